"""What the text of a cell says: a number, a rank, nothing, no change, an error, or words."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.intake.folding_text import CIRCLED, SUPERSCRIPTS, folded
from qjviewer.intake.unit_words import unit_of

ValueKind: TypeAlias = Literal["number", "rank", "missing", "flat", "error", "approximate"]
_MOST: Final = 60
_MARKS: Final = {
    "not-applicable": r"- -- --- / \ // 不适用 无 空 n.a. na n/a × x",
    "not-published": ".. ... ...... … …… 未公布 暂无 暂无数据 缺 缺数 无数据",
    "awaited": "待填 待定 待报 待公布 待核实 未报",
    "withheld": "保密 不公开 * ** *** # c",
}
_MISSING: Final = {mark: kind for kind, marks in _MARKS.items() for mark in marks.split()}
_FLAT: Final = (
    "持平",
    "基本持平",
    "不变",
    "与上年持平",
    "与去年持平",
    "同比持平",
    "与上年同期持平",
    "平",
    "unchanged",
)
_ERRORS: Final = ("#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
_UP: Final = "同比增长|增长|增加|上升|提高|上涨|加快|提升|扩大|净增|增|升|\\+|↑|⬆|⇧|↗"
_DOWN: Final = "同比下降|下降|减少|降低|回落|下跌|减|降|负|-|↓|⬇|⇩|↘"
# What these mean depends on the table: in accounts the upright triangle is a loss.
TRIANGLES: Final[dict[str, int]] = {"▲": 1, "△": 1, "▴": 1, "▵": 1, "▼": -1, "▽": -1, "▾": -1, "▿": -1}
_DIGITS: Final = r"(?:\d{1,3}(?:[,' ]\d{3})+|\d+)?(?:\.\d+)?(?:[Ee][+-]?\d{1,3})?"
_NOTE: Final = (
    rf"(?:[{CIRCLED}{SUPERSCRIPTS}*※†‡]+|\[\d+\]|\(注\d*\)|"
    r"\((?:初步?(?:核算)?|预计?数?|快报|估算?|修订|调整|p|e|r)\))"
)
_NUMBER: Final = re.compile(
    rf"(?P<about>约|近|逾|超过?|大于|小于|>=?|<=?|≥|≤)?\s*(?P<sign>{_UP}|{_DOWN}|[▲△▴▵▼▽▾▿])?\s*"
    rf"(?P<open>\()?\s*(?P<inner>[+-])?(?P<digits>{_DIGITS})\s*(?P<per>[%‰])?\s*(?P<close>\))?\s*"
    rf"(?P<more>多|余|左右|以上|以下|以内|上下)?\s*(?P<unit>[^\d()\s▲△▼▽↑↓*※†‡①-⑳{SUPERSCRIPTS}\[]{{1,8}})?\s*(?P<after>[▲△▼▽↑↓])?\s*(?P<note>{_NOTE})?"
)
_RANGE: Final = re.compile(r"(-?\d+(?:\.\d+)?)\s*%?\s*[~-]\s*(-?\d+(?:\.\d+)?)\s*(%?)")
_RANK: Final = re.compile(
    r"(?:并列)?第?\s*(?P<n>\d{1,4}|[一二三四五六七八九十]{1,3})\s*(?:/\s*(?P<of>\d{1,4}))?\s*(?:位|名|\(并列\))?(?:\(并列\)|并列)?"
)
_RANK_SAID: Final = re.compile(r"第|位|名|并列")
_OF: Final = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")
_BEFORE: Final = re.compile(r"(\d{1,4})\s*\(\s*([+-]?\d{1,4}|[↑↓]\s*\d{1,3}|[↑↓-])\s*\)")
_PRELIMINARY: Final = re.compile(r"\((?:初步?(?:核算)?|预计?数?|快报|估算?|p|e)\)")
_HANZI: Final = {c: n for n, c in enumerate("〇一二三四五六七八九")}


class CellValue(msgspec.Struct, frozen=True):
    """What one cell says.

    `value` is in the unit as shown, a percentage in percent points. `unit` is what stands after the
    number, `mark` a triangle whose sense the table must tell, `others` further numbers in the cell
    that might be meant, `of` the number ranked, `how` the name of what had to be done to read it.
    """

    kind: ValueKind
    value: Decimal | None = None
    unit: str = ""
    mark: str = ""
    others: tuple[Decimal, ...] = ()
    of: int = 0
    missing: str = ""
    how: str = ""
    is_preliminary: bool = False
    notes: tuple[str, ...] = ()

    @property
    def is_figure(self) -> bool:
        """Whether it holds a number, or says that there is no change."""
        return self.kind in ("number", "rank", "flat", "approximate")


@lru_cache(maxsize=65536)
def read_value(text: str) -> CellValue | None:
    """What the text says, None for words."""
    if len(text) > _MOST:
        return None
    bare = text.strip()
    if not bare:
        return CellValue("missing", missing="blank")
    if len(bare) == 1 and bare in CIRCLED:
        return CellValue("rank", Decimal(CIRCLED.index(bare) + 1), how="circled")
    clean = folded(bare)
    return _special(clean) or _number(clean, bare) or _rank(clean) or _pair(clean)


def _special(clean: str) -> CellValue | None:
    lower = clean.lower()
    if lower in _MISSING:
        return CellValue("missing", missing=_MISSING[lower])
    if clean.upper() in _ERRORS:
        return CellValue("error", how=clean.upper())
    if clean in _FLAT:
        return CellValue("flat", Decimal(0), how="flat")
    return None


def _number(clean: str, bare: str) -> CellValue | None:
    match = _NUMBER.fullmatch(clean)
    if match is None or not match["digits"].strip(".") or bool(match["open"]) != bool(match["close"]):
        return None
    unit = _unit(match)
    size = _decimal(match["digits"])
    if unit is None or size is None:
        return None
    sign, mark = _sign(match)
    return CellValue(
        "approximate" if match["about"] or match["more"] else "number",
        size * sign,
        unit,
        mark,
        how=_how(match, clean, bare),
        is_preliminary=bool(match["note"] and _PRELIMINARY.fullmatch(match["note"])),
        notes=(match["note"],) if match["note"] else (),
    )


def _unit(match: re.Match[str]) -> str | None:
    """The unit after the number; an empty string for none, None for words that are no unit."""
    said = (match["per"] or "") + (match["unit"] or "").strip()
    if not said:
        return ""
    if said in ("万", "亿", "千", "百万"):
        return said
    unit = unit_of(said)
    # 6月 and 2023年 are times, 第3位 a rank, never amounts.
    return unit if unit and unit not in ("月", "年", "位", "分", "点", "级") else None


def _decimal(digits: str) -> Decimal | None:
    try:
        return Decimal(re.sub("[,' ]", "", digits))
    except InvalidOperation:
        return None


def _sign(match: re.Match[str]) -> tuple[int, str]:
    """Plus or minus, and the triangle whose sense is still to be found."""
    said = match["sign"] or match["after"] or ""
    sign = TRIANGLES.get(said, -1 if re.fullmatch(_DOWN, said) else 1)
    if match["open"] and match["inner"] != "-" and not said:
        sign = -1
    if match["inner"] == "-":
        sign = -sign
    return sign, said if said in TRIANGLES else ""


def _how(match: re.Match[str], clean: str, bare: str) -> str:
    if match["open"]:
        return "brackets"
    said = match["sign"] or match["after"] or ""
    if said and said not in "+-":
        return "sign-word"
    if "," in clean or re.search(r"\d \d", clean):
        return "thousands"
    if any("０" <= c <= "９" for c in bare):
        return "full-width"
    return "percent" if match["per"] == "%" else ""


def _rank(clean: str) -> CellValue | None:
    if not _RANK_SAID.search(clean):
        return None
    match = _RANK.fullmatch(clean)
    number = _hanzi(match["n"]) if match else 0
    if match is None or not number:
        return None
    return CellValue("rank", Decimal(number), of=int(match["of"] or 0), how="rank-word")


def _hanzi(text: str) -> int:
    if text.isdigit():
        return int(text)
    head, ten, tail = text.partition("十")
    if not ten:
        return _HANZI.get(text, 0) if len(text) == 1 else 0
    return (_HANZI.get(head, 0) if head else 1) * 10 + (_HANZI.get(tail, 0) if tail else 0)


def _pair(clean: str) -> CellValue | None:
    """Two numbers in a cell: 3/90 is a rank among so many, 4(3) and 7.0~7.5 leave a question."""
    match = _OF.fullmatch(clean)
    if match and 0 < int(match[1]) <= int(match[2]):
        return CellValue("rank", Decimal(match[1]), of=int(match[2]), how="rank-of")
    match = _BEFORE.fullmatch(clean)
    if match:
        other = match[2].strip()
        others = (Decimal(other),) if other.isdigit() else ()
        return CellValue("number", Decimal(match[1]), others=others, how="second-number")
    match = _RANGE.fullmatch(clean)
    # 1-6 alone may be months or a number in a list.
    if match and re.search("[~%.]", clean):
        return CellValue("approximate", Decimal(match[1]), match[3], others=(Decimal(match[2]),), how="range")
    return None
