"""Derived figures are computed with units; what does not add up is told, never guessed."""

import dataclasses

import pytest

from qjviewer.bundle.values import Citation
from qjviewer.figures.derive import complete, parse_terms
from tests.samples import bundle_with, figure


def derived(expression, *figures, **more):
    bundle = bundle_with(*figures, figure("d", None, derive=expression, **more))
    done, problems = complete(bundle, {})
    return done.figure_by_id["d"], [p.code for p in problems]


@pytest.mark.parametrize(
    ("expression", "left", "right", "value", "unit"),
    [
        ("a - b", ("37.7", "%"), ("28.7", "个百分点"), "9.0", "%"),
        ("a - b", ("37.7", "%"), ("9.0", "%"), "28.7", "个百分点"),
        ("a + b", ("1.5", "个百分点"), ("1.50", "个百分点"), "3.00", "个百分点"),
        ("a + b", ("4", "个"), ("2", "个"), "6", "个"),
        ("a − b", ("1", "亿元"), ("3", "亿元"), "-2", "亿元"),
    ],
)
def test_units_follow_the_arithmetic(expression, left, right, value, unit):
    result, problems = derived(
        expression, figure("a", left[0], unit=left[1]), figure("b", right[0], unit=right[1])
    )
    assert problems == []
    assert (str(result.value), result.unit, result.status) == (value, unit, "derived")


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("a + b", "derive-units"),
        ("a +", "derive-syntax"),
        ("__import__('os')", "derive-syntax"),
        ("a * b", "derive-syntax"),
        ("d", "derive-circle"),
        ("a - d", "derive-circle"),
        ("a - missing", "missing-reference"),
    ],
)
def test_what_cannot_be_derived_is_told(expression, code):
    result, problems = derived(expression, figure("a", "1", unit="%"), figure("b", "2", unit="亿元"))
    assert problems == [code]
    assert result.value is None


def test_a_derived_figure_stands_where_its_inputs_stand():
    a = dataclasses.replace(figure("a", "3"), cite=(Citation("s", 1, 1),))
    b = dataclasses.replace(figure("b", "1"), cite=(Citation("s", 3, 3),))
    result, _ = derived("a - b", a, b)
    assert result.cite == (Citation("s", 1, 1), Citation("s", 3, 3))


def test_terms_read_names_with_hyphens():
    assert [t.figure for t in parse_terms("fai-yoy - fai-gap") or ()] == ["fai-yoy", "fai-gap"]
