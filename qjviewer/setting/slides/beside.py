"""Two contents on one page: numbers or statements, and the picture that goes with them."""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec.structs import replace

from qjviewer.charts.layout.plane import Rect
from qjviewer.pages.blocks import Card, Cards, Chart, Entries, Points, Runs, Table
from qjviewer.pages.deck import RemarkList, SideBySide, steps_of
from qjviewer.setting.slides import cards, chart, lists, tables
from qjviewer.setting.slides.body import SCALES, SlideBody, SlideSetting, chip
from qjviewer.setting.slides.sheet import SlideBox
from qjviewer.setting.slides.style import FLOOR_BODY, FLOOR_LABEL
from qjviewer.setting.slides.words import UNBOUNDED, HitArea, SlideStretch, SlideWords, of_runs, width_of

_Words: TypeAlias = Cards | Points | Entries | RemarkList
_BETWEEN = 56.0
# From this width on the two stand beside each other; on a narrower slide the picture stands below.
_WIDE = 1500.0
# The share of the width that a column of numbers takes, and two columns; the most numbers in one.
_COLUMN, _COLUMNS, _ONE_COLUMN = 0.34, 0.43, 3
_GUTTER = 36.0
_ONE_ROW = 4
# Beside a picture that shows the same a number may be smaller than one that stands alone.
_LEAST_NUMBER = 72
_SMALL = 0.8  # of its comfortable scale
_BELOW = 40.0  # between two pictures below each other
# What a picture must at least be high, and the most of the room that stands above it.
_LEAST_PICTURE, _MOST_ABOVE = 270.0, 0.46


def side_by_side(content: SideBySide, setting: SlideSetting, room: float) -> Iterator[SlideBody]:
    """The page in each way it may be arranged, at every scale, the better for its shape first."""
    ways = (_across, _above) if setting.width >= _WIDE else (_above, _across)
    for shown in _shorter(content):
        ragged = []
        for way in ways:
            for scale in SCALES:
                body = way(shown, replace(setting, scale=scale), room)
                if body.ragged:
                    ragged.append(body)
                else:
                    yield body
        yield from ragged


def _shorter(content: SideBySide) -> Iterator[SideBySide]:
    """The content, then with fewer movements of its numbers, without the caption, with ranks alone."""
    found, numbers = [content], content.first
    if isinstance(numbers, Cards):
        fewer = (cards.with_moves(numbers, most) for most in cards.moves_fewer(numbers))
        found += [replace(content, first=first) for first in fewer]
    if content.caption and not isinstance(numbers, Chart):
        found.append(replace(found[-1], caption=()))
    last = found[-1]
    if isinstance(last.first, Cards):
        # How far off other places are the picture shows.
        found.append(replace(last, first=cards.without_gaps(last.first)))
    yield from found


def _charts_across(content: SideBySide, setting: SlideSetting, room: float) -> SlideBody:
    """Two pictures beside each other, equally wide."""
    body = SlideBody()
    width = (setting.width - _BETWEEN) / 2
    half, left = replace(setting, width=width), width + _BETWEEN
    body.take(_chart(content, half, room), 0, 0)
    body.box(SlideBox(Rect(width + _BETWEEN / 2, 0, 2, room), "border", radius=0))
    body.take(_picture(content, half, room), left, 0)
    return body


def _charts_above(content: SideBySide, setting: SlideSetting, room: float) -> SlideBody:
    """Two pictures below each other, equally high."""
    body = SlideBody()
    height = (room - _BELOW) / 2
    top = height + _BELOW
    body.take(_chart(content, setting, height), 0, 0)
    body.box(SlideBox(Rect(0, top - _BELOW / 2, setting.width, 2), "border", radius=0))
    body.take(_picture(content, setting, height), 0, top)
    return body


