"""Charts as other programs draw them: categories and series of exact values, with what each point says.

A missing value stays a gap: no other program may draw it as zero or join what stands beside it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from qjviewer.charts.describe import links_of
from qjviewer.charts.kind import native_form
from qjviewer.charts.kinds._places import place_marks
from qjviewer.charts.kinds.line import Series as Line
from qjviewer.charts.kinds.line import basis_of, runs_of, series_of
from qjviewer.charts.marks import Bar, Bracket, Dash, Dot, Label, Role, Scene, Shape
from qjviewer.charts.palette import Hatch
from qjviewer.charts.scales import month_index
from qjviewer.exports.parts import Parts
from qjviewer.exports.rows import shown_value
from qjviewer.figures.figure import Figure
from qjviewer.pages.blocks import Chart
from qjviewer.wording import say


class NativePoint(msgspec.Struct, frozen=True):
    """A value and the words beside it; without a value a gap, `label` the mark of what is missing."""

    value: Decimal | None = None
    label: str = ""
    role: Role = "series1"
    target: bool = False
    figure: str = ""


NO_POINT = NativePoint()
_HATCHES: tuple[Hatch, ...] = ("", "diagonal", "dots", "cross")


class NativeSeries(msgspec.Struct, frozen=True):
    """Points in the order of categories; `again` when the series before it has the same name.

    `shape` and `dash` are those of a line, as in our own drawing. `variant` counts the series of bars
    before it that have the same colour.
    """

    name: str
    role: Role
    points: tuple[NativePoint, ...]
    joined: bool = True
    again: bool = False
    shape: Shape = "circle"
    dash: Dash = ""
    variant: int = 0


class Native(msgspec.Struct, frozen=True):
    """A chart of bars or lines; `decimals` are the most that any value was typed with.

    Lines of ranks have 1 on top and their names where they end instead of a legend.
    """

    bars: bool
    categories: tuple[str, ...]
    series: tuple[NativeSeries, ...]
    decimals: int
    is_ranks: bool = False

    @property
    def last_rank(self) -> int:
        """The worst rank on its lines."""
        return max((int(p.value) for s in self.series for p in s.points if p.value is not None), default=1)

    @property
    def number_format(self) -> str:
        """The format of its values in a spreadsheet."""
        return number_format(self.decimals)


def hatched(own: Hatch, variant: int) -> Hatch:
    """The hatch that tells the so many-th series of bars of one colour from those before it."""
    return _HATCHES[(_HATCHES.index(own) + variant) % len(_HATCHES)]


def differences_told(scene: Scene, parts: Parts) -> tuple[str, ...]:
    """The words at brackets and between points, which have no bar of their own elsewhere, with names."""
    accents = [m for m in scene.marks if isinstance(m, (Bracket, Label)) and m.role == "accent"]
    known = ((parts.cube.by_id(mark.link.figure), mark.text) for mark in accents)
    names = ((parts.teller.short(figure) if figure is not None else "", words) for figure, words in known)
    return tuple(dict.fromkeys(_named(name, words, parts) for name, words in names))


def _named(name: str, words: str, parts: Parts) -> str:
    return say("marks.label", parts.lang, name=name, words=words) if name else words


def number_format(decimals: int) -> str:
    """A format with so many decimals."""
    return "0." + "0" * decimals if decimals else "0"


def decimals_of(values: Iterable[Decimal | None]) -> int:
    """The most decimals among values."""
    exponents = (v.as_tuple().exponent for v in values if v is not None)
    return max((-e for e in exponents if isinstance(e, int) and e < 0), default=0)


def native(chart: Chart, parts: Parts) -> Native | None:
    """The chart for other programs; None for kinds they have no chart for."""
    form, figures = native_form(chart.kind), drawn_in(chart, parts)
    if not form or not any(f.value is not None for f in figures):
        return None
    if form == "ranks":
        return _ranks(chart.scene, parts)
    return _lines(figures, parts) if form == "lines" else _bars(figures, chart.scene, parts)


def drawn_in(chart: Chart, parts: Parts) -> list[Figure]:
    """The figures a chart draws, a board's in its order; not what is told about them (differences, ranks)."""
    names: Iterable[str] = chart.figures
    if native_form(chart.kind) == "board":
        names = dict.fromkeys(link.figure for link in links_of(chart.scene))
    known = (parts.cube.by_id(name) for name in names)
    return [f for f in known if f is not None and not f.is_asked]


