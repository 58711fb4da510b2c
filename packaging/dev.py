"""Set up and run everything. Needs Python 3.10 or newer and nothing else.

  python3 packaging/dev.py [PATH]    set up and open the briefing; other arguments go to qjviewer
  python3 packaging/dev.py test      set up and run the quality gate; other arguments go to pytest
  python3 packaging/dev.py setup     set up for both
  python3 packaging/dev.py bench     set up and measure how fast the program is; -h tells more
  python3 packaging/dev.py intake-score DIR
                                     set up and measure how well workbooks are read; -h tells more
  python3 packaging/dev.py access    set up and read the window on the accessibility bus; -h tells more
  python3 packaging/dev.py fonts     build resources/fonts anew
  python3 packaging/dev.py claims    set up and score the reader of claims; -h tells more
  python3 packaging/dev.py meeting   set up and hold a whole meeting by its keys, on two virtual screens
  python3 packaging/dev.py mutate    set up and see which small changes no test notices; -h tells more
  python3 packaging/dev.py lock      write the locked requirements anew (needs uv)

Without a display the first one renders every tab to PNG and the summary to PDF, into --out FOLDER.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

import environment
import system_packages
from bilingual import stop, tell
from environment import ROOT
from system_packages import Need

FONTS = ("QJSansSC-Regular", "QJSansSC-Bold", "QJSerifSC-Regular", "QJSerifSC-Bold")
UNSEEN = ("offscreen", "minimal")
# A process a core: tests hardly wait, and each process reads all of them and keeps briefings of its own. More
# than four would need more memory than many machines have. Each takes modules that no other has begun
# (tests/conftest.py): to hand out tests one by one, and every outcome back, takes a tenth of the time.
PROCESSES = min(4, os.cpu_count() or 1)
QUICK = (["ruff", "check", "."], ["ruff", "format", "--check", "."])
LOCK_OPTIONS = ["--universal", "--python-version", "3.10", "--generate-hashes", "--no-header"]
# Frozen, the program has all its formats: nobody can add a library to it.
LOCK_EXTRAS = {"run": (), "dev": ("dev",), "freeze": ("freeze", "pptx", "xlsx", "docx", "intake")}
LOCK_HEADER = "# Written by packaging/dev.py lock from pyproject.toml. Do not edit.\n"


def has_display(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a person could see a window."""
    if environ.get("QT_QPA_PLATFORM", "").split(":")[0] in UNSEEN:
        return False
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def child_environ(*, unseen: bool, cwd: Path | None) -> dict[str, str]:
    """The environment for our own Python programs, which find qjviewer from any folder."""
    environ = {**os.environ, "PYTHONUTF8": "1"}
    # Without kept bytecode every one of the many programs that tests start compiles all modules anew.
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if cwd != ROOT:
        environ["PYTHONPATH"] = str(ROOT)
    if unseen:
        environ["QT_QPA_PLATFORM"] = "offscreen"
    return environ


def run_python(arguments: list[str], *, unseen: bool = False, cwd: Path | None = None) -> int:
    """Run the environment's Python; its exit code."""
    return start_python(arguments, unseen=unseen, cwd=cwd).wait()


