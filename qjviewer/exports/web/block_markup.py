"""Blocks of a page as markup."""

from collections.abc import Iterator, Sequence

import msgspec

from qjviewer.bundle.units import unit_gap
from qjviewer.charts.svg.drawing import EM, drawing
from qjviewer.charts.svg.in_cell import small_svg
from qjviewer.exports.parts import Parts
from qjviewer.exports.web.markup import Linker, tag, text, told
from qjviewer.pages.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Chart,
    Entries,
    EntryLine,
    GroupedHead,
    Note,
    PointLine,
    Points,
    RemarkLine,
    RemarkPanel,
    Runs,
    Table,
    Trouble,
    head_spans,
    sectioned,
    text_of,
)
from qjviewer.wording import say

_WIDTH = 36.0  # em: half a page


class BlockMarkup(msgspec.Struct):
    """Turns blocks into markup in one language; numbers charts so that their patterns keep apart."""

    parts: Parts
    links: Linker
    _charts: int = 0

    def block(self, block: Block) -> str:
        """One block."""
        match block:
            case Cards():
                cards = "".join(map(self._card, block.cards))
                return self._titled(block.title, tag("div", cards, class_="cards"))
            case Chart():
                return self._chart(block)
            case Points():
                lines = "".join(map(self._point, block.points))
                return self._titled(block.title, tag("ul", lines, class_="points"))
            case Entries():
                return self._titled(block.title, tag("dl", "".join(map(self._entry, block.entries))))
            case RemarkPanel():
                return self._remark(block)
            case Table():
                return self._table(block)
            case Note():
                return tag("p", self.links.runs(block.runs), class_="note")
            case Trouble():
                return told("p", block.text, class_="note")

    def _titled(self, title: Runs, inner: str, kind: str = "") -> str:
        head = tag("h3", self.links.runs(title)) if title else ""
        return tag("section", head + inner, class_=f"block {kind}".strip())

    # Cards -----------------------------------------------------------------------------

    def _card(self, card: Card) -> str:
        where = " · ".join(p for p in (card.place, card.period) if p)
        inner = told("p", card.name, class_="name") + told("p", where, class_="where")
        if card.number:
            small = small_svg(card.small, "light", card.small_words) if card.small is not None else ""
            inner += tag("p", self.links.link(self._number(card), card.figure) + small, class_="number")
        inner += "".join(told("span", c.text, class_=f"chip {c.kind}") for c in card.chips)
        inner += "".join(tag("p", self.links.runs(line), class_="moves") for line in card.moves)
        inner += tag("p", self.links.runs(card.text)) if card.text else ""
        inner += tag("p", self.links.marks(card.sources), class_="marks") if card.sources else ""
        return tag("article", inner, class_="card context" if card.context else "card")

    def _number(self, card: Card) -> str:
        before, after = (card.approx, "") if card.approx_before else ("", card.approx)
        gap = unit_gap(card.unit, self.parts.lang)
        return told("small", before) + tag("b", text(card.number)) + told("small", after + gap + card.unit)

    # Charts and tables -----------------------------------------------------------------

    def _chart(self, block: Chart) -> str:
        self._charts += 1
        svg = drawing(block.scene, _WIDTH * EM, prefix=f"{self.parts.lang}-{self._charts}-")
        rows = [[Cell(cell) for cell in row] for row in block.scene.table]
        table = self._rows([c.text for c in rows[0]], rows[1:]) if rows else ""
        data = tag("details", told("summary", self.parts.say("html-table")) + table) if table else ""
        sub = tag("p", self.links.runs(block.subtitle), class_="sub") if block.subtitle else ""
        return self._titled(block.title, sub + tag("div", svg, class_="drawing") + data + self._foot(block),
                            "chart")  # fmt: skip

    def _table(self, block: Table) -> str:
        unit = told("p", block.unit, class_="unit")
        return self._titled(
            block.title, unit + self._rows(block.header, block.rows, block.heads) + self._foot(block)
        )

    def _rows(
        self, header: Sequence[str], rows: Sequence[Sequence[Cell]], heads: Sequence[GroupedHead] = ()
    ) -> str:
        numeric = [any(c.numeric for c in column) for column in zip(*rows, strict=False)]
        kinds = [*("num" if n else "" for n in numeric), *("" for _ in header)]
        plain = [GroupedHead("", h) for h in header]
        head = tag("thead", "".join(_head_rows(heads or plain, kinds)))
        body = ""
        for section, row in sectioned(tuple(map(tuple, rows))):
            head_of = told("th", section, scope="rowgroup", colspan=str(len(header)), class_="section")
            body += tag("tr", head_of) if section else ""
            body += tag("tr", "".join(map(self._cell, row)))
        return tag("div", tag("table", head + tag("tbody", body)), class_="scroll", tabindex="0")

    def _cell(self, cell: Cell) -> str:
        inner = text(cell.text) if cell.shows_words else ""
        if cell.small is not None:
            inner = small_svg(cell.small, "light", "" if cell.shows_words else cell.text) + inner
        linked = self.links.link(inner, cell.figure) if cell.numeric or not cell.shows_words else inner
        tags = "".join(" " + told("small", f"[{t}]") for t in cell.tags)
        kinds = " ".join(k for k, on in (("num", cell.numeric), ("lesser", cell.is_lesser)) if on)
        return tag("td", linked + tags, class_=kinds)

    def _foot(self, block: Chart | Table) -> str:
        notes = (say("exports.note", self.parts.lang, text="\0").split("\0") for _ in block.notes)
        lines = [
            tag("p", text(a) + self.links.runs(n) + text(b))
            for (a, b), n in zip(notes, block.notes, strict=True)
        ]
        lines += [tag("p", text(block.sources))] if block.sources else []
        return tag("div", "".join(lines), class_="foot") if lines else ""

    # Texts -----------------------------------------------------------------------------

    def _point(self, point: PointLine) -> str:
        kind = told("b", say(f"pages.{point.kind}", self.parts.lang)) + " " if point.kind else ""
        inner = kind + self.links.runs(point.runs) + self.links.marks(point.sources)
        return tag("li", inner + self._said(point.people), class_=point.kind)

    def _said(self, people: str) -> str:
        """Who said it, beside the words."""
        return told("span", self.parts.said_by(people), class_="said")

    def _entry(self, entry: EntryLine) -> str:
        name = self.links.link(text(entry.name), entry.item) + " " + told("small", entry.label)
        words = self.links.runs(entry.text) + self.links.marks(entry.sources) + self._said(entry.people)
        return tag("dt", name) + tag("dd", words)

    def _remark(self, block: RemarkPanel) -> str:
        who = " · ".join(p for p in (block.speaker, block.role, block.occasion, block.mode_text) if p)
        inner = told("h3", block.slogan) + tag("p", text(who) + self.links.marks(block.sources), class_="sub")
        inner += tag("p", self.links.runs(block.text)) if block.text else ""
        for title, lines in ((block.musts_title, block.musts), (block.next_title, block.next)):
            if lines:
                inner += told("h4", title) + tag("ol", "".join(map(self._remark_line, lines)))
        return tag("section", inner, class_="block remark")

    def _remark_line(self, line: RemarkLine) -> str:
        steps = told("p", " → ".join(line.steps), class_="steps")
        links = self.links.runs(line.links) if text_of(line.links) else ""
        href = f"#{self.parts.lang}-{line.tab}"
        known = any(page.id == line.tab for page in self.parts.pages)
        to_tab = tag("a", text(line.tab_title), href=href, class_="to-tab") if known else ""
        last = " · ".join(p for p in (links, to_tab, text(line.responsible), text(line.deadline)) if p)
        inner = told("b", line.title) + (tag("p", self.links.runs(line.text)) if line.text else "") + steps
        return tag("li", inner + (tag("p", last, class_="sub") if last else ""))


def _head_rows(heads: Sequence[GroupedHead], kinds: Sequence[str]) -> Iterator[str]:
    """The headings in one line, or in two where some columns share one over theirs."""
    rows = ["", ""]
    shared = any(head.group for head in heads)
    for over in head_spans(heads):
        if over.text:
            rows[0] += tag("th", text(over.text), scope="colgroup", colspan=str(over.count), class_="over")
        for n in over.columns:
            more = {"rowspan": "2"} if shared and not over.text else {}
            rows[bool(over.text)] += tag("th", text(heads[n].text), scope="col", class_=kinds[n], **more)
    yield from (tag("tr", row) for row in rows if row)
