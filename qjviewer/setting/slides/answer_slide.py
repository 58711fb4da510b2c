"""An answer on a slide: the value huge, its rank, its gaps, how it went."""

from msgspec.structs import replace

from qjviewer.charts.layout.plane import Rect
from qjviewer.pages.answer_page import AnswerGap, AnswerPage
from qjviewer.setting.slides import cards, chart
from qjviewer.setting.slides.body import SlideBody, SlideSetting, chip
from qjviewer.setting.slides.sheet import SlideBox
from qjviewer.setting.slides.style import FLOOR_BODY, FLOOR_LABEL, Ink
from qjviewer.setting.slides.words import UNBOUNDED, SlideStretch, SlideWords, of_runs, width_of

# The share of the width that the value takes where there is something to show beside it.
_LEFT = 0.47
_BETWEEN = 72.0
_VALUES = (300.0, 260.0, 220.0, 190.0, 160.0, 140.0, 120.0, 96.0)
# Ranks among so many are shown as a row of cells.
_MOST_CELLS = 14
_CELL = 44.0
_ALONE = 60.0


def answer(content: AnswerPage, setting: SlideSetting, room: float) -> SlideBody:
    """The value on the left; gaps and course on the right, where it has them."""
    if not content.gaps and content.trend is None:
        return _value(content, setting, room)
    body = SlideBody()
    left = (setting.width - _BETWEEN) * _LEFT
    value = _value(content, replace(setting, width=left), room)
    body.take(value, 0, max(0.0, (room - value.height) * 0.25))
    body.box(SlideBox(Rect(left + _BETWEEN / 2, 0, 2, room), "border", radius=0))
    at = left + _BETWEEN
    side = replace(setting, width=setting.width - at)
    top = 0.0
    if content.gaps:
        gaps = _gaps(content, side, 0.0 if content.trend else room)
        body.take(gaps, at, 0)
        top = gaps.height + 36
    if content.trend is not None:
        body.take(_trend(content, side, room - top), at, top)
    body.height = max(body.height, room)
    return body


def _value(content: AnswerPage, setting: SlideSetting, room: float) -> SlideBody:
    card, body, y = content.card, SlideBody(), 0.0
    small = setting.size(38, FLOOR_LABEL)
    if content.where:
        words = SlideWords([SlideStretch(content.where, small, "muted")], setting.width, setting.style)
        y = body.put(words, 0, 0) + small * 0.4
    if card.number:
        y = body.put(_largest(content, setting, room * 0.5), 0, y)
        y = _ranked(body, content, y + 6, setting)
    for text in (content.said,):
        if text:
            words = SlideWords(
                [SlideStretch(text, setting.size(42, FLOOR_BODY))], setting.width, setting.style
            )
            y = body.put(words, 0, y + small * 0.5)
    if card.text:
        # Words alone have the room that a number would take.
        size = setting.size(42 if card.number else _ALONE, FLOOR_BODY)
        words = SlideWords(of_runs(card.text, size), setting.width, setting.style)
        body.put(words, 0, y + small * 0.4)
    return body


def _largest(content: AnswerPage, setting: SlideSetting, high: float) -> SlideWords:
    """The value as large as its column allows."""
    for size in _VALUES:
        stretches = [
            replace(s, ink="primary") if s.text == content.card.number else s
            for s in cards.amount(content.card, size)
        ]
        words = SlideWords(stretches, UNBOUNDED, setting.style, leading=1.1)
        if words.natural_width <= setting.width and words.height <= high:
            break
    return words


def _ranked(body: SlideBody, content: AnswerPage, y: float, setting: SlideSetting) -> float:
    """The labels, and for a rank among few a cell for each of them."""
    size, left, height = setting.size(40, FLOOR_LABEL), 0.0, 0.0
    for made in content.card.chips:
        words = cards.label(made, size, setting)
        room = words.natural_width + words.height * 0.56
        if left and left + room > setting.width:
            left, y = 0.0, y + height + 10
        loud = made.kind in ("first", "rank")
        if loud:
            told = [replace(s, ink="on-primary", bold=True) for s in words.stretches]
            words = SlideWords(told, setting.width, setting.style, leading=1.5)
        left = chip(body, words, left, y, not cards.is_outlined(made), loud=loud) + 14
        height = words.height
    if 1 < content.of <= _MOST_CELLS and left + content.of * _CELL < setting.width:
        for n in range(content.of):
            area = Rect(left + 10 + n * _CELL, y + (height - 40) / 2, _CELL - 8, 40)
            body.box(SlideBox(area, "primary" if n + 1 == content.rank else "chip", radius=0))
    return y + height


