"""`card` (数据卡): a sheet of A5 folded once to A6: the main figures for the pocket."""

from collections.abc import Sequence
from typing import Any, Final

from qjviewer.pages.blocks import Card, Cards, Page
from qjviewer.paper.converting import Converter
from qjviewer.paper.digest import digest_of
from qjviewer.paper.print_job import Job
from qjviewer.paper.style_layout import Layout
from qjviewer.wording import say

NAME = "card"
ORDER = 60
LAYOUT = Layout(em=7.6, table=8.0, blocks=False, title=0.0)
# Rows on the two inside pages.
ROWS: Final = (24, 24)


def more(made: Converter, job: Job) -> dict[str, Any]:
    """Tiles for the front, rows for the inside, points, tasks."""
    digest = digest_of(job.pages)
    cards = numbered(job.pages)
    shown = cards[: sum(ROWS)]
    half = min(ROWS[0], max(len(shown) - len(shown) // 2, 8))
    rows = [part for part in (shown[:half], shown[half:]) if part] or [[]]
    left = len(cards) - len(shown)
    return {
        "name": made.say("card-name"),
        "conclusion": made.runs(digest.conclusion),
        "tiles": [made.card(c) for c in digest.tiles],
        "rows": [[made.card(c) for c in part] for part in rows],
        "heads": [made.say(f"card-{key}") for key in ("indicator", "value", "said")],
        "highlights": [made.point(p) for p in digest.highlights],
        "weaknesses": [made.point(p) for p in digest.weaknesses],
        "steps": [made.line(s) for s in digest.steps],
        "words": {
            "highlights": say("pages.highlights", made.lang),
            "weaknesses": say("pages.weaknesses", made.lang),
            "steps": made.clean(digest.remark.next_title) if digest.remark else "",
        },
        "dropped": made.say("card-left", count=left) if left else "",
        "none": "" if cards or digest.steps or digest.highlights else made.say("card-none"),
    }


def numbered(pages: Sequence[Page]) -> list[Card]:
    """Every card with a number, each figure once, in the order of the briefing."""
    found: dict[str, Card] = {}
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Cards):
                found |= {c.figure: c for c in block.cards if c.number and c.figure not in found}
    return list(found.values())
