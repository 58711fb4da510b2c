"""CSV files -> rows of the store, column by column: what is right of many rows is settled once.

Each distinct text of a column is read once; rows get numbers. So a table costs little more than
splitting its lines, and only what is wrong is looked at row by row.
"""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from msgspec.structs import replace

from qjviewer.bundle.about import STATUSES, About
from qjviewer.bundle.csv_text import Sheet, find_header, plain_lines
from qjviewer.bundle.data import IndicatorHead, comparand, fits, particulars, period_of, unit_of
from qjviewer.bundle.files import SourceFile
from qjviewer.bundle.measures import MEASURES, measure_of, target_for
from qjviewer.bundle.names import HERE
from qjviewer.bundle.nodes import Scalar
from qjviewer.bundle.periods import BASES
from qjviewer.bundle.quantities import Quantity, Ranking, parse_quantity, parse_ranking
from qjviewer.bundle.scalars import SPOT, Kind, Reading, Ref, Words, missing, nearest
from qjviewer.bundle.store import GroupRank
from qjviewer.bundle.units import PERCENT, counts
from qjviewer.problems import Span

# The columns of a table, and what people call them.
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "indicator": ("指标", "指标名称", "项目"),
    "measure": ("度量", "口径", "计量", "类型"),
    "place": ("地区", "地域", "单位名称"),
    "period": ("期间", "时期", "时间", "报告期"),
    "value": ("数值", "值", "数据"),
    "unit": ("单位", "计量单位"),
    "rank": ("位次", "排名", "名次"),
    "group": ("范围", "排名范围", "位次范围"),
    "status": ("状态",),
    "accounts": ("核算口径", "核算"),
    "source": ("来源", "数据来源"),
    "at": ("出处", "位置"),
    "basis": ("期别", "累计或当期"),
    "note": ("备注", "说明", "注"),
    "internal": ("内部",),
    "context": ("外部参照",),
}
COLUMN_KEYS: Final = {word: key for key, words in COLUMNS.items() for word in (key, *words)}
_STATUS_WORDS: Final = {
    "预计": "estimate",
    "推算": "derived",
    "初步": "preliminary",
    "已公布": "published",
    "公布": "published",
    "修订": "revised",
    "最终": "final",
    "有争议": "disputed",
}
_NUMBERS: Final = re.compile(r"(?:[+-]?(?:0|[1-9]\d{0,25})(?:\.\d{1,20})?\n)*", re.ASCII)
_PARTICULARS: Final = (
    "unit",
    "rank",
    "group",
    "status",
    "accounts",
    "source",
    "at",
    "note",
    "internal",
    "context",
)
_SPLIT: Final = re.compile(r"[;；、]")
_REQUIRED: Final = ("indicator", "measure", "value")
# Beyond this many wrong rows of one table a reader learns nothing new.
_MOST_WRONG: Final = 300


def read_table(file: SourceFile, about: About, to: Reading) -> None:
    """Read the rows of one file into the reading's store; every wrong row is told, right ones are kept."""
    text = plain_lines(file.text)
    sheet = find_header(text, COLUMN_KEYS)
    if sheet is None:
        first = text.split("\n", 1)[0][:60]
        to.fail("table-header", Span(file.name, 1, 1), "tables", first=first, columns="、".join(COLUMNS))
        return
    if not _header_is_right(sheet, file.name, to):
        return
    table = _Table(sheet, about, file.name, to)
    try:
        for rows, lines in sheet.chunks():
            table.read(rows, lines)
            if table.wrong > _MOST_WRONG:
                to.fail("table-many-wrong", Span(file.name, lines[-1], 1), "tables", count=table.wrong)
                return
    except csv.Error:
        to.fail("table-quotes", Span(file.name, table.last_line, 1), "tables")


