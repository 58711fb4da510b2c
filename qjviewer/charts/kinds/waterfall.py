"""`waterfall`: what each part adds to a total, negative parts too; what rounding leaves is named."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.measures import MEASURES
from qjviewer.charts.kinds._common import data_table, drawable, link, number_label, one_unit, sentence
from qjviewer.charts.marks import (
    At,
    Axis,
    Bar,
    Bracket,
    ColumnCell,
    Label,
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
from qjviewer.figures.compute import parts_of, residual, whole_of
from qjviewer.figures.figure import Figure
from qjviewer.figures.lookup import Lookup
from qjviewer.figures.teller import Teller
from qjviewer.wording import say

KEYS = ("parts",)
_HALF = 0.36
_STEP, _ROW = 5.4, 2.2  # em a bar is apart from the next, upright and lying
_MOST = 40
_ADDABLE = ("pull", "contribution", "share")
_ROUNDING = 0.06  # that rounding may leave for each part
_NAME = 0.96  # of a step that a name may take


class Addend(msgspec.Struct, frozen=True):
    """A bar from where the one before ended; one whose figure has no value is none."""

    name: str
    figure: Figure
    start: float
    end: float
    role: Role
    hatched: bool = False


def draw(request: Request) -> Scene:
    """Upright bars; lying ones where the room is narrow. Raises CannotDraw where there are no parts."""
    teller = request.teller
    total, parts = total_and_parts(request)
    if not any(f.value is not None for f in parts):
        raise CannotDraw("no-parts-known")
    one_unit([f for f in parts if f.value is not None], teller)
    left = residual(teller.cube, total, parts) if total is not None else None
    steps = _steps(total, parts, left, teller)
    upright, lying = _upright(steps, parts, teller), _lying(steps, teller)
    first, other = (lying, upright) if _too_long(steps, teller) else (upright, lying)
    return replace(
        first,
        table=data_table([step.figure for step in steps], teller),
        summary=_summary(steps, teller),
        notes=tuple(_notes(total, parts, left, teller)),
        others=(other,) if other is lying else (),
    )


def _too_long(steps: Sequence[Addend], teller: Teller) -> bool:
    """Whether names would not stand on two lines below upright bars."""
    most = 24 if teller.lang == "en" else 10
    return len(steps) > 14 or any(len(step.name) > most for step in steps)


# What is shown -------------------------------------------------------------------------------


def total_and_parts(request: Request) -> tuple[Figure | None, list[Figure]]:
    """The whole's figure and those of its parts: all of them given, or the whole with its kind of parts."""
    teller, figures = request.teller, list(request.figures[:_MOST])
    if not figures:
        raise CannotDraw("no-figures")
    measure = request.block.parts if request.block is not None else ""
    cube = teller.cube
    if measure:
        whole = figures[0]
        names = parts_of(cube, whole.indicator) or tuple(
            i.id for i in teller.bundle.indicators if i.part_of == whole.indicator
        )
        given = [f.indicator for f in figures[1:]]
        found = [
            cube.figure(n, measure, whole.place, whole.period, later=whole.is_later) for n in (given or names)
        ]
        return _total(whole, measure, cube), [f for f in found if request.shows(f)]
    parts = [f for f in figures if f.measure == figures[-1].measure]
    _hold_addable(parts, cube)
    others = [f for f in figures if f.measure != figures[-1].measure]
    return (others[0] if others else _whole(parts, request)), parts


def _hold_addable(parts: Sequence[Figure], cube: Lookup) -> None:
    """Rates are never added, nor amounts that are no parts of one whole; raises CannotDraw."""
    if parts[0].measure in _ADDABLE:
        return
    wholes = {whole_of(cube, f.indicator) for f in parts}
    if not MEASURES[parts[0].measure].is_additive or len(wholes) > 1 or "" in wholes:
        raise CannotDraw("not-addable")


