"""Chips: small labels on a card; only a first rank is loud."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from qjviewer.pages.blocks import Chip as ChipBlock
from qjviewer.pages.blocks import ChipKind
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.lines import width_for, with_breaks
from qjviewer.ui.draw.theme import Chrome, Theme

# Background, ink, and whether the edge is dashed: what is not yet fact looks unfinished.
_LOOKS: dict[ChipKind, tuple[Chrome, Chrome, bool]] = {
    "first": ("accent", "on-accent", False),
    "rank": ("chip", "on-chip", False),
    "gap": ("chip", "on-chip", False),
    "derived": ("surface", "muted", True),
    "target": ("surface", "muted", True),
    "context": ("surface", "muted", True),
    "status": ("surface", "muted", True),
}
_SIZE, _EDGE = 0.93, 0.55


class ChipView(QAbstractButton):
    """A chip; it is a button where it stands for a figure of its own."""

    # Of the class: what a widget is may be asked while it is being made, and then only once.
    spoken_role = QAccessible.Role.StaticText

    def __init__(self, chip: ChipBlock, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.kind, self.figure = theme, chip.kind, chip.figure
        # An ampersand would be read as a keyboard mnemonic.
        self.setText(chip.text.replace("&", "&&"))
        self.setAccessibleName(chip.text)
        self._words = chip.text
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.make_passive()

    def make_passive(self) -> None:
        """Let clicks through to the card: the card already stands for this figure."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def make_active(self) -> None:
        """Take clicks and focus: this chip stands for a figure of its own."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.spoken_role = QAccessible.Role.Button

    def press(self) -> None:
        """Lead to its figure."""
        self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def named_at(self, place: QPoint | None) -> str:
        """The figure it stands for."""
        return self.figure

    def set_theme(self, theme: Theme) -> None:
        """Take a theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return font(self._theme, _SIZE, bold=self.kind == "first")

    def sizeHint(self) -> QSize:
        words = width_for(self._words, self._theme, _SIZE, bold=self.kind == "first")
        return QSize(words + 2 * self._theme.px(_EDGE), round(self._font().pixelSize() * 1.75))

    def height_at(self, width: int) -> int:
        """Its height where no more than a width is left: the words wrap."""
        hint, metrics = self.sizeHint(), QFontMetrics(self._font())
        if width >= hint.width():
            return hint.height()
        more = self._broken(width - 2 * self._theme.px(_EDGE)).count("\n")
        return hint.height() + more * metrics.height()

    def _broken(self, width: int) -> str:
        return with_breaks(self._words, width, self._theme, _SIZE, bold=self.kind == "first")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, (back, ink, dashed) = QPainter(self), _LOOKS[self.kind]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = QPen(self._theme.chrome("border-strong"), 1, Qt.PenStyle.DashLine)
        plain = QPen(self._theme.chrome("border") if self.kind != "first" else self._theme.chrome(back), 1)
        painter.setPen(edge if dashed else plain)
        painter.setBrush(self._theme.chrome(back))
        painter.drawRoundedRect(area, 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.ring(ink), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        painter.setFont(self._font())
        painter.setPen(self._theme.chrome(ink))
        text = self._broken(self.width() - 2 * self._theme.px(_EDGE))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
