"""`line`: figures over time, cumulative ones of a year joined, single quarters and months as points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qjviewer.bundle.model import Figure
from qjviewer.charts.kind import CannotDraw, Request
from qjviewer.charts.kinds._common import (
    SERIES,
    data_table,
    drawable,
    link,
    number_label,
    one_unit,
    place_name,
    role_of,
    shape_of,
    status_of,
    summary,
    values_of,
)
from qjviewer.charts.marks import (
    At,
    Axis,
    Dot,
    Key,
    Label,
    Line,
    Margins,
    Mark,
    Role,
    Scene,
    Shape,
    View,
)
from qjviewer.charts.scales import domain, month_index, nice_ticks, tick_texts
from qjviewer.figures.teller import Teller
from qjviewer.wording import say

# Points beyond this many are drawn as lines only; the table still has every figure.
_MOST_POINTS = 600
_LABEL_ALL = 60


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one indicator and place in the order of time, and how they look."""

    name: str
    role: Role
    shape: Shape
    figures: tuple[Figure, ...]


def draw(request: Request) -> Scene:
    """Lines and points over months; raises CannotDraw when no figure has a value."""
    teller = request.teller
    figures = [f for f in request.figures if f.value is not None]
    if not figures:
        raise CannotDraw("no-values")
    one_unit(figures, teller)
    series = series_of(figures, teller)
    months = sorted({_month(f, teller) for f in figures})
    low, high = domain(values_of(figures), zero=False, room=0.16)
    ticks = nice_ticks(low, high, 5)
    axes = (
        Axis("left", tuple(zip(ticks, tick_texts(ticks), strict=True)), grid=True),
        Axis("bottom", _month_ticks(months, teller)),
    )
    marks = [m for s in series for m in _series(s, len(series) > 1, len(figures), teller)]
    return Scene(
        view=View(*_sides(months), high, low),
        margins=Margins(left=0.8, right=0.6, top=0.6, bottom=0.2),
        marks=(*axes, *marks),
        height=16.0,
        legend=_legend(series, figures, teller),
        table=data_table(request.figures, teller),
        summary=summary(request),
        zoomable=True,
        notes=_notes(figures, teller),
        lang=teller.lang,
    )


def series_of(figures: Sequence[Figure], teller: Teller) -> tuple[Series, ...]:
    """A series for every indicator and place, named by what tells them apart."""
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        place = teller.place_of(figure)
        key = (figure.indicator or teller.name(figure), place.id if place else "", figure.measure)
        groups.setdefault(key, []).append(figure)
    by_place = len({place for _, place, _ in groups}) == len(groups)
    found = []
    for number, group in enumerate(groups.values()):
        first = group[0]
        role = role_of(first, teller) if by_place else SERIES[number % len(SERIES)]
        shape: Shape = "circle" if role == "district" or not by_place else shape_of(role)
        name = place_name(first, teller) if by_place else teller.short(first)
        in_time = sorted(group, key=lambda f: _month(f, teller))
        found.append(Series(name, role, shape, tuple(in_time)))
    return tuple(found)


def _month(figure: Figure, teller: Teller) -> int:
    return month_index(teller.period_of(figure))


def _sides(months: Sequence[int]) -> tuple[float, float]:
    """The first and last month with a little room; a lone month stands in the middle."""
    room = max((months[-1] - months[0]) * 0.03, 0.5 if months[-1] > months[0] else 3.0)
    return months[0] - room, months[-1] + room


def runs_of(figures: Sequence[Figure], teller: Teller) -> list[list[Figure]]:
    """Which figures a line joins: those cumulative from January of one year; or whole years alone.

    A new year starts a new line, since its count starts anew. Targets are not results.
    """
    real = [f for f in figures if f.status != "target" and teller.period_of(f).cumulative]
    if len(real) == len(figures) and all(teller.period_of(f).months == 12 for f in real):
        return [real]
    years: dict[int, list[Figure]] = {}
    for figure in real:
        years.setdefault(teller.period_of(figure).year, []).append(figure)
    return list(years.values())


