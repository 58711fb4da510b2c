"""Pages -> slides: a section's opening, then one idea a slide; pure, so it is tested without a screen.

Every view of a presentation (audience, console, handout, notes, kiosk) walks the same Deck.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, TypeAlias, TypeVar

from qjviewer.pages.blocks import (
    Block,
    Cards,
    Chart,
    Cover,
    Entries,
    Entry,
    Note,
    Page,
    Points,
    RemarkLine,
    RemarkPanel,
    Run,
    Runs,
    SlidePlan,
    SourceMark,
    Table,
    Trouble,
    text_of,
)
from qjviewer.wording import Language, say

_T = TypeVar("_T")

# What fits on a slide at the floor sizes (36 px body on 1080 lines) without crowding.
MAX_CARDS: Final = 6
MAX_POINTS: Final = 6
MAX_LINE_CHARACTERS: Final = 210  # of Chinese; Latin ones count half
MAX_TABLE_ROWS: Final = 8
# Reading pace for a plan where the bundle gives no minutes: characters of notes a minute.
SPOKEN_PER_MINUTE: Final = 220
DEFAULT_SECONDS: Final = 45


@dataclass(frozen=True, slots=True)
class Opening:
    """The first slide: title, place, date."""

    cover: Cover


@dataclass(frozen=True, slots=True)
class Slogan:
    """A leader's slogan, large, with who said it and how it is reported."""

    panel: RemarkPanel


@dataclass(frozen=True, slots=True)
class RemarkList:
    """The musts or the next steps of remarks; `first` counts from 1 in a list that was split."""

    title: str
    lines: tuple[RemarkLine, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Closing:
    """The last slide: sources and the fingerprint of the data."""

    cover: Cover
    digest: str = ""


Content: TypeAlias = (
    Opening | Cards | Chart | Points | Entries | Table | Note | Slogan | RemarkList | Closing | Trouble
)


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a headline sentence and one thing to look at.

    `steps` is how many times Next reveals something before it leaves (0: all at once);
    `seconds` is the plan; `tab` the section's id, `section` its title. `key` and `anchor` (what
    it is about) stay the same when the data change, so a reload keeps the place.
    """

    key: str
    tab: str
    section: str
    headline: Runs
    content: Content
    steps: int = 0
    seconds: int = DEFAULT_SECONDS
    notes: str = ""
    sources: str = ""
    anchor: str = ""
    # 待复核: the words of its section were read for another period.
    stale: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides in order."""

    slides: tuple[Slide, ...]

    def index_of(self, key: str) -> int:
        """The place of a slide by its key; 0 when it is gone."""
        return next((n for n, s in enumerate(self.slides) if s.key == key), 0)

    def first_of(self, tab: str) -> int:
        """The first slide of a section; 0 when there is none."""
        return next((n for n, s in enumerate(self.slides) if s.tab == tab), 0)

    def place_of(self, old: Slide) -> int:
        """Where a slide of an earlier deck went: the same one, else the one most like it."""
        scores = [_likeness(new, old) for new in self.slides]
        return scores.index(max(scores, default=0)) if any(scores) else 0

    @property
    def seconds(self) -> int:
        """The planned length of the whole."""
        return sum(s.seconds for s in self.slides)


def _likeness(new: Slide, old: Slide) -> int:
    same_tab, same_key = new.tab == old.tab, new.key == old.key
    same_anchor = same_tab and new.anchor == old.anchor
    # A block put in before others shifts every key after it: what a slide is about counts for more.
    return 8 * (same_key and same_anchor) + 4 * same_anchor + 2 * same_key + same_tab


def build(cover: Cover, pages: Iterable[Page], lang: Language, digest: str = "") -> Deck:
    """Make the slides of a briefing; `digest` is the fingerprint of its data."""
    slides = [Slide("opening", "", "", (Run(cover.title),), Opening(cover), seconds=20)]
    for page in pages:
        slides += _section(page, cover, lang)
    end = (Run(say("deck.closing", lang)),)
    slides.append(Slide("closing", "", "", end, Closing(cover, digest), seconds=20))
    return Deck(tuple(slides))


