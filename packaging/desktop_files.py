"""The files by which a Linux desktop knows the program: menu entry, icons, file types, description."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from datetime import datetime, timezone
from pathlib import Path

import floors
from environment import DIST, ROOT, answer_of
from system_packages import BASE, RENAMED, WAYLAND, X11

DESKTOP = ROOT / "packaging" / "desktop"
# Those that the program itself can install, too: `qjviewer desktop --install`.
OWN = ROOT / "resources" / "desktop"
ICON = ROOT / "resources" / "icons" / "qjviewer.svg"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
# Who answers for a package until somebody does; mail to .invalid reaches nobody (RFC 2606).
NOBODY = "qjviewer developers <developers@qjviewer.invalid>"
# Where each goes below share/.
PLACES = {
    "qjviewer.desktop": "applications/qjviewer.desktop",
    "qjviewer-mime.xml": "mime/packages/qjviewer.xml",
    "org.qjviewer.qjviewer.metainfo.xml": "metainfo/org.qjviewer.qjviewer.metainfo.xml",
    "qjviewer.1": "man/man1/qjviewer.1",
}

_DRAW = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
application = QGuiApplication([])
renderer = QSvgRenderer(sys.argv[1])
for size, target in zip(sys.argv[2::2], sys.argv[3::2]):
    image = QImage(int(size), int(size), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert image.save(target)
"""


def version() -> str:
    """The version in pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'^version = "(.+)"$', text, re.MULTILINE)
    assert found
    return found[1]


def maintainer() -> str:
    """Who answers for a package, with an address: QJVIEWER_MAINTAINER, which whoever hands it out sets."""
    return os.environ.get("QJVIEWER_MAINTAINER") or NOBODY


def release_day() -> str:
    """The day of `release_second`, as 2026-11-27."""
    return datetime.fromtimestamp(int(release_second()), timezone.utc).strftime("%Y-%m-%d")


def release_second() -> str:
    """When what is built was released, in seconds since 1970: the same sources give the same package.

    SOURCE_DATE_EPOCH says so, else the last commit; without git, the age of the unpacked sources.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return given
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return answer_of(command).strip() or str(int((ROOT / "pyproject.toml").stat().st_mtime))


def dependencies() -> list[str]:
    """What the frozen program takes from Debian or Ubuntu, old and new names as alternatives."""
    names = sorted({need.package for need in (*BASE, *X11, *WAYLAND)})
    return [f"{RENAMED[name]} | {name}" if name in RENAMED else name for name in names]


def glibc() -> str:
    """The oldest C library that what was frozen runs on; before anything is, the build machine's."""
    return floors.glibc_needed(DIST / "qjviewer") or platform.libc_ver()[1]


def filled(text: str, **said: str) -> str:
    """A text with its @PLACES@ filled, some otherwise than this machine does."""
    values = {
        "VERSION": version(),
        "DATE": release_day(),
        "GLIBC": glibc(),
        "SYSTEM": f"{platform.system()}-{platform.machine()}",
        "PACKAGES": " ".join(name.rpartition("| ")[2] for name in dependencies()),
    }
    values |= said
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], text)


def source_of(name: str) -> Path:
    """Where one of the files of PLACES is among the sources."""
    return next(folder / name for folder in (OWN, DESKTOP) if (folder / name).is_file())


def put_share(share: Path, python: Path) -> None:
    """Write all of it below a share/ folder; `python` has PySide6, which draws the icons."""
    for name, place in PLACES.items():
        target = share / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(filled(source_of(name).read_text(encoding="utf-8")), encoding="utf-8")
    put_icons(share / "icons" / "hicolor", python)


def put_icons(folder: Path, python: Path) -> None:
    """Write the icon as drawn and in the sizes desktops ask for."""
    drawn = folder / "scalable" / "apps" / "qjviewer.svg"
    drawn.parent.mkdir(parents=True, exist_ok=True)
    drawn.write_bytes(ICON.read_bytes())
    words: list[str] = []
    for size in ICON_SIZES:
        target = folder / f"{size}x{size}" / "apps" / "qjviewer.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        words += [str(size), str(target)]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([str(python), "-c", _DRAW, str(ICON), *words], env=environ, check=True)


def validate(share: Path) -> None:
    """Let the desktop's own tools judge; needs desktop-file-utils and appstream."""
    subprocess.run(["desktop-file-validate", str(share / PLACES["qjviewer.desktop"])], check=True)
    metainfo = share / PLACES["org.qjviewer.qjviewer.metainfo.xml"]
    # Addresses are not looked up: a build needs no network.
    subprocess.run(["appstreamcli", "validate", "--no-net", str(metainfo)], check=True)
