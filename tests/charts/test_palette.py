from itertools import combinations, pairwise
from typing import get_args

import pytest

from qjviewer.charts.marks import Role
from qjviewer.charts.palette import DEEP, MODES, contrast, hatch_ink, look, luminance
from tests.rich.written import is_golden

GROUND = {"dark": "#18212B"}
# Hair lines, and cells and tiles that only carry what is marked.
SHADES = tuple(f"shade{n}" for n in range(1, 7))
FAINT = ("grid", "empty", "tile", "tint", "text", "muted", "inverse", "axis", *SHADES)
SHAPES = [r for r in get_args(Role) if r not in FAINT]
PLACES = ("district", "city", "province", "nation")


def looks():
    for mode in MODES:
        yield f"{mode} {hatch_ink(mode)}"
        for role in get_args(Role):
            found = look(role, mode)
            yield f" {role} {found.fill} {found.outline} {found.hatch} {found.line}"


def test_every_role_looks_as_it_did():
    is_golden("charts.palette", looks())


def ground(mode):
    return GROUND.get(mode, "#FFFFFF")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", SHAPES)
def test_shapes_stand_out_from_the_ground(role, mode):
    found = look(role, mode)
    assert max(contrast(c, ground(mode)) for c in (found.fill, found.outline) if c) >= 3


@pytest.mark.parametrize("role", [*PLACES, "peer", "last-year", "residual", "shade6", "tile"])
def test_pale_shapes_and_places_have_a_dark_edge_where_contrast_is_wished_for(role):
    assert contrast(look(role, "contrast").outline, ground("contrast")) >= 15


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("words", "behind"),
    [("text", ""), ("muted", ""), ("accent", ""), ("inverse", "tile-main"), ("text", "tile")],
)
def test_words_can_be_read(words, behind, mode):
    under = look(behind, mode).fill if behind else ground(mode)
    assert contrast(look(words, mode).fill, under) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_numbers_can_be_read_on_every_shade(mode):
    for shade in SHADES:
        words = "inverse" if shade in DEEP else "text"
        assert contrast(look(words, mode).fill, look(shade, mode).fill) >= 4.5, shade


@pytest.mark.parametrize("mode", MODES)
def test_shades_go_from_the_strongest_to_none(mode):
    steps = [contrast(look(s, mode).fill, ground(mode)) for s in SHADES]
    assert steps == sorted(steps, reverse=True)
    assert all(a / b > 1.15 for a, b in pairwise(steps))


@pytest.mark.parametrize("mode", MODES)
def test_only_what_is_no_place_is_hatched(mode):
    assert {r for r in SHAPES if look(r, mode).hatch} <= {"series2", "series3", "series4"}


@pytest.mark.parametrize("mode", ["light", "paper", "gray"])
def test_places_separate_in_black_and_white(mode):
    shades = [luminance(look(p, mode).fill) for p in PLACES]
    assert shades == sorted(shades)
    assert min(abs(a - b) for a, b in combinations(shades, 2)) > 0.05


@pytest.mark.parametrize("mode", MODES)
def test_places_look_different(mode):
    looks = [look(p, mode) for p in PLACES]
    assert len({(x.fill, x.hatch) for x in looks}) == len(PLACES)


@pytest.mark.parametrize("mode", MODES)
def test_lines_of_this_year_and_of_the_last_look_different(mode):
    """The note below a trend calls the one lighter."""
    now, before = (look(role, mode).line for role in ("district", "last-year"))
    assert contrast(now, ground(mode)) > 1.5 * contrast(before, ground(mode)) >= 1.5 * 3
