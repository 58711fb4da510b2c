"""Settles changes whose heading leaves amount or percent open, by what the row's amounts add up to."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Final, TypeAlias

import msgspec

from qjviewer.intake.measure_words import DIFF, LEVEL, YOY
from qjviewer.intake.read_figure import ReadFigure
from qjviewer.intake.unit_words import PERCENT, POINTS

_REASON: Final = "change-kind"
_OF_RATES: Final = "rate-change"
# Figures are rounded where they are shown.
_CLOSE: Final = Decimal("0.11")
_LEAST: Final = 2
_YEAR: Final = 12


def settle_changes(figures: list[ReadFigure]) -> list[ReadFigure]:
    """The figures, with columns of changes settled where all their rows agree on how they are reckoned."""
    open_columns = {f.column for f in figures if any(d.reason == _REASON for d in f.doubts)}
    is_of_rates = any(d.reason == _OF_RATES for f in figures for d in f.doubts)
    if not open_columns and not is_of_rates:
        return figures
    levels = {(f.row, f.indicator, f.place, f.period_code): f for f in figures if f.measure == LEVEL}
    if is_of_rates:
        figures = [_rate_settled(f, levels) for f in figures]
    growing = {(f.row, f.indicator, f.place, f.period_code) for f in figures if _is_growth(f)}
    kinds = {
        column: _kind((f for f in figures if f.column == column), levels) or _other(column, figures, growing)
        for column in open_columns
    }
    return [_settled(f, kinds.get(f.column, ""), levels) for f in figures]


def _rate_settled(figure: ReadFigure, levels: "_Levels") -> ReadFigure:
    """A change of a rate under a heading in %: in points, where the two rates beside it differ so."""
    if not any(d.reason == _OF_RATES for d in figure.doubts) or _kinds(figure, levels) != {DIFF}:
        return figure
    doubts = tuple(d for d in figure.doubts if d.reason != _OF_RATES)
    return msgspec.structs.replace(figure, measure=DIFF, unit=POINTS, doubts=doubts)


_Levels: TypeAlias = dict[tuple[int, tuple[str, ...], str, str], ReadFigure]


def _is_growth(figure: ReadFigure) -> bool:
    return figure.measure == YOY and not any(d.reason == _REASON for d in figure.doubts)


def _other(column: int, figures: Iterable[ReadFigure], growing: Collection[tuple[object, ...]]) -> str:
    """An amount, where another column says the growth of all the same rows."""
    mine = [f for f in figures if f.column == column and f.value is not None]
    beside = all((f.row, f.indicator, f.place, f.period_code) in growing for f in mine)
    return DIFF if mine and beside else ""


def _kind(figures: Iterable[ReadFigure], levels: _Levels) -> str:
    """The measure that all rows of a column agree on; empty where they don't, or are too few."""
    found = [kinds for f in figures if f.value and (kinds := _kinds(f, levels))]
    agreed = set.intersection(*map(set, found)) if len(found) >= _LEAST else set()
    return agreed.pop() if len(agreed) == 1 else ""


def _kinds(figure: ReadFigure, levels: _Levels) -> set[str]:
    now, then = _pair(figure, levels)
    if now is None or then is None or now.value is None or then.value is None or figure.value is None:
        return set()
    kinds = {DIFF} if abs(now.value - then.value - figure.value) <= _CLOSE else set()
    if then.value and abs((now.value / then.value - 1) * 100 - figure.value) <= _CLOSE:
        kinds.add(YOY)
    return kinds or {""}


def _pair(figure: ReadFigure, levels: _Levels) -> tuple[ReadFigure | None, ReadFigure | None]:
    """The amounts of this period and of the same a year before, in the figure's row."""
    if figure.period is None:
        return None, None
    key = (figure.row, figure.indicator, figure.place)
    return levels.get((*key, figure.period_code)), levels.get((*key, figure.period.shifted(-_YEAR).code))


def _settled(figure: ReadFigure, kind: str, levels: _Levels) -> ReadFigure:
    if not kind or not any(d.reason == _REASON for d in figure.doubts):
        return figure
    now, _ = _pair(figure, levels)
    unit = PERCENT if kind == YOY else now.unit if now is not None else figure.unit
    doubts = tuple(d for d in figure.doubts if d.reason != _REASON)
    return msgspec.structs.replace(figure, measure=kind, unit=unit, doubts=doubts)
