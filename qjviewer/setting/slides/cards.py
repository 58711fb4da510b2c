"""Cards in a grid: as many columns as leave the numbers largest."""

from collections.abc import Iterator

from msgspec.structs import replace

from qjviewer.charts.layout.plane import Rect
from qjviewer.pages.blocks import Card, Cards, Chip
from qjviewer.setting.slides.body import SlideBody, SlideSetting, chip
from qjviewer.setting.slides.sheet import SlideBox
from qjviewer.setting.slides.style import FLOOR_BODY, FLOOR_LABEL, FLOOR_NUMBER, Ink
from qjviewer.setting.slides.words import HitArea, SlideStretch, SlideWords, of_runs, width_of

GAP = 32.0
# A name may be smaller than what is read as a sentence.
_LEAST_NAME = 32
# Of a name, and of a movement, before fewer columns are better.
_MOST_LINES = 2


def columns_for(count: int) -> tuple[int, ...]:
    """The numbers of columns worth trying for so many cards, fullest rows first."""
    return {1: (1,), 2: (2, 1), 3: (3, 2, 1), 4: (2, 4), 5: (3, 2), 6: (3, 2)}.get(count, (4, 3, 2))


def cards(content: Cards, setting: SlideSetting, room: float, columns: int) -> SlideBody:
    """The grid; rows are equally high and fill the room where there is some."""
    rows = [content.cards[n : n + columns] for n in range(0, len(content.cards), columns)]
    # A row that is not full is shared by what it has: no card stands alone beside a hole.
    widths = [(setting.width - GAP * (len(row) - 1)) / len(row) for row in rows]
    size = _name_size(content.cards, min(widths), setting)
    names = [
        max(_name(c, width, size, setting).height for c in row)
        for row, width in zip(rows, widths, strict=True)
    ]
    inner = [
        [_card(card, width, size, setting, head) for card in row]
        for row, width, head in zip(rows, widths, names, strict=True)
    ]
    heights = [max(b.height for b in row) for row in inner]
    spare = max(0.0, room - sum(heights) - GAP * (len(rows) - 1)) / len(rows)
    # A card is about as high as what it holds: room to breathe, never a hall.
    heights = [h + min(spare, h * 0.4) for h in heights]
    body, y = SlideBody(ragged=any(b.ragged for row in inner for b in row)), 0.0
    for row, bodies, width, height in zip(rows, inner, widths, heights, strict=True):
        # Beside an item in words a number stands at the top like it; numbers alone stand in the middle.
        middle = all(card.number for card in row)
        down = (height - max(b.height for b in bodies)) / 2 if middle else 0.0
        for n, (card, made) in enumerate(zip(row, bodies, strict=True)):
            _place(body, card, made, Rect(n * (width + GAP), y, width, height), down)
        y += height + GAP
    body.height = y - GAP
    return body


def _place(body: SlideBody, card: Card, made: SlideBody, area: Rect, down: float) -> None:
    # Outside context never looks like the briefing's own figures.
    border = "strong" if card.context else "border"
    hit = HitArea(area, card.figure, "" if card.figure else card.item)
    body.box(SlideBox(area, None, border, dashed=card.context, radius=16, hit=hit, name=card.name))  # type: ignore[arg-type]
    body.too_wide = body.too_wide or made.too_wide
    for box in made.boxes:
        body.box(box.moved(area.left, area.top + down))
    for placed in made.words:
        body.put(placed.words, area.left + placed.at.x, area.top + down + placed.at.y)


def _pad(setting: SlideSetting) -> float:
    return setting.size(44, 28)


def _name_size(all_cards: tuple[Card, ...], width: float, setting: SlideSetting) -> float:
    """One size for all names, so small that they stay on one line where the floor allows."""
    size = setting.size(46, _LEAST_NAME)
    longest = max((width_of(c.name, size, setting.style, bold=not c.number) for c in all_cards), default=0.0)
    return max(_LEAST_NAME, min(size, size * (width - 2 * _pad(setting) - 2) / max(longest, 1.0)))


def _name(card: Card, width: float, name_size: float, setting: SlideSetting) -> SlideWords:
    ink: Ink = "muted" if card.number else "text"
    name = SlideStretch(card.name, int(name_size), ink, not card.number)
    return SlideWords([name], width - 2 * _pad(setting), setting.style, leading=1.28, heading=True)


