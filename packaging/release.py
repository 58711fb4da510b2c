"""Make everything this machine can make into dist/, and say what it is.

  python3 packaging/release.py [--try] [--base FOLDER]

On Linux: wheel, frozen program, .deb (with dpkg-deb) and .tar.xz. On Windows and
macOS: wheel, frozen program, and the installer or disk image if its tool is there. --try installs
the packages on a clean Debian, which needs root (see try_packages.py).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import build_deb
import build_tarball
import building
import desktop_files
import freeze
import smoke
import try_packages
from bilingual import tell
from environment import LOCKS, ROOT, python_of
from licences import OVERVIEW

BUILD = "import sys; from setuptools import build_meta as b; b.build_wheel(sys.argv[1])"


def build_wheel(python: Path) -> list[Path]:
    """The wheel, built from a copy of what is committed."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "source"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(source)], check=True)
        environ = {**os.environ, "SOURCE_DATE_EPOCH": desktop_files.release_second()}
        command = [str(python), "-c", BUILD, str(freeze.DIST)]
        subprocess.run(command, cwd=source, env=environ, stdout=subprocess.DEVNULL, check=True)
    return sorted(freeze.DIST.glob("*.whl"))


def try_wheel(wheel: Path) -> None:
    """Install the wheel into an environment of its own and use the command it brings."""
    with tempfile.TemporaryDirectory(dir="/tmp") as scratch:
        subprocess.run([sys.executable, "-m", "venv", scratch], check=True)
        install = [str(python_of(Path(scratch))), "-m", "pip", "install", "--quiet"]
        subprocess.run([*install, "--require-hashes", "-r", str(LOCKS["run"])], check=True)
        subprocess.run([*install, "--no-deps", str(wheel)], check=True)
        program = smoke.Program([f"{scratch}/bin/qjviewer"])
        smoke.try_commands(program, formats=False)
        smoke.try_window(program)


def build_for_linux(python: Path) -> list[Path]:
    """The packages for Linux that this machine has tools for."""
    made = [building.package(build_tarball.build, python)]
    if shutil.which("dpkg-deb"):
        made.append(building.package(build_deb.build, python))
    return made


def build_for_windows() -> list[Path]:
    """The installer, if Inno Setup is there."""
    compiler = shutil.which("iscc")
    if compiler:
        recipe = ROOT / "packaging" / "windows" / "qjviewer.iss"
        subprocess.run([compiler, f"/DVersion={desktop_files.version()}", str(recipe)], check=True)
    return sorted(freeze.DIST.glob("*-setup.exe"))


def build_for_macos() -> list[Path]:
    """The disk image."""
    script = ROOT / "packaging" / "macos" / "make_dmg.sh"
    subprocess.run(["sh", str(script), desktop_files.version()], check=True)
    return sorted(freeze.DIST.glob("*.dmg"))


def build_all(python: Path) -> list[Path]:
    """Everything that is handed out."""
    wheels = build_wheel(python)
    if sys.platform == "win32":
        return wheels + build_for_windows()
    if sys.platform == "darwin":
        return wheels + build_for_macos()
    for wheel in wheels:
        try_wheel(wheel)
    return wheels + build_for_linux(python)


def sizes(paths: list[Path]) -> str:
    """A line for every file."""
    return "\n".join(f"{path.stat().st_size / 1e6:8.1f} MB  {path.name}" for path in paths)


def checksums(paths: list[Path]) -> str:
    """What `sha256sum -c` reads."""
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths)


def main(arguments: list[str]) -> int:
    """Build, try and list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--try", dest="tried", action="store_true", help="install them on a clean Debian")
    parser.add_argument("--base", type=Path, help="a bare Debian to copy for that")
    args = parser.parse_args(arguments)
    shutil.rmtree(freeze.DIST, ignore_errors=True)
    freeze.DIST.mkdir()
    python = freeze.make_environment()
    freeze.main(["--python", str(python)])
    made = build_all(python)
    if args.tried:
        try_packages.main(["--base", str(args.base)] if args.base else [])
    (freeze.DIST / "SHA256SUMS").write_text(checksums(made), encoding="utf-8")
    tell("已生成：", "Made:")
    print(sizes(made))
    print(f"{freeze.size_of(freeze.FROZEN) / 1e6:8.1f} MB  {freeze.FROZEN.name}/ (frozen, unpacked)\n")
    print((freeze.FROZEN / freeze.LICENCES / OVERVIEW).read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
