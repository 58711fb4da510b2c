"""Every sort of claim over a grid of values: a golden file of its verdicts.

The sentences of other tests reach few of the edges where a claim holds just so. Here a claim is held against
places whose values lie below, at and above what it says; a line a claim, its verdicts in the order of the
values, the first letter of each and in what respect it fails or is open.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby, product
from typing import get_args

import pytest

from qjviewer.bundle.periods import Period, parse_period
from qjviewer.checks.language.csv_data import CsvData
from qjviewer.checks.language.increment_claim import IncrementClaim, ToldOrder
from qjviewer.checks.language.judging import Claim
from qjviewer.checks.language.rank_claims import (
    ExtremeClaim,
    MoveClaim,
    RankBounds,
    RankClaim,
    SpanClaim,
    passes,
)
from qjviewer.checks.language.series_claims import CountClaim, SpreadClaim, Step, StreakClaim, TurnClaim
from qjviewer.checks.language.spots import Fixed, Less, Quotient, Sight, Spot, Total
from qjviewer.checks.language.stated import Hedge, Stated, agrees
from qjviewer.checks.language.value_claims import (
    GapClaim,
    NoLevel,
    PointsForRate,
    RatioClaim,
    ShareClaim,
    SignClaim,
    TotalClaim,
    UnitlessClaim,
    ValueClaim,
    WholeClaim,
    unit_flaw,
)
from tests.rich.written import is_golden

UNITS = ("%", "个百分点", "亿元", "亿美元", "户", "人", "倍", "亿千瓦时", "")
VALUES = ("-3", "-0.1", "0", "0.1", "2", "2.1", "3", "150", "…", "-1.96")
# Growth of a place by points of its series, and the last of its months.
SERIES = {
    "up": ("-2", "-1", "0", "1", "2", "3"),
    "down": ("3", "2", "1", "0", "-1", "-2"),
    "level": ("2", "2", "2", "2", "2", "2"),
    "dip": ("3", "2", "1", "-1", "1", "2"),
    "fall": ("-1", "-2", "-4", "-6", "-5", "-3"),
    "digits": ("9.9", "10", "12", "99", "100", "11"),
    "holes": ("1", "…", "2", "3", "…", "5"),
    "short": ("", "", "", "", "2", "3"),
}
POINTS = ("2023Q1", "2023H1", "2023Q1-Q3", "2023", "2024Q1", "2024H1")
MONTHS = ("2024M01-M02", "2024M03", "2024M04", "2024M05", "2024M06")


def _period(code: str) -> Period:
    found = parse_period(code)
    assert found is not None
    return found


NOW, THEN, BEFORE = _period("2024H1"), _period("2024Q1"), _period("2023H1")


def _row(indicator: str, measure: str, place: str, period: str, value: str, unit: str, **more: str) -> dict:
    return {
        "indicator": indicator,
        "measure": measure,
        "place": place,
        "period": period,
        "value": value,
        "unit": unit,
        **more,
    }


def _facts() -> Iterator[dict[str, str]]:
    for n, value in enumerate(VALUES):
        place, then = f"v{n}", VALUES[-1 - n]
        for period, told in (("2024H1", value), ("2024Q1", then), ("2023H1", "2")):
            yield _row("rate", "yoy", place, period, told, "%")
            yield _row("sum", "level", place, period, told, "亿元")
            yield _row("head", "count", place, period, told, "户")
        yield _row("sum", "yoy", place, "2024H1", then, "%")
        yield _row("part", "level", place, "2024H1", value, "亿元")
        yield _row("new", "level", place, "2024H1", value, "亿元")
        yield _row("new", "yoy", place, "2024H1", then, "%")
    for place, told in SERIES.items():
        for period, value in zip(POINTS, told, strict=True):
            if value:
                yield _row("line", "yoy", place, period, value, "%")
        for period, value in zip(MONTHS, told[1:], strict=True):
            if value:
                yield _row("month", "yoy", place, period, value, "%")
    for n, (value, then) in enumerate((("3", "1"), ("2", "2"), ("2", "3"), ("1", "…"), ("…", "1"))):
        place = f"v{n}"
        yield _row("race", "yoy", place, "2024H1", value, "%")
        yield _row("race", "yoy", place, "2024Q1", then, "%")
        for period, rank in (("2024H1", str(4 + n)), ("2024Q1", str(9 - 2 * n))):
            yield _row("race", "yoy", place, period, value, "%", rank=rank, group="many", group_size="30")


def _names() -> Iterator[dict[str, str]]:
    places = [*(f"v{n}" for n in range(len(VALUES))), *SERIES]
    empty = {"zh-Hant": "", "en": "", "also": ""}
    for name in places:
        yield {"kind": "place", "id": name, "zh-Hans": name, **empty}
    for name in ("rate", "sum", "head", "part", "new", "line", "month", "race"):
        yield {"kind": "indicator", "id": name, "zh-Hans": name, **empty}
    yield {"kind": "group", "id": "few", "zh-Hans": "few", **empty, "en": "the few: v0 v1 v2"}
    yield {"kind": "group", "id": "all", "zh-Hans": "all", **empty, "en": "all: v0 v1 v2 v3 v4"}
    yield {"kind": "group", "id": "many", "zh-Hans": "30", **empty}


DATA = CsvData(_facts(), _names()).at("v0", NOW)
SIGHT = Sight(DATA, dict(DATA.indicators))
PLACES = tuple(f"v{n}" for n in range(len(VALUES)))


def number(text: str, unit: str = "%", hedge: Hedge = "", rough: bool = False) -> Stated:
    value = Decimal(text)
    return Stated(value, unit, 0, 0, hedge, Decimal(1).scaleb(value.as_tuple().exponent), rough=rough)


def _verdicts(claims: Iterable[Claim]) -> str:
    said = (claim.judge(SIGHT) for claim in claims)
    told = groupby(f"{one.verdict[0]}:{one.code}".rstrip(":") for one in said)
    runs = ((word, sum(1 for _ in run)) for word, run in told)
    return " ".join(f"{word}×{times}" if times > 1 else word for word, times in runs)


def _at(indicator: str, measure: str, places: Iterable[str] = PLACES, period: Period = NOW) -> list[Spot]:
    return [Spot(indicator, measure, place, period) for place in places]


def _agreement() -> Iterator[str]:
    """Yes, no or too close to tell (?), for values from well below to well above."""
    offs = [
        Decimal(n) / 100 for n in (-500, -130, -80, -60, -55, -50, -20, -5, 0, 5, 20, 50, 55, 60, 80, 130)
    ]
    for hedge, rough, said, slack in product(get_args(Hedge), (False, True), ("10", "8"), ("0", "0.2")):
        stated = number(said, hedge=hedge, rough=rough)
        found = [agrees(stated.value + off, stated, Decimal(slack)) for off in offs]
        yield f"{hedge or 'just'}{' rough' * rough} {said}, slack {slack}: " + "".join(map(_letter, found))
    for step, said in product(("1", "10", "0.1"), ("50", "500", "80")):
        for hedge in ("some", "near", "about"):
            stated = Stated(Decimal(said), "%", 0, 0, hedge, Decimal(step), rough=True)
            found = [agrees(stated.value * part / 100, stated) for part in range(80, 126, 3)]
            yield f"{hedge} {said} by {step}: " + "".join(map(_letter, found))
    spread = Stated(Decimal(10), "%", 0, 0, upto=Decimal(12))
    yield "10 to 12: " + "".join(_letter(agrees(Decimal(n) / 2, spread)) for n in range(18, 27))


def _letter(holds: bool | None) -> str:
    return "?" if holds is None else "y" if holds else "n"


def _flaws() -> Iterator[str]:
    for said in UNITS:
        found = [unit_flaw(number("1", said), number("1", unit).base) for unit in UNITS]
        yield f"{said or '(none)'}: " + " ".join(f if isinstance(f, str) else f"?{f.code}" for f in found)


def _values() -> Iterator[str]:
    for (indicator, measure), unit in product((("rate", "yoy"), ("sum", "level"), ("head", "count")), UNITS):
        for said, sign in product(("2", "-3", "0.1", "150"), (-1, 0, 1)):
            claims = [ValueClaim(spot, number(said, unit), sign) for spot in _at(indicator, measure)]
            yield f"{indicator} {said}{unit} {sign:+}: {_verdicts(claims)}"
    for sign, floor in product((-1, 0, 1), (False, True)):
        claims = [SignClaim(s, sign, floor) for s in _at("rate", "yoy")]
        yield f"sign {sign:+}{' or 0' * floor}: {_verdicts(claims)}"
    for kind in (PointsForRate, NoLevel, UnitlessClaim):
        for said in ("2", "2.1"):
            spots = [*_at("rate", "yoy"), *_at("sum", "amount", PLACES[:1])]
            yield f"{kind.__name__} {said}: {_verdicts(kind(s, number(said)) for s in spots)}"
    unknown = Spot("rate", "yoy", "v4", _period("2024M06"))
    yield f"elsewhere: {_verdicts(ValueClaim(unknown, number(said)) for said in ('2', '3', '2.05'))}"


def _pairs() -> Iterator[str]:
    for (indicator, measure), place in product(
        (("rate", "yoy"), ("sum", "amount")), ("v1", "v2", "v4", "v6")
    ):
        other, spots = Spot(indicator, measure, place, NOW), _at(indicator, measure)
        lead = f"{indicator} with {place}"
        for sign in (-1, 0, 1):
            yield f"{lead} {sign:+}: {_verdicts(GapClaim(s, other, sign) for s in spots)}"
            for said, unit in (("1", "个百分点"), ("1", "%"), ("0.1", "亿元"), ("50", "%"), ("2", "倍")):
                for either in (False, True) if sign == 1 else (False,):
                    claims = [GapClaim(s, other, sign, number(said, unit), either_way=either) for s in spots]
                    yield f"{lead} {sign:+}{' either way' * either} by {said}{unit}: {_verdicts(claims)}"
        for said, more, loose in product(
            (("2", "倍"), ("1.5", "倍"), ("50", "%")), (False, True), (False, True)
        ):
            claims = [RatioClaim(s, other, number(*said), more, loose) for s in spots]
            yield f"{lead} times {''.join(said)}{' more' * more}{' loose' * loose}: {_verdicts(claims)}"
        for said, unit in (("50", "%"), ("100", "%"), ("50", "个百分点")):
            claims = [ShareClaim(s, other, number(said, unit)) for s in spots]
            yield f"{lead} share {said}{unit}: {_verdicts(claims)}"


def _loose() -> Iterator[str]:
    """What is computed may be off by the rounding of what it comes from."""
    averages = _at("rate", "two-year")
    for place, sign in product(("v3", "v4", "v5"), (-1, 0, 1)):
        other = Spot("rate", "two-year", place, NOW)
        yield f"average with {place} {sign:+}: {_verdicts(GapClaim(s, other, sign) for s in averages)}"
        claims = [GapClaim(s, other, sign, number("0.1", "个百分点")) for s in averages]
        yield f"average with {place} {sign:+} by 0.1: {_verdicts(claims)}"
    for sign in (-1, 0, 1):
        yield f"average {sign:+}: {_verdicts(SignClaim(s, sign) for s in averages)}"
        even = SignClaim(Spot("rate", "two-year", "v9", NOW), sign)
        yield f"average of nothing {sign:+}: {_verdicts([even])}"
    for said, hedge in product(("2.0", "2", "1.1", "0.9"), get_args(Hedge)):
        claims = [ValueClaim(s, number(said, hedge=hedge)) for s in averages]
        yield f"average {hedge or 'just'} {said}: {_verdicts(claims)}"


def _counts() -> Iterator[str]:
    """Of so many claims, some of them open, so many hold."""
    for sign, size in product((-1, 1), (3, 6, 9)):
        each = tuple(SignClaim(s, sign) for s in _at("rate", "yoy")[:size])
        for least in range(7):
            claims = [CountClaim(each, least, most) for most in range(least, 8)]
            yield f"{least} and more of {size} {sign:+}: {_verdicts(claims)}"


def _sums() -> Iterator[str]:
    two, three = Spot("sum", "level", "v4", NOW), Spot("sum", "level", "v6", NOW)
    for said, unit in (("5", "亿元"), ("5.0", "亿元"), ("6", "亿元"), ("3", "亿元"), ("5", "%"), ("5", "")):
        totals = [TotalClaim((two, three), number(said, unit), whole) for whole in (None, three)]
        totals.append(TotalClaim((two, Spot("sum", "level", "v8", NOW)), number(said, unit)))
        held = [ValueClaim(e, number(said, unit)) for e in (Total((two, three)), Less(three, two))]
        yield f"sum {said}{unit}: {_verdicts([*totals, *held])}"
        parts = [
            ValueClaim(Quotient(two, three), number(said, unit)),
            ValueClaim(Fixed(two_, "亿元"), three_),
        ]
        yield f"part {said}{unit}: {_verdicts(parts)}"
    for shares in (("60", "40"), ("60", "41"), ("60", "42"), ("50", "30")):
        claims = [WholeClaim(tuple(number(s, "%", hedge) for s in shares)) for hedge in ("", "about")]
        yield f"whole {' '.join(shares)}: {_verdicts(claims)}"
    for said, sign in product(("1", "2", "5", "148"), (-1, 1)):
        for indicator, unit in (("sum", "亿元"), ("new", "亿元"), ("sum", "%")):
            spots = _at(indicator, "amount")
            claims = [IncrementClaim(s, BEFORE, number(said, unit), sign) for s in spots]
            yield f"{indicator} {sign * Decimal(said):+}{unit}: {_verdicts(claims)}"
    for start, end in (("1", "2"), ("2", "2"), ("2", "1")):
        yield f"from {start} to {end}: {_verdicts(ToldOrder(number(start), number(end), s) for s in (-1, 1))}"


two_, three_ = Decimal(2), number("2", "亿元")


def _series() -> Iterator[str]:
    lines = _at("line", "yoy", SERIES)
    for earlier, sign in product((None, THEN, BEFORE), (-1, 1)):
        code = earlier.code if earlier else "before"
        yield f"turned {sign:+} since {code}: {_verdicts(TurnClaim(s, earlier, sign) for s in lines)}"
    for step, count, unit in product(get_args(Step), (None, 1, 2, 3), ("", "month", "quarter", "year")):
        for decline, ended in ((False, False), (True, False), (False, True)):
            more = {"low": Decimal(10), "high": Decimal(100)} if step == "digits" else {}
            spots = _at("month", "yoy", SERIES, _period("2024M06")) if unit == "month" else lines
            claims = [
                StreakClaim(s, step, count, unit, of_decline=decline, ended=ended, **more) for s in spots
            ]
            told = f"{step} {count or 'all'} {unit}{' of decline' * decline}{' ended' * ended}"
            yield f"{told}: {_verdicts(claims)}"
    for noun, wider, earlier in product(("fall", "rise", "rate", "gap"), (False, True), (None, THEN)):
        for size in ({}, {"by": number("1", "个百分点")}, {"by": number("1")}, {"to": number("3")}):
            claims = [SpreadClaim(s, earlier, wider, noun, **size) for s in lines]
            told = f"{noun} {'wider' if wider else 'narrower'} since {'then' if earlier else 'before'}"
            sized = " ".join(f"{way} {n.value}{n.unit}" for way, n in size.items())
            yield f"{told} {sized}: {_verdicts(claims)}"
    half = Stated(Decimal(50), "%", 0, 0, "", Decimal(8), rough=True)
    yield f"by half: {_verdicts(SpreadClaim(s, THEN, False, 'fall', by=half) for s in lines)}"
    yield f"from 5: {_verdicts(SpreadClaim(s, THEN, False, 'fall', start=number('5')) for s in lines)}"


def _ranks() -> Iterator[str]:
    tests = [(sort, n) for sort in ("nth", "top", "last", "bottom") for n in (1, 2, 3)]
    tests += [("share", 3333), ("share", -3333), ("share", 1000)]
    for test in tests:
        bounds = [(1, 1, 6), (2, 2, 6), (3, 3, 6), (6, 6, 6), (5, 5, 6), (1, 3, 6), (5, 6, 6), (2, 2, 0)]
        found = "".join(_letter(passes(RankBounds(*b, ()), test)) for b in bounds)
        yield f"{test[0]} {test[1]} passes: {found}"
        spots = _at("race", "yoy", PLACES[:5])
        for group, tied in product(("few", "all", "many", "none"), (None, True, False)):
            alone = "" if tied is None else " tied" if tied else " alone"
            claims = [RankClaim(s, group, test, tied) for s in spots]
            yield f"{test[0]} {test[1]} of {group}{alone}: {_verdicts(claims)}"
    for group, said in product(("few", "many"), (3, 30)):
        claims = [RankClaim(s, group, ("top", 9), said=said) for s in spots]
        yield f"of {said} {group}: {_verdicts(claims)}"
        yield f"with v2 in {group}: {_verdicts(RankClaim(s, group, ('top', 9), partner='v2') for s in spots)}"
    for group, sign, places in product(("few", "all", "many", "none"), (-1, 0, 1), (None, 1, 5)):
        claims = [MoveClaim(s, THEN, group, sign, places) for s in spots]
        yield f"moved {sign:+} by {places} in {group}: {_verdicts(claims)}"
    for start, end in ((("nth", 9), None), (None, ("nth", 4)), (("nth", 7), ("nth", 5))):
        claims = [MoveClaim(s, THEN, group, 1, None, start, end) for s in spots for group in ("many", "all")]
        yield f"moved from {start} to {end}: {_verdicts(claims)}"
    for sign, alone, size in product((-1, 1), (False, True), (1, 3, 5)):
        claims = [ExtremeClaim(s, tuple(spots[:size]), sign, alone) for s in spots]
        yield f"extreme {sign:+}{' alone' * alone} of {size}: {_verdicts(claims)}"
    for said, unit in (("1", "个百分点"), ("1", "%"), ("2", "个百分点")):
        spans = [SpanClaim(tuple(spots[:size]), number(said, unit)) for size in (2, 3, 4, 5)]
        yield f"span {said}{unit}: {_verdicts(spans)}"


MADE = {
    "agreement": _agreement,
    "units": _flaws,
    "values": _values,
    "pairs": _pairs,
    "loose": _loose,
    "counts": _counts,
    "sums": _sums,
    "series": _series,
    "ranks": _ranks,
}


@pytest.mark.parametrize("part", MADE)
def test_claims_are_judged_as_they_were(part):
    is_golden(f"language.judged.{part}", MADE[part]())
