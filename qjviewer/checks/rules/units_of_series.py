"""The amounts of one indicator are in units that can be turned into each other."""

from collections.abc import Iterator
from typing import Final

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.units import convertible
from qjviewer.checks.subject import Subject
from qjviewer.problems import Problem

_WITHOUT_UNIT: Final = ("rank", "index")


def check(subject: Subject) -> Iterator[Problem]:
    """Report rows whose unit does not fit that of the indicator's other rows."""
    store = subject.bundle.store
    units = [more.unit for more in store.particulars]
    if len(set(units)) < 2:
        return
    first: dict[str, str] = {}
    wrong = []
    for c in sorted(subject.combinations, key=lambda c: c.particulars):
        unit = units[c.particulars]
        if not unit or MEASURES[c.measure].unit or c.against or c.measure in _WITHOUT_UNIT:
            continue
        if not convertible(unit, first.setdefault(c.indicator, unit)):
            wrong.append(c)
    for row in map(store.observation, store.rows_of(wrong)):
        known = first[row.indicator]
        yield subject.report_row(
            "series-units", row, indicator=row.indicator, unit=row.more.unit, other=known
        )
