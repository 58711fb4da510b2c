"""The slides of a briefing with their places on paper: what handout and notes share."""

from qjviewer.pages import deck
from qjviewer.ui.printing import slides
from qjviewer.ui.printing.errors import PrintError
from qjviewer.ui.printing.job import Job
from qjviewer.ui.printing.options import Frame
from qjviewer.ui.printing.sheet import Box, Placed, Projected, Stroke

SHAPE = 16 / 9
# The distance of lines to write on.
RULED = 22.0


def slides_of(job: Job) -> tuple[deck.Slide, ...]:
    """The slides of the tabs printed."""
    if not slides.provided():
        raise PrintError("no-slides")
    return deck.build(job.cover, job.pages, job.teller.lang).slides


def projected(
    job: Job, slide: deck.Slide, number: int, total: int, x: float, y: float, width: float
) -> list[Placed]:
    """A slide in a thin frame; its height follows from its width."""
    height = width / SHAPE
    art = Projected(x, y, width, height, slide, job.cover.title, job.teller.lang, number, total)
    return [art, Box(x, y, width, height, outline="axis")]


def ruled(area: Frame) -> list[Placed]:
    """Lines to write on, as many as there is room for."""
    count = int(area.height // RULED)
    return [
        Stroke(area.x, area.y + n * RULED, area.x + area.width, area.y + n * RULED, 0.4, "axis")
        for n in range(1, count + 1)
    ]


def first_of_section(all_slides: tuple[deck.Slide, ...], index: int) -> bool:
    """Whether a slide begins a section."""
    return bool(all_slides[index].tab) and (index == 0 or all_slides[index - 1].tab != all_slides[index].tab)
