"""What is written without effect: blocks that list nothing, keys that a kind of chart or table does not read.

No page shows such a block, and a title over it would be lost without a word.
"""

from collections.abc import Iterator

from qjviewer.bundle.model import Block, CardsBlock, ChartBlock, ItemsBlock, PointsBlock, TableBlock
from qjviewer.charts.kind import CHOICES, keys_of, kind_names
from qjviewer.checks.subject import Subject
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report blocks without content, statements without columns, and keys that are not read."""
    for path, block in subject.blocks:
        if _is_empty(block):
            yield subject.report("block-empty", path, Severity.WARNING)
        elif isinstance(block, TableBlock) and block.table == "statement" and not block.columns:
            yield subject.report("no-columns", path)
        for kind, key in _unread(block):
            yield subject.report("key-unread", f"{path}.{key}", Severity.WARNING, kind=kind, key=key)


def _unread(block: Block) -> Iterator[tuple[str, str]]:
    """The kind of a block with each key that is given and not read."""
    if isinstance(block, TableBlock) and block.table == "facts" and block.columns:
        yield block.table, "columns"
    if isinstance(block, ChartBlock) and block.chart in kind_names():
        read = keys_of(block.chart)
        yield from ((block.chart, key) for key in CHOICES if key not in read and getattr(block, key))


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
