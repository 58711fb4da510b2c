"""Cards on a slide: a tile each, the number large; all of one size, their numbers on one line."""

from collections.abc import Sequence

import msgspec

from qjviewer.bundle.units import unit_gap
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.palette import look
from qjviewer.exports.slides.slide_canvas import ACCENT, MAIN, MUTED, SlideCanvas, TextSpan, height_of, sized
from qjviewer.pages.blocks import Card, text_of
from qjviewer.wording import Language

_GAP, _PAD = 14.0, 14.0
_BETWEEN = 6.0  # head and body
_LARGEST, _LEAST, _STEP = 1.5, 0.45, 0.05


class _Words(msgspec.Struct, frozen=True):
    """What a card says: its name with place and period, then the rest."""

    head: list[list[TextSpan]]
    body: list[list[TextSpan]]

    def heights(self, width: float, factor: float) -> tuple[float, float]:
        """How high head and body are at a width."""
        return height_of(self.head, width, factor), height_of(self.body, width, factor)


def draw_cards(canvas: SlideCanvas, cards: Sequence[Card], area: Rect) -> None:
    """Tiles in one row or two, as high as the fullest needs."""
    columns = 3 if len(cards) == 6 else min(len(cards), 4 if area.width > 700 else 2)
    rows = -(-len(cards) // columns)
    width = (area.width - _GAP * (columns - 1)) / columns
    told = [_Words(_head(card), _body(card, canvas.lang)) for card in cards]
    room = (area.height - _GAP * (rows - 1)) / rows - 2 * _PAD - _BETWEEN
    factor, head, body = _size(told, width - 2 * _PAD, room)
    height = head + body + 2 * _PAD + _BETWEEN
    for number, (card, words) in enumerate(zip(cards, told, strict=True)):
        row, column = divmod(number, columns)
        box = Rect(area.left + column * (width + _GAP), area.top + row * (height + _GAP), width, height)
        with canvas.group(card.name):
            _tile(canvas, card, words, box, factor, head)


def _size(told: Sequence[_Words], width: float, room: float) -> tuple[float, float, float]:
    """One factor for all cards, and how high their heads and bodies are with it.

    The largest with which all fit; larger than usual only while no name breaks.
    """
    factor = _LARGEST
    while True:
        heights = [words.heights(width, factor) for words in told]
        head, body = (max(h) for h in zip(*heights, strict=True))
        wraps = any(height_of(w.head[:1], width, factor) > w.head[0][0].size * factor * 1.5 for w in told)
        if factor <= _LEAST or (head + body <= room and not (wraps and factor > 1)):
            return factor, head, body
        factor -= _STEP


def _tile(canvas: SlideCanvas, card: Card, words: _Words, box: Rect, factor: float, head: float) -> None:
    edge = look("axis").fill if card.context else ""
    canvas.box(box, look("tile").fill, edge, dashed=card.context)
    left, top, width = box.left + _PAD, box.top + _PAD, box.width - 2 * _PAD
    canvas.text(Rect(left, top, width, head), sized(words.head, factor))
    if words.body:
        low = top + head + _BETWEEN
        canvas.text(Rect(left, low, width, box.bottom - _PAD - low), sized(words.body, factor))


def _head(card: Card) -> list[list[TextSpan]]:
    where = " · ".join(p for p in (card.place, card.period) if p)
    return [[TextSpan(card.name, 18, True)], *([[TextSpan(where, 14, colour=MUTED)]] if where else [])]


def _body(card: Card, lang: Language) -> list[list[TextSpan]]:
    lines = []
    if card.number:
        before, after = (card.approx, "") if card.approx_before else ("", card.approx)
        number = [
            TextSpan(before, 20),
            TextSpan(card.number, 48, True, MAIN),
            TextSpan(after, 28, True, MAIN),
        ]
        space = unit_gap(card.unit, lang)
        lines.append([*number, TextSpan(space + card.unit, 20)])
    for chip in card.chips:
        first = chip.kind == "first"
        lines.append([TextSpan(chip.text, 16, first, ACCENT if first else MUTED)])
    lines += [[TextSpan(text_of(line), 16, colour=MUTED)] for line in card.moves]
    if card.text:
        lines.append([TextSpan(text_of(card.text), 16)])
    return lines
