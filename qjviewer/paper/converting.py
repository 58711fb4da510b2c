"""Pages of blocks -> the data of a template: words and measures only, no layout."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from qjviewer.charts.marks import Scene
from qjviewer.charts.parting import parted, row_count
from qjviewer.charts.small import Small
from qjviewer.charts.svg.in_cell import small_svg
from qjviewer.pages.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Chart,
    Entries,
    GroupedHead,
    Note,
    Page,
    PointLine,
    Points,
    RemarkLine,
    RemarkPanel,
    Runs,
    SourceMark,
    Table,
    Trouble,
    text_of,
    value_of,
)
from qjviewer.pages.card_prose import Prose
from qjviewer.pages.whole_names import lexicon_of
from qjviewer.paper.cleaning import Cleaner
from qjviewer.paper.contract import (
    BlockData,
    CardData,
    CardsData,
    ChartData,
    ChartsData,
    ChipData,
    EntriesData,
    EntryData,
    LineData,
    LinesData,
    NoteData,
    PageData,
    PointData,
    PointsData,
    ProseData,
    RemarkData,
    SeeData,
    SentenceData,
    TableData,
    TroubleData,
)
from qjviewer.paper.drawings import drawn, height_of, least_width
from qjviewer.paper.facts import Facts
from qjviewer.paper.footnotes import Citing
from qjviewer.paper.page_geometry import Geometry
from qjviewer.paper.paper_text import Pieces, pieces
from qjviewer.paper.style_layout import Layout
from qjviewer.setting.table_plans import TablePlan, TableRoom, planned
from qjviewer.text.measured import measured
from qjviewer.wording import say

PAIR_GAP = 14.0
# How much of a page a drawing may take beside its title and notes, and its smallest type in points.
_DRAWN, _LEAST_EM = 0.8, 5.0
_MARK = 0.36  # em: a character of a raised mark, in the type it stands in
_UPRIGHT = 8.5  # points of type in a table that would have a turned page at its usual size
_SMALLER_TYPE = (1.0, 0.88, 0.78, 0.68, 0.6)  # of the usual size, for tables on slides


class Converter:
    """Makes the data of one print; `files` are drawings by their names."""

    def __init__(self, facts: Facts, page: Geometry, layout: Layout, *, gray: bool) -> None:
        self.facts, self.page, self.layout = facts, page, layout
        self.lang = facts.lang
        self.clean = Cleaner()
        self.citing = Citing(facts)
        self.files: dict[str, str] = {}
        self.width = layout.width or page.column
        self._gray = gray
        self._prose = Prose(facts.teller)
        self._numbers: dict[str, int] = {}
        self._drawn: dict[str, str] = {}
        self._heights: dict[tuple[int, float, float], tuple[Scene, float]] = {}
        self._tab = ""

    def number(self, pages: Iterable[Page]) -> None:
        """Number charts and tables in the order they come, and note where figures are drawn."""
        counts = {Chart: 0, Table: 0}
        for page in pages:
            for block in page.blocks:
                if isinstance(block, (Chart, Table)):
                    counts[type(block)] += 1
                    self._numbers[block.path] = counts[type(block)]
                if isinstance(block, Chart):
                    for figure in block.figures:
                        self._drawn.setdefault(f"{page.id}/{figure}", block.path)

    def page_data(self, page: Page) -> PageData:
        """One tab."""
        self._tab = page.id
        self.citing.tab += 1
        headline = self.runs(page.headline)
        marks = self.citing.marks(self._told_by_headline(page), page.headline)
        blocks = list(self._blocks(page)) if self.layout.blocks else []
        title, notes, stale = map(self.clean, (page.title, page.notes, page.stale))
        return PageData(page.id, title, headline, marks, notes, blocks, stale)

    def _told_by_headline(self, page: Page) -> Sequence[SourceMark]:
        """The sources of numbers that stand in the headline alone."""
        if not (self.layout.prose and self.layout.blocks):
            return ()
        cards = [c for block in page.blocks if isinstance(block, Cards) for c in block.cards]
        return self._prose.left_out(cards, page.headline)

    # Words -----------------------------------------------------------------------------

    def say(self, key: str, /, **values: object) -> str:
        """A phrase of the area `printing`."""
        return say(f"printing.{key}", self.lang, **values)

    def words(self, text: str, keep: Sequence[str] = ()) -> Pieces:
        """A text in pieces."""
        return pieces(self.clean(text), self.lang, keep)

    def runs(self, runs: Runs) -> Pieces:
        """Runs in pieces; numbers are found in the whole text, whatever run they are in."""
        return self.words(text_of(runs))

    def title(self, text: str, keep: Sequence[str] = ()) -> Pieces:
        """A title in even lines that end between words, as wide as the page."""
        clean, room = self.clean(text), self.page.width - self.page.left - self.page.right
        if not self.layout.title:
            return pieces(clean, self.lang, keep)
        return pieces(self._even(clean, self.layout.title, room, serif=True), self.lang, keep)

    def _even(self, text: str, size: float, room: float, *, serif: bool = False) -> str:
        """Bold words on even lines that end between words."""
        names, latin = lexicon_of(self.facts.cube.bundle, self.lang), self.lang == "en"
        lines = measured(text, size, bold=True, serif=serif, latin=latin, words=names).lines(room, "title")
        return "\n".join(text[line.start : line.end] for line in lines)

    def _caption(self, chart: Chart, width: float) -> Pieces:
        """The title of a chart on lines as wide as it is; before it its number, else its marks behind it."""
        number = self.say("chart-n", n=self._numbers.get(chart.path, 0)) + "\u3000"
        before = number if self.layout.is_numbered else ""
        words = before + self.clean(text_of(chart.title))
        labels = "".join(f"[{n}]" for n in {m.number for m in chart.source_marks})
        room = width if before else width - len(labels) * _MARK * self.layout.caption
        return pieces(self._even(words, self.layout.caption, room)[len(before) :], self.lang)

    # Blocks ----------------------------------------------------------------------------

    def _blocks(self, page: Page) -> Iterator[BlockData]:
        waiting: list[Chart] = []
        for block in page.blocks:
            if isinstance(block, Chart):
                waiting.append(block)
                continue
            yield from self._charts(waiting)
            waiting = []
            yield self.block(block, page.headline)
        yield from self._charts(waiting)

    def block(self, block: Block, headline: Runs = ()) -> BlockData:
        """Any block but a chart, or a chart alone."""
        match block:
            case Cards():
                return self._cards(block, headline)
            case Chart():
                return ChartsData([self.chart(block, self.width)])
            case Table():
                return self.table(block)
            case Points():
                return PointsData(self.runs(block.title), [self.point(p) for p in block.points])
            case Entries():
                return self._entries(block)
            case RemarkPanel():
                return self.remark(block)
            case Note():
                return NoteData(self.runs(block.runs))
            case Trouble():
                return TroubleData(self.clean(block.text))

    def _cards(self, block: Cards, headline: Runs) -> BlockData:
        title = self.runs(block.title)
        if self.layout.prose:
            return ProseData(title, self._paragraphs(block.cards, headline))
        cards = [self.card(c) for c in block.cards]
        return CardsData(title, cards, across(len(cards)))

    def _paragraphs(self, cards: Sequence[Card], headline: Runs) -> list[list[SentenceData]]:
        clauses = self._prose.sentences(cards, headline)
        told = [
            SentenceData(self.runs(c.runs), self.citing.marks(c.sources, c.runs), c.stop) for c in clauses
        ]
        return [told] if told else []

    def card(self, card: Card) -> CardData:
        """One card."""
        where = " ".join(p for p in (card.period, card.place) if p)
        return CardData(
            figure=card.figure,
            name=self.clean(card.name),
            number=self.clean(card.number),
            unit=self.clean(card.unit),
            value=self.clean(value_of(card, self.lang)),
            where=self.clean(where),
            outside=card.context,
            owner=self.clean(self.facts.owner(card.figure)),
            chips=[ChipData(self.clean(c.text), c.kind) for c in card.chips],
            moves=[self.runs(line) for line in card.moves],
            text=self.runs(card.text),
            marks=self.citing.marks(card.sources, card.text, card.figure),
        )

    def point(self, point: PointLine) -> PointData:
        """One statement."""
        label = say(f"pages.{point.kind}", self.lang) if point.kind else ""
        marks = self.citing.marks(point.sources, point.runs)
        see = self._see(point.runs)
        words, stop = self._stopped(point.runs)
        said = self._said(point.people)
        return PointData(point.kind, label, words, stop, marks, see, point.optional, said)

    def _said(self, people: str) -> str:
        return self.clean(say("pages.said-by", self.lang, people=people)) if people else ""

    def _stopped(self, runs: Runs) -> tuple[Pieces, str]:
        """A sentence without its stop, and the stop: a citation stands between the two."""
        words = text_of(runs).rstrip()
        bare = words.rstrip(self.say("stop"))
        return self.words(bare), words[len(bare) :]

    def _see(self, runs: Runs) -> list[SeeData]:
        """The charts of this section that draw the figures of a statement; at most two."""
        drawn_at = (self._drawn.get(f"{self._tab}/{r.figure}") for r in runs if r.figure)
        paths = dict.fromkeys(p for p in drawn_at if p)
        return sorted((SeeData(self._numbers[p], p) for p in paths), key=lambda s: s.number)[:2]

    def _entries(self, block: Entries) -> EntriesData:
        entries = [
            EntryData(
                self.clean(e.name),
                self.clean(e.label),
                *self._stopped(e.text),
                self.citing.marks(e.sources, e.text),
                self._said(e.people),
            )
            for e in block.entries
        ]
        return EntriesData(self.runs(block.title), entries)

    def remark(self, block: RemarkPanel) -> RemarkData:
        """A leader's remarks."""
        name = self.say("who", name=block.speaker, role=block.role) if block.role else block.speaker
        who = self.facts.teller.say("comma").join(p for p in (name, block.occasion, block.mode_text) if p)
        lists = ((block.musts_title, block.musts), (block.next_title, block.next))
        return RemarkData(
            speaker=self.clean(block.speaker),
            role=self.clean(block.role),
            who=self.clean(who),
            slogan=self.clean(block.slogan),
            text=self.runs(block.text),
            marks=self.citing.marks(block.sources, block.text),
            lists=[LinesData(self.clean(t), [self.line(x) for x in ls]) for t, ls in lists if ls],
        )

    def line(self, line: RemarkLine) -> LineData:
        """One task."""
        return LineData(
            self.clean(line.title),
            self.runs(line.text),
            [self.clean(s) for s in line.steps],
            self.clean(line.responsible),
            self.clean(line.deadline),
        )

    # Charts and tables -----------------------------------------------------------------

    def _charts(self, charts: Sequence[Chart]) -> Iterator[ChartsData]:
        """Neighbouring charts, two side by side where both are readable at half the width."""
        half = (self.width - PAIR_GAP) / 2
        left = [part for chart in charts for part in self._parts(chart, half)]
        while left:
            narrow = [self.layout.pairs and least_width(c, self.layout.em) <= half for c, _ in left[:2]]
            together = left[:2] if narrow == [True, True] else left[:1]
            # Parts of one chart are drawn to one scale, the last one too.
            width = half if len(together) == 2 or (narrow[0] and left[0][1]) else self.width
            yield ChartsData([self.chart(c, width, again=again) for c, again in together])
            left = left[len(together) :]

    def _parts(self, chart: Chart, half: float) -> Iterator[tuple[Chart, bool]]:
        """A chart higher than a page in parts that are not; the last has notes and sources."""
        em = self.layout.em
        width = half if self.layout.pairs and least_width(chart, em) <= half else self.width
        room, high = self.page.tall * _DRAWN, self.height_of(chart, width, em)
        rows = row_count(chart.scene)
        scenes = (
            parted(chart.scene, max(6, int(rows * room / high))) if high > room and rows else [chart.scene]
        )
        for n, scene in enumerate(scenes, 1):
            last = n == len(scenes)
            own = replace(chart, scene=scene)
            yield own if last else replace(own, notes=(), sources="", source_marks=()), n > 1

    def chart(self, chart: Chart, width: float, em: float = 0.0, *, again: bool = False) -> ChartData:
        """One chart, drawn so many points wide; `again` when it goes on from the one before."""
        em, height = self._fitting(chart, width, em or self.layout.em)
        svg = drawn(chart, width, height, em, self._gray, self.prefix)
        return ChartData(
            path=chart.path,
            number=self._numbers.get(chart.path, 0),
            again=again,
            title=self._caption(chart, width),
            subtitle=self.clean(text_of(chart.subtitle)),
            file=self.file(svg),
            width=round(width, 2),
            height=round(height, 2),
            alt=self.told(chart),
            notes=[self.runs(n) for n in chart.notes],
            sources=self.clean(chart.sources),
            marks=self.citing.marks(chart.source_marks),
            optional=chart.optional,
        )

    @property
    def prefix(self) -> str:
        """What keeps names in the next drawing apart from those in others."""
        return f"c{len(self.files)}-"

    def file(self, svg: str) -> str:
        """Keep a drawing beside the data; the name of its file."""
        name = f"charts/{len(self.files) + 1}.svg"
        self.files[name] = svg
        return name

    def told(self, chart: Chart) -> str:
        """A chart in words, for who cannot see it."""
        return self.clean(chart.scene.summary or text_of(chart.title) or say(f"kind.{chart.kind}", self.lang))

    def _fitting(self, chart: Chart, width: float, em: float) -> tuple[float, float]:
        """The size of type at which a drawing is no higher than a page, and its height."""
        room, high = self.page.tall * _DRAWN, self.height_of(chart, width, em)
        while high > room and em > _LEAST_EM:
            em *= 0.93
            high = self.height_of(chart, width, em)
        return em, high

    def height_of(self, chart: Chart, width: float, em: float) -> float:
        """How high a chart is at a width, in points; worked out once."""
        key = (id(chart.scene), width, em)
        if key not in self._heights:
            # With the scene kept, its id is nobody else's.
            self._heights[key] = chart.scene, height_of(chart, width, em)
        return self._heights[key][1]

    def table(self, table: Table, size: float = 0.0, width: float = 0.0) -> TableData:
        """A table as planned for the page; for a `width` given, where nothing is turned, in smaller type."""
        size = size or self.layout.table
        plan, size = self._whole(table, size, width) if width else self._on_page(table, size)
        return TableData(
            path=table.path,
            number=self._numbers.get(table.path, 0),
            title=self.runs(table.title),
            unit=self.clean(plan.unit),
            way=plan.way,
            size=size,
            parts=list(plan.parts),
            notes=[self.runs(n) for n in table.notes],
            sources=self.clean(table.sources),
            marks=self.citing.marks(table.source_marks),
        )

    def _on_page(self, table: Table, size: float) -> tuple[TablePlan, float]:
        """The plan and its size of type: a little smaller where a table then needs no turned page."""
        clean = self._clean_table(table)

        def plan(size: float) -> TablePlan:
            room = TableRoom(self.width / size, self.page.turned / size)
            return planned(clean, room, draw=self._small)

        usual = plan(size)
        if usual.way == "upright" or size <= _UPRIGHT:
            return usual, size
        smaller = plan(_UPRIGHT)
        return (smaller, _UPRIGHT) if smaller.way == "upright" else (usual, size)

    def _whole(self, table: Table, size: float, width: float) -> tuple[TablePlan, float]:
        """The plan at the largest size at which all columns stand side by side, and that size."""
        clean = self._clean_table(table)
        for share in _SMALLER_TYPE:
            plan = planned(clean, TableRoom(width / (size * share)), draw=self._small)
            if len(plan.parts) <= 1:
                return plan, size * share
        return planned(clean, TableRoom(width / size), draw=self._small), size

    def _small(self, small: Small) -> str:
        return small_svg(small, "gray" if self._gray else "paper")

    def _clean_table(self, table: Table) -> Table:
        rows = tuple(
            tuple(replace(c, text=self.clean(_tagged(c)), section=self.clean(c.section)) for c in row)
            for row in table.rows
        )
        heads = tuple(GroupedHead(self.clean(h.group), self.clean(h.text)) for h in table.heads)
        return replace(table, header=tuple(map(self.clean, table.header)), rows=rows, heads=heads)


def _tagged(cell: Cell) -> str:
    """A cell's words with what its row's values are: [初]."""
    return cell.text + "".join(f"\u2009[{tag}]" for tag in cell.tags)


def across(count: int) -> int:
    """How many cards stand in a row: as even rows as can be, at most four."""
    if count <= 4:
        return max(1, count)
    return 3 if count % 3 == 0 or count % 4 in (1, 2) else 4


def without_address(text: str) -> tuple[str, str]:
    """A source without its web address, and the address."""
    found = re.search(r"\s*(https?://[^\s，。；）]+)", text)
    return (text.replace(found[0], ""), found[1]) if found else (text, "")
