"""Build the archive that installs for one user without root, from the frozen program in dist/qjviewer.

python3 packaging/build_tarball.py [--python PYTHON]     PYTHON has PySide6, to draw the icons
"""

from __future__ import annotations

import platform
import sys
import tarfile
import tempfile
from pathlib import Path

import building
import desktop_files
from environment import DIST, QUICK
from freeze import FROZEN

SCRIPTS = ("install.sh", "uninstall.sh")


def put_scripts(folder: Path, **said: str) -> None:
    """Write the scripts and what they are about."""
    for name in (*SCRIPTS, "README.txt"):
        text = desktop_files.filled((desktop_files.DESKTOP / name).read_text(encoding="utf-8"), **said)
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755 if name in SCRIPTS else 0o644)


def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """A member as anybody would have made it: no user or umask of this machine, the last commit's time."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = int(desktop_files.release_second())
    member.mode = 0o755 if member.mode & 0o100 else 0o644
    return member


def pack(program: Path, name: str, python: Path, **said: str) -> Path:
    """Pack a program's folder into dist/, with what installs it and what a desktop reads.

    `said` fills places of the texts otherwise than this machine does.
    """
    target = DIST / f"{name}.tar.xz"
    with (
        tempfile.TemporaryDirectory() as scratch,
        tarfile.open(target, "w:xz", preset=0 if QUICK else 6) as archive,
    ):
        folder = Path(scratch)
        put_scripts(folder, **said)
        desktop_files.put_share(folder / "share", python)
        for path in (*(folder / script for script in (*SCRIPTS, "README.txt")), folder / "share"):
            archive.add(path, f"{name}/{path.name}", filter=plain)
        archive.add(program, f"{name}/program", filter=plain)
    return target


def build(python: Path) -> Path:
    """Build the archive into dist/."""
    return pack(FROZEN, f"qjviewer-{desktop_files.version()}-linux-{platform.machine()}", python)


if __name__ == "__main__":
    sys.exit(building.run(build, __doc__, sys.argv[1:]))
