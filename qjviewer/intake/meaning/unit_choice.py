"""The unit of a cell's value: beside the number, at the row, over the column, in the title."""

import re
from typing import Final

from qjviewer.intake.indicator_words import is_amount, is_rate_name
from qjviewer.intake.meaning.cell_context import CellContext
from qjviewer.intake.measure_words import CONTRIBUTION, DIFF, DIFF_PREV, DIFF_YTD, OWN_UNIT, TARGET, YOY
from qjviewer.intake.read_figure import doubt
from qjviewer.intake.unit_words import MONEY, PERCENT, POINTS, SCALED, is_index_unit, is_rate, unscaled

_DIFFERENCES: Final = (DIFF, DIFF_PREV, DIFF_YTD)
# What stands after a number and scales the unit of its column.
_SCALES: Final = ("万", "亿", "千", "百万")
# Things counted one by one, by the end of the indicator's name.
_COUNTED: Final = (
    ("户数", "户"), ("企业数", "家"), ("单位数", "家"), ("家数", "家"), ("个数", "个"), ("项目数", "个"),
    ("人数", "人"), ("件数", "件"), ("辆数", "辆"),
)  # fmt: skip
# What is measured by the end of the indicator's name, where a line states several units.
_MEASURED: Final = (
    (re.compile(".*面积"), re.compile(".*(?:平方米|平方公里|亩|公顷)")),
    (re.compile(".*(?:电量|用电)"), re.compile(".*(?:千瓦时|度)")),
    (re.compile(".*(?:能耗|能源消费量?)"), re.compile(".*标准?煤")),
    (re.compile(".*(?:产量|货运量|吞吐量)"), re.compile(".*[吨箱]")),
    (re.compile(".*(?:人次|游客|旅客|客运量)"), re.compile(".*人次?")),
    (re.compile(".*里程"), re.compile(".*公里")),
)
_MONEY_WORDS: Final = re.compile("投资|资金|金额|产值|收入|支出|税|利润")
_NO_UNIT: Final = re.compile("比|指数|系数|倍|弹性")


def unit_for(cell: CellContext, measure: str, names: tuple[str, ...]) -> str:
    """The unit of the value as shown; asks where two are said or none."""
    if measure == CONTRIBUTION:
        return cell.column.unit or cell.row.unit or cell.value.unit or POINTS
    if measure in OWN_UNIT and is_index_unit(cell.column.unit):
        return cell.column.unit
    if measure in OWN_UNIT:
        in_points = measure == YOY and POINTS in (cell.value.unit, cell.column.unit)
        return POINTS if in_points else OWN_UNIT[measure]
    if cell.value.unit and cell.value.unit not in _SCALES:
        return cell.value.unit
    base = _base(cell, measure, names)
    if not cell.value.unit:
        return base
    scaled = cell.value.unit + base
    if SCALED.match(base):
        cell.doubts.append(doubt("two-scales", "unit", scaled, base))
    return scaled


def _base(cell: CellContext, measure: str, names: tuple[str, ...]) -> str:
    """The unit that row, column or title give to an amount."""
    row, column = cell.row.unit, cell.column.unit
    grows = cell.row.measure.measure == YOY
    if measure in _DIFFERENCES:
        in_points = is_rate(row) or grows or bool(names and is_rate_name(names[-1]))
        if is_rate(column) or (in_points and not column):
            return POINTS
        return column or row or _stated(cell, names)
    if grows and measure == TARGET:
        return PERCENT
    if row and column and row != column and not is_rate(row):
        if unscaled(row) != unscaled(column):
            # 金额（万元） says more than the row's 万双, 总量（亿元） less than a row's own 万千瓦时.
            return column if cell.column.names else row
        cell.doubts.append(doubt("two-units", "unit", row, column))
    return row or column or _stated(cell, names)


def _stated(cell: CellContext, names: tuple[str, ...]) -> str:
    """The unit in a line or title over the table that fits the indicator."""
    name = names[-1] if names else ""
    if is_rate_name(name):
        return PERCENT
    units = cell.units_here
    amounts = [unit for unit in units if not is_rate(unit)]
    counted = next((unit for ending, unit in _COUNTED if name.endswith(ending)), "")
    if counted:
        return next((unit for unit in amounts if unit.endswith(counted)), counted)
    if len(amounts) > 1:
        return _one_of(cell, amounts, name)
    if amounts or units:
        return (amounts or units)[0]
    if not _NO_UNIT.search(name):
        cell.doubts.append(doubt("no-unit", "unit"))
    return ""


def _one_of(cell: CellContext, amounts: list[str], name: str) -> str:
    """The one of several stated units that fits the indicator's name; asks where none or two do."""
    measured = [
        unit
        for names, units in _MEASURED
        if names.fullmatch(name)
        for unit in amounts
        if units.fullmatch(unit)
    ]
    counted = [unit for unit in amounts if name.endswith(f"{unit.lstrip('百千万亿')}数")]
    money = [unit for unit in amounts if MONEY.fullmatch(unit)]
    fitting = (
        measured or counted or (money if is_amount(name) or _MONEY_WORDS.search(cell.column.label) else [])
    )
    if len(fitting) != 1:
        cell.doubts.append(doubt("which-unit", "unit", *(fitting or amounts)))
    return (fitting or money or amounts)[0]
