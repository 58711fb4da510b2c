"""Blocks that list nothing: no page shows them, and a title over one would be lost without a word."""

from collections.abc import Iterator

from qjviewer.bundle.model import Block, CardsBlock, ChartBlock, ItemsBlock, PointsBlock, TableBlock
from qjviewer.checks.subject import Subject
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report blocks without content, statements without columns, and columns of a table that has its own."""
    for path, block in subject.blocks:
        if _is_empty(block):
            yield subject.report("block-empty", path, Severity.WARNING)
        elif isinstance(block, TableBlock) and block.table == "statement" and not block.columns:
            yield subject.report("no-columns", path)
        elif isinstance(block, TableBlock) and block.table == "facts" and block.columns:
            yield subject.report("columns-unused", f"{path}.columns", Severity.WARNING)


def _is_empty(block: Block) -> bool:
    match block:
        case CardsBlock():
            return not block.cards
        case ChartBlock():
            return not (block.of or block.items)
        case PointsBlock():
            return not block.points
        case ItemsBlock():
            return not block.items
        case TableBlock():
            return not block.of
        case _:
            return False
