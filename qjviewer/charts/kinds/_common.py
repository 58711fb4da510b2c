"""What several kinds share: links with their hover words, words at marks, rows of a table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from qjviewer.bundle.units import scale_for
from qjviewer.charts.kinds._places import PlaceMark, place_name
from qjviewer.charts.marks import At, ColumnCell, Flow, FlowWord, Link, Role, SideColumn
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.charts.scales import nice_ticks, tick_texts
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import NOT_APPLICABLE, Teller
from qjviewer.wording import say

T = TypeVar("T")

SERIES: tuple[Role, ...] = ("series1", "series2", "series3", "series4", "series5")
# More marks than this cannot be told apart; the table still has every figure.
MOST = 120
_MOST_SAID = 12


def own(figure: Figure, teller: Teller) -> bool:
    """Whether a figure is about the briefing's own place."""
    return teller.cube.is_here(figure.place)


def link(figure: Figure, teller: Teller) -> Link:
    """The link of a mark: figure, and hover words (name, value, place and period, rank, source)."""
    place, period = teller.place(teller.place_of(figure)), teller.period(figure.period)
    lines = [teller.measured(figure), value_label(figure, teller)]
    lines.append(teller.say("comma").join(x for x in (place, period) if x))
    lines += [teller.chip_of(rank) for rank in figure.ranks]
    lines += [teller.citation(c) for c in figure.cite]
    return Link(figure.id, "\n".join(lines))


def status_of(figure: Figure, teller: Teller) -> str:
    """推算 or 目标 where a value is one; a reader must see it beside the number."""
    told = figure.is_target or figure.status in ("derived", "estimate")
    return teller.status(figure) if told and figure.value is not None else ""


def is_uncertain(figure: Figure) -> bool:
    """Whether a value is an estimate or a forecast: bars of such are hatched."""
    return figure.status in ("estimate", "forecast")


def number_label(figure: Figure, teller: Teller) -> str:
    """The number at a mark, approximation said; the unit is left to the subtitle."""
    return teller.approximate(figure, teller.number(figure))


def value_label(figure: Figure, teller: Teller) -> str:
    """The number with its unit and its status in brackets."""
    text, status = teller.value(figure), status_of(figure, teller)
    return say("charts.with-status", teller.lang, text=text, status=status) if status else text


def shown(figure: Figure, teller: Teller, *, unit: bool) -> str:
    """The words at a mark, with or without the unit."""
    if figure.value is None or not unit:
        return number_label(figure, teller)
    return teller.value(figure)


def value_flow(figure: Figure, teller: Teller, at: At, size: float, *, unit: bool) -> Flow:
    """A value large and bold, its status behind it small."""
    to, status = link(figure, teller), status_of(figure, teller)
    words = [FlowWord(shown(figure, teller, unit=unit), size, True, link=to)]
    if status:
        words.append(FlowWord(status, 0.93, role="muted", link=to))
    return Flow(at, tuple(words), gap=0.35)


def bar_words(figure: Figure, teller: Teller, y: float, size: float, *, unit: bool) -> Flow:
    """The value of a bar at its end: right of it, left of one that goes below zero."""
    value = drawable(figure)
    flow = value_flow(figure, teller, At(value, y, dx=0.45 if value >= 0 else -0.45), size, unit=unit)
    return flow if value >= 0 else replace(flow, align="right")


def value_column(rows: Iterable[tuple[float, Figure]], teller: Teller, *, unit: bool) -> SideColumn:
    """Values of rows at their heights beside the plot, where no point can hide them."""
    cells = []
    for y, figure in rows:
        text, status = shown(figure, teller, unit=unit), status_of(figure, teller)
        text = say("charts.with-status", teller.lang, text=text, status=status) if status else text
        cells.append(ColumnCell(y, text, True, link=link(figure, teller)))
    return SideColumn("right", tuple(cells), align="left")


def comparator_words(
    figures: Iterable[Figure], marks: Mapping[str, PlaceMark], teller: Teller, *, unit: bool
) -> tuple[FlowWord, ...]:
    """Other places with their values, small, for the line under a row: 全市 12.5, 全省 9.0."""
    return tuple(
        FlowWord(
            _comparator(f, teller, unit=unit),
            0.93,
            role="muted",
            link=link(f, teller),
            series=marks[f.place].series,
        )
        for f in figures
    )


def _comparator(figure: Figure, teller: Teller, *, unit: bool) -> str:
    text, status = shown(figure, teller, unit=unit), status_of(figure, teller)
    if status:
        text = say("charts.with-status", teller.lang, text=text, status=status)
    return f"{place_name(figure, teller)} {text}"