def _card(card: Card, width: float, name_size: float, setting: SlideSetting, head: float) -> SlideBody:
    """One card; its name stands at the foot of `head`, so that the numbers of a row stand on one line."""
    body, pad = SlideBody(), _pad(setting)
    name, inner = _name(card, width, name_size, setting), width - 2 * pad
    body.ragged = name.lines > _MOST_LINES
    y = body.put(name, pad, pad + (head - name.height if card.number else 0.0))
    small = setting.size(34, FLOOR_LABEL)
    where = " · ".join(p for p in (card.place, card.period) if p)
    if where:
        y = body.put(SlideWords([SlideStretch(where, small, "muted")], inner, setting.style), pad, y)
    if card.number:
        number = SlideWords(
            amount(card, setting.size(150, FLOOR_NUMBER)), 100_000, setting.style, leading=1.18
        )
        body.too_wide = number.natural_width > inner
        y = body.put(number, pad, y + small * 0.1)
    y = _chips(body, card.chips, pad, y, inner, setting)
    y = moves(body, card, pad, y + small * 0.2, inner, setting)
    if card.text:
        text = SlideWords(of_runs(card.text, setting.size(42, FLOOR_BODY)), inner, setting.style)
        y = body.put(text, pad, y + small * 0.35)
    body.height = y + pad
    return body


def amount(card: Card, size: float, least: float = FLOOR_BODY) -> list[SlideStretch]:
    """A card's number so high, with its unit and the word of an approximation, `least` high."""
    unit = max(size * 0.42, least)
    before, after = (card.approx, "") if card.approx_before else ("", card.approx)
    return [
        SlideStretch(f"{before} " if before else "", unit, "text"),
        SlideStretch(card.number, size, "text", True),
        SlideStretch(after, max(size * 0.5, least), "text", True),
        SlideStretch(f"\u2009{card.unit}" if card.unit else "", unit, "text"),
    ]


def telling_less(content: Cards) -> Iterator[Cards]:
    """The cards told against one period alone, then against none."""
    for most in moves_fewer(content):
        yield with_moves(without_gaps(content), most)


def without_gaps(content: Cards) -> Cards:
    """The cards without the labels that tell how far off another place is."""
    kept = ((c, tuple(chip for chip in c.chips if not _is_gap(chip))) for c in content.cards)
    return replace(content, cards=tuple(replace(c, chips=chips) for c, chips in kept))


def _is_gap(label: Chip) -> bool:
    return label.kind == "gap" and " vs " in label.figure


def moves_fewer(content: Cards) -> range:
    """The numbers of movements a card that are fewer than there are, most first."""
    return range(max((len(card.moves) for card in content.cards), default=0) - 1, -1, -1)


def with_moves(content: Cards, most: int) -> Cards:
    """The cards with so many of their movements at most."""
    return replace(content, cards=tuple(replace(c, moves=c.moves[:most]) for c in content.cards))


def moves(body: SlideBody, card: Card, x: float, y: float, width: float, setting: SlideSetting) -> float:
    """How the figure moved, a line for each period it is held against; the bottom of the last."""
    size = setting.size(34, FLOOR_LABEL)
    for line in card.moves:
        told = [SlideStretch(run.text, size, "muted", figure=run.figure) for run in line]
        words = SlideWords(told, width, setting.style)
        body.ragged = body.ragged or words.lines > _MOST_LINES
        y = body.put(words, x, y)
    return y


def label(made: Chip, size: float, setting: SlideSetting) -> SlideWords:
    """The words of a label."""
    loud = made.kind == "first"
    ink: Ink = "on-primary" if loud else "on-chip"
    return SlideWords([SlideStretch(made.text, size, ink, loud)], setting.width, setting.style, leading=1.5)


def is_outlined(made: Chip) -> bool:
    """Whether a label is drawn as an outline: it tells how a value came about, not how good it is."""
    return made.kind in ("target", "context", "derived", "status")


def _chips(
    body: SlideBody, chips: tuple[Chip, ...], x: float, y: float, width: float, setting: SlideSetting
) -> float:
    if not chips:
        return y
    left, y, height = x, y + 14, 0.0
    size = setting.size(36, FLOOR_LABEL)
    for made in chips:
        words, loud = label(made, size, replace(setting, width=width - size)), made.kind == "first"
        room = words.natural_width + words.height * 0.56
        body.ragged = body.ragged or words.lines > 1
        if left > x and left + room > x + width:
            left, y = x, y + height + 10
        left = chip(body, words, left, y, not is_outlined(made), loud=loud) + 12
        height = words.height
    return y + height
