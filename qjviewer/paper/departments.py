"""What concerns one department: pages with only its figures, and the tasks it answers for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from qjviewer.pages.blocks import Block, Cards, Chart, Page, Points, RemarkLine, RemarkPanel, Table
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_job import Job

Owns = Callable[[str], bool]


def owners(job: Job) -> tuple[str, ...]:
    """Every department that answers for a figure or a task, in the order they are met."""
    found: dict[str, None] = {}
    for page in job.pages:
        for block in page.blocks:
            found |= dict.fromkeys(o for o in (job.facts.owner(f) for f in _figures(block)) if o)
            if isinstance(block, RemarkPanel):
                found |= dict.fromkeys(
                    line.responsible for line in (*block.musts, *block.next) if line.responsible
                )
    return tuple(found)


def _figures(block: Block) -> Iterator[str]:
    match block:
        case Cards():
            yield from (c.figure for c in block.cards)
        case Chart():
            yield from block.figures
        case Points():
            yield from (r.figure for p in block.points for r in p.runs)
        case Table():
            yield from (c.figure for row in block.rows for c in row)


def pages_of(job: Job, owner: str) -> tuple[Page, ...]:
    """The pages of a department, those with nothing of its own left out; raises PrintError for none."""
    known = owners(job)
    if owner not in known:
        comma = job.facts.teller.say("list-comma")
        raise PrintError(
            "no-owner", owner=owner, known=comma.join(known) or job.facts.teller.say("list-comma")
        )

    def owns(figure: str) -> bool:
        return bool(figure) and job.facts.owner(figure) == owner

    found = [replace(p, blocks=tuple(_kept(p.blocks, owns, owner))) for p in job.pages]
    return tuple(_headed(p, owns) for p in found if p.blocks)


def _headed(page: Page, owns: Owns) -> Page:
    """A headline about other figures is not this department's."""
    figures = [r.figure for r in page.headline if r.figure]
    return page if not figures or any(map(owns, figures)) else replace(page, headline=())


def _kept(blocks: Sequence[Block], owns: Owns, owner: str) -> Iterator[Block]:
    for block in blocks:
        kept = _part(block, owns, owner)
        if kept is not None:
            yield kept


def _part(block: Block, owns: Owns, owner: str) -> Block | None:
    """What of a block concerns the department."""
    match block:
        case Cards():
            cards = tuple(c for c in block.cards if owns(c.figure))
            return replace(block, cards=cards) if cards else None
        case Chart():
            return block if any(map(owns, block.figures)) else None
        case Points():
            points = tuple(p for p in block.points if any(owns(r.figure) for r in p.runs))
            return replace(block, points=points) if points else None
        case Table():
            rows = tuple(r for r in block.rows if len(r) == 1 or any(owns(c.figure) for c in r))
            return replace(block, rows=rows) if any(len(r) > 1 for r in rows) else None
        case RemarkPanel():
            return _tasks(block, owner)
        case _:
            return None


def _tasks(block: RemarkPanel, owner: str) -> RemarkPanel | None:
    def own(lines: Sequence[RemarkLine]) -> tuple[RemarkLine, ...]:
        return tuple(line for line in lines if owner in line.responsible)

    musts, following = own(block.musts), own(block.next)
    return replace(block, text=(), musts=musts, next=following) if musts or following else None
