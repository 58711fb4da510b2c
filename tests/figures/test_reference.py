"""Computed figures equal an independent reference in fractions over random data; nothing leaks."""

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qjviewer.figures.addresses import Unknown
from qjviewer.figures.cube import Cube
from tests.cubes import built, cube_of

HERE, OTHERS = "qujiang", ("kecheng", "longyou")
PARTS = ("primary", "secondary", "tertiary")
FIFTH = settings(
    max_examples=settings.default.max_examples // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def decimals(low, high, places=(0, 1, 2)):
    """Decimals as people type them, with a number of decimals."""
    return st.sampled_from(places).flatmap(
        lambda n: st.integers(int(low * 10**n), int(high * 10**n)).map(lambda i: Decimal(i).scaleb(-n))
    )


LEVELS, RATES = decimals(1, 3000), decimals(-40, 60, (1,))


def places_of(value):
    return max(0, -value.as_tuple().exponent)


def half_up(exact, places):
    """A fraction with so many decimals, halves away from zero."""
    scaled = abs(exact) * 10**places
    whole = floor(scaled + Fraction(1, 2))
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)


def block(place, period, figures, **about):
    """A block of figures: {"gdp.yoy": "13.4"}."""
    said = "".join(f", {key}: {value}" for key, value in about.items())
    by_indicator = {}
    for address, value in figures.items():
        indicator, _, measure = address.partition(".")
        by_indicator.setdefault(indicator, []).append(f"{measure}: {value}")
    lines = "".join(f"\n    {i}: {{{', '.join(m)}}}" for i, m in by_indicator.items())
    return f"\n  - about: {{place: {place}, period: {period}, source: own{said}}}{lines}"


def cube(*blocks, more=""):
    return cube_of(f"data:{''.join(blocks)}\n{more}")


def figure(made, address):
    found = made.resolve(address)
    assert not isinstance(found, Unknown), address
    return made.of_address(found)


def asked(made, address, question):
    return made.asked(figure(made, address), question)


# Differences, growth, averages --------------------------------------------------------------------


@FIFTH
@given(LEVELS, LEVELS, RATES, RATES)
def test_a_difference_is_of_the_values_as_shown_to_the_coarser_digit(level, ago, yoy, other):
    made = cube(
        block(HERE, "2023H1", {"gdp.level": level, "gdp.yoy": yoy}),
        block(HERE, "2022H1", {"gdp.level": ago}),
        block("zhejiang", "2023H1", {"gdp.yoy": other}),
    )
    gap = asked(made, "gdp.level", "vs year-ago")
    assert gap.value == half_up(Fraction(level) - Fraction(ago), min(places_of(level), places_of(ago)))
    assert (gap.unit, asked(made, "gdp.yoy", "vs zhejiang").unit) == ("亿元", "个百分点")
    assert asked(made, "gdp.yoy", "vs zhejiang").value == half_up(Fraction(yoy) - Fraction(other), 1)


@FIFTH
@given(LEVELS, st.integers(1, 10**9))
def test_a_difference_converts_by_place_value(level, many):
    made = cube(
        block(HERE, "2023H1", {"gdp.level": f"{level}亿元"}),
        block(HERE, "2022H1", {"gdp.level": f"{many}万元"}),
    )
    exact = Fraction(level) - Fraction(many, 10**4)
    assert asked(made, "gdp.level", "vs year-ago").value == half_up(exact, min(places_of(level), 4))


@FIFTH
@given(RATES, RATES)
def test_the_two_year_average_is_the_root_of_both_years_growth(now, ago):
    made = cube(block(HERE, "2023H1", {"gdp.yoy": now}), block(HERE, "2022H1", {"gdp.yoy": ago}))
    found = figure(made, "gdp.two-year").value
    both = (1 + Fraction(now) / 100) * (1 + Fraction(ago) / 100)
    low, high = (1 + (Fraction(found) + Fraction(half, 20)) / 100 for half in (-1, 1))
    assert low**2 <= both <= high**2
    assert places_of(found) == 1


@FIFTH
@given(decimals(1, 900), decimals(1, 900))
def test_growth_since_the_start_of_the_year_is_of_levels_at_their_ends(now, start):
    made = cube(
        block(HERE, "2023M06末", {"deposits.level": now}), block(HERE, "2022M12末", {"deposits.level": start})
    )
    assert figure(made, "deposits.ytd").value == half_up((Fraction(now) / Fraction(start) - 1) * 100, 1)


# Structures ---------------------------------------------------------------------------------------


