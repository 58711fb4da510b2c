"""`notes`: a slide at the head of each page, the speaker's notes under it.

The appendix is not walked through: it has no notes and is not printed here.
"""

from typing import Any, Final

from msgspec.structs import replace

from qjviewer.paper.converting import Converter
from qjviewer.paper.page_geometry import Geometry, geometry
from qjviewer.paper.print_job import Job
from qjviewer.paper.projected import Sheets
from qjviewer.paper.style_layout import Layout

NAME = "notes"
ORDER = 50
LAYOUT = Layout(blocks=False)
# Of a page's height, for the slide: the rest is for notes.
_MOST: Final = 0.55


def prepare(job: Job) -> Job:
    """On a page turned across where the slides' type would be too small on an upright one."""
    sheets = Sheets(job)
    if _wide(geometry(job.options), sheets) < sheets.least_width:
        job = replace(job, options=replace(job.options, landscape=True))
    return replace(job, extra=sheets)


def _wide(page: Geometry, sheets: Sheets) -> float:
    return min(page.column, max(_MOST * page.tall * sheets.ratio, sheets.least_width))


def more(made: Converter, job: Job) -> dict[str, Any]:
    """The deck, and how wide a slide is printed."""
    sheets = job.extra
    assert isinstance(sheets, Sheets)
    left = sheets.squeezed(made)
    return {"deck": sheets.data(made, walked=True), "wide": _wide(made.page, sheets), "left": left}
