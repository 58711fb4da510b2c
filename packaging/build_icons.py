"""Draw the program's icon as Windows and macOS want it, into packaging/windows and packaging/macos.

Needs the environment of packaging/dev.py (PySide6 draws). The results are committed: run this
again only when resources/icons/qjviewer.svg has changed.
"""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path

import desktop_files
from environment import ROOT, VENV, python_of

ICO = ROOT / "packaging" / "windows" / "qjviewer.ico"
ICNS = ROOT / "packaging" / "macos" / "qjviewer.icns"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_KINDS = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}


def ico(pictures: dict[int, bytes]) -> bytes:
    """An .ico file of PNG pictures by size, which Windows reads since Vista."""
    offset = 6 + 16 * len(pictures)
    entries, data = b"", b""
    for size, picture in pictures.items():
        edge = size % 256  # 256 is written as 0
        entries += struct.pack("<4B2H2L", edge, edge, 0, 0, 1, 32, len(picture), offset + len(data))
        data += picture
    return struct.pack("<3H", 0, 1, len(pictures)) + entries + data


def icns(pictures: dict[int, bytes]) -> bytes:
    """An .icns file of PNG pictures by size."""
    data = b"".join(
        struct.pack(">4sL", kind, 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_KINDS.items()
    )
    return struct.pack(">4sL", b"icns", 8 + len(data)) + data


def main() -> None:
    """Draw and write both."""
    with tempfile.TemporaryDirectory() as scratch:
        desktop_files.put_icons(Path(scratch), python_of(VENV))
        drawn = {
            size: (Path(scratch) / f"{size}x{size}" / "apps" / "qjviewer.png").read_bytes()
            for size in desktop_files.ICON_SIZES
        }
    ICO.write_bytes(ico({size: drawn[size] for size in ICO_SIZES}))
    ICNS.write_bytes(icns(drawn))


if __name__ == "__main__":
    main()
