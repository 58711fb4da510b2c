"""Statements, items and next steps: rows that are revealed one by one."""

from collections.abc import Sequence

from qjviewer.charts.layout.plane import Rect
from qjviewer.pages.blocks import Entries, EntryLine, PointLine, Points, RemarkLine
from qjviewer.pages.deck import RemarkList
from qjviewer.setting.slides.body import SlideBody, SlideSetting, chip
from qjviewer.setting.slides.sheet import SlideBox
from qjviewer.setting.slides.style import FLOOR_BODY, FLOOR_LABEL
from qjviewer.setting.slides.words import SlideStretch, SlideWords, of_runs, width_of
from qjviewer.wording import say

# A line of text longer than this many characters is hard to follow on a wall.
MEASURE = 40


def points(content: Points, setting: SlideSetting, room: float = 0.0) -> SlideBody:
    """Statements with a dot each, or with 亮点 and 短板 before them."""
    body, y = SlideBody(), 0.0
    size = setting.size(56, FLOOR_BODY)
    kinds = any(p.kind for p in content.points)
    indent = _kind_width(setting, size) if kinds else size * 0.9
    for step, point in enumerate(content.points):
        y = _point(body, point, y, indent, setting, step) + size * 0.62
    body.height = max(0.0, y - size * 0.62)
    body.spread(_spare(room, body.height, len(content.points), size))
    return body


def _spare(room: float, height: float, count: int, size: float) -> float:
    """What a few short lines are set apart by, so that they do not huddle in half of a page."""
    return min(max(0.0, room * 0.8 - height) / max(1, count - 1), size * 1.1) if count > 1 else 0.0


def _kind_width(setting: SlideSetting, size: float) -> float:
    labels = [_kind(kind, size, setting).natural_width for kind in ("highlight", "weakness")]
    return max(labels) + size * 1.3


def _kind(kind: str, size: float, setting: SlideSetting) -> SlideWords:
    ink = "on-primary" if kind == "highlight" else "on-chip"
    words = say(f"pages.{kind}", setting.lang)
    stretch = SlideStretch(words, max(size * 0.72, FLOOR_LABEL), ink, True)  # type: ignore[arg-type]
    return SlideWords([stretch], 900, setting.style, leading=1.5)


def _point(
    body: SlideBody, point: PointLine, y: float, indent: float, setting: SlideSetting, step: int
) -> float:
    size = setting.size(56, FLOOR_BODY)
    width = min(setting.width - indent, size * MEASURE)
    words = _with_people(of_runs(point.runs, size), point.people, width, setting, 1.38)
    if point.kind:
        label = _kind(point.kind, size, setting)
        top = y + (size * 1.38 - label.height) / 2
        chip(body, label, 0, top, point.kind != "highlight", step, loud=point.kind == "highlight")
    else:
        dot = size * 0.26
        area = Rect(size * 0.12, y + size * 0.69 - dot / 2, dot, dot)
        body.box(SlideBox(area, "primary", radius=dot / 2, step=step))
    return body.put(words, indent, y, step)


def _with_people(
    told: Sequence[SlideStretch], people: str, width: float, setting: SlideSetting, leading: float = 1.35
) -> SlideWords:
    """What was said, and behind it who said it: on a line of its own where the last has no room for it."""
    words = SlideWords(told, width, setting.style, leading=leading)
    if not people:
        return words
    small = max(words.largest * 0.72, FLOOR_LABEL)
    said = SlideStretch(say("pages.said-by", setting.lang, people=people), small, "muted", whole=True)
    room = width - words.broken[-1].width - small
    gap = "\u2003" if width_of(said.text, small, setting.style) <= room else "\n"
    return SlideWords((*told, SlideStretch(gap, small, "muted"), said), width, setting.style, leading=leading)


def entries(content: Entries, setting: SlideSetting) -> SlideBody:
    """Items in two columns: what it is and its name, then its description."""
    body, y = SlideBody(), 0.0
    size = setting.size(48, FLOOR_BODY)
    gap = size * 0.55
    for number, entry in enumerate(content.entries):
        if number:
            body.box(SlideBox(Rect(0, y + gap / 2 - 1, setting.width, 2), "border", radius=0))
            y += gap
        y = _entry(body, entry, y, setting)
    return body


