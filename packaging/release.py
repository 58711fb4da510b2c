"""Make everything this machine can make into dist/, and say what it is.

  python3 packaging/release.py [--windows | --older] [--try]

On Linux: wheel, frozen program, .deb (with dpkg-deb) and .tar.xz; with --windows, instead, the
installer and the portable archive for Windows (see windows/README.md); with --older, instead, .deb and
.tar.xz for systems with an older C library (older.py). On macOS: wheel, frozen program
and disk image. --try installs the packages on clean systems (try_packages.py), or under Wine; needs root.
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
import older
import older_arm
import older_python
import smoke
import try_packages
import windows.making
import windows.trial
from bilingual import stop, tell
from environment import DIST, LOCKS, QUICK, ROOT, python_of
from licences import OVERVIEW

BUILD = "import sys; from setuptools import build_meta as b; b.build_wheel(sys.argv[1])"


# Programs that building and trying out run, with the Debian package that brings each.
TOOLS_TO_BUILD = {
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "strip": "binutils",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
}
TOOLS_TO_TRY = {"debootstrap": "debootstrap", "import": "imagemagick", "Xvfb": "xvfb", "xdotool": "xdotool"}
TOOLS_TO_JUDGE = {"lintian": "lintian"}
# Bytes that a file which is handed out may have.
LARGEST = 110_000_000


def needed(kind: str, *, tried: bool) -> dict[str, str]:
    """The programs that a release runs."""
    if kind == "windows":
        return {**windows.making.TOOLS, **({**TOOLS_TO_TRY, **windows.trial.TOOLS} if tried else {})}
    more = {"debootstrap": "debootstrap", older_arm.EMULATOR: "qemu-user-static"} if kind == "older" else {}
    return {**TOOLS_TO_BUILD, **more, **({**TOOLS_TO_TRY, **TOOLS_TO_JUDGE} if tried else {})}


def require(tools: dict[str, str]) -> None:
    """Say what is missing before anything is done, not after the long part."""
    missing = {tool: package for tool, package in tools.items() if shutil.which(tool) is None}
    if missing:
        names, packages = " ".join(missing), " ".join(sorted(set(missing.values())))
        stop(
            f"缺少工具：{names}。请运行：sudo apt-get install {packages}",
            f"Missing tools: {names}. Run: sudo apt-get install {packages}",
        )


def require_root() -> None:
    """Say before anything is done that only an administrator can change into other roots."""
    if os.geteuid():
        stop("需要管理员权限：请用 sudo 运行。", "This needs root: run it with sudo.")


def remind_of_maintainer() -> None:
    """Say that a .deb names nobody who answers for it, where that is so."""
    if desktop_files.maintainer() == desktop_files.NOBODY:
        tell(
            "注意：没有设置 QJVIEWER_MAINTAINER，.deb 里的维护者地址不通，发布前请设为“姓名 <邮箱>”。",
            "Note: QJVIEWER_MAINTAINER is not set, so mail to who answers for the .deb reaches nobody; "
            'set it to "Name <mail>" before you hand one out.',
        )


def build_wheel(python: Path) -> list[Path]:
    """The wheel, built from a copy of the sources."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "source"
        building.copy_sources(source)
        environ = {**os.environ, "SOURCE_DATE_EPOCH": desktop_files.release_second()}
        command = [str(python), "-c", BUILD, str(DIST)]
        quiet = subprocess.DEVNULL
        subprocess.run(command, cwd=source, env=environ, stdout=quiet, umask=0o022, check=True)
    return sorted(DIST.glob("*.whl"))


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
        try_menu_entry(program, Path(scratch, "home"))


def try_menu_entry(program: smoke.Program, home: Path) -> None:
    """Let a program installed by pip make itself known to a desktop, and take that back."""
    home.mkdir()
    program.run("desktop", "--install", home=str(home))
    entry = home / ".local" / "share" / desktop_files.PLACES["qjviewer.desktop"]
    subprocess.run(["desktop-file-validate", str(entry)], check=True)
    program.run("desktop", "--remove", home=str(home))
    if left := list(home.rglob("*qjviewer*.*")):
        stop(f"还有：{left}", "Files are left after removal.")
    print("  ✓ menu entry installed and removed", flush=True)


