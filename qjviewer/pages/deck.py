"""The deck: slides in order, numbered by idea. Who tells it stands in `told`.

Every view of a presentation (audience, console, handout, notes, kiosk) walks the same Deck.
"""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from qjviewer.pages.answer_page import AnswerPage
from qjviewer.pages.blocks import (
    Cards,
    Chart,
    Cover,
    Entries,
    Note,
    Points,
    RemarkLine,
    RemarkPanel,
    Run,
    Runs,
    SourceMark,
    Table,
    Trouble,
    text_of,
)
from qjviewer.pages.buildup import builds_of
from qjviewer.wording import Language, say

_T = TypeVar("_T")

DEFAULT_SECONDS: Final = 45


class Opening(msgspec.Struct, frozen=True):
    """The first slide: title, place, date."""

    cover: Cover


class Slogan(msgspec.Struct, frozen=True):
    """A leader's slogan, large, with who said it and how it is reported."""

    panel: RemarkPanel


class RemarkList(msgspec.Struct, frozen=True):
    """The musts or the next steps of remarks; `first` counts from 1 in a list that was split."""

    title: str
    lines: tuple[RemarkLine, ...]
    first: int = 1


class Closing(msgspec.Struct, frozen=True):
    """The last slide: sources and the fingerprint of the data."""

    cover: Cover
    digest: str = ""


Single: TypeAlias = (
    Opening | Cards | Chart | Points | Entries | Table | Note | Slogan | RemarkList | Closing | Trouble
)


class SideBySide(msgspec.Struct, frozen=True):
    """Two contents on one page: cards, statements or a chart, and the picture that goes with them.

    `caption` is what the picture says, where the page's headline says something else; `first_caption` what
    the first says where it is a chart.
    """

    first: Cards | Points | Entries | RemarkList | Chart
    picture: Chart | Table
    caption: Runs = ()
    first_caption: Runs = ()


Content: TypeAlias = Single | SideBySide | AnswerPage


class Slide(msgspec.Struct, frozen=True):
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
    # Pages are numbered by idea; `part` counts the pages of an idea that had to be divided, from 0.
    number: int = 0
    part: int = 0
    # Kept for questions: numbered by itself, and not walked through.
    appendix: bool = False
    # Which page of the bundle's `deck:` it is, from 0; -1 where the program chose it.
    story: int = -1
    # The names of what it shows: overview/2.
    names: tuple[str, ...] = ()

    @property
    def is_answer(self) -> bool:
        """Whether it was made for a question and is in no deck."""
        return isinstance(self.content, AnswerPage)

    def label(self, lang: Language) -> str:
        """Its page number: 20, 20续, 20续2; 附3 in the appendix."""
        if self.is_answer:
            return say("deck.answer", lang)
        number = say("deck.appendix-page", lang, number=self.number) if self.appendix else self.number
        key = ("page", "page-continued", "page-further")[min(self.part, 2)]
        return say(f"deck.{key}", lang, number=number, part=self.part)


class Deck(msgspec.Struct, frozen=True):
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

    def at_number(self, number: int) -> int | None:
        """The place of the page of the walk with this number; None when there is none."""
        return next((n for n, s in enumerate(self.walk) if s.number == number), None)

    @property
    def walk(self) -> tuple[Slide, ...]:
        """The slides that are walked through; the appendix follows them."""
        return tuple(s for s in self.slides if not s.appendix)

    @property
    def total(self) -> int:
        """How many ideas the walk has: its last page number."""
        return max((s.number for s in self.walk), default=0)

    @property
    def seconds(self) -> int:
        """The planned length of the walk."""
        return sum(s.seconds for s in self.walk)


def _likeness(new: Slide, old: Slide) -> int:
    same_tab, same_key = new.tab == old.tab, new.key == old.key
    same_anchor = same_tab and new.anchor == old.anchor
    # A block put in before others shifts every key after it: what a slide is about counts for more.
    return 8 * (same_key and same_anchor) + 4 * same_anchor + 2 * same_key + same_tab


def numbered(slides: Iterable[Slide]) -> tuple[Slide, ...]:
    """The slides with their numbers: what goes on where the one before ended keeps its number."""
    made: list[Slide] = []
    number = part = 0
    for slide in slides:
        if made and slide.appendix and not made[-1].appendix:
            number = 0
        number, part = (number, part + 1) if slide.part and made else (number + 1, 0)
        made.append(replace(slide, number=number, part=part))
    return tuple(made)


def continued(headline: Runs, lang: Language) -> Runs:
    """The heading of a slide that goes on where the one before ended."""
    mark = say("deck.continued", lang)
    if not headline or text_of(headline).endswith(mark):
        return headline
    return (*headline, Run(mark))


def pictures_of(content: Content) -> tuple[Chart | Table, ...]:
    """The charts and tables of a content, in reading order."""
    parts = (content.first, content.picture) if isinstance(content, SideBySide) else (content,)
    return tuple(part for part in parts if isinstance(part, Chart | Table))


def anchor_of(content: Content) -> str:
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
        case SideBySide(picture=picture):
            return anchor_of(picture)
        case _:
            return type(content).__name__


def steps_of(content: Content) -> int:
    """How many reveals: every statement after the first, every place after the own, waits for Next."""
    match content:
        case Chart():
            return max(0, len(builds_of(content)) - 1)
        case SideBySide():
            return sum(map(steps_of, pictures_of(content)))
        case Points(points=lines) if len(lines) > 1:
            return len(lines) - 1
        case RemarkList(lines=lines) if len(lines) > 1:
            return len(lines) - 1
        case _:
            return 0


def sources_of(content: Content, cover: Cover, lang: Language) -> str:
    """The source line of a slide, each source once."""
    if isinstance(content, (Chart, Table, AnswerPage)):
        return content.sources
    if isinstance(content, SideBySide):
        told = [picture.sources for picture in pictures_of(content) if picture.sources]
        return _sources_together(told, lang) if told else sources_of(content.first, cover, lang)
    numbers = dict.fromkeys(m.number for m in _marks(content))
    texts = [s.short for s in cover.sources if s.number in numbers]
    joined = say("pages.source-separator", lang).join(texts)
    return say("pages.sources", lang, sources=joined) if joined else ""


def _sources_together(lines: Sequence[str], lang: Language) -> str:
    """Source lines as one, each source once."""
    if len(lines) == 1:
        return lines[0]
    separator, before = say("pages.source-separator", lang), say("pages.sources", lang, sources="")
    texts = dict.fromkeys(t for line in lines for t in line.removeprefix(before).split(separator))
    return say("pages.sources", lang, sources=separator.join(texts))


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
    "SideBySide",
    "Slide",
    "Slogan",
    "anchor_of",
    "continued",
    "numbered",
    "pictures_of",
    "sources_of",
    "steps_of",
]
