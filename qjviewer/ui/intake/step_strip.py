"""The four steps of taking a workbook in, and which of them is now."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.ui.draw.fonts import font
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import Language, say

_STEPS = ("file", "columns", "check", "write")


class StepStrip(Themed):
    """Done steps are ticked, the present one is underlined."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, lang: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang, self._now = lang, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, number: int) -> None:
        """Make a step (from 0) the present one."""
        self._now = number
        self.setAccessibleName(say("intake.step-now", self._lang, step=self._words(number)))
        self.update()

    def _words(self, number: int) -> str:
        name = say(f"intake.step-{_STEPS[number]}", self._lang)
        return f"✓ {name}" if number < self._now else f"{number + 1} {name}"

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(30), self._theme.px(2.1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        left = 0.0
        for number in range(len(_STEPS)):
            is_now = number == self._now
            face = font(theme, 1.05, bold=is_now)
            words = self._words(number)
            width = QFontMetrics(face).horizontalAdvance(words)
            area = QRectF(left, 0, width, self.height())
            painter.setFont(face)
            painter.setPen(theme.chrome("link" if is_now else "muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
            if is_now:
                painter.fillRect(QRectF(left, self.height() - 3, width, 3), theme.chrome("link"))
            left += width + theme.px(2.2)