def _point(figure: Figure, roles: Mapping[str, Role], parts: Parts) -> NativePoint:
    teller = parts.teller
    text = teller.approximate(figure, teller.number(figure))
    told = figure.value is not None and (figure.is_target or figure.status == "derived")
    status = teller.status(figure) if told else ""
    label = say("charts.with-status", parts.lang, text=text, status=status) if status else text
    return NativePoint(
        shown_value(figure.value, figure, parts), label, roles[figure.id], figure.is_target, figure.id
    )


def _roles(figures: Sequence[Figure], scene: Scene, parts: Parts) -> dict[str, Role]:
    """How each figure looks in our own drawing; one without a mark there looks as its place does."""
    looks = place_marks(figures, parts.teller)
    shown = {m.link.figure: m.role for m in scene.marks if isinstance(m, (Bar, Dot)) and m.link.figure}
    return {f.id: looks[f.place].role for f in figures} | shown


# Bars --------------------------------------------------------------------------------------


def _bars(figures: Sequence[Figure], scene: Scene, parts: Parts) -> Native:
    """Places beside each other for every indicator; one indicator alone has a bar for every place."""
    teller, roles = parts.teller, _roles(figures, scene, parts)
    beside = [f for f in figures if roles[f.id] == "last-year" or (f.is_target and roles[f.id] == "axis")]
    if beside:
        return _beside([f for f in figures if f not in beside], beside, roles, parts)
    names, places = _names(figures, parts), {f.id: teller.place(teller.place_of(f)) for f in figures}
    if len(set(names.values())) == 1 or len(set(places.values())) == 1:
        by = places if len(set(names.values())) == 1 else names
        points = tuple(_point(f, roles, parts) for f in figures)
        name = next(iter((names if by is places else places).values()))
        return _made(True, [by[f.id] for f in figures], [NativeSeries(name, points[0].role, points)], parts)
    rows = list(dict.fromkeys(names[f.id] for f in figures))
    found: list[NativeSeries] = []
    for place in dict.fromkeys(places[f.id] for f in figures):
        own = {names[f.id]: _point(f, roles, parts) for f in figures if places[f.id] == place}
        points = tuple(own.get(row, NO_POINT) for row in rows)
        role = next(iter(own.values())).role
        found.append(NativeSeries(place, role, points, variant=sum(s.role == role for s in found)))
    return _made(True, rows, found, parts)


def _beside(
    mains: Sequence[Figure], beside: Sequence[Figure], roles: Mapping[str, Role], parts: Parts
) -> Native:
    """A bar for this period, for the year before and for the target, for each that has one."""
    teller, names = parts.teller, _names(mains, parts)
    places = len({f.place for f in mains}) > 1
    rows = [teller.place(teller.place_of(f)) if places else names[f.id] for f in mains]
    sides = {(f.indicator or f.id, f.place, f.is_target): f for f in beside}
    found = [
        NativeSeries(
            say("charts.col-now", parts.lang), "district", tuple(_point(f, roles, parts) for f in mains)
        )
    ]
    for key, is_target in (("year-ago-key", False), ("target-key", True)):
        own = [sides.get((f.indicator or f.id, f.place, is_target)) for f in mains]
        points = tuple(_point(f, roles, parts) if f is not None else NO_POINT for f in own)
        if any(f is not None for f in own):
            role: Role = "axis" if is_target else "last-year"
            found.append(NativeSeries(say(f"charts.{key}", parts.lang), role, points))
    return _made(True, rows, found, parts)


def _names(figures: Sequence[Figure], parts: Parts) -> dict[str, str]:
    """What each bar is called: measure and period are added where they tell bars apart."""
    teller = parts.teller
    measured = len({f.measure for f in figures}) > 1
    names = {f.id: teller.measured(f, short=True) if measured else teller.short(f) for f in figures}
    if len({(names[f.id], f.place) for f in figures}) == len(names):
        return names
    return {f.id: f"{names[f.id]} {teller.period(f.period)}" for f in figures}


# Lines -------------------------------------------------------------------------------------


