"""`timeline`: what happened when; few things along a line, many in rows. What is still to come is hollow."""

from collections.abc import Sequence

from qjviewer.charts.kinds._common import data_table, first_ones, link, sentence, value_label
from qjviewer.charts.kinds._events import Event, event_of, is_after_report
from qjviewer.charts.marks import (
    At,
    Axis,
    Dot,
    Key,
    Label,
    Line,
    Link,
    Margins,
    Mark,
    PlotRange,
    Role,
    Scene,
    VAlign,
)
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import NOT_APPLICABLE, Teller
from qjviewer.wording import say

KEYS = ("items",)
_MOST_ACROSS = 4  # beyond that the words of a line would not find room
_ACROSS = 0.42  # of the height, where the line is
_COLUMN = 0.94  # of a step, for words


def draw(request: Request) -> Scene:
    """Items and figures in the order of time; raises CannotDraw when none has a period."""
    teller = request.teller
    found = [e for i in request.items if (e := event_of(i, teller))]
    found += [_of_figure(f, teller) for f in request.figures]
    if not found:
        raise CannotDraw("no-periods" if request.items else "no-figures")
    events, notes = first_ones(sorted(found, key=lambda e: (e.period.end, e.period.months)), teller)
    scene = _across(events) if len(events) <= _MOST_ACROSS else _rows(events)
    view, margins, marks, height = scene
    return Scene(
        view=view,
        margins=margins,
        marks=marks,
        height=height,
        legend=_legend(events, teller),
        table=_table(request, found, teller),
        summary=sentence([_said(e, teller) for e in events], teller),
        notes=notes,
        lang=teller.lang,
    )


def _of_figure(figure: Figure, teller: Teller) -> Event:
    period = figure.period
    what = f"{teller.short(figure)} {value_label(figure, teller)}"
    ahead = figure.is_target or is_after_report(period, figure.cite, teller)
    return Event(period, teller.period(period), what, link(figure, teller), ahead)


_Drawn = tuple[PlotRange, Margins, tuple[Mark, ...], float]


def _across(events: Sequence[Event]) -> _Drawn:
    """Even steps along a line: the words beside say when, the steps only the order."""
    count = len(events)
    marks: list[Mark] = [Line(((0.0, _ACROSS), (float(count), _ACROSS)), "axis")]
    for number, event in enumerate(events):
        x = number + 0.5
        marks.append(_dot(At(x, _ACROSS), event))
        above, below = At(x, _ACROSS, dy=-0.9), At(x, _ACROSS, dy=0.85)
        marks.append(_words(above, event.when, event.link, "muted", "bottom"))
        marks.append(_words(below, event.what, event.link, "text", "top"))
    return PlotRange(0, count, 0, 1), Margins(0.2, 0.2, 0.2, 0.2), tuple(marks), 6.4


def _words(at: At, text: str, to: Link, role: Role, valign: VAlign) -> Label:
    return Label(at, text, 0.93, role == "muted", role, "center", valign, width=_COLUMN, height=0.54, link=to)


def _rows(events: Sequence[Event]) -> _Drawn:
    """A line from the top down, the time at its left, the words at its right."""
    last = len(events) - 1
    marks: list[Mark] = [Axis("left", tuple((float(n), e.when) for n, e in enumerate(events)))]
    marks.append(Line(((0.0, 0.0), (0.0, float(last))), "axis"))
    for number, event in enumerate(events):
        marks.append(_dot(At(0, number), event))
        marks.append(Label(At(0, number, dx=1.0), event.what, width=1, height=1.0, link=event.link))
    view = PlotRange(0, 1, -0.5, last + 0.5)
    return view, Margins(1.0, 0.2, 0.2, 0.2), tuple(marks), len(events) * 2.2 + 0.4


def _legend(events: Sequence[Event], teller: Teller) -> tuple[Key, ...]:
    if not any(e.ahead for e in events):
        return ()
    words = say("charts.ahead-key", teller.lang)
    return (Key(words, "district", "circle", hollow=True),)


def _dot(at: At, event: Event) -> Dot:
    return Dot(at, "circle", "district", 0.95, event.ahead, event.link)


def _table(request: Request, events: Sequence[Event], teller: Teller) -> tuple[tuple[str, ...], ...]:
    if request.figures and not request.items:
        return data_table(request.figures, teller)
    header = (say("pages.col-period", teller.lang), say("charts.col-item", teller.lang))
    return (header, *((e.when, e.what or NOT_APPLICABLE) for e in events))


def _said(event: Event, teller: Teller) -> str:
    return say("charts.said-item", teller.lang, period=event.when, name=event.what)
