import pytest

from qjviewer.charts.layout.geometry import Frame
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import WordsPiece
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.layout.scene_layout import lay_out
from qjviewer.charts.layout.side_columns import ColumnRoom
from qjviewer.charts.marks import Bracket, Margins, PlotRange, Scene


class Square(Metrics):
    """Every character as wide as high."""

    def width(self, text, size, bold=False):
        return len(text) * size * self.em


WHOLE = Rect(0, 0, 400, 100)
VIEW = PlotRange(0, 400, 0, 100)


@pytest.mark.parametrize(
    ("left", "right", "words", "x", "lifted"),
    [
        (100, 300, 5, 200, False),
        (100, 150, 12, 155 + 6 * 11.3, False),
        (200, 360, 13, 280, True),
        (300, 390, 20, 400 - 10 * 11.3, True),
    ],
    ids=["inside", "beside", "above", "above, within the drawing"],
)
def test_the_words_of_a_bracket_stand_inside_else_beside_else_above(left, right, words, x, lifted):
    scene = Scene(VIEW, Margins(), (Bracket(left, right, 50, "+" * words),), height=10)
    frame = Frame(WHOLE, WHOLE, WHOLE, 0, VIEW, VIEW, 10, ColumnRoom())
    pieces = lay_out(scene, frame, Square(10.0))
    (text,) = (p for p in pieces if isinstance(p, WordsPiece))
    assert text.rect.centre.x == pytest.approx(x)
    assert (text.rect.centre.y < 45) is lifted
