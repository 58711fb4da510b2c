"""The legend: entries flowing in rows above the drawing."""

from collections.abc import Iterator, Sequence

from qjviewer.charts.layout.metrics import BASE, Metrics
from qjviewer.charts.layout.pieces import Box, Hair, LegendEntry, Piece, Symbol, TextLine, Trace, WordsPiece
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.marks import Key

_SIZE = 0.93
_ICON, _LINE_ICON, _ICON_GAP, _ENTRY_GAP = 1.1, 2.4, 0.4, 1.5  # em
_ROW = 1.55


def legend_height(keys: Sequence[Key], width: float, metrics: Metrics) -> float:
    """How high the legend is at a width, with the room below it; 0 without entries."""
    entries = legend_entries(keys, Rect(0, 0, width, 0), metrics)
    return entries[-1].rect.bottom + 0.5 * metrics.em if entries else 0.0


def legend_entries(
    keys: Sequence[Key], rect: Rect, metrics: Metrics, hidden: frozenset[str] = frozenset()
) -> list[LegendEntry]:
    """Entries in rows from the upper left corner of `rect`."""
    em, entries = metrics.em, []
    x, y = rect.left, rect.top
    for key in keys:
        icon = (_icon_width(key) + _ICON_GAP) * em
        text = metrics.elided(key.text, _SIZE, False, rect.width - icon)
        width = icon + metrics.width(text, _SIZE)
        if x > rect.left and x + width > rect.right:
            x, y = rect.left, y + _ROW * em
        box = Rect(x, y, width, _ROW * em)
        off = bool(key.series) and key.series in hidden
        entries.append(
            LegendEntry(box, key, (*_icon(key, box, em, off), _words(text, box, key, metrics, off)))
        )
        x += width + _ENTRY_GAP * em
    return entries


def _icon(key: Key, box: Rect, em: float, off: bool) -> Iterator[Piece]:
    half = _icon_width(key) * em / 2
    middle = Point(box.left + half, box.centre.y)
    hollow = key.hollow or off
    if key.shape == "bar":
        side = 0.85 * em
        place = Rect(middle.x - side / 2, middle.y - side / 2, side, side)
        yield Box(place, key.role, hollow, hatched=key.hatched)
        return
    start, end = Point(middle.x - half, middle.y), Point(middle.x + half, middle.y)
    if key.shape == "line":
        yield Hair(start, end, key.role, key.dashed or off, 2.2)
        return
    if key.lined:
        yield Trace((start, end), key.role, off or key.dashed, dash=key.dash)
    yield Symbol(middle, (0.75 if key.lined else 0.9) * em, key.shape, key.role, hollow)


def _icon_width(key: Key) -> float:
    """A line shows its dashes only where it has some length."""
    return _LINE_ICON if key.lined else _ICON


def _words(text: str, box: Rect, key: Key, metrics: Metrics, off: bool) -> WordsPiece:
    left = box.left + (_icon_width(key) + _ICON_GAP) * metrics.em
    base = box.centre.y + BASE * metrics.pixels(_SIZE)
    rect = Rect(left, box.top, box.right - left, box.height)
    return WordsPiece(rect, (TextLine(left, base, text),), _SIZE, False, "muted", struck=off)
