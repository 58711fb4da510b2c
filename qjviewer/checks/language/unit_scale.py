"""Units as written, in their base: 1 亿千瓦时 is 10⁸ 千瓦时, and every counter counts."""

from decimal import Decimal
from functools import cache
from typing import Final

PERCENT: Final = "%"
POINTS: Final = "个百分点"
COUNT: Final = "个"
TIMES: Final = "倍"
_POWERS: Final = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
# Units that begin with what looks like a power of ten.
_WHOLE: Final = ("千瓦", "千克", "千米", "百分点")
_COUNTERS: Final = frozenset(
    ["人次", "单位", *"个家条项名人户件辆台套座所只头株场例宗笔张册幢栋间处片种类款位市县区村"]
)
_SAME: Final = {
    "百分点": POINTS,
    "个点": POINTS,
    "点": POINTS,
    "度": "千瓦时",
    "度电": "千瓦时",
    "元人民币": "元",
    "人民币": "元",
    "块": "元",
    "块钱": "元",
    "美金": "美元",
    "千米": "公里",
}


@cache
def scale_of(unit: str) -> tuple[Decimal, str]:
    """The factor and the base behind a unit: (10⁸, 元) for 亿元, (1, 个) for 户."""
    power = 0
    while unit and unit[0] in _POWERS and not unit.startswith(_WHOLE):
        power += _POWERS[unit[0]]
        unit = unit[1:]
    if unit == "‰":
        return Decimal("0.1"), PERCENT
    unit = _SAME.get(unit, unit)
    base = COUNT if unit in _COUNTERS else unit
    return Decimal(1).scaleb(power), base
