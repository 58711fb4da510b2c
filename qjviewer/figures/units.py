"""Units: what may be added to what, and how a unit is written in each language."""

from dataclasses import dataclass
from decimal import Decimal

from qjviewer.bundle.model import Bundle
from qjviewer.wording import Language

PERCENT = "%"
POINTS = "个百分点"


@dataclass(frozen=True, slots=True)
class UnitWords:
    """One unit in Traditional Chinese and English.

    `scale` turns the Chinese number into the English one: 2.8万平方米 is 28,000 square metres.
    """

    hant: str
    one: str
    many: str
    scale: Decimal = Decimal(1)


_TEN_THOUSAND, _TENTH = Decimal(10_000), Decimal("0.1")
UNITS: dict[str, UnitWords] = {
    PERCENT: UnitWords("%", "%", "%"),
    POINTS: UnitWords("個百分點", "percentage point", "percentage points"),
    "亿元": UnitWords("億元", "billion yuan", "billion yuan", _TENTH),
    "万元": UnitWords("萬元", "yuan", "yuan", _TEN_THOUSAND),
    "元": UnitWords("元", "yuan", "yuan"),
    "万亿元": UnitWords("萬億元", "trillion yuan", "trillion yuan"),
    "亿美元": UnitWords("億美元", "billion US dollars", "billion US dollars", _TENTH),
    "亩": UnitWords("畝", "mu", "mu"),
    "万亩": UnitWords("萬畝", "mu", "mu", _TEN_THOUSAND),
    "平方米": UnitWords("平方米", "square metre", "square metres"),
    "万平方米": UnitWords("萬平方米", "square metre", "square metres", _TEN_THOUSAND),
    "平方公里": UnitWords("平方公里", "square kilometre", "square kilometres"),
    "公里": UnitWords("公里", "kilometre", "kilometres"),
    "吨": UnitWords("噸", "tonne", "tonnes"),
    "万吨": UnitWords("萬噸", "tonne", "tonnes", _TEN_THOUSAND),
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
    "位": UnitWords("位", "", ""),
    "名": UnitWords("名", "people", "people"),
    "人": UnitWords("人", "people", "people"),
    "万人": UnitWords("萬人", "people", "people", _TEN_THOUSAND),
    "户": UnitWords("戶", "households", "households"),
    "批": UnitWords("批", "", ""),
    "次": UnitWords("次", "times", "times"),
    "倍": UnitWords("倍", "times", "times"),
    "": UnitWords("", "", ""),
}


def known(unit: str, bundle: Bundle) -> bool:
    """Whether the program or the briefing declares this unit."""
    return unit in UNITS or unit in bundle.unit_by_id


def unit_gap(unit: str, lang: Language) -> str:
    """What stands between a number and its unit: 3个季度, 3 quarters, 37.7%."""
    return " " if lang == "en" and unit not in ("", PERCENT) else ""


def unit_text(unit: str, bundle: Bundle, lang: Language, *, one: bool = False) -> str:
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
