"""Try out a built program the way a stranger would: every claim here is executed."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bilingual import stop

PATIENCE = 120  # seconds, for a machine that has other things to do
EMPTY = 20_000  # bytes of a picture of nothing, at most
NEED_LIBRARIES = ("pptx", "docx", "xlsx")
CANNOT_FAIL = ("Traceback", "could not find or load", "Failed to execute")


@dataclass(frozen=True)
class Program:
    """How to start it: words before its arguments, and where its files are seen from outside.

    `root` is the folder of a chroot, or empty: what it writes to /x is then found at root/x.
    """

    command: Sequence[str]
    root: str = ""

    def environ(self, home: str, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """A bare environment, as nothing of the build machine may help."""
        return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": home, **(more or {})}

    def run(self, *arguments: str, home: str) -> str:
        """Its output; ends the build when it fails."""
        done = subprocess.run(
            [*self.command, *arguments],
            env=self.environ(home),
            cwd="/",
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode or any(words in done.stderr for words in CANNOT_FAIL):
            shown = f"{' '.join(arguments)} → {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
            stop(f"试运行失败：{shown}", "The program failed when tried out.")
        return done.stdout


def commands(folder: str, *, formats: bool = True) -> list[tuple[list[str], str]]:
    """What is run, in order, with the file each makes, if any; `formats` are those that need libraries."""
    new, packed = f"{folder}/new", f"{folder}/new.qjb"
    return [
        (["--version"], ""),
        (["check"], ""),
        (["new", new], f"{new}/briefing.yaml"),
        (["check", "--strict", new], ""),
        (["pack", new, "-o", packed], packed),
        (["check", "--strict", packed], ""),
        (["print", "-o", f"{folder}/one.pdf"], f"{folder}/one.pdf"),
        # Two at a time: each in a worker that is this program started again.
        (["print", new, packed, "--jobs", "2", "-o", f"{folder}/many/"], f"{folder}/many/new-2.pdf"),
        (["shot", "-o", f"{folder}/window.png"], f"{folder}/window.png"),
        *(formats_made(folder) if formats else ()),
    ]


def formats_made(folder: str) -> list[tuple[list[str], str]]:
    """Every format that needs a library of its own, and a form read back."""
    form = f"{folder}/form.xlsx"
    made = [
        (["export", "--to", to, "-o", f"{folder}/out.{to}"], f"{folder}/out.{to}") for to in NEED_LIBRARIES
    ]
    new = f"{folder}/new"
    return [
        *made,
        (["template", new, "-o", form], form),
        (["import", form, "-o", new], f"{new}/briefing.yaml"),
    ]


def try_commands(program: Program, *, formats: bool = True) -> None:
    """Run the program without a display."""
    with tempfile.TemporaryDirectory(dir=f"{program.root}/tmp") as outside:
        inside = outside.removeprefix(program.root)
        for arguments, product in commands(inside, formats=formats):
            program.run(*arguments, home=inside)
            if product and not Path(program.root + product).stat().st_size:
                stop(f"没有生成 {product}", f"{product} is empty.")
            print("  ✓", " ".join(arguments).replace(inside, "…"), flush=True)


def try_window(program: Program, picture: Path | None = None) -> float:
    """Open the window on an X server of our own; how many seconds until it is seen."""
    with tempfile.TemporaryDirectory(dir=f"{program.root}/tmp") as outside, virtual_display() as display:
        home = outside.removeprefix(program.root)
        environ = program.environ(home, {"DISPLAY": display})
        with subprocess.Popen(program.command, env=environ, cwd="/") as process:
            try:
                waited = wait_for_window(display, process)
                if picture:
                    picture_at_rest(display, picture)
                time.sleep(2)  # a crash after the first paint counts too
                if process.poll() is not None:
                    stop("窗口出现后程序退出了。", "The program ended after showing its window.")
            finally:
                process.terminate()
    print(f"  ✓ window after {waited:.1f} s", flush=True)
    return waited


@contextmanager
def virtual_display() -> Iterator[str]:
    """A display that nobody sees, without access control, as a chroot has no key to it."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x900x24", "-ac", "-nolisten", "tcp"]
    # Else it begins anew when its last window has gone, and refuses who comes meanwhile.
    command.append("-noreset")
    with subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        try:
            with os.fdopen(reader) as answer:
                yield f":{answer.readline().strip()}"
        finally:
            server.terminate()


def windows(display: str) -> list[str]:
    """The windows of the program that are shown."""
    return _xdotool(display, "search", "--onlyvisible", "--class", "qjviewer")


def processes(display: str) -> list[str]:
    """The processes those windows belong to."""
    return sorted({pid for window in windows(display) for pid in _xdotool(display, "getwindowpid", window)})


def _xdotool(display: str, *words: str) -> list[str]:
    environ = {**os.environ, "DISPLAY": display}
    done = subprocess.run(["xdotool", *words], env=environ, capture_output=True, text=True, check=False)
    return done.stdout.split()


def titles(display: str) -> list[str]:
    """What stands in the title bars of those windows."""
    return [" ".join(_xdotool(display, "getwindowname", window)) for window in windows(display)]


def wait_for_title(display: str, words: str) -> None:
    """Until there is one window and its title holds the words; ends the build when that does not come."""
    started = time.monotonic()
    while not (len(found := titles(display)) == 1 and words in found[0]):
        if time.monotonic() - started > PATIENCE:
            stop(f"窗口标题是 {found}，应有“{words}”。", "The window does not show the file opened.")
        time.sleep(0.1)


def picture_at_rest(
    display: str, target: Path, *, other_than: bytes = b"", patience: int = PATIENCE
) -> bytes:
    """Save what the display shows, with ImageMagick, once something new is painted and rests.

    Ends the build when that does not come: a window without content makes a tiny file.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    before, seen = b"", _picture(display, target)
    while len(seen) <= EMPTY or seen != before or seen == other_than:
        if time.monotonic() - started > patience:
            stop(f"窗口没有内容：{target}", f"Nothing new is painted: {target}")
        time.sleep(2)
        before, seen = seen, _picture(display, target)
    return seen


def _picture(display: str, target: Path) -> bytes:
    subprocess.run(["import", "-display", display, "-window", "root", str(target)], check=True)
    return target.read_bytes()


def wait_for_window(display: str, process: subprocess.Popen[bytes] | None = None) -> float:
    """Seconds until the window is seen; ends the build when it does not come."""
    started = time.monotonic()
    while not windows(display):
        ended = process is not None and process.poll() is not None
        if ended or time.monotonic() - started > PATIENCE:
            stop("窗口没有出现。", "The window did not appear.")
        time.sleep(0.05)
    return time.monotonic() - started
