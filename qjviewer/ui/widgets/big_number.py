"""A number large with its unit small on the same baseline: 500 多 个."""

from decimal import Decimal, InvalidOperation

import msgspec
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.figures.teller import MINUS
from qjviewer.ui.draw import motion
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.theme import Chrome
from qjviewer.ui.widgets.themed import Themed

_APPROX, _UNIT = 0.5, 0.42  # of the number's own size


class Amount(msgspec.Struct, frozen=True):
    """What stands on one baseline; `before` and `after` are words of approximation."""

    number: str
    unit: str = ""
    before: str = ""
    after: str = ""


class BigNumber(Themed):
    """The amount, painted; a changed number runs from its old value to the new one."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, size: float = 3.3, ink: Chrome = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._ink = size, ink
        self._amount = Amount("")
        self._shown = ""
        self._from = Decimal(0)
        self._change = motion.ramp(self, motion.CHANGE)
        self._change.valueChanged.connect(self._step)
        self._change.finished.connect(self._arrive)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_amount(self, amount: Amount, *, animate: bool = False) -> None:
        """Show an amount."""
        old, self._amount = self._amount, amount
        self.setAccessibleName(f"{amount.before}{amount.number}{amount.after}{amount.unit}")
        before, after = _value(old.number), _value(amount.number)
        if animate and motion.wanted() and before is not None and after is not None and before != after:
            self._from = before
            motion.restart(self._change)
        else:
            self._arrive()
        self.updateGeometry()
        self.update()

    def _step(self, share: float) -> None:
        target = _value(self._amount.number)
        if target is not None:
            now = self._from + (target - self._from) * Decimal(str(round(share, 4)))
            self._shown = _like(now, self._amount.number)
            self.update()

    def _arrive(self) -> None:
        self._shown = self._amount.number
        self.update()

    def natural_width(self, scale: float = 1.0) -> float:
        """The width it needs at a share of its full size."""
        return sum(QFontMetricsF(face).horizontalAdvance(text) for text, face in self._parts(scale))

    def scale_for(self, width: float) -> float:
        """The share of its full size at which it fits a width."""
        full = self.natural_width()
        return min(1.0, width / full) if full else 1.0

    def _parts(self, scale: float, number: str | None = None) -> list[tuple[str, QFont]]:
        a, size = self._amount, self._size * scale
        gap = "\u2009" if a.unit else ""
        parts = [
            (f"{a.before} " if a.before else "", size * _UNIT, False),
            (a.number if number is None else number, size, True),
            (a.after, size * _APPROX, True),
            (gap + a.unit, size * _UNIT, False),
        ]
        return [(text, font(self._theme, s, bold=bold)) for text, s, bold in parts if text]

    def sizeHint(self) -> QSize:
        return QSize(int(self.natural_width()) + 2, round(self._theme.px(self._size) * 1.18))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(4), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.chrome(self._ink))
        scale, x = self.scale_for(self.width()), 0.0
        baseline = self._theme.px(self._size) * 0.98
        for text, face in self._parts(scale, self._shown):
            painter.setFont(face)
            painter.drawText(round(x), round(baseline), text)
            x += QFontMetricsF(face).horizontalAdvance(text)


def _value(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace(MINUS, "-").replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _like(value: Decimal, pattern: str) -> str:
    """A value with the decimals of another number as written."""
    decimals = len(pattern.partition(".")[2])
    return f"{value:{',' if ',' in pattern else ''}.{decimals}f}".replace("-", MINUS)
