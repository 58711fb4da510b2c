"""Observations of a workbook -> rows of a bundle's store: its indicators, places, groups, units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import msgspec

from qjviewer.bundle.about import About
from qjviewer.bundle.measures import MEASURES, Measure, measure_of, target_for
from qjviewer.bundle.model import Bundle
from qjviewer.bundle.periods import Period, to_basis
from qjviewer.bundle.quantities import Quantity, parse_quantity
from qjviewer.bundle.row_checks import IndicatorHead, Told, fits, unit_of
from qjviewer.bundle.scalars import ReadingRun
from qjviewer.bundle.sheet_entry import SheetEntry
from qjviewer.bundle.store import GroupRank, Particulars
from qjviewer.bundle.units import PERCENT, convertible, factor_between, unit_as_read
from qjviewer.bundle.values import Citation
from qjviewer.intake.measure_words import RANK, TARGET, YOY
from qjviewer.intake.name_matching import NameMatcher, NamePath, clearest
from qjviewer.intake.observations import SheetObservation, SheetReading
from qjviewer.intake.sheet_problems import SheetProblems
from qjviewer.intake.store_row import SheetRow
from qjviewer.problems import Span, cell_address

_REPLACED: Final = ("published", "revised")


class _Placed(msgspec.Struct, frozen=True):
    """An observation whose indicator and place the bundle knows."""

    seen: SheetObservation
    indicator: str
    place: str

    def subject(self, measure: str) -> tuple[str, str, str, Period]:
        """What a rank is about."""
        return self.indicator, measure, self.place, self.seen.period


@dataclass
class SheetRows:
    """Makes rows of one workbook's observations; remembers what it had to leave out."""

    bundle: Bundle
    to: ReadingRun
    matcher: NameMatcher
    entries: tuple[tuple[int, SheetEntry], ...]
    file: str
    telling: SheetProblems
    # Names of the workbook that the bundle does not know.
    unknown: dict[str, None] = field(default_factory=dict)
    unknown_places: dict[str, None] = field(default_factory=dict)
    known_paths: set[NamePath] = field(default_factory=set)

    def of(self, reading: SheetReading) -> list[SheetRow]:
        """The rows of all observations whose indicator and place the bundle declares."""
        placed = list(self._placed(reading.observations))
        ranks = self._ranks(placed)
        rows: list[SheetRow] = []
        for one in placed:
            if one.seen.measure != RANK:
                own = ranks.pop(one.subject(one.seen.measure), []) if not one.seen.against else []
                rows += self._row(one, tuple(rank for rank, _ in own))
        # Ranks whose figure is not in the workbook stand alone.
        for among in ranks.values():
            rows += self._row(among[0][1], tuple(rank for rank, _ in among))
        return rows

    def _placed(self, observations: Iterable[SheetObservation]) -> Iterator[_Placed]:
        seen = list(observations)
        names = self._indicators(seen)
        for one in seen:
            place = self.matcher.place(one.place, self._whole(one))
            if one.indicator in names and not place:
                self.unknown_places[one.place] = None
            elif one.indicator in names:
                yield _Placed(one, names[one.indicator], place)

    def _whole(self, one: SheetObservation) -> str:
        said = self.entries[one.entry][1].place
        return (self.matcher.place(said) if said else "") or self.bundle.briefing.place

    def _indicators(self, observations: Iterable[SheetObservation]) -> dict[NamePath, str]:
        """The indicator of each path of names that is clear."""
        growing: dict[NamePath, bool] = {}
        for one in observations:
            growing[one.indicator] = growing.get(one.indicator, True) and one.measure in (YOY, RANK)
        found = {path: self.matcher.indicator(path, is_growth=grows) for path, grows in growing.items()}
        self.unknown |= {"/".join(filter(None, path)): None for path, match in found.items() if match is None}
        clear, several = clearest((path, match) for path, match in found.items() if match is not None)
        for name, paths in several.items():
            self.telling.several(name, paths)
        self.known_paths = set(clear)
        return clear

    def _ranks(self, placed: Iterable[_Placed]) -> dict[object, list[tuple[GroupRank, _Placed]]]:
        """The ranks by what they are about."""
        found: dict[object, list[tuple[GroupRank, _Placed]]] = {}
        for one in placed:
            if one.seen.measure == RANK:
                among = self.matcher.among(one.seen.group, one.seen.label) or self.bundle.briefing.peers
                if not among:
                    self.telling.rank_without_group(one.seen)
                    continue
                rank = GroupRank(among, one.seen.rank, one.seen.ranked, one.seen.is_tied)
                found.setdefault(one.subject(one.seen.of or RANK), []).append((rank, one))
        return found

    def _row(self, one: _Placed, ranks: tuple[GroupRank, ...]) -> Iterator[SheetRow]:
        seen = one.seen
        span = Span(self.file, seen.row, seen.column, sheet=seen.sheet)
        number, entry = self.entries[seen.entry]
        told = Told(span, f"sheets[{number}]", self.to)
        head: IndicatorHead = self.to.heads[one.indicator]
        measure = _measure(seen.of or seen.measure, seen.unit, head)
        quantity = parse_quantity(seen.text) if seen.text else Quantity()
        if measure is None or quantity is None:
            return
        unit = unit_of(
            measure, seen.against, quantity, "" if seen.measure == RANK else seen.unit, head.unit, told
        )
        if unit is None or not fits(measure, seen.against, quantity, unit, told):
            return
        more = self._particulars(entry.about, unit, ranks, seen)
        yield SheetRow(
            one.indicator, measure.id, seen.against, one.place, _in_basis(seen.period, head.basis), seen.text,
            more, span,
        )  # fmt: skip

    def _particulars(
        self, about: About, unit: str, ranks: tuple[GroupRank, ...], seen: SheetObservation
    ) -> Particulars:
        cell = cell_address(seen.row, seen.column)
        spot = f"{seen.sheet}!{cell}" if seen.sheet else cell
        return Particulars(
            unit=unit,
            ranks=ranks,
            status="preliminary" if seen.is_preliminary else about.status or "published",
            accounts=about.accounts,
            cite=(Citation(self.file, cell=spot),),
            context=about.context,
            internal=about.internal,
            people=about.people,
            owner=about.owner,
            overlap=about.overlap,
            note=about.note,
        )


