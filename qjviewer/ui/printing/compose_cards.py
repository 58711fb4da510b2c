"""Cards on paper: figures large in a row, a hair line between them."""

from collections.abc import Sequence

from qjviewer.charts.marks import Role
from qjviewer.pages.blocks import Card, Cards, Chip
from qjviewer.ui.printing.desk import SANS, SMALL, Desk, beside, stacked
from qjviewer.ui.printing.headings import block_heading
from qjviewer.ui.printing.paginate import Brick
from qjviewer.ui.printing.sheet import Face, Stroke
from qjviewer.ui.printing.typeset import Span

_NUMBER, _WORDY = Face("sans", 21, bold=True), Face("sans", 10)
_UNIT = Face("sans", 10.5)
_GAP = 9.0
_NARROWEST = 96.0


def cards(block: Cards, desk: Desk) -> list[Brick]:
    """A row of cards, or several rows of equal columns."""
    bricks = block_heading(block.title, desk)
    columns = columns_for(len(block.cards), desk.width)
    for start in range(0, len(block.cards), columns):
        bricks.append(card_row(block.cards[start : start + columns], columns, desk))
    return bricks


def columns_for(count: int, width: float) -> int:
    """How many cards stand in a row: as even as can be, none too narrow."""
    most = max(1, min(4, int(width // _NARROWEST)))
    rows = -(-count // most)
    return max(1, -(-count // max(rows, 1)))


def card_row(row: Sequence[Card], columns: int, desk: Desk) -> Brick:
    """Cards side by side between two rules."""
    width = (desk.width + 2 * _GAP) / columns
    parts = [(n * width, card_column(card, desk.narrowed(width - 2 * _GAP))) for n, card in enumerate(row)]
    made = beside(parts)
    height = made.height + 8
    lines = tuple(Stroke(n * width - _GAP, 3, n * width - _GAP, height - 3, 0.5, "axis")
                  for n in range(1, len(row)))  # fmt: skip
    return Brick(height, made.placed + lines, before=8, cites=made.cites)


def card_column(card: Card, desk: Desk) -> Brick:
    """One card: name, number, chips, words."""
    name = [*desk.text(card.name, SANS), *desk.marks(card.sources, SANS.size)]
    cites = desk.cites(card.sources, card.text, card.figure)
    bricks = desk.paragraph(name, align="ragged", leading=1.45, cites=cites)
    bricks += _value(card, desk)
    if card.chips:
        bricks += desk.paragraph(_chips(card.chips), align="ragged", leading=1.45)
    if card.number and card.text:
        bricks += desk.paragraph(desk.runs(card.text, SMALL, "muted"), align="ragged", leading=1.45)
    where = " · ".join(p for p in (card.place, card.period) if p)
    if where:
        bricks += desk.paragraph(desk.text(where, SMALL, "muted"), align="ragged", leading=1.45)
    return stacked(bricks)


def _value(card: Card, desk: Desk) -> list[Brick]:
    if not card.number:
        return desk.paragraph(desk.runs(card.text, _WORDY), align="ragged", leading=1.5)
    before, after = (card.approx, "") if card.approx_before else ("", card.approx)
    size = _NUMBER.size
    spans = [Span(before, _UNIT), Span(card.number, _NUMBER), Span(after + card.unit, _UNIT)]
    spans = [s for s in spans if s.text]
    wide = sum(desk.ruler.width(s.text, s.face) for s in spans)
    if wide > desk.width:
        # A long number gets smaller type rather than a second line.
        size = max(9.0, size * desk.width / wide)
        spans = [Span(s.text, Face("sans", min(s.face.size, size), s.face.bold)) for s in spans]
    return desk.paragraph(spans, align="ragged", leading=1.3)


def _chips(chips: Sequence[Chip]) -> list[Span]:
    spans: list[Span] = []
    for chip in chips:
        spans += [Span("　", SMALL)] if spans else []
        loud = chip.kind == "first"
        ink: Role = "accent" if loud else "muted" if chip.kind in ("context", "derived") else "text"
        spans.append(Span(chip.text, Face("sans", SMALL.size, bold=loud), ink))
    return spans
