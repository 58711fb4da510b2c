"""Freeze qjviewer with PyInstaller into dist/qjviewer, and try the result out.

  python3 packaging/freeze.py [--python PYTHON]

Without --python an environment of its own is made in build/freeze from the locked requirements.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import licences
import smoke
from bilingual import tell
from environment import LOCKS, ROOT, python_of

DIST = ROOT / "dist"
WORK = ROOT / "build" / "pyinstaller"
VENV = ROOT / "build" / "freeze"
FROZEN = DIST / "qjviewer"
REQUIREMENTS = ROOT / "packaging" / "requirements-freeze.txt"


def make_environment() -> Path:
    """The Python of an environment with the program's requirements and PyInstaller, and no more."""
    python = python_of(VENV)
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--require-hashes", "-r", str(LOCKS["run"])], check=True)
    subprocess.run([*install, "-r", str(REQUIREMENTS)], check=True)
    return python


def freeze(python: Path) -> Path:
    """Build the frozen folder, with licences."""
    folders = ["--distpath", str(DIST), "--workpath", str(WORK)]
    spec = ROOT / "packaging" / "qjviewer.spec"
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, str(spec)]
    # A fixed seed and date: the same sources give the same archive.
    environ = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1704067200"}
    subprocess.run(command, cwd=ROOT, env=environ, check=True)
    licences.collect(python, FROZEN / "licenses")
    drop_symbols(FROZEN)
    return FROZEN


def drop_symbols(folder: Path) -> None:
    """Strip Python's own library, three quarters of which may be symbols; OpenBLAS would break."""
    strip = shutil.which("strip") if sys.platform.startswith("linux") else None
    for path in folder.glob("_internal/libpython3*.so*") if strip else ():
        subprocess.run([str(strip), "--strip-unneeded", str(path)], check=True)


def program(folder: Path = FROZEN) -> Path:
    """The program in a frozen folder."""
    return folder / ("qjviewer.exe" if sys.platform == "win32" else "qjviewer")


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def main(arguments: list[str]) -> int:
    """Freeze, then try it out where that is possible."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--python", type=Path, help="one that has PyInstaller and the requirements")
    python = parser.parse_args(arguments).python or make_environment()
    folder = freeze(python)
    if sys.platform.startswith("linux"):
        tried = smoke.Program([str(program())])
        smoke.try_commands(tried)
        smoke.try_window(tried)
    megabytes = size_of(folder) / 1e6
    tell(f"已生成 {folder}（{megabytes:.0f} MB）", f"Built {folder} ({megabytes:.0f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