def _measure(word: str, unit: str, head: IndicatorHead) -> Measure | None:
    """The measure in the data; what a target is of is told by its unit."""
    if word == TARGET:
        is_of_percent = unit_as_read(head.unit) == PERCENT
        return measure_of(target_for(word, "" if is_of_percent else unit_as_read(unit)))
    return MEASURES.get(word)


def _in_basis(period: Period, basis: str) -> Period:
    """The period as the indicator is read: a stock at a month's end is of that moment."""
    return to_basis(period, basis) if basis == "moment" else period


def with_revisions(rows: Iterable[SheetRow], telling: SheetProblems) -> Iterator[SheetRow]:
    """The rows; a value that a later workbook gives otherwise replaces the earlier one as revised."""
    rows = list(rows)
    first: dict[object, SheetRow] = {}
    last: dict[object, SheetRow] = {}
    for row in rows:
        first.setdefault(row.address, row)
        last[row.address] = row
    for row in rows:
        was, now = first[row.address], last[row.address]
        is_new = row.span.file == now.span.file and was.span.file != now.span.file
        if is_new and now.more.status in _REPLACED and was.more.status in _REPLACED and not _same(was, now):
            telling.revised(row, was)
            row = msgspec.structs.replace(row, more=msgspec.structs.replace(row.more, status="revised"))
        yield row


def _same(one: SheetRow, other: SheetRow) -> bool:
    a, b = parse_quantity(one.text) or Quantity(), parse_quantity(other.text) or Quantity()
    if a.value is None or b.value is None:
        return True
    if one.more.unit == other.more.unit or not convertible(one.more.unit, other.more.unit):
        return a.value == b.value
    return a.value * factor_between(one.more.unit, other.more.unit) == b.value
