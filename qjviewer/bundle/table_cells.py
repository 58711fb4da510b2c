"""What the cells of a table's row mean: its indicator, measure, place, period, and what is said of it."""

from collections.abc import Collection
from typing import Any, Final, TypeAlias

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.about import BASIS, STATUS, About
from qjviewer.bundle.cite_kinds import SPOT
from qjviewer.bundle.measures import MEASURE_BY_WORD, Measure, measure_of, target_for
from qjviewer.bundle.names import HERE
from qjviewer.bundle.nodes import Scalar
from qjviewer.bundle.quantities import Quantity, parse_ranking
from qjviewer.bundle.row_checks import (
    IndicatorHead,
    Told,
    comparand,
    particulars,
    period_of,
    unit_of,
)
from qjviewer.bundle.scalars import FAILED, Flag, Kind, ReadingRun, Ref, Words, missing, nearest
from qjviewer.bundle.store import GroupRank
from qjviewer.bundle.units import PERCENT, counts, unit_as_read
from qjviewer.problems import Span

RowCells: TypeAlias = dict[str, str]
ADDRESS: Final = ("indicator", "measure", "place", "period")
# The columns that each part of a row depends on.
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "indicator": ("indicator",),
    "measure": ("measure", "unit", "indicator"),
    "place": ("place",),
    "period": ("period", "indicator", "basis"),
    "particulars": (
        "indicator",
        "measure",
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
    ),
}
_SPLIT: Final = str.maketrans({"；": ";", "、": ";"})


class TableCells(msgspec.Struct):
    """Reads the cells of rows in the light of what is said for the whole table."""

    about: About
    to: ReadingRun
    # Numbers of particulars whose values have to be looked at one by one.
    bounded: set[int | None] = msgspec.field(default_factory=set)
    told_wide: bool = False

    def read(self, part: str, cells: RowCells, where: Span) -> int | None:
        """The number of one part of a row; None after telling what is wrong, or where another part is."""
        told = Told(where, "tables", self.to)
        match part:
            case "indicator":
                return self._indicator(cells["indicator"], told)
            case "measure":
                return self._measure(cells, told)
            case "place":
                return self._place(cells["place"], told)
            case "period":
                return self._period(cells, told)
            case _:
                return self._particulars(cells, told)

    def that_matter(self, part: str, names: tuple[str, ...], measures: Collection[str]) -> tuple[str, ...]:
        """The columns that a part really depends on in these rows: the fewer, the faster."""
        if part == "period" and (self.about.basis or len({h.basis for h in self.to.heads.values()}) == 1):
            return tuple(n for n in names if n != "indicator")
        if part == "measure" and not any(map(is_target, measures)):
            return ("measure",)
        return names

    def head(self, word: str) -> IndicatorHead | None:
        """What is known of the indicator that a word names."""
        found: IndicatorHead | None = self.to.heads.get(self.to.names.id_of(word.strip(), "indicators"))
        return found

    def measure_in(self, word: str, unit: str, head: IndicatorHead | None) -> Measure | None:
        """The measure a cell names; what a target is of is told by its unit."""
        is_of_percent = head is not None and unit_as_read(head.unit) == PERCENT
        return measure_of(target_for(word.strip(), "" if is_of_percent else unit_as_read(unit)))

    def _indicator(self, word: str, told: Told) -> int | None:
        head = self.head(word)
        if head is None:
            missing(word, ("indicators",), told.where, told.path, self.to)
            return None
        return self.to.store.indicator_part(head.id)

    def _measure(self, cells: RowCells, told: Told) -> int | None:
        word, _, against = cells["measure"].partition(" vs ")
        measure = self.measure_in(word, cells.get("unit", ""), self.head(cells.get("indicator", "")))
        if measure is None:
            told.fail("unknown-measure", measure=cells["measure"][:40], meant=nearest(word, MEASURE_BY_WORD))
            return None
        other = comparand(against, told) if against else ""
        return None if other is None else self.to.store.measure_part(measure.id, other)

    def _place(self, word: str, told: Told) -> int | None:
        found = "here" if word in HERE else self.to.names.id_of(word, "places") if word else self.about.place
        if found:
            return self.to.store.place_part(found)
        if word:
            missing(word, ("places",), told.where, told.path, self.to)
        else:
            told.fail("no-place-in-row")
        return None

    def _period(self, cells: RowCells, told: Told) -> int | None:
        to = self.to
        word = cells.get("indicator", "")
        head = self.head(word) if word else next(iter(to.heads.values()), None)
        basis = self._said(BASIS, cells["basis"], told)
        if head is None or basis is FAILED:
            return None
        basis = basis or self.about.basis or head.basis
        found = period_of(cells["period"] or self.about.period, basis, head.id, told)
        return None if found is None else to.store.period_part(found)

    def _said(self, kind: Kind, cell: str, told: Told) -> Any:
        """A cell read as a kind; an empty one is an empty text."""
        return kind.read(Scalar(told.where, cell, plain=False), told.path, self.to) if cell else ""

    # What is said of a row ---------------------------------------------------------------------

    def _particulars(self, cells: RowCells, told: Told) -> int | None:
        """The number of a row's particulars; None after telling what is wrong."""
        head = self.head(cells["indicator"])
        word, _, against = cells["measure"].partition(" vs ")
        measure = self.measure_in(word, cells["unit"], head)
        if measure is None or head is None:
            return None
        unit = unit_of(measure, against, Quantity(unit=cells["unit"]), self.about.unit, head.unit, told)
        about, ranks = self._about(cells, told), self._ranks(cells, told)
        if unit is None or about is None or ranks is None:
            return None
        number = self.to.store.particulars_number(particulars(about, unit, ranks, told))
        if measure.low is not None or measure.is_target or counts(unit):
            self.bounded.add(number)
        return number

    def _about(self, cells: RowCells, told: Told) -> About | None:
        about = self.about
        read = {
            "status": self._said(STATUS, cells["status"], told),
            "internal": self._said(Flag(), cells["internal"], told),
            "context": self._said(Flag(), cells["context"], told),
            "note": self._said(Words(prose=True), cells["note"], told),
            "source": self._listed(Ref(("sources",)), cells["source"], told),
            "at": self._listed(SPOT, cells["at"], told),
            "accounts": cells["accounts"],
        }
        if FAILED in read.values():
            return None
        if read["source"] and not read["at"]:
            # A place in another source than the table's goes with the source said in the row.
            about = replace(about, at=())
        return replace(about, **{key: value for key, value in read.items() if cells[key]})

    def _listed(self, kind: Kind, text: str, told: Told) -> Any:
        parts = [p.strip() for p in text.translate(_SPLIT).split(";") if p.strip()]
        found = tuple(self._said(kind, part, told) for part in parts)
        return FAILED if FAILED in found else found

    def _ranks(self, cells: RowCells, told: Told) -> tuple[GroupRank, ...] | None:
        if not cells["rank"]:
            return ()
        ranking = parse_ranking(cells["rank"])
        if ranking is None:
            told.fail("not-a-rank", text=cells["rank"][:40])
            return None
        among = self.to.names.id_of(cells["group"], "groups", "places")
        if among:
            return (GroupRank(among, ranking.rank, ranking.of, ranking.tied),)
        if cells["group"]:
            missing(cells["group"], ("groups", "places"), told.where, told.path, self.to)
        else:
            told.fail("rank-among-whom")
        return None


def is_target(word: str) -> bool:
    """Whether a measure as typed is a target, whose unit decides what it is of."""
    measure = measure_of(word.strip().rpartition(" ")[2])
    return measure is not None and measure.is_target
