"""The two programs that start qjviewer on Windows, compiled on Linux."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "launcher"
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
# For the command line; for the menu and double clicks, without a console. As python and pythonw.
PROGRAMS = {"qjviewer": 1, "qjviewerw": 0}
# No time stamp in the file: the same sources give the same program.
_FLAGS = ("-municode", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-static", "-Wl,--no-insert-timestamp")


def numbers(version: str) -> str:
    """A version as Windows counts it: four numbers, commas between."""
    parts = [part for part in version.split(".") if part.isdigit()]
    return ",".join((parts + ["0"] * 4)[:4])


def build(target: Path, version: str) -> list[Path]:
    """Compile both programs into a folder."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name in ("launcher.c", "launcher.manifest"):
            shutil.copy(SOURCES / name, folder)
        shutil.copy(HERE / "qjviewer.ico", folder)
        return [_compile(folder, name, console, target, version) for name, console in PROGRAMS.items()]


def _compile(folder: Path, name: str, console: int, target: Path, version: str) -> Path:
    text = (SOURCES / "launcher.rc").read_text(encoding="utf-8")
    for mark, value in (("NUMBERS", numbers(version)), ("VERSION", version), ("NAME", name)):
        text = text.replace(f"@{mark}@", value)
    (folder / "launcher.rc").write_text(text, encoding="utf-8")
    subprocess.run([RESOURCES, "-c", "65001", "launcher.rc", "launcher.o"], cwd=folder, check=True)
    kind = "-mconsole" if console else "-mwindows"
    made = target / f"{name}.exe"
    sources = ["launcher.c", "launcher.o"]
    command = [COMPILER, *_FLAGS, kind, f"-DCONSOLE={console}", *sources, "-o", str(made)]
    subprocess.run(command, cwd=folder, check=True)
    return made
