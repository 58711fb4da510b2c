"""Cards in a grid: as many columns as leave the numbers largest."""

from PySide6.QtCore import QRectF

from qjviewer.pages.blocks import Card, Cards, Chip
from qjviewer.ui.present.slide.body import Body, Setting, chip
from qjviewer.ui.present.slide.sheet import Box
from qjviewer.ui.present.slide.style import FLOOR_BODY, FLOOR_LABEL, FLOOR_NUMBER
from qjviewer.ui.present.slide.words import Hit, Stretch, Words, of_runs, width_of

GAP = 32.0


def columns_for(count: int) -> tuple[int, ...]:
    """The numbers of columns worth trying for so many cards, fullest rows first."""
    return {1: (1,), 2: (2, 1), 3: (3, 2), 4: (2, 4), 5: (3, 2), 6: (3, 2)}.get(count, (4, 3, 2))


def cards(content: Cards, setting: Setting, room: float, columns: int) -> Body:
    """The grid; rows are equally high and fill the room where there is some."""
    rows = [content.cards[n : n + columns] for n in range(0, len(content.cards), columns)]
    width = (setting.width - GAP * (columns - 1)) / columns
    size = _name_size(content.cards, width, setting)
    inner = [[_card(card, width, size, setting) for card in row] for row in rows]
    heights = [max(b.height for b in row) for row in inner]
    spare = max(0.0, room - sum(heights) - GAP * (len(rows) - 1)) / len(rows)
    # A card is about as high as what it holds: room to breathe, never a hall.
    heights = [h + min(spare, h * 0.4) for h in heights]
    body, y = Body(), 0.0
    for row, bodies, height in zip(rows, inner, heights, strict=True):
        # Beside an item in words a number stands at the top like it; numbers alone stand in the middle.
        middle = all(card.number for card in row)
        down = (height - max(b.height for b in bodies)) / 2 if middle else 0.0
        for n, (card, made) in enumerate(zip(row, bodies, strict=True)):
            _place(body, card, made, QRectF(n * (width + GAP), y, width, height), down)
        y += height + GAP
    body.height = y - GAP
    return body


def _place(body: Body, card: Card, made: Body, area: QRectF, down: float) -> None:
    # Outside context never looks like the briefing's own figures.
    border = "strong" if card.context else "border"
    hit = Hit(area, card.figure, "" if card.figure else card.item)
    body.box(Box(area, None, border, dashed=card.context, radius=16, hit=hit))  # type: ignore[arg-type]
    body.too_wide = body.too_wide or made.too_wide
    for box in made.boxes:
        body.box(Box(**{**box.__dict__, "area": box.area.translated(area.left(), area.top() + down)}))
    for placed in made.words:
        body.put(placed.words, area.left() + placed.at.x(), area.top() + down + placed.at.y())


def _pad(setting: Setting) -> float:
    return setting.size(44, 28)


def _name_size(all_cards: tuple[Card, ...], width: float, setting: Setting) -> float:
    """One size for all names, so small that they stay on one line where the floor allows."""
    size = setting.size(46, FLOOR_BODY)
    longest = max((width_of(c.name, size, setting.style, bold=not c.number) for c in all_cards), default=0.0)
    return max(FLOOR_BODY, min(size, size * (width - 2 * _pad(setting) - 2) / max(longest, 1.0)))


def _card(card: Card, width: float, name_size: float, setting: Setting) -> Body:
    body, pad = Body(), _pad(setting)
    inner, y = width - 2 * pad, pad
    ink = "muted" if card.number else "text"
    name = Stretch(card.name, int(name_size), ink, not card.number)  # type: ignore[arg-type]
    y = body.put(Words([name], inner, setting.style, leading=1.28, heading=True), pad, y)
    small = setting.size(34, FLOOR_LABEL)
    where = " · ".join(p for p in (card.place, card.period) if p)
    if where:
        y = body.put(Words([Stretch(where, small, "muted")], inner, setting.style), pad, y)
    if card.number:
        number = Words(_amount(card, setting), 100_000, setting.style, leading=1.18)
        body.too_wide = number.natural_width > inner
        y = body.put(number, pad, y + small * 0.1)
    y = _chips(body, card.chips, pad, y, inner, setting)
    if card.text:
        text = Words(of_runs(card.text, setting.size(42, FLOOR_BODY)), inner, setting.style)
        y = body.put(text, pad, y + small * 0.35)
    body.height = y + pad
    return body


def _amount(card: Card, setting: Setting) -> list[Stretch]:
    size = setting.size(150, FLOOR_NUMBER)
    unit = max(size * 0.42, FLOOR_BODY)
    before, after = (card.approx, "") if card.approx_before else ("", card.approx)
    return [
        Stretch(f"{before} " if before else "", unit, "text"),
        Stretch(card.number, size, "text", True),
        Stretch(after, max(size * 0.5, FLOOR_BODY), "text", True),
        Stretch(f"\u2009{card.unit}" if card.unit else "", unit, "text"),
    ]


def _chips(body: Body, chips: tuple[Chip, ...], x: float, y: float, width: float, setting: Setting) -> float:
    if not chips:
        return y
    left, y, height = x, y + 14, 0.0
    size = setting.size(36, FLOOR_LABEL)
    for made in chips:
        loud = made.kind == "first"
        ink = "on-primary" if loud else "on-chip"
        words = Words([Stretch(made.text, size, ink, loud)], width - size, setting.style, leading=1.5)  # type: ignore[arg-type]
        room = words.natural_width + words.height * 0.56
        if left > x and left + room > x + width:
            left, y = x, y + height + 10
        outlined = made.kind in ("target", "context", "derived", "status")
        left = chip(body, words, left, y, not outlined, loud=loud) + 12
        height = words.height
    return y + height