def _entry(body: SlideBody, entry: EntryLine, y: float, setting: SlideSetting) -> float:
    size = setting.size(48, FLOOR_BODY)
    label = SlideStretch(entry.label, setting.size(32, FLOOR_LABEL), "muted")
    left = setting.width * (0.3 if entry.text else 1.0)
    head = SlideWords([label], left, setting.style)
    named = SlideStretch(entry.name, size, "primary", True, item=entry.item)
    name = SlideWords([named], left, setting.style, leading=1.28, heading=True)
    bottom = body.put(name, 0, body.put(head, 0, y))
    if entry.text:
        x = left + size
        wide = min(setting.width - x, size * MEASURE)
        text = _with_people(of_runs(entry.text, size), entry.people, wide, setting)
        # The description stands beside the name, or higher where it needs the room.
        room = bottom - y
        top = y + max(0.0, min(head.height, room - text.height))
        bottom = max(bottom, body.put(text, x, top))
    return bottom


def remark_list(content: RemarkList, setting: SlideSetting, room: float = 0.0) -> SlideBody:
    """Musts or next steps: a number, the phrase, what it means, its steps, who and when."""
    body, y = SlideBody(), 0.0
    size = setting.size(54, FLOOR_BODY)
    for step, line in enumerate(content.lines):
        y = _remark_line(body, line, y, step, content.first + step, setting) + size * 0.75
    body.height = max(0.0, y - size * 0.75)
    body.spread(_spare(room, body.height, len(content.lines), size))
    return body


def _remark_line(
    body: SlideBody, line: RemarkLine, y: float, step: int, number: int, setting: SlideSetting
) -> float:
    size, text = setting.size(54, FLOOR_BODY), setting.size(44, FLOOR_BODY)
    disc = size * 1.25
    body.box(SlideBox(Rect(0, y + size * 0.06, disc, disc), "primary", radius=disc / 2, step=step))
    digits = SlideWords([SlideStretch(str(number), size * 0.8, "on-primary", True)], disc, setting.style)
    body.put(digits, (disc - digits.natural_width) / 2, y + size * 0.06 + (disc - digits.height) / 2, step)
    x = disc + size * 0.6
    width = min(setting.width - x, text * MEASURE)
    title = SlideWords([SlideStretch(line.title, size, "text", True)], width, setting.style, heading=True)
    y = body.put(title, x, y, step)
    if line.text:
        y = body.put(SlideWords(of_runs(line.text, text), width, setting.style), x, y, step)
    y = _chain(body, line.steps, x, y, width, step, setting)
    return _duty(body, line, x, y, step, setting)


def _chain(
    body: SlideBody,
    steps: tuple[str, ...],
    x: float,
    y: float,
    width: float,
    step: int,
    setting: SlideSetting,
) -> float:
    """Steps in order as chips joined by arrows, on as many lines as they need."""
    if not steps:
        return y
    size = setting.size(38, FLOOR_BODY)
    left, y, height = x, y + size * 0.3, 0.0
    for number, name in enumerate(steps):
        words = SlideWords([SlideStretch(name, size, "on-chip")], width, setting.style)
        room = words.natural_width + words.height * 0.56
        if left + room > x + width and left > x:
            left, y = x, y + height + size * 0.3
        elif number:
            arrow = SlideWords([SlideStretch("→", size, "muted")], 900, setting.style)
            body.put(arrow, left + size * 0.2, y, step)
            left += arrow.natural_width + size * 0.4
        left, height = chip(body, words, left, y, True, step), words.height
    return y + height


def _duty(body: SlideBody, line: RemarkLine, x: float, y: float, step: int, setting: SlideSetting) -> float:
    parts = [say("present.responsible", setting.lang, who=line.responsible)] if line.responsible else []
    parts += [say("present.deadline", setting.lang, when=line.deadline)] if line.deadline else []
    if not parts:
        return y
    words = SlideWords(
        [SlideStretch("　".join(parts), setting.size(34, FLOOR_LABEL), "muted")],
        setting.width - x,
        setting.style,
    )
    return body.put(words, x, y, step)