def _section(page: Page, cover: Cover, lang: Language) -> list[Slide]:
    slides: list[Slide] = []
    plans = {plan.path: plan for plan in page.slides}
    for number, block in enumerate(page.blocks):
        plan = plans.get(block.path, SlidePlan(block.path))
        if plan.skip:
            continue
        for part, (headline, content) in enumerate(_contents(block, lang)):
            slides.append(
                Slide(
                    key=f"{page.id}/{_number(block, number)}/{part}",
                    tab=page.id,
                    section=page.title,
                    headline=continued(headline, lang) if _continues(block, part) else headline,
                    content=content,
                    sources=sources_of(content, cover, lang),
                    anchor=_anchor(content),
                    steps=steps_of(content) if plan.steps else 0,
                    seconds=_own_seconds(plan) if part == 0 else 0,
                    notes=plan.notes,
                    stale=page.stale,
                )
            )
    if not slides:
        return []
    if page.headline:
        # The section's conclusion stands over its opening cards.
        slides[0] = replace(slides[0], headline=page.headline)
    title = (Run(page.title),)
    slides = [replace(s, headline=s.headline or title) for s in slides]
    return _planned(slides, page)


def _number(block: Block, default: int) -> int:
    """The block's number in the bundle: it stays when outside context hides other blocks."""
    digits = re.search(r"(\d+)\D*$", block.path)
    return int(digits[1]) if digits else default


def _continues(block: Block, part: int) -> bool:
    """Whether a part repeats the heading of the part before it; remarks say so themselves."""
    return part > 0 and not isinstance(block, RemarkPanel)


def continued(headline: Runs, lang: Language) -> Runs:
    """The heading of a slide that goes on where the one before ended."""
    mark = say("deck.continued", lang)
    if not headline or text_of(headline).endswith(mark):
        return headline
    return (*headline, Run(mark))


def _anchor(content: Content) -> str:
    """What a slide is about, by the names of its figures and items, whatever their values."""
    match content:
        case Cards(cards=(card, *_)):
            return f"cards:{card.figure or card.item}"
        case Chart():
            return f"{content.kind}:{','.join(content.figures[:2])}"
        case Entries(entries=(entry, *_)):
            return f"entries:{entry.item}"
        case Table(rows=((cell, *_), *_)):
            return f"table:{cell.text}"
        case Slogan(panel=panel):
            return f"slogan:{panel.path}"
        case RemarkList():
            return f"{content.title}:{content.first}"
        case _:
            return type(content).__name__


def steps_of(content: Content) -> int:
    """How many reveals: every statement after the first waits for Next."""
    match content:
        case Points(points=lines) if len(lines) > 1:
            return len(lines) - 1
        case RemarkList(lines=lines) if len(lines) > 1:
            return len(lines) - 1
        case _:
            return 0


