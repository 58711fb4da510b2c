"""Kinds that compare places, at their limits: one place to ninety, one period to sixty, odd values."""

from functools import lru_cache

import pytest

from qjviewer.charts.describe import describe, links_of
from qjviewer.charts.kind import draw
from qjviewer.charts.request import CannotDraw
from tests.charts.boards import board, board_request, place_word
from tests.charts.pieces import outside, overprints, pieces_of
from tests.charts.samples import sample
from tests.charts.test_placed import told
from tests.rich.written import is_golden

MONTHS = tuple(f"{y}M{m:02}" for y in range(2022, 2027) for m in range(1, 13))
QUARTERS = ("2025Q1", "2025H1", "2025Q1-Q3", "2025", "2026Q1", "2026H1")
NOW = QUARTERS[-1:]


def some_missing(indicator, place, period):
    """Every third value is not published."""
    return "…" if (place + period) % 3 == 1 else round(5 + place * 0.1 - indicator, 1)


def only_own(indicator, place, period):
    """Nobody but our own place has a value."""
    return 5.0 if place == 1 else "…"


def huge(indicator, place, period):
    """From a tenth to a hundred million."""
    return round(0.1 * 10 ** (place % 10), 1)


def scattered(indicator, place, period):
    """Ranks that go up and down by far."""
    return (place * 37 + period * place * 11) % 101


VALUES = {
    "usual": None,
    "missing": some_missing,
    "lonely": only_own,
    "equal": lambda indicator, place, period: 6.5,
    "zero": lambda indicator, place, period: 0,
    "negative": lambda indicator, place, period: round(-2.5 - place * 0.4, 1),
    "mixed": lambda indicator, place, period: round(3.2 - place * 1.1, 1),
    "huge": huge,
}
# Ranks that go up and down by far are drawn for the golden file alone.
GIVEN = {**VALUES, "scattered": scattered}
PERIODS = {"rankboard": NOW, "heattable": NOW, "bump": QUARTERS, "multiples": QUARTERS}
KINDS = tuple(PERIODS)
WIDTHS = (330, 700, 1300)


def long_word(number):
    """A name of twenty characters."""
    return f"{place_word(number)}经济技术开发区管理委员会直属片区"[:20]


@lru_cache(maxsize=256)
def drawn(kind, places=6, values="usual", lang="zh-Hans", long=False, periods=None, indicators=("gdp",)):
    """The scene of so many places."""
    given = {"value": GIVEN[values]} if GIVEN[values] else {}
    given |= {"word": long_word} if long else {}
    shown = periods or PERIODS[kind]
    cube = board(places=places, periods=shown, indicators=indicators, own=min(1, places - 1), **given)
    made = board_request(cube, lang, periods=shown, indicators=indicators)
    return made, draw(kind, made)


def legible(scene, widths=WIDTHS):
    """Nothing lies on each other and nothing is cut, at any width."""
    for width in widths:
        pieces = pieces_of(scene, width)
        assert not overprints(pieces), width
        assert not outside(pieces, width), width


def has_ranks(kind, values):
    """Whether anybody has a rank: where one value is not known nobody's rank in that period is."""
    return kind != "bump" or values not in ("missing", "lonely")


@pytest.mark.parametrize("values", ["missing", "lonely"])
def test_ranks_that_nobody_can_know_are_not_drawn(values):
    with pytest.raises(CannotDraw) as caught:
        drawn("bump", values=values)
    assert caught.value.reason == "no-ranks"


@pytest.mark.parametrize(("kind", "values"), [(k, v) for k in KINDS for v in VALUES if has_ranks(k, v)])
def test_odd_values_are_legible_and_all_in_the_table(kind, values):
    made, scene = drawn(kind, values=values)
    legible(scene)
    assert len(scene.table) == 1 + len(made.figures)
    assert "nan" not in describe(scene)


@pytest.mark.parametrize("places", [1, 2, 26, 30, 90])
@pytest.mark.parametrize("kind", KINDS)
def test_one_place_to_ninety_are_legible(kind, places):
    made, scene = drawn(kind, places)
    legible(scene, (700, 1300))
    assert len(scene.table) == 1 + len(made.figures)


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_long_names_are_legible_in_every_language(kind, lang):
    _, scene = drawn(kind, 8, lang=lang, long=True)
    legible(scene, (500, 1300))


@pytest.mark.parametrize("periods", [MONTHS[-1:], MONTHS[-2:], MONTHS])
@pytest.mark.parametrize("kind", ["bump", "multiples"])
def test_one_period_to_sixty_are_legible(kind, periods):
    _, scene = drawn(kind, 4, periods=periods)
    legible(scene)


@pytest.mark.parametrize("indicators", [1, 20])
def test_a_heat_table_of_many_indicators_is_legible(indicators):
    names = tuple(f"i{n}" for n in range(indicators))
    _, scene = drawn("heattable", 6, indicators=names)
    legible(scene)


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@pytest.mark.parametrize("kind", ["waterfall", "progress"])
def test_targets_and_parts_are_legible(kind, lang):
    legible(draw(kind, sample(kind, lang)), (360, 700, 1300))


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_place_can_be_pointed_at_among_ninety(kind):
    made, scene = drawn(kind, 90)
    own = {f.id for f in made.figures if f.place == "p1"}
    assert own <= {link.figure for link in links_of(scene)}


# What of these drawings is written down: places, values, language, periods, indicators, and a width.
DRAWN = {
    "bump": [
        {"places": 60, "values": "scattered", "periods": MONTHS[:5]},
        {"places": 40, "lang": "en", "periods": QUARTERS[:1]},
    ],
    "rankboard": [{"places": 31, "values": "mixed"}, {"places": 7, "values": "huge", "lang": "en"}],
    "heattable": [{"places": 5, "values": "missing", "lang": "en", "indicators": ("gdp", "fai", "a")}],
    "multiples": [{"places": 4, "values": "missing", "lang": "en"}],
}


def drawings():
    for kind, shown in DRAWN.items():
        for given in shown:
            _, scene = drawn(kind, **given)
            yield f"== {kind} {given.get('places')} {given.get('values', '')}: {scene.summary}"
            yield f"{scene.notes} {scene.height:g}"
            yield from told(scene, 700)


def test_many_places_are_drawn_as_they_were():
    is_golden("charts.many", drawings())
