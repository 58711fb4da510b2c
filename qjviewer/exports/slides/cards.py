"""Cards on a slide: a tile each, the number large."""

from collections.abc import Sequence

from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.palette import look
from qjviewer.exports.slides.canvas import ACCENT, MAIN, MUTED, Canvas, Span, fitted, height_of
from qjviewer.pages.blocks import Card, text_of
from qjviewer.wording import Language

_GAP, _PAD = 14.0, 12.0
_LARGER = 1.3  # than the least size, where there is room


def draw_cards(canvas: Canvas, cards: Sequence[Card], area: Rect) -> None:
    """Tiles in one row or two, as high as the fullest needs."""
    most = 4 if area.width > 700 else 2
    columns = min(len(cards), most) if len(cards) != 6 or most == 2 else 3
    rows = -(-len(cards) // columns)
    width = (area.width - _GAP * (columns - 1)) / columns
    told = [_lines(card, canvas.lang) for card in cards]
    wanted = max(height_of(lines, width - 2 * _PAD) for lines in told) + 2 * _PAD + 6
    height = min((area.height - _GAP * (rows - 1)) / rows, wanted * _LARGER)
    for number, (card, lines) in enumerate(zip(cards, told, strict=True)):
        row, column = divmod(number, columns)
        left, top = area.left + column * (width + _GAP), area.top + row * (height + _GAP)
        _tile(canvas, card, lines, Rect(left, top, width, height))


def _tile(canvas: Canvas, card: Card, lines: list[list[Span]], box: Rect) -> None:
    edge = look("axis").fill if card.context else ""
    canvas.box(box, look("tile").fill, edge, dashed=card.context)
    inner = Rect(box.left + _PAD, box.top + _PAD, box.width - 2 * _PAD, box.height - 2 * _PAD)
    canvas.text(inner, fitted(lines, inner, most=_LARGER, least=0.45))


def _lines(card: Card, lang: Language) -> list[list[Span]]:
    lines = [[Span(card.name, 18, True)]]
    if where := " · ".join(p for p in (card.place, card.period) if p):
        lines.append([Span(where, 14, colour=MUTED)])
    if card.number:
        before, after = (card.approx, "") if card.approx_before else ("", card.approx)
        number = [Span(before, 20), Span(card.number, 48, True, MAIN), Span(after, 28, True, MAIN)]
        space = " " if lang == "en" and card.unit not in ("", "%") else ""
        lines.append([*number, Span(space + card.unit, 20)])
    for chip in card.chips:
        first = chip.kind == "first"
        lines.append([Span(chip.text, 16, first, ACCENT if first else MUTED)])
    if card.text:
        lines.append([Span(text_of(card.text), 16)])
    return lines
