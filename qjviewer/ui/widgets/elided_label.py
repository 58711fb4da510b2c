"""A line of plain text that says less where there is no room, and then all in its tooltip."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.lines import with_breaks
from qjviewer.ui.widgets.runs_label import PLAIN_STYLE, TextStyle
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.widgets.tips import as_tip

_STEP = 0.02
# Of lines that share the height of one, in heights of their letters.
_TIGHT = 1.2


class ElidedLabel(Themed):
    """A single line; it asks for its full width and accepts less.

    With `least` below 1 its letters shrink to that share before any are left out; one that `wraps` breaks
    into as many smaller lines as its height has room for. Then a shorter form gives way to …, if it has one.
    """

    spoken_role = QAccessible.Role.StaticText

    def __init__(
        self,
        text: str = "",
        style: TextStyle = PLAIN_STYLE,
        parent: QWidget | None = None,
        *,
        least: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self._text, self._short, self._style, self._least, self._wraps = "", "", style, least, False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str, short: str = "") -> None:
        """Show another text, in a shorter form where there is no room for the whole."""
        self._text, self._short = " ".join(text.split()), " ".join(short.split())
        self.setAccessibleName(self._text)
        self._hint()
        self.updateGeometry()
        self.update()

    def set_least(self, least: float, *, wraps: bool = False) -> None:
        """Let the letters shrink to another share, in several lines or not."""
        self._least, self._wraps = least, wraps
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

    @property
    def is_cut(self) -> bool:
        """Whether there is no room for even the shorter form."""
        return not self.fits(self.width(), self.height())

    def fits(self, width: int, height: int) -> bool:
        """Whether a room is enough for the text, or for its shorter form."""
        return self._fitting(width, height)[2]

    def _fitting(self, width: int, height: int) -> tuple[QFont, str, bool]:
        """The font at which the text fits, as far as it may shrink; its lines then, and whether it does."""
        whole = width / max(1, self.sizeHint().width())
        share = 1.0 if self._wraps else max(self._least, min(1.0, whole))
        while True:
            face = font(self._theme, self._style.size * share, bold=self._style.bold)
            forms = (self._text, *((self._broken(share, width),) if self._wraps else ()))
            if share <= self._least:
                forms = (*forms, self._short or self._text)
            found = next((form for form in forms if _fit(form, face, width, height)), None)
            if found is not None or share <= self._least:
                return face, forms[-1] if found is None else found, found is not None
            share = max(self._least, share - _STEP)

    def _broken(self, share: float, width: int) -> str:
        size = self._style.size * share
        return with_breaks(self._text, width, self._theme, size, bold=self._style.bold)

    def _hint(self) -> None:
        _, lines, fits = self._fitting(self.width(), self.height())
        whole = fits and not (self._short and lines == self._short)
        self.setToolTip("" if whole else as_tip(self._text))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, (face, lines, _) = QPainter(self), self._fitting(self.width(), self.height())
        painter.setFont(face)
        painter.setPen(self._theme.chrome(self._style.ink))
        broken = lines.split("\n")
        # Lines that share the height stand closer than the font has them.
        step = face.pixelSize() * _TIGHT if len(broken) > 1 else self.height()
        top = (self.height() - step * len(broken)) / 2
        for n, line in enumerate(broken):
            shown = QFontMetrics(face).elidedText(line, Qt.TextElideMode.ElideRight, self.width())
            place = QRectF(0, top + n * step, self.width(), step)
            painter.drawText(place, self._style.align | Qt.AlignmentFlag.AlignVCenter, shown)


def _fit(lines: str, face: QFont, width: int, height: int) -> bool:
    """Whether lines of text stand in a room; one alone may be higher than that, as labels of a line are."""
    metrics, broken = QFontMetrics(face), lines.split("\n")
    if len(broken) > 1 and len(broken) * face.pixelSize() * _TIGHT > height:
        return False
    return max(map(metrics.horizontalAdvance, broken)) <= width
