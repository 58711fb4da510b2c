"""The path of names of a cell's indicator: from its row, its column, the line above it, the title."""

import re
from typing import Final

from qjviewer.intake.answers import SKIP
from qjviewer.intake.indicator_words import (
    is_category,
    is_field,
    is_indicator,
    is_known,
    is_part_name,
    is_part_of,
    is_stock,
    without_subject,
)
from qjviewer.intake.meaning.cell_context import CellContext
from qjviewer.intake.measure_words import TARGET
from qjviewer.intake.read_figure import doubt

_OWN_TOTAL: Final = re.compile(r"(.+?)(?:合计|总计|小计|总数)")
# Said in a column of what the table's title names in full (城镇新增就业).
_NEW: Final = ("新增", "新增数", "新增人数")
_TWO: Final = 2
_COMPARING: Final = re.compile("同比|环比|增减|增幅|降幅|涨幅|比上|比去|较上|较去|比年")


def indicator_path(cell: CellContext) -> tuple[str, ...]:
    """The path of names, the innermost last; empty where nothing names the indicator."""
    names = _with_columns(cell, _of_row(cell)) or _unnamed(cell)
    return tuple(names)


def note_doubts(cell: CellContext, names: tuple[str, ...], measure: str) -> None:
    """Ask where no name was found, a name is torn, or two indicators may be meant."""
    if not names:
        cell.doubts.append(doubt("no-indicator", "indicator"))
    elif any(part.count("(") != part.count(")") for part in names):
        cell.doubts.append(doubt("odd-indicator", "indicator", "/".join(names)))
    elif (
        not cell.row.names
        and not (is_indicator(names[-1]) or is_stock(names[-1]))
        and names == (cell.around.subject,)
    ):
        # 工业 on a sheet's tab names a field, not what is counted.
        cell.doubts.append(doubt("no-indicator", "indicator", names[0]))
    counted = cell.column.names in cell.facts.counted
    unknown = [name for name in cell.column.names if _is_strange(name, counted=counted)]
    if unknown and measure != TARGET:
        cell.doubts.append(doubt("unknown-column", "indicator", "/".join(names), SKIP))
    if cell.column.names_open and not cell.row.names and measure != TARGET:
        choices = dict.fromkeys(("/".join(cell.column.names_open), "/".join(names)))
        cell.doubts.append(doubt("whose-measure", "indicator", *choices))


def _is_strange(name: str, *, counted: bool) -> bool:
    """Whether a column's name is none that statistics have, or speaks of a change in words not understood.

    A name with a unit of its own (亩产, 公斤) is an indicator all the same.
    """
    is_new = not name.isascii() and not (counted or is_known(name))
    return is_new or _COMPARING.search(name) is not None


def _of_row(cell: CellContext) -> list[str]:
    names = [_own_name(name) for name in cell.row.names]
    root = _root(cell, names)
    if root:
        # 规模以上工业 at the head of a table about its 增加值 is the whole of it.
        names = [
            name for name in names if name != root[0] and not (is_field(name) and root[0].startswith(name))
        ]
    names = [*root, *names]
    if not names and cell.section is not None and cell.section.subject:
        return [cell.section.subject]
    return names


def is_field_of(names: tuple[str, ...], subject: str) -> bool:
    """Whether a row is the whole field whose figure the table is about: 规上工业 under 规上工业增加值."""
    return (
        len(names) == 1
        and is_field(names[0])
        and is_part_name(subject.removeprefix(names[0]))
        and subject.startswith(names[0])
    )


def _own_name(name: str) -> str:
    """A total's name without the word for it, where the rest is an indicator: 固定资产投资合计."""
    match = _OWN_TOTAL.fullmatch(name)
    return match[1] if match and is_indicator(match[1]) else name


def _root(cell: CellContext, names: list[str]) -> list[str]:
    """The table's subject over rows that are only its classes; without what its columns name themselves."""
    subject = cell.around.subject
    for tail in cell.facts.wholes:
        # What some column names itself is no part of what the rows divide.
        if subject.endswith(tail) and is_part_name(tail) and is_field(subject.removesuffix(tail)):
            subject = subject.removesuffix(tail)
    if not subject or cell.facts.rows_are_places:
        return []
    if cell.row.is_sum and not names:
        return [subject]
    if not names or names[0] == subject:
        return []
    if cell.facts.has_sum:
        # 合计 is the sum of the rows beside it: each is a part of what the title names.
        return [subject]
    parts = not is_indicator(names[0]) or is_part_of(names[0], subject)
    return [subject] if cell.facts.splits_subject and parts else []


def _with_columns(cell: CellContext, names: list[str]) -> list[str]:
    """The row's path with what the column names."""
    subject = cell.around.subject
    extra = [without_subject(name, names[0] if names else "") for name in cell.column.names]
    extra = [name for name in extra if not (name in _NEW and "新增" in subject)]
    if names and len(extra) == 1 and cell.facts.only_name and _says_again(extra[0], names[0]):
        extra = []
    if not names and extra and subject.startswith(extra[0]) and is_part_name(extra[0]):
        # 税收 over a column of a table about 税收收入.
        names, extra = [subject], extra[1:]
    if not names and extra and cell.facts.only_name and _is_short_for(extra[0], subject):
        # 产值 over the columns of a table about 规上工业总产值.
        names, extra = [subject], extra[1:]
    if not names and extra and is_category(extra[0]):
        # 第二产业 beside 全社会用电量.
        names = [whole for whole in cell.facts.wholes if is_part_of(extra[0], whole)][:1]
    if not names and extra and subject and subject != extra[0]:
        if is_part_name(extra[0]):
            names, extra = [subject], [without_subject(extra[0], subject), *extra[1:]]
        elif _is_part(cell, extra[0]):
            names = [subject]
    for name in extra:
        if name not in names[-1:] and name != (names[0] if cell.facts.only_name and names else ""):
            names = [*names, name]
    return names


def _says_again(short: str, name: str) -> bool:
    """The same, an ending for amounts aside: 用电量 over 工业用电."""
    return (
        short == name
        or _is_short_for(short, name)
        or (len(short) > _TWO and short[:-1] in name and short[-1] in "量额")
    )


def _is_short_for(short: str, name: str) -> bool:
    """Whether a heading only says a word of the name again: 零售额 over 社会消费品零售总额."""
    rest = iter(name)
    return is_part_name(short) and all(char in rest for char in short)


def _is_part(cell: CellContext, name: str) -> bool:
    """Whether a column is a part of what the table is about: 其中 over it, or by its name."""
    subject = cell.around.near_subject
    if not subject or cell.facts.rows_are_places:
        return False
    return cell.column.is_part or is_part_of(name, subject)


def _unnamed(cell: CellContext) -> list[str]:
    subject = cell.around.subject
    if cell.column.invests:
        return [subject if "投资" in subject else cell.column.invests]
    return [subject] if subject else []
