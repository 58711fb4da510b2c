from itertools import combinations
from typing import get_args

import pytest

from qjviewer.charts.marks import Role
from qjviewer.charts.palette import MODES, contrast, look, luminance

GROUND = {"dark": "#18212B"}
# Hair lines, and cells and tiles that only carry what is marked.
FAINT = ("grid", "empty", "tile", "text", "muted", "inverse", "axis")
SHAPES = [r for r in get_args(Role) if r not in FAINT]
PLACES = ("district", "city", "province", "nation")


def ground(mode):
    return GROUND.get(mode, "#FFFFFF")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", SHAPES)
def test_shapes_stand_out_from_the_ground(role, mode):
    found = look(role, mode)
    assert max(contrast(c, ground(mode)) for c in (found.fill, found.outline) if c) >= 3


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("words", "behind"),
    [("text", ""), ("muted", ""), ("accent", ""), ("inverse", "tile-main"), ("text", "tile")],
)
def test_words_can_be_read(words, behind, mode):
    under = look(behind, mode).fill if behind else ground(mode)
    assert contrast(look(words, mode).fill, under) >= 4.5


@pytest.mark.parametrize("mode", ["light", "paper", "gray"])
def test_places_separate_in_black_and_white(mode):
    shades = [luminance(look(p, mode).fill) for p in PLACES]
    assert shades == sorted(shades)
    assert min(abs(a - b) for a, b in combinations(shades, 2)) > 0.05


@pytest.mark.parametrize("mode", MODES)
def test_places_look_different(mode):
    looks = [look(p, mode) for p in PLACES]
    assert len({(x.fill, x.hatch) for x in looks}) == len(PLACES)
