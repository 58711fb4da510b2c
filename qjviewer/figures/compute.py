"""Measures computed where they are not published: shares, pulls, completion, averages; each with its inputs.

Each function gives the figure, or None where the measure does not apply; a figure without a value says
why it can't be computed.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.periods import Period, relative_period
from qjviewer.bundle.units import PERCENT, POINTS
from qjviewer.figures.addresses import year_around
from qjviewer.figures.arithmetic import (
    added,
    converted,
    exact_sum,
    product,
    quotient,
    root_of,
    rounded,
    summed,
    to_hundred,
)
from qjviewer.figures.expressions import evaluate
from qjviewer.figures.figure import Figure, Input, resting_on
from qjviewer.figures.lookup import Lookup

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
# How far back a run of like periods is followed.
_LONGEST_RUN: Final = 60


def computed(
    cube: Lookup, name: str, indicator: str, measure: str, place: str, period: Period
) -> Figure | None:
    """A measure of an indicator that nobody publishes but that follows from others; None if nothing does."""
    base = Figure(
        name,
        place,
        period,
        indicator,
        measure,
        unit=cube.unit_of(indicator, MEASURES[measure]),
        status="derived",
    )
    found = cube.indicator(indicator)
    if measure == "level" and found is not None and found.derive:
        return evaluate(cube, base, found.derive)
    how = MEASURES[measure].computed
    return _WAYS[how](cube, base) if how else None


def made_of(
    cube: Lookup, base: Figure, value: Decimal, inputs: Sequence[tuple[Figure, str]], how: str
) -> Figure:
    """A computed figure: its value, and whatever flows into it from what it rests on."""
    figures = [f for f, _ in inputs]
    return replace(
        resting_on(base, figures),
        value=value,
        status="derived",
        how=how,
        inputs=tuple(Input(f.id, sign) for f, sign in inputs),
        cite=tuple(dict.fromkeys(c for f in figures for c in f.cite)),
        accounts=next((f.accounts for f in figures if f.accounts), ""),
        is_later=base.is_later or any(f.is_later for f in figures),
    )


def refused(base: Figure, reason: str, inputs: Sequence[Figure] = ()) -> Figure:
    """A figure that can't be computed, with the reason; visibility flows all the same."""
    inputs_of = tuple(Input(f.id) for f in inputs)
    return replace(resting_on(base, inputs), reason=reason, how="refused", inputs=inputs_of)


def lacking(base: Figure, inputs: Sequence[Figure]) -> Figure | None:
    """The figure without a value where an input has none or is not exact; None where all are good."""
    for figure in inputs:
        if figure.value is None:
            found = refused(base, figure.reason, inputs)
            return replace(found, missing=figure.missing or ("" if figure.reason else "not-published"))
        if not figure.is_exact:
            return refused(base, "approximate", inputs)
    if len({f.accounts for f in inputs if MEASURES[f.measure].is_of_accounts}) > 1:
        return refused(base, "accounts", inputs)
    return None


def _beside(cube: Lookup, base: Figure, indicator: str, measure: str, period: Period | None = None) -> Figure:
    return cube.figure(indicator, measure, base.place, period or base.period, later=base.is_later)


def whole_of(cube: Lookup, indicator: str) -> str:
    """The indicator that one is an addend of, or an empty string."""
    found = cube.indicator(indicator)
    if found is not None and found.part_of:
        return found.part_of
    return next((i.id for i in cube.bundle.indicators if indicator in i.parts), "")


def parts_of(cube: Lookup, whole: str) -> tuple[str, ...]:
    """All the addends of an indicator, where it is said that they are all."""
    found = cube.indicator(whole)
    return found.parts if found else ()


# Shares and contributions ------------------------------------------------------------------


def _share(cube: Lookup, base: Figure) -> Figure | None:
    whole = whole_of(cube, base.indicator)
    if not whole:
        return None
    part, total = _beside(cube, base, base.indicator, "level"), _beside(cube, base, whole, "level")
    absent = lacking(base, (part, total))
    if absent is not None:
        return absent
    found, levels = _structure(cube, base, whole)
    # Rounded together with the others, a share tells of them too.
    base = resting_on(base, levels)
    value = found.get(base.indicator) if found else _hundredfold(part, total)
    if value is None:
        return refused(base, "units", (part, total))
    return made_of(cube, base, value, ((part, ""), (total, "÷")), "share")


