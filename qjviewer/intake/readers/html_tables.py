"""Reads web pages: exports of systems that are saved as .xls but hold <table>."""

import email
import re
from html.parser import HTMLParser
from typing import Final

from qjviewer.intake.limits import MOST_CELLS, MOST_TEXT, Budget
from qjviewer.intake.readers.delimited import decode
from qjviewer.intake.readers.markup_grid import SpannedCell, lay_out
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook import ShownCell, ShownSheet, Workbook

_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SHEET_NAME: Final = re.compile(r"<x:Name>([^<]*)</x:Name>", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_RED: Final = re.compile(
    r"(?<![-\w])color\s*:\s*(?:red|#f00\b|#ff0000|rgb\(\s*255\s*,\s*0\s*,\s*0\s*\))", re.IGNORECASE
)
_SKIPPED: Final = ("script", "style", "title", "noscript", "textarea", "template")
_BREAKS: Final = ("br", "p", "div", "li")
_CELL: Final = re.compile(r"<t[dh]\b", re.IGNORECASE)
_BLANKS_FOR_EACH: Final = 5
_FEED: Final = 1 << 16
_MOST_TABLES: Final = 200


def read_html(data: bytes, name: str, budget: Budget) -> Workbook:
    """The tables of a web page, a sheet each; raises IntakeError where there is none."""
    text = _text_of(_page_of(data))
    if text is None:
        raise IntakeError("unknown-kind", file=name)
    # Blank cells are many in exports; beyond that a page is no table and parsing it would take too long.
    if len(_CELL.findall(text)) > _BLANKS_FOR_EACH * MOST_CELLS:
        raise IntakeError("too-many-cells", file=name, most=MOST_CELLS)
    page = _Page(budget)
    for at in range(0, len(text), _FEED):
        budget.step(_FEED // 16)
        page.feed(text[at : at + _FEED])
    page.close()
    page.finish()
    if not page.tables:
        raise IntakeError("no-table", file=name)
    names = _SHEET_NAME.findall(text[: 1 << 16])
    sheets = [_sheet(table, number, names, budget) for number, table in enumerate(page.tables)]
    return Workbook(name, "html", tuple(sheets))


def _page_of(data: bytes) -> bytes:
    """The page itself where it is wrapped as a web archive."""
    if not data[:200].lstrip().lower().startswith((b"mime-version", b"from:")):
        return data
    for part in email.message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content
    return data


def _text_of(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    declared = found[1].decode("ascii", "replace").lower() if found else ""
    if declared in ("gb2312", "gbk", "gb18030"):
        return data.decode("gb18030", "replace")
    return decode(data)


class _Table:
    def __init__(self, lead: list[str]) -> None:
        self.lead = lead
        self.tail: list[str] = []
        self.rows: list[list[SpannedCell]] = []
        self.hidden: set[int] = set()


class _Page(HTMLParser):
    """Gathers tables with their cells, and the words between them."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._budget = budget
        self._open: list[_Table] = []
        self._words: list[str] = []
        self._loose: list[str] = []
        self._between: list[str] = []
        self._cell: dict[str, str] | None = None
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._budget.step()
        values = {name: value or "" for name, value in attrs}
        if tag in _SKIPPED:
            self._skip += 1
        elif tag == "table":
            self._start_table()
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].rows.append([])
            if _HIDDEN.search(values.get("style", "")) or "hidden" in values:
                self._open[-1].hidden.add(len(self._open[-1].rows))
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            self._cell = values
            self._words = []
        elif tag in _BREAKS:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skip = max(0, self._skip - 1)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()
        elif not self._open and tag in (*_BREAKS, "h1", "h2", "h3", "h4", "caption", "span"):
            self._end_loose()

    def handle_data(self, data: str) -> None:
        if self._skip:
            return
        (self._words if self._cell is not None else self._loose).append(data)

    def _start_table(self) -> None:
        self._end_cell()
        self._end_loose()
        if len(self.tables) >= _MOST_TABLES:
            return
        lead = self._take_lead()
        self._open.append(_Table(lead))
        self.tables.append(self._open[-1])

    def _take_lead(self) -> list[str]:
        """What was said between the table before and this one."""
        lead, self._between = self._between, []
        if self.tables:
            self.tables[-1].tail = list(lead)
        return lead

    def _end_loose(self) -> None:
        text = " ".join("".join(self._loose).split())
        self._loose = []
        if text:
            self._between.append(text[:MOST_TEXT])

    def _end_cell(self) -> None:
        if self._cell is None or not self._open:
            return
        table, values = self._open[-1], self._cell
        self._cell = None
        if not table.rows:
            table.rows.append([])
        text = _tidy("".join(self._words))[:MOST_TEXT]
        style = values.get("style", "")
        red = bool(_RED.search(style)) or values.get("color", "").lower() in ("red", "#ff0000")
        cell = SpannedCell(
            ShownCell(text, is_red=red), _span(values.get("rowspan")), _span(values.get("colspan"))
        )
        table.rows[-1].append(cell)

    def finish(self) -> None:
        """Take what the end of the file left open."""
        self._end_cell()
        self._end_loose()
        if self.tables:
            self.tables[-1].tail = list(self._between)
        self.tables = [table for table in self.tables if any(table.rows)]


def _tidy(text: str) -> str:
    """Lines trimmed on the right; blanks in front are indents and stay, line ends of the source do not."""
    lines = [line.replace("\r", "").replace("\t", " ").rstrip() for line in text.strip("\r\n\t ").split("\n")]
    return "\n".join(line for line in lines if line.strip())


def _span(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def _sheet(table: _Table, number: int, names: list[str], budget: Budget) -> ShownSheet:
    name = names[number] if number < len(names) else f"Sheet{number + 1}"
    laid = lay_out(table.rows, budget)
    return ShownSheet(
        name,
        laid.cells,
        tuple(laid.areas),
        frozenset(table.hidden),
        lead=tuple(table.lead),
        tail=tuple(table.tail),
    )