def _lines(figures: Sequence[Figure], parts: Parts) -> Native:
    """A series for every stretch that a line may join, over categories named by what they cover."""
    teller = parts.teller
    in_time = sorted(figures, key=lambda f: (month_index(f.period), f.period.months))
    categories = list(dict.fromkeys(teller.period(f.period) for f in in_time))
    found = [s for line in series_of(figures, teller) for s in _stretches(line, categories, parts)]
    return _made(False, categories, found, parts)


def _stretches(line: Line, categories: Sequence[str], parts: Parts) -> Iterator[NativeSeries]:
    """The runs of a line, then what no line joins: targets."""
    teller = parts.teller
    runs = runs_of(line.figures, teller)
    joined = {f.id for run in runs for f in run}
    alone = [f for f in line.figures if f.id not in joined and f.value is not None]
    mixed = any(basis_of(f, teller) == "cumulative" for f in line.figures)
    for number, run in enumerate([*runs, *([alone] if alone else [])]):
        roles = dict.fromkeys((f.id for f in run), line.look.role)
        own = {teller.period(f.period): _point(f, roles, parts) for f in run}
        odd = mixed and basis_of(run[0], teller) == "single"
        yield NativeSeries(
            line.name,
            line.look.role,
            tuple(own.get(c, NO_POINT) for c in categories),
            joined=run is not alone,
            again=number > 0,
            shape="diamond" if odd else line.look.shape,
            dash=line.look.dash,
        )


# Ranks -------------------------------------------------------------------------------------


def _ranks(scene: Scene, parts: Parts) -> Native | None:
    """A line a place through its ranks, as drawn: our own last, so that it lies over the others."""
    dots = [m for m in scene.marks if isinstance(m, Dot) and m.series]
    known = {d.at.x: f.period for d in dots if (f := parts.cube.by_id(d.link.figure)) is not None}
    turns = sorted(known)
    if not turns:
        return None
    lines = {n: {d.at.x: d for d in dots if d.series == n} for n in dict.fromkeys(d.series for d in dots)}
    ends: dict[tuple[float, float], list[str]] = {}
    for name, own in lines.items():
        # Names of lines that end in one point stand there together.
        ends.setdefault((max(own), own[max(own)].at.y), []).append(name)
    series = []
    for name, own in lines.items():
        named = next(names for names in ends.values() if name in names)
        told = parts.teller.joined(named) if named[0] == name else ""
        points = tuple(_rank_point(own.get(x), told if x == max(own) else "") for x in turns)
        series.append(NativeSeries(name, next(iter(own.values())).role, points))
    return Native(False, tuple(parts.teller.period(known[x]) for x in turns), tuple(series), 0, is_ranks=True)


def _rank_point(dot: Dot | None, name: str) -> NativePoint:
    """A rank, told where the line is our own, and with the names of those that end there."""
    # The words about a point begin with its rank.
    found = re.search("[0-9]+", dot.link.tip) if dot is not None else None
    if dot is None or found is None:
        return NO_POINT
    words = f"{found[0]} {name}" if name else found[0] if dot.role == "district" else ""
    return NativePoint(Decimal(found[0]), words, dot.role, figure=dot.link.figure)


def _made(bars: bool, categories: Sequence[str], series: Sequence[NativeSeries], parts: Parts) -> Native:
    values = [p.value for s in series for p in s.points]
    named = tuple(_with_gaps(c, n, series, parts) for n, c in enumerate(categories)) if bars else categories
    return Native(bars, tuple(named), tuple(map(_without_gaps, series)), decimals_of(values))


def _without_gaps(series: NativeSeries) -> NativeSeries:
    """The series where a missing value is no point at all."""
    return replace(series, points=tuple(p if p.value is not None else NO_POINT for p in series.points))


def _with_gaps(category: str, number: int, series: Sequence[NativeSeries], parts: Parts) -> str:
    """A category with the marks of the values it lacks, which have no bar that could carry them."""
    lacking = [(s.name, p.label) for s in series if (p := s.points[number]).value is None and p.figure]
    if not lacking:
        return category
    if len(series) == 1:
        return f"{category} {lacking[0][1]}"
    told = parts.teller.joined(f"{name} {mark}" for name, mark in lacking)
    return category + parts.say("in-brackets", text=told).rstrip()
