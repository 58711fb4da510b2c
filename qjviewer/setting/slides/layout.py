"""Lays a slide out: section, headline, content as large as fits, sources, footer."""

import logging
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from qjviewer.charts.layout.plane import Rect
from qjviewer.pages.answer_page import AnswerPage
from qjviewer.pages.blocks import Cards, Chart, Entries, Note, Page, Points, Table, Trouble, text_of
from qjviewer.pages.deck import Closing, Content, Opening, RemarkList, SideBySide, Slide, Slogan
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.setting.slides import answer_slide, beside, cards, chart, covers, lists, tables
from qjviewer.setting.slides.body import SCALES, SlideBody, SlideSetting
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.sheet import SlideBox, SlideSheet
from qjviewer.setting.slides.style import (
    FLOOR_LABEL,
    FLOOR_SOURCE,
    FLOOR_TITLE,
    HEIGHT,
    MARGIN,
    page_width,
)
from qjviewer.setting.slides.words import SlideStretch, SlideWords, of_runs, with_accent
from qjviewer.wording import say

_log = logging.getLogger(__name__)
# Contents of one look and one width as they were laid out, by their identity and the room they had: a
# deck is laid out to see whether it fits, and once more when its pages are numbered.
Remembered: TypeAlias = dict[tuple[int, float], tuple[Content, SlideBody]]
SECTION_SIZE = 34.0
FOOT_SIZE = 26.0
# How many sources the last slide names where not all fit.
_SOURCES_NAMED = (14, 10, 7, 4)
_SOURCE_LINES = 2
_MOST_PAGES = 99  # of a walk, as far as the room for their number goes


class _Draft(msgspec.Struct):
    slide: Slide
    look: SlideLook
    sheet: SlideSheet
    left: float
    right: float
    top: float
    bottom: float
    remembered: Remembered

    @property
    def width(self) -> float:
        return self.right - self.left


def lay_out(
    slide: Slide,
    look: SlideLook,
    width: float,
    number: str = "",
    total: int = 0,
    remembered: Remembered | None = None,
) -> SlideSheet:
    """Lay a slide out, so many units wide and 1080 high; a fault becomes a slide of words.

    `number` and `total` stand in the footer when given; `remembered` is what was laid out before.
    """
    told = {} if remembered is None else remembered
    try:
        return _laid_out(slide, look, width, number, total, told, broken=False)
    except Exception:
        _log.exception("slide %s cannot be laid out", slide.key)
        sheet = _laid_out(slide, look, width, number, total, {}, broken=True)
        sheet.failed = True
        return sheet


def _laid_out(
    slide: Slide,
    look: SlideLook,
    width: float,
    number: str,
    total: int,
    remembered: Remembered,
    *,
    broken: bool,
) -> SlideSheet:
    look = look.spoken
    sheet = SlideSheet(width, HEIGHT, look.style, built=slide.steps > 0)
    margin = width * MARGIN
    top, bottom = HEIGHT * MARGIN, HEIGHT * (1 - MARGIN)
    draft = _Draft(slide, look, sheet, margin, width - margin, top, bottom, remembered)
    _footer(draft, number, total)
    footer, sheet.words = sheet.words, []
    bare = isinstance(slide.content, (Opening, Slogan, Closing)) and not broken
    _mark(draft)
    _section(draft)
    if not bare:
        _headline(draft)
    _content(draft, broken=broken, bare=bare)
    sheet.words += footer
    return sheet


def _mark(draft: _Draft) -> None:
    """What keeps the briefing from release, in a line over everything else."""
    if draft.look.mark:
        words = _words([SlideStretch(f"▲ {draft.look.mark}", FLOOR_LABEL, "accent", True)], draft)
        _put(draft, words, draft.right - words.natural_width, draft.top)
        draft.top += words.height