def _across(content: SideBySide, setting: SlideSetting, room: float) -> SlideBody:
    """The first in a column, the picture beside it."""
    if isinstance(content.first, Chart):
        return _charts_across(content, setting, room)
    many = isinstance(content.first, Cards) and len(content.first.cards) > _ONE_COLUMN
    width = (setting.width - _BETWEEN) * (_COLUMNS if many else _COLUMN)
    body = SlideBody()
    column = _column(content.first, replace(setting, width=width), room)
    body.take(column, 0, max(0.0, (room - column.height) * 0.3))
    if _is_hopeless(column, room, setting):
        return body
    left = width + _BETWEEN
    body.box(SlideBox(Rect(width + _BETWEEN / 2, 0, 2, room), "border", radius=0))
    body.take(_picture(content, replace(setting, width=setting.width - left), room), left, 0)
    return body


def _above(content: SideBySide, setting: SlideSetting, room: float) -> SlideBody:
    """The first in a row, the picture below it."""
    if isinstance(content.first, Chart):
        return _charts_above(content, setting, room)
    body = SlideBody()
    row = _row(content.first, setting, room * _MOST_ABOVE)
    body.take(row, 0, 0)
    if _is_hopeless(row, room - _LEAST_PICTURE - 30, setting):
        body.too_wide = True
        return body
    top = row.height + 30
    body.box(SlideBox(Rect(0, top - 16, setting.width, 2), "border", radius=0))
    left = room - top
    body.take(_picture(content, setting, max(left, 60.0)), 0, top)
    body.too_wide = body.too_wide or left < _LEAST_PICTURE
    return body


def _is_hopeless(numbers: SlideBody, room: float, setting: SlideSetting) -> bool:
    """Whether the next size is tried at once: to draw the picture, which is dear, would help nothing."""
    return setting.scale > SCALES[-1] and (numbers.height > room or numbers.too_wide)


def _chart(content: SideBySide, setting: SlideSetting, room: float) -> SlideBody:
    """The first of two pictures under what it says."""
    assert isinstance(content.first, Chart)
    return _captioned(content.first, content.first_caption, setting, room)


def _picture(content: SideBySide, setting: SlideSetting, room: float) -> SlideBody:
    """The picture under what it says; it is built up after a chart that stands before it."""
    body = _captioned(content.picture, content.caption, setting, room)
    after = steps_of(content.first) if isinstance(content.first, Chart) else 0
    body.drawings = [replace(drawing, after=after) for drawing in body.drawings]
    return body


def _captioned(picture: Chart | Table, caption: Runs, setting: SlideSetting, room: float) -> SlideBody:
    body = SlideBody()
    look = of_runs(caption, setting.size(40, FLOOR_BODY), bold=True)
    words = SlideWords(look, setting.width, setting.style, leading=1.25, heading=True)
    top = body.put(words, 0, 0) + 8 if look else 0.0
    made = (
        chart.chart(picture, setting, room - top)
        if isinstance(picture, Chart)
        else tables.table(picture, setting, room - top)
    )
    body.take(made, 0, top)
    return body


def _column(first: _Words, setting: SlideSetting, room: float) -> SlideBody:
    if not isinstance(first, Cards):
        return _words(first, setting)
    return _numbers(first.cards, setting, room, 2 if len(first.cards) > _ONE_COLUMN else 1)