def _total(whole: Figure, measure: str, cube: Lookup) -> Figure | None:
    """What the parts add to: points to the growth, amounts to the amount; shares need no total."""
    if measure == "pull":
        return cube.figure(whole.indicator, "yoy", whole.place, whole.period, later=whole.is_later)
    return None


def _whole(parts: Sequence[Figure], request: Request) -> Figure | None:
    """The growth that points add to, found from the indicator whose parts these are."""
    cube, first = request.teller.cube, parts[0]
    name = first.indicator
    # A chain of wholes may have been written in a circle.
    for _ in range(8):
        above = whole_of(cube, name)
        if not above:
            break
        name = above
    if first.measure != "pull" or name == first.indicator:
        return None
    found = cube.figure(name, "yoy", first.place, first.period, later=first.is_later)
    return found if found.value is not None and request.shows(found) else None


def _counts(left: Figure | None) -> bool:
    return left is not None and left.value is not None and left.value != 0


def _is_more(left: Figure | None, parts: Sequence[Figure]) -> bool:
    """Whether what is left over is more than rounding can be: then parts are not shown."""
    return left is not None and abs(drawable(left)) > _ROUNDING * (len(parts) + 1) + 1e-9


def _steps(
    total: Figure | None, parts: Sequence[Figure], left: Figure | None, teller: Teller
) -> list[Addend]:
    most = max((abs(drawable(f)) for f in parts), default=0.0)
    found: list[Addend] = []
    at, marked = 0.0, False
    for figure in parts:
        value = drawable(figure)
        main = not marked and bool(most) and abs(value) == most
        marked = marked or main
        role: Role = "district" if main and value > 0 else "falling" if value < 0 else "peer"
        found.append(Addend(teller.short(figure), figure, at, at + value, role))
        at += value
    if left is not None and _counts(left):
        name = say("charts.rest" if _is_more(left, parts) else "charts.residual", teller.lang)
        found.append(Addend(name, left, at, at + drawable(left), "residual", hatched=True))
    if total is not None and total.value is not None:
        found.append(Addend(teller.measured(total, short=True), total, 0.0, drawable(total), "total"))
    return found


# Upright -------------------------------------------------------------------------------------


def _upright(steps: Sequence[Addend], parts: Sequence[Figure], teller: Teller) -> Scene:
    low, high = domain([v for s in steps for v in (s.start, s.end)], room=0.04)
    groups = list(_groups(steps, parts, teller))
    top = high + (high - low) * (0.27 if groups else 0.09)
    bottom = low - (high - low) * 0.08 if low < 0 else low
    marks: list[Mark] = [Rule(At(0, 0), At(len(steps), 0), "axis")]
    for number, step in enumerate(steps):
        marks += _bar(number, step, teller)
        marks += _name(number, step, bottom)
    marks += _connectors(steps)
    return Scene(
        view=PlotRange(0, len(steps), top, bottom),
        margins=Margins(left=0.4, right=0.4, top=0.6, bottom=3.3),
        marks=(*marks, *groups),
        height=19.0 + (1.5 if groups else 0),
        min_width=len(steps) * _STEP,
        lang=teller.lang,
    )


def _bar(number: int, step: Addend, teller: Teller) -> Iterator[Mark]:
    x, to = number + 0.5, link(step.figure, teller)
    low, high = sorted((step.start, step.end))
    text, last = number_label(step.figure, teller), step.role == "total"
    if step.figure.value is None:
        yield Label(At(x, step.start, dy=-0.8), text, 1.0, role="muted", align="center", link=to)
        return
    yield Bar(x - _HALF, x + _HALF, low, high, step.role, to, hatched=step.hatched)
    falls = step.end < step.start
    at = At(x, low if falls else high, dy=0.25 if falls else -0.25)
    size = 1.3 if last else 1.1
    yield Label(at, text, size, True, "text", "center", "top" if falls else "bottom", link=to)


