"""Freeze qjviewer with PyInstaller into dist/qjviewer, and try the result out.

  python3 packaging/freeze.py [--python PYTHON]

Without --python an environment of its own is made in build/freeze from the locked requirements.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import desktop_files
import floors
import frozen_parts
import licences
import smoke
import stripping
from bilingual import tell
from environment import BUILD, DIST, LOCKS, ROOT, python_of

WORK = BUILD / "pyinstaller"
VENV = BUILD / "freeze"
FROZEN = DIST / "qjviewer"
# Below the frozen folder.
LICENCES = f"_internal/{frozen_parts.LICENCES_PLACE}"
SYSTEM_PYTHON = Path("/usr/bin/python3")


def base_python() -> str:
    """The Python to freeze: the system's on Linux, where it can make environments.

    One that somebody compiled at home carries the paths of that home in its libraries.
    """
    if sys.platform.startswith("linux") and SYSTEM_PYTHON.is_file():
        able = [str(SYSTEM_PYTHON), "-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))"]
        if subprocess.run(able, capture_output=True, check=False).returncode == 0:
            return str(SYSTEM_PYTHON)
    return sys.executable


def make_environment() -> Path:
    """The Python of an environment with what the program can use and PyInstaller, and no more."""
    python = python_of(VENV)
    if not python.is_file():
        subprocess.run([base_python(), "-m", "venv", str(VENV)], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--require-hashes", "-r", str(LOCKS["freeze"])], check=True)
    return python


def freeze(python: Path) -> Path:
    """Build the frozen folder, with licences."""
    licences.collect(licences.installed(python), frozen_parts.LICENCES, "linux-frozen")
    folders = ["--distpath", str(DIST), "--workpath", str(WORK)]
    spec = ROOT / "packaging" / "qjviewer.spec"
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, str(spec)]
    # A fixed seed and date: the same sources give the same archive.
    environ = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": desktop_files.release_second()}
    subprocess.run(command, cwd=ROOT, env=environ, check=True)
    if sys.platform.startswith("linux"):
        kept = [path.name for path in stripping.strip(FROZEN)]
        floors.require_own_libraries(FROZEN)
        tell(f"保留符号：{'、'.join(kept)}", f"Not stripped, as it would break: {', '.join(kept)}")
    named = traces(FROZEN, homes(python))
    if named:
        tell(
            f"以下文件带有本机的路径，不宜发布：{'、'.join(named[:5])}",
            f"These files name folders of this machine, so do not hand them out: {len(named)} in all",
        )
    return FROZEN


def traces(folder: Path, words: tuple[str, ...]) -> list[str]:
    """The files below a folder that contain any of the words."""
    wanted = [word.encode() for word in words]
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.name for path in paths if any(word in path.read_bytes() for word in wanted)]


def homes(python: Path) -> tuple[str, ...]:
    """Folders of the build machine that no build may name: the sources, and a Python of one's own."""
    ask = [str(python), "-c", "import sys; print(sys.base_prefix)"]
    prefix = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    return (f"{ROOT}/", prefix) if Path(prefix).is_relative_to(Path.home()) else (f"{ROOT}/",)


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
