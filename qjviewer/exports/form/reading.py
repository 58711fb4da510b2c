"""Reads a filled-in form back into entries; every complaint names sheet and cell."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from qjviewer.bundle.fields import Listing, read_entry
from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence
from qjviewer.bundle.scalars import FAILED, Flag, Reading
from qjviewer.exports.errors import ExportError
from qjviewer.exports.form.columns import SECTIONS, YES, Column, columns_of
from qjviewer.exports.form.template import MARK
from qjviewer.problems import Problem, Span
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

_MOST_BYTES = 64 * 1024 * 1024
_MOST_ROWS = 100_000
_DECIMALS = re.compile(r"0\.(0+)")
_LIST = re.compile(r"\s*[;；\n]\s*")


class FormError(ExportError):
    """What is wrong with a form, cell by cell."""

    def __init__(self, lines: list[str] | None = None, problems: list[Problem] | None = None) -> None:
        super().__init__("form-wrong")
        self.lines, self.problems = lines or [], problems or []

    def message(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """One line a complaint."""
        told = [f"{p.where}: {p.message(lang)} {p.hint(lang)}".rstrip() for p in self.problems]
        return "\n".join([say("exports.form-wrong", lang), *self.lines, *told])


@dataclass
class Form:
    """What a form holds: entries by section and id, the nodes they were read from, and their cells."""

    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    nodes: dict[str, dict[str, Mapping]] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    # The fields a section's sheet has: those it lacks are left alone.
    fields: dict[str, set[str]] = field(default_factory=dict)
    # Names that entries speak of: target, sections it may stand in, cell.
    references: list[tuple[str, tuple[str, ...], Span]] = field(default_factory=list)
    # In which complaints are told.
    lang: Language = DEFAULT_LANGUAGE


def read_form(path: Path, lang: Language = DEFAULT_LANGUAGE) -> Form:
    """The form of a file; raises ExportError for what cannot be read and FormError for wrong cells."""
    books = _books(path)
    form, reading, lines = Form(lang=lang), Reading(), list[str]()
    for typed in books[0].worksheets:
        section = _section(typed)
        if section in SECTIONS and section not in form.entries:
            _Sheet(section, typed, books[1][typed.title], form, reading, lines, lang).read()
    if not form.entries:
        raise ExportError("not-a-form", path=path)
    form.references = [(target, sections, where) for _, target, sections, where in reading.references]
    if lines or reading.problems:
        raise FormError(lines, reading.problems)
    return form


def _books(path: Path) -> tuple[Any, Any]:
    """The workbook as typed, and with the results of its formulas."""
    try:
        import openpyxl
    except ImportError as error:
        command = 'pip install "qjviewer[xlsx]"'
        raise ExportError("missing-library", library="openpyxl", command=command) from error
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ExportError("form-too-large", path=path)
        data = path.read_bytes()
        load = openpyxl.load_workbook
        return load(io.BytesIO(data)), load(io.BytesIO(data), data_only=True)
    except OSError as error:
        raise ExportError("cannot-read", path=path, reason=error.strerror or type(error).__name__) from error
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise ExportError("not-a-workbook", path=path) from error


def _section(sheet: Any) -> str:
    words = str(sheet.cell(1, 1).value or "").split()
    return words[1] if len(words) == 2 and words[0] == MARK else ""


@dataclass
class _Sheet:
    """Reads one section."""

    section: str
    typed: Any
    computed: Any
    form: Form
    reading: Reading
    lines: list[str]
    lang: Language

    def read(self) -> None:
        """Every row with an id."""
        entries, nodes = (
            self.form.entries.setdefault(self.section, {}),
            self.form.nodes.setdefault(self.section, {}),
        )
        keys_row = next((n for n in range(1, 6) if self.typed.cell(n, 1).value == "id"), 0)
        known = {c.name: c for c in columns_of(self.section)}
        heads = {n: str(c.value) for n, c in enumerate(self.typed[keys_row or 1], 1) if c.value and n > 1}
        if not keys_row:
            self._complain("A3", "form-no-keys")
            return
        for number, key in heads.items():
            if key not in known:
                self._complain(self.typed.cell(keys_row, number).coordinate, "form-unknown-key", key=key)
        columns = {number: known[key] for number, key in heads.items() if key in known}
        self.form.fields[self.section] = {c.declaration.name for c in columns.values()}
        for row in range(keys_row + 1, min(self.typed.max_row, _MOST_ROWS) + 1):
            self._row(row, columns, entries, nodes)

    def _row(
        self, row: int, columns: dict[int, Column], entries: dict[str, Any], nodes: dict[str, Mapping]
    ) -> None:
        name = self._text(row, 1, None)
        cells = {c: self._text(row, n, c) for n, c in columns.items()}
        places = {c: self.typed.cell(row, n).coordinate for n, c in columns.items()}
        where = self.typed.cell(row, 1).coordinate
        if not name:
            if any(cells.values()):
                self._complain(where, "form-no-id")
            return
        if name in entries:
            self._complain(where, "form-twice", id=name)
            return
        node = Mapping(self._span(where), tuple(self._pairs(cells, places)))
        path = f"{self.section}.{name}"
        self.form.cells[path] = f"{self.typed.title}!{where}"
        self.form.cells |= {
            f"{path}.{c.declaration.name}": f"{self.typed.title}!{at}" for c, at in places.items()
        }
        given = {"id": name}
        entry = read_entry(SECTIONS[self.section], self._with_id(node, name), path, self.reading,
                           **({} if self.section == "briefing" else given))  # fmt: skip
        if entry is not FAILED:
            entries[name], nodes[name] = entry, node

    def _with_id(self, node: Mapping, name: str) -> Mapping:
        """A briefing's id is a field like others; elsewhere it is the key."""
        if self.section != "briefing":
            return node
        return Mapping(
            node.span, ((Scalar(node.span, "id"), Scalar(node.span, name, plain=False)), *node.entries)
        )

    def _pairs(self, cells: dict[Column, str], places: dict[Column, str]) -> Iterator[tuple[Scalar, Node]]:
        """Keys and values of a row; the languages of a text together."""
        texts: dict[str, list[tuple[Scalar, Node]]] = {}
        for column, text in cells.items():
            if not text:
                continue
            span = self._span(places[column])
            if column.language:
                pair = (Scalar(span, column.language), Scalar(span, text, plain=False))
                texts.setdefault(column.key, []).append(pair)
            else:
                yield Scalar(span, column.key), _node(column, text, span)
        for key, pairs in texts.items():
            yield Scalar(pairs[0][0].span, key), _one_text(pairs)

    def _text(self, row: int, number: int, column: Column | None) -> str:
        """A cell as an author would type it in a file."""
        cell = self.typed.cell(row, number)
        value = cell.value
        if cell.data_type == "f":
            value = self.computed.cell(row, number).value
            if value is None:
                return self._complain(cell.coordinate, "form-formula")
        if cell.data_type == "e" or (isinstance(value, str) and value.startswith("#REF!")):
            return self._complain(cell.coordinate, "form-error-value", value=value)
        match value:
            case None:
                return ""
            case bool():
                return "true" if value else ""
            case int() | float():
                return _number(value, cell.number_format)
            case dt.datetime() if column is not None and column.is_day:
                return value.date().isoformat()
            case dt.date() | dt.time() | dt.timedelta():
                return self._complain(cell.coordinate, "form-date")
            case _:
                return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()

    def _complain(self, where: str, reason: str, **values: object) -> str:
        words = say(f"exports.{reason}", self.lang, **values)
        self.lines.append(f"{self.typed.title}!{where}: {words}")
        return ""

    def _span(self, where: str) -> Span:
        return Span(f"{self.typed.title}!{where}")


def _node(column: Column, text: str, span: Span) -> Node:
    if isinstance(column.kind, Flag):
        return Scalar(span, "true" if text.casefold() in YES else text)
    if isinstance(column.kind, Listing):
        parts = [p for p in _LIST.split(text) if p]
        return Sequence(span, tuple(Scalar(span, p, plain=False) for p in parts))
    return Scalar(span, text, plain=False)


def _one_text(pairs: list[tuple[Scalar, Node]]) -> Node:
    """The same words in every language are one plain text."""
    words = {value.text for _, value in pairs if isinstance(value, Scalar)}
    if len(pairs) == 3 and len(words) == 1:
        return pairs[0][1]
    return Mapping(pairs[0][0].span, tuple(pairs))


def _number(value: int | float, shown: str) -> str:
    """A number with at least the decimals its format shows: a spreadsheet keeps 9.0 as 9."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    match = _DECIMALS.search(shown)
    wanted = len(match[1]) if match else 0
    exponent = exact.as_tuple().exponent
    if wanted and isinstance(exponent, int) and -exponent < wanted:
        exact = exact.quantize(Decimal(1).scaleb(-wanted))
    return f"{exact:f}"
