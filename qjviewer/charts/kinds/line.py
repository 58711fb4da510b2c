"""`line`: figures over time; points of one basis are joined, and the line breaks at what is missing."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from qjviewer.charts.capacity import Capacity
from qjviewer.charts.kinds._common import (
    SERIES,
    data_table,
    drawable,
    link,
    number_label,
    one_unit,
    status_of,
    summary,
    value_ticks,
    values_of,
)
from qjviewer.charts.kinds._events import event_rows, events_note, events_of, notes_on_line
from qjviewer.charts.kinds._places import PlaceMark, place_marks, place_name
from qjviewer.charts.kinds._time import time_ticks
from qjviewer.charts.marks import (
    At,
    Axis,
    Dash,
    Dot,
    Key,
    Label,
    Line,
    Margins,
    Mark,
    PlotRange,
    Scene,
    Shape,
)
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.charts.scales import domain, month_index
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.wording import say

CAPACITY = Capacity(26, parted=False)

KEYS = ("items",)
NATIVE = "lines"
# Points beyond this many are drawn as lines only; the table still has every figure.
_MOST_POINTS = 600
_LABEL_ALL = 60
_STEPS, _LABEL_ROOM = 4, 0.16
_MOST_NAMED = 6  # periods in a note
_LEAST_PLOT = 26.0  # em that lines have beside their names
_MOST_KEYS = 12  # names in the legend; of more lines the names at their ends tell
# Lines of several indicators; the diamond is kept for single periods among cumulative ones.
_SHAPES: tuple[Shape, ...] = ("circle", "triangle", "square")
_DASHES: tuple[Dash, ...] = ("", "long", "dot", "dash-dot")


class Series(msgspec.Struct, frozen=True):
    """Figures of one indicator and place in the order of time, and how they look."""

    name: str
    look: PlaceMark
    figures: tuple[Figure, ...]


def draw(request: Request) -> Scene:
    """Lines and points over months; raises CannotDraw when no figure has a value."""
    teller = request.teller
    figures = [f for f in request.figures if f.value is not None]
    if not figures:
        raise CannotDraw("no-values")
    one_unit(figures, teller)
    series = series_of(request.figures, teller)
    months = sorted({_month(f) for f in request.figures})
    ticks = value_ticks(figures, domain(values_of(figures), zero=False), _STEPS, teller)
    low, high = domain([*_roomy(figures), *(at for at, _ in ticks)], zero=False)
    axes = (
        Axis("left", ticks, grid=True),
        Axis("bottom", _ticks(request.figures, teller)),
    )
    events = events_of(request.items, teller)
    marks = [m for s in series for m in _series(s, len(series) > 1, len(figures), teller)]
    marks += notes_on_line(events, series[0].figures)
    scene = Scene(
        view=PlotRange(*_sides(months), high, low),
        margins=Margins(left=0.8, right=0.6, top=0.6, bottom=0.2),
        marks=(*axes, *marks),
        height=16.0,
        legend=_legend(series, figures, teller),
        table=(*data_table(request.figures, teller), *event_rows(events)),
        summary=summary(request),
        zoomable=True,
        notes=(*_notes(series, teller), *events_note(events, teller)),
        lang=teller.lang,
    )
    return _with_narrow(scene, series)


def _roomy(figures: Sequence[Figure]) -> tuple[float, float]:
    """The lowest and the highest value with room for words above and below them."""
    return domain(values_of(figures), zero=False, room=_LABEL_ROOM)


def _with_narrow(scene: Scene, series: Sequence[Series]) -> Scene:
    """The drawing, and one for little room: names in the legend alone, the width for the lines."""
    if not 1 < len(series) <= _MOST_KEYS:
        return scene
    marks = tuple(_unnamed(m) if isinstance(m, Label) and m.apart else m for m in scene.marks)
    longest = max(sum(1.0 if c > "\u2e7f" else 0.56 for c in one.name) for one in series)
    return replace(scene, others=(replace(scene, marks=marks),), min_width=_LEAST_PLOT + longest)


def _unnamed(label: Label) -> Label:
    return replace(label, text=label.text.removeprefix(f"{label.series} "))


def series_of(figures: Sequence[Figure], teller: Teller) -> tuple[Series, ...]:
    """A series for every indicator and place, named by what tells them apart."""
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        place = teller.place_of(figure)
        measure = figure.measure.replace("yoy-target", "yoy").replace("target", "level")
        key = (figure.indicator or teller.name(figure), place.id if place else "", measure)
        groups.setdefault(key, []).append(figure)
    by_place = len({place for _, place, _ in groups}) == len(groups)
    looks = place_marks(figures, teller) if by_place else {}
    found: list[Series] = []
    for number, group in enumerate(groups.values()):
        look = _on_a_line(looks[group[0].place], len(groups)) if by_place else _numbered(number)
        name = place_name(group[0], teller) if by_place else _name(group[0], list(groups), teller)
        in_time = sorted(group, key=lambda f: (f.period.last, f.period.months))
        found.append(Series(name, look, tuple(in_time)))
    return tuple(found)


def _name(figure: Figure, groups: Sequence[tuple[str, str, str]], teller: Teller) -> str:
    """The indicator, with its measure and its place as far as these vary."""
    _, places, measures = (set(varying) for varying in zip(*groups, strict=True))
    name = teller.measured(figure, short=True) if len(measures) > 1 else teller.short(figure)
    if len(places) == 1:
        return name
    return say("pages.of-place", teller.lang, place=place_name(figure, teller), name=name)


def _on_a_line(look: PlaceMark, count: int) -> PlaceMark:
    """The look of a place here: a diamond means a single period among cumulative ones, one line is solid."""
    shape: Shape = "triangle" if look.shape == "diamond" else look.shape
    return replace(look, shape=shape, dash=look.dash if count > 1 else "")


def _numbered(number: int) -> PlaceMark:
    """The look of the so many-th line from 0 where indicators vary: colour, symbol and dash differ."""
    turn = number // len(SERIES)
    dash = _DASHES[(number + turn) % len(_DASHES)]
    return PlaceMark(SERIES[number % len(SERIES)], _SHAPES[number % len(_SHAPES)], dash, "")


def _month(figure: Figure) -> int:
    return month_index(figure.period)


def _sides(months: Sequence[int]) -> tuple[float, float]:
    """The first and last month with a little room; a lone month stands in the middle."""
    room = max((months[-1] - months[0]) * 0.03, 0.5 if months[-1] > months[0] else 3.0)
    return months[0] - room, months[-1] + room


def basis_of(figure: Figure, teller: Teller) -> str:
    """What a point counts: "cumulative" from January, "single", or "moment".

    January and February together are one point of a series that is counted month by month.
    """
    if not figure.period.is_span:
        return "moment"
    declared = teller.cube.resolver.basis_of(figure.indicator)
    if figure.period.is_cumulative and not (declared == "single" and figure.period.months < 12):
        return "cumulative"
    return "single"


def runs_of(figures: Sequence[Figure], teller: Teller) -> list[list[Figure]]:
    """Which figures a line joins, in the order of time; a missing value ends a run, so does another basis.

    What is cumulative begins anew with the year, unless only whole years are shown.
    """
    real = [f for f in figures if not f.is_target]
    yearly = all(f.period.is_whole_year for f in real)
    runs: dict[tuple[str, int], list[list[Figure]]] = {}
    for figure in real:
        basis = basis_of(figure, teller)
        year = figure.period.last_year if basis == "cumulative" and not yearly else 0
        own = runs.setdefault((basis, year), [[]])
        if figure.value is None:
            own.append([])
        else:
            own[-1].append(figure)
    return [run for own in runs.values() for run in own if run]


def _series(series: Series, several: bool, total: int, teller: Teller) -> Iterator[Mark]:
    name = series.name if several else ""
    for run in runs_of(series.figures, teller):
        if len(run) > 1:
            points = tuple((float(_month(f)), drawable(f)) for f in run)
            look = series.look
            yield Line(points, look.role, series=name, dash=look.dash, weight=look.weight)
    yield from _ways_to_targets(series, name, teller)
    if total <= _MOST_POINTS:
        # Small single points on top of cumulative ones that they may nearly hide.
        known = [f for f in series.figures if f.value is not None]
        for figure in sorted(known, key=lambda f: basis_of(f, teller) == "single"):
            yield _dot(figure, series, name, teller)
    yield from _labels(series, name, total, teller)


def _ways_to_targets(series: Series, name: str, teller: Teller) -> Iterator[Line]:
    """A dashed line from the last result to a target of the same year."""
    for target in (f for f in series.figures if f.is_target and f.value is not None):
        year, month = target.period.last_year, _month(target)
        before = [r[-1] for r in runs_of(series.figures, teller) if r[-1].period.last_year == year]
        if before and _month(before[-1]) < month:
            start = (float(_month(before[-1])), drawable(before[-1]))
            yield Line((start, (float(month), drawable(target))), series.look.role, dashed=True, series=name)


def _dot(figure: Figure, series: Series, name: str, teller: Teller) -> Dot:
    # A single quarter among cumulative figures must not be taken for one of them.
    odd = basis_of(figure, teller) == "single" and any(
        basis_of(f, teller) == "cumulative" for f in series.figures
    )
    at, target = At(_month(figure), drawable(figure)), figure.is_target
    shape: Shape = "diamond" if odd else series.look.shape
    size = 0.6 if odd else 0.5 if series.look.weight < 1 else 0.8
    return Dot(at, shape, series.look.role, size, target, link(figure, teller), name)


def _labels(series: Series, name: str, total: int, teller: Teller) -> Iterator[Mark]:
    """Values at the points, as far as there is room; the last one, with the name, always."""
    known = [f for f in series.figures if f.value is not None]
    if not known:
        return
    last = known[-1]
    at = At(_month(last), drawable(last))
    words = _words(last, teller)
    if name:
        # Beside the point, where the names of several series push each other apart.
        beside = replace(at, dx=0.75)
        text, light = f"{name} {words}", series.look.weight < 1
        yield Label(
            beside,
            text,
            0.93,
            not light,
            "muted" if light else "text",
            apart="y",
            optional=light,
            link=link(last, teller),
            series=name,
        )
    else:
        above, to = replace(at, dy=-1.22), link(last, teller)
        yield Label(above, words, 1.07, True, align="center", around=True, link=to)
    for figure in known[:-1] if total <= _LABEL_ALL else ():
        at = At(_month(figure), drawable(figure), dy=-1.1)
        to, words = link(figure, teller), _words(figure, teller)
        yield Label(at, words, 0.93, align="center", around=True, optional=True, link=to, series=name)


def _words(figure: Figure, teller: Teller) -> str:
    text, status = number_label(figure, teller), status_of(figure, teller)
    return say("charts.with-status", teller.lang, text=text, status=status) if status else text


def _ticks(figures: Sequence[Figure], teller: Teller) -> tuple[tuple[float, str], ...]:
    places = {f.period: float(_month(f)) for f in sorted(figures, key=lambda f: f.period)[:_MOST_POINTS]}
    return time_ticks(places, teller.lang)


def _legend(series: Sequence[Series], figures: Sequence[Figure], teller: Teller) -> tuple[Key, ...]:
    keys = [_key(s) for s in series] if 1 < len(series) <= _MOST_KEYS else []
    if any(f.is_target for f in figures):
        keys.append(Key(say("charts.target-key", teller.lang), series[0].look.role, "circle", hollow=True))
    return tuple(keys)


def _key(series: Series) -> Key:
    look = series.look
    return Key(series.name, look.role, look.shape, series.name, dash=look.dash, lined=True)


def _notes(series: Sequence[Series], teller: Teller) -> tuple[str, ...]:
    found = []
    for one in series:
        bases = {basis_of(f, teller) for f in one.figures if f.value is not None}
        if {"single", "cumulative"} <= bases:
            found.append(say("charts.singles-note", teller.lang))
    gaps: dict[str, dict[str, None]] = {}
    for figure in (f for s in series for f in s.figures if f.value is None):
        gaps.setdefault(teller.why(figure), {})[teller.period(figure.period)] = None
    for why, periods in gaps.items():
        told = teller.joined(list(periods)[:_MOST_NAMED])
        found.append(say("charts.gap-note", teller.lang, why=why, periods=told))
    return tuple(dict.fromkeys(found))
