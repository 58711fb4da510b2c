"""Amounts in base units, so that 100亿元, 百亿元 and 10 billion yuan are one and the same."""

from decimal import Decimal, localcontext
from typing import Final

import msgspec

from qjviewer.bundle.units import COUNT, PERCENT, POINTS, based
from qjviewer.checks.folding import fold
from qjviewer.figures.figure import Figure

RANK: Final = "第"
_DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10**4, "亿": 10**8}


class BaseAmount(msgspec.Struct, frozen=True):
    """An amount, never negative, in a base unit."""

    amount: Decimal
    unit: str

    @property
    def counts(self) -> bool:
        """Whether it merely counts something."""
        return self.unit == COUNT


def quantity(number: Decimal, unit: str) -> BaseAmount:
    """A number of any known unit in its base unit."""
    factor, base = based(fold(unit))
    with localcontext() as context:
        context.prec = 60
        return BaseAmount(abs(number) * factor, base)


def of_figure(figure: Figure) -> BaseAmount | None:
    """What a figure says, in its base unit; its rank where the rank itself is the fact."""
    if figure.value is not None:
        return quantity(figure.value, figure.unit)
    return BaseAmount(Decimal(figure.rank), RANK) if figure.rank else None


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
    "PERCENT",
    "POINTS",
    "RANK",
    "BaseAmount",
    "chinese_number",
    "digits_alike",
    "of_figure",
    "quantity",
]