def _gaps(content: AnswerPage, setting: SlideSetting, room: float) -> SlideBody:
    """Places around under each other, each as far from the own value as its difference; `room` is filled."""
    body = SlideBody()
    size = setting.size(40, FLOOR_BODY)
    head = SlideWords([SlideStretch(content.gaps_title, size, "text", True)], setting.width, setting.style)
    y = body.put(head, 0, 0) + 10
    names = max(width_of(g.place, size, setting.style) for g in content.gaps) + size * 0.5
    words = max(width_of(g.words, size, setting.style, bold=True) for g in content.gaps)
    values = max(width_of(g.value, size, setting.style) for g in content.gaps) + 26
    # A value stands before its point, or behind it where it is the larger one.
    behind = values if any(g.share > content.share for g in content.gaps) else 0.0
    line = setting.width - names - words - values - behind - size
    step = max(size * 1.9, min(size * 3.2, (room - y) / len(content.gaps)))
    if line >= size * 3:
        own = names + values + line * content.share
        body.box(SlideBox(Rect(own - 2, y, 4, step * len(content.gaps)), "primary", radius=0))
    first = next((g for g in content.gaps if g.is_ahead), None)
    if names + values + words > setting.width:
        return _stacked(body, content, first, y, setting)
    for gap in content.gaps:
        # One thing is said in red: the nearest place that is left behind.
        ink: Ink = "accent" if gap is first else "text"
        y = _gap(body, gap, ink, y, (names, values, line, step), content.share, setting)
    return body


def _stacked(
    body: SlideBody, content: AnswerPage, first: AnswerGap | None, y: float, setting: SlideSetting
) -> SlideBody:
    """Where a line has no room for all of a gap: place and value, the difference below them."""
    size = setting.size(40, FLOOR_BODY)
    for gap in content.gaps:
        told = SlideStretch(gap.words, size, "accent" if gap is first else "text", True)
        both = [SlideStretch(f"{gap.place} ", size), SlideStretch(gap.value, size, "muted")]
        y = body.put(SlideWords(both, setting.width, setting.style), 0, y)
        y = body.put(SlideWords([told], setting.width, setting.style), 0, y) + size * 0.3
    return body


def _gap(
    body: SlideBody,
    gap: AnswerGap,
    ink: Ink,
    y: float,
    widths: tuple[float, float, float, float],
    own: float,
    setting: SlideSetting,
) -> float:
    names, values, line, step = widths
    size = setting.size(40, FLOOR_BODY)
    middle = y + step / 2
    place = SlideWords([SlideStretch(gap.place, size)], UNBOUNDED, setting.style)
    body.put(place, 0, middle - place.height / 2)
    if line >= size * 3:
        _drawn(body, gap, middle, names + values, line, own, setting)
        number_at = names + values + line * gap.share
    else:
        number_at = names + values
        own = gap.share
    number = SlideWords([SlideStretch(gap.value, size, "muted")], UNBOUNDED, setting.style)
    beside = number_at - 18 - number.natural_width if gap.share <= own else number_at + 18
    body.put(number, max(names, beside), middle - number.height / 2)
    told = SlideWords([SlideStretch(gap.words, size, ink, True)], UNBOUNDED, setting.style)
    body.put(told, setting.width - told.natural_width, middle - told.height / 2)
    return y + step


def _drawn(
    body: SlideBody,
    gap: AnswerGap,
    middle: float,
    left: float,
    line: float,
    own: float,
    setting: SlideSetting,
) -> None:
    """A line from the other value to the own one, a dot at either end."""
    a, b = sorted((gap.share, own))
    body.box(SlideBox(Rect(left + line * a, middle - 2, line * (b - a), 4), "strong", radius=0))
    for share, fill in ((gap.share, "strong"), (own, "primary")):
        body.box(SlideBox(Rect(left + line * share - 11, middle - 11, 22, 22), fill, radius=11))  # type: ignore[arg-type]


def _trend(content: AnswerPage, setting: SlideSetting, room: float) -> SlideBody:
    trend, body = content.trend, SlideBody()
    assert trend is not None
    look = of_runs(trend.title, setting.size(40, FLOOR_BODY), bold=True)
    top = body.put(SlideWords(look, setting.width, setting.style), 0, 0) + 8
    body.take(chart.chart(trend, setting, max(room - top, 60.0)), 0, top)
    return body