@FIFTH
@given(st.tuples(LEVELS, LEVELS, LEVELS))
def test_shares_of_all_parts_add_to_a_hundred_and_none_is_a_step_off(levels):
    figures = {f"{p}.level": v for p, v in zip(PARTS, levels, strict=True)}
    made = cube(block(HERE, "2023H1", {**figures, "gdp.level": sum(levels)}))
    shares = [figure(made, f"{p}.share").value for p in PARTS]
    exact = [Fraction(v) / Fraction(sum(levels)) * 100 for v in levels]
    assert sum(shares) == 100
    off = [Fraction(s) - e for s, e in zip(shares, exact, strict=True)]
    assert all(abs(o) < Fraction(1, 10) for o in off)
    # Whoever was moved from the nearest tenth had the most to give: no other choice is nearer.
    nearest = [Fraction(half_up(e, 1)) - e for e in exact]
    moved = [abs(n) for n, o in zip(nearest, off, strict=True) if n != o]
    kept = [abs(n) for n, o in zip(nearest, off, strict=True) if n == o and n * (sum(nearest) or 1) > 0]
    assert not moved or not kept or min(moved) >= max(kept) - Fraction(1, 10**9)


@FIFTH
@given(st.tuples(LEVELS, LEVELS, LEVELS), st.tuples(RATES, RATES, RATES))
def test_pulls_and_contributions_follow_from_last_years_levels_and_this_years_growth(levels, rates):
    made = cube(
        block(
            HERE,
            "2022H1",
            {f"{p}.level": v for p, v in zip(PARTS, levels, strict=True)} | {"gdp.level": sum(levels)},
        ),
        block(HERE, "2023H1", {f"{p}.yoy": v for p, v in zip(PARTS, rates, strict=True)}),
    )
    exact = [Fraction(v) / Fraction(sum(levels)) * Fraction(r) for v, r in zip(levels, rates, strict=True)]
    assert [figure(made, f"{p}.pull").value for p in PARTS] == [half_up(e, 1) for e in exact]
    found = [figure(made, f"{p}.contribution") for p in PARTS]
    if sum(exact):
        assert [f.value for f in found] == [half_up(e / sum(exact) * 100, 1) for e in exact]
    else:
        assert all(f.value is None and f.reason for f in found)


# Targets ------------------------------------------------------------------------------------------


@FIFTH
@given(LEVELS, LEVELS, st.integers(1, 12))
def test_completion_and_its_schedule(done, target, month):
    made = cube_of(
        "data:"
        + block(HERE, "2023", {"budget.target": f"{target}亿元"})
        + block(HERE, f"2023M01-M{month:02}", {"budget.level": f"{done * 10000}万元"}),
        period=f"2023M01-M{month:02}",
        as_of="2024-03-01",
    )
    completed = half_up(Fraction(done) / Fraction(target) * 100, 1)
    assert figure(made, "budget.completion").value == completed
    schedule = half_up(Fraction(month, 12) * 100, 1)
    assert asked(made, "budget.level", "progress").value == completed - schedule


@FIFTH
@given(st.tuples(LEVELS, LEVELS, LEVELS, LEVELS))
def test_what_the_rest_of_the_year_needs(levels):
    done, target, then, year = levels
    made = cube(
        block(HERE, "2023", {"budget.target": f"{target}亿元"}),
        block(HERE, "2023H1", {"budget.level": done}),
        block(HERE, "2022H1", {"budget.level": then}),
        block(HERE, "2022", {"budget.level": year}),
    )
    found = asked(made, "budget.level", "needed")
    if year <= then or target <= done:
        assert (found.value, found.missing) == (None, "not-applicable")
        return
    exact = (Fraction(target) - Fraction(done)) / (Fraction(year) - Fraction(then)) - 1
    assert found.value == half_up(exact * 100, 1)


# Sums, ranks, counts --------------------------------------------------------------------------------


@FIFTH
@given(st.tuples(LEVELS, LEVELS, LEVELS), st.tuples(*[st.sampled_from(("亿元", "万元"))] * 3))
def test_a_sum_is_exact_and_rounded_once_to_the_coarsest(levels, units):
    made = cube(
        *(
            block(p, "2023H1", {"gdp.level": f"{v}{u}"})
            for p, v, u in zip((HERE, *OTHERS), levels, units, strict=True)
        ),
        more="facts:\n  - total: {sum: gdp.level, over: three, unit: 亿元}\n"
        "    chain: {derive: gdp.level + gdp.level@kecheng + gdp.level@longyou, unit: 亿元}\n",
    )
    scale = {"亿元": 0, "万元": 4}
    exact = sum(Fraction(v) / 10 ** scale[u] for v, u in zip(levels, units, strict=True))
    coarsest = min(places_of(v) + scale[u] for v, u in zip(levels, units, strict=True))
    assert made.fact("total").value == half_up(exact, coarsest)
    assert made.fact("chain").value == half_up(exact, coarsest)


