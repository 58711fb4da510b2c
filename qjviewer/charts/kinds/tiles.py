"""`tiles`: figures as plates, the first large and dark; for counts that are no parts of one whole."""

import math
from collections.abc import Iterator

from qjviewer.bundle.model import Figure
from qjviewer.charts.kind import CannotDraw, Request
from qjviewer.charts.kinds._common import data_table, first_ones, link, shown, status_of, summary
from qjviewer.charts.marks import At, Bar, Label, Margins, Mark, Role, Scene, View
from qjviewer.figures.teller import Teller
from qjviewer.wording import say

_MOST = 40
_MAIN_SHARE = 0.36  # of the width
_GAP = 0.022  # of the width
_ROW = 5.3  # em a small tile is high


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
        view=View(0, 1, 0, 1),
        margins=Margins(left=0, right=0, top=0.2, bottom=0.2),
        marks=tuple(marks),
        height=tall * _ROW + (tall - 1) * 0.7 + 0.4,
        table=data_table(request.figures, teller),
        summary=summary(request),
        notes=notes,
        lang=teller.lang,
    )


def _main(figure: Figure, teller: Teller, width: float, *, unit: bool) -> Iterator[Mark]:
    to, target = link(figure, teller), figure.status == "target"
    words: Role = "text" if target else "inverse"
    yield Bar(0, width, 0, 1, "tile-main", to, hollow=target)
    number = shown(figure, teller, unit=unit)
    yield Label(At(0, 0.52, dx=0.9), number, 3.3, True, words, "left", "bottom", width, fit="shrink", link=to)
    name = At(0, 0.52, dx=0.9, dy=0.2)
    yield Label(name, _name(figure, teller), 1.07, False, words, "left", "top", width, height=0.45, link=to)


def _small(
    number: int, count: int, rows: int, figure: Figure, teller: Teller, *, unit: bool
) -> Iterator[Mark]:
    to = link(figure, teller)
    row, column = divmod(number, 2)
    alone = number == count - 1 and column == 0
    full = 1 - _MAIN_SHARE - _GAP
    width = full if alone else (full - _GAP) / 2
    x = _MAIN_SHARE + _GAP + column * ((full - _GAP) / 2 + _GAP)
    # Gaps between rows are part of the height, which is in em; a fixed share keeps them even.
    space = 0.07 if rows == 2 else 0.14 / max(rows, 1) if rows > 1 else 0.0
    height = (1 - space * (rows - 1)) / rows
    y = row * (height + space)
    target = figure.status == "target"
    yield Bar(x, x + width, y, y + height, "axis" if target else "tile", to, hollow=target)
    at, text = At(x, y + height * 0.57, dx=0.75), shown(figure, teller, unit=unit)
    yield Label(at, text, 1.9, True, "text", "left", "bottom", width, fit="shrink", link=to)
    name = At(x, y + height * 0.57, dx=0.75, dy=0.1)
    yield Label(
        name, _name(figure, teller), 0.93, False, "text", "left", "top", width, height=height * 0.4, link=to
    )


def _name(figure: Figure, teller: Teller) -> str:
    status = status_of(figure, teller)
    name = teller.short(figure)
    return say("charts.with-status", teller.lang, text=name, status=status) if status else name
