"""The labels of a table's rows: which stands under which, by indents, numbering, words and columns."""

import re
from typing import Final

import msgspec

from qjviewer.intake.folding_text import folded, indent_of
from qjviewer.intake.indicator_words import is_part_of, never_under
from qjviewer.intake.label_words import ParsedLabel, parse_label
from qjviewer.intake.layout.column_roles import is_time_heading
from qjviewer.intake.layout.sheet_tables import FoundTable
from qjviewer.intake.place_words import is_total

# An indent of the cell is about two characters; a label in the next column stands far deeper.
_CELL_INDENT: Final = 4
_COLUMN_INDENT: Final = 40
# 其中： takes three characters, and its fellows below are set in as far as the word after it.
_OF_WHICH_WIDTH: Final = 6
_MOSTLY: Final = 0.8
_HASH: Final = re.compile(r"[#＃]+\s*")
_SPLIT: Final = re.compile(
    r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d[.、])?(?:按.{1,12}分(?:组|类|列)?|按(?!揭|期)[一-鿿]{2,4}|分.{1,8}|其中|其中:|在总计中|总计中)[:：]?"
)
# A day in a column of periods stands for its month.
_DAY: Final = re.compile(r"((?:19|20)\d\d)[-/.年]?(0?[1-9]|1[0-2])[-/.月]?(?:[0-3]\d|[1-9])日?(?:\s*[\d:]+)?")
_ATTRIBUTE: Final = re.compile(r"地点|所在|属地|所属|地址|位置|类型|性质|类别")


class RowHead(msgspec.Struct, frozen=True):
    """What stands at the left of a row of data.

    `label` is its own; `groups` are labels in columns further left that span rows; `parents` the
    labels of the rows it stands under, outermost first; `sections` the lines without data above it.
    `attributes` are words in further columns of names (a project's place).
    """

    row: int
    label: ParsedLabel
    column: int
    groups: tuple[ParsedLabel, ...] = ()
    parents: tuple[ParsedLabel, ...] = ()
    sections: tuple[ParsedLabel, ...] = ()
    attributes: tuple[tuple[str, ParsedLabel], ...] = ()
    unit_text: str = ""


class _Standing(msgspec.Struct):
    """A label that rows below may stand under."""

    label: ParsedLabel
    indent: int
    is_section: bool
    # Where the words begin after a #: fellows of the row are set in as far as that.
    words_at: int = -1


