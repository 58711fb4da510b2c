"""Where the block of print stands on a page, in millimetres."""

import pytest

from qjviewer.paper.options import PrintOptions
from qjviewer.paper.page_geometry import geometry

MM = 72 / 25.4


@pytest.mark.parametrize(
    ("options", "page", "edges", "column"),
    [
        (PrintOptions("official"), (210, 297), (37, 35, 28, 26), 156),
        (PrintOptions("official", binding="top"), (210, 297), (37, 35, 27, 27), 156),
        (PrintOptions("summary"), (210, 297), (21, 22, 25, 19), 166),
        (PrintOptions("summary", binding="top"), (210, 297), (25, 22, 22, 22), 166),
        (PrintOptions("summary", binding="top", double_sided=True), (210, 297), (25, 25, 22, 22), 166),
        (PrintOptions("summary", paper="A3"), (297, 420), (21, 22, 25, 19), 121),
        (PrintOptions("official", paper="A3"), (420, 297), (37, 35, 28, 26), 156),
        (PrintOptions("handout"), (210, 297), (15, 16, 15, 12.5), 182.5),
    ],
)
def test_margins_follow_the_style_the_paper_and_the_edge_that_is_bound(options, page, edges, column):
    found = geometry(options)
    measured = (found.width, found.height, found.top, found.bottom, found.left, found.right, found.column)
    assert [n / MM for n in measured] == pytest.approx([*page, *edges, column])