def _name(number: int, step: Addend, bottom: float) -> Iterator[Mark]:
    bold = step.role in ("district", "total")
    at = At(number + 0.5, bottom, dy=0.5)
    yield Label(at, step.name, 0.93, bold, "text", "center", "top", _NAME)


def _connectors(steps: Sequence[Addend]) -> Iterator[Rule]:
    """From the end of one bar to the start of the next."""
    for number, (step, after) in enumerate(pairwise(steps)):
        level = step.end if after.role != "total" else after.end
        if after.role == "total" and abs(step.end - after.end) > 1e-9:
            continue
        yield Rule(At(number + 0.5 + _HALF, level), At(number + 1.5 - _HALF, level), "axis", dashed=True)


def _groups(steps: Sequence[Addend], parts: Sequence[Figure], teller: Teller) -> Iterator[Bracket]:
    """Brackets over parts that are parts of one part: 第二产业 3.7."""
    cube = teller.cube
    wholes = [whole_of(cube, f.indicator) for f in parts]
    high = max(max(s.start, s.end) for s in steps)
    low = min(min(s.start, s.end) for s in steps)
    for name in dict.fromkeys(wholes):
        members = [n for n, w in enumerate(wholes) if w == name]
        if not name or len(members) < 2 or len(set(wholes)) < 2:
            continue
        if members != list(range(members[0], members[-1] + 1)):
            continue
        first = parts[members[0]]
        known = cube.figure(name, first.measure, first.place, first.period, later=first.is_later)
        text = (
            f"{teller.short(known)} {teller.number(known)}"
            if known.value is not None
            else teller.short(known)
        )
        y = max(max(steps[n].start, steps[n].end) for n in members) + (high - low) * 0.19
        yield Bracket(members[0] + 0.2, members[-1] + 0.8, y, text, "muted", link(known, teller))


# Lying ---------------------------------------------------------------------------------------


def _lying(steps: Sequence[Addend], teller: Teller) -> Scene:
    low, high = domain([v for s in steps for v in (s.start, s.end)])
    marks: list[Mark] = [
        Axis("left", tuple((float(n), s.name) for n, s in enumerate(steps))),
        Rule(At(0, -0.5), At(0, len(steps) - 0.5), "axis"),
    ]
    cells = []
    for number, step in enumerate(steps):
        to, text = link(step.figure, teller), number_label(step.figure, teller)
        cells.append(ColumnCell(float(number), text, True, link=to))
        if step.figure.value is not None:
            ends = sorted((step.start, step.end))
            bar = Bar(ends[0], ends[1], number - 0.3, number + 0.3, step.role, to, hatched=step.hatched)
            marks.append(bar)
    for number, (step, after) in enumerate(pairwise(steps)):
        if after.role != "total" or abs(step.end - after.end) < 1e-9:
            marks.append(Rule(At(step.end, number + 0.3), At(step.end, number + 0.7), "axis", dashed=True))
    return Scene(
        view=PlotRange(low, high, -0.5, len(steps) - 0.5),
        margins=Margins(left=0.5, right=0.5, top=0.2, bottom=0.2),
        marks=(*marks, SideColumn("right", tuple(cells))),
        height=len(steps) * _ROW + 0.4,
        min_width=12.0,
        lang=teller.lang,
    )


# Words ---------------------------------------------------------------------------------------


def _notes(
    total: Figure | None, parts: Sequence[Figure], left: Figure | None, teller: Teller
) -> Iterator[str]:
    lacking = [teller.short(f) for f in parts if f.value is None]
    if lacking:
        yield say("charts.parts-lacking", teller.lang, names=teller.joined(lacking))
    elif left is not None and _counts(left):
        yield say("charts.rest-note" if _is_more(left, parts) else "charts.residual-note", teller.lang)


def _summary(steps: Sequence[Addend], teller: Teller) -> str:
    order = sorted(steps, key=lambda s: s.role != "total")
    told = [say("charts.said-step", teller.lang, name=s.name, value=teller.value(s.figure)) for s in order]
    return sentence(told, teller)
