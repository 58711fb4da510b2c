"""`bump`: ranks over periods, the first on top, our own line heavy; two periods make a slope."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.periods import Period
from qjviewer.charts.capacity import Capacity
from qjviewer.charts.kinds._board import MOST_WHOLE, rank_text, rank_words, ranked
from qjviewer.charts.kinds._common import data_table, link, own, sentence
from qjviewer.charts.kinds._places import place_name
from qjviewer.charts.kinds._time import in_order, time_ticks, turns
from qjviewer.charts.marks import (
    At,
    Axis,
    ColumnCell,
    Dot,
    Label,
    Line,
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
from qjviewer.figures import ranking
from qjviewer.figures.figure import Figure
from qjviewer.figures.group_ranks import RankedFigure
from qjviewer.figures.teller import Teller
from qjviewer.wording import say

CAPACITY = Capacity(8, parted=False)

NATIVE = "ranks"
_HEAVY, _LIGHT = 2.0, 0.6
_ROW = 1.55  # em from rank to rank
_LEAST, _HIGHEST = 11.0, 30.0  # em
_FIRST, _AROUND = 3, 2  # of many places: so many of the first, so many each way from our own
_MOST_HEIGHTS = 30  # rows
_WIDEST_GAP = 2  # rows between ranks of which none in between is shown
_NUMBERED = 16  # periods up to which our own rank stands in its points


class Course(msgspec.Struct, frozen=True):
    """A place's standings by the number of their period, and the height of each rank in the drawing."""

    name: str
    own: bool
    at: Mapping[int, RankedFigure]
    heights: Mapping[int, float] = msgspec.field(default_factory=dict)

    def y(self, number: int) -> float:
        """Where its line stands in a period."""
        rank = self.at[number].rank
        return self.heights.get(rank, float(rank))


def draw(request: Request) -> Scene:
    """Lines of ranks; raises CannotDraw where nobody has a rank, or for several indicators."""
    teller = request.teller
    if len({(f.indicator, f.measure) for f in request.figures}) > 1:
        raise CannotDraw("one-order")
    periods = in_order(f.period for f in request.figures)
    every = _courses(request, periods)
    if not any(course.at for course in every):
        raise CannotDraw("no-ranks")
    courses = _shown(every, len(periods) - 1)
    last = max(courses[0].heights.values())
    marks = [m for course in courses for m in _course(course, periods, teller)]
    marks += _ends(courses, len(periods) - 1, teller)
    height = min(_HIGHEST, max(_LEAST, last * _ROW)) + 3.2
    return Scene(
        view=PlotRange(*_sides(len(periods)), 0.4, last + 0.6),
        margins=Margins(left=1.2, right=1.2, top=0.3, bottom=0.2),
        marks=(
            Axis("bottom", time_ticks({p: float(n) for n, p in enumerate(periods)}, teller.lang)),
            *(Rule(At(n - 0.5, 0.4), At(n - 0.5, last + 0.6), "grid", dashed=True) for n in turns(periods)),
            *marks,
        ),
        height=height,
        table=data_table(request.figures, teller, _ranks(every, teller)),
        summary=_summary(courses, periods, teller),
        notes=_notes(every, courses, teller),
        lang=teller.lang,
    )


def _sides(count: int) -> tuple[float, float]:
    """The first and the last period; a lone one stands in the middle."""
    return (0.0, count - 1.0) if count > 1 else (-0.5, 0.5)


def _courses(request: Request, periods: Sequence[Period]) -> list[Course]:
    """The standings of every place; those of one period are found together."""
    teller = request.teller
    by_place: dict[str, dict[int, RankedFigure]] = {}
    names: dict[str, Figure] = {}
    for number, period in enumerate(periods):
        here = [f for f in request.figures if f.period == period]
        for standing in _standings(here, request):
            by_place.setdefault(standing.figure.place, {})[number] = standing
    for figure in request.figures:
        names.setdefault(figure.place, figure)
    return [
        Course(place_name(figure, teller), own(figure, teller), by_place.get(place, {}))
        for place, figure in names.items()
    ]


def _standings(figures: Sequence[Figure], request: Request) -> Iterator[RankedFigure]:
    """The ranks in one period: published ones, else those among figures that are all of the group's."""
    known = request.teller.bundle.group_by_id.get(request.group)
    members = set(known.places) if known is not None else set()
    if members and {f.place for f in figures} >= members:
        order = ranked(figures, request.group, request.teller)
        # Where one member's value is not known, nobody's rank is.
        yield from order if all(s.rank for s in order) else ()
        return
    for figure in figures:
        group = request.group or ranking.default_group(request.teller.cube, figure)
        rank = ranking.rank_in(request.teller.cube, figure, group) if group else None
        if rank is not None:
            yield RankedFigure(figure, rank.rank, rank.tied)


def _shown(courses: Sequence[Course], last: int) -> list[Course]:
    """All places; of more than thirty the first, the last, and those around our own at the end."""
    if len(courses) <= MOST_WHOLE:
        return _heightened(sorted(courses, key=lambda c: c.own), last)
    ends = sorted((c for c in courses if last in c.at), key=lambda c: c.at[last].rank)
    mine = next((n for n, c in enumerate(ends) if c.own), 0)
    kept = {*range(_FIRST), *range(mine - _AROUND, mine + _AROUND + 1), len(ends) - 1}
    found = [c for n, c in enumerate(ends) if n in kept]
    return _heightened(sorted(found or courses[:MOST_WHOLE], key=lambda c: c.own), last)