def _planned(slides: list[Slide], page: Page) -> list[Slide]:
    """Share the section's time by how much each slide says, but for slides with time of their own."""
    if page.minutes is not None:
        total = int(page.minutes * 60)
    elif page.notes:
        total = max(DEFAULT_SECONDS, int(Decimal(len(page.notes)) / SPOKEN_PER_MINUTE * 60))
    else:
        total = DEFAULT_SECONDS * len(slides)
    free = [s for s in slides if not s.seconds]
    total = max(len(free), total - sum(s.seconds for s in slides))
    weights = [2 if s.steps or isinstance(s.content, Chart) else 1 for s in free]
    shares = [total * w // sum(weights) for w in weights]
    if shares:
        shares[0] += total - sum(shares)
    left = iter(shares)
    return [replace(s, seconds=s.seconds or next(left), notes=s.notes or page.notes) for s in slides]


def _own_seconds(plan: SlidePlan) -> int:
    return int(plan.minutes * 60) if plan.minutes is not None else 0


def _contents(block: Block, lang: Language) -> Iterable[tuple[Runs, Content]]:
    """A block as one or more (headline, content); what would overflow is split."""
    match block:
        case Cards():
            for part in _chunks(block.cards, MAX_CARDS):
                yield block.title, replace(block, cards=part)
        case Chart():
            yield block.title, block
        case Points():
            for points in _by_length(block.points, lambda p: _length(text_of(p.runs)), MAX_POINTS):
                yield block.title, replace(block, points=points)
        case Entries():
            for entries in _by_length(block.entries, _entry_length, MAX_POINTS):
                yield block.title, replace(block, entries=entries)
        case Table():
            for rows in _chunks(block.rows, MAX_TABLE_ROWS):
                yield block.title, replace(block, rows=rows)
        case RemarkPanel():
            yield from _remark(block, lang)
        case Note():
            return
        case Trouble():
            yield (), block


def _who(panel: RemarkPanel, lang: Language) -> str:
    said = panel.slogan
    return say("marks.label", lang, name=panel.speaker, words=said) if said else panel.speaker


def _remark(panel: RemarkPanel, lang: Language) -> Iterable[tuple[Runs, Content]]:
    yield (Run(_who(panel, lang)),), Slogan(panel)
    for title, lines in ((panel.musts_title, panel.musts), (panel.next_title, panel.next)):
        first = 1
        for part in _by_length(lines, _remark_length, 3):
            heading: Runs = (Run(title),)
            yield continued(heading, lang) if first > 1 else heading, RemarkList(title, part, first)
            first += len(part)


def _entry_length(entry: Entry) -> int:
    return _length(entry.name) + _length(text_of(entry.text))


def _remark_length(line: RemarkLine) -> int:
    return sum(map(_length, (line.title, text_of(line.text), *line.steps)))


def _length(text: str) -> int:
    """How many Chinese characters would take as much room."""
    wide = sum(c > "\u2e7f" for c in text)
    return wide + (len(text) - wide + 1) // 2


def _chunks(items: tuple[_T, ...], size: int) -> Iterable[tuple[_T, ...]]:
    """Parts of nearly equal size, none over `size`."""
    count = -(-len(items) // size)
    for n in range(count):
        yield items[-(-n * len(items) // count) : -(-(n + 1) * len(items) // count)]


def _by_length(items: tuple[_T, ...], length: Callable[[_T], int], most: int) -> Iterable[tuple[_T, ...]]:
    """Parts that hold no more than `most` items and a slide's worth of characters, evenly filled."""
    filled = list(_filled(items, length, most))
    if len(filled) > 1:
        even = list(_chunks(items, -(-len(items) // len(filled))))
        if all(sum(map(length, part)) <= MAX_LINE_CHARACTERS for part in even):
            return even
    return filled


def _filled(items: tuple[_T, ...], length: Callable[[_T], int], most: int) -> Iterable[tuple[_T, ...]]:
    part: list[_T] = []
    used = 0
    for item in items:
        if part and (len(part) >= most or used + length(item) > MAX_LINE_CHARACTERS):
            yield tuple(part)
            part, used = [], 0
        part.append(item)
        used += length(item)
    if part:
        yield tuple(part)


def sources_of(content: Content, cover: Cover, lang: Language) -> str:
    """The source line of a slide, each source once."""
    if isinstance(content, (Chart, Table)):
        return content.sources
    numbers = dict.fromkeys(m.number for m in _marks(content))
    texts = [s.short for s in cover.sources if s.number in numbers]
    joined = say("pages.source-separator", lang).join(texts)
    return say("pages.sources", lang, sources=joined) if joined else ""


def _marks(content: Content) -> tuple[SourceMark, ...]:
    match content:
        case Cards(cards=parts):
            return tuple(m for c in parts for m in c.sources)
        case Points(points=lines):
            return tuple(m for p in lines for m in p.sources)
        case Entries(entries=entries):
            return tuple(m for e in entries for m in e.sources)
        case Slogan(panel=panel):
            return panel.sources
        case _:
            return ()


__all__ = [
    "Closing",
    "Content",
    "Deck",
    "Opening",
    "RemarkList",
    "Slide",
    "Slogan",
    "build",
    "continued",
    "sources_of",
    "steps_of",
]