def start_python(
    arguments: list[str], *, unseen: bool = False, cwd: Path | None = None, told: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """Start the environment's Python; all it says goes to the terminal, or to `told`."""
    command = [str(environment.python_of(environment.VENV)), *arguments]
    environ = child_environ(unseen=unseen, cwd=cwd)
    return subprocess.Popen(command, env=environ, cwd=cwd, stdout=told, stderr=told and subprocess.STDOUT)


def report_fonts() -> None:
    """Say so if our own fonts are not there."""
    lacking = [name for name in FONTS if not (ROOT / "resources/fonts" / f"{name}.ttf").is_file()]
    if lacking:
        tell(
            f"缺少自带字体 {'、'.join(lacking)}，将使用系统字体。",
            f"Our own fonts are missing ({', '.join(lacking)}); the system's are used instead.",
        )


def is_command(arguments: list[str]) -> bool:
    """Whether the arguments are for one of qjviewer's sub-commands, which open no window."""
    first = arguments[0] if arguments else ""
    if first in {"-h", "--help", "--version"}:
        return True
    private = first.startswith("_")
    return first.isidentifier() and not private and (ROOT / "qjviewer/cli" / f"{first}.py").is_file()


def take_folder(arguments: list[str]) -> tuple[Path, list[str]]:
    """Where previews go, and the other arguments."""
    rest = list(arguments)
    if "--out" not in rest:
        return ROOT / "build" / "preview", rest
    at = rest.index("--out")
    if at + 1 == len(rest):
        stop("--out 后面要有文件夹名。", "--out needs the name of a folder.")
    folder = Path(rest[at + 1]).resolve()
    del rest[at : at + 2]
    return folder, rest


def preview(arguments: list[str]) -> int:
    """Render what the window would show, where there is none to show it."""
    folder, rest = take_folder(arguments)
    tell(
        f"没有可用的显示器，改为把各页画成图片、把摘要写成 PDF：{folder}",
        f"There is no display, so every tab is rendered to PNG and the summary to PDF: {folder}",
    )
    folder.mkdir(parents=True, exist_ok=True)
    qjviewer = ["-m", "qjviewer"]
    shots = run_python([*qjviewer, "shot", *rest, "--all", "-o", str(folder)], unseen=True)
    paper = run_python([*qjviewer, "print", *rest, "-o", str(folder / "summary.pdf")], unseen=True)
    for path in sorted(folder.iterdir()):
        print(path)
    return shots or paper


def prepare(kind: str, needs: tuple[Need, ...], *, window: bool = False) -> None:
    """Bring this machine and .venv to where qjviewer ("run") or its tests ("dev") can start."""
    lacking = system_packages.lacking(needs, os.environ, window=window)
    system_packages.provide(lacking + environment.lacking(kind))
    environment.prepare(kind)
    report_fonts()


def open_briefing(arguments: list[str]) -> int:
    """Set up and start qjviewer, with a window if anybody can see it."""
    command, seen = is_command(arguments), has_display(os.environ)
    window = seen and not command
    needs = system_packages.BASE + (system_packages.PRINTING if window else ())
    prepare("run", needs, window=window)
    if window or command:
        return run_python(["-m", "qjviewer", *arguments], unseen=not seen)
    return preview(arguments)


def setup(_arguments: list[str]) -> int:
    """Get all that running and testing need."""
    groups = (system_packages.BASE, system_packages.X11, system_packages.PRINTING, system_packages.TESTING)
    prepare("dev", tuple(need for group in groups for need in group))
    return 0


def test(arguments: list[str]) -> int:
    """Set up and run the whole quality gate; every step runs, so that one run tells all."""
    setup([])
    failed = [" ".join(step) for step in QUICK if gate_step(step)]
    with tempfile.TemporaryDirectory(prefix="qjviewer-tests-") as folder:
        begun = time.monotonic()
        # Without percentages: a process does not know how much of the tests it will run.
        tests = ["pytest", "-q", "-o", "console_output_style=classic", f"--among={folder}", *arguments]
        # Beside the first process of tests; what they say is told once that has finished.
        beside = [Beside(["mypy"], folder), *(Beside(tests, folder) for _ in range(PROCESSES - 1))]
        failed += ["pytest"] if gate_step(tests) else []
        failed += [process.step[0] for process in beside if process.finish()]
        print(f"{outcomes(Path(folder))} in {time.monotonic() - begun:.2f}s", flush=True)
    if failed:
        tell(f"未通过：{'；'.join(failed)}", f"Failed: {'; '.join(failed)}")
        return 1
    tell("全部通过。", "All passed.")
    return 0


def outcomes(folder: Path) -> str:
    """What came of the tests of all processes together, as pytest words it: 9 passed, 1 skipped."""
    found: Counter[str] = Counter()
    for path in folder.glob("outcomes-*"):
        found.update(json.loads(path.read_text("utf-8")))
    return ", ".join(f"{number} {outcome}" for outcome, number in found.items() if number)


def gate_step(step: list[str]) -> int:
    """Run one step of the gate before everybody's eyes; its exit code."""
    print("$", *step, flush=True)
    return run_python(["-m", *step], unseen=not has_display(os.environ), cwd=ROOT)


class Beside:
    """A step of the gate that runs beside others and is told afterwards."""

    def __init__(self, step: list[str], folder: str) -> None:
        number, path = tempfile.mkstemp(dir=folder)
        self.step, self._told = step, Path(path)
        with open(number, "wb") as told:
            unseen = not has_display(os.environ)
            self._process = start_python(["-m", *step], unseen=unseen, cwd=ROOT, told=told)

    def finish(self) -> int:
        """Wait for it and say what it said; its exit code."""
        code = self._process.wait()
        print("$", *self.step, flush=True)
        sys.stdout.buffer.write(self._told.read_bytes())
        sys.stdout.buffer.flush()
        return code


def bench(arguments: list[str]) -> int:
    """Set up and measure; downloads nothing to compare with, peers count only where installed."""
    setup([])
    return run_python(["-m", "tests.bench", *arguments], cwd=ROOT)


def intake_score(arguments: list[str]) -> int:
    """Set up and score how figures are read from workbooks that have truth files beside them."""
    setup([])
    return run_python([str(ROOT / "packaging/intake_score.py"), *arguments])


def access(arguments: list[str]) -> int:
    """Set up and hold what a screen reader finds against goldens; says what is missing for that."""
    setup([])
    return run_python(["-m", "tests.ui.bus", *arguments], cwd=ROOT)


def fonts(arguments: list[str]) -> int:
    """Set up, build the fonts and measure them."""
    setup([])
    failed = run_python([str(ROOT / "packaging/build_fonts.py"), *arguments])
    return failed or run_python([str(ROOT / "packaging/measure_fonts.py")])


def claims(arguments: list[str]) -> int:
    """Set up and score the reader of claims: ours, or any files of facts, names and claims."""
    setup([])
    return run_python([str(ROOT / "packaging/score_claims.py"), *arguments])


def meeting(arguments: list[str]) -> int:
    """Set up and hold a meeting; where its tools are missing it says so."""
    setup([])
    return run_python([str(ROOT / "packaging/meeting.py"), *arguments], unseen=True)


def mutate(arguments: list[str]) -> int:
    """Set up and try small changes of the program against its tests."""
    setup([])
    return run_python([str(ROOT / "packaging/mutate.py"), *arguments], cwd=ROOT)


def lock(arguments: list[str]) -> int:
    """Write the requirement files anew; `--upgrade` takes the newest versions pyproject.toml allows."""
    for kind, path in environment.LOCKS.items():
        extra = [word for name in LOCK_EXTRAS[kind] for word in ("--extra", name)]
        command = ["uv", "pip", "compile", "pyproject.toml", *LOCK_OPTIONS, *extra, *arguments]
        made = subprocess.run([*command, "-o", str(path), "-q"], cwd=ROOT, check=False)
        if made.returncode:
            return made.returncode
        # The index is the reader's choice: a lock that names one works only where it was written.
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(("#", "-", " " * 4 + "# from http"))]
        path.write_text(LOCK_HEADER + "".join(kept), encoding="utf-8")
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "access": access,
    "bench": bench,
    "claims": claims,
    "fonts": fonts,
    "intake-score": intake_score,
    "lock": lock,
    "meeting": meeting,
    "mutate": mutate,
    "setup": setup,
    "test": test,
}


def main(arguments: list[str]) -> int:
    """Run one command of this script."""
    if sys.version_info < (3, 10):  # noqa: UP036 - this is the file an older Python meets first
        stop(
            f"需要 Python 3.10 或更新的版本；这里是 {sys.version.split()[0]}。",
            f"Python 3.10 or newer is needed; this is {sys.version.split()[0]}.",
        )
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    return open_briefing(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
