"""部门分册 on paper: the pages of one department."""

from functools import partial

from qjviewer.pages.blocks import Page
from qjviewer.pages.departments import owners_in, pages_of_owner
from qjviewer.pages.make_charts import redrawn
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_job import Job


def owners(job: Job) -> tuple[str, ...]:
    """Every department that answers for a figure or a task, in the order they are met."""
    return owners_in(job.pages, job.facts.owner)


def pages_of(job: Job, owner: str) -> tuple[Page, ...]:
    """The pages of a department; raises PrintError for one that answers for nothing."""
    known = owners(job)
    if not known:
        raise PrintError("no-owners")
    if owner not in known:
        comma = job.facts.teller.say("list-comma")
        raise PrintError("no-owner", owner=owner, known=comma.join(known))
    redraw = partial(redrawn, job.facts.cube, job.briefing.view)
    return pages_of_owner(job.pages, owner, job.facts.owner, redraw)
