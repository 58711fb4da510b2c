"""Remembers where the window stood and how large its text was."""

from PySide6.QtCore import QByteArray, QRect, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from qjviewer.wording import LANGUAGES, Language

_GEOMETRY, _ZOOM, _FOLDER = "window/geometry", "window/zoom", "window/folder"
_LANGUAGE, _LOOK = "choices/language", "choices/theme"
DEFAULT_SIZE = (1366, 768)


class Memory:
    """The user's settings; a value that is damaged or from a later version counts as none."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = QSettings("qjviewer", "qjviewer") if settings is None else settings

    def restore(self, window: QMainWindow) -> None:
        """Put the window where it was, if that is still on a screen; else where it surely fits."""
        saved = self._settings.value(_GEOMETRY)
        if isinstance(saved, QByteArray) and window.restoreGeometry(saved) and _visible(window.geometry()):
            return
        screen = QGuiApplication.primaryScreen().availableGeometry()
        wide, high = (min(n, m) for n, m in zip(DEFAULT_SIZE, screen.size().toTuple(), strict=True))
        window.resize(wide, high)
        window.move(screen.center() - window.rect().center())
        # The first time it fills the screen: whoever opens it wants to see the briefing.
        window.setWindowState(Qt.WindowState.WindowMaximized)

    def save(self, window: QMainWindow, zoom: float) -> None:
        """Remember the window."""
        self._settings.setValue(_GEOMETRY, window.saveGeometry())
        self._settings.setValue(_ZOOM, zoom)

    @property
    def zoom(self) -> float:
        """The text size chosen, 0.8 to 2."""
        try:
            return max(0.8, min(2.0, float(self._settings.value(_ZOOM, 1.0))))  # type: ignore[arg-type]
        except (TypeError, ValueError):
            return 1.0

    @property
    def folder(self) -> str:
        """The folder last opened from."""
        return str(self._settings.value(_FOLDER, ""))

    @folder.setter
    def folder(self, path: str) -> None:
        self._settings.setValue(_FOLDER, path)

    @property
    def language(self) -> Language | None:
        """The language chosen; None while the system's is used."""
        value = self._settings.value(_LANGUAGE)
        return next((lang for lang in LANGUAGES if lang == value), None)

    @language.setter
    def language(self, lang: Language) -> None:
        self._settings.setValue(_LANGUAGE, lang)

    @property
    def look(self) -> str:
        """The colours chosen; "system" while nothing is."""
        return str(self._settings.value(_LOOK, "system"))

    @look.setter
    def look(self, look: str) -> None:
        self._settings.setValue(_LOOK, look)


def _visible(area: QRect) -> bool:
    """Whether enough of it, its title bar included, is on a screen that exists."""
    for screen in QGuiApplication.screens():
        shown = screen.availableGeometry().intersected(area)
        if shown.width() >= min(400, area.width()) and shown.height() >= min(300, area.height()):
            return True
    return False
