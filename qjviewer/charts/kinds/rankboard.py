"""`rankboard`: a group's places in their order, with the distances between; of many the middle is folded."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from qjviewer.charts.kinds._board import (
    MOST_WHOLE,
    BoardMoves,
    BoardRow,
    Fold,
    apart,
    apart_in_words,
    fold_names,
    fold_words,
    folded,
    moves_of,
    rank_text,
    rank_words,
    ranked,
    whole_of_group,
)
from qjviewer.charts.kinds._board_columns import in_columns
from qjviewer.charts.kinds._common import drawable, link, number_label, one_unit, own, sentence, values_of
from qjviewer.charts.kinds._places import place_name
from qjviewer.charts.marks import (
    At,
    Bar,
    ColumnCell,
    Label,
    Link,
    Margins,
    Mark,
    PlotRange,
    Role,
    Rule,
    Scene,
    SideColumn,
)
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.charts.scales import domain
from qjviewer.figures.figure import Figure
from qjviewer.figures.group_ranks import RankedFigure
from qjviewer.figures.teller import NOT_APPLICABLE, Teller
from qjviewer.wording import say

KEYS = ("beside", "whole")
NATIVE = "board"
_HALF = 0.32
_LEAST_BESIDE = 4  # rows from which on they may stand in columns side by side
_FEW = 12  # up to so many rows every distance is told, and rows stand comfortably
_ROW, _CLOSE_ROW = 2.4, 1.7  # em


def draw(request: Request) -> Scene:
    """A row a place, best first; raises CannotDraw for several indicators or periods, or no value."""
    teller, figures = request.teller, request.figures
    if not any(f.value is not None for f in figures):
        raise CannotDraw("no-values")
    if len({(f.indicator, f.measure, f.period) for f in figures}) > 1:
        raise CannotDraw("one-order")
    one_unit([f for f in figures if f.value is not None], teller)
    order = ranked(figures, request.group, teller)
    average, moves = _average(request), moves_of(order, request)
    whole = request.block is not None and request.block.whole
    found = _arrangements(folded(order, teller, whole=whole), average, moves, request)
    if whole and len(order) > MOST_WHOLE:
        # A slide has no room for every row.
        found += _arrangements(folded(order, teller, whole=False), average, moves, request)
    return replace(
        found[0],
        table=_table(order, moves, teller),
        summary=_summary(order, teller),
        notes=tuple(_notes(order, average, moves, request)),
        others=tuple(found[1:]),
    )


def _arrangements(
    lines: Sequence[BoardRow], average: Figure | None, moves: BoardMoves, request: Request
) -> list[Scene]:
    """The rows under each other and in columns side by side, what is better first."""
    found = [_upright(lines, average, moves, request)]
    if len(lines) > _LEAST_BESIDE:
        found += [in_columns(lines, count, average, moves, request) for count in (2, 3)]
    if len(lines) > _FEW * 2 and not any(isinstance(line, Fold) for line in lines):
        # Many rows read better side by side wherever there is the width.
        found.reverse()
    return found


def _average(request: Request) -> Figure | None:
    found = whole_of_group(request.figures[0], request.group, request.teller)
    return found if found is not None and found.value is not None and request.shows(found) else None


def _upright(lines: Sequence[BoardRow], average: Figure | None, moves: BoardMoves, request: Request) -> Scene:
    teller = request.teller
    low, high = domain([*values_of(request.figures), *values_of([average] if average else [])])
    last = len(lines) - 0.5
    return Scene(
        view=PlotRange(low, high, -0.5, last),
        margins=Margins(left=0.4, right=0.6, top=0.2, bottom=1.7 if average else 0.2),
        marks=(
            *_names(lines, moves, teller),
            Rule(At(0, -0.5), At(0, last), "axis"),
            *(m for n, line in enumerate(lines) for m in _bar(n, line, low, high, teller)),
            *_average_line(average, last, teller),
            _values(lines, teller),
            *_distances(lines, teller),
        ),
        height=len(lines) * (_ROW if len(lines) <= _FEW else _CLOSE_ROW) + 0.4 + (1.5 if average else 0),
        lang=teller.lang,
    )


def _names(lines: Sequence[BoardRow], moves: BoardMoves, teller: Teller) -> Iterator[Mark]:
    ranks = [ColumnCell(float(n), rank_text(line, teller), _bold(line, teller), _ink(line, teller))
             for n, line in enumerate(lines) if isinstance(line, RankedFigure)]  # fmt: skip
    yield SideColumn("left", tuple(ranks))
    told = [(n, s, moves.words(s)) for n, s in enumerate(lines) if isinstance(s, RankedFigure)]
    moved = [ColumnCell(float(n), words, _bold(s, teller), _ink(s, teller)) for n, s, words in told if words]
    if moved:
        yield SideColumn("left", tuple(moved), align="left", spare=2)
    names = [ColumnCell(float(n), place_name(line.figure, teller), _bold(line, teller))
             for n, line in enumerate(lines) if isinstance(line, RankedFigure)]  # fmt: skip
    yield SideColumn("left", tuple(names), align="left")


def _bold(line: RankedFigure, teller: Teller) -> bool:
    return own(line.figure, teller)


def _ink(line: RankedFigure, teller: Teller) -> Role:
    return "text" if own(line.figure, teller) else "muted"


def _bar(number: int, line: BoardRow, low: float, high: float, teller: Teller) -> Iterator[Mark]:
    if isinstance(line, Fold):
        words = fold_words(line, teller)
        to = Link("", f"{words}\n{fold_names(line, teller)}")
        yield Label(At(low, number, dx=0.3), words, 0.93, role="muted", link=to)
        return
    figure, value = line.figure, drawable(line.figure)
    mine, to = own(figure, teller), link(figure, teller)
    if mine:
        yield Bar(low, high, number - 0.46, number + 0.46, "tint", to)
    if figure.value is None:
        yield Label(At(0, number, dx=0.4), teller.why(figure), 0.93, role="muted", link=to)
        return
    role: Role = "district" if mine else "peer"
    yield Bar(min(0.0, value), max(0.0, value), number - _HALF, number + _HALF, role, to)


def _average_line(average: Figure | None, last: float, teller: Teller) -> Iterator[Mark]:
    if average is not None:
        x, to = drawable(average), link(average, teller)
        yield Rule(At(x, -0.5), At(x, last), "text", dashed=True)
        words = f"{place_name(average, teller)} {number_label(average, teller)}"
        yield Label(At(x, last, dy=0.25), words, 0.93, align="center", valign="top", link=to)


def _values(lines: Sequence[BoardRow], teller: Teller) -> SideColumn:
    cells = []
    for number, line in enumerate(lines):
        if isinstance(line, RankedFigure):
            to = link(line.figure, teller)
            text = number_label(line.figure, teller)
            cells.append(ColumnCell(float(number), text, True, _number_ink(line.figure), to))
    return SideColumn("right", tuple(cells))


def _number_ink(figure: Figure) -> Role:
    return "text" if figure.value is not None else "muted"


def _distances(lines: Sequence[BoardRow], teller: Teller) -> Iterator[SideColumn]:
    """Between neighbours, how far they are apart; of many rows only those beside our own."""
    cells = []
    for number, (better, worse) in enumerate(pairwise(lines)):
        if isinstance(better, Fold) or isinstance(worse, Fold) or not worse.rank:
            continue
        near = own(better.figure, teller) or own(worse.figure, teller)
        words = apart(better.figure, worse.figure, teller)
        if words and (near or len(lines) <= _FEW):
            role: Role = "accent" if own(worse.figure, teller) else "text" if near else "muted"
            told = say("charts.apart", teller.lang, amount=words)
            span = (number + 0.12, number + 0.88)
            cells.append(ColumnCell(number + 0.5, told, role == "accent", role, span=span))
    if cells:
        yield SideColumn("right", tuple(cells), align="left", spare=1)


# Words ---------------------------------------------------------------------------------------


def _notes(
    order: Sequence[RankedFigure], average: Figure | None, moves: BoardMoves, request: Request
) -> Iterator[str]:
    teller = request.teller
    if average is not None:
        words = f"{place_name(average, teller)} {number_label(average, teller)}"
        yield say("charts.average-line", teller.lang, value=words)
    if any(moves.gained.values()):
        yield say("charts.board-moves", teller.lang, other=moves.since)
    mine = next((s for s in order if own(s.figure, teller)), None)
    if mine is not None and mine.rank:
        yield from _chase(mine, order, request)
    without = sum(not s.rank for s in order)
    if without:
        known = len(order) - without
        yield say("charts.ranked-known", teller.lang, without=without, count=known)


def _chase(mine: RankedFigure, order: Sequence[RankedFigure], request: Request) -> Iterator[str]:
    """How far the places before and behind are, and what growth would close the distance."""
    teller, cube = request.teller, request.teller.cube
    ahead = [s for s in order if s.rank and s.rank < mine.rank]
    behind = [s for s in order if s.rank > mine.rank]
    told = {}
    for side, other in (("ahead", ahead[-1:]), ("behind", behind[:1])):
        if other and (gap := apart_in_words(mine.figure, other[0].figure, teller)):
            told[side] = {"place": place_name(other[0].figure, teller), "amount": gap}
    if "ahead" in told:
        closing = cube.asked(mine.figure, f"close {request.group}") if request.group else None
        key = "charts.chase-amount" if closing is not None and closing.value is not None else "charts.chase"
        growth = teller.value(closing) if closing is not None and closing.value is not None else ""
        yield say(key, teller.lang, growth=growth, level=teller.value(ahead[-1].figure), **told["ahead"])
    if "behind" in told:
        yield say("charts.chased", teller.lang, **told["behind"])


def _table(order: Sequence[RankedFigure], moves: BoardMoves, teller: Teller) -> tuple[tuple[str, ...], ...]:
    first = order[0].figure
    unit = teller.unit(first)
    name = say("charts.with-status", teller.lang, text=teller.measured(first), status=unit) if unit else ""
    since = say("charts.col-moved", teller.lang, other=moves.since)
    header = (
        say("pages.col-rank", teller.lang),
        *([since] if moves.gained else []),
        say("pages.col-place", teller.lang),
        name or teller.measured(first),
        say("charts.col-apart", teller.lang),
    )
    rows = []
    for number, standing in enumerate(order):
        before = order[number - 1] if number and standing.rank else None
        gap = apart(before.figure, standing.figure, teller) if before is not None else ""
        place = place_name(standing.figure, teller)
        value = number_label(standing.figure, teller)
        moved = [moves.words(standing) or say("pages.same", teller.lang)] if moves.gained else []
        rows.append((rank_text(standing, teller), *moved, place, value, gap or NOT_APPLICABLE))
    return (header, *rows)


def _summary(order: Sequence[RankedFigure], teller: Teller) -> str:
    """Who is first, where we are, and of how many, in one sentence."""
    first = order[0].figure
    parts = [say("charts.board-of", teller.lang, name=teller.measured(first), count=len(order))]
    told = [s for n, s in enumerate(order) if n < 3 or own(s.figure, teller)]
    parts += [
        say(
            "charts.board-place",
            teller.lang,
            place=place_name(s.figure, teller),
            rank=rank_words(s, teller),
            value=teller.value(s.figure),
        )
        for s in told
    ]
    return sentence(parts, teller)
