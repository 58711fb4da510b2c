"""Scenes laid out with our own fonts, so that tests can measure what is placed where."""

from qjviewer.charts.layout.height import natural_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import WordsPiece
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Rect

EM = 14.0


def pieces_of(scene, width, height=None):
    """The pieces of a scene with its legend at a width, and at its natural height where none is given."""
    metrics = Metrics(EM)
    height = natural_height(scene, width, metrics) if height is None else height
    return list(placed(scene, Rect(0, 0, width, height), metrics))


def overprints(pieces):
    """Pairs of words that lie on each other, with the inset of a line's leading."""
    words = [p for p in pieces if isinstance(p, WordsPiece) and any(line.text.strip() for line in p.lines)]
    tight = [(w, w.rect.grown(-0.5, -0.14 * w.rect.height / max(1, len(w.lines)))) for w in words]
    return [
        (a.lines[0].text, b.lines[0].text)
        for n, (a, ra) in enumerate(tight)
        for b, rb in tight[n + 1 :]
        if ra.overlaps(rb)
    ]


def outside(pieces, width, slack=1.0):
    """Words that leave the drawing at the left or right."""
    words = [p for p in pieces if isinstance(p, WordsPiece)]
    return [w.lines[0].text for w in words if w.rect.left < -slack or w.rect.right > width + slack]
