"""Values as sources write them: 37.7%, 500多个, 63%～68%, 7.0以上, 2.9万亿元, 持平, —, ….

Every part is kept: the number with its digits, a second one for a range, the source's word for what is
not exact, the unit if typed, and why there is no number where there is none.
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.text.late import late

Missing: TypeAlias = Literal["", "not-applicable", "not-published", "awaited", "withheld"]
# Why a value is not there, by what is printed in its place.
MISSING_MARKS: Final[dict[str, Missing]] = {
    "—": "not-applicable",
    "…": "not-published",
    "待填": "awaited",
    "保密": "withheld",
}
MARK_OF: Final[dict[str, str]] = {name: mark for mark, name in MISSING_MARKS.items()}
AWAITED_WORDS: Final = ("待填", "待报", "未填")
# What people write for those marks.
_ALSO_MISSING: Final[dict[str, Missing]] = {
    **MISSING_MARKS,
    **dict.fromkeys(("--", "——", "-", "–", "−", "/"), "not-applicable"),
    **dict.fromkeys(("...", "……", "⋯", "未公布", "未发布"), "not-published"),
    **dict.fromkeys(AWAITED_WORDS, "awaited"),
    **dict.fromkeys(("*", "**", "不公布"), "withheld"),
}
# Words for what is not exact, by how they are written in other ways.
APPROXIMATE: Final = ("多", "余", "约", "近", "左右")
BOUNDED: Final = ("以上", "以下", "以内")
MARKS: Final = (*APPROXIMATE, *BOUNDED)
_MARK_OF_WORD: Final[dict[str, str]] = {
    **{mark: mark for mark in MARKS},
    "大约": "约",
    "约为": "约",
    "接近": "近",
    "上下": "左右",
    "不低于": "以上",
    "不少于": "以上",
    "至少": "以上",
    "及以上": "以上",
    "不超过": "以内",
    "不高于": "以内",
    "之内": "以内",
    "及以下": "以下",
}
FLAT_WORDS: Final = ("持平", "与上年持平", "零增长")
# A number longer than this is a slip or an attack; 30 digits cover any economy.
MAX_DIGITS: Final = 30
_BEFORE: Final = "大约|约为|约|接近|近|不低于|不少于|至少|不超过|不高于"
_AFTER: Final = "多|余|左右|上下|及以上|以上|及以下|以下|以内|之内"
_NUMBER: Final = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNIT: Final = r"[^\d\s+\-~.,、，。；;:：()（）{}@]{0,12}?"
_VALUE: Final = re.compile(
    rf"(?P<before>{_BEFORE})?\s*(?P<number>{_NUMBER})\s*(?P<early>多|余)?\s*(?P<unit>{_UNIT})"
    rf"(?:\s*(?:[~–—]|-)\s*(?P<upper>{_NUMBER})\s*(?P<unit2>{_UNIT}))?\s*(?P<after>{_AFTER})?",
    re.ASCII,
)
# 186。40, as an input method leaves it.
_WIDE_POINT: Final = late(r"(?<=\d)。(?=\d)")
_WIDE: Final = re.compile("[０-９．。，％＋－／]")
PLAIN_NUMBER: Final = re.compile(r"[+−-]?\d+(?:\.\d+)?", re.ASCII)
_MOST_CHARACTERS: Final = 80


class Quantity(msgspec.Struct, frozen=True):
    """A value as written.

    `value` is exact with the digits given; `upper` the other end of a range; `mark` one of MARKS;
    `unit` what was typed behind the number; `missing` why there is no value.
    """

    value: Decimal | None = None
    upper: Decimal | None = None
    mark: str = ""
    unit: str = ""
    missing: Missing = ""

    @property
    def is_exact(self) -> bool:
        """Whether it is one number and no more or less."""
        return self.value is not None and self.upper is None and not self.mark


@lru_cache(maxsize=8192)
def parse_quantity(text: str) -> Quantity | None:
    """Read a value; None when it is none. Full-width digits, thousands and signs are understood."""
    if len(text) > _MOST_CHARACTERS:
        return None
    clean = folded(text)
    if clean in _ALSO_MISSING:
        return Quantity(missing=_ALSO_MISSING[clean])
    if clean in FLAT_WORDS:
        return Quantity(Decimal(0))
    match = _VALUE.fullmatch(clean)
    return _made(match) if match else None


def is_wide(text: str) -> bool:
    """Whether a value was typed with full-width digits or signs."""
    return _WIDE.search(text) is not None


def folded(text: str) -> str:
    """A value as read: half-width digits and signs, no blanks around."""
    clean = unicodedata.normalize("NFKC", text.replace("…", "\x00")).replace("\x00", "…").strip()
    if "。" in clean:
        clean = _WIDE_POINT().sub(".", clean)
    return clean.replace("−", "-").replace("～", "~").replace("〜", "~")


def _made(match: re.Match[str]) -> Quantity | None:
    value, upper = decimal_of(match["number"]), decimal_of(match["upper"] or "")
    if value is None or (match["upper"] and (upper is None or upper <= value)):
        return None
    word = match["before"] or match["early"] or match["after"] or ""
    if sum(map(bool, (match["before"], match["early"], match["after"]))) > 1:
        return None
    first, second = match["unit"] or "", match["unit2"] or ""
    if first and second and first != second:
        return None
    return Quantity(value, upper, _MARK_OF_WORD.get(word, ""), second or first)


def decimal_of(number: str) -> Decimal | None:
    """A plain number, thousands allowed, as a decimal; None when it is none or far too long.

    A number that begins with needless zeros (010) is no amount: it is a code, or a slip.
    """
    digits = number.replace(",", "")
    bare = digits.lstrip("+-")
    if not bare or len(bare) > MAX_DIGITS or (len(bare) > 1 and bare[0] == "0" and bare[1] != "."):
        return None
    value = Decimal(digits)
    # −0.0 is nobody's figure: it is neither a rise nor a fall.
    return value if value else value.copy_abs()


class Ranking(msgspec.Struct, frozen=True):
    """A rank as written: 3, 1/90, 并列3; `of` is 0 where the number ranked is not stated."""

    rank: int
    of: int = 0
    tied: bool = False


_RANK: Final = re.compile(
    r"(?P<tied>并列|并)?\s*第?(?P<rank>\d{1,6})[位名]?(?:\s*/\s*(?P<of>\d{1,6}))?", re.ASCII
)


@lru_cache(maxsize=4096)
def parse_ranking(text: str) -> Ranking | None:
    """Read a rank; None when it is none or lies beyond the number ranked."""
    match = _RANK.fullmatch(folded(text))
    if match is None:
        return None
    rank, of = int(match["rank"]), int(match["of"] or 0)
    if rank < 1 or (match["of"] and rank > of):
        return None
    return Ranking(rank, of, bool(match["tied"]))