def _section(draft: _Draft) -> None:
    """The section's title, and beside it that its words are to be reviewed."""
    look = [SlideStretch(draft.slide.section, SECTION_SIZE, "muted")]
    if draft.slide.stale:
        look.append(SlideStretch(f"\u2003▲ {draft.slide.stale}", FLOOR_LABEL, "accent", True))
    if draft.slide.section:
        words = _words(look, draft)
        _put(draft, words, draft.left, draft.top)
        draft.top += words.height


def _headline(draft: _Draft) -> None:
    """The headline: two lines at most while it is larger than its floor."""
    runs = draft.slide.headline
    for size in (68.0, 60.0, 54.0, FLOOR_TITLE):
        stretches = with_accent(of_runs(runs, size, bold=True))
        words = SlideWords(stretches, draft.width, draft.look.style, leading=1.25, heading=True)
        if words.lines <= (1 if size > 60 else 2):
            break
    _put(draft, words, draft.left, draft.top)
    draft.sheet.headline = words
    draft.top += words.height + 34


def _footer(draft: _Draft, number: str, total: int) -> None:
    """Title and page below a rule; the sources between them, or above the rule when long."""
    sheet, left, right = draft.sheet, draft.left, draft.right
    title = _words([SlideStretch(draft.look.title, FOOT_SIZE, "muted")], draft)
    told = number if draft.slide.appendix or not number else f"{number} / {total}"
    page = _words([SlideStretch(told, FOOT_SIZE, "muted")], draft)
    sources = _words([SlideStretch(draft.slide.sources, FOOT_SIZE, "muted")], draft)
    y = draft.bottom - FOOT_SIZE * 1.35
    sheet.boxes.append(SlideBox(Rect(left, y - 14, right - left, 2), "border", radius=0))
    _put(draft, title, left, y)
    _put(draft, page, right - page.natural_width, y)
    middle = left + title.natural_width + 60
    room = right - page.natural_width - 60 - middle
    draft.bottom = y - 14
    if sources.lines == 1 and sources.natural_width <= room:
        centred = (left + right - sources.natural_width) / 2
        _put(draft, sources, max(middle, min(centred, middle + room - sources.natural_width)), y)
    elif draft.slide.sources:
        small = _sources(draft)
        draft.bottom -= small.height + 10
        _put(draft, small, left, draft.bottom)
    draft.bottom -= 22


def _sources(draft: _Draft) -> SlideWords:
    """The sources on two lines at most: as many as these hold, and how many there are in all.

    All of them stand in the notes, behind each figure and on the last page.
    """
    separator, lang = say("pages.source-separator", draft.look.lang), draft.look.lang
    names, told = draft.slide.sources.split(separator), draft.slide.sources
    for kept in range(len(names), 0, -1):
        if kept < len(names):
            some = separator.join(names[:kept])
            told = say("deck.sources-cut", lang, sources=some, total=len(names))
        small = _words([SlideStretch(told, FLOOR_SOURCE, "muted")], draft, leading=1.25)
        if small.lines <= _SOURCE_LINES:
            break
    return small


def _words(stretches: Iterable[SlideStretch], draft: _Draft, leading: float = 1.35) -> SlideWords:
    return SlideWords(stretches, draft.width, draft.look.style, leading=leading)


def _put(draft: _Draft, words: SlideWords, x: float, y: float) -> None:
    body = SlideBody()
    body.put(words, 0, 0)
    body.onto(draft.sheet, x, y)


def _content(draft: _Draft, *, broken: bool, bare: bool) -> None:
    room = draft.bottom - draft.top
    body = _body(draft, room, broken=broken)
    draft.sheet.overflow = body.height > room + 1 or body.too_wide
    # What is short stands a little above the middle; a chart and cards fill their room.
    share = 0.46 if bare else 0.3
    filling = isinstance(draft.slide.content, (Chart, Table, SideBySide, AnswerPage)) and not broken
    down = 0.0 if filling else max(0.0, room - body.height) * share
    body.onto(draft.sheet, draft.left, draft.top + down)
    if bare and body.words:
        draft.sheet.headline = max((p.words for p in body.words), key=lambda w: w.largest)
    if not draft.slide.steps:
        draft.sheet.show_at_once()


