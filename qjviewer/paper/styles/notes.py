"""`notes`: a slide at the head of each page, the speaker's notes under it.

The appendix is not walked through: it has no notes and is not printed here.
"""

from typing import Any

from qjviewer.paper.converting import Converter
from qjviewer.paper.print_job import Job
from qjviewer.paper.projected import deck_of, ratio_of
from qjviewer.paper.style_layout import Layout

NAME = "notes"
ORDER = 50
LAYOUT = Layout(blocks=False)


def more(made: Converter, job: Job) -> dict[str, Any]:
    """The deck at the width of the page, or what leaves room for notes on wide paper."""
    width = min(made.page.column, 0.55 * made.page.tall / ratio_of(job))
    return {"deck": deck_of(made, job, {"page": round(width, 2)}, walked=True)}
