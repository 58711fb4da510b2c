"""What a page is made of: plain frozen blocks that every view (window, paper, slide, text) knows.

All words are already in one language; every run of text that shows a figure or item names it,
so a view can underline it and lead to its source.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal, Protocol, TypeAlias

import msgspec

from qjviewer.bundle.units import unit_gap
from qjviewer.charts.marks import Scene
from qjviewer.charts.small import Small, Trend
from qjviewer.wording import Language


class Run(msgspec.Struct, frozen=True):
    """A stretch of text; `figure` or `item` names what it shows."""

    text: str
    figure: str = ""
    item: str = ""


Runs: TypeAlias = tuple[Run, ...]


def text_of(runs: Runs) -> str:
    """The words of runs without their links."""
    return "".join(run.text for run in runs)


class SourceMark(msgspec.Struct, frozen=True):
    """A reference to the numbered source list of the briefing: 1-based number, spot in the source."""

    number: int
    spot: str = ""


ChipKind: TypeAlias = Literal["first", "rank", "gap", "derived", "target", "context", "status"]


class Chip(msgspec.Struct, frozen=True):
    """A small label on a card; "first" is a first rank and the only loud one."""

    text: str
    kind: ChipKind
    figure: str = ""


class Card(msgspec.Struct, frozen=True):
    """A figure large, or an item where no number can honestly be shown.

    For an item `number` is empty and `text` says what there is to say. `small` is drawn beside the number,
    `small_words` say it. `moves` say how the figure moved, a line for each period it is held against.
    """

    figure: str
    item: str
    name: str
    number: str
    unit: str
    approx: str = ""
    approx_before: bool = False
    chips: tuple[Chip, ...] = ()
    text: Runs = ()
    period: str = ""
    place: str = ""
    context: bool = False
    sources: tuple[SourceMark, ...] = ()
    small: Small | None = None
    small_words: str = ""
    moves: tuple[Runs, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """What is said beside the number, piece by piece: its chips, then its movements."""
        return (*(chip.text for chip in self.chips), *map(text_of, self.moves))


class Valued(Protocol):
    """What shows a number: a card, or the evidence for a figure."""

    @property
    def number(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def approx(self) -> str: ...
    @property
    def approx_before(self) -> bool: ...


def value_of(shown: Valued, lang: Language) -> str:
    """Number, word of approximation and unit, joined as the language joins them; empty without a number."""
    if not shown.number:
        return ""
    before, after = (shown.approx, "") if shown.approx_before else ("", shown.approx)
    return f"{before}{shown.number}{after}{unit_gap(shown.unit, lang)}{shown.unit}"


class Cards(msgspec.Struct, frozen=True):
    """A row of cards."""

    path: str
    cards: tuple[Card, ...]
    title: Runs = ()


class Chart(msgspec.Struct, frozen=True):
    """A chart panel: conclusion, measure and period, drawing, notes (注), sources."""

    path: str
    kind: str
    title: Runs
    subtitle: Runs
    scene: Scene
    notes: tuple[Runs, ...] = ()
    sources: str = ""
    source_marks: tuple[SourceMark, ...] = ()
    figures: tuple[str, ...] = ()
    with_table: bool = False
    optional: bool = False
    # Nothing in it is the briefing's own place's; something in it is later than the briefing's period.
    is_foreign: bool = False
    is_beyond: bool = False


class PointLine(msgspec.Struct, frozen=True):
    """One statement; `kind` is "", "highlight" or "weakness", `people` who said what it rests on."""

    runs: Runs
    kind: str = ""
    sources: tuple[SourceMark, ...] = ()
    optional: bool = False
    people: str = ""


class Points(msgspec.Struct, frozen=True):
    """A list of statements under a heading."""

    path: str
    title: Runs
    points: tuple[PointLine, ...]


class EntryLine(msgspec.Struct, frozen=True):
    """One item with its description; `label` is its kind in words (项目, 企业…), `people` who said it."""

    item: str
    name: str
    label: str
    text: Runs
    sources: tuple[SourceMark, ...] = ()
    people: str = ""


class Entries(msgspec.Struct, frozen=True):
    """A list of items under a heading."""

    path: str
    title: Runs
    entries: tuple[EntryLine, ...]


class RemarkLine(msgspec.Struct, frozen=True):
    """One must or next step: title, explanation, steps in order, links."""

    title: str
    text: Runs
    steps: tuple[str, ...] = ()
    links: Runs = ()
    tab: str = ""
    tab_title: str = ""
    responsible: str = ""
    deadline: str = ""


class RemarkPanel(msgspec.Struct, frozen=True):
    """A leader's remarks; `mode_text` says whether they are quoted or paraphrased (转述)."""

    path: str
    speaker: str
    role: str
    occasion: str
    mode: str
    mode_text: str
    slogan: str
    text: Runs
    musts_title: str
    musts: tuple[RemarkLine, ...]
    next_title: str
    next: tuple[RemarkLine, ...]
    sources: tuple[SourceMark, ...] = ()


