"""A white panel with a quiet edge: what every block of a page stands on."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qjviewer.ui.draw import motion
from qjviewer.ui.draw.theme import Chrome
from qjviewer.ui.widgets.themed import Themed

RADIUS = 8
# Pixels from the edge, and the colour from there on.
_FILLS: tuple[tuple[int, Chrome], ...] = ((0, "border"), (1, "surface"))


class Panel(Themed):
    """A rounded surface with a column of widgets inside."""

    figure_requested = Signal(str)
    item_requested = Signal(str)
    tab_requested = Signal(str)
    copy_requested = Signal(str)

    # How a page composes it: over all columns; and whether more height makes it better.
    wide = False
    grows = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self._flash = motion.ramp(self, motion.FLASH, 1.0, 0.0)
        self._flash.valueChanged.connect(self.update)
        self._space()

    def _restyle(self) -> None:
        self._space()

    def _space(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(px(1.2), px(1.0), px(1.2), px(1.0))
        self.column.setSpacing(px(0.4))

    def flash(self) -> None:
        """Show where it is; without animation the ring stands still as long."""
        motion.restart(self._flash)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Two fills: a large edge drawn with a pen takes Qt twice as long.
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        for inset, name in _FILLS:
            painter.setBrush(self._theme.chrome(name))
            radius = RADIUS + 0.5 - inset
            painter.drawRoundedRect(whole.adjusted(inset, inset, -inset, -inset), radius, radius)
        self._paint_flash(painter, whole.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_flash(self, painter: QPainter, area: QRectF) -> None:
        if self._flash.state() is not self._flash.State.Running:
            return
        strength = float(self._flash.currentValue() or 0.0) if motion.wanted() else 1.0
        if strength > 0.01:
            ink = self._theme.chrome("focus")
            ink.setAlphaF(strength)
            painter.setPen(QPen(ink, 3))
            painter.setBrush(self._theme.chrome("surface"))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