def _hundredfold(part: Figure, total: Figure) -> Decimal | None:
    assert part.value is not None
    assert total.value is not None
    turned = converted(part.value, part.unit, total.unit)
    if turned is None or not total.value:
        return None
    return rounded(product(quotient(turned, total.value), _HUNDRED), MEASURES["share"].decimals)


def _structure(cube: Lookup, base: Figure, whole: str) -> tuple[dict[str, Decimal], Sequence[Figure]]:
    """The shares of all parts, rounded together so that they add to 100, and what they rest on.

    Empty where one is not known.
    """
    parts = parts_of(cube, whole)
    if base.indicator not in parts:
        return {}, ()
    levels = [_beside(cube, base, p, "level") for p in parts]
    if any(not f.is_exact for f in levels):
        return {}, ()
    known = [converted(f.value, f.unit, levels[0].unit) for f in levels if f.value is not None]
    values = [v for v in known if v is not None]
    total = exact_sum(values)
    if len(values) < len(parts) or not total:
        return {}, ()
    exact = [product(quotient(v, total), _HUNDRED) for v in values]
    return dict(zip(parts, to_hundred(exact, MEASURES["share"].decimals), strict=True)), levels


class _Pull(msgspec.Struct, frozen=True):
    """Last year's level × growth and last year's whole, undivided: so nothing is rounded on the way.

    `grown` is None where something lacks; then `why` says what.
    """

    grown: Decimal | None
    whole: Decimal
    inputs: tuple[Figure, ...]
    why: str = ""


def _raw_pull(cube: Lookup, base: Figure) -> _Pull:
    """The pull of an indicator at last year's current prices, and what it rests on."""
    ago, whole = base.period.shifted(-12), whole_of(cube, base.indicator)
    growth = _beside(cube, base, base.indicator, "yoy")
    part, total = _beside(cube, base, base.indicator, "level", ago), _beside(cube, base, whole, "level", ago)
    inputs = (part, total, growth)
    if part.value is None or total.value is None or growth.value is None:
        return _Pull(None, _ZERO, inputs, "absent")
    if any(not f.is_exact for f in inputs):
        return _Pull(None, _ZERO, inputs, "approximate")
    turned = converted(part.value, part.unit, total.unit)
    if turned is None or total.value <= 0:
        return _Pull(None, _ZERO, inputs, "units")
    if part.accounts != total.accounts:
        return _Pull(None, _ZERO, inputs, "accounts")
    return _Pull(product(turned, growth.value), total.value, inputs)


def _without(base: Figure, pull: _Pull) -> Figure:
    """The figure without a value, for want of what its pull needs."""
    absent = pull.why == "absent"
    found = refused(base, "" if absent else pull.why, pull.inputs)
    return replace(found, missing="not-published" if absent else "")


def _pull(cube: Lookup, base: Figure) -> Figure | None:
    if not whole_of(cube, base.indicator):
        return None
    pull = _raw_pull(cube, base)
    if pull.grown is None:
        return _without(base, pull)
    part, total, growth = pull.inputs
    signs = ((part, ""), (total, "÷"), (growth, "×"))
    value = rounded(quotient(pull.grown, pull.whole), MEASURES["pull"].decimals)
    return made_of(cube, base, value, signs, "pull")


def _contribution(cube: Lookup, base: Figure) -> Figure | None:
    parts = parts_of(cube, whole_of(cube, base.indicator))
    if base.indicator not in parts:
        return None
    raw = {p: _raw_pull(cube, replace(base, indicator=p)) for p in parts}
    lacks = next((pull for pull in raw.values() if pull.grown is None), None)
    if lacks is not None:
        return _without(base, lacks)
    own, total = raw[base.indicator], exact_sum(p.grown or _ZERO for p in raw.values())
    if own.grown is None or not total:
        return refused(base, "units", own.inputs)
    # Pulls may be published; the levels and growth behind them count all the same.
    base = resting_on(base, (f for pull in raw.values() for f in pull.inputs))
    pulls = [_beside(cube, base, p, "pull") for p in parts]
    rest = [(f, "+" if n else "÷") for n, f in enumerate(pulls)]
    exact = quotient(product(own.grown, _HUNDRED), total)
    mine = pulls[parts.index(base.indicator)]
    value = rounded(exact, MEASURES["contribution"].decimals)
    return made_of(cube, base, value, ((mine, ""), *rest), "contribution")


