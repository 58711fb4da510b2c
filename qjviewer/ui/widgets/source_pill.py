"""The mark 来源1 in the corner of a card."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.pages.blocks import SourceMark
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import Language, listed, say


class SourcePill(Themed):
    """The numbers of the sources, with the spots in its tooltip; nothing without a source."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: Sequence[SourceMark], lang: Language) -> None:
        """Show the sources of a card."""
        numbers = list(dict.fromkeys(str(m.number) for m in marks))
        self._words = say("window.source-mark", lang, numbers=listed(numbers, lang)) if numbers else ""
        spots = [say("window.source-spot", lang, number=m.number, spot=m.spot) for m in marks if m.spot]
        self.setToolTip("<br>".join(map(escape, spots)))
        self.setAccessibleName(self._words)
        self.setVisible(bool(numbers))
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return font(self._theme, 0.87)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font()).horizontalAdvance(self._words) + self._theme.px(1.1)
        return QSize(width, round(self._font().pixelSize() * 1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.chrome("border"), 1))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setFont(self._font())
        painter.setPen(self._theme.chrome("muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
