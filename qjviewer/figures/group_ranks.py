"""The order of a group's members at one address, worked out once for all of them."""

from collections.abc import Mapping
from typing import TypeAlias

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.figures.figure import Figure, Input, Rank


class RankedFigure(msgspec.Struct, frozen=True, gc=False):
    """A place in the order of its group: its figure and rank (0 where it has no value)."""

    figure: Figure
    rank: int
    tied: bool = False


class GroupRanks(msgspec.Struct, frozen=True):
    """The members of a group in their order, and the computed rank of each place where all are known.

    `inputs` are what every one of these ranks rests on: one tuple for all of them.
    """

    order: tuple[RankedFigure, ...]
    ranks: Mapping[str, Rank]
    inputs: tuple[Input, ...] = ()


# Indicator, measure, period, whether later data count, group.
RankKey: TypeAlias = tuple[str, str, Period, bool, str]
