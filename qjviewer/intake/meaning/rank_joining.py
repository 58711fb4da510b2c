"""Gives each rank to the figure it is about."""

import msgspec

from qjviewer.intake.meaning.column_meanings import ColumnMeaning
from qjviewer.intake.measure_words import RANK, TARGET
from qjviewer.intake.read_figure import ReadFigure, doubt


def join_ranks(figures: list[ReadFigure], columns: list[ColumnMeaning]) -> list[ReadFigure]:
    """The figures with their ranks; a rank also carries itself."""
    about = {column.column: column for column in columns}
    result = list(figures)
    by_subject: dict[tuple[object, ...], list[int]] = {}
    for at, figure in enumerate(result):
        if figure.measure == RANK:
            _join(result, at, about.get(figure.column), by_subject.get(_subject(figure), []))
        elif figure.measure != TARGET:
            by_subject.setdefault(_subject(figure), []).append(at)
    return result


def _after(result: list[ReadFigure], at: int) -> list[int]:
    """The figures further right in the row that a rank in front of the place may be about."""
    figure = result[at]
    same = (i for i in range(at + 1, len(result)) if result[i].row == figure.row)
    return [
        i for i in same if _subject(result[i]) == _subject(figure) and result[i].measure not in (RANK, TARGET)
    ]


def _subject(figure: ReadFigure) -> tuple[object, ...]:
    return (figure.indicator, figure.place)


def _join(result: list[ReadFigure], at: int, column: ColumnMeaning | None, before: list[int]) -> None:
    figure = result[at]
    if figure.value is None:
        return
    rank = int(figure.value)
    near = [i for i in before if result[i].row == figure.row or result[i].column == figure.column]
    of = column.measure.of if column is not None else ""
    wanted = [i for i in near if not of or result[i].measure == of]
    # Ranks in a group of their own, a period each, are of the figures of that period.
    dated = column is not None and column.own_time.says_time
    same = [i for i in wanted if result[i].period == figure.period]
    wanted = same if dated and same else wanted
    if column is not None and column.own_time.back and not same:
        # 上月位次 is of a growth that stands in the month before's table.
        result[at] = msgspec.structs.replace(figure, rank=rank, of=of)
        return
    if not wanted:
        wanted = _after(result, at)
        if len(wanted) > 1:
            open_rank = doubt("rank-of-what", "rank", *(result[i].measure for i in wanted))
            result[at] = msgspec.structs.replace(figure, rank=rank, doubts=(*figure.doubts, open_rank))
            return
    if wanted:
        target = result[wanted[-1]]
        result[wanted[-1]] = msgspec.structs.replace(target, rank=rank, rank_size=figure.rank_size)
        of = target.measure
        figure = figure if dated else msgspec.structs.replace(figure, period=target.period)
    result[at] = msgspec.structs.replace(figure, rank=rank, of=of)
