"""One panel of `multiples`: a place's name, its line over the whole's, and its last value."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.charts.kinds._common import drawable, link
from qjviewer.charts.kinds._time import turns
from qjviewer.charts.kinds.line import runs_of
from qjviewer.charts.marks import At, Dot, Flow, FlowWord, Label, Line, Mark, Role, Rule
from qjviewer.figures.figure import Figure
from qjviewer.figures.period_words import on_axis
from qjviewer.figures.teller import Teller
from qjviewer.wording import say

# The plot within a panel, as shares of it; a small panel has no axes.
_LARGE = (0.1, 0.82, 0.27, 0.79)  # left, right, top, bottom
_SMALL = (0.04, 0.9, 0.4, 0.92)
_HEAVY, _USUAL, _BEHIND = 1.5, 0.9, 1.8


class PlacePanel(msgspec.Struct, frozen=True):
    """A place's figures in the order of time, and the words over its panel."""

    name: str
    mine: bool
    figures: tuple[Figure, ...]
    last: Figure
    value: str
    rank: str = ""
    gap: str = ""


class PanelScale(msgspec.Struct, frozen=True):
    """What all panels have in common: periods, scale, and the whole's figures behind them.

    `scale` reaches from the first tick to the last; `bare` is that of small panels, which have none.
    """

    periods: tuple[Period, ...]
    scale: tuple[float, float]
    bare: tuple[float, float]
    ticks: tuple[tuple[float, str], ...]
    behind: tuple[Figure, ...]


class _Plot(msgspec.Struct, frozen=True):
    """Turns periods and values into positions within a panel."""

    corner: tuple[float, float]
    periods: tuple[Period, ...]
    scale: tuple[float, float]
    inner: tuple[float, float, float, float]

    def x(self, period: Period) -> float:
        """Where a period stands."""
        left, right, _, _ = self.inner
        count = max(1, len(self.periods) - 1)
        share = self.periods.index(period) / count if len(self.periods) > 1 else 0.5
        return self.corner[0] + left + share * (right - left)

    def y(self, value: float) -> float:
        """Where a value stands."""
        _, _, top, bottom = self.inner
        low, high = self.scale
        return self.corner[1] + bottom - (value - low) / (high - low) * (bottom - top)


def panel_marks(
    panel: PlacePanel,
    corner: tuple[float, float],
    shared: PanelScale,
    teller: Teller,
    *,
    small: bool,
) -> Iterator[Mark]:
    """Everything in a panel: the whole's line behind, the place's own, words above and beside."""
    scale, inner = (shared.bare, _SMALL) if small else (shared.scale, _LARGE)
    plot = _Plot(corner, shared.periods, scale, inner)
    if panel.mine:
        yield from _frame(corner)
    if not small:
        yield from _axes(plot, shared.ticks, teller)
    yield from _lines(shared.behind, plot, "empty", "empty", _BEHIND, teller)
    now: Role = "district" if panel.mine else "peer1"
    before: Role = "last-year" if panel.mine else "peer"
    yield from _lines(panel.figures, plot, now, before, _HEAVY if panel.mine else _USUAL, teller)
    yield from _points(panel, plot, now, teller, small=small)
    yield from _words(panel, corner, plot, teller, small=small)


def _frame(corner: tuple[float, float]) -> Iterator[Rule]:
    """Around our own panel."""
    (x, y), gap = corner, 0.012
    left, right, top, bottom = x + gap, x + 1 - gap, y + gap, y + 1 - gap
    corners = [At(left, top), At(right, top), At(right, bottom), At(left, bottom), At(left, top)]
    yield from (Rule(a, b, "district", weight=1.3) for a, b in pairwise(corners))


def _axes(plot: _Plot, ticks: Sequence[tuple[float, str]], teller: Teller) -> Iterator[Mark]:
    left, right, top, bottom = plot.inner
    x0, x1 = plot.corner[0] + left, plot.corner[0] + right
    for value, text in ticks:
        y = plot.y(value)
        yield Rule(At(x0, y), At(x1, y), "axis" if value == 0 else "grid")
        yield Label(At(x0, y, dx=-0.35), text, 0.86, role="muted", align="right")
    for turn in turns(plot.periods):
        x = (plot.x(plot.periods[turn - 1]) + plot.x(plot.periods[turn])) / 2
        ends = (plot.corner[1] + top, plot.corner[1] + bottom)
        yield Rule(At(x, ends[0]), At(x, ends[1]), "grid", dashed=True)
    yield from _ends(plot, bottom, teller)


def _ends(plot: _Plot, bottom: float, teller: Teller) -> Iterator[Label]:
    """The first and the last period below the plot."""
    ends = (plot.periods[0], plot.periods[-1]) if len(plot.periods) > 1 else plot.periods
    for number, period in enumerate(ends):
        words, year = on_axis(period, teller.lang), say("charts.year", teller.lang, y=period.last_year)
        words = f"{words} {year}" if teller.lang == "en" else year + words
        at = At(plot.x(period), plot.corner[1] + bottom, dy=0.45)
        yield Label(at, words, 0.86, role="muted", align="right" if number else "left", valign="top")


def _lines(
    figures: Sequence[Figure], plot: _Plot, now: Role, before: Role, weight: float, teller: Teller
) -> Iterator[Line]:
    """Joined as a line would be: not across what is missing, nor across the year where months add up."""
    last = plot.periods[-1].last_year
    for run in runs_of(figures, teller):
        points = tuple((plot.x(f.period), plot.y(drawable(f))) for f in run)
        role = now if run[-1].period.last_year == last else before
        if len(points) > 1:
            yield Line(points, role, weight=weight)
        else:
            yield Line((points[0], points[0]), role, weight=weight)


def _points(panel: PlacePanel, plot: _Plot, role: Role, teller: Teller, *, small: bool) -> Iterator[Mark]:
    """Every value can be pointed at; only the last one is a point to be seen."""
    for figure in panel.figures:
        if figure.value is not None:
            at = At(plot.x(figure.period), plot.y(drawable(figure)))
            size = (0.5 if small else 0.7) if figure is panel.last else 0.18
            yield Dot(at, "circle", role, size, link=link(figure, teller))


def _words(
    panel: PlacePanel, corner: tuple[float, float], plot: _Plot, teller: Teller, *, small: bool
) -> Iterator[Mark]:
    x, y = corner
    to = link(panel.last, teller)
    name: Role = "district" if panel.mine else "text"
    if small:
        yield Label(
            At(x + 0.04, y, dy=0.15),
            panel.name,
            0.93,
            True,
            name,
            valign="top",
            width=0.52,
            height=0.34,
            fit="shrink",
            link=to,
        )
        yield Label(At(x + 0.94, y, dy=0.15), panel.value, 0.93, panel.mine, name, "right", "top", link=to)
        return
    words = [FlowWord(panel.name, 1.07, True, name, to)]
    words += [FlowWord(panel.rank, 0.86, role="muted", link=to)] if panel.rank else []
    yield Flow(At(x + 0.03, y, dy=1.1), tuple(words), gap=0.5, height=0.2)
    yield Label(At(x + 0.97, y, dy=1.1), panel.gap, 0.86, False, "muted", "right", link=to)
    if panel.last.value is not None:
        at = At(plot.x(panel.last.period), plot.y(drawable(panel.last)), dx=0.55)
        yield Label(at, panel.value, 1.0, True, name, link=to)
