"""How a figure moved since the point before and since last year, where that has sense."""

from collections.abc import Iterator
from typing import Final

from qjviewer.bundle.measures import MEASURES
from qjviewer.figures import ranking
from qjviewer.figures.comparing import Comparer
from qjviewer.figures.figure import Figure
from qjviewer.pages.blocks import Run
from qjviewer.pages.maker import Maker

# What a figure is held against by itself.
THEN: Final = ("prev", "year-ago")
_SIGNS: Final = {-1: "▼ ", 0: "● ", 1: "▲ "}
# Moments stand beside their last one and last year's; a level grows within its year and has no point before.
_NO_LEVELS: Final = ("real",)


def movements(figure: Figure, maker: Maker) -> Iterator[Run]:
    """▲ 比一季度加快1.9个百分点, ▲ 位次前移2位; each leads to its computation."""
    if not _has_sense(figure, maker):
        return
    comparer = Comparer(maker.teller)
    for then in THEN:
        gap = maker.cube.asked(figure, f"vs {then}")
        if gap is not None and gap.value is not None and maker.shows(gap):
            yield Run(_sign(gap) + comparer.difference(figure, gap), figure=gap.id)
        move = _moved(figure, then, maker)
        if move is not None and gap is not None and move.value is not None and maker.shows(move):
            against = maker.say("moved-since", other=comparer.other_side(figure, gap))
            yield Run(_sign(move) + against + comparer.moved(move), figure=move.id)


def _has_sense(figure: Figure, maker: Maker) -> bool:
    """Not of targets, differences, facts, nor of a level whose real growth is what is published."""
    indicator = maker.cube.indicator(figure.indicator)
    if indicator is None or figure.against or figure.is_target or not (figure.value or figure.ranks):
        return False
    is_level = MEASURES[figure.measure].change == "level"
    return not (is_level and indicator.price in _NO_LEVELS)


def _moved(figure: Figure, then: str, maker: Maker) -> Figure | None:
    group = ranking.default_group(maker.cube, figure)
    return maker.cube.asked(figure, f"moved {then} {group}") if group else None


def _sign(figure: Figure) -> str:
    value = figure.value or 0
    return _SIGNS[(value > 0) - (value < 0)]
