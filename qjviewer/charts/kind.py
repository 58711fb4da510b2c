"""Chart kinds: each a module under `charts/kinds` with a pure `draw(request) -> Scene`."""

import importlib
from collections.abc import Callable
from functools import cache
from typing import Final, Literal, Protocol, TypeAlias

import msgspec

from qjviewer.bundle.model import ChartBlock, Item
from qjviewer.charts import kinds
from qjviewer.charts.marks import Scene
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.resources import modules_in


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


# As what other programs draw a kind: bars, bars in the order drawn, lines, lines of ranks, or nothing.
NativeForm: TypeAlias = Literal["", "bars", "board", "lines", "ranks"]
_NO_FORM: Final[NativeForm] = ""


class ChartKind(Protocol):
    """A module of `charts/kinds`; `NATIVE`, where it has one, is its form in other programs."""

    def draw(self, request: Request) -> Scene: ...


@cache
def kind_names() -> tuple[str, ...]:
    """The names a bundle may use, found by walking the package."""
    return tuple(name for name in modules_in(kinds.__path__) if name[0] != "_")


def draw(kind: str, request: Request) -> Scene:
    """Draw one chart.

    Raises KeyError for an unknown kind and CannotDraw when the figures do not suit it.
    """
    if kind not in kind_names():
        raise KeyError(kind)
    module: ChartKind = importlib.import_module(f"{kinds.__name__}.{kind}")
    return module.draw(request)


def native_form(kind: str) -> NativeForm:
    """As what Excel and PowerPoint draw a kind; empty for kinds that are shapes or tables there."""
    if kind not in kind_names():
        return _NO_FORM
    form: NativeForm = getattr(importlib.import_module(f"{kinds.__name__}.{kind}"), "NATIVE", _NO_FORM)
    return form


def told_of(kind: str) -> str:
    """What a kind shows, in one line: what its module says of itself."""
    words = (importlib.import_module(f"{kinds.__name__}.{kind}").__doc__ or "").split("\n")[0]
    return words.partition(": ")[2]