def _row(first: _Words, setting: SlideSetting, room: float) -> SlideBody:
    if not isinstance(first, Cards):
        return _words(first, setting)
    count = len(first.cards)
    return _numbers(first.cards, setting, 0.0, count if count <= _ONE_ROW else -(-count // 2))


def _words(first: Points | Entries | RemarkList, setting: SlideSetting) -> SlideBody:
    match first:
        case Points():
            return lists.points(first, setting)
        case Entries():
            return lists.entries(first, setting)
        case RemarkList():
            return lists.remark_list(first, setting)


def _numbers(shown: tuple[Card, ...], setting: SlideSetting, room: float, columns: int) -> SlideBody:
    """Numbers with their labels in so many columns, thin rules between the rows."""
    rows = [shown[n : n + columns] for n in range(0, len(shown), columns)]
    # One that is left over has its row for itself, and leaves no hole beside it.
    widths = [(setting.width - _GUTTER * (len(row) - 1)) / len(row) for row in rows]
    made = [
        [_number(card, replace(setting, width=width)) for card in row]
        for row, width in zip(rows, widths, strict=True)
    ]
    least = sum(max(b.height for b in row) for row in made)
    gap = min(64.0, max(20.0, (room - least) / max(1, len(made))))
    body, y = SlideBody(), 0.0
    for n, (row, bodies, width) in enumerate(zip(rows, made, widths, strict=True)):
        if n:
            body.box(SlideBox(Rect(0, y + gap / 2 - 1, setting.width, 2), "border", radius=0))
            y += gap
        height = max(b.height for b in bodies)
        for at, (card, one) in enumerate(zip(row, bodies, strict=True)):
            x = at * (width + _GUTTER)
            hit = HitArea(Rect(x, y, width, height), card.figure, "" if card.figure else card.item)
            body.box(SlideBox(hit.area, hit=hit, name=card.name))
            body.take(one, x, y)
        y += height
    body.height = y
    return body


def _number(card: Card, setting: SlideSetting) -> SlideBody:
    body = SlideBody()
    size = setting.size(40, FLOOR_BODY)
    if not card.number:
        bold = [SlideStretch(card.name, size, "text", True)]
        head = SlideWords(bold, setting.width, setting.style, heading=True)
        y = body.put(head, 0, 0)
        body.put(SlideWords(of_runs(card.text, size), setting.width, setting.style), 0, y)
        return body
    # A name on one line keeps the numbers of a row level.
    natural = width_of(card.name, size, setting.style)
    size = max(FLOOR_LABEL, min(size, size * (setting.width - 2) / max(natural, 1.0)))
    name = SlideWords(
        [SlideStretch(card.name, int(size), "muted")], setting.width, setting.style, leading=1.2
    )
    y = body.put(name, 0, 0)
    number = SlideWords(_amount(card, setting), UNBOUNDED, setting.style, leading=1.12)
    if number.natural_width > setting.width and card.unit and setting.scale < _SMALL:
        # A long unit stands below its number where no other way has room for it beside.
        body.ragged = True
        number = SlideWords(_amount(replace(card, unit=""), setting), UNBOUNDED, setting.style, leading=1.12)
        unit = SlideWords([SlideStretch(card.unit, FLOOR_LABEL, "text")], setting.width, setting.style)
        body.put(unit, 0, y + number.height)
    body.too_wide = number.natural_width > setting.width
    body.put(number, 0, y)
    bottom = body.height
    _with_chips(body, card, number, y, bottom, setting)
    cards.moves(body, card, 0.0, body.height + 4, setting.width, setting)
    return body


def _amount(card: Card, setting: SlideSetting) -> list[SlideStretch]:
    return cards.amount(card, setting.size(124, _LEAST_NUMBER), FLOOR_LABEL)


def _with_chips(
    body: SlideBody, card: Card, number: SlideWords, y: float, bottom: float, setting: SlideSetting
) -> None:
    """Labels right of the number where they have room, else in a line below it."""
    size = setting.size(32, FLOOR_LABEL)
    labels = [cards.label(c, size, setting) for c in card.chips]
    left, top = number.natural_width + size, y + number.height * 0.36
    wanted = sum(w.natural_width + w.height * 0.56 + 12 for w in labels)
    if left + wanted > setting.width:
        left, top = 0.0, bottom + 4
    height = 0.0  # of the line of labels so far
    for made, words in zip(card.chips, labels, strict=True):
        room = words.natural_width + words.height * 0.56
        if left and left + room > setting.width:
            left, top, height = 0.0, top + height + 8, 0.0
        height = max(height, words.height)
        loud = made.kind == "first"
        left = chip(body, words, left, top, not cards.is_outlined(made), loud=loud) + 12
