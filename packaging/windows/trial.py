"""Uses the build for Windows under Wine as a person would: commands, window, installer, portable copy.

What Wine cannot show stands in README.md; a run here does not replace a real desk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import smoke
from bilingual import stop, tell
from try_packages import OTHER, STARTED

from windows import making
from windows.wine import Wine, make_up, prefix

ROOT = making.WORK / "wine"
PICTURES = making.WORK / "pictures"
PORTABLE = r"C:\stick\qjviewer"
RUNNING = 3
MANAGER = "openbox"
TOOLS = {MANAGER: "openbox"}
PATIENCE = 240
# What the program keeps of a person; beside it, in Setup, is what the installer notes.
_SETTINGS = r"HKEY_CURRENT_USER\Software\qjviewer"
TYPES = (".qjb", "qjviewer.Briefing")
_KEYS = (
    r"HKCU\Software\Classes\.qjb",
    r"HKCU\Software\Classes\qjviewer.Briefing\shell\open\command",
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\qjviewer",
)


def passed(what: str) -> None:
    """Say that a step did what it should."""
    print(f"  ✓ {what}", flush=True)


def failed(chinese: str, english: str, said: object = "") -> None:
    """Say what went wrong, and end the build."""
    stop(f"{chinese}\n{said}", english)


def try_commands(wine: Wine, folder: str) -> None:
    """Run every command of the program in `folder`, and look for what each makes."""
    place = r"C:\trial"
    wine.outside(place).mkdir(parents=True)
    for words, product in smoke.commands("/trial"):
        given = [word.replace("/trial", place).replace("/", "\\") for word in words]
        code, said = wine.run(f"{folder}\\qjviewer.exe", *given)
        made = wine.outside(place) / product.removeprefix("/trial/")
        if code or "Traceback" in said or (product and not made.stat().st_size):
            failed(f"命令失败：{given} → {code}", "A command failed under Wine.", said[-3000:])
        passed(" ".join(given))


def try_window(wine: Wine, folder: str) -> None:
    """Open the window, a briefing by a second start, change it on disk, show and preview it."""
    briefing = r"C:\trial\new"
    process = wine.start(f"{folder}\\qjviewerw.exe")
    try:
        _until(lambda: bool(smoke.titles(wine.display)), "窗口没有出现。", "No window appeared.")
        _picture(wine, "window")
        _expect(wine, 0, f"{folder}\\qjviewerw.exe", briefing)
        _until_title(wine, STARTED)
        passed("window; a second start hands its briefing over and ends")
        _replace(wine.outside(briefing) / "briefing.yaml", STARTED, OTHER)
        _until_title(wine, OTHER)
        passed("a file replaced, with Windows' line ends, is shown")
        for name, key in (("show", "F5"), ("preview", "ctrl+p")):
            before, count = _picture(wine, "opened"), len(smoke.windows(wine.display))
            _press(wine, key)
            _until_more(wine, count)
            _picture(wine, name, other_than=before)
            _press(wine, "Escape")
            time.sleep(2)
        if process.poll() is not None:
            failed("程序提前退出了。", "The program ended by itself.")
        passed("show and preview opened and left")
    finally:
        wine.stop()


def _until(holds: Callable[[], bool], chinese: str, english: str) -> None:
    started = time.monotonic()
    while not holds():
        if time.monotonic() - started > PATIENCE:
            failed(chinese, english)
        time.sleep(0.3)


def _until_title(wine: Wine, words: str) -> None:
    def is_there() -> bool:
        return any(words in title for title in smoke.titles(wine.display))

    _until(is_there, f"标题里没有“{words}”：{smoke.titles(wine.display)}", "The title does not change.")


def _until_more(wine: Wine, count: int) -> None:
    def is_there() -> bool:
        return len(smoke.windows(wine.display)) > count

    _until(is_there, "没有打开新窗口。", "The key opened no window.")


def _replace(path: Path, old: str, new: str) -> None:
    """As editors on Windows save: a new file put in the old one's place, CR LF at the ends of lines."""
    text = path.read_text(encoding="utf-8").replace(old, new)
    beside = path.with_name("saved.tmp")
    beside.write_bytes(text.replace("\n", "\r\n").encode())
    beside.replace(path)


def _press(wine: Wine, key: str) -> None:
    """Press a key in the window that was opened last."""
    window = smoke.windows(wine.display)[-1]
    command = ["xdotool", "windowactivate", "--sync", window, "key", key]
    subprocess.run(command, env=wine.environ(), check=False, timeout=PATIENCE)


def _picture(wine: Wine, name: str, other_than: bytes = b"") -> bytes:
    return smoke.picture_at_rest(
        wine.display, PICTURES / f"{name}.png", other_than=other_than, patience=PATIENCE
    )


def _files(wine: Wine) -> set[str]:
    """Every file on drive C but Windows' own."""
    drive = wine.outside("C:\\")
    found = (path for path in drive.rglob("*") if not path.is_dir())
    return {name for path in found if not (name := path.relative_to(drive).as_posix()).startswith("windows/")}


def _registry(wine: Wine) -> set[str]:
    """The lines of the user's part of the registry."""
    _expect(wine, 0, "reg", "export", "HKCU", r"C:\user.reg", "/y")
    return set(wine.outside(r"C:\user.reg").read_text("utf-16").splitlines())


