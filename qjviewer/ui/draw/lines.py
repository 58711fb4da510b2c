"""Lines of text as Qt paints them: broken where the breaker says, nowhere else."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from qjviewer.text.measured import BrokenLine, MeasuredText, measured
from qjviewer.ui.draw.fonts import pixels
from qjviewer.ui.draw.theme import Theme

_LINE_SEPARATOR = "\u2028"
_UNBOUNDED = 1e6


def set_lines(
    text: MeasuredText,
    lines: Sequence[BrokenLine],
    looks: Sequence[QTextCharFormat],
    step: float,
    *,
    width: float = 0.0,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QTextLayout:
    """The lines, `step` apart, each fragment of the text in its look; `width` is what they are aligned in.

    Every line takes the same step, whatever font of another machine a glyph may come from.
    """
    shown = _LINE_SEPARATOR.join(text.text[line.start : line.end].replace("\t", " ") for line in lines)
    layout = QTextLayout(shown)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(text, lines, looks))
    if looks:
        layout.setFont(looks[0].font())
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width or _UNBOUNDED)
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
    layout.endLayout()
    return layout


def with_breaks(text: str, width: float, theme: Theme, size: float = 1.0, *, bold: bool = False) -> str:
    """A short text with its line ends written out, for a painter or a label that must not break it itself."""
    lines = _measured(text, theme, size, bold).lines(max(width, 1.0), "label")
    return "\n".join(text[line.start : line.end] for line in lines)


def width_for(text: str, theme: Theme, size: float = 1.0, *, bold: bool = False) -> int:
    """The least whole width at which a text stays on one line."""
    return ceil(_measured(text, theme, size, bold).natural_width)


def least_width(text: str, theme: Theme, size: float = 1.0, *, bold: bool = False) -> int:
    """The least whole width at which no word of a text is broken."""
    return ceil(_measured(text, theme, size, bold).least_width)


def _measured(text: str, theme: Theme, size: float, bold: bool) -> MeasuredText:
    return measured(text, pixels(theme, size), bold=bold, latin=theme.latin, words=theme.words)


def _formats(
    text: MeasuredText, lines: Sequence[BrokenLine], looks: Sequence[QTextCharFormat]
) -> list[QTextLayout.FormatRange]:
    """The look of every stretch of every line; Qt counts in UTF-16 units."""
    found, at = [], 0
    for line in lines:
        start = 0
        for fragment, look in zip(text.fragments, looks, strict=True):
            end = start + len(fragment.text)
            first, last = max(start, line.start), min(end, line.end)
            if first < last:
                length = _units(text.text[first:last])
                found.append(_format_range(at, length, look))
                at += length
            start = end
        at += 1
    return found


def _format_range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