class RowHeads:
    """Reads the heads of all data rows of a table from top to bottom."""

    def __init__(self, table: FoundTable) -> None:
        self._table = table
        self._names = table.columns("name")
        self._staggered = self._is_staggered()
        self._main = self._main_column()
        self._stack: list[_Standing] = []
        self._groups: dict[int, str] = {}
        self._is_first = True

    def read(self) -> list[RowHead]:
        """One head a data row."""
        heads = []
        for row in self._table.body:
            head = self._step(row)
            if head is not None:
                heads.append(head)
        return heads

    def _filled(self, row: int) -> list[int]:
        return [c for c in self._names if self._table.grid.covering(row, c)]

    def _is_staggered(self) -> bool:
        """Whether each row has its label in just one of several columns, deeper ones further right."""
        if len(self._names) < 2:
            return False
        rows = [self._own_columns(row) for row in self._table.data_rows]
        single = sum(len(columns) == 1 for columns in rows)
        return bool(rows) and single >= _MOSTLY * len(rows) and len({c[0] for c in rows if c}) > 1

    def _own_columns(self, row: int) -> list[int]:
        """Name columns with text of their own in a row; 其中 beside a label is no label."""
        grid = self._table.grid
        return [c for c in self._names if grid.text(row, c) and grid.text(row, c) not in ("其中", "其中:")]

    def _main_column(self) -> int:
        """The column whose labels tell rows apart: the last one that is filled in nearly every row."""
        rows = self._table.data_rows
        if not self._names or not rows:
            return 0
        counts = {c: sum(bool(self._table.grid.text(r, c)) for r in rows) for c in self._leading_names()}
        full = [
            c for c, count in counts.items() if count >= _MOSTLY * len(rows) and not self._is_attribute(c)
        ]
        return full[-1] if full else max(counts, key=lambda c: (counts[c], c))

    def _is_attribute(self, column: int) -> bool:
        """Whether a column tells of the thing named further left where it is, not what it is."""
        heading = "".join(self._table.paths[column])
        return column > self._names[0] and _ATTRIBUTE.search(heading) is not None

    def _leading_names(self) -> list[int]:
        """The name columns before the first column of data."""
        data = self._table.columns("data")
        return [c for c in self._names if not data or c < data[0]] or self._names[:1]

    def _step(self, row: int) -> RowHead | None:
        self._note_groups(row)
        column = self._label_column(row)
        raw = self._dated(row, column) if column else ""
        is_data = self._table.kinds[row] == "data"
        if not raw.strip():
            return self._unlabelled(row) if is_data else None
        if not is_data and _SPLIT.fullmatch(folded(raw)):
            # 按产业分 only says how the rows below split what stands above.
            return None
        label = self._numbered(parse_label(folded(raw), "row"), row)
        indent = self._indent(row, column, raw, label)
        self._leave(label, indent, is_section=not is_data)
        unit = self._unit_text(row)
        head = self._head(row, column, label, unit) if is_data else None
        section = not is_data and not label.units and not unit
        marker = _HASH.match(raw.lstrip())
        words_at = indent + len(marker[0]) if marker and marker[0] != marker[0].rstrip() else -1
        self._stack.append(_Standing(label, self._kept_indent(label, indent, is_data), section, words_at))
        self._is_first = self._is_first and not is_data
        return head

    def _dated(self, row: int, column: int) -> str:
        """A label as typed; a bare number under 年份 or 月份 with the word it lacks."""
        raw = self._table.grid.raw_covering(row, column)
        heading = "".join(self._table.paths.get(column, ()))
        if is_time_heading(heading) and (day := _DAY.fullmatch(raw.strip())):
            return f"{day[1]}年{int(day[2])}月"
        if raw.strip().isdigit() and heading[:1] in ("年", "月") and len(heading) <= 2:
            return f"{raw.strip()}{heading[0]}"
        return raw

    def _label_column(self, row: int) -> int:
        """The column of the row's label."""
        own = self._own_columns(row)
        if self._table.kinds[row] in ("title", "label") and own:
            return own[0]
        if self._staggered and own:
            return own[-1]
        if self._main and self._table.grid.covering(row, self._main):
            return self._main
        if own:
            return own[-1]
        columns = [c for c in self._table.grid.by_row.get(row, ()) if c >= self._table.left]
        return columns[0] if self._table.kinds[row] == "title" and columns else self._main

    def _numbered(self, label: ParsedLabel, row: int) -> ParsedLabel:
        """A label whose number stands in a column of its own (1.1, （一）)."""
        serials = self._table.columns("serial")
        if label.numbering or not serials:
            return label
        text = self._table.grid.text(row, serials[0])
        marked = (
            parse_label(f"{text}{'' if text.endswith(('.', '、', ')')) else '、'}名", "row")
            if text
            else label
        )
        if marked.numbering == "digits" and self._serials_have_levels(serials[0]):
            return msgspec.structs.replace(label, numbering="dotted", number=text)
        if marked.numbering in ("", "digits") or not text:
            return label
        return msgspec.structs.replace(label, numbering=marked.numbering, number=text)

    def _serials_have_levels(self, column: int) -> bool:
        """Whether the column of serial numbers holds 1.1 and the like."""
        texts = (self._table.grid.text(row, column) for row in self._table.data_rows)
        return any(text.count(".") and not text.endswith(".") for text in texts)

    def _indent(self, row: int, column: int, raw: str, label: ParsedLabel) -> int:
        area = self._table.grid.area(row, column)
        cell = self._table.grid.cell(area.top, area.left) if area else self._table.grid.cell(row, column)
        indent = indent_of(raw) + cell.indent * _CELL_INDENT
        if self._staggered and column in self._names:
            indent += self._names.index(column) * _COLUMN_INDENT
        return indent + (_OF_WHICH_WIDTH if label.of_which and "其中" in raw else 0)

    def _kept_indent(self, label: ParsedLabel, indent: int, is_data: bool) -> int:
        """A total on top of a table stands over all that follows, set in or not."""
        on_top = (
            is_data
            and self._is_first
            and (is_total(label.name) or label.is_whole or label.name.endswith(("合计", "总计")))
        )
        return -1 if on_top and not label.numbering else indent

    def _leave(self, label: ParsedLabel, indent: int, *, is_section: bool) -> None:
        """Leave the labels that this one does not stand under."""
        kind = self._depth_kind(label)
        kinds = [self._depth_kind(standing.label) for standing in self._stack]
        if kind and kind in kinds:
            del self._stack[kinds.index(kind) :]
            return
        while self._stack and not self._is_under(self._stack[-1], kind, indent, label, is_section):
            self._stack.pop()

    def _depth_kind(self, label: ParsedLabel) -> str:
        """Kinds of numbering by their depth: 1.1 is deeper than 1."""
        if label.numbering == "dotted":
            return f"dotted{label.number.strip('、.').count('.') + label.number.count('-')}"
        return label.numbering

    def _is_under(
        self, above: _Standing, kind: str, indent: int, label: ParsedLabel, is_section: bool
    ) -> bool:
        if above.is_section and not is_section:
            # A line without data stands over all rows that are not set out further, up to the next line.
            return above.indent <= indent
        if never_under(label.name, above.label.name) or indent == above.words_at:
            return False
        if label.of_which and not above.label.of_which:
            return above.indent <= indent
        if kind and not above.label.numbering:
            # A number under an unnumbered label: its part; a section's line stays over all until the next.
            return above.indent <= indent
        if above.label.numbering:
            return above.indent <= indent
        return above.indent < indent or (above.indent == indent and is_part_of(label.name, above.label.name))

    def _head(self, row: int, column: int, label: ParsedLabel, unit: str) -> RowHead:
        parents = tuple(s.label for s in self._stack if not s.is_section)
        sections = tuple(s.label for s in self._stack if s.is_section)
        groups = tuple(
            parse_label(text, "row")
            for c, text in self._groups.items()
            if (c < column or (c > column and not self._main)) and not _SPLIT.fullmatch(text)
        )
        return RowHead(row, label, column, groups, parents, sections, self._attributes(row, column), unit)

    def _note_groups(self, row: int) -> None:
        """Remember labels that span the rows below them."""
        if self._staggered:
            return
        groups = [column for column in self._leading_names() if column < self._main]
        if groups and all(self._table.grid.text(row, column) for column in groups):
            # A list that repeats all its labels in each row: no row stands under another.
            self._stack.clear()
        for column in groups:
            text = folded(self._dated(row, column))
            if text:
                if self._groups.get(column) != text:
                    self._stack.clear()
                self._groups[column] = text

    def _attributes(self, row: int, column: int) -> tuple[tuple[str, ParsedLabel], ...]:
        """Words in name columns after the label's own."""
        found = []
        for other in self._names:
            text = self._table.grid.covering(row, other)
            if other > column and text and not self._staggered:
                heading = "".join(self._table.paths[other])
                found.append((heading, parse_label(text, "row")))
        return tuple(found)

    def _unit_text(self, row: int) -> str:
        units = self._table.columns("unit")
        grid = self._table.grid
        # A line merged over the whole width is no unit.
        own = [c for c in units if (area := grid.area(row, c)) is None or area.left == c]
        texts = [grid.covering(row, c) for c in own]
        return next((text for text in texts if text), "")

    def _unlabelled(self, row: int) -> RowHead:
        return RowHead(
            row, parse_label("", "row"), 0, tuple(parse_label(t, "row") for t in self._groups.values())
        )
