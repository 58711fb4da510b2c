"""Answers to what cells leave open: kept by labels, applied to every cell they fit."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Final

import msgspec

from qjviewer.bundle.periods import parse_period
from qjviewer.intake.measure_words import DIFF, OWN_UNIT, RANK
from qjviewer.intake.read_figure import LIFETIME, Doubt, ReadFigure
from qjviewer.intake.unit_words import POINTS, is_rate

# A cell's figure is left out: it is no figure, or the bureau is to be asked first.
SKIP: Final = "skip"
KEEP: Final = "keep"
NO_PERIOD: Final = "no-period"
# Holds for one file alone; next month's says it for itself or is asked again.
ONCE: Final = frozenset({NO_PERIOD})


class Answer(msgspec.Struct, frozen=True):
    """How a doubt is settled: `key` is a choice's key or what was typed.

    `row` and `column` are the labels it holds for; without both it holds for the whole table.
    """

    reason: str
    key: str
    row: str = ""
    column: str = ""

    def fits(self, figure: ReadFigure) -> bool:
        """Whether it speaks of this figure's cell."""
        return self.row in ("", figure.row_label) and self.column in ("", figure.column_label)


def settled(figures: Iterable[ReadFigure], answers: Iterable[Answer]) -> list[ReadFigure]:
    """The figures with answered doubts settled; those to be skipped are left out."""
    # The answer that names most labels counts.
    known = sorted(answers, key=lambda a: bool(a.row) + bool(a.column), reverse=True)
    result = [done for figure in figures if (done := _settle(figure, known)) is not None]
    return _with_ranks(result, known)


def _settle(figure: ReadFigure, answers: list[Answer]) -> ReadFigure | None:
    if not figure.doubts:
        return figure
    left: list[Doubt] = []
    for doubt in figure.doubts:
        key = _key(figure, doubt, answers)
        if key == SKIP:
            return None
        changed = _applied(figure, doubt, key) if key else None
        if changed is None:
            left.append(doubt)
        else:
            figure = changed
    return msgspec.structs.replace(figure, doubts=tuple(left))


def _key(figure: ReadFigure, doubt: Doubt, answers: list[Answer]) -> str:
    return next((a.key for a in answers if a.reason == doubt.reason and a.fits(figure)), "")


def _applied(figure: ReadFigure, doubt: Doubt, key: str) -> ReadFigure | None:
    """The figure with this doubt's field set; None where the answer does not fit the field."""
    text = next((choice.text for choice in doubt.choices if choice.key == key), key)
    match doubt.field:
        case "value":
            return _with_value(figure, text)
        case "measure":
            unit = OWN_UNIT.get(text) or (POINTS if text == DIFF and is_rate(figure.unit) else figure.unit)
            return msgspec.structs.replace(figure, measure=text, unit=unit)
        case "unit":
            return msgspec.structs.replace(figure, unit=text)
        case "place":
            return msgspec.structs.replace(figure, place=text)
        case "indicator":
            return (
                figure if key == KEEP else msgspec.structs.replace(figure, indicator=tuple(text.split("/")))
            )
        case "period":
            return _with_period(figure, text)
        case _:
            return figure


def _with_value(figure: ReadFigure, text: str) -> ReadFigure | None:
    try:
        return msgspec.structs.replace(figure, value=Decimal(text), status="ok", missing="")
    except InvalidOperation:
        return None


def _with_period(figure: ReadFigure, text: str) -> ReadFigure | None:
    if text == LIFETIME:
        return msgspec.structs.replace(figure, is_lifetime=True, period=None)
    period = parse_period(text)
    return None if period is None else msgspec.structs.replace(figure, period=period)


def _with_ranks(figures: list[ReadFigure], answers: list[Answer]) -> list[ReadFigure]:
    """Ranks given to the measure that an answer named."""
    chosen = [a for a in answers if a.reason == "rank-of-what"]
    if not chosen:
        return figures
    ranks = {
        (f.row, f.table, answer.key): f
        for f in figures if f.measure == RANK
        for answer in chosen if answer.fits(f)
    }  # fmt: skip
    return [
        msgspec.structs.replace(f, rank=rank.rank, rank_size=rank.rank_size)
        if (rank := ranks.get((f.row, f.table, f.measure))) is not None
        else f
        for f in figures
    ]
