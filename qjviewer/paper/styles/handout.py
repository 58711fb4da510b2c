"""`handout`: the presentation's slides with lines to write on, as many to a page as stay readable."""

from typing import Any, Final

from qjviewer.paper.converting import Converter
from qjviewer.paper.options import PER_PAGE
from qjviewer.paper.page_geometry import Geometry
from qjviewer.paper.print_job import Job
from qjviewer.paper.projected import deck_of, ratio_of
from qjviewer.paper.style_layout import Layout

NAME = "handout"
ORDER = 40
LAYOUT = Layout(blocks=False)
GAP: Final = 16.0
_BESIDE: Final = 0.62
# Room for at least three lines under a slide.
_LINES: Final = 54.0
# Columns and rows of slides by how many stand on a page; lines beside the slide or under it.
_UPRIGHT: Final = {1: (1, 1, False), 2: (1, 2, False), 3: (1, 3, True), 4: (1, 4, True), 6: (2, 3, False)}
_ACROSS: Final = {1: (1, 1, True), 2: (2, 1, False), 3: (3, 1, False), 4: (2, 2, False), 6: (3, 2, False)}


def more(made: Converter, job: Job) -> dict[str, Any]:
    """The deck, and how many slides may stand on a page: what was asked for, then fewer."""
    asked = job.options.per_page
    plans = _ACROSS if job.options.landscape else _UPRIGHT
    counts = [n for n in sorted(PER_PAGE, reverse=True) if n <= asked]
    cells = {str(n): _cell(made.page, *plans[n], 1 / ratio_of(job)) for n in counts}
    deck = deck_of(made, job, {n: cell["width"] for n, cell in cells.items()})
    left = made.say("fewer-slides", asked=asked, n="{0}")
    return {"deck": deck, "cells": cells, "counts": list(cells), "fewer": left}


def _cell(page: Geometry, columns: int, rows: int, beside: bool, shape: float) -> dict[str, Any]:
    """A slide's place on a page: the size of the slide, and where the lines are."""
    width = (page.column - GAP * (columns - 1)) / columns
    height = (page.tall - GAP * (rows - 1)) / rows
    slide = min(width * _BESIDE, height * shape) if beside else min(width, (height - _LINES) * shape)
    return {
        "columns": columns,
        "rows": rows,
        "beside": beside,
        "width": round(slide, 2),
        "cell": {"width": width, "height": height},
    }
