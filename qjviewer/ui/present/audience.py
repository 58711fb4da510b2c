"""The audience's window: the slide and nothing else, never notes."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.present.console.console_look import SHADES
from qjviewer.ui.present.show import AudienceFrame
from qjviewer.ui.present.show_window import ShowWindow, take_keys
from qjviewer.ui.present.slide_view import SlideView

IDLE = 2000
LINE = (
    f"QLabel {{ color: {SHADES['text']}; background: {SHADES['panel']}; border-radius: 6px;"
    f" padding: 6px 12px; font-size: 20px; }}"
)


class AudienceWindow(ShowWindow):
    """Fills a screen. Keys and the mouse are passed on; the cursor hides when idle."""

    def __init__(self, look: SlideLook, title: str) -> None:
        super().__init__(title)
        self.view = SlideView(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.line = QLabel(self)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setStyleSheet(LINE)
        self.line.hide()
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._hide_cursor)
        self._hidden = False
        self.setMouseTracking(True)

    def show_frame(self, frame: AudienceFrame) -> None:
        """Show what the audience sees."""
        self.view.show_frame(frame)

    def show_line(self, words: str) -> None:
        """A small line at the lower edge: what is typed, where there is no console to show it."""
        self.line.setText(words)
        self.line.setVisible(bool(words))
        self.line.adjustSize()
        self.line.move(self.width() // 40, self.height() - self.line.height() - self.height() // 40)
        self.line.raise_()

    # The cursor ------------------------------------------------------------------------

    def begin(self) -> None:
        """Watch the mouse and take the keys."""
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._idle.start()
        take_keys(self)
        self.setFocus()

    def finish(self) -> None:
        """Let the mouse go."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._idle.stop()
        self._show_cursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A chart takes mouse moves for itself: only here are all of them seen.
        if (
            event.type() is QEvent.Type.MouseMove
            and isinstance(watched, QWidget)
            and watched.window() is self
        ):
            self._show_cursor()
            self._idle.start()
        return False

    def _hide_cursor(self) -> None:
        if not self._hidden and self.isVisible() and self.underMouse():
            self._hidden = True
            QApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)

    def _show_cursor(self) -> None:
        if self._hidden:
            self._hidden = False
            QApplication.restoreOverrideCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
