"""Build the Debian package from the frozen program in dist/qjviewer.

python3 packaging/build_deb.py [--python PYTHON]     PYTHON has PySide6, to draw the icons
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import building
import desktop_files
from environment import DIST, QUICK, ROOT
from freeze import FROZEN, LICENCES, program, size_of
from licences import OVERVIEW
from system_packages import PRINTING, RENAMED

HOME = "usr/lib/qjviewer"
# What lintian, Debian's judge of packages, is asked to pass, with the reasons.
OVERRIDES = desktop_files.DESKTOP / "lintian-overrides"
PLACES = f"""\
The texts of these licences are in /{HOME}/{LICENCES}. Debian has those
of GNU and Apache in /usr/share/common-licenses as well: LGPL-3, GPL-3, GPL-2, Apache-2.0.
"""
CHANGELOG = """\
qjviewer ({version}) stable; urgency=medium

  * See CHANGELOG.md of the sources.

 -- {maintainer}  {day}
"""


def architecture() -> str:
    """What Debian calls this machine's kind."""
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def control(kilobytes: int, arch: str) -> str:
    """The package's description of itself."""
    printing = (need.package for need in PRINTING)
    recommended = ", ".join(f"{RENAMED.get(name, name)} | {name}" for name in printing)
    depends = ", ".join([f"libc6 (>= {desktop_files.glibc()})", *desktop_files.dependencies()])
    return (
        "Package: qjviewer\n"
        f"Version: {desktop_files.version()}\n"
        f"Architecture: {arch}\n"
        f"Maintainer: {desktop_files.maintainer()}\n"
        "Section: misc\n"
        "Priority: optional\n"
        f"Installed-Size: {kilobytes}\n"
        f"Depends: {depends}\n"
        f"Recommends: {recommended}, shared-mime-info, desktop-file-utils, hicolor-icon-theme\n"
        "Description: viewer for county economic briefings\n"
        " Shows a briefing kept as plain text: figures with sources and ranks, charts\n"
        " drawn from them, slides for the meeting room and pages for paper. Checks that\n"
        " words and figures agree.\n"
        " .\n"
        " 查看、放映和打印县域经济运行简报，并核对文字与数据是否一致。\n"
    )


def fill(tree: Path, python: Path) -> None:
    """Put everything in its place below the package's root."""
    shutil.copytree(FROZEN, tree / HOME, symlinks=True)
    share = tree / "usr" / "share"
    desktop_files.put_share(share, python)
    desktop_files.validate(share)
    page = share / "man" / "man1" / "qjviewer.1"
    page.with_suffix(".1.gz").write_bytes(gzip.compress(page.read_bytes(), mtime=0))
    page.unlink()
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "qjviewer").symlink_to(f"../lib/qjviewer/{program().name}")
    put_documents(share / "doc" / "qjviewer")
    overrides = share / "lintian" / "overrides" / "qjviewer"
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(OVERRIDES, overrides)


def set_modes(tree: Path) -> None:
    """Modes as Debian wants them, whatever umask and copying made of them: a library is not run."""
    started = tree / HOME / program().name
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == started else 0o644)


def put_documents(folder: Path) -> None:
    """The copyright file Debian asks for, with every licence text's place, and a changelog."""
    folder.mkdir(parents=True)
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    others = (FROZEN / LICENCES / OVERVIEW).read_text(encoding="utf-8")
    (folder / "copyright").write_text("\n".join((licence, others, PLACES)), encoding="utf-8")
    command = ["date", "-R", "-u", "-d", f"@{desktop_files.release_second()}"]
    day = subprocess.run(
        command, env={**os.environ, "LC_ALL": "C"}, capture_output=True, text=True, check=True
    ).stdout.strip()
    text = CHANGELOG.format(
        version=desktop_files.version(), day=day, maintainer=desktop_files.maintainer()
    ).encode()
    (folder / "changelog.gz").write_bytes(gzip.compress(text, mtime=0))


def build(python: Path) -> Path:
    """Build the package into dist/."""
    arch = architecture()
    target = DIST / f"qjviewer_{desktop_files.version()}_{arch}.deb"
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        tree.mkdir(mode=0o755)
        fill(tree, python)
        (tree / "DEBIAN").mkdir()
        text = control(size_of(tree) // 1024, arch)
        (tree / "DEBIAN" / "control").write_text(text, encoding="utf-8")
        set_modes(tree)
        environ = {**os.environ, "SOURCE_DATE_EPOCH": desktop_files.release_second()}
        level = "-z0" if QUICK else "-z6"
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", level, "--build", str(tree), str(target)]
        subprocess.run(command, env=environ, check=True)
    return target


if __name__ == "__main__":
    sys.exit(building.run(build, __doc__, sys.argv[1:]))
