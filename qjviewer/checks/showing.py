"""What blocks show: the figures and items of each, found as pages find them."""

from collections.abc import Iterable, Iterator

import msgspec

from qjviewer.bundle.model import (
    Block,
    CardsBlock,
    ChartBlock,
    ItemsBlock,
    RemarkBlock,
    RemarkPoint,
    TableBlock,
)
from qjviewer.figures.addresses import Unknown
from qjviewer.figures.figure import Figure
from qjviewer.pages.columns import cell_of, columns_of
from qjviewer.pages.maker import Maker
from qjviewer.pages.selectors import chosen


class ShownBlock(msgspec.Struct, frozen=True):
    """A block with its origin path, the figures it shows and the items it lists."""

    path: str
    block: Block
    figures: tuple[Figure, ...] = ()
    items: tuple[str, ...] = ()


def shown_blocks(blocks: Iterable[tuple[str, Block]], maker: Maker) -> Iterator[ShownBlock]:
    """Every block that shows figures or items of its own accord; what prose names is not among them."""
    for path, block in blocks:
        match block:
            case CardsBlock():
                yield ShownBlock(path, block, maker.figures(block.cards), _items(block.cards, maker))
            case ChartBlock():
                own = maker.beyond() if block.later else maker
                yield ShownBlock(path, block, chosen(block, path, own).figures, block.items)
            case TableBlock():
                yield ShownBlock(path, block, _in_table(block, path, maker))
            case ItemsBlock():
                yield ShownBlock(path, block, items=block.items)
            case RemarkBlock():
                yield _remark(path, block, maker)
            case _:
                pass


def _items(addresses: Iterable[str], maker: Maker) -> tuple[str, ...]:
    found = (maker.cube.resolve(text) for text in addresses)
    return tuple(a.id for a in found if not isinstance(a, Unknown) and a.what == "item")


def _in_table(block: TableBlock, path: str, maker: Maker) -> tuple[Figure, ...]:
    if block.table == "facts":
        return maker.figures(row.of for row in block.of)
    columns = columns_of(block.columns, path, maker)
    cells = (cell_of(row.of, column, path, maker)[1] for row in block.of for column in columns)
    return tuple(dict.fromkeys(figure for figure in cells if figure is not None))


def _remark(path: str, block: RemarkBlock, maker: Maker) -> ShownBlock:
    remark = maker.bundle.remark_by_id.get(block.remark)
    if remark is None:
        return ShownBlock(path, block)
    points: tuple[RemarkPoint, ...] = (*remark.musts, *remark.next)
    addresses = [*remark.figures, *(text for point in points for text in point.figures)]
    items = [*remark.items, *(item for point in points for item in point.items)]
    return ShownBlock(path, block, maker.figures(addresses), tuple(items))