@FIFTH
@given(
    st.tuples(*[st.sampled_from([Decimal(n) for n in ("1.0", "1.00", "2.5", "-3", "7.1")])] * 3),
    st.booleans(),
)
def test_ranks_count_who_is_better_and_ties_share_one(values, lower):
    indicator = "losses" if lower else "gdp"
    measure = "level" if lower else "yoy"
    all_places = (HERE, *OTHERS)
    made = cube(
        *(block(p, "2023H1", {f"{indicator}.{measure}": v}) for p, v in zip(all_places, values, strict=True))
    )
    for place, value in zip(all_places, values, strict=True):
        better = sum((v < value) if lower else (v > value) for v in values)
        found = asked(made, f"{indicator}.{measure}@{place}", "rank three")
        assert found.value == better + 1
        assert (found.ranks[0].of, found.ranks[0].tied) == (3, values.count(value) > 1)
        ahead = asked(made, f"{indicator}.{measure}@{place}", "ahead three")
        nearer = [v for v in values if (v < value if lower else v > value)]
        assert (ahead.value is None) == (not nearer)
        if nearer:
            next_up = min(nearer, key=lambda v: abs(v - value))
            digits = min(places_of(next_up), places_of(value))
            assert ahead.value == half_up(abs(Fraction(next_up) - Fraction(value)), digits)


@FIFTH
@given(st.lists(RATES, min_size=3, max_size=3), st.lists(RATES, min_size=3, max_size=3))
def test_what_lies_above_is_counted_and_the_largest_found(own, theirs):
    names = ("gdp.yoy", "fai.yoy", "retail.yoy")
    made = cube(
        block(HERE, "2023H1", dict(zip(names, own, strict=True))),
        block("zhejiang", "2023H1", dict(zip(names, theirs, strict=True))),
        more=f"facts:\n  - above: {{count: [{', '.join(names)}], above: zhejiang, unit: 项}}\n"
        f"    below: {{count: [{', '.join(names)}], below: zhejiang, unit: 项}}\n"
        f"    best: {{max: [{', '.join(names)}]}}\n",
    )
    assert made.fact("above").value == sum(a > b for a, b in zip(own, theirs, strict=True))
    assert made.fact("below").value == sum(a < b for a, b in zip(own, theirs, strict=True))
    assert made.fact("best").value == max(own)
    assert len(made.fact("best").found) == own.count(max(own))


@FIFTH
@given(st.tuples(LEVELS, LEVELS, LEVELS))
def test_arithmetic_keeps_units_and_digits(levels):
    a, b, c = levels
    made = cube(
        block(HERE, "2023H1", {"gdp.level": a, "fai.level": b, "retail.level": c}),
        more="facts:\n  - x: {derive: gdp.level − fai.level + retail.level}\n"
        "    y: {derive: (gdp.level + fai.level) / retail.level}\n",
    )
    digits = min(map(places_of, levels))
    assert made.fact("x").value == half_up(Fraction(a) - Fraction(b) + Fraction(c), digits)
    total = Fraction(half_up(Fraction(a) + Fraction(b), min(places_of(a), places_of(b))))
    assert made.fact("y").value == half_up(total / Fraction(c), 2)
    assert (made.fact("x").unit, made.fact("y").unit) == ("亿元", "")


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("gdp.yoy + fai.yoy", "units"),
        ("gdp.level × gdp.yoy", "level-from-growth"),
        ("gdp.level + gdp.yoy", "units"),
        ("a + b", "overlap"),
        ("a ÷ b", "overlap"),
        ("gdp.level ÷ (fai.level − fai.level)", "negative-base"),
        ("gdp.level +", "syntax"),
        ("gdp.level nope", "syntax"),
        ("nope", "unknown"),
        ("gdp.level" + " + gdp.level" * 40, "syntax"),
        ("__import__('os')", "unknown"),
        ("c + gdp.level", "approximate"),
    ],
)
def test_what_must_not_be_computed_is_refused_with_the_reason(expression, reason):
    made = cube(
        block(HERE, "2023H1", {"gdp.level": 120.5, "gdp.yoy": 13.4, "fai.level": 3, "fai.yoy": 2.0}),
        more="facts:\n  - about: {place: qujiang, period: 2023H1, source: own, overlap: projects}\n"
        "    a: {name: 甲, value: 45个}\n    b: {name: 乙, value: 4个}\n    c: {name: 丙, value: 500多亿元}\n"
        f'  - x: {{derive: "{expression}"}}\n',
    )
    assert (made.fact("x").value, made.fact("x").reason) == (None, reason)


