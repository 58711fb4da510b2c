"""Files between the window and the desktop: dropped on it, opened from it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent

from qjviewer.bundle.files import WORKBOOK_ENDINGS
from qjviewer.opening import opening_of


def dropped(event: QDropEvent) -> Path | None:
    """The one local file or folder being dropped."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else None


def is_workbook(path: Path) -> bool:
    """Whether a dropped file is taken for a bureau's workbook, by its ending."""
    return path.suffix.lower() in WORKBOOK_ENDINGS and path.is_file()


def open_in_desktop(path: Path, line: int = 0) -> bool:
    """Open a local file as text, or show its folder; what the desktop might run is never handed over."""
    opening = opening_of(path)
    if opening.way == "nothing":
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(opening.path)))
