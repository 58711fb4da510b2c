"""`bump`: ranks over periods, the first on top, our own line heavy; two periods make a slope."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qjviewer.bundle.periods import Period
from qjviewer.charts.kind import CannotDraw, Request
from qjviewer.charts.kinds._board import MOST_WHOLE, rank_text, rank_words, ranked
from qjviewer.charts.kinds._common import data_table, link, own, sentence
from qjviewer.charts.kinds._places import place_name
from qjviewer.charts.kinds._time import in_order, time_ticks, turns
from qjviewer.charts.marks import At, Axis, Dot, Label, Line, Link, Margins, Mark, Role, Rule, Scene, View
from qjviewer.figures import ranking
from qjviewer.figures.figure import Figure
from qjviewer.figures.ranking import Standing
from qjviewer.figures.teller import Teller
from qjviewer.wording import say

_HEAVY, _LIGHT = 2.0, 0.6
_ROW = 1.55  # em from rank to rank
_LEAST, _HIGHEST = 11.0, 30.0  # em
_FIRST, _AROUND = 3, 2  # of many places: so many of the first, so many each way from our own
_NUMBERED = 16  # periods up to which our own rank stands in its points


@dataclass(frozen=True, slots=True)
class Course:
    """A place's figures and standings by the number of their period."""

    name: str
    own: bool
    at: Mapping[int, Standing]


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
    last = max(s.rank for course in courses for s in course.at.values())
    marks = [m for course in courses for m in _course(course, periods, teller)]
    height = min(_HIGHEST, max(_LEAST, last * _ROW)) + 3.2
    return Scene(
        view=View(-0.25, len(periods) - 0.75, 0.4, last + 0.6),
        margins=Margins(left=0.4, right=0.4, top=0.3, bottom=0.2),
        marks=(
            Axis("bottom", time_ticks({p: float(n) for n, p in enumerate(periods)}, teller.lang)),
            *(Rule(At(n - 0.5, 0.4), At(n - 0.5, last + 0.6), "grid", dashed=True) for n in turns(periods)),
            *marks,
        ),
        height=height,
        table=data_table(request.figures, teller),
        summary=_summary(courses, periods, teller),
        notes=_notes(every, courses, teller),
        lang=teller.lang,
    )


def _courses(request: Request, periods: Sequence[Period]) -> list[Course]:
    """The standings of every place; those of one period are found together."""
    teller = request.teller
    by_place: dict[str, dict[int, Standing]] = {}
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


def _standings(figures: Sequence[Figure], request: Request) -> Iterator[Standing]:
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
            yield Standing(figure, rank.rank, rank.tied)


def _shown(courses: Sequence[Course], last: int) -> list[Course]:
    """All places; of more than thirty the first, the last, and those around our own at the end."""
    if len(courses) <= MOST_WHOLE:
        return sorted(courses, key=lambda c: c.own)
    ends = sorted((c for c in courses if last in c.at), key=lambda c: c.at[last].rank)
    mine = next((n for n, c in enumerate(ends) if c.own), 0)
    kept = {*range(_FIRST), *range(mine - _AROUND, mine + _AROUND + 1), len(ends) - 1}
    found = [c for n, c in enumerate(ends) if n in kept]
    return sorted(found or courses[:MOST_WHOLE], key=lambda c: c.own)


def _course(course: Course, periods: Sequence[Period], teller: Teller) -> Iterator[Mark]:
    yield from _lines(course, periods)
    for number, standing in course.at.items():
        yield from _point(course, number, standing, len(periods), teller)
    if course.at:
        yield from _names(course, len(periods) - 1, teller)


def _lines(course: Course, periods: Sequence[Period]) -> Iterator[Line]:
    """Joined from period to period, dotted across the turn of a year; broken where a rank is missing."""
    role: Role = "district" if course.own else "peer"
    weight = _HEAVY if course.own else _LIGHT
    for a, b in pairwise(range(len(periods))):
        if a in course.at and b in course.at:
            ends = ((float(a), float(course.at[a].rank)), (float(b), float(course.at[b].rank)))
            new_year = periods[a].last_year != periods[b].last_year
            yield Line(ends, role, weight=weight, dash="dot" if new_year else "", series=course.name)


def _point(course: Course, number: int, standing: Standing, count: int, teller: Teller) -> Iterator[Mark]:
    to = _told(standing, teller)
    at = At(float(number), float(standing.rank))
    if not course.own:
        yield Dot(at, "circle", "peer", 0.55, link=to, series=course.name)
        return
    numbered = count <= _NUMBERED
    yield Dot(at, "circle", "district", 1.55 if numbered else 0.9, link=to, series=course.name)
    if numbered:
        yield Label(at, str(standing.rank), 0.86, True, "inverse", "center", link=to, series=course.name)


def _told(standing: Standing, teller: Teller) -> Link:
    """The figure behind a rank, its rank first among the words."""
    found = link(standing.figure, teller)
    return replace(found, tip=f"{rank_words(standing, teller)}\n{found.tip}")


def _names(course: Course, last: int, teller: Teller) -> Iterator[Label]:
    """The name with its rank at both ends of a line; of many only where the line begins and ends."""
    first, end = min(course.at), max(course.at)
    ink: Role = "text" if course.own else "muted"
    gap = 1.1 if course.own else 0.6
    left, right = course.at[first], course.at[end]
    if end > first:
        words = f"{course.name} {rank_text(left, teller)}"
        at = At(float(first), float(left.rank), dx=-gap)
        yield Label(
            at, words, 1.0, course.own, ink, "right", apart="y", link=_told(left, teller), series=course.name
        )
    words = f"{rank_text(right, teller)} {course.name}"
    at = At(float(end), float(right.rank), dx=gap)
    yield Label(
        at, words, 1.0, course.own, ink, "left", apart="y", link=_told(right, teller), series=course.name
    )


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
