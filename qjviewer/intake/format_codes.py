"""Number format codes of spreadsheets taken apart: sections, conditions, literals, placeholders."""

import operator
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

import msgspec

# What the numbers of built-in formats stand for; 27 to 58 as a Chinese spreadsheet has them.
BUILT_IN: Final[dict[int, str]] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "#,##0;-#,##0", 6: "#,##0;[Red]-#,##0", 7: "#,##0.00;-#,##0.00", 8: "#,##0.00;[Red]-#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: "AM/PM h:mm", 35: "AM/PM h:mm:ss", 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
    41: "#,##0;-#,##0;-", 42: "#,##0;-#,##0;-", 43: "#,##0.00;-#,##0.00;-", 44: "#,##0.00;-#,##0.00;-",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: "AM/PM h:mm", 56: "AM/PM h:mm:ss", 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
GENERAL: Final = "General"
_MOST_CODE: Final = 255
_COMPARE: Final[dict[str, Callable[[Decimal, Decimal], bool]]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_TOKEN: Final = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.)
    | _.?(?P<space>)
    | \*.?(?P<fill>)
    | \[(?P<bracket>[^\]]*)\]?
    | (?P<general>General|G/[^\s;"\[\]\\]{1,4}|G/通用格式)
    | (?P<exponent>[Ee][+-])
    | (?P<half>AM/PM|A/P|上午/下午)
    | (?P<date>y+|m+|d+|h+|s+|a{3,4}|e+|b+|g+)
    | (?P<digit>[0#?])
    | (?P<point>\.)
    | (?P<comma>,)
    | (?P<percent>%)
    | (?P<slash>/)
    | (?P<text>@)
    | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_RED: Final = {"red", "红色", "color3", "颜色3"}
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)


class FormatToken(msgspec.Struct, frozen=True):
    """One piece of a format: its kind (a group name of the pattern above) and its text."""

    kind: str
    text: str


class FormatSection(msgspec.Struct, frozen=True):
    """What is between two semicolons of a format."""

    tokens: tuple[FormatToken, ...]
    condition: tuple[str, Decimal] | None = None
    is_red: bool = False
    hanzi: bool = False

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or a time."""
        return any(token.kind in ("date", "elapsed") for token in self.tokens)

    def holds(self, value: Decimal) -> bool:
        """Whether its own condition lets the value in."""
        return self.condition is None or _COMPARE[self.condition[0]](value, self.condition[1])

    @property
    def only_negative(self) -> bool:
        """Whether its own condition lets in nothing but numbers below zero."""
        return self.condition is not None and self.condition[0] in ("<", "<=") and self.condition[1] <= 0


@lru_cache(maxsize=512)
def parse_format(code: str) -> tuple[FormatSection, ...]:
    """The sections of a format code, at least one; a code too long to be one is General."""
    if len(code) > _MOST_CODE:
        code = GENERAL
    return tuple(_section(tokens) for tokens in _split(code))


def _split(code: str) -> Iterator[list[re.Match[str]]]:
    """The tokens of each section; semicolons in quotes do not count."""
    section: list[re.Match[str]] = []
    for match in _TOKEN.finditer(code):
        if match[0] == ";":
            yield section
            section = []
        else:
            section.append(match)
    yield section


def _section(matches: list[re.Match[str]]) -> FormatSection:
    tokens: list[FormatToken] = []
    condition, is_red, hanzi = None, False, False
    for match in matches:
        kind = match.lastgroup or "literal"
        if kind != "bracket":
            tokens += _plain(kind, match)
            continue
        inside = match["bracket"].strip()
        condition = _condition(inside) or condition
        is_red = is_red or inside.lower() in _RED
        hanzi = hanzi or inside.lower() == "dbnum1"
        tokens += _bracketed(inside)
    return FormatSection(tuple(tokens), condition, is_red, hanzi)


def _plain(kind: str, match: re.Match[str]) -> list[FormatToken]:
    if kind in ("space", "fill"):
        return []
    if kind in ("quoted", "escaped", "literal"):
        return [FormatToken("literal", match[kind])]
    return [FormatToken(kind, match[0])]


def _bracketed(inside: str) -> list[FormatToken]:
    """What brackets show: elapsed hours, a currency's sign."""
    if _ELAPSED.fullmatch(inside):
        return [FormatToken("elapsed", inside.lower())]
    if inside.startswith("$"):
        return [FormatToken("literal", inside[1:].rpartition("-")[0] or inside[1:].partition("-")[0])]
    return []


def _condition(inside: str) -> tuple[str, Decimal] | None:
    match = _CONDITION.fullmatch(inside)
    if match is None:
        return None
    try:
        return match[1], Decimal(match[2])
    except InvalidOperation:
        return None
