"""A bar under the header: something went wrong, where, and a way to mend it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qjviewer.ui.draw.announcer import Announcer
from qjviewer.ui.draw.theme import Chrome
from qjviewer.ui.widgets.layouts import discard
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.themed import Themed

Choice = tuple[str, Callable[[], object]]


class NoticeBar(Themed):
    """Words and a few buttons; hidden until there is something to say, which is spoken too."""

    closed = Signal()

    def __init__(self, ink: Chrome = "bad", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self.announcer = Announcer(self)
        self._label = RunsLabel("", TextStyle(1.0, ink="text", leading=1.45), self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        self._buttons: list[PushButton] = []
        self._restyle()
        self.hide()

    @property
    def text(self) -> str:
        """The words shown."""
        return self._label.text

    @property
    def buttons(self) -> tuple[PushButton, ...]:
        """The buttons shown, in order."""
        return tuple(self._buttons)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(1.6), px(0.45), px(1.4), px(0.45))
        self._row.setSpacing(px(0.6))

    def say(self, text: str, choices: Sequence[Choice] = (), close: str = "") -> None:
        """Show a text, a button for each choice, and one that closes the bar where it may be closed."""
        discard(self._buttons)
        self._buttons = []
        self._label.set_runs(text)
        self.setAccessibleName(text)
        closing = ((close, self._close),) if close else ()
        for words, action in (*choices, *closing):
            button = PushButton(parent=self)
            button.set_text(words)
            button.clicked.connect(lambda *_, action=action: action())
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self._buttons.append(button)
        self.show()
        self.announcer.say(text, urgent=self._ink == "bad")

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = QPainter(self), self._theme.chrome(self._ink)
        painter.fillRect(self.rect(), self._theme.chrome("surface"))
        tint = self._theme.chrome(self._ink)
        tint.setAlpha(20)
        painter.fillRect(self.rect(), tint)
        painter.fillRect(0, 0, self._theme.px(0.4), self.height(), ink)
        painter.setPen(QPen(ink, 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
