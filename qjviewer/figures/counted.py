"""Facts computed from other figures: counted, summed, the largest, the first few, or by arithmetic."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from msgspec.structs import replace

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import Fact
from qjviewer.figures import ranking
from qjviewer.figures.addresses import Unknown
from qjviewer.figures.arithmetic import converted, summed
from qjviewer.figures.compare import refusal, side_of
from qjviewer.figures.compute import lacking, made_of, refused
from qjviewer.figures.expressions import evaluate
from qjviewer.figures.figure import Figure
from qjviewer.figures.lookup import Lookup


def computed(cube: Lookup, fact: Fact, base: Figure) -> Figure:
    """The fact with its value, or with the reason why it has none."""
    base = replace(base, status="derived", value=None, unit=fact.unit, is_later=fact.later)
    if fact.derive:
        return evaluate(cube, base, fact.derive)
    if fact.sum:
        return _sum(cube, fact, base)
    if fact.top:
        return _top(cube, fact, base)
    if fact.max or fact.min:
        return _extreme(cube, fact.max or fact.min, base, largest=bool(fact.max))
    return _count(cube, fact, base)


def _figures(cube: Lookup, addresses: Sequence[str], *, later: bool) -> list[Figure] | None:
    """The figures of addresses; None where one names nothing."""
    found = []
    for text in addresses:
        address = cube.resolve(text)
        figure = None if isinstance(address, Unknown) else cube.of_address(address, later=later)
        if figure is None:
            return None
        found.append(figure)
    return found


def _count(cube: Lookup, fact: Fact, base: Figure) -> Figure:
    """How many of the figures lie above (or below) all that is named, or are ranked at least so high."""
    figures = _figures(cube, fact.count, later=fact.later)
    if figures is None or not figures:
        return refused(base, "unknown")
    tests: list[Callable[[Figure], Decision]] = []
    tests += [_side_test(cube, word, above=True, later=fact.later) for word in fact.above]
    tests += [_side_test(cube, word, above=False, later=fact.later) for word in fact.below]
    if fact.rank:
        tests.append(lambda f: _ranked_within(cube, f, fact.rank))
    yes, rests_on = [], []
    for figure in figures:
        verdicts = [test(figure) for test in tests]
        rests_on.append(figure)
        rests_on += [f for _, others in verdicts for f in others]
        if any(v is None for v, _ in verdicts):
            return replace(refused(base, "", rests_on), missing="not-published")
        if all(v for v, _ in verdicts):
            yes.append(figure)
    value = Decimal(len(yes))
    inputs = [(f, "") for f in dict.fromkeys(rests_on)]
    return replace(made_of(cube, base, value, inputs, "count"), found=tuple(f.id for f in yes))


Decision = tuple[bool | None, Sequence[Figure]]


def _side_test(cube: Lookup, word: str, *, above: bool, later: bool) -> Callable[[Figure], Decision]:
    def test(figure: Figure) -> Decision:
        side = side_of(cube, figure, word, later=later)
        if side is None or side.figure.value is None or figure.value is None:
            return None, [side.figure] if side else []
        other = converted(side.figure.value, side.figure.unit, figure.unit)
        if other is None or refusal(figure, side.figure):
            return None, [side.figure]
        return (figure.value > other if above else figure.value < other), [side.figure]

    return test


def _ranked_within(cube: Lookup, figure: Figure, most: int) -> Decision:
    group = ranking.default_group(cube, figure)
    rank = ranking.rank_in(cube, figure, group) if group else None
    return (None if rank is None else rank.rank <= most), ranking.ranked_from(cube, figure, rank)


def _sum(cube: Lookup, fact: Fact, base: Figure) -> Figure:
    """The sum over a group: all members present and exact, or refused."""
    address = cube.resolve(fact.sum)
    group = cube.bundle.group_by_id.get(fact.over)
    if isinstance(address, Unknown) or address.period is None or group is None or not group.places:
        return refused(base, "unknown")
    measure = address.measure or "level"
    figures = [cube.figure(address.id, measure, p, address.period, later=fact.later) for p in group.places]
    base = replace(base, period=address.period, unit=base.unit or figures[0].unit)
    if not MEASURES[measure].is_additive:
        return refused(base, "not-additive", figures)
    absent = lacking(base, figures)
    if absent is not None:
        return absent
    values = [converted(f.value, f.unit, base.unit) for f in figures if f.value is not None]
    known = [v for v in values if v is not None]
    if len(known) < len(figures):
        return refused(base, "units", figures)
    return made_of(cube, base, summed(known), [(f, "+" if n else "") for n, f in enumerate(figures)], "sum")


def _extreme(cube: Lookup, addresses: Sequence[str], base: Figure, *, largest: bool) -> Figure:
    """The largest or smallest of figures: its value, unit and name; several that share it are all found."""
    figures = _figures(cube, addresses, later=base.is_later)
    if not figures:
        return refused(base, "unknown")
    absent = lacking(base, figures)
    if absent is not None:
        return absent
    values = [converted(f.value, f.unit, figures[0].unit) for f in figures if f.value is not None]
    if any(v is None for v in values):
        return refused(base, "units", figures)
    best = (max if largest else min)(v for v in values if v is not None)
    found = [f for f, v in zip(figures, values, strict=True) if v == best]
    winner = found[0]
    made = made_of(cube, base, best, [(f, "") for f in figures], "max" if largest else "min")
    return replace(
        made,
        unit=figures[0].unit,
        indicator=winner.indicator,
        measure=winner.measure,
        place=winner.place,
        period=winner.period,
        found=tuple(f.id for f in found),
    )


def _top(cube: Lookup, fact: Fact, base: Figure) -> Figure:
    """The first places of a group by a figure."""
    address = cube.resolve(fact.top)
    group = cube.bundle.group_by_id.get(fact.over)
    if isinstance(address, Unknown) or address.period is None or group is None or not group.places:
        return refused(base, "unknown")
    measure = address.measure or "level"
    figure = cube.figure(address.id, measure, group.places[0], address.period, later=fact.later)
    order = ranking.standings(cube, figure, group)
    if any(not s.rank for s in order):
        return replace(refused(base, "", [s.figure for s in order]), missing="not-published")
    found = [s.figure for s in order if s.rank <= fact.n]
    made = made_of(cube, base, Decimal(len(found)), [(s.figure, "") for s in order], "top")
    return replace(made, found=tuple(f.id for f in found), unit=fact.unit)
