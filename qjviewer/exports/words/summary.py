"""The pages of a briefing as a document."""

from collections.abc import Sequence

from msgspec.structs import replace

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.svg.chart_file import panel
from qjviewer.exports.words.word_document import Paper
from qjviewer.pages.blocks import (
    Block,
    Card,
    Cards,
    Chart,
    Entries,
    Note,
    Points,
    RemarkLine,
    RemarkPanel,
    Runs,
    Table,
    Trouble,
    head_spans,
    text_of,
)
from qjviewer.pages.card_prose import Prose
from qjviewer.setting.grids import shortened
from qjviewer.wording import say


def document(parts: Parts, options: Options) -> bytes:
    """The file."""
    cover = parts.cover
    paper = Paper(cover.title, cover.author, parts.lang, parts.mark)
    paper.heading(cover.title, 0)
    about = " · ".join(p for p in (cover.place, cover.period, cover.as_of, cover.peers, cover.author) if p)
    paper.paragraph(about, "Caption", align="center")
    writer = Writer(paper, parts, options)
    for number, page in enumerate(parts.pages, 1):
        paper.heading(page.title, 1)
        paper.paragraph("", "Caption", bold=page.stale)
        paper.paragraph("", bold=text_of(page.headline))
        for block in page.blocks:
            writer.block(block, page.headline)
        options.advance(number / len(parts.pages))
    writer.sources()
    return paper.finished()


class Writer:
    """Writes blocks, charts and tables numbered in the order they come."""

    def __init__(self, paper: Paper, parts: Parts, options: Options) -> None:
        self._paper, self._parts, self._options = paper, parts, options
        self._prose = Prose(parts.teller)
        self._charts = self._tables = 0

    def block(self, block: Block, headline: Runs = ()) -> None:
        """One block; cards say what the headline over them has not said."""
        match block:
            case Cards():
                self._title(block.title)
                self._cards(block.cards, headline)
            case Chart():
                self._chart(block)
            case Table():
                self._table(block)
            case Points():
                self._title(block.title)
                for point in block.points:
                    kind = say(f"pages.{point.kind}", self._parts.lang) + "　" if point.kind else ""
                    words = text_of(point.runs) + self._parts.said_by(point.people)
                    self._paper.paragraph(words, "List Bullet", bold=kind)
            case Entries():
                self._title(block.title)
                for entry in block.entries:
                    name = entry.name + self._parts.say("in-brackets", text=entry.label)
                    self._paper.paragraph(text_of(entry.text) + self._parts.said_by(entry.people), bold=name)
            case RemarkPanel():
                self._remark(block)
            case Note():
                self._paper.paragraph(text_of(block.runs), "Caption")
            case Trouble():
                self._paper.paragraph(block.text, "Caption")

    def _title(self, runs: Runs) -> None:
        self._paper.heading(text_of(runs), 2)

    def _cards(self, cards: Sequence[Card], headline: Runs) -> None:
        """Figures and items as sentences."""
        clauses = self._prose.sentences(cards, headline)
        self._paper.paragraph("".join(c.text for c in clauses))

    def _chart(self, chart: Chart) -> None:
        self._charts += 1
        number = say("printing.chart-n", self._parts.lang, n=self._charts)
        bare = replace(chart, title=(), subtitle=(), notes=(), sources="")
        if self._options.picture is not None:
            picture = self._options.picture(bare, self._options.dpi)
            self._paper.picture(picture, panel(bare), chart.scene.summary)
        elif chart.scene.table:
            self._paper.table(chart.scene.table, [False] * len(chart.scene.table[0]))
        self._caption(f"{number}　{text_of(chart.title)}", text_of(chart.subtitle))
        self._foot(chart)

    def _caption(self, title: str, more: str, *, joined: bool = False) -> None:
        words = f"　{more}" if more else ""
        self._paper.paragraph(words, "Caption", bold=title, align="center", joined=joined)

    def _table(self, table: Table) -> None:
        self._tables += 1
        number = say("printing.table-n", self._parts.lang, n=self._tables)
        self._caption(f"{number}　{text_of(table.title)}", "", joined=True)
        self._paper.paragraph(table.unit, "Caption", align="right", joined=True)
        for grid in shortened(table):
            self._paper.paragraph("", bold=grid.title, joined=True)
            header = [head.text for head in grid.heads] or grid.header
            rows = [header, *(_across([c.text for c in row], len(grid.header)) for row in grid.rows)]
            numeric = [grid.is_numeric(n) for n in range(len(grid.header))]
            self._paper.table(rows, numeric, tuple(head_spans(grid.heads)))
        self._foot(table)

    def _foot(self, block: Chart | Table) -> None:
        for note in block.notes:
            self._paper.paragraph(self._parts.say("note", text=text_of(note)), "Caption")
        self._paper.paragraph(block.sources, "Caption")

    def _remark(self, block: RemarkPanel) -> None:
        self._paper.heading(block.slogan, 2)
        who = " · ".join(p for p in (block.speaker, block.role, block.occasion, block.mode_text) if p)
        self._paper.paragraph(who, "Caption")
        self._paper.paragraph(text_of(block.text))
        for title, lines in ((block.musts_title, block.musts), (block.next_title, block.next)):
            if lines:
                self._paper.heading(title, 3)
            for number, line in enumerate(lines, 1):
                self._remark_line(number, line)

    def _remark_line(self, number: int, line: RemarkLine) -> None:
        self._paper.paragraph(text_of(line.text), bold=f"{number}. {line.title}　")
        more = (" → ".join(line.steps), text_of(line.links), line.responsible, line.deadline)
        for words in more:
            self._paper.paragraph(words, "Caption")

    def sources(self) -> None:
        """The numbered sources and the fingerprint of the data."""
        self._paper.heading(say("cli.sources", self._parts.lang), 1)
        for source in self._parts.cover.sources:
            self._paper.paragraph(f"[{source.number}] {source.text}", "Caption")
        self._paper.paragraph(self._parts.cover.note, "Caption")
        self._paper.paragraph(self._parts.fingerprint, "Caption")


def _across(row: list[str], columns: int) -> list[str]:
    """A row of every column; the head of a group leaves the others free."""
    return row + [""] * (columns - len(row))
