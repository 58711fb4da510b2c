"""`tiles`: figures as plates, the first large and dark; for counts that are no parts of one whole."""

import math
import re
from collections.abc import Iterator

import msgspec

from qjviewer.charts.capacity import Capacity
from qjviewer.charts.kinds._common import data_table, first_ones, link, shown, status_of, summary
from qjviewer.charts.marks import At, Bar, Label, Margins, Mark, PlotRange, Role, Scene
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.wording import say

CAPACITY = Capacity(10)

_MOST = 40
_MAIN_SHARE = 0.36  # of the width
_GAP = 0.022  # of the width
_SPACE = 0.06  # of the height, all gaps between rows together
_ROW = 5.3  # em a small tile is high
_LEADING = re.compile(r"((?:[A-Za-z]+ )+)(\d.*)", re.DOTALL)


class _Plate(msgspec.Struct, frozen=True):
    """Where a tile is, in data coordinates."""

    x: float
    y: float
    width: float
    height: float


def draw(request: Request) -> Scene:
    """A large tile at the left, small ones beside it in two columns."""
    if not request.figures:
        raise CannotDraw("no-figures")
    teller = request.teller
    figures, notes = first_ones(request.figures, teller, _MOST)
    unit = len({f.unit for f in figures}) > 1
    rows = max(1, math.ceil((len(figures) - 1) / 2))
    tall = max(rows, 2)
    marks: list[Mark] = [*_main(figures[0], teller, 1.0 if len(figures) == 1 else _MAIN_SHARE, unit=unit)]
    for number, figure in enumerate(figures[1:]):
        marks += _small(number, len(figures) - 1, rows, figure, teller, unit=unit)
    return Scene(
        view=PlotRange(0, 1, 0, 1),
        margins=Margins(left=0, right=0, top=0.2, bottom=0.2),
        marks=tuple(marks),
        height=tall * _ROW + (tall - 1) * 0.7 + 0.4,
        table=data_table(request.figures, teller),
        summary=summary(request),
        notes=notes,
        lang=teller.lang,
    )


def _main(figure: Figure, teller: Teller, width: float, *, unit: bool) -> Iterator[Mark]:
    target = figure.is_target
    yield Bar(0, width, 0, 1, "tile-main", link(figure, teller), hollow=target)
    words: Role = "text" if target else "inverse"
    yield from _words(figure, teller, _Plate(0, 0, width, 1), 3.3, words, unit=unit)


def _small(
    number: int, count: int, rows: int, figure: Figure, teller: Teller, *, unit: bool
) -> Iterator[Mark]:
    row, column = divmod(number, 2)
    full = 1 - _MAIN_SHARE - _GAP
    half = (full - _GAP) / 2
    alone = number == count - 1 and column == 0
    space = _SPACE / max(1, rows - 1)
    height = (1 - space * (rows - 1)) / rows
    x, y = _MAIN_SHARE + _GAP + column * (half + _GAP), row * (height + space)
    plate = _Plate(x, y, full if alone else half, height)
    target = figure.is_target
    yield Bar(
        x, x + plate.width, y, y + height, "axis" if target else "tile", link(figure, teller), hollow=target
    )
    yield from _words(figure, teller, plate, 1.9, "text", unit=unit)


def _words(
    figure: Figure, teller: Teller, plate: _Plate, size: float, role: Role, *, unit: bool
) -> Iterator[Mark]:
    """The number, and below it the name; both from the top, so that numbers stand on one line.

    Words before a number (more than 500) stand small above it.
    """
    to, dx, small = link(figure, teller), 0.45 + size / 8, 0.93 if size < 3 else 1.07
    said, name = shown(figure, teller, unit=unit), _name(figure, teller)
    leading, number = _parted(said)
    if leading:
        yield Label(At(plate.x, plate.y, dx=dx, dy=0.6), leading, small, False, role, "left", "top", link=to)
    base = 0.5 + size * 1.35 + (small * 1.1 if leading else 0.0)
    at = At(plate.x, plate.y, dx=dx, dy=base)
    yield Label(at, number, size, True, role, "left", "bottom", plate.width, fit="shrink", link=to)
    height = plate.height * 0.92
    yield Label(at, name, small, False, role, "left", "top", plate.width, height, link=to)


def _name(figure: Figure, teller: Teller) -> str:
    status = status_of(figure, teller)
    name = teller.short(figure)
    return say("charts.with-status", teller.lang, text=name, status=status) if status else name


def _parted(said: str) -> tuple[str, str]:
    """Words before a number, and the number with what follows; words alone are no such words."""
    found = _LEADING.fullmatch(said)
    return (found[1].rstrip(), found[2]) if found else ("", said)
