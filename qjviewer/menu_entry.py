"""Makes a Linux desktop know the program, for one user: menu entry, icon, file types.

Packages bring these files themselves; this is for a program installed by pip.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qjviewer.resources import resource
from qjviewer.writing import write_whole

ENTRY: Final = "applications/qjviewer.desktop"
KINDS: Final = "mime/packages/qjviewer.xml"
ICON: Final = "icons/hicolor/scalable/apps/qjviewer.svg"
# What desktops keep beside these files, with the folder each is about. A desktop without them looks itself.
_REFRESH: Final = (
    ("update-mime-database", "mime"),
    ("update-desktop-database", "applications"),
    ("gtk-update-icon-cache", "icons/hicolor"),
)
_LONGEST_WAIT: Final = 60  # seconds


def data_folder() -> Path:
    """Where one user's desktop looks for such files."""
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if os.path.isabs(named) else Path.home() / ".local" / "share"


def command() -> list[str]:
    """The words that start the program that is running now."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    started = Path(sys.argv[0])
    found = shutil.which(started) if started.suffix != ".py" else None
    return [os.path.abspath(found)] if found else [sys.executable, "-m", "qjviewer"]


def install(share: Path) -> list[Path]:
    """Write the files below a share/ folder; gives what was written, raises OSError."""
    written = [share / place for place, _ in _files()]
    for path, (_, data) in zip(written, _files(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    _refresh(share)
    return written


def remove(share: Path) -> list[Path]:
    """Take the files away; gives what was there, raises OSError."""
    found = [path for place, _ in _files() if (path := share / place).is_file()]
    for path in found:
        path.unlink()
    _refresh(share)
    return found


def _files() -> Iterator[tuple[str, bytes]]:
    entry = resource("desktop", "qjviewer.desktop").read_text(encoding="utf-8")
    yield ENTRY, entry_text(entry, command()).encode()
    yield KINDS, resource("desktop", "qjviewer-mime.xml").read_bytes()
    yield ICON, resource("icons", "qjviewer.svg").read_bytes()


def entry_text(text: str, words: list[str]) -> str:
    """A menu entry that starts the program by these words: a desktop's path may lack its folder."""
    lines = [line for line in text.splitlines() if not line.startswith("TryExec=")]
    started = " ".join([*map(quoted, words), "%f"])
    return "".join(f"Exec={started}\n" if line.startswith("Exec=") else f"{line}\n" for line in lines)


def quoted(word: str) -> str:
    """A word as the value Exec has it: escaped within quotes, and what escapes once more for the value."""
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, f"\\{sign}")
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def _refresh(share: Path) -> None:
    for tool, folder in _REFRESH:
        found = shutil.which(tool)
        if found is None or not (share / folder).is_dir():
            continue
        words = ["-q", "-t", "-f"] if tool.startswith("gtk") else []
        subprocess.run(
            [found, *words, str(share / folder)],
            check=False,
            timeout=_LONGEST_WAIT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
