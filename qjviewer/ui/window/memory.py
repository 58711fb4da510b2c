"""Remembers where the window stood, what the user chose, and what was opened."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from qjviewer.ui.draw.own_folder import own_settings
from qjviewer.wording import LANGUAGES, Language

_GEOMETRY, _ZOOM, _FOLDER = "window/geometry", "window/zoom", "window/folder"
_LANGUAGE, _LOOK = "choices/language", "choices/theme"
_MOTION, _CONTEXT = "choices/motion", "choices/context"
_RECENT, _MOST_RECENT = "window/recent", 8
DEFAULT_SIZE = (1366, 768)


class Memory:
    """The user's settings; a value that is damaged or from a later version counts as none."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = own_settings() if settings is None else settings

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

    def save(self, window: QMainWindow) -> None:
        """Remember the window."""
        self._settings.setValue(_GEOMETRY, window.saveGeometry())

    @property
    def zoom(self) -> float:
        """The text size chosen, 0.8 to 2."""
        try:
            return max(0.8, min(2.0, float(self._settings.value(_ZOOM, 1.0))))  # type: ignore[arg-type]
        except (TypeError, ValueError):
            return 1.0

    @zoom.setter
    def zoom(self, zoom: float) -> None:
        self._settings.setValue(_ZOOM, zoom)

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

    @property
    def motion(self) -> str:
        """Whether things move: "on", "off", or "system" while the system is asked."""
        return str(self._settings.value(_MOTION, "system"))

    @motion.setter
    def motion(self, motion: str) -> None:
        self._settings.setValue(_MOTION, motion)

    @property
    def context(self) -> bool:
        """Whether a briefing opens with outside context."""
        # A file keeps "false" as a text.
        return str(self._settings.value(_CONTEXT, True)).lower() != "false"

    @context.setter
    def context(self, context: bool) -> None:
        self._settings.setValue(_CONTEXT, context)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The briefings opened lately that are still there, newest first."""
        value = self._settings.value(_RECENT, [])
        # A list of one comes back from the file as a text.
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return tuple(Path(name) for name in names if isinstance(name, str) and name and Path(name).exists())

    def note(self, path: Path) -> None:
        """Remember that a briefing was opened."""
        path = path.absolute()
        others = [p for p in self.recent if p != path]
        self._settings.setValue(_RECENT, [str(p) for p in (path, *others)][:_MOST_RECENT])


def _visible(area: QRect) -> bool:
    """Whether enough of it, its title bar included, is on a screen that exists."""
    for screen in QGuiApplication.screens():
        shown = screen.availableGeometry().intersected(area)
        if shown.width() >= min(400, area.width()) and shown.height() >= min(300, area.height()):
            return True
    return False
