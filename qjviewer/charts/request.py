"""What a kind of chart is asked to draw."""

from collections.abc import Callable

import msgspec

from qjviewer.bundle.model import ChartBlock, Item
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller


def _always(figure: Figure) -> bool:
    del figure
    return True


class CannotDraw(ValueError):
    """The figures given do not suit the kind; `reason` names a phrase `charts.<reason>`."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class Request(msgspec.Struct, frozen=True):
    """What a kind draws: figures in the order of its selector, items for a timeline, and the wording."""

    figures: tuple[Figure, ...]
    teller: Teller
    items: tuple[Item, ...] = ()
    # The group whose members are shown, and the options of the block, where a kind needs them.
    group: str = ""
    block: ChartBlock | None = None
    # Which figures this view shows: a kind that looks for more than was chosen asks before it draws them.
    shows: Callable[[Figure], bool] = _always
    # All that is compared, where only some of it is drawn: ranks and shades are those among all.
    compared: tuple[Figure, ...] = ()
