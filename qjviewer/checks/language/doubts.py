"""Second thoughts: a number in a clause that names nothing may be of something else the sentence names."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final, TypeAlias

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Judgement, undecidable
from qjviewer.checks.language.spots import Got, Spot
from qjviewer.checks.language.stated import Stated, agrees
from qjviewer.checks.language.statements import Statement, indicators_in
from qjviewer.checks.language.unit_scale import PERCENT, POINTS

_MEASURES: Final = ("yoy", "share", "contribution", "pull", "completion", "target", "amount", "mom")
# More cells than this are not looked at: the sentence is a list, and each number has its name beside it.
_MOST: Final = 200
# Where a number is said to be one of these, no other measure is meant.
_SHARES: Final = frozenset(["share", "contribution", "completion", "start-rate"])
_Key: TypeAlias = tuple[str, str, str, Period]


def reconsidered(
    judgement: Judgement, statement: Statement, said: list[Statement], ground: Ground
) -> Judgement:
    """The judgement, withdrawn where a bare number may well be of another thing the sentence speaks of."""
    if judgement.verdict != "contradicted" or statement.kind != "value" or not statement.bare:
        return judgement
    if len(statement.numbers) == len(statement.topic.times) > 1:
        # 4月、5月、6月分别为8.8%、11.2%、13.6%: each has its own.
        return judgement
    if all(_is_told(number, said, ground) for number in statement.numbers):
        return undecidable("ambiguous", *judgement.found)
    return judgement


def _is_told(stated: Stated, said: list[Statement], ground: Ground) -> bool:
    """Whether what the sentence names has this number somewhere, or two of its values differ by it."""
    cells: dict[_Key, Got] = {}
    for key in _keys(said, ground):
        got = ground.sight.get(Spot(*key))
        if got.value is not None and len(cells) < _MOST:
            cells[key] = got
            if _is_it(got, stated):
                return True
    return any(_differ_by(one, other, stated) for one, other in combinations(cells.items(), 2))


def _keys(said: list[Statement], ground: Ground) -> Iterator[_Key]:
    indicators = dict.fromkeys(i for s in said for i in indicators_in(s))
    places = dict.fromkeys((ground.data.place, *(p for s in said for p in _places(s, ground))))
    periods = dict.fromkeys((ground.data.period, *(t for s in said for t in _periods(s, ground))))
    named = {s.topic.measure for s in said if s.kind == "value" and s.bare}
    measures = tuple(named) if named and named <= _SHARES else _MEASURES
    for indicator in indicators:
        for measure in measures:
            for place in places:
                for period in periods:
                    yield indicator, measure, place, period


def _places(statement: Statement, ground: Ground) -> Iterator[str]:
    yield from statement.topic.places
    for named in (statement.than, statement.whole):
        if named is not None:
            yield from (p for name in named.places for p in ground.named(name))


def _periods(statement: Statement, ground: Ground) -> Iterator[Period]:
    yield from ground.times(statement.topic)
    times = statement.than.times if statement.than is not None else ()
    if statement.origin is not None and statement.origin.time is not None:
        times = (*times, statement.origin.time)
    for time in times:
        period = ground.compared(time, ground.data.period)
        if period is not None:
            yield period


def _is_it(got: Got, stated: Stated) -> bool:
    suits = got.unit == stated.base or {got.unit, stated.base} == {PERCENT, POINTS}
    return suits and got.value is not None and bool(agrees(abs(got.value), stated))


def _differ_by(one: tuple[_Key, Got], other: tuple[_Key, Got], stated: Stated) -> bool:
    """Whether two values of one measure, alike in all but one respect, differ by so much."""
    (key, got), (key_, got_) = one, other
    if key[1] != key_[1] or sum(a != b for a, b in zip(key, key_, strict=True)) != 1:
        return False
    if got.value is None or got_.value is None:
        return False
    return _is_it(msgspec.structs.replace(got, value=got.value - got_.value), stated)
