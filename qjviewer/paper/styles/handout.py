"""`handout`: the presentation's slides with lines to write on, as many to a page as stay readable."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from qjviewer.paper.converting import Converter
from qjviewer.paper.options import PER_PAGE, PrintOptions
from qjviewer.paper.page_geometry import Geometry, geometry
from qjviewer.paper.print_job import Job
from qjviewer.paper.projected import Sheets
from qjviewer.paper.style_layout import Layout

NAME = "handout"
ORDER = 40
LAYOUT = Layout(blocks=False)
GAP: Final = 16.0
# Room for at least three lines under a slide, where its type can do without it.
_LINES: Final = 54.0
_HAIR: Final = 0.1


class HandoutCell(msgspec.Struct, frozen=True):
    """One of `columns` × `rows` cells of a page, in points, and how wide the slide in it is."""

    columns: int
    rows: int
    wide: float
    high: float
    slide: float


class HandoutPlan(msgspec.Struct, frozen=True):
    """The slides, the cells they stand in, and how many were asked for."""

    sheets: Sheets
    cell: HandoutCell
    asked: PrintOptions


def prepare(job: Job) -> Job:
    """As many slides to a page as were asked for, or fewer; last of all one on a page turned across."""
    sheets = Sheets(job)
    plans = list(_plans(sheets, job.options))
    options, cell = next((p for p in plans if p[1].slide >= sheets.least_width), plans[-1])
    return replace(job, options=options, extra=HandoutPlan(sheets, cell, job.options))


def _plans(sheets: Sheets, asked: PrintOptions) -> Iterator[tuple[PrintOptions, HandoutCell]]:
    """Options and cells that slides may be printed with, in the order they are tried."""
    for count in sorted((n for n in PER_PAGE if n <= asked.per_page), reverse=True):
        options = replace(asked, per_page=count)
        yield options, _cell(geometry(options), count, sheets)
    turned = replace(asked, per_page=1, landscape=True)
    yield turned, _cell(geometry(turned), 1, sheets)


def _cell(page: Geometry, count: int, sheets: Sheets) -> HandoutCell:
    """The cells in which so many slides of a page are largest."""
    grids = ((n, count // n) for n in range(1, count + 1) if count % n == 0)
    return max((_grid(page, *grid, sheets) for grid in grids), key=lambda cell: cell.slide)


def _grid(page: Geometry, columns: int, rows: int, sheets: Sheets) -> HandoutCell:
    wide = (page.column - GAP * (columns - 1)) / columns
    # A hair less than all of it: rounded up, the last row would go to the next page.
    high = (page.tall - _HAIR - GAP * (rows - 1)) / rows
    slide = min(wide, high * sheets.ratio, max((high - _LINES) * sheets.ratio, sheets.least_width))
    return HandoutCell(columns, rows, wide, high, slide)


def more(made: Converter, job: Job) -> dict[str, Any]:
    """The deck, the cells of a page, and what is told of both."""
    plan = job.extra
    assert isinstance(plan, HandoutPlan)
    return {"deck": plan.sheets.data(made), "cell": plan.cell, "left": _told(made, job, plan)}


def _told(made: Converter, job: Job, plan: HandoutPlan) -> list[str]:
    """What differs from what was asked for, and slides that hold more than they have room for."""
    asked, printed = plan.asked, job.options
    fewer = made.say("fewer-slides", asked=asked.per_page, n=printed.per_page)
    told = [fewer] if printed.per_page < asked.per_page else []
    if printed.landscape != asked.landscape:
        told.append(made.say("slides-across"))
    return [*told, *plan.sheets.squeezed(made)]
