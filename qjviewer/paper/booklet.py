"""部门分册 on paper: the pages of one department."""

from functools import partial

from qjviewer.pages.blocks import Page
from qjviewer.pages.departments import owner_in, owners_in, pages_of_owner
from qjviewer.pages.make_charts import redrawn
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_job import Job
from qjviewer.wording import Language


def owners(job: Job) -> tuple[str, ...]:
    """Every department that answers for a figure or a task, in the order they are met."""
    return owners_in(job.pages, job.facts.owner)


def owner_of(job: Job) -> str:
    """The department asked for, in the language of the print; it may be named in the briefing's own too.

    Raises PrintError for one that answers for nothing.
    """
    known, asked = owners(job), job.options.owner
    if not known:
        raise PrintError("no-owners")
    bundle = job.facts.cube.bundle
    own: Language = bundle.translations.language  # type: ignore[assignment]
    found = asked if asked in known else owner_in(bundle, asked, own, job.lang) if asked else ""
    if found not in known:
        told = job.facts.teller.say("list-comma").join(known)
        raise PrintError("no-owner" if asked else "which-owner", owner=asked, known=told)
    return found


def pages_of(job: Job) -> tuple[Page, ...]:
    """The pages of the department asked for; raises PrintError for one that answers for nothing."""
    owner = owner_of(job)
    redraw = partial(redrawn, job.facts.cube, job.briefing.view)
    return pages_of_owner(job.pages, owner, job.facts.owner, redraw)