def _series(series: Series, several: bool, total: int, teller: Teller) -> Iterator[Mark]:
    name = series.name if several else ""
    for run in runs_of(series.figures, teller):
        if len(run) > 1:
            points = tuple((float(_month(f, teller)), drawable(f)) for f in run)
            yield Line(points, series.role, series=name)
    yield from _ways_to_targets(series, name, teller)
    if total <= _MOST_POINTS:
        # Small single points on top of cumulative ones that they may nearly hide.
        for figure in sorted(series.figures, key=lambda f: not teller.period_of(f).cumulative):
            yield _dot(figure, series, name, teller)
    yield from _labels(series, name, total, teller)


def _ways_to_targets(series: Series, name: str, teller: Teller) -> Iterator[Line]:
    """A dashed line from the last result to a target of the same year."""
    for target in (f for f in series.figures if f.status == "target"):
        year, month = teller.period_of(target).year, _month(target, teller)
        before = [r[-1] for r in runs_of(series.figures, teller) if teller.period_of(r[-1]).year == year]
        if before and _month(before[-1], teller) < month:
            start = (float(_month(before[-1], teller)), drawable(before[-1]))
            yield Line((start, (float(month), drawable(target))), series.role, dashed=True, series=name)


def _dot(figure: Figure, series: Series, name: str, teller: Teller) -> Dot:
    single = not teller.period_of(figure).cumulative
    at, target = At(_month(figure, teller), drawable(figure)), figure.status == "target"
    shape: Shape = "diamond" if single else series.shape if series.shape != "diamond" else "triangle"
    return Dot(at, shape, series.role, 0.6 if single else 0.8, target, link(figure, teller), name)


def _labels(series: Series, name: str, total: int, teller: Teller) -> Iterator[Mark]:
    """Values at the points, as far as there is room; the last one, with the name, always."""
    last = series.figures[-1]
    at = At(_month(last, teller), drawable(last))
    words = _words(last, teller)
    if name:
        # Beside the point, where the names of several series push each other apart.
        beside = replace(at, dx=0.75)
        text = f"{name} {words}"
        yield Label(beside, text, 0.93, True, apart="y", link=link(last, teller), series=name)
    else:
        above, to = replace(at, dy=-1.1), link(last, teller)
        yield Label(above, words, 1.07, True, align="center", around=True, link=to)
    for figure in series.figures[:-1] if total <= _LABEL_ALL else ():
        at = At(_month(figure, teller), drawable(figure), dy=-1.1)
        to, words = link(figure, teller), _words(figure, teller)
        yield Label(at, words, 0.93, align="center", around=True, optional=True, link=to, series=name)


def _words(figure: Figure, teller: Teller) -> str:
    text, status = number_label(figure, teller), status_of(figure, teller)
    return say("charts.with-status", teller.lang, text=text, status=status) if status else text


def _month_ticks(months: Sequence[int], teller: Teller) -> tuple[tuple[float, str], ...]:
    """A tick where a period ends, and in a second line the years, each under the middle of its months."""
    ticks: list[tuple[float, str]] = []
    years: dict[int, list[int]] = {}
    for index in months[:_MOST_POINTS]:
        year, month = divmod(index - 1, 12)
        named = teller.say(f"month-{month + 1}")
        text = say("charts.month", teller.lang, m=named[:3] if teller.lang == "en" else named)
        ticks.append((float(index), text))
        years.setdefault(year, []).append(index)
    for year, found in years.items():
        ticks.append(((found[0] + found[-1]) / 2, "\n" + say("charts.year", teller.lang, y=year)))
    return tuple(ticks)


def _legend(series: Sequence[Series], figures: Sequence[Figure], teller: Teller) -> tuple[Key, ...]:
    keys = [Key(s.name, s.role, _key_shape(s), s.name) for s in series] if len(series) > 1 else []
    if any(f.status == "target" for f in figures):
        keys.append(Key(say("charts.target-key", teller.lang), series[0].role, "circle", hollow=True))
    return tuple(keys)


def _key_shape(series: Series) -> Shape:
    return series.shape if series.shape != "diamond" else "triangle"


def _notes(figures: Sequence[Figure], teller: Teller) -> tuple[str, ...]:
    single = any(not teller.period_of(f).cumulative for f in figures)
    return (say("charts.singles-note", teller.lang),) if single else ()
