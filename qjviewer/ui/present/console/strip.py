"""The console's lower edge: the keys needed in a hurry, which are buttons too."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from qjviewer.ui.present.console.console_look import font, shade
from qjviewer.ui.present.keys import STRIP, SWITCHES, ShowCommand, keys_of, shown
from qjviewer.wording import Language, say


class KeyButton(QWidget):
    """A key cap with what it does; lit while that is on."""

    spoken_role = QAccessible.Role.Button

    pressed = Signal(object)

    def __init__(self, command: ShowCommand, lang: Language) -> None:
        super().__init__()
        self.command = command
        self._words = say(command.phrase, lang)
        if command in (ShowCommand.LEAVE, ShowCommand.HELP):
            self._words = say(f"present.strip-{command.name.lower()}", lang)
        self._key = shown(keys_of(command)[-1 if command is ShowCommand.HELP else 0], lang)
        self._em, self._on = 16.0, False
        self.spoken_on: bool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(self._key)
        self.setToolTip(self._words)

    def set_em(self, em: float) -> None:
        """Another size of the window."""
        self._em = em
        self.updateGeometry()
        self.update()

    def set_on(self, on: bool) -> None:
        """Light the key."""
        if on != self._on:
            self._on = on
            self.update()

    def _cap(self) -> float:
        return QFontMetricsF(font(self._em, bold=True)).horizontalAdvance(self._key) + self._em

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(font(self._em)).horizontalAdvance(self._words)
        return QSize(round(self._cap() + words + self._em * 0.6), round(self._em * 1.9))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap = QRectF(0, 0, self._cap(), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade("orange" if self._on else "key"))
        painter.drawRoundedRect(cap, 5, 5)
        painter.setPen(shade("dark" if self._on else "text"))
        painter.setFont(font(self._em, bold=True))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setFont(font(self._em))
        painter.setPen(shade("orange" if self._on else "muted"))
        rest = QRectF(self.rect()).adjusted(self._cap() + self._em * 0.45, 0, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._words)

    def press(self) -> None:
        """Do what the key does."""
        self.pressed.emit(self.command)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self.command)


class Strip(QWidget):
    """The row of keys; those that do not fit are left to the key help."""

    pressed = Signal(object)

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self._keys = [KeyButton(command, lang) for command in STRIP]
        self._leave = KeyButton(ShowCommand.LEAVE, lang)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 8)
        row.setSpacing(20)
        for key in self._keys:
            row.addWidget(key)
        row.addStretch(1)
        row.addWidget(self._leave)
        for key in (*self._keys, self._leave):
            key.pressed.connect(self.pressed)

    def set_em(self, em: float, width: int) -> None:
        """Another size of the window: show as many keys as fit."""
        for key in (*self._keys, self._leave):
            key.set_em(em)
        room = width - 48 - self._leave.sizeHint().width() - 20
        # The key help comes last and must stay: the keys before it give way.
        room -= self._keys[-1].sizeHint().width() + 20
        for key in self._keys[:-1]:
            room -= key.sizeHint().width() + 20
            key.setVisible(room >= 0)

    def light(self, on: frozenset[ShowCommand]) -> None:
        """Light the keys of what is on."""
        for key in self._keys:
            key.spoken_on = key.command in on if key.command in SWITCHES else None
            key.set_on(key.command in on)
