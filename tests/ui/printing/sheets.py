"""Composed sheets for tests, and what may not be true of them."""

import datetime as dt

from qjviewer.load import load
from qjviewer.pages.view import View
from qjviewer.ui.printing.job import job_for
from qjviewer.ui.printing.measure import QtRuler
from qjviewer.ui.printing.options import PrintOptions
from qjviewer.ui.printing.sheet import Box, Drawing, Projected, Stroke, Words

NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.timezone.utc)
_RULER = QtRuler()


def job_of(path, lang="zh-Hans", **options):
    """The job of a print at a fixed time."""
    return job_for(load(path, View(lang)), PrintOptions(**options), _RULER, now=NOW)


def box_of(placed):
    """(x0, y0, x1, y1) of what is placed."""
    match placed:
        case Words():
            width = _RULER.width(placed.text, placed.face)
            return (
                placed.x,
                placed.y - 0.8 * placed.face.size,
                placed.x + width,
                placed.y + 0.1 * placed.face.size,
            )
        case Stroke():
            return placed.x, placed.y, placed.x1, placed.y1
        case Box() | Drawing() | Projected():
            return placed.x, placed.y, placed.x + placed.width, placed.y + placed.height


def outside(sheet, margin=36.0):
    """What reaches into the outer margin of a sheet."""
    right, bottom = sheet.width - margin, sheet.height - margin
    boxes = [(p, box_of(p)) for p in sheet.placed if not getattr(p, "turn", 0)]
    return [p for p, (a, b, c, d) in boxes if a < margin or b < margin or c > right or d > bottom]


def overlaps(sheet):
    """Pairs of texts or drawings that lie on each other."""
    boxes = sorted(
        (
            (box_of(p), p)
            for p in sheet.placed
            if isinstance(p, Words | Drawing) and not getattr(p, "turn", 0)
        ),
        key=lambda pair: pair[0][1],
    )
    found = []
    for n, (a, one) in enumerate(boxes):
        for b, other in boxes[n + 1 :]:
            if b[1] >= a[3] - 0.5:
                break
            if b[0] < a[2] - 0.5 and a[0] < b[2] - 0.5:
                found.append((one, other))
    return found