def build_for_linux(python: Path) -> list[Path]:
    """The packages for Linux that this machine has tools for."""
    made = [building.package(build_tarball.build, python)]
    if shutil.which("dpkg-deb"):
        made.append(building.package(build_deb.build, python))
    return made


def build_for_macos() -> list[Path]:
    """The disk image."""
    script = ROOT / "packaging" / "macos" / "make_dmg.sh"
    subprocess.run(["sh", str(script), desktop_files.version()], check=True)
    return sorted(DIST.glob("*.dmg"))


def build_all(python: Path) -> list[Path]:
    """Everything that is handed out."""
    wheels = build_wheel(python)
    if sys.platform == "darwin":
        return wheels + build_for_macos()
    for wheel in wheels:
        try_wheel(wheel)
    return wheels + build_for_linux(python)


def sizes(paths: list[Path]) -> str:
    """A line for every file."""
    return "\n".join(f"{path.stat().st_size / 1e6:8.1f} MB  {path.name}" for path in paths)


def require_small(paths: list[Path]) -> None:
    """End the build where a file is too large to be handed out."""
    large = [path.name for path in paths if path.stat().st_size > LARGEST]
    if large and not QUICK:
        words = ", ".join(large)
        stop(f"超过 110 MB：{words}", f"Larger than 110 MB: {words}")


def checksums(paths: list[Path]) -> str:
    """What `sha256sum -c` reads."""
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths)


def kind_of(name: str) -> str:
    """The kind of run that made a file of dist/: for Windows, for older systems, or for this one."""
    return "windows" if "-windows-" in name else "older" if try_packages.OLDER in name else "here"


def clear(kind: str) -> None:
    """Make room in dist/ for what this run makes; what another kind of run made stays."""
    DIST.mkdir(parents=True, exist_ok=True)
    for path in list(DIST.iterdir()):
        if kind_of(path.name) == kind:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def release_for_windows(*, tried: bool) -> list[Path]:
    """Build for Windows, try it under Wine if asked."""
    made = windows.making.build()
    if tried:
        windows.trial.main(made)
    return made


def release_for_older(*, tried: bool) -> list[Path]:
    """Build for older systems, try it on one if asked, and test the window on the Qt that is aboard."""
    made = [*older.build(), older_arm.build(freeze.make_environment())]
    if tried:
        try_packages.main(["--on", older_python.SYSTEM.suite])
        older.test()
        older_arm.test()
    return made


def release_for_here(*, tried: bool) -> list[Path]:
    """Build for this system, try it on clean ones if asked."""
    python = freeze.make_environment()
    freeze.main(["--python", str(python)])
    made = build_all(python)
    if tried:
        try_packages.main([])
    print(f"{freeze.size_of(freeze.FROZEN) / 1e6:8.1f} MB  {freeze.FROZEN.name}/ (frozen, unpacked)\n")
    print((freeze.FROZEN / freeze.LICENCES / OVERVIEW).read_text(encoding="utf-8"))
    return made


def main(arguments: list[str]) -> int:
    """Build, try and list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    kinds = parser.add_mutually_exclusive_group()
    for_whom = {"windows": "build for Windows, on Linux", "older": "build for an older C library"}
    for kind, words in for_whom.items():
        kinds.add_argument(
            f"--{kind}", dest="kind", action="store_const", const=kind, default="here", help=words
        )
    parser.add_argument("--try", dest="tried", action="store_true", help="install and use what was made")
    args = parser.parse_args(arguments)
    if sys.platform.startswith("linux"):
        require(needed(args.kind, tried=args.tried))
        if args.tried or args.kind == "older":
            require_root()
        if args.kind != "windows":
            remind_of_maintainer()
    clear(args.kind)
    releases = {"windows": release_for_windows, "older": release_for_older, "here": release_for_here}
    made = releases[args.kind](tried=args.tried)
    handed_out = sorted(path for path in DIST.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    (DIST / "SHA256SUMS").write_text(checksums(handed_out), encoding="utf-8")
    tell("已生成：", "Made:")
    print(sizes(made))
    if sys.platform.startswith("linux") and args.kind != "windows":
        remind_of_maintainer()
    require_small(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
