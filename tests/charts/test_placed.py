"""Where every piece of a kind comes to stand: golden files of boxes, lines, points and words."""

import os
from pathlib import Path

import pytest

from qjviewer.charts.kind import draw
from qjviewer.charts.layout.pieces import Box, Hair, Symbol, Trace, WordsPiece
from tests.charts.pieces import outside, overprints, pieces_of
from tests.charts.samples import KINDS, sample

GOLDEN = Path(__file__).parent.parent / "golden" / "placed"
# Set to refresh the golden files; then look at what changed before committing it.
REFRESH = "QJVIEWER_REFRESH_GOLDENS" in os.environ
WIDTHS = (520, 1100)  # half a window, and the whole of one


@pytest.mark.parametrize("kind", KINDS)
def test_pieces_stand_where_they_stood(kind):
    scene, path = draw(kind, sample(kind)), GOLDEN / f"{kind}.txt"
    found = "".join(f"{line}\n" for width in WIDTHS for line in told(scene, width))
    if REFRESH:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_no_words_lie_on_each_other_or_leave_the_drawing(kind):
    for width in WIDTHS:
        pieces = pieces_of(draw(kind, sample(kind)), width)
        assert not overprints(pieces)
        assert not outside(pieces, width)


def told(scene, width):
    """A line a piece: what it is, where it stands, how it looks."""
    yield f"at {width}"
    for piece in pieces_of(scene, width):
        rect = piece.rect
        where = f"{rect.left:.0f},{rect.top:.0f} {rect.width:.0f}x{rect.height:.0f}"
        kind = type(piece).__name__.removesuffix("Piece").lower()
        yield " ".join(filter(None, (kind, where, piece.role, *look_of(piece))))


def look_of(piece):
    """What besides its role says how a piece looks."""
    match piece:
        case Box():
            return [word for word in ("hollow", "outlined", "hatched") if getattr(piece, word)]
        case Hair():
            return [f"{piece.weight:g}", "dashed" * piece.dashed]
        case Trace():
            return [f"{piece.weight:g}", "dashed" * piece.dashed, piece.dash]
        case Symbol():
            return [piece.shape, "hollow" * piece.hollow]
        case WordsPiece():
            return [f"{piece.size:g}", "bold" * piece.bold, " / ".join(line.text for line in piece.lines)]
