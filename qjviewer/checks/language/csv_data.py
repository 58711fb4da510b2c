"""Data for the reader from two CSV files: facts (observations in columns) and names of things."""

import csv
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import Final

from qjviewer.bundle.periods import Period, parse_period
from qjviewer.checks.language.border import (
    KnownGroup,
    KnownIndicator,
    KnownPlace,
    Lack,
    Level,
    Observed,
    Standing,
)

_LACKS: Final[Mapping[str, Lack]] = {
    "…": "not-published",
    "待填": "awaited",
    "*": "withheld",
    "—": "not-applicable",
}
_BRACKETED: Final = re.compile(r"^(.*?)[（(](.*?)[)）]$")
# A region lies in the next larger one.
_REGIONS: Final = ("全国", "全省", "全市")
_LEVELS: Final[Mapping[str, Level]] = {"全国": "nation", "全省": "province", "全市": "city"}


class CsvData:
    """`ClaimData` over rows of facts and names.

    The briefing's own place and period are set by `at`, since a file of claims may speak for several.
    """

    rhythm = "quarter"
    other_names = ()

    def __init__(self, facts: Iterable[Mapping[str, str]], names: Iterable[Mapping[str, str]]) -> None:
        named = list(names)
        self._cells = _observations(facts)
        self.places = _places([r for r in named if r["kind"] == "place"])
        self.groups = _groups([r for r in named if r["kind"] == "group"], self.places)
        self.indicators = _indicators([r for r in named if r["kind"] == "indicator"])
        self.place = next(iter(self.places))
        self.period = max((p for *_, p in self._cells), default=Period(2023 * 12 + 5, 2023 * 12))

    def at(self, place: str, period: Period) -> "CsvData":
        """The same data for a briefing of another place or period."""
        other = object.__new__(CsvData)
        other.__dict__.update(self.__dict__)
        other.place, other.period = place, period
        return other

    def observed(self, indicator: str, measure: str, place: str, period: Period) -> Observed | None:
        """The observation there, or None."""
        return self._cells.get((indicator, measure, place, period))

    def now(self, indicator: str) -> Period:
        """The briefing's own period: a table of facts has one for all."""
        return self.period

    def measures(self, indicator: str) -> frozenset[str]:
        """The measures in which an indicator is observed."""
        return self._measures.get(indicator, frozenset())

    def periods(self, indicator: str, measure: str, place: str) -> tuple[Period, ...]:
        """The periods with an observation, in order of their ends."""
        return self._periods.get((indicator, measure, place), ())

    @cached_property
    def _measures(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for indicator, measure, *_ in self._cells:
            found.setdefault(indicator, set()).add(measure)
        return {i: frozenset(m) for i, m in found.items()}

    @cached_property
    def _periods(self) -> dict[tuple[str, str, str], tuple[Period, ...]]:
        found: dict[tuple[str, str, str], list[Period]] = {}
        for indicator, measure, place, period in self._cells:
            found.setdefault((indicator, measure, place), []).append(period)
        return {key: tuple(sorted(all_)) for key, all_ in found.items()}


def read(facts: Path, names: Path) -> CsvData:
    """The data of two files; raises ValueError for a row that cannot be read."""
    return CsvData(_rows(facts), _rows(names))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _observations(facts: Iterable[Mapping[str, str]]) -> dict[tuple[str, str, str, Period], Observed]:
    found: dict[tuple[str, str, str, Period], Observed] = {}
    for row in facts:
        period = parse_period(row["period"])
        if period is None:
            raise ValueError(f"not a period: {row['period']}")
        key = (row["indicator"], row["measure"], row["place"], period)
        before = found.get(key)
        standings = (before.standings if before else ()) + _standings(row)
        address = f"{key[0]}.{key[1]}@{key[2]}@{row['period']}"
        value, lack = _value(row["value"])
        found[key] = Observed(address, value, row["unit"], lack, standings)
    return found


def _value(text: str) -> tuple[Decimal | None, Lack]:
    if text in _LACKS:
        return None, _LACKS[text]
    try:
        return Decimal(text), ""
    except InvalidOperation:
        raise ValueError(f"not a value: {text}") from None


def _standings(row: Mapping[str, str]) -> tuple[Standing, ...]:
    if not row.get("rank"):
        return ()
    return (Standing(row["group"], int(row["rank"]), int(row.get("group_size") or 0)),)


# Names -------------------------------------------------------------------------------------


def _places(rows: list[Mapping[str, str]]) -> dict[str, KnownPlace]:
    names = {row["id"]: _place_names(row) for row in rows}
    regions = [next((i for i, n in names.items() if region in n), "") for region in _REGIONS]
    found = {}
    for key, all_ in names.items():
        within = regions[-1]
        if key in regions:
            within = regions[regions.index(key) - 1] if regions.index(key) else ""
        level: Level = next((_LEVELS[n] for n in all_ if n in _LEVELS), "county")
        found[key] = KnownPlace(key, all_, within, level)
    return found


def _place_names(row: Mapping[str, str]) -> tuple[str, ...]:
    found: list[str] = []
    for column in ("zh-Hans", "zh-Hant", "also"):
        for name in row[column].split("|"):
            m = _BRACKETED.match(name)
            found += [m[1], m[2]] if m else [name]
    for name in row["en"].split(","):
        plain = re.sub(r"\(.*?\)", "", name).strip()
        found.append(re.sub(r"\s+", " ", plain))
    return tuple(dict.fromkeys(n for n in found if n))


def _groups(rows: list[Mapping[str, str]], places: Mapping[str, KnownPlace]) -> dict[str, KnownGroup]:
    return {row["id"]: _group(row, places) for row in rows}


def _group(row: Mapping[str, str], places: Mapping[str, KnownPlace]) -> KnownGroup:
    said = row["en"].rpartition(":")[2].split() if ":" in row["en"] else []
    members = tuple(i for i in said if i in places)
    name = row["zh-Hans"]
    within = next((p.id for p in places.values() for n in p.names if n in _REGIONS and n in name), "")
    digits = re.search(r"\d+", name)
    size = len(members) or (int(digits[0]) if digits else 0)
    names = tuple(n for n in (name, row["zh-Hant"], row["en"].partition(":")[0]) if n)
    return KnownGroup(row["id"], names, size, members, within)


def _indicators(rows: list[Mapping[str, str]]) -> dict[str, KnownIndicator]:
    found = {}
    for row in rows:
        names, measured = [row["zh-Hans"], row["zh-Hant"], row["en"]], {}
        for name in row["also"].split("|"):
            plain, equals, measure = name.removeprefix("其中").partition("=")
            if equals:
                measured[plain] = measure
            else:
                names.append(plain)
        found[row["id"]] = KnownIndicator(row["id"], tuple(n for n in names if n), measured)
    return found