def residual(cube: Lookup, total: Figure, parts: Sequence[Figure]) -> Figure:
    """What rounding and estimation leave between the parts' points and the whole's growth (余差)."""
    base = replace(
        total,
        id=f"{total.id} residual",
        unit=POINTS,
        ranks=(),
        value=None,
        note=total.note,
        has_history=False,
    )
    absent = lacking(base, (total, *parts))
    if absent is not None:
        return absent
    left = summed([total.value or Decimal(0), *((p.value or Decimal(0)).copy_negate() for p in parts)])
    return made_of(cube, base, left, ((total, ""), *((p, "−") for p in parts)), "residual")


# Averages and growth from levels -------------------------------------------------------------


def _two_year(cube: Lookup, base: Figure) -> Figure | None:
    now, ago = (
        _beside(cube, base, base.indicator, "yoy"),
        _beside(cube, base, base.indicator, "yoy", base.period.shifted(-12)),
    )
    absent = lacking(base, (now, ago))
    if absent is not None:
        return absent
    assert now.value is not None
    assert ago.value is not None
    both = product(1 + quotient(now.value, _HUNDRED), 1 + quotient(ago.value, _HUNDRED))
    if both < 0:
        return refused(base, "negative-base", (now, ago))
    value = rounded((root_of(both) - 1) * _HUNDRED, MEASURES["two-year"].decimals)
    return made_of(cube, base, value, ((now, ""), (ago, "")), "two-year")


def _ytd(cube: Lookup, base: Figure) -> Figure | None:
    if cube.resolver.basis_of(base.indicator) != "moment":
        return None
    start = relative_period("year-start", base.period, cube.bundle.briefing.rhythm, "moment")
    now, then = (
        _beside(cube, base, base.indicator, "level"),
        _beside(cube, base, base.indicator, "level", start),
    )
    absent = lacking(base, (now, then))
    if absent is not None:
        return absent
    return _growth(cube, base, now, then, "ytd")


def _growth(cube: Lookup, base: Figure, now: Figure, then: Figure, how: str) -> Figure:
    assert now.value is not None
    assert then.value is not None
    turned = converted(now.value, now.unit, then.unit)
    if then.value <= 0:
        return refused(base, "negative-base", (now, then))
    if turned is None:
        return refused(base, "units", (now, then))
    value = rounded((quotient(turned, then.value) - 1) * _HUNDRED, 1)
    return made_of(cube, base, value, ((now, ""), (then, "÷")), how)


# Targets and schedules -----------------------------------------------------------------------


def _completion(cube: Lookup, base: Figure) -> Figure | None:
    target = _beside(cube, base, base.indicator, "target", year_around(base.period))
    if target.value is None and not target.mark:
        return None
    done = _beside(cube, base, base.indicator, "level")
    if done.value is None:
        return lacking(base, (done,))
    if not done.is_exact or target.value is None or target.upper is not None:
        return refused(base, "approximate", (done, target))
    turned = converted(done.value, done.unit, target.unit)
    if turned is None or target.value <= 0:
        return refused(base, "units", (done, target))
    value = rounded(product(quotient(turned, target.value), _HUNDRED), MEASURES["completion"].decimals)
    return made_of(cube, base, value, ((done, ""), (target, "÷")), "completion")


def schedule_share(period: Period) -> Decimal:
    """What the calendar would have done by the end of a period: 50.0 % by June."""
    return rounded(Decimal(period.last_month) * _HUNDRED / 12, 1)


def planned_share(cube: Lookup, figure: Figure) -> Decimal:
    """What should have been done by the end of a figure's period, in %: the plan's, else the calendar's.

    The plan is a target set for the period itself (a quarter's share of the year) over the year's.
    """
    year = _beside(cube, figure, figure.indicator, "target", year_around(figure.period))
    own = _beside(cube, figure, figure.indicator, "target")
    if own.period == year.period or own.value is None or not year.value:
        return schedule_share(figure.period)
    turned = converted(own.value, own.unit, year.unit)
    if turned is None:
        return schedule_share(figure.period)
    return rounded(product(quotient(turned, year.value), _HUNDRED), 1)


