"""What can be chosen for printing, and the measures of the paper (all in points, 1/72 inch)."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

MM: Final = 72 / 25.4

Paper: TypeAlias = Literal["A4", "A3", "Letter"]
PAPERS: Final[tuple[Paper, ...]] = ("A4", "A3", "Letter")
Binding: TypeAlias = Literal["left", "top"]
BINDINGS: Final[tuple[Binding, ...]] = ("left", "top")
PER_PAGE: Final = (2, 4, 6)

# Millimetres, upright. A3 is laid out as A4 and enlarged: the same pages for a larger table.
_SIZES: Final[dict[Paper, tuple[float, float]]] = {
    "A4": (210, 297),
    "A3": (210, 297),
    "Letter": (215.9, 279.4),
}
# GB/T 9704-2012: the type area of A4 is 156 × 225 mm.
_TOP, _BOUND, _OUTER, _BOTTOM = 37 * MM, 28 * MM, 26 * MM, 35 * MM


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """One choice of each; `tabs` empty prints all of them."""

    style: str = "summary"
    paper: Paper = "A4"
    landscape: bool = False
    gray: bool = False
    double_sided: bool = False
    binding: Binding = "left"
    tabs: tuple[str, ...] = ()
    context: bool = True
    watermark: str = ""
    per_page: int = 2

    @property
    def scale(self) -> float:
        """How much larger than laid out the pages are printed."""
        return 297 / 210 if self.paper == "A3" else 1.0

    def size(self, wide: bool) -> tuple[float, float]:
        """Width and height of a sheet as laid out, upright or wide."""
        short, long = (side * MM for side in _SIZES[self.paper])
        return (long, short) if wide else (short, long)


@dataclass(frozen=True, slots=True)
class Frame:
    """The type area on a sheet: where it begins and how large it is."""

    x: float
    y: float
    width: float
    height: float


def frame(options: PrintOptions, number: int, wide: bool) -> Frame:
    """The type area of a sheet; `number` counts from 1, `wide` says how this sheet lies."""
    width, height = options.size(wide)
    left, top, right, bottom = _margins(options, number, wide)
    return Frame(left, top, width - left - right, height - top - bottom)


def _margins(options: PrintOptions, number: int, wide: bool) -> tuple[float, float, float, float]:
    back = options.double_sided and number % 2 == 0
    if wide and not options.landscape and options.binding == "left":
        # A wide table among upright pages: its head lies at the binding, on a back page at the outer edge.
        top, bottom = (_OUTER, _BOUND) if back else (_BOUND, _OUTER)
        return _BOTTOM, top, _TOP, bottom
    if options.binding == "top":
        side = (_BOUND + _OUTER) / 2
        return (side, _BOTTOM, side, _TOP) if back else (side, _TOP, side, _BOTTOM)
    return (_OUTER, _TOP, _BOUND, _BOTTOM) if back else (_BOUND, _TOP, _OUTER, _BOTTOM)