def try_installer(wine: Wine, setup: Path) -> None:
    """Install, use, refuse while it runs, and remove; nothing stays behind."""
    shutil.copy(setup, wine.outside(r"C:\setup.exe"))
    before, known = _files(wine), _registry(wine)
    _expect(wine, 0, r"C:\setup.exe", "/S")
    for key in _KEYS:
        _expect(wine, 0, "reg", "query", key)
    passed("installed, known to Windows by file type and for removal")
    place = wine.variable("LOCALAPPDATA") + r"\Programs\qjviewer"
    make_up(wine, wine.outside(place))
    process = wine.start(f"{place}\\qjviewerw.exe")
    _until(lambda: bool(smoke.titles(wine.display)), "安装后没有窗口。", "No window after installation.")
    _picture(wine, "installed")
    try_double_click(wine, place)
    _expect(wine, RUNNING, r"C:\setup.exe", "/S")
    _expect(wine, RUNNING, f"{place}\\uninstall.exe", "/S", f"_?={place}")
    passed("neither installed over nor removed while it runs")
    wine.stop()
    process.wait(30)
    _expect(wine, 0, f"{place}\\uninstall.exe", "/S", f"_?={place}")
    # With _? the remover runs in place, where it cannot take itself away.
    left = {n for n in _files(wine) - before if not n.endswith(("/uninstall.exe", "/crash.log", "user.reg"))}
    keys = {line for line in _registry(wine) - known if "qjviewer" in line}
    kept = {line for line in keys if line.startswith((f"[{_SETTINGS}]", f"[{_SETTINGS}\\qjviewer"))}
    if left or keys - kept:
        failed(f"卸载后还有：{sorted(left)[:20]}", "Something is left after removal.", sorted(keys - kept))
    passed("removed; nothing is left but what the program keeps of a person")


def try_double_click(wine: Wine, place: str) -> None:
    """Open a briefing by what the registry says of its type; the window that is open shows it.

    Wine looks for types where all users' are kept; Windows joins those of the user, as is made up for here.
    """
    for key in TYPES:
        _expect(wine, 0, "reg", "copy", f"HKCU\\Software\\Classes\\{key}", f"HKCR\\{key}", "/s", "/f")
    folder = r"C:\我的 文件"
    _expect(wine, 0, f"{place}\\qjviewer.exe", "new", f"{folder}\\new")
    _expect(wine, 0, f"{place}\\qjviewer.exe", "pack", f"{folder}\\new", "-o", f"{folder}\\上半年.qjb")
    wine.run("start", f"{folder}\\上半年.qjb")
    _until_title(wine, STARTED)
    shutil.rmtree(wine.outside(folder))
    passed("a file opened by its type")


def _expect(wine: Wine, wanted: int, *words: str) -> None:
    code, said = wine.run(*words)
    if code != wanted:
        failed(f"{words} → {code}，应为 {wanted}", "Not the exit code expected.", said[-2000:])


def try_portable(wine: Wine, archive: Path) -> None:
    """Unpack the portable copy and use it: outside its own folder nothing changes."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(wine.outside(r"C:\stick"))
    make_up(wine, wine.outside(PORTABLE))
    _registry(wine)
    before, known = _files(wine), _registry(wine)
    # What was printed is remembered, and passing files are made: both below its folder.
    _expect(wine, 0, f"{PORTABLE}\\qjviewer.exe", "print", "-o", r"C:\stick\one.pdf")
    process = wine.start(f"{PORTABLE}\\qjviewerw.exe")
    _until(lambda: bool(smoke.titles(wine.display)), "便携版没有窗口。", "The portable copy shows no window.")
    time.sleep(5)
    wine.run("taskkill", "/IM", "qjviewerw.exe")
    process.wait(60)
    outside = {name for name in _files(wine) - before if not name.startswith("stick/")}
    changed = {line for line in _registry(wine) ^ known if "qjviewer" in line}
    if outside or changed:
        failed(f"便携版在别处留下：{sorted(outside)}", "The portable copy wrote elsewhere.", changed)
    if not (wine.outside(PORTABLE) / "user" / "settings.ini").is_file():
        failed("便携版没有保存设置。", "The portable copy kept no settings.")
    passed("portable: settings in its own folder, nothing elsewhere")


def steps(program: Path, made: list[Path]) -> Iterator[Callable[[Wine], None]]:
    """Everything that is tried, in order."""

    def unpacked(wine: Wine) -> None:
        copy = wine.outside(r"C:\program")
        shutil.copytree(program, copy)
        make_up(wine, copy)
        try_commands(wine, r"C:\program")
        try_window(wine, r"C:\program")

    yield unpacked
    yield lambda wine: try_installer(wine, next(path for path in made if path.suffix == ".exe"))
    yield lambda wine: try_portable(wine, next(path for path in made if path.suffix == ".zip"))


def main(made: list[Path]) -> None:
    """Try the build out under Wine, each part in a prefix of its own."""
    tell("在 Wine 里试用 Windows 版：", "Trying the build for Windows under Wine:")
    for step in steps(making.WORK / making.FOLDER, made):
        with desktop() as display, prefix(ROOT, display) as wine:
            step(wine)


@contextmanager
def desktop() -> Iterator[str]:
    """A display with somebody who manages windows: without, Wine's keep their first size when maximised."""
    with smoke.virtual_display() as display:
        environ = {**os.environ, "DISPLAY": display}
        with subprocess.Popen([MANAGER], env=environ, stderr=subprocess.DEVNULL) as manager:
            try:
                yield display
            finally:
                manager.terminate()
