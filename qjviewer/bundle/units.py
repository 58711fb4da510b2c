"""Units: one record each, with what a unit is a multiple of and how it is written in each language."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from functools import cache
from typing import Final, Protocol

import msgspec

from qjviewer.bundle.values import Text
from qjviewer.wording import Language

PERCENT: Final = "%"
PERMILLE: Final = "‰"
POINTS: Final = "个百分点"
TIMES: Final = "倍"
PLACES: Final = "位"
# The base unit of everything that merely counts.
COUNT: Final = "个"


class UnitWords(msgspec.Struct, frozen=True):
    """One unit in Traditional Chinese and English.

    `scale` turns the Chinese number into the English one: 2.8万平方米 is 28,000 square metres.
    """

    hant: str
    one: str
    many: str
    scale: Decimal = Decimal(1)


_TEN_THOUSAND, _TENTH = Decimal(10_000), Decimal("0.1")
# A whole number with so many digits before its last zeros was counted, not rounded: 25670, but not 120.
_EXACT_DIGITS: Final = 3
UNITS: Final[dict[str, UnitWords]] = {
    PERCENT: UnitWords("%", "%", "%"),
    PERMILLE: UnitWords("‰", "‰", "‰"),
    POINTS: UnitWords("個百分點", "percentage point", "percentage points"),
    "亿元": UnitWords("億元", "billion yuan", "billion yuan", _TENTH),
    "万元": UnitWords("萬元", "yuan", "yuan", _TEN_THOUSAND),
    "元": UnitWords("元", "yuan", "yuan"),
    "万亿元": UnitWords("萬億元", "trillion yuan", "trillion yuan"),
    "亿美元": UnitWords("億美元", "billion US dollars", "billion US dollars", _TENTH),
    "万美元": UnitWords("萬美元", "US dollars", "US dollars", _TEN_THOUSAND),
    "元/人": UnitWords("元/人", "yuan a person", "yuan a person"),
    "万元/人": UnitWords("萬元/人", "yuan a person", "yuan a person", _TEN_THOUSAND),
    "亩": UnitWords("畝", "mu", "mu"),
    "万亩": UnitWords("萬畝", "mu", "mu", _TEN_THOUSAND),
    "平方米": UnitWords("平方米", "square metre", "square metres"),
    "万平方米": UnitWords("萬平方米", "square metre", "square metres", _TEN_THOUSAND),
    "平方公里": UnitWords("平方公里", "square kilometre", "square kilometres"),
    "公里": UnitWords("公里", "kilometre", "kilometres"),
    "吨": UnitWords("噸", "tonne", "tonnes"),
    "万吨": UnitWords("萬噸", "tonne", "tonnes", _TEN_THOUSAND),
    "千瓦时": UnitWords("千瓦時", "kWh", "kWh"),
    "万千瓦时": UnitWords("萬千瓦時", "kWh", "kWh", _TEN_THOUSAND),
    "亿千瓦时": UnitWords("億千瓦時", "billion kWh", "billion kWh", _TENTH),
    "天": UnitWords("天", "day", "days"),
    "个月": UnitWords("個月", "month", "months"),
    "个季度": UnitWords("個季度", "quarter", "quarters"),
    "年": UnitWords("年", "year", "years"),
    "个": UnitWords("個", "", ""),
    "家": UnitWords("家", "", ""),
    "条": UnitWords("條", "", ""),
    "项": UnitWords("項", "", ""),
    "台": UnitWords("台", "", ""),
    "位": UnitWords("位", "place", "places"),
    "名": UnitWords("名", "people", "people"),
    "人": UnitWords("人", "people", "people"),
    "万人": UnitWords("萬人", "people", "people", _TEN_THOUSAND),
    "户": UnitWords("戶", "household", "households"),
    "万户": UnitWords("萬戶", "households", "households", _TEN_THOUSAND),
    "批": UnitWords("批", "", ""),
    "次": UnitWords("次", "time", "times"),
    "人次": UnitWords("人次", "visit", "visits"),
    "万人次": UnitWords("萬人次", "visits", "visits", _TEN_THOUSAND),
    "倍": UnitWords("倍", "times", "times"),
    "": UnitWords("", "", ""),
}
# Units of how long something took.
LENGTHS_OF_TIME: Final = ("天", "日", "周", "个月", "个季度", "年", "小时", "分钟")
# Measure words that only count: "6条" and "六大" say the same.
COUNTERS: Final = frozenset(
    ["人次", *"个家条项名人户批次件辆台套座所只头株场例宗笔张册", *"幢栋间处片种类款大县镇乡村市省区国门支位"]
)
# Units that begin with what looks like a multiplier.
_WHOLE: Final = ("千瓦时", "千瓦", "千克", "千米", "百分点")
_ALIASES: Final = {
    "百分点": POINTS,
    "季度": "个季度",
    "月": "个月",
    "千米": "公里",
    "度": "千瓦时",
    "％": PERCENT,
}
_POWERS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


# Other ways to write a unit.
_WRITTEN: Final = {"％": PERCENT, "百分点": POINTS, "百分點": POINTS}


def unit_as_read(text: str) -> str:
    """A unit as typed, in the one way it is written here: ％ is %, 百分点 is 个百分点."""
    unit = text.strip()
    return _WRITTEN.get(unit, unit)


class HasUnits(Protocol):
    """What declares units of its own: a bundle."""

    @property
    def unit_by_id(self) -> Mapping[str, "OwnUnit"]: ...


class OwnUnit(Protocol):
    """A unit that a bundle declares."""

    @property
    def name(self) -> Text: ...


def known(unit: str, bundle: HasUnits) -> bool:
    """Whether the program or the briefing declares this unit."""
    return unit in UNITS or unit in bundle.unit_by_id


def unit_gap(unit: str, lang: Language) -> str:
    """What stands between a number and its unit: 3个季度, 3 quarters, 37.7%."""
    return " " if lang == "en" and unit not in ("", PERCENT, PERMILLE) else ""


def unit_text(unit: str, bundle: HasUnits, lang: Language, *, one: bool = False) -> str:
    """The unit as written in a language; `one` asks for the English singular."""
    if unit in bundle.unit_by_id:
        return bundle.unit_by_id[unit].name.get(lang)
    words = UNITS.get(unit)
    if words is None or lang == "zh-Hans":
        return unit
    return words.hant if lang == "zh-Hant" else words.one if one else words.many


def scale_for(unit: str, lang: Language) -> Decimal:
    """The factor between the number as typed and as written in a language."""
    words = UNITS.get(unit)
    return words.scale if words and lang == "en" else Decimal(1)


def scaled(value: Decimal, unit: str, lang: Language) -> Decimal:
    """The number as written in a language, as exact as it was typed: 25670亿元 are 2,567.0 billion yuan.

    A round number stays round: 100亿元 are 10 billion yuan, 2.8万平方米 28,000 square metres.
    """
    scale = scale_for(unit, lang)
    if scale == 1:
        return value
    with localcontext() as context:
        # A value may have 30 digits, two more than arithmetic keeps by itself.
        context.prec = 60
        product = value * scale
        digits = len(product.normalize().as_tuple().digits)
        if scale < 1 and (digits >= _EXACT_DIGITS or "." in f"{value:f}"):
            return product
        return product.quantize(Decimal(1)) if product == product.to_integral_value() else product.normalize()


@cache
def based(unit: str) -> tuple[Decimal, str]:
    """The base unit behind a unit and how many of it it is: 亿元 is 100,000,000 元, every counter 个."""
    factor, rest = Decimal(1), unit
    while rest and not rest.startswith(_WHOLE) and rest[0] in _POWERS:
        factor, rest = factor * _POWERS[rest[0]], rest[1:]
    rest = _ALIASES.get(rest, rest)
    return factor, COUNT if rest in COUNTERS or not rest else rest


def base_unit(unit: str) -> str:
    """The base unit behind a unit: 元 for 亿元, 个 for every counter."""
    return based(unit)[1]


def counts(unit: str) -> bool:
    """Whether a unit counts things one by one, so that only whole numbers of it exist: 个, 家, not 万人."""
    factor, base = based(unit)
    return bool(unit) and base == COUNT and factor == 1


def convertible(one: str, other: str) -> bool:
    """Whether two units measure the same and differ by place value alone: 万元 and 亿元."""
    same = base_unit(one) == base_unit(other)
    # 3家 is not 3条: counters are not turned into each other.
    return same and (
        one == other or base_unit(one) != COUNT or one.lstrip("万亿千百十") == other.lstrip("万亿千百十")
    )


def factor_between(one: str, other: str) -> Decimal:
    """How many of `other` one of `one` is, for units that are convertible."""
    return based(one)[0] / based(other)[0]


def combined(left: str, right: str, *, minus: bool) -> str | None:
    """The unit of left ± right, or None where the two may not be added.

    A difference between percentages is in percentage points, never percent.
    """
    match left, right:
        case (a, b) if a == b == PERCENT:
            return POINTS if minus else None
        case (a, b) if a == b:
            return a
        case (a, b) if a == PERCENT and b == POINTS:
            return PERCENT
        case _:
            return None
