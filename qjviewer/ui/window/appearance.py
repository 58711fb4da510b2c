"""How the window looks: the colours chosen or asked for by the system, and the size of its text."""

from collections.abc import Callable
from typing import Literal, TypeAlias, get_args

from msgspec.structs import replace
from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu

from qjviewer.charts.palette import Mode
from qjviewer.ui.draw import motion
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.window.dress import dress, resize_text
from qjviewer.ui.window.memory import Memory
from qjviewer.ui.window.scale import em_for

Look: TypeAlias = Literal["system", "light", "dark", "contrast"]
LOOKS: tuple[Look, ...] = get_args(Look)
# Milliseconds after a layout in which further steps of the size of text are gathered for the next.
_GATHERED = 80
_AT_REST = 400  # milliseconds
_MODES: tuple[Mode, ...] = ("light", "dark", "contrast")


def system_mode() -> Mode:
    """The colours the system asks for; light where it says nothing, as on plain X11."""
    hints = QGuiApplication.styleHints()
    # Qt tells of a wish for contrast from 6.10 on.
    accessibility = getattr(hints, "accessibility", None)
    if accessibility and accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"


def mode_of(look: str) -> Mode:
    """The colours behind a choice."""
    return next((mode for mode in _MODES if mode == look), None) or system_mode()


class Appearance(QObject):
    """Keeps a window's theme, told to `shown`; the size of its text follows the size of the window."""

    chosen = Signal(str)  # a look

    def __init__(
        self, window: QMainWindow, memory: Memory, theme: Theme | None, shown: Callable[[Theme], object]
    ) -> None:
        super().__init__(window)
        self._window, self._memory, self._shown = window, memory, shown
        self.theme = theme or Theme(mode_of(memory.look))
        self.zoom = memory.zoom
        self._resizing = QTimer(self, singleShot=True)
        self._resizing.timeout.connect(self._resize)
        self._resized = QElapsedTimer()
        self._resized.start()
        self._dressing = QTimer(self, singleShot=True, interval=_AT_REST)
        self._dressing.timeout.connect(self._dress)
        self._dressed: Theme | None = None
        motion.choose(memory.motion)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        # Qt tells of a wish for contrast from 6.10 on.
        if accessibility := getattr(hints, "accessibility", None):
            accessibility().contrastPreferenceChanged.connect(self._contrast_changed)

    def choose(self, look: str) -> None:
        """Take a look and remember it."""
        self._memory.look = look
        self.set_theme(replace(self.theme, mode=mode_of(look)))
        self.chosen.emit(look)

    def choose_motion(self, choice: str) -> None:
        """Let things move or not, and remember it."""
        self._memory.motion = choice
        motion.choose(choice)

    def set_theme(self, theme: Theme) -> None:
        """Other colours; the size of text stays the window's own."""
        self.theme = replace(theme, em=self._em())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            if self._is_alone() and self._dressed == replace(self.theme, em=self._dressed_em()):
                # Only the size differs: the controls of all pages are dressed anew once nobody waits for it.
                resize_text(app, self.theme)
                self._dressing.start()
            else:
                self._dress()
            # Until its loop runs, Qt gives a new font only to what is made after it.
            for menu in (self._window.menuBar(), *self._window.findChildren(QMenu)):
                menu.setFont(app.font())
        self._shown(self.theme)

    def _dressed_em(self) -> float:
        return self._dressed.em if self._dressed is not None else self.theme.em

    def _is_alone(self) -> bool:
        """Whether no dialog, which is made of the system's controls, stands beside the window."""
        return not any(isinstance(w, QDialog) and w.isVisible() for w in QApplication.topLevelWidgets())

    def _dress(self) -> None:
        """Dress the controls in the theme there is."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._dressing.stop()
            self._dressed = self.theme
            dress(app, self.theme)

    def set_zoom(self, zoom: float) -> None:
        """Larger or smaller text, 0.8 to 2; remembered, and shown at once or with the next steps of many."""
        self.zoom = self._memory.zoom = zoom
        self._resizing.start(0 if self._resized.hasExpired(_GATHERED) else _GATHERED)

    def _resize(self) -> None:
        self.rescale()
        self._resized.restart()

    def rescale(self) -> None:
        """Fit the text to the window's size."""
        if self._em() != self.theme.em:
            self.set_theme(self.theme)

    def rescale_at_rest(self) -> None:
        """The same once a window that is dragged larger rests."""
        if self._window.isVisible():
            self._resizing.start(_GATHERED)
        else:
            self.rescale()

    def _em(self) -> float:
        return em_for(self._window.width(), self._window.height(), self.zoom)

    # A slot a signal: one of a QObject is let go with it, whatever stays for the next window.
    @Slot()
    def _contrast_changed(self) -> None:
        self._system_changed(None)

    @Slot(Qt.ColorScheme)
    def _system_changed(self, _: object) -> None:
        if self._memory.look == "system":
            self.set_theme(replace(self.theme, mode=system_mode()))