def _body(draft: _Draft, room: float, *, broken: bool) -> SlideBody:
    """The first way of setting the content that fits, else the last."""
    content = draft.slide.content
    key = (id(content), room)
    if key in draft.remembered:
        return draft.remembered[key][1]
    body = SlideBody()
    for body in _attempts(draft, room, broken=broken):
        if body.height <= room and not body.too_wide:
            break
    draft.remembered[key] = content, body
    return body


def _attempts(draft: _Draft, room: float, *, broken: bool) -> Iterator[SlideBody]:
    """The content at every scale, comfortable first."""
    content = draft.slide.content
    if isinstance(content, SideBySide) and not broken:
        setting = SlideSetting(draft.look.style, draft.look.lang, draft.width, SCALES[0])
        yield from beside.side_by_side(content, setting, room)
        return
    ragged = []
    for told in (content, *_without_gaps(content)):
        for scale in SCALES:
            setting = SlideSetting(draft.look.style, draft.look.lang, draft.width, scale)
            if broken:
                yield covers.plain(list(words_of(draft.slide)), setting)
                continue
            for body in _bodies(told, setting, room):
                if body.ragged:
                    ragged.append(body)
                else:
                    yield body
    # Rather a label on two lines than movements left out, or a page more.
    yield from ragged
    if isinstance(content, Cards) and not broken:
        for fewer in cards.telling_less(content):
            for scale in SCALES:
                yield from _bodies(fewer, replace(setting, scale=scale), room)
    if isinstance(content, Closing) and not broken:
        for most in (0, *_SOURCES_NAMED):
            yield covers.closing(content, setting, own_only=True, most=most)


def _without_gaps(content: Content) -> Iterator[Content]:
    """Cards without their gaps, which other pages and answers tell too; nothing of what has none."""
    if isinstance(content, Cards) and (fewer := cards.without_gaps(content)) != content:
        yield fewer


def _bodies(content: Content, setting: SlideSetting, room: float) -> Iterator[SlideBody]:
    match content:
        case Cards():
            for columns in cards.columns_for(len(content.cards)):
                yield cards.cards(content, setting, room, columns)
        case Chart():
            yield chart.chart(content, setting, room)
        case Points():
            yield lists.points(content, setting, room)
        case Entries():
            yield lists.entries(content, setting)
        case RemarkList():
            yield lists.remark_list(content, setting, room)
        case Table():
            yield tables.table(content, setting, room)
        case Opening():
            yield covers.opening(content, setting)
        case Slogan():
            yield covers.slogan(content, setting)
        case Closing():
            yield covers.closing(content, setting)
        case Trouble():
            yield covers.trouble(content, setting)
        case AnswerPage():
            yield answer_slide.answer(content, setting, room)
        case Note():
            yield covers.plain([text_of(content.runs)], setting)


def words_of(slide: Slide) -> Iterator[str]:
    """A slide's words alone, for when it cannot be drawn."""
    content = slide.content
    match content:
        case Opening() | Closing():
            yield content.cover.title
        case Slogan():
            yield content.panel.slogan
            yield text_of(content.panel.text)
        case RemarkList():
            yield from (f"{line.title} {text_of(line.text)}" for line in content.lines)
        case AnswerPage():
            yield f"{content.name} {content.card.number}{content.card.unit}"
            yield content.said
        case SideBySide():
            yield from words_of(replace(slide, content=content.first))
            yield from words_of(replace(slide, content=content.picture))
        case Chart():
            yield text_of(content.subtitle)
            yield content.scene.summary
        case _:
            yield from (p.text for p in pieces_of(Page(slide.tab, slide.section, (), (content,))))


def fits(
    slide: Slide, look: SlideLook, width: float, height: float, remembered: Remembered | None = None
) -> bool:
    """Whether a slide's text fits at the floor sizes on a screen of this shape."""
    # With its number: beside a long one the sources may need a line of their own.
    label, wide = slide.label(look.lang), page_width(width, height)
    return not lay_out(slide, look, wide, label, _MOST_PAGES, remembered).overflow
