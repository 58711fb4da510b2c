"""`claims` (核对表): what the texts claim, what proves or contradicts it, and a box to tick."""

from collections import Counter
from typing import Any

from qjviewer.paper.converting import Converter
from qjviewer.paper.extras import MARKS, Claims
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_job import Job
from qjviewer.paper.style_layout import Layout

NAME = "claims"
ORDER = 90
LAYOUT = Layout(blocks=False)
_HEADS = ("number", "claim", "evidence", "verdict", "checked")


def more(made: Converter, job: Job) -> dict[str, Any]:
    """The rows of the sheet."""
    found = job.extra
    if not isinstance(found, Claims):
        raise PrintError("no-claims")
    title = made.say("claims-title", title=job.cover.title)
    counts = Counter(c.verdict for c in found.claims)
    return {
        "title": made.title(title, [job.cover.place, job.cover.period]),
        "plain": made.clean(title),
        "counts": made.say("claims-counts", total=len(found.claims), **{v: counts[v] for v in MARKS}),
        "heads": [made.say(f"claims-{key}") for key in _HEADS],
        "none": made.say("claims-none"),
        "signed": [made.say("claims-signed"), made.say("claims-day")],
        "claims": [
            {
                "text": made.words(c.text),
                "where": made.clean(c.where),
                "verdict": c.verdict,
                "mark": MARKS[c.verdict],
                "told": made.say(f"claims-{c.verdict}"),
                "evidence": [made.words(e) for e in c.evidence],
                "source": made.clean(c.source),
            }
            for c in found.claims
        ],
    }
