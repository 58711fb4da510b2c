"""`department` (部门分册): the indicators, statements and tasks of one department."""

from typing import Any

import msgspec

from qjviewer.paper.booklet import owner_of, pages_of
from qjviewer.paper.converting import Converter
from qjviewer.paper.print_job import Job
from qjviewer.paper.style_layout import Layout

NAME = "department"
ORDER = 70
LAYOUT = Layout(em=8.6, table=9.0)


def prepare(job: Job) -> Job:
    """The job with only the department's pages, its name in the language of the print."""
    options = msgspec.structs.replace(job.options, owner=owner_of(job))
    return msgspec.structs.replace(job, pages=pages_of(job), options=options)


def more(made: Converter, job: Job) -> dict[str, Any]:
    """The title of the booklet."""
    words = made.say("department-title", title=job.cover.title, owner=job.options.owner)
    return {"title": made.title(words, [job.cover.place, job.options.owner]), "plain": made.clean(words)}
