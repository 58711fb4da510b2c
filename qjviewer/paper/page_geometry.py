"""The measures of a page of each style: one place, told to the template and used to fit charts and tables."""

from typing import Final

import msgspec

from qjviewer.paper.options import MM, Paper, PrintOptions

_SIZES: Final[dict[Paper, tuple[float, float]]] = {
    "A4": (210, 297),
    "A3": (297, 420),
    "Letter": (215.9, 279.4),
}
# GB/T 9704-2012: 22 lines of 28 characters on 156 × 225 mm.
LINES, CHARACTERS, BODY = 22, 28, 16.0


class PaperMargins(msgspec.Struct, frozen=True):
    """Millimetres; `bound` is the side of the binding, `outer` the one across from it."""

    top: float
    bottom: float
    bound: float
    outer: float


class Geometry(msgspec.Struct, frozen=True):
    """A page in points: size, margins, columns, and the width and height of one column."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    columns: int
    gutter: float
    column: float
    tall: float
    # The width of a page turned for a wide table; 0 where the style turns none.
    turned: float = 0.0


# The block of official papers leaves much white; working papers use it.
_OFFICIAL = PaperMargins(37, 35, 28, 26)
_WORKING = PaperMargins(21, 22, 25, 19)
_ONEPAGE = PaperMargins(15, 16, 18, 16)
# A slide of 16:9 must be 182.4 mm wide so that its smallest type, 26 units of 1920, is 7 points large.
_SLIDES = PaperMargins(15, 16, 15, 12.5)
_MARGINS: Final[dict[str, PaperMargins]] = {
    "official": _OFFICIAL,
    "onepage": _ONEPAGE,
    "handout": _SLIDES,
    "notes": _SLIDES,
}
CARD: Final = (210 * MM, 148 * MM)


def geometry(options: PrintOptions) -> Geometry:
    """The page a style is set on."""
    if options.style == "card":
        return Geometry(*CARD, 0, 0, 0, 0, 2, 0, CARD[0] / 2, CARD[1])
    official_pair = options.style == "official" and options.paper == "A3"
    short, long = _SIZES[options.paper]
    width, height = (long, short) if options.landscape or official_pair else (short, long)
    margins = _MARGINS.get(options.style, _WORKING)
    top, bottom, left, right = _edges(margins, options)
    columns = 2 if options.paper == "A3" and options.style in ("summary", "official", "department") else 1
    # Two official pages on one sheet keep the margins each would have.
    gutter = margins.bound + margins.outer if official_pair else 11.0
    column = (width - left - right - gutter * (columns - 1)) / columns
    tall = height - top - bottom
    turned = height - 2 * margins.outer if columns == 1 and not options.landscape else 0.0
    return Geometry(
        width=width * MM,
        height=height * MM,
        top=top * MM,
        bottom=bottom * MM,
        left=left * MM,
        right=right * MM,
        columns=columns,
        gutter=gutter * MM,
        column=column * MM,
        tall=tall * MM,
        turned=turned * MM,
    )


def _edges(margins: PaperMargins, options: PrintOptions) -> tuple[float, float, float, float]:
    """Top, bottom, left and right of a front page."""
    if options.binding == "top":
        side, head = (margins.bound + margins.outer) / 2, max(margins.top, margins.bound)
        # The back of a sheet turned over its head is bound at its foot.
        return head, max(head, margins.bottom) if options.double_sided else margins.bottom, side, side
    return margins.top, margins.bottom, margins.bound, margins.outer
