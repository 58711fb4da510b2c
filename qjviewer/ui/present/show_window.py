"""What the audience's window and the console have in common: keys are the show's, closing ends it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

# Milliseconds after which a window manager has answered who gets the keys.
ANSWERED = 250


def take_keys(window: QWidget) -> None:
    """Bring a window forward with the keys, and ask again where nobody has them a moment later.

    While windows come and go, under a mouse button held down above all, a wish may get lost.
    """
    window.raise_()
    window.activateWindow()
    QTimer.singleShot(ANSWERED, window, lambda: _ask_again(window))


def _ask_again(window: QWidget) -> None:
    if QGuiApplication.focusWindow() is None and window.isVisible():
        window.raise_()
        window.activateWindow()


class ShowWindow(QWidget):
    """A window of its own that passes every key and the wish to be closed on."""

    spoken_role = QAccessible.Role.Window

    key_pressed = Signal(object)
    key_released = Signal(object)
    close_requested = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        # With an input method on, letters would wait for a Chinese word instead of being keys.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.key_released.emit(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab is a key of the show, not a way round the window.
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        # The window manager's close ends the show; it does not leave one without a window.
        event.ignore()
        self.close_requested.emit()