def _header_is_right(sheet: Sheet, file: str, to: Reading) -> bool:
    seen: set[str] = set()
    right = True
    for number, key in enumerate(sheet.columns, 1):
        where = Span(file, sheet.header_line, number)
        if key and key in seen:
            to.fail("column-twice", where, "tables", column=key[:40])
            right = False
        elif key and key not in COLUMNS:
            to.fail("unknown-key", where, f"tables.{key[:40]}", key=key[:64], meant=nearest(key, COLUMN_KEYS))
        seen.add(key)
    for key in _REQUIRED:
        if key not in seen:
            to.fail(
                "column-missing",
                Span(file, sheet.header_line, 1),
                "tables",
                column=key,
                words=COLUMNS[key][0],
            )
            right = False
    return right


@dataclass
class _Table:
    """One table while it is read: what each distinct text of its columns means."""

    sheet: Sheet
    about: About
    file: str
    to: Reading
    wrong: int = 0
    last_line: int = 0
    # Numbers of particulars whose values have to be looked at one by one.
    _bounded: set[int | None] = field(default_factory=set)
    _known: dict[str, dict[Any, int | None]] = field(default_factory=dict)

    def read(self, rows: list[list[str]], lines: list[int]) -> None:
        """Read some thousand rows."""
        self.last_line = lines[-1]
        rows, lines = self._even(rows, lines)
        if not rows:
            return
        columns = dict(zip(self.sheet.columns, zip(*rows, strict=True), strict=False))
        parts = [self._numbers(part, columns, lines) for part in _ADDRESS]
        more = self._numbers("particulars", columns, lines)
        odd = self._odd_values(columns, more, lines)
        lacking = any(None in part for part in (*parts, more))
        if lacking or odd:
            good = [
                n for n, row in enumerate(zip(*parts, more, strict=True)) if None not in row and n not in odd
            ]
            self.wrong += len(more) - len(good)
            parts = [[part[n] for n in good] for part in parts]
            more, lines = [more[n] for n in good], [lines[n] for n in good]
            columns["value"] = tuple(columns["value"][n] for n in good)
        if more:
            keys = [a + b + c + d for a, b, c, d in zip(*parts, strict=True)]
            self.to.store.add_columns(keys, columns["value"], more, lines, self.file)  # type: ignore[arg-type]

    def _even(self, rows: list[list[str]], lines: list[int]) -> tuple[list[list[str]], list[int]]:
        """The rows with as many cells as the header has; empty ones and those too long are left out."""
        width = len(self.sheet.columns)
        if set(map(len, rows)) == {width}:
            return rows, lines
        kept, at = [], []
        for row, line in zip(rows, lines, strict=True):
            if not any(map(str.strip, row)):
                continue
            if any(map(str.strip, row[width:])):
                self._fail("table-row", line, cells=len(row), columns=width)
                continue
            kept.append(row[:width] + [""] * (width - len(row)))
            at.append(line)
        return kept, at

    def _numbers(
        self, part: str, columns: dict[str, tuple[str, ...]], lines: Sequence[int]
    ) -> list[int | None]:
        """A number for each row from the cells that this part depends on, each distinct set read once."""
        names, read = _PARTS[part]
        names = self._that_matter(part, names, columns)
        there = [name for name in names if name in columns]
        if not there:
            # Said by the table's about for every row alike.
            return [read(self, dict.fromkeys(names, ""), Span(self.file, lines[0], 1))] * len(lines)
        cells: Sequence[Any] = (
            columns[there[0]]
            if len(there) == 1
            else list(zip(*(columns[name] for name in there), strict=True))
        )
        known = self._known.setdefault(part, {})
        found = list(map(known.get, cells))
        for row in (n for n, number in enumerate(found) if number is None):
            cell = cells[row]
            if cell not in known:
                # Met for the first time, in the order of the file: problems are told where they begin.
                typed = dict(zip(there, (cell,) if len(there) == 1 else cell, strict=True))
                where = Span(self.file, lines[row], 1)
                known[cell] = read(self, {name: typed.get(name, "").strip() for name in names}, where)
            found[row] = known[cell]
        return found

    def _that_matter(
        self, part: str, names: tuple[str, ...], columns: dict[str, tuple[str, ...]]
    ) -> tuple[str, ...]:
        """The columns that a part really depends on in these rows: the fewer, the faster."""
        if part == "period" and (self.about.basis or len({h.basis for h in self.to.heads.values()}) == 1):
            return tuple(n for n in names if n != "indicator")
        if part == "measure" and not any(map(_is_target, set(columns["measure"]))):
            return ("measure",)
        return names

    # What the cells of a row mean ----------------------------------------------------------

    def indicator(self, cells: dict[str, str], where: Span) -> int | None:
        """The indicator's part of an address."""
        head = self._head(cells["indicator"])
        if head is None:
            missing(cells["indicator"], ("indicators",), where, "tables", self.to)
            return None
        return self.to.store.indicator_part(head.id)

    def _head(self, word: str) -> IndicatorHead | None:
        found: IndicatorHead | None = self.to.heads.get(self.to.names.id_of(word, "indicators"))
        return found

    def measure(self, cells: dict[str, str], where: Span) -> int | None:
        """The measure's part of an address, with what a published difference is against."""
        word, _, against = cells["measure"].partition(" vs ")
        measure = measure_of(target_for(word, cells.get("unit", "")))
        if measure is None:
            meant = nearest(word, MEASURES)
            self.to.fail("unknown-measure", where, "tables", measure=cells["measure"][:40], meant=meant)
            return None
        other = comparand(against, where, "tables", self.to) if against else ""
        return None if other is None else self.to.store.measure_part(measure.id, other)

    def place(self, cells: dict[str, str], where: Span) -> int | None:
        """The place's part of an address."""
        word = cells["place"]
        found = "here" if word in HERE else self.to.names.id_of(word, "places") if word else self.about.place
        if not found:
            missing(word, ("places",), where, "tables", self.to)
            return None
        return self.to.store.place_part(found)

    def period(self, cells: dict[str, str], where: Span) -> int | None:
        """The period's part of an address, read in the basis of the row, the table or the indicator."""
        to = self.to
        head = (
            self._head(cells["indicator"]) if cells.get("indicator") else next(iter(to.heads.values()), None)
        )
        if head is None:
            return None
        if cells["basis"] and cells["basis"] not in BASES:
            to.fail(
                "unknown-word", where, "tables", word=cells["basis"][:40], known="、".join(BASES), meant=""
            )
            return None
        basis = cells["basis"] or self.about.basis or head.basis
        found = period_of(cells["period"] or self.about.period, basis, head.id, where, "tables", to)
        return None if found is None else to.store.period_part(found)

    def particulars(self, cells: dict[str, str], where: Span) -> int | None:
        """The number of a row's particulars; None after telling what is wrong, or where its address is."""
        to = self.to
        measure = measure_of(cells["measure"].partition(" vs ")[0].rpartition(" ")[2])
        head = self._head(cells["indicator"])
        if measure is None or head is None:
            return None
        against = cells["measure"].partition(" vs ")[2]
        typed = Quantity(unit=cells["unit"])
        unit = unit_of(measure, against, typed, self.about.unit, head.unit, where, "tables", to)
        about, ranks = self._about(cells, where), self._ranks(cells, where)
        if unit is None or about is None or ranks is None:
            return None
        number = to.store.particulars_number(particulars(about, unit, ranks, "tables", where, to))
        if measure.low is not None or measure.is_target or counts(unit):
            self._bounded.add(number)
        return number

    def _about(self, cells: dict[str, str], where: Span) -> About | None:
        to, about = self.to, self.about
        status = _STATUS_WORDS.get(cells["status"], cells["status"])
        if status and status not in STATUSES:
            known = "、".join(STATUSES)
            to.fail(
                "unknown-word",
                where,
                "tables",
                word=status[:40],
                known=known,
                meant=nearest(status, STATUSES),
            )
            return None
        source = self._listed(Ref(("sources",)), cells["source"], where)
        at = self._listed(SPOT, cells["at"], where)
        note = (
            Words(prose=True).read(Scalar(where, cells["note"]), "tables", to)
            if cells["note"]
            else about.note
        )
        return replace(
            about,
            status=status or about.status,
            accounts=cells["accounts"] or about.accounts,
            source=source or about.source,
            at=at or about.at,
            note=note,
            internal=cells["internal"] in ("true", "是") or about.internal,
            context=cells["context"] in ("true", "是") or about.context,
        )

    def _listed(self, kind: Kind, text: str, where: Span) -> tuple[str, ...]:
        if not text:
            return ()
        parts = [p.strip() for p in _SPLIT.split(text) if p.strip()]
        found = (kind.read(Scalar(where, p, plain=False), "tables", self.to) for p in parts)
        return tuple(p for p in found if isinstance(p, str))

    def _ranks(self, cells: dict[str, str], where: Span) -> tuple[GroupRank, ...] | None:
        if not cells["rank"]:
            return ()
        ranking = parse_ranking(cells["rank"])
        if ranking is None:
            self.to.fail("not-a-rank", where, "tables", text=cells["rank"][:40])
            return None
        among = self.to.names.id_of(cells["group"], "groups", "places")
        if not among:
            self.to.fail("rank-among-whom", where, "tables")
            return None
        return (_group_rank(among, ranking),)

    # Values ------------------------------------------------------------------------------

    def _odd_values(
        self, columns: dict[str, tuple[str, ...]], more: Sequence[int | None], lines: Sequence[int]
    ) -> set[int]:
        """The rows whose values are none, or none for their measure; all others are settled at once."""
        values = columns["value"]
        plain = _NUMBERS.fullmatch("\n".join(values) + "\n") is not None
        if plain and self._bounded.isdisjoint(more):
            return set()
        none = ("",) * len(values)
        cells = zip(columns["measure"], columns["indicator"], columns.get("unit", none), strict=True)
        rows = zip(values, cells, columns.get("rank", none), more, lines, strict=True)
        return {
            n
            for n, (text, kind, rank, number, line) in enumerate(rows)
            if (not plain or number in self._bounded) and not self._is_value(text, kind, rank, line)
        }

    def _unit_said(self, indicator: str, unit: str) -> str:
        head = self._head(indicator.strip())
        return unit.strip() or self.about.unit or (head.unit if head else "")

    def _is_value(self, text: str, kind: tuple[str, str, str], rank: str, line: int) -> bool:
        where = Span(self.file, line, 1)
        if not text.strip():
            if not rank.strip():
                self.to.fail("no-value", where, "tables")
            return bool(rank.strip())
        quantity = parse_quantity(text)
        if quantity is None:
            self.to.fail("not-a-quantity", where, "tables", text=text[:40])
            return False
        word, _, against = kind[0].strip().partition(" vs ")
        measure = measure_of(target_for(word, kind[2].strip()))
        if measure is None:
            return True
        if measure.id in ("target", "stretch") and quantity.unit == PERCENT and word == measure.id:
            self.to.fail("target-unit", where, "tables")
            return False
        said = quantity.unit or self._unit_said(kind[1], kind[2])
        return fits(measure, against, quantity, said, where, "tables", self.to)

    def _fail(self, code: str, line: int, **args: object) -> None:
        self.wrong += 1
        self.to.fail(code, Span(self.file, line, 1), "tables", **args)


_Reader: TypeAlias = Callable[[_Table, dict[str, str], Span], int | None]
_ADDRESS: Final = ("indicator", "measure", "place", "period")
# What each part of a row depends on, and how it is read.
_PARTS: Final[dict[str, tuple[tuple[str, ...], _Reader]]] = {
    "indicator": (("indicator",), _Table.indicator),
    "measure": (("measure", "unit"), _Table.measure),
    "place": (("place",), _Table.place),
    "period": (("period", "indicator", "basis"), _Table.period),
    "particulars": (("indicator", "measure", *_PARTICULARS), _Table.particulars),
}


def _is_target(word: str) -> bool:
    """Whether a measure as typed is a target, whose unit decides what it is of."""
    measure = measure_of(word.strip().rpartition(" ")[2])
    return measure is not None and measure.is_target


def _group_rank(among: str, ranking: Ranking) -> GroupRank:
    return GroupRank(among, ranking.rank, ranking.of, ranking.tied)
