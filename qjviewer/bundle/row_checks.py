"""What a figure must have wherever it was typed, in a block or a table: period, unit, what it is against.

Each function gives what was settled, or None after telling what is wrong.
"""

import re
from typing import Any, Final

import msgspec

from qjviewer.bundle.about import About
from qjviewer.bundle.citing import cited
from qjviewer.bundle.measures import Measure, measure_of
from qjviewer.bundle.names import HERE
from qjviewer.bundle.period_kinds import tell_day
from qjviewer.bundle.periods import RELATIVE_BY_WORD, Period, parse_period, relative_name, to_basis
from qjviewer.bundle.quantities import Quantity, folded, is_wide
from qjviewer.bundle.scalars import ReadingRun, missing, nearest
from qjviewer.bundle.store import GroupRank, Particulars
from qjviewer.bundle.units import COUNT, PERCENT, PERMILLE, POINTS, TIMES, base_unit, counts, unit_as_read
from qjviewer.problems import Span

_RATES: Final = (PERCENT, PERMILLE, POINTS, TIMES)
_ONLY_POWER: Final = re.compile("[十百千万亿]+")


class IndicatorHead(msgspec.Struct, frozen=True):
    """What reading needs to know of an indicator before all of them are read."""

    id: str
    unit: str = ""
    basis: str = ""


class Told(msgspec.Struct, frozen=True):
    """Where problems with one figure are told: its place, its path, the reading that gathers them."""

    where: Span
    path: str
    to: ReadingRun

    def fail(self, code: str, **args: Any) -> None:
        """Report an error."""
        self.to.fail(code, self.where, self.path, **args)


def tell_wide(text: str, told: Told) -> None:
    """Say so where a value was typed with full-width digits or signs and read all the same."""
    if is_wide(text):
        told.to.inform("wide-digits", told.where, told.path, text=text[:24], read=folded(text)[:24])


def period_of(text: str, basis: str, indicator: str, told: Told) -> Period | None:
    """The period a figure states; None where it states none, or in what basis is not known."""
    if not text:
        told.fail("no-period", indicator=indicator)
        return None
    period = parse_period(text)
    if period is None:
        told.fail("not-a-period", text=text[:40])
        return None
    if period.day and basis in ("cumulative", "single"):
        tell_day(period, told.where, told.path, told.to)
        return None
    if not basis and period.is_span and period.months == 1 and period.first_month != 1:
        told.fail("which-basis", indicator=indicator, period=text[:40])
        return None
    return to_basis(period, basis) if basis else period


def comparand(word: str, told: Told) -> str | None:
    """What a published difference is against: a place, a relative or written period, `indicator.measure`."""
    word, names = word.strip(), told.to.names
    if word in HERE:
        return "here"
    if relative_name(word):
        return relative_name(word)
    place = names.id_of(word, "places")
    if place:
        return place
    period = parse_period(word)
    if period is not None:
        return period.code
    indicator, _, measure = word.partition(".")
    known = names.id_of(indicator, "indicators")
    found = measure_of(measure) if measure else None
    if known and found:
        return f"{known}.{found.id}"
    if names.several(word, ("places", "indicators")):
        missing(word, ("places", "indicators"), told.where, told.path, told.to)
        return None
    meant = nearest(word, (*names.known("places", "indicators"), *RELATIVE_BY_WORD, *HERE))
    told.fail("unknown-comparand", word=word[:40], meant=meant)
    return None


def unit_of(
    measure: Measure, against: str, quantity: Quantity, said: str, own: str, told: Told
) -> str | None:
    """The unit of a value: typed behind it, else said for its block, the measure's, the indicator's."""
    said, own = unit_as_read(said), unit_as_read(own)
    typed = _with_power(unit_as_read(quantity.unit), said or own, told)
    if typed is None:
        return None
    if against:
        return _unit_of_difference(measure, typed, said, own, told)
    if measure.unit:
        if typed not in ("", measure.unit):
            told.fail("unit-unfit", unit=typed, measure=measure.name[0], wanted=measure.unit)
            return None
        if measure.sign == "growth" and own == PERCENT and not measure.is_target:
            told.fail("percent-has-no-growth", measure=measure.name[0])
            return None
        return measure.unit
    if not measure.is_in_own_unit:
        return typed
    return _fitting(typed or said or own, own, measure, told)


def _with_power(typed: str, beside: str, told: Told) -> str | None:
    """万 typed behind a number whose unit is 元 is 万元; behind one in 亿元 it is nonsense."""
    if not _ONLY_POWER.fullmatch(typed) or not beside:
        return typed
    if _ONLY_POWER.match(beside):
        told.fail("power-twice", typed=typed, unit=beside)
        return None
    return typed + beside


def _unit_of_difference(measure: Measure, typed: str, said: str, own: str, told: Told) -> str | None:
    base = measure.unit or (own if measure.is_in_own_unit else "")
    wanted = POINTS if base == PERCENT else base
    if measure.unit or base == PERCENT:
        if typed and typed != wanted:
            told.fail("unit-unfit", unit=typed, measure=measure.name[0], wanted=wanted)
            return None
        return wanted
    return _fitting(typed or said or wanted, wanted, measure, told)


def _fitting(unit: str, own: str, measure: Measure, told: Told) -> str | None:
    """The unit where it is of the sort of the indicator's own: 万元, 亿美元 for 亿元, never % or 个."""
    if unit and own and _sort_of(unit) != _sort_of(own):
        told.fail("unit-unfit", unit=unit, measure=measure.name[0], wanted=own)
        return None
    return unit


def _sort_of(unit: str) -> str:
    """Whether a unit is of rates, of things counted, or of amounts."""
    return "rate" if unit in _RATES else "count" if base_unit(unit) == COUNT else "amount"


def fits(measure: Measure, against: str, quantity: Quantity, unit: str, told: Told) -> bool:
    """Whether a value can be what its measure says; tells why not."""
    value = quantity.value
    if value is None or against:
        return True
    # Shares of what may be negative lie anywhere: whether they may is known to the checks.
    is_bounded = measure.id != "share"
    if is_bounded and measure.low is not None and value < measure.low:
        told.fail("below-bound", value=value, measure=measure.name[0], low=measure.low)
        return False
    if is_bounded and measure.high is not None and value > measure.high:
        told.fail("above-bound", value=value, measure=measure.name[0], high=measure.high)
        return False
    if not measure.unit and counts(unit) and (value < 0 or value != value.to_integral_value()):
        told.fail("not-a-count", value=value, unit=unit)
        return False
    return True


def particulars(
    about: About, unit: str, ranks: tuple[GroupRank, ...], told: Told, awaits: tuple[str, ...] = ()
) -> Particulars:
    """What is said of a row besides its address and value; `awaits` are groups a rank in is awaited."""
    cite = cited(about.source, about.at)
    if not cite and not about.uncited:
        told.to.warn("no-source", told.where, told.path)
    return Particulars(
        unit=unit,
        ranks=ranks,
        status=about.status or "published",
        accounts=about.accounts,
        cite=cite,
        context=about.context,
        internal=about.internal,
        people=about.people,
        owner=about.owner,
        overlap=about.overlap,
        note=about.note,
        uncited=about.uncited,
        awaits=awaits,
    )
