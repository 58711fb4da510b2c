"""Charts as other programs draw them: categories and series of exact values, with what each point says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qjviewer.charts.kinds.line import runs_of, series_of
from qjviewer.charts.marks import Bar, Dot, Role, Scene
from qjviewer.charts.scales import month_index
from qjviewer.exports.parts import Parts
from qjviewer.exports.rows import scaled
from qjviewer.figures.figure import Figure
from qjviewer.pages.blocks import Chart
from qjviewer.wording import say

# Kinds that Excel and PowerPoint have a chart for; the others are shapes or tables there.
BARS = ("bars", "compare", "dumbbell", "durations")


@dataclass(frozen=True, slots=True)
class Point:
    """A value and the words beside it; both are empty where a series has none for a category."""

    value: Decimal | None = None
    label: str = ""
    role: Role = "series1"
    target: bool = False
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Points in the order of categories; `again` when the series before it has the same name."""

    name: str
    role: Role
    points: tuple[Point, ...]
    joined: bool = True
    again: bool = False


@dataclass(frozen=True, slots=True)
class Native:
    """A chart of bars or lines; `decimals` are the most that any value was typed with."""

    bars: bool
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    decimals: int

    @property
    def number_format(self) -> str:
        """The format of its values in a spreadsheet."""
        return number_format(self.decimals)


def number_format(decimals: int) -> str:
    """A format with so many decimals."""
    return "0." + "0" * decimals if decimals else "0"


def decimals_of(values: Iterable[Decimal | None]) -> int:
    """The most decimals among values."""
    exponents = (v.as_tuple().exponent for v in values if v is not None)
    return max((-e for e in exponents if isinstance(e, int) and e < 0), default=0)


def native(chart: Chart, parts: Parts) -> Native | None:
    """The chart for other programs; None for kinds they have no chart for."""
    known = (parts.cube.by_id(name) for name in chart.figures)
    # A gap lies between two of the others: it is no value on their axis.
    figures = [f for f in known if f is not None and not f.against and f.value is not None]
    if not figures:
        return None
    if chart.kind == "line":
        return _lines(figures, chart.scene, parts)
    return _bars(figures, chart.scene, parts) if chart.kind in BARS else None


def _point(figure: Figure, roles: dict[str, Role], parts: Parts) -> Point:
    teller = parts.teller
    text = teller.approximate(figure, teller.number(figure))
    status = teller.status(figure) if figure.status in ("derived", "target") else ""
    label = say("charts.with-status", parts.lang, text=text, status=status) if status else text
    role = roles.get(figure.id, "series1")
    return Point(scaled(figure, parts), label, role, figure.is_target, figure.id)


def _roles(scene: Scene) -> dict[str, Role]:
    """How each figure looks in our own drawing."""
    return {m.link.figure: m.role for m in scene.marks if isinstance(m, (Bar, Dot)) and m.link.figure}


def _bars(figures: Sequence[Figure], scene: Scene, parts: Parts) -> Native:
    """Places beside each other for every indicator; one indicator alone has a bar for every place."""
    teller, roles = parts.teller, _roles(scene)
    names, places = _names(figures, parts), {f.id: teller.place(teller.place_of(f)) for f in figures}
    if len(set(names.values())) == 1 or len(set(places.values())) == 1:
        by = places if len(set(names.values())) == 1 else names
        points = tuple(_point(f, roles, parts) for f in figures)
        name = next(iter((names if by is places else places).values()))
        series = [Series(name, points[0].role, points)]
        return _made(True, [by[f.id] for f in figures], series)
    rows = list(dict.fromkeys(names[f.id] for f in figures))
    found = []
    for place in dict.fromkeys(places[f.id] for f in figures):
        own = {names[f.id]: _point(f, roles, parts) for f in figures if places[f.id] == place}
        points = tuple(own.get(row, Point()) for row in rows)
        found.append(Series(place, next(iter(own.values())).role, points))
    return _made(True, rows, found)


def _names(figures: Sequence[Figure], parts: Parts) -> dict[str, str]:
    """What each bar is called; the period is added where a name and place occur twice."""
    teller = parts.teller
    keys = [(teller.short(f), f.place) for f in figures]
    twice = len(set(keys)) < len(keys)
    periods = (f" {teller.period(f.period)}" if twice else "" for f in figures)
    return {f.id: teller.short(f) + period for f, period in zip(figures, periods, strict=True)}


def _lines(figures: Sequence[Figure], scene: Scene, parts: Parts) -> Native:
    """A series for every stretch that a line may join: a new year, or a single month, starts another."""
    teller, roles = parts.teller, _roles(scene)
    in_time = sorted(figures, key=lambda f: month_index(f.period))
    categories = list(dict.fromkeys(teller.period(f.period) for f in in_time))
    found: list[Series] = []
    for series in series_of(figures, teller):
        runs = runs_of(series.figures, teller)
        joined = {f.id for run in runs for f in run}
        alone = [f for f in series.figures if f.id not in joined]
        for number, run in enumerate([*runs, *([alone] if alone else [])]):
            own = {teller.period(f.period): _point(f, roles, parts) for f in run}
            points = tuple(own.get(c, Point()) for c in categories)
            found.append(Series(series.name, series.role, points, run is not alone, number > 0))
    return _made(False, categories, found)


def _made(bars: bool, categories: Sequence[str], series: Sequence[Series]) -> Native:
    values = [p.value for s in series for p in s.points]
    return Native(bars, tuple(categories), tuple(series), decimals_of(values))
