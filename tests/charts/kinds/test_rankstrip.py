from itertools import pairwise

import pytest

from qjviewer.charts.kind import draw
from qjviewer.charts.layout.pieces import Box
from qjviewer.charts.marks import Cells, Label
from qjviewer.charts.request import CannotDraw
from qjviewer.figures.figure import Rank
from tests.charts.pieces import pieces_of
from tests.charts.samples import FAI, GDP, growth, request


def cells(scene):
    return [m for m in scene.marks if isinstance(m, Cells)]


def texts(scene):
    return [m.text for m in scene.marks if isinstance(m, Label)]


def test_the_number_ranked_is_stated_or_marked_as_inferred():
    scene = draw("rankstrip", request((GDP[0], FAI[0])))
    assert [(c.count, c.marked, c.inferred) for c in cells(scene)] == [(90, (1,), False), (90, (3,), True)]
    assert texts(scene) == ["第1", "第90", "第3", "第90（推定）"]
    assert scene.notes == ("固定资产投资参加排位的个数原文未载明，格数按全省90个推定。",)


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
def test_never_writes_a_number_ranked_that_is_not_stated(lang):
    scene = draw("rankstrip", request((FAI[0],), lang=lang))
    for text in (*texts(scene), scene.summary, *(c for row in scene.table for c in row)):
        assert "/ 90" not in text
        assert "of 90" not in text


def test_without_a_number_ranked_there_is_no_strip():
    scene = draw("rankstrip", request((growth("a", "fai", "5", ranks=(Rank("quzhou", 3),)),)))
    assert not cells(scene)
    assert texts(scene) == ["第3", "参加排位的个数未载明"]


@pytest.mark.parametrize(
    ("rank", "align", "expected"),
    [(1, "left", ["第1", "第90"]), (89, "right", ["第89", "第90"]), (90, "right", ["第90"])],
)
def test_words_stay_under_their_cell(rank, align, expected):
    figure = growth("a", "gdp", "5", ranks=(Rank("counties", rank, 90),))
    scene = draw("rankstrip", request((figure,)))
    assert texts(scene) == expected
    assert next(m for m in scene.marks if isinstance(m, Label)).align == align


def test_a_rank_beyond_the_number_ranked_draws_no_strip():
    figure = growth("a", "gdp", "5", ranks=(Rank("counties", 91, 90),))
    assert not cells(draw("rankstrip", request((figure,))))


def test_a_tie_says_so():
    figure = growth("a", "gdp", "5", ranks=(Rank("counties", 2, 90, tied=True),))
    assert texts(draw("rankstrip", request((figure,))))[0] == "并列第2"


def test_nothing_ranked_is_refused():
    with pytest.raises(CannotDraw):
        draw("rankstrip", request((GDP[1],)))


@pytest.mark.parametrize("width", range(240, 520, 35))
def test_cells_are_told_apart_by_a_pixel_or_drawn_as_one(width):
    scene = draw("rankstrip", request((GDP[0],)))
    boxes = [p.rect for p in pieces_of(scene, width) if isinstance(p, Box) and p.role == "empty"]
    gaps = [b.left - a.right for a, b in pairwise(boxes)]
    assert all(gap >= 1 for gap in gaps)
    assert len(boxes) in (1, 89)
