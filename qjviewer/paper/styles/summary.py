"""`summary`: the whole briefing, on pages with fuller margins than an official paper's."""

from typing import Any

from qjviewer.paper.converting import Converter
from qjviewer.paper.print_job import Job
from qjviewer.paper.style_layout import Layout

NAME = "summary"
ORDER = 10
LAYOUT = Layout(em=8.6, table=9.0)


def more(made: Converter, job: Job) -> Any:
    """Nothing beside the pages."""
    return None