class Cell(msgspec.Struct, frozen=True):
    """One cell of a table; numbers align on the decimal point.

    `tags` stand small behind a row's name: its values are preliminary (初), revised (修), later (期后).
    `section`, on the first cell of a row, is the heading the row stands under. `value` is what rows are
    sorted by, in the column's own unit. `small` is drawn beside the words (a trend in their place), and
    `is_lesser` cells, which tell of what is below or behind, stand on a pale ground.
    """

    text: str
    figure: str = ""
    numeric: bool = False
    tags: tuple[str, ...] = ()
    section: str = ""
    value: Decimal | None = None
    small: Small | None = None
    is_lesser: bool = False

    @property
    def shows_words(self) -> bool:
        """Whether its words are shown where its small drawing is: those of a trend only tell it."""
        return not isinstance(self.small, Trend)


Row: TypeAlias = tuple[Cell, ...]


def sectioned(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Rows, each with the heading that begins with it; empty where its section goes on."""
    last = ""
    for row in rows:
        section = row[0].section if row else ""
        yield (section if section != last else ""), row
        last = section


class GroupedHead(msgspec.Struct, frozen=True):
    """A column's heading where some share one over them: that (empty without), and what stands under it.

    The one under it may be shorter than the column's own: 变化 under 全市位次.
    """

    group: str
    text: str


class HeadSpan(msgspec.Struct, frozen=True):
    """The columns from `first` on that share a heading; one alone has none, and an empty `text`."""

    text: str
    first: int
    count: int = 1

    @property
    def columns(self) -> range:
        """The numbers of its columns."""
        return range(self.first, self.first + self.count)


def head_spans(heads: Sequence[GroupedHead]) -> Iterator[HeadSpan]:
    """The headings over columns, from left to right, neighbours of one group together."""
    first = 0
    while first < len(heads):
        count, group = 1, heads[first].group
        while group and first + count < len(heads) and heads[first + count].group == group:
            count += 1
        yield HeadSpan(group, first, count)
        first += count


class Table(msgspec.Struct, frozen=True):
    """A table: the common unit stands above it (empty when units stand in it).

    A statement (一表统览) is read as a whole: it is divided only where its groups end. `header` tells of
    each column alone; `heads`, one a column or none at all, are the same where two lines of headings can
    be drawn, those of a group under the group's.
    """

    path: str
    title: Runs
    unit: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[Runs, ...] = ()
    sources: str = ""
    source_marks: tuple[SourceMark, ...] = ()
    is_statement: bool = False
    heads: tuple[GroupedHead, ...] = ()


class Note(msgspec.Struct, frozen=True):
    """A remark on method."""

    path: str
    runs: Runs


class Trouble(msgspec.Struct, frozen=True):
    """Stands where a block could not be made: the page goes on without it."""

    path: str
    text: str


Block: TypeAlias = Cards | Chart | Points | Entries | RemarkPanel | Table | Note | Trouble


class NumberedSource(msgspec.Struct, frozen=True):
    """A line of the source list; `context` marks outside context."""

    number: int
    id: str
    text: str
    short: str
    context: bool = False
    note: str = ""


class BlockPlan(msgspec.Struct, frozen=True):
    """How a presentation treats the block at `path`; empty notes mean the page's."""

    path: str
    skip: bool = False
    minutes: Decimal | None = None
    notes: str = ""
    steps: bool = True
    appendix: bool = False


class StoryPage(msgspec.Struct, frozen=True):
    """One page of the told presentation: the names of what it shows, its claim, its notes."""

    show: tuple[str, ...]
    headline: Runs = ()
    notes: str = ""
    minutes: Decimal | None = None
    steps: bool = True
    appendix: bool = False


class Story(msgspec.Struct, frozen=True):
    """How the presentation is told; without pages they are chosen by the program."""

    pages: tuple[StoryPage, ...] = ()
    skip: tuple[str, ...] = ()
    minutes: Decimal | None = None


NO_STORY: Final = Story()


class Page(msgspec.Struct, frozen=True):
    """One tab, ready to be shown.

    `notes` are for the presenter only; `minutes` is None when not planned.
    """

    id: str
    title: str
    headline: Runs
    blocks: tuple[Block, ...]
    notes: str = ""
    minutes: Decimal | None = None
    slides: tuple[BlockPlan, ...] = ()
    # 待复核: its words were last read for another period; they are shown, but not released.
    stale: str = ""


class Cover(msgspec.Struct, frozen=True):
    """What stands over every page: title, place, as-of date, peer group, sources, author.

    `story` is how the presentation is told.
    """

    id: str
    title: str
    place: str
    period: str
    as_of: str
    peers: str
    author: str
    note: str
    own_sources: str
    sources: tuple[NumberedSource, ...]
    story: Story = NO_STORY