def schedule_gap(cube: Lookup, figure: Figure, *, pace: bool = False) -> Figure | None:
    """Completion less what the calendar (or last year's pace) would have done, in 百分点; growth has none."""
    base = replace(
        figure,
        id=f"{figure.id} progress" + (" pace" if pace else ""),
        measure="completion",
        value=None,
        mark="",
        ranks=(),
        unit=POINTS,
        status="derived",
        how="schedule",
    )
    if MEASURES[figure.measure].sign == "growth":
        return refused(base, "growth-progress", (figure,))
    done = _beside(cube, figure, figure.indicator, "completion")
    if done.value is None:
        return replace(refused(base, done.reason, (done,)), missing=done.missing or "not-published")
    if not pace:
        share = planned_share(cube, figure)
        return made_of(cube, base, added(done.value, share, minus=True), ((done, ""),), "schedule")
    last = last_pace(cube, figure)
    if last is None or last.value is None:
        return replace(refused(base, "", (done,)), missing="not-published")
    inputs = ((done, ""), (last, "−"))
    return made_of(cube, base, added(done.value, last.value, minus=True), inputs, "schedule")


def last_pace(cube: Lookup, figure: Figure) -> Figure | None:
    """What part of last year's whole had been done by then, in %; None where it can't be told."""
    ago = figure.period.shifted(-12)
    then = _beside(cube, figure, figure.indicator, "level", ago)
    whole = _beside(cube, figure, figure.indicator, "level", year_around(ago))
    base = replace(
        figure, id=f"{figure.id} last-pace", measure="completion", unit=PERCENT, value=None, ranks=()
    )
    if lacking(base, (then, whole)) is not None or not whole.value or then.value is None:
        return None
    turned = converted(then.value, then.unit, whole.unit)
    if turned is None:
        return None
    value = rounded(product(quotient(turned, whole.value), _HUNDRED), 1)
    return made_of(cube, base, value, ((then, ""), (whole, "÷")), "last-pace")


def needed_growth(cube: Lookup, figure: Figure) -> Figure | None:
    """The growth that the rest of the year needs for the target to be met, in %; growth targets have none."""
    target = _beside(cube, figure, figure.indicator, "target", year_around(figure.period))
    ago = figure.period.shifted(-12)
    done = _beside(cube, figure, figure.indicator, "level")
    then = _beside(cube, figure, figure.indicator, "level", ago)
    year = _beside(cube, figure, figure.indicator, "level", year_around(ago))
    inputs = (target, done, year, then)
    base = replace(
        figure,
        id=f"{figure.id} needed",
        measure="yoy",
        unit=PERCENT,
        value=None,
        mark="",
        ranks=(),
        status="derived",
    )
    if target.value is None:
        return None
    absent = lacking(base, (done, year, then))
    if absent is not None:
        return absent
    values = [converted(f.value, f.unit, done.unit) for f in inputs if f.value is not None]
    if any(v is None for v in values):
        return refused(base, "units", inputs)
    goal, now, whole, before = (v or Decimal(0) for v in values)
    if whole <= before or goal <= now:
        return replace(refused(base, "", inputs), missing="not-applicable")
    value = rounded((quotient(goal - now, whole - before) - 1) * _HUNDRED, 1)
    signs = ((target, ""), (done, "−"), (year, "÷"), (then, "−"))
    return made_of(cube, base, value, signs, "needed")


def run_length(cube: Lookup, figure: Figure) -> Figure:
    """For how many points in a row, up to this one, growth had this sign."""
    rhythm = cube.bundle.briefing.rhythm
    unit = {"month": "个月", "quarter": "个季度", "half": "个半年", "year": "年"}[rhythm]
    basis = cube.resolver.basis_of(figure.indicator) or "cumulative"
    run: list[Figure] = []
    at = figure
    while (
        len(run) < _LONGEST_RUN
        and at.is_exact
        and figure.value
        and at.value
        and (at.value > 0) == (figure.value > 0)
    ):
        run.append(at)
        at = _beside(
            cube, figure, figure.indicator, figure.measure, relative_period("prev", at.period, rhythm, basis)
        )
    base = replace(figure, id=f"{figure.id} run", value=None, ranks=(), unit=unit, status="derived")
    if not run:
        return refused(base, "no-run", (figure,))
    return made_of(cube, base, Decimal(len(run)), [(f, "") for f in run], "run")


_WAYS: Final[dict[str, Callable[[Lookup, Figure], Figure | None]]] = {
    "share": _share,
    "pull": _pull,
    "contribution": _contribution,
    "completion": _completion,
    "two_year": _two_year,
    "ytd": _ytd,
}