# Addresses and visibility ---------------------------------------------------------------------------

CELLS = [
    (place, period, address)
    for place in (HERE, *OTHERS, "zhejiang")
    for period in ("2022", "2022H1", "2023Q1", "2023H1")
    for address in (
        "gdp.level",
        "gdp.yoy",
        "fai.yoy",
        *(f"{p}.level" for p in PARTS),
        "secondary.yoy",
        "budget.level",
    )
]
QUESTIONS = (
    *("vs zhejiang", "vs prev", "vs year-ago", "vs fai.yoy", "vs target", "rank three", "rank counties"),
    *("moved prev three", "ahead three", "behind three", "progress", "progress pace", "needed", "run"),
)
FACTS = """
facts:
  - about: {place: qujiang, period: 2023H1, source: own}
    typed: {name: 项目, value: 3个}
    hidden: {name: 内情, value: 4个, internal: true}
  - total: {sum: gdp.level, over: three}
    kept: {sum: gdp.level, over: three, internal: true}
    count: {count: [gdp.yoy, fai.yoy], above: zhejiang}
    firsts: {count: [gdp.yoy], rank: 1}
    best: {max: [gdp.yoy, fai.yoy]}
    leaders: {top: gdp.yoy, over: three}
    ratio: {derive: primary.level / gdp.level}
    chain: {derive: typed + hidden}
"""


@st.composite
def briefings(draw):
    """Random figures, some of them internal, some outside context, some only awaited."""
    blocks = []
    for place, period, address in draw(
        st.lists(st.sampled_from(CELLS), min_size=3, max_size=24, unique=True)
    ):
        value = draw(st.one_of(RATES.map(str), st.sampled_from(["…", "6.5左右", "-3.2"])))
        about = {"internal": "true"} if draw(st.integers(0, 3)) == 0 else {}
        if draw(st.integers(0, 3)) == 0:
            about["context"] = "true"
        blocks.append(block(place, period, {address: value}, **about))
    blocks.append(block(HERE, "2023", {"budget.target": "23亿元", "gdp.target": "8%以上"}))
    return f"data:{''.join(blocks)}\n{FACTS}"


def everything(made):
    """Every figure there is, and what may be asked of those here."""
    found = {f.id: f for f in made.all_figures()}
    for indicator in made.bundle.indicators:
        for measure in ("level", "yoy", "share", "pull", "contribution", "two-year", "completion", "ytd"):
            one = figure(made, f"{indicator.id}.{measure}")
            found[one.id] = one
            if measure in ("level", "yoy"):
                answers = (made.asked(one, q) for q in QUESTIONS)
                found |= {a.id: a for a in answers if a is not None}
    return found


@FIFTH
@given(briefings())
def test_every_id_leads_back_to_its_figure_and_every_input_to_one(text):
    # Of one value for a cell given twice nothing is settled here: that is for the checks to tell.
    made = Cube(built(text).bundle)
    figures = everything(made)
    fresh = Cube(made.bundle)
    for name, one in figures.items():
        assert fresh.by_id(name) == one, name
        assert all(fresh.by_id(i.figure) is not None for i in one.inputs), one


@FIFTH
@given(briefings())
def test_whatever_rests_on_an_internal_figure_is_internal_and_on_context_is_context(text):
    made = Cube(built(text).bundle)
    for one in everything(made).values():
        rests_on = [made.by_id(i.figure) for i in one.inputs]
        assert one.internal or not any(f.internal for f in rests_on), one
        assert one.context or not any(f.context for f in rests_on), one
    assert made.fact("kept").internal
    assert made.fact("chain").internal


def test_a_share_and_a_rank_tell_of_all_that_they_were_computed_among():
    levels = {"primary.level": 10, "secondary.level": 60, "gdp.level": 120}
    made = cube(
        block(HERE, "2023H1", {**levels, "fai.yoy": 5}),
        block(HERE, "2023H1", {"tertiary.level": 50}, internal="true"),
        block("kecheng", "2023H1", {"fai.yoy": 6}),
        block("longyou", "2023H1", {"fai.yoy": 7}, internal="true"),
        block(HERE, "2023Q1", {"fai.yoy": 5}),
        block("kecheng", "2023Q1", {"fai.yoy": 6}),
        block("longyou", "2023Q1", {"fai.yoy": 7}),
        more="facts:\n  - firsts: {count: [fai.yoy], rank: 3}\n",
    )
    assert figure(made, "primary.share").internal
    for question in ("rank three", "moved prev three", "ahead three"):
        assert asked(made, "fai.yoy", question).internal, question
    assert not asked(made, "fai.yoy@2023Q1", "rank three").internal
