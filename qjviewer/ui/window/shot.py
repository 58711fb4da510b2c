"""Pictures of the real window, for `shot`, for the README and for looking at."""

import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QSettings
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from qjviewer.charts.palette import Mode
from qjviewer.load import Loaded
from qjviewer.ui.draw.headless import application
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.window.main_window import MainWindow
from qjviewer.writing import write_whole

_ROUNDS, _PAUSE = 12, 0.015  # of events, and seconds between them


def save_shots(
    loaded: Loaded, targets: Mapping[str, Path], size: tuple[int, int], mode: Mode = "light"
) -> None:
    """Save a PNG of each tab named in `targets`; needs no application of its own.

    Raises OSError when a picture cannot be written.
    """
    # Nothing of the user's own settings shows in a picture, and none is changed.
    with TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder, "settings.ini")), QSettings.Format.IniFormat)
        _save(loaded, targets, size, Theme(mode), settings)


def _save(
    loaded: Loaded, targets: Mapping[str, Path], size: tuple[int, int], theme: Theme, settings: QSettings
) -> None:
    app = application(QApplication)
    store = BundleStore(loaded.view)
    # Stand-ins, so that the header shows all its buttons.
    window = MainWindow(store, theme=theme, settings=settings, print_pages=_nothing, present=_nothing)
    try:
        window.resize(*size)
        window.show()
        window.show_loaded(loaded)
        for tab, target in targets.items():
            save_picture(grab_tab(window, tab), target)
    finally:
        window.close()
        window.deleteLater()
        app.processEvents()


def _nothing(*_: object) -> None:
    """A command that does nothing."""


def grab_tab(window: MainWindow, tab: str) -> QImage:
    """A picture of the window with a tab in front, once everything is drawn."""
    window.body.go_to_tab(tab)
    settle()
    return window.grab().toImage()


def settle(rounds: int = _ROUNDS) -> None:
    """Let pending layouts and paints come to rest.

    Rounds are counted, not seconds: the first chart alone may take longer than any deadline.
    """
    for _ in range(rounds):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(_PAUSE)


def save_picture(image: QImage, target: Path) -> None:
    """Write a PNG; raises OSError when it cannot be written."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    # Written by Python: Qt would not say why it failed.
    write_whole(target, bytes(buffer.data().data()))