def drawable(figure: Figure) -> float:
    """A figure's value as a coordinate; a missing one stands at zero and is labelled …"""
    return float(figure.value) if figure.value is not None else 0.0


def values_of(figures: Iterable[Figure]) -> list[float]:
    """The values there are, as coordinates."""
    return [float(f.value) for f in figures if f.value is not None]


def gap_between(first: Figure, second: Figure, teller: Teller) -> Figure | None:
    """First less second, as its source states it or as computed; None where it has no value or is zero."""
    if first.indicator and (first.indicator, first.measure) == (second.indicator, second.measure):
        other = second.place if first.place != second.place else second.period.code
    else:
        other = f"{second.indicator}.{second.measure}" if second.indicator else second.id
    found = teller.cube.asked(first, f"vs {other}", later=first.is_later or second.is_later)
    return found if found is not None and found.value else None


def one_unit(figures: Sequence[Figure], teller: Teller) -> None:
    """Hold that figures share a unit, since they are to share a scale; raises CannotDraw."""
    units = list(dict.fromkeys(teller.unit(f) or NOT_APPLICABLE for f in figures))
    if len({f.unit for f in figures}) > 1:
        raise CannotDraw("mixed-units", units=teller.joined(units[:5]))


def value_ticks(
    figures: Sequence[Figure], span: tuple[float, float], most: int, teller: Teller
) -> tuple[tuple[float, str], ...]:
    """Round values around a span of figures of one unit, written as the language writes that unit.

    In English 400亿元 are 40 billion yuan: the scale is round in what is read, not in what was typed.
    """
    unit = next((f.unit for f in figures if f.value is not None), "")
    factor = float(scale_for(unit, teller.lang))
    ticks = nice_ticks(span[0] * factor, span[1] * factor, most)
    return tuple((t / factor, text) for t, text in zip(ticks, tick_texts(ticks), strict=True))


def first_ones(things: Sequence[T], teller: Teller, most: int = MOST) -> tuple[Sequence[T], tuple[str, ...]]:
    """The first of many things, and the note that says so."""
    return things[:most], left_out(min(most, len(things)), len(things), teller)


def left_out(drawn: int, count: int, teller: Teller) -> tuple[str, ...]:
    """The note that says how many of the figures are drawn; none when all are."""
    return (say("charts.only-some", teller.lang, shown=drawn, count=count),) if drawn < count else ()


def data_table(
    figures: Iterable[Figure], teller: Teller, ranks: Mapping[str, str] | None = None
) -> tuple[tuple[str, ...], ...]:
    """The figures as rows: name, place, period, value, unit, rank; `ranks` by figure are those drawn."""
    columns = ("indicator", "place", "period", "value", "unit", "rank")
    header = tuple(say(f"pages.col-{name}", teller.lang) for name in columns)
    return (header, *(_row(f, teller, (ranks or {}).get(f.id, "")) for f in figures))


def _row(figure: Figure, teller: Teller, rank: str) -> tuple[str, ...]:
    text, status = number_label(figure, teller), status_of(figure, teller)
    return (
        teller.measured(figure),
        teller.place(teller.place_of(figure)),
        teller.period(figure.period),
        say("charts.with-status", teller.lang, text=text, status=status) if status else text,
        teller.unit(figure) or NOT_APPLICABLE,
        rank or (teller.rank_chip(figure) if figure.rank else NOT_APPLICABLE),
    )


def sentence(parts: Sequence[str], teller: Teller) -> str:
    """Statements joined to one sentence; of many the first few, and how many there are."""
    few = list(parts[:_MOST_SAID])
    if len(parts) > _MOST_SAID:
        few.append(say("charts.and-more", teller.lang, count=len(parts)))
    return say("charts.semicolon", teller.lang).join(few) + say("charts.full-stop", teller.lang)


def summary(request: Request) -> str:
    """The figures in one sentence, for assistive technology."""
    teller = request.teller
    # Points of a line differ by their periods alone.
    dated = len({teller.period(f.period) for f in request.figures}) > 1
    said = [_said(f, teller, dated=dated) for f in request.figures[: _MOST_SAID + 1]]
    said += [""] * (len(request.figures) - len(said))
    return sentence(said, teller)


def _said(figure: Figure, teller: Teller, *, dated: bool) -> str:
    place, name = teller.place(teller.place_of(figure)), teller.measured(figure)
    told = {"place": place, "name": name, "value": value_label(figure, teller)}
    if dated:
        return say("charts.said-dated", teller.lang, period=teller.period(figure.period), **told)
    return say("charts.said", teller.lang, **told)