def _heightened(courses: Sequence[Course], last: int) -> list[Course]:
    """The courses with heights for their ranks: a gap of ranks that nobody shown has takes two rows.

    Of very many only those that are named at the ends have rows of their own.
    """
    ranks = sorted({s.rank for course in courses for s in course.at.values()})
    heights: dict[int, float] = {}
    at = 0.0
    for before, rank in pairwise((0, *ranks)):
        at += min(_WIDEST_GAP, rank - before)
        heights[rank] = at
    if at > _MOST_HEIGHTS:
        heights = _between_ends(ranks, courses, last)
    return [replace(course, heights=heights) for course in courses]


def _between_ends(ranks: Sequence[int], courses: Sequence[Course], last: int) -> dict[int, float]:
    """A row for each rank that has a name at an end; the others lie between them, as far as they are."""
    named = sorted({c.at[n].rank for c in courses for n in (0, last) if n in c.at})
    rows = {0: 0.0, **{rank: float(n) for n, rank in enumerate(named, 1)}}
    rows[max(*ranks, named[-1] + 1) + 1] = len(named) + 1.0
    heights: dict[int, float] = {}
    for low, high in pairwise(sorted(rows)):
        step = (rows[high] - rows[low]) / (high - low)
        heights |= {rank: rows[low] + (rank - low) * step for rank in ranks if low < rank <= high}
    return heights


def _course(course: Course, periods: Sequence[Period], teller: Teller) -> Iterator[Mark]:
    yield from _lines(course, periods)
    for number, standing in course.at.items():
        yield from _point(course, number, standing, len(periods), teller)
    if course.at:
        yield from _name(course, len(periods) - 1, teller)


def _lines(course: Course, periods: Sequence[Period]) -> Iterator[Line]:
    """Joined from period to period, dotted across the turn of a year; broken where a rank is missing."""
    role: Role = "district" if course.own else "peer"
    weight = _HEAVY if course.own else _LIGHT
    for a, b in pairwise(range(len(periods))):
        if a in course.at and b in course.at:
            ends = ((float(a), course.y(a)), (float(b), course.y(b)))
            new_year = periods[a].last_year != periods[b].last_year
            yield Line(ends, role, weight=weight, dash="dot" if new_year else "", series=course.name)


def _point(course: Course, number: int, standing: RankedFigure, count: int, teller: Teller) -> Iterator[Mark]:
    to = _told(standing, teller)
    at = At(float(number), course.y(number))
    if not course.own:
        yield Dot(at, "circle", "peer", 0.55, link=to, series=course.name)
        return
    numbered = count <= _NUMBERED
    yield Dot(at, "circle", "district", 1.55 if numbered else 0.9, link=to, series=course.name)
    if numbered:
        yield Label(at, str(standing.rank), 0.93, True, "inverse", "center", link=to, series=course.name)


def _told(standing: RankedFigure, teller: Teller) -> Link:
    """The figure behind a rank, its rank first among the words."""
    found = link(standing.figure, teller)
    return replace(found, tip=f"{rank_words(standing, teller)}\n{found.tip}")


def _ends(courses: Sequence[Course], last: int, teller: Teller) -> Iterator[SideColumn]:
    """The names with their ranks at both ends; the left ones are left out where there is no room."""
    if last:
        yield SideColumn("left", _end_cells(courses, 0, teller), align="right", spare=1)
    yield SideColumn("right", _end_cells(courses, last, teller), align="left")


def _end_cells(courses: Sequence[Course], number: int, teller: Teller) -> tuple[ColumnCell, ...]:
    """Those who share a rank share a cell."""
    by_rank: dict[int, list[Course]] = {}
    for course in courses:
        if number in course.at:
            by_rank.setdefault(course.at[number].rank, []).append(course)
    return tuple(_end_cell(found, number, teller) for _, found in sorted(by_rank.items()))


def _end_cell(courses: Sequence[Course], number: int, teller: Teller) -> ColumnCell:
    standing, mine = courses[0].at[number], any(c.own for c in courses)
    rank, names = rank_text(standing, teller), teller.joined(c.name for c in courses)
    words = f"{rank} {names}" if number else f"{names} {rank}"
    to = _told(next((c for c in courses if c.own), courses[0]).at[number], teller)
    return ColumnCell(courses[0].y(number), words, mine, "text" if mine else "muted", to)


def _name(course: Course, last: int, teller: Teller) -> Iterator[Label]:
    """The name of a line that ends before the others do, where it ends."""
    end = max(course.at)
    if end < last:
        at = At(float(end), course.y(end), dx=1.1 if course.own else 0.6)
        to = _told(course.at[end], teller)
        ink: Role = "text" if course.own else "muted"
        yield Label(at, course.name, 0.93, course.own, ink, "left", optional=True, around=True, link=to)


def _ranks(courses: Sequence[Course], teller: Teller) -> dict[str, str]:
    """The rank drawn for each figure."""
    found = (standing for course in courses for standing in course.at.values() if standing.rank)
    return {s.figure.id: rank_text(s, teller) for s in found}


def _notes(every: Sequence[Course], shown: Sequence[Course], teller: Teller) -> tuple[str, ...]:
    found = []
    if len(shown) < len(every):
        found.append(say("charts.only-some", teller.lang, shown=len(shown), count=len(every)))
    lacking = [c.name for c in every if not c.at]
    if lacking:
        found.append(say("charts.no-rank-of", teller.lang, names=teller.joined(lacking[:8])))
    return tuple(found)


def _summary(courses: Sequence[Course], periods: Sequence[Period], teller: Teller) -> str:
    """How our own rank (or the first place's) went from period to period, in one sentence."""
    course = next((c for c in reversed(courses) if c.at), courses[0])
    told = [
        say("charts.rank-then", teller.lang, period=teller.period(periods[n]), rank=rank_words(s, teller))
        for n, s in sorted(course.at.items())
    ]
    return sentence(
        [say("charts.rank-course", teller.lang, place=course.name, count=len(courses)), *told], teller
    )
