"""Chart kinds: each a module under `charts/kinds` with a pure `draw(request) -> Scene`."""

import importlib
from functools import cache
from typing import Final, Literal, Protocol, TypeAlias

from msgspec.structs import replace

from qjviewer.charts import kinds
from qjviewer.charts.capacity import Capacity, folded, parts_of
from qjviewer.charts.marks import Scene
from qjviewer.charts.request import Request
from qjviewer.resources import modules_in

# As what other programs draw a kind: bars, bars in the order drawn, lines, lines of ranks, or nothing.
NativeForm: TypeAlias = Literal["", "bars", "board", "lines", "ranks"]
_NO_FORM: Final[NativeForm] = ""
# Keys of a chart that some kinds read and others do not.
CHOICES: Final = ("items", "beside", "whole", "parts", "by")


class ChartKind(Protocol):
    """A module of `charts/kinds`.

    `NATIVE`, where it has one, is its form in other programs; `CAPACITY` what a page of a show has room for;
    `KEYS` are those of `CHOICES` that it reads.
    """

    def draw(self, request: Request) -> Scene: ...


@cache
def kind_names() -> tuple[str, ...]:
    """The names a bundle may use, found by walking the package."""
    return tuple(name for name in modules_in(kinds.__path__) if name[0] != "_")


def _module(kind: str) -> ChartKind:
    module: ChartKind = importlib.import_module(f"{kinds.__name__}.{kind}")
    return module


def draw(kind: str, request: Request) -> Scene:
    """Draw one chart.

    Raises KeyError for an unknown kind and CannotDraw when the figures do not suit it.
    """
    if kind not in kind_names():
        raise KeyError(kind)
    module = _module(kind)
    scene = module.draw(request)
    capacity: Capacity | None = getattr(module, "CAPACITY", None)
    return _with_fewer(kind, scene, request, capacity) if capacity is not None else scene


def _with_fewer(kind: str, scene: Scene, request: Request, capacity: Capacity) -> Scene:
    """The scene with what is shown of it where it has no room: its halves, or the places that matter."""
    parts = tuple(draw(kind, part) for part in parts_of(request, capacity))
    few = folded(request, capacity)
    if few is None:
        return replace(scene, parts=parts) if parts else scene
    drawn = draw(kind, few.request)
    return replace(scene, parts=parts, folded=replace(drawn, notes=(*drawn.notes, *few.notes)))


def native_form(kind: str) -> NativeForm:
    """As what Excel and PowerPoint draw a kind; empty for kinds that are shapes or tables there."""
    if kind not in kind_names():
        return _NO_FORM
    form: NativeForm = getattr(_module(kind), "NATIVE", _NO_FORM)
    return form


def keys_of(kind: str) -> tuple[str, ...]:
    """Which of `CHOICES` a kind reads."""
    keys: tuple[str, ...] = getattr(_module(kind), "KEYS", ())
    return keys


def told_of(kind: str) -> str:
    """What a kind shows, in one line: what its module says of itself."""
    words = (_module(kind).__doc__ or "").split("\n")[0]
    return words.partition(": ")[2]
