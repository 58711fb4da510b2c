"""`rankstrip`: a strip of as many cells as there are places ranked, with one cell marked."""

from collections.abc import Iterator, Sequence

import msgspec

from qjviewer.charts.kinds._common import data_table, first_ones, link, sentence
from qjviewer.charts.marks import Align, At, Axis, Cells, Label, Margins, Mark, PlotRange, Scene
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller, ordinal
from qjviewer.wording import say

_TOP, _BOTTOM = -0.36, 0.1  # the strip within its row; words stand beneath


class Ranked(msgspec.Struct, frozen=True):
    """A ranked figure and the number ranked: 0 when not known, `inferred` when not stated for it."""

    figure: Figure
    total: int
    inferred: bool = False


def draw(request: Request) -> Scene:
    """Strips under each other, left the first place; raises CannotDraw when nothing is ranked."""
    teller = request.teller
    found = [_ranked(f, teller) for f in request.figures if f.rank]
    if not found:
        raise CannotDraw("no-ranks")
    rows, notes = first_ones(found, teller)
    names = tuple((n + (_TOP + _BOTTOM) / 2, teller.short(r.figure)) for n, r in enumerate(rows))
    return Scene(
        view=PlotRange(0, 1, -0.5, len(rows) - 0.5),
        margins=Margins(left=0.9, right=0.5, top=0.1, bottom=0.1),
        marks=(Axis("left", names), *(m for n, r in enumerate(rows) for m in _row(n, r, teller))),
        height=len(rows) * 4.0 + 0.2,
        table=data_table(request.figures, teller),
        summary=sentence([_said(r, teller) for r in found], teller),
        notes=(*notes, *_inferred_notes(found, teller)),
        lang=teller.lang,
    )


def _ranked(figure: Figure, teller: Teller) -> Ranked:
    """The number ranked as stated, else that of a group of the same place's parts, which says so."""
    total = teller.number_ranked(figure)
    if total >= figure.rank:
        return Ranked(figure, total)
    among, year = figure.ranks[0].among, figure.period.last_year
    for group in teller.bundle.groups:
        size = group.size_in(year)
        if among in (group.id, group.within) and size >= figure.rank:
            return Ranked(figure, size, inferred=True)
    return Ranked(figure, 0)


def _row(number: int, ranked: Ranked, teller: Teller) -> Iterator[Mark]:
    figure, to = ranked.figure, link(ranked.figure, teller)
    key = "charts.position-tied" if figure.tied else "charts.position"
    own = say(key, teller.lang, rank=_rank(figure.rank, teller))
    if not ranked.total:
        # Without a number ranked there is no strip to draw: only the rank is known.
        y = number + (_TOP + _BOTTOM) / 2
        yield Label(At(0, y), own, 1.2, True, "accent", link=to)
        yield Label(At(1, y), say("charts.ranked-unknown", teller.lang), 0.93, role="muted", align="right")
        return
    y0, y1 = number + _TOP, number + _BOTTOM
    yield Cells(0, 1, y0, y1, ranked.total, (figure.rank,), inferred=ranked.inferred, link=to)
    start = (figure.rank - 1) / ranked.total
    align: Align = "left" if start < 0.5 else "right"
    x = start if align == "left" else figure.rank / ranked.total
    yield Label(At(x, y1, dy=0.85), own, 1.07, True, "accent", align, apart="x", link=to)
    if figure.rank < ranked.total:
        key = "charts.position-inferred" if ranked.inferred else "charts.position"
        last = say(key, teller.lang, rank=_rank(ranked.total, teller))
        yield Label(At(1, y1, dy=0.85), last, 0.93, role="muted", align="right", apart="x")


def _rank(rank: int, teller: Teller) -> str:
    return ordinal(rank) if teller.lang == "en" else str(rank)


def _said(ranked: Ranked, teller: Teller) -> str:
    figure = ranked.figure
    return say("charts.said-rank", teller.lang, name=teller.measured(figure), rank=teller.rank_chip(figure))


def _inferred_notes(rows: Sequence[Ranked], teller: Teller) -> Iterator[str]:
    """One note for every number that was assumed, naming the figures it was assumed for."""
    totals: dict[tuple[int, str], list[str]] = {}
    for row in rows:
        if row.inferred:
            key = (row.total, teller.ranked_among(row.figure))
            totals.setdefault(key, []).append(teller.inside(teller.short(row.figure)))
    for (total, place), names in totals.items():
        words = teller.joined(names[:6])
        yield say("charts.inferred-note", teller.lang, names=words, place=place, total=total)
