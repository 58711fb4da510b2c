"""`handout`: the presentation's slides, 2, 4 or 6 to a page, with lines to write on."""

from dataclasses import dataclass

from qjviewer.pages.deck import Slide
from qjviewer.ui.printing.desk import Desk
from qjviewer.ui.printing.feet import running_foot
from qjviewer.ui.printing.job import Job
from qjviewer.ui.printing.options import Frame
from qjviewer.ui.printing.projected import SHAPE, first_of_section, projected, ruled, slides_of
from qjviewer.ui.printing.sheet import Document, Entry, Placed, Sheet

NAME = "handout"
ORDER = 40
SLIDES = True
_GAP = 18.0
_LEAST_LINES = 66.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How many columns and rows, and whether the lines stand beside the slides or under them."""

    columns: int
    rows: int
    beside: bool


# By slides a page and whether the page lies wide.
PLANS: dict[tuple[int, bool], Plan] = {
    (2, False): Plan(1, 2, beside=False),
    (4, False): Plan(1, 4, beside=True),
    (6, False): Plan(2, 3, beside=False),
    (2, True): Plan(2, 1, beside=False),
    (4, True): Plan(2, 2, beside=True),
    (6, True): Plan(3, 2, beside=False),
}


def compose(job: Job) -> Document:
    """Lay the slides out in rows and columns."""
    slides = slides_of(job)
    plan = PLANS[job.options.per_page, job.wide]
    each = plan.columns * plan.rows
    desk, total = job.desk(), -(-len(slides) // each)
    sheets, outline = [], []
    for page in range(total):
        job.tick(page, total)
        area = job.frame(page + 1)
        placed: list[Placed] = list(job.watermark(*job.options.size(job.wide)))
        for place, index in enumerate(range(page * each, min(len(slides), (page + 1) * each))):
            cell = cell_of(area, plan, place)
            placed += _cell(job, cell, plan, slides[index], index + 1, len(slides))
            if first_of_section(slides, index):
                outline.append(Entry(slides[index].section, page, cell.y))
        placed += _foot(job, desk, area, page + 1, total)
        sheets.append(Sheet(*job.options.size(job.wide), tuple(placed)))
    return Document(tuple(sheets), tuple(outline), job.options.scale)


def cell_of(area: Frame, plan: Plan, place: int) -> Frame:
    """The part of a page for one slide and its lines; places count from 0, row by row."""
    width = (area.width - _GAP * (plan.columns - 1)) / plan.columns
    height = (area.height - _GAP * (plan.rows - 1)) / plan.rows
    row, column = divmod(place, plan.columns)
    return Frame(area.x + column * (width + _GAP), area.y + row * (height + _GAP), width, height)


def _cell(job: Job, cell: Frame, plan: Plan, slide: Slide, number: int, total: int) -> list[Placed]:
    if plan.beside:
        width = min(0.62 * cell.width, cell.height * SHAPE)
        lines = Frame(cell.x + width + _GAP, cell.y, cell.width - width - _GAP, cell.height)
    else:
        width = min(cell.width, (cell.height - _LEAST_LINES) * SHAPE)
        high = width / SHAPE
        lines = Frame(cell.x, cell.y + high + 4, cell.width, cell.height - high - 4)
    x = cell.x if plan.beside else cell.x + (cell.width - width) / 2
    return [*projected(job, slide, number, total, x, cell.y, width), *ruled(lines)]


def _foot(job: Job, desk: Desk, area: Frame, number: int, total: int) -> list[Placed]:
    count = job.say("page-of", n=number, total=total)
    return running_foot(job.cover.title, count, job.stamp, desk, area.x, area.y + area.height, area.width)
