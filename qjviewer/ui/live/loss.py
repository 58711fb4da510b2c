"""Whether a reading of a briefing shows less than the one before, because of an error."""

from collections.abc import Mapping

from qjviewer.figures.teller import NOT_AVAILABLE
from qjviewer.load import Loaded
from qjviewer.pages.blocks import Block, Cards, Chart, Entries, Page, Points, RemarkPanel, Table, Trouble
from qjviewer.problems import Severity


def loses(old: Loaded | None, new: Loaded) -> bool:
    """Whether to keep what is on the screen: the new reading has a new error and shows less.

    A half-written file often still parses: what gives it away is that something is missing.
    """
    if new.cover is None:
        return True
    if old is None or old.path != new.path or old.view != new.view or not _new_errors(old, new):
        return False
    before, after = _extent(old), _extent(new)
    return any(after.get(tab, 0) < size for tab, size in before.items())


def _new_errors(old: Loaded, new: Loaded) -> bool:
    def errors(loaded: Loaded) -> set[object]:
        # Lines move while a file is edited: the same complaint elsewhere is not a new one.
        return {(p.code, p.where.file, p.args) for p in loaded.problems if p.severity is Severity.ERROR}

    return bool(errors(new) - errors(old))


def _extent(loaded: Loaded) -> Mapping[str, int]:
    return {page.id: _page_extent(page) for page in loaded.pages}


def _page_extent(page: Page) -> int:
    return sum(_block_extent(block) for block in page.blocks)


def _block_extent(block: Block) -> int:
    """How many things a block shows."""
    match block:
        case Cards():
            return sum(card.number != NOT_AVAILABLE for card in block.cards)
        case Chart():
            return 1 + len(block.figures)
        case Points():
            return len(block.points)
        case Entries():
            return len(block.entries)
        case RemarkPanel():
            return 1 + len(block.musts) + len(block.next)
        case Table():
            return sum(cell.text != NOT_AVAILABLE for row in block.rows for cell in row)
        case Trouble():
            return 0
        case _:
            return 1
