import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.bundle.periods import parse_period
from qjviewer.charts.scales import domain, month_index, nice_ticks, tick_texts


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 37.7, (0, 10, 20, 30, 40)),
        (-3, 5, (-4, -2, 0, 2, 4, 6)),
        (7.6, 10.1, (7.5, 8, 8.5, 9, 9.5, 10, 10.5)),
        (0, 1300, (0, 500, 1000, 1500)),
        (0, 1500, (0, 500, 1000, 1500)),
        (0, 0, ()),
        (0, math.inf, ()),
    ],
)
def test_ticks_are_round(low, high, expected):
    assert nice_ticks(low, high, 5) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0, 10, 1, (0, 10)),
        (0, 10, 2, (0, 5, 10)),
        (0, 10, 0, ()),
        (1, 9.5, 1, (0, 10)),
        (0, 2, 1, (0, 2)),
        (0, 0.5, 5, (0, 0.1, 0.2, 0.3, 0.4, 0.5)),
        (-1e9, -1e9 + 1e-6, 5, ()),
    ],
)
def test_ticks_are_no_more_than_asked_for(low, high, most, expected):
    assert nice_ticks(low, high, most) == pytest.approx(expected)


@given(st.floats(-1e12, 1e12), st.floats(1e-6, 1e12), st.integers(1, 12))
def test_ticks_are_few_and_around_all_values(low, span, most):
    ticks = nice_ticks(low, low + span, most)
    assert len(ticks) <= most + 2
    if ticks:
        assert ticks[0] <= low + span * 1e-6
        assert ticks[-1] >= low + span * (1 - 1e-6)


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        ((0.0, 500.0, 1000.0), ("0", "500", "1000")),
        ((-2.0, 0.0, 2.0), ("−2", "0", "2")),
        ((8.0, 8.5), ("8.0", "8.5")),
        ((0.1, 0.2, 0.30000000000000004), ("0.1", "0.2", "0.3")),
        ((-0.0, 1.0), ("0", "1")),
        ((), ()),
    ],
)
def test_tick_texts(ticks, expected):
    assert tick_texts(ticks) == expected


@pytest.mark.parametrize(
    ("values", "zero", "expected"),
    [
        (["3", "5"], True, (0, 5)),
        (["-3", "5"], True, (-3, 5)),
        (["-3"], True, (-3, 0)),
        (["3", "5"], False, (3, 5)),
        ([], True, (-1, 1)),
        (["4"], False, (3, 5)),
    ],
)
def test_domains(values, zero, expected):
    assert domain(map(Decimal, values), zero=zero) == expected


@given(st.lists(st.decimals(-(10**15), 10**15, places=2), max_size=5), st.booleans())
def test_a_domain_is_never_empty(values, zero):
    low, high = domain(values, zero=zero)
    assert low < high


def test_months_go_by_the_end_of_the_period():
    raws = ["2022", "2023Q1", "2023H1", "2023Q1-Q3", "2023M01-M10"]
    assert [month_index(parse_period(r)) - 2022 * 12 for r in raws] == [12, 15, 18, 21, 22]
