"""What concerns one department: pages with only its figures, and the tasks it answers for."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from qjviewer.bundle.model import Bundle
from qjviewer.pages.blocks import Block, Cards, Chart, Page, Points, RemarkLine, RemarkPanel, Row, Table
from qjviewer.wording import Language

# The department that answers for a figure, by its id; empty where none is named.
OwnerOf: TypeAlias = Callable[[str], str]
Owns: TypeAlias = Callable[[str], bool]
# A chart drawn anew of the figures that are owned; None where that can't be drawn.
Redraw: TypeAlias = Callable[[Chart, Owns], Chart | None]


def as_it_is(chart: Chart, owns: Owns) -> Chart:
    """Where charts cannot be drawn anew they stay whole."""
    del owns
    return chart


def owners_in(pages: Sequence[Page], owner_of: OwnerOf) -> tuple[str, ...]:
    """Every department that answers for a figure or a task, in the order they are met."""
    found: dict[str, None] = {}
    for block in (block for page in pages for block in page.blocks):
        found |= dict.fromkeys(o for o in map(owner_of, filter(None, _figures(block))) if o)
        if isinstance(block, RemarkPanel):
            lines = (*block.musts, *block.next)
            found |= dict.fromkeys(line.responsible for line in lines if line.responsible)
    return tuple(found)


def pages_of_owner(
    pages: Sequence[Page], owner: str, owner_of: OwnerOf, redraw: Redraw = as_it_is
) -> tuple[Page, ...]:
    """The pages of a department, those with nothing of its own left out; `redraw` parts mixed charts."""

    def owns(figure: str) -> bool:
        return bool(figure) and owner_of(figure) == owner

    found = [replace(p, blocks=tuple(_kept(p.blocks, owns, owner, redraw))) for p in pages]
    return tuple(_headed(p, owns) for p in found if p.blocks)


def owner_in(bundle: Bundle, owner: str, before: Language, after: Language) -> str:
    """A department's name in another language; empty where the bundle does not name it."""
    named = [*(x.owner for x in bundle.indicators), *(x.owner for x in bundle.facts)]
    return next((text.get(after) for text in named if text and text.get(before) == owner), "")


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


def _headed(page: Page, owns: Owns) -> Page:
    """A headline about other figures is not this department's."""
    figures = [r.figure for r in page.headline if r.figure]
    return page if not figures or any(map(owns, figures)) else replace(page, headline=())


def _kept(blocks: Sequence[Block], owns: Owns, owner: str, redraw: Redraw) -> Iterator[Block]:
    for block in blocks:
        kept = _part(block, owns, owner, redraw)
        if kept is not None:
            yield kept


def _part(block: Block, owns: Owns, owner: str, redraw: Redraw) -> Block | None:
    """What of a block concerns the department."""
    match block:
        case Cards():
            cards = tuple(c for c in block.cards if owns(c.figure))
            return replace(block, cards=cards) if cards else None
        case Chart():
            if not any(map(owns, block.figures)):
                return None
            return block if all(map(owns, block.figures)) else redraw(block, owns) or block
        case Points():
            points = tuple(p for p in block.points if any(owns(r.figure) for r in p.runs))
            return replace(block, points=points) if points else None
        case Table():
            rows: tuple[Row, ...] = tuple(r for r in block.rows if any(owns(c.figure) for c in r))
            return replace(block, rows=rows) if rows else None
        case RemarkPanel():
            return _tasks(block, owner)
        case _:
            return None


def _tasks(block: RemarkPanel, owner: str) -> RemarkPanel | None:
    def own(lines: Sequence[RemarkLine]) -> tuple[RemarkLine, ...]:
        return tuple(line for line in lines if owner in line.responsible)

    musts, following = own(block.musts), own(block.next)
    return replace(block, text=(), musts=musts, next=following) if musts or following else None
