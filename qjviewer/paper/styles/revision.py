"""`revision` (修订说明): what changed since the last print, figure by figure."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from qjviewer.figures.teller import NOT_APPLICABLE
from qjviewer.pages.blocks import Cell, Run, Table
from qjviewer.paper.converting import Converter
from qjviewer.paper.extras import CHANGES, FigureChange, Revision
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_job import Job
from qjviewer.paper.style_layout import Layout

_COLUMNS: Final = ("indicator", "place", "period", "before", "after", "source", "why")
NAME = "revision"
ORDER = 80
LAYOUT = Layout(blocks=False)


def more(made: Converter, job: Job) -> dict[str, Any]:
    """A table for each kind of change."""
    found = job.extra
    if not isinstance(found, Revision):
        raise PrintError("no-revision")
    title = made.say("revision-title", title=job.cover.title)
    counts = {kind: sum(c.kind == kind for c in found.changes) for kind in CHANGES}
    return {
        "title": made.title(title, [job.cover.place, job.cover.period]),
        "plain": made.clean(title),
        "since": made.clean(found.since),
        "lead": made.words(made.say("revision-lead", **counts)),
        "parts": list(_parts(made, found.changes)),
        "notes": [made.words(n) for n in found.notes],
    }


def _parts(made: Converter, changes: Sequence[FigureChange]) -> Iterator[dict[str, Any]]:
    number = 0
    for kind in CHANGES:
        own = [c for c in changes if c.kind == kind]
        if own:
            number += 1
            table = made.table(_table(made, own, number))
            table.number = number
            yield {"title": made.say(f"revision-{kind}"), "table": table}


def _table(made: Converter, changes: Sequence[FigureChange], number: int) -> Table:
    """The changes of a kind, which the heading names; a column of which nothing is known is left out."""
    told = {key: [getattr(c, "name" if key == "indicator" else key) for c in changes] for key in _COLUMNS}
    kept = [key for key, words in told.items() if any(words)]
    rows = tuple(tuple(Cell(told[key][n] or NOT_APPLICABLE) for key in kept) for n in range(len(changes)))
    header = tuple(made.say(f"revision-col-{key}") for key in kept)
    title = (Run(made.say("revision-count", n=len(changes))),)
    return Table(f"revision[{number}]", title, "", header, rows)
