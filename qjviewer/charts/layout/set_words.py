"""Lines of words set around a position, and the same words moved."""

from collections.abc import Sequence

from msgspec.structs import replace

from qjviewer.charts.layout.metrics import BASE, Metrics
from qjviewer.charts.layout.pieces import TextLine, WordsPiece
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.marks import NO_LINK, Align, Link, Role, VAlign


def set_words(
    lines: Sequence[str],
    at: Point,
    metrics: Metrics,
    size: float,
    *,
    bold: bool = False,
    role: Role = "text",
    align: Align = "left",
    valign: VAlign = "middle",
    link: Link = NO_LINK,
) -> WordsPiece:
    """Lines of words around a position."""
    pitch = metrics.line(size)
    widths = [metrics.width(line, size, bold) for line in lines]
    height, width = pitch * len(lines), max(widths, default=0.0)
    top = at.y - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[valign] * height
    back = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    base = top + pitch / 2 + BASE * metrics.pixels(size)
    texts = tuple(
        TextLine(at.x - back * w, base + n * pitch, line)
        for n, (line, w) in enumerate(zip(lines, widths, strict=True))
    )
    rect = Rect(at.x - back * width, top, width, height)
    return WordsPiece(rect, texts, size, bold, role, link, align=align)


def moved(words: WordsPiece, dx: float, dy: float) -> WordsPiece:
    """The same words elsewhere."""
    lines = tuple(TextLine(line.x + dx, line.y + dy, line.text) for line in words.lines)
    return replace(words, rect=words.rect.moved(dx, dy), lines=lines)
