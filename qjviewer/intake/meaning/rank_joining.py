"""Gives each rank to the figure it is about."""

import msgspec

from qjviewer.intake.meaning.column_meanings import ColumnMeaning
from qjviewer.intake.measure_words import RANK, TARGET
from qjviewer.intake.read_figure import ReadFigure


def join_ranks(figures: list[ReadFigure], columns: list[ColumnMeaning]) -> list[ReadFigure]:
    """The figures with their ranks; a rank also carries itself."""
    about = {column.column: column.measure.of for column in columns}
    result = list(figures)
    by_subject: dict[tuple[object, ...], list[int]] = {}
    for at, figure in enumerate(result):
        if figure.measure == RANK:
            _join(result, at, about.get(figure.column, ""), by_subject.get(_subject(figure), []))
        elif figure.measure != TARGET:
            by_subject.setdefault(_subject(figure), []).append(at)
    return result


def _subject(figure: ReadFigure) -> tuple[object, ...]:
    return (figure.indicator, figure.place)


def _join(result: list[ReadFigure], at: int, of: str, before: list[int]) -> None:
    figure = result[at]
    if figure.value is None:
        return
    rank = int(figure.value)
    near = [i for i in before if result[i].row == figure.row or result[i].column == figure.column]
    wanted = [i for i in near if not of or result[i].measure == of]
    if wanted:
        target = result[wanted[-1]]
        result[wanted[-1]] = msgspec.structs.replace(target, rank=rank, rank_size=figure.rank_size)
        figure = msgspec.structs.replace(figure, period=target.period)
    result[at] = msgspec.structs.replace(figure, rank=rank)
