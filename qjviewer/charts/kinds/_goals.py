"""Targets with what is done of them, the schedule, last year's pace and the growth still needed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

import msgspec

from qjviewer.charts.kinds._common import link
from qjviewer.charts.marks import Link
from qjviewer.charts.request import Request
from qjviewer.figures.addresses import year_around
from qjviewer.figures.compute import last_pace, planned_share
from qjviewer.figures.figure import Figure
from qjviewer.figures.lookup import Lookup
from qjviewer.figures.teller import Teller

# Of measures that have targets, the measure of the target and of the one to strive for.
_TARGETS = {"level": ("target", "stretch"), "yoy": ("yoy-target", "yoy-stretch")}


class AmountGoal(msgspec.Struct, frozen=True):
    """A target of an amount: a part of it is done. Each figure is None where it is not known or not shown.

    `schedule` is what should have been done by then, in %.
    """

    done: Figure
    schedule: Decimal
    target: Figure | None = None
    stretch: Figure | None = None
    completion: Figure | None = None
    gap: Figure | None = None
    pace: Figure | None = None
    pace_gap: Figure | None = None
    needed: Figure | None = None

    @property
    def told(self) -> Figure:
        """What says how far it is: the completion, else the amount."""
        return self.completion if self.completion is not None else self.done

    def link(self, teller: Teller) -> Link:
        """The figure behind its bar: the completion, which leads to amount and target."""
        return link(self.told, teller)


class GrowthGoal(msgspec.Struct, frozen=True):
    """A target of growth: met or missed, never a part done."""

    done: Figure
    target: Figure | None = None
    stretch: Figure | None = None
    gap: Figure | None = None
    ago: Figure | None = None

    @property
    def told(self) -> Figure:
        """The growth itself."""
        return self.done

    def link(self, teller: Teller) -> Link:
        """The growth."""
        return link(self.done, teller)


Goal: TypeAlias = AmountGoal | GrowthGoal


def goals_of(request: Request) -> list[Goal]:
    """The goals of the figures chosen; an amount without a target has that of its growth."""
    return list(_goals(request))


def _goals(request: Request) -> Iterator[Goal]:
    cube = request.teller.cube
    for figure in request.figures:
        if figure.measure not in _TARGETS or not figure.indicator:
            continue
        target = _target(figure, 0, request)
        if figure.measure == "level" and target is None:
            growth = cube.figure(figure.indicator, "yoy", figure.place, figure.period, later=figure.is_later)
            if _target(growth, 0, request) is not None and request.shows(growth):
                yield _growth(growth, request)
                continue
        yield _growth(figure, request) if figure.measure == "yoy" else _amount(figure, target, request)


def _target(figure: Figure, number: int, request: Request) -> Figure | None:
    """The target of a figure's year (0), or the one to strive for (1)."""
    cube = request.teller.cube
    measure = _TARGETS[figure.measure][number]
    found = cube.figure(figure.indicator, measure, figure.place, year_around(figure.period))
    return _known(found, request)


def _known(figure: Figure | None, request: Request) -> Figure | None:
    if figure is None or not (figure.value is not None or figure.mark) or not request.shows(figure):
        return None
    return figure


def _amount(figure: Figure, target: Figure | None, request: Request) -> AmountGoal:
    cube: Lookup = request.teller.cube
    completion = cube.figure(
        figure.indicator, "completion", figure.place, figure.period, later=figure.is_later
    )
    return AmountGoal(
        figure,
        planned_share(cube, figure),
        target,
        _target(figure, 1, request),
        _known(completion, request),
        _known(cube.asked(figure, "progress"), request),
        _known(last_pace(cube, figure), request) if target is not None else None,
        _known(cube.asked(figure, "progress pace"), request),
        _known(cube.asked(figure, "needed"), request),
    )


def _growth(figure: Figure, request: Request) -> GrowthGoal:
    cube = request.teller.cube
    ago = cube.figure(
        figure.indicator, "yoy", figure.place, figure.period.shifted(-12), later=figure.is_later
    )
    return GrowthGoal(
        figure,
        _target(figure, 0, request),
        _target(figure, 1, request),
        _known(cube.asked(figure, "vs target"), request),
        _known(ago, request),
    )
