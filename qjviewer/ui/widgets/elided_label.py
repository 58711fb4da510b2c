"""One line of plain text that ends in … where there is no room, and then says all in its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.ui.draw.fonts import font
from qjviewer.ui.widgets.runs_label import TextStyle
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.widgets.tips import as_tip

_STEP = 0.02


class ElidedLabel(Themed):
    """A single line; it asks for its full width and accepts less.

    With `least` below 1 its letters shrink to that share before any are left out.
    """

    spoken_role = QAccessible.Role.StaticText

    def __init__(
        self,
        text: str = "",
        style: TextStyle = TextStyle(),  # noqa: B008
        parent: QWidget | None = None,
        *,
        least: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self._text, self._style, self._least = "", style, least
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self._hint()
        self.updateGeometry()
        self.update()

    def set_least(self, least: float) -> None:
        """Let the letters shrink to another share."""
        self._least = least
        self._hint()
        self.update()

    def set_style(self, style: TextStyle) -> None:
        """Look different."""
        self._style = style
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return font(self._theme, self._style.size, bold=self._style.bold)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        height = round(self._font().pixelSize() * self._style.leading)
        return QSize(metrics.horizontalAdvance(self._text) + 2, height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(4)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._hint()

    def _fitting(self) -> QFont:
        """The font at which the text fits, as far as it may shrink."""
        share = max(self._least, min(1.0, self.width() / max(1, self.sizeHint().width())))
        face = font(self._theme, self._style.size * share, bold=self._style.bold)
        # Sizes are whole pixels: the nearest one may be a little too wide.
        while share > self._least and QFontMetrics(face).horizontalAdvance(self._text) > self.width():
            share = max(self._least, share - _STEP)
            face = font(self._theme, self._style.size * share, bold=self._style.bold)
        return face

    def _hint(self) -> None:
        cut = self.width() < QFontMetrics(self._fitting()).horizontalAdvance(self._text)
        self.setToolTip(as_tip(self._text) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, face = QPainter(self), self._fitting()
        painter.setFont(face)
        painter.setPen(self._theme.chrome(self._style.ink))
        shown = QFontMetrics(face).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self._style.align | Qt.AlignmentFlag.AlignVCenter, shown)
