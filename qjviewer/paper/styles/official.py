"""`official`: the typography of GB/T 9704-2012 without its red head, number, seal or secrecy mark."""

from typing import Any

from qjviewer.paper.converting import Converter
from qjviewer.paper.page_geometry import BODY, CHARACTERS, LINES
from qjviewer.paper.print_job import Job
from qjviewer.paper.style_layout import Layout

NAME = "official"
ORDER = 30
LAYOUT = Layout(em=10.0, table=10.5, prose=True, pairs=False, official=True, title=22.0, caption=12.0)


def more(made: Converter, job: Job) -> Any:
    """The grid: lines on a page, characters on a line, size of the body."""
    return {"lines": LINES, "characters": CHARACTERS, "size": BODY}
