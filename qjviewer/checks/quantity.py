"""Amounts in base units, so that 100亿元, 百亿元 and 10 billion yuan are one and the same."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache
from typing import Final

from qjviewer.bundle.units import PERCENT, POINTS
from qjviewer.checks.folding import fold
from qjviewer.figures.figure import Figure

COUNT: Final = "个"
RANK: Final = "第"
# Measure words that only count: "6条" and "六大" say the same.
COUNTERS: Final = frozenset(
    ["人次", *"个家条项名人户批次件辆台套座所只头株场例宗笔张册", *"幢栋间处片种类款大县镇乡村市省区国门支"]
)
# Units that begin with what looks like a multiplier.
_WHOLE: Final = ("千瓦时", "千瓦", "千克", "千米", "百分点")
_ALIASES: Final = {"百分点": POINTS, "季度": "个季度", "月": "个月", "千米": "公里"}
_DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount, never negative, in a base unit."""

    amount: Decimal
    unit: str

    @property
    def counts(self) -> bool:
        """Whether it merely counts something."""
        return self.unit == COUNT


def quantity(number: Decimal, unit: str) -> Quantity:
    """A number of any known unit in its base unit."""
    factor, base = _base(fold(unit))
    with localcontext() as context:
        context.prec = 60
        return Quantity(abs(number) * factor, base)


def of_figure(figure: Figure) -> Quantity | None:
    """What a figure says, in its base unit; its rank where the rank itself is the fact."""
    if figure.value is not None:
        return quantity(figure.value, figure.unit)
    return Quantity(Decimal(figure.rank), RANK) if figure.rank else None


def decimals(figure: Figure) -> int:
    """How many decimals a value was typed with."""
    exponent = figure.value.as_tuple().exponent if figure.value is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def base_unit(unit: str) -> str:
    """The base unit behind a unit: 元 for 亿元, 个 for every counter."""
    return _base(fold(unit))[1]


@cache
def _base(unit: str) -> tuple[Decimal, str]:
    factor = Decimal(1)
    while unit and not unit.startswith(_WHOLE):
        power = _POWERS.get(unit[0]) or _MYRIADS.get(unit[0])
        if power is None:
            break
        factor, unit = factor * power, unit[1:]
    unit = _ALIASES.get(unit, unit)
    return factor, COUNT if unit in COUNTERS or not unit else unit


def chinese_number(text: str) -> Decimal | None:
    """The value of a number in (Simplified) Chinese characters: 三百二十, 两千, 百亿, 三点七."""
    whole, _, decimals = text.partition("点")
    value = _whole(whole)
    if value is None or not decimals:
        return None if decimals else value
    if any(c not in _DIGITS for c in decimals):
        return None
    return value + Decimal("0." + "".join(str(_DIGITS[c]) for c in decimals))


def _whole(text: str) -> Decimal | None:
    if not text or len(text) > 30:
        return None
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    total, section, digit = 0, 0, -1
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _POWERS:
            section += (1 if digit < 0 else digit) * _POWERS[char]
            digit = -1
        elif char in _MYRIADS:
            section += max(digit, 0)
            # 两亿三千万 adds, 万亿 multiplies; 亿 with nothing before it is one.
            if char == "万" and total:
                total += section * _MYRIADS[char]
            else:
                total = (total + section or 1) * _MYRIADS[char]
            section, digit = 0, -1
        else:
            return None
    return Decimal(total + section + max(digit, 0))


def digits_alike(a: Decimal, b: Decimal) -> bool:
    """Whether two numbers differ as a slip of the finger would: one digit, or two neighbours swapped."""
    left, right = f"{a.normalize():f}", f"{b.normalize():f}"
    if len(left) != len(right):
        left, right = _padded(left, right)
    if len(left) != len(right) or len(left.replace(".", "")) < 3:
        return False
    off = [n for n, (x, y) in enumerate(zip(left, right, strict=True)) if x != y]
    if "." in {left[n] for n in off} | {right[n] for n in off}:
        return False
    if len(off) == 2:
        i, j = off
        return left[i] == right[j] and left[j] == right[i] and left[i + 1 : j] in ("", ".")
    return len(off) == 1


def _padded(left: str, right: str) -> tuple[str, str]:
    """Both with as many decimals as the longer has, so that 9 and 9.0 compare digit by digit."""
    places = max(len(t.partition(".")[2]) for t in (left, right))
    return tuple(  # type: ignore[return-value]
        t.partition(".")[0] + "." + t.partition(".")[2].ljust(places, "0") for t in (left, right)
    )


__all__ = [
    "COUNT",
    "COUNTERS",
    "PERCENT",
    "POINTS",
    "RANK",
    "Quantity",
    "base_unit",
    "chinese_number",
    "decimals",
    "digits_alike",
    "of_figure",
    "quantity",
]
