"""Steps in order, joined by arrows: 工作 → 项目 → 清单 → 责任."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.lines import width_for, with_breaks
from qjviewer.ui.widgets.themed import Themed

_PAD = 1.4  # em to the left and right of the words together


class StepChain(Themed):
    """A chain that continues on the next line where the width ends."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, steps: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self.setAccessibleName(" → ".join(steps))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _font(self) -> QFont:
        return font(self._theme, 1.0, bold=True)

    def _areas(self, width: int) -> list[QRect]:
        metrics, px = QFontMetrics(self._font()), self._theme.px
        x, y, row, found = 0, 0, 0, list[QRect]()
        for step in self._steps:
            taken = min(width_for(step, self._theme, bold=True) + px(_PAD), width)
            if x and x + taken > width:
                # The arrow stays at the end of the line it leaves.
                x, y, row = 0, y + row + px(0.4), 0
            # A step too long for a line of its own wraps.
            more = self._broken(step, taken).count("\n")
            height = px(2.1) + more * metrics.height()
            found.append(QRect(x, y, taken, height))
            row, x = max(row, height), x + taken + px(1.9)
        return found

    def _broken(self, step: str, width: int) -> str:
        return with_breaks(step, width - self._theme.px(_PAD), self._theme, bold=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        areas = self._areas(max(width, 1) - self._theme.px(1.9))
        return areas[-1].bottom() + 1 + self._theme.px(0.3) if areas else 0

    def sizeHint(self) -> QSize:
        width = self._theme.px(30)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(6), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        areas = self._areas(self.width() - self._theme.px(1.9))
        for n, (step, area) in enumerate(zip(self._steps, areas, strict=True)):
            painter.setPen(QPen(self._theme.chrome("border-strong"), 1))
            painter.setBrush(self._theme.chrome("raised"))
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(self._theme.chrome("text"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._broken(step, area.width()))
            if n < len(areas) - 1:
                self._arrow(painter, area)

    def _arrow(self, painter: QPainter, area: QRect) -> None:
        em, y = self._theme.em, area.center().y() + 0.5
        left, right = area.right() + em * 0.4, area.right() + em * 1.5
        painter.setPen(QPen(self._theme.chrome("primary"), max(1.5, em / 9)))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.drawLine(QPointF(right, y), QPointF(right - em * 0.35, y - em * 0.3))
        painter.drawLine(QPointF(right, y), QPointF(right - em * 0.35, y + em * 0.3))
