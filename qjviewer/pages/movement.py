"""How a figure moved since the point before and since last year, where that has sense."""

from collections.abc import Iterator, Sequence
from typing import Final

from qjviewer.bundle.measures import MEASURES
from qjviewer.figures import ranking
from qjviewer.figures.comparing import Comparer
from qjviewer.figures.figure import Figure
from qjviewer.pages.blocks import Run, Runs
from qjviewer.pages.maker import Maker

# What a figure is held against by itself.
THEN: Final = ("prev", "year-ago")
NONE: Final = "none"
# A sign never ends a line: the space behind it holds.
_SIGNS: Final = {-1: "▼\u00a0", 0: "●\u00a0", 1: "▲\u00a0"}
# Moments stand beside their last one and last year's; a level grows within its year and has no point before.
_NO_LEVELS: Final = ("real",)
# What is done of a target grows whatever happens.
_ONLY_GROWS: Final = ("completion",)


def wanted(beside: Sequence[str]) -> tuple[str, ...]:
    """What a block's figures are held against: by themselves both, else what it names of them, or nothing."""
    if NONE in beside:
        return ()
    return tuple(then for then in THEN if then in beside) or THEN


def movements(figure: Figure, maker: Maker) -> Iterator[Run]:
    """▲ 比一季度加快1.9个百分点, ▲ 比一季度位次前移2位; each leads to its computation."""
    if not has_sense(figure, maker):
        return
    comparer = Comparer(maker.teller)
    for then in THEN:
        gap, move = _found(figure, then, maker)
        if gap is not None and _is_told(gap, maker):
            yield Run(_sign(gap) + comparer.difference(figure, gap), figure=gap.id)
        if gap is not None and move is not None:
            yield Run(_sign(move) + _since(figure, gap, maker) + comparer.moved(move), figure=move.id)


def movement_lines(figure: Figure, maker: Maker, beside: Sequence[str] = THEN) -> Iterator[Runs]:
    """A line for each period it is held against: ▲ 比一季度加快1.9个百分点，前移2位.

    A rank that stayed is not told: the rank itself stands beside the number.
    """
    if not has_sense(figure, maker):
        return
    comparer = Comparer(maker.teller)
    for then in beside:
        gap, move = _found(figure, then, maker)
        move = move if move is not None and move.value else None
        if gap is not None and _is_told(gap, maker):
            yield _line(figure, gap, move, maker)
        elif gap is not None and move is not None:
            words = _since(figure, gap, maker) + comparer.moved(move)
            yield Run(_sign(move)), Run(words, figure=move.id)


def _line(figure: Figure, gap: Figure, move: Figure | None, maker: Maker) -> Runs:
    comparer = Comparer(maker.teller)
    first = Run(_sign(gap)), Run(comparer.difference(figure, gap), figure=gap.id)
    if move is None:
        return first
    # A rank that went the other way than the value has its own sign.
    sign = () if _sign(move) == _sign(gap) else (Run(_sign(move)),)
    comma = Run(maker.teller.say("comma"))
    return *first, comma, *sign, Run(comparer.moved(move, short=True), figure=move.id)


def without_sign(line: Runs) -> Runs:
    """A line as running text has it: the words alone."""
    return tuple(run for run in line if run.text not in _SIGNS.values())


def has_sense(figure: Figure, maker: Maker) -> bool:
    """Not of targets and what is done of them, differences, facts, nor of a level told by its real growth."""
    indicator = maker.cube.indicator(figure.indicator)
    if indicator is None or figure.against or figure.is_target:
        return False
    if figure.value is None and not figure.ranks:
        return False
    is_level = MEASURES[figure.measure].change == "level"
    return not (is_level and indicator.price in _NO_LEVELS) and figure.measure not in _ONLY_GROWS


def _found(figure: Figure, then: str, maker: Maker) -> tuple[Figure | None, Figure | None]:
    """The difference to another period, also one without a value; how the rank moved, if that is known."""
    gap = maker.cube.asked(figure, f"vs {then}", later=maker.later)
    group = ranking.default_group(maker.cube, figure)
    move = maker.cube.asked(figure, f"moved {then} {group}") if group else None
    return gap, move if move is not None and _is_told(move, maker) else None


def _is_told(figure: Figure, maker: Maker) -> bool:
    return figure.value is not None and maker.shows(figure)


def _since(figure: Figure, gap: Figure, maker: Maker) -> str:
    return maker.say("moved-since", other=Comparer(maker.teller).other_side(figure, gap))


def _sign(figure: Figure) -> str:
    value = figure.value or 0
    return _SIGNS[(value > 0) - (value < 0)]
