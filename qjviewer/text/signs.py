"""Text reduced, character by character, to what decides where its lines may end.

In a folded text every space is a blank, every opening mark "(", every closing one ")", every letter
with an accent "a", and so on: see the table below. Digits, ASCII and Chinese characters stay.
"""

import re
import unicodedata
from typing import Final

OPENING: Final = "（《「『【〔〖〈“‘｛［([{〝﹁﹃﹙﹛﹝«‹"
CLOSING: Final = "，。、；：？！）》」』】〕〗〉”’｝］,.;:?!)]}〞〟﹂﹄﹚﹜﹞»›%％‰℃°′″·•・…‥—–～〜－-／/々"
# Where a line of a paragraph ends at the writer's wish.
LINE_ENDS: Final = "\n\v\f\x85\u2028\u2029"
SPACES: Final = " \t\r\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
# Signs of folded text that no character of the original has as it stands.
TIE, MARK, JOINER, FLAG, APOSTROPHE, DASH, EN_DASH = "\xa0\x01\x02\x03\x04\x05\x06"
_GROUPS: Final = {
    " ": SPACES,
    # Spaces and joiners that must not be broken at.
    TIE: "\u00a0\u2007\u202f\u2060\ufeff",
    "(": OPENING,
    ")": "，。、；：！）》」』】〕〗〉”｝］;!)]}〞〟﹂﹄﹚﹜﹞»›·•・…‥々",
    "%": "％‰℃°′″",
    "~": "～〜",
    "?": "？",
    "-": "－‐‑",
    "/": "／",
    "+": "±−＋<>≤≥≈",
    "$": "¥￥€£＄￡",
    "#": "№＃",
    "x": "×",
    JOINER: "\u200d",
    MARK: "\u200c\u3099\u309a",
    APOSTROPHE: "’",
    DASH: "—",
    EN_DASH: "–",
}
# Counted things and numbers in traditional characters.
_TRADITIONAL: Final = (
    "個噸畝項戶條輛臺棟處輪屆張冊場週時點號樓層級類種鎮縣區國歲隻頭萬億兆餘幾來圖頃鐘車標準歐"
)
_SIMPLIFIED: Final = (
    "个吨亩项户条辆台栋处轮届张册场周时点号楼层级类种镇县区国岁只头万亿兆余几来图顷钟车标准欧"
)
# First and last characters of the scripts that set no spaces between words.
_NO_SPACES_BETWEEN_WORDS: Final = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\ua4cf"),
    ("\uac00", "\ud7af"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
    ("\U00010000", "\U0010ffff"),
)
# Anything else: no rule is about it.
OTHER: Final = "\u3013"
_STRAIGHT: Final = re.compile(f"[\"']|(?<= ){APOSTROPHE}(?=\\w)")


class _Table(dict[int, str]):
    """What each character becomes, filled as characters are met."""

    def __missing__(self, point: int) -> str:
        found = self[point] = _class_of(chr(point))
        return found


def _class_of(character: str) -> str:
    if character < " " and character not in LINE_ENDS:
        # No reader sees them; some stand for signs here.
        return OTHER
    if character.isascii() or "\u4e00" <= character <= "\u9fff":
        return character
    category = unicodedata.category(character)
    if category in ("Mn", "Me") or "\U0001f3fb" <= character <= "\U0001f3ff" or character >= "\U000e0020":
        return MARK
    if "\U0001f1e6" <= character <= "\U0001f1ff":
        return FLAG
    if category == "Nd":
        return "0"
    if category[0] in "LM" and not any(a <= character <= b for a, b in _NO_SPACES_BETWEEN_WORDS):
        return "a"
    return OTHER


_TABLE: Final = _Table({ord(c): sign for sign, group in _GROUPS.items() for c in group})
_TABLE.update({ord(a): b for a, b in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)})


def folded(text: str) -> str:
    """The text reduced, one character for each; straight quotation marks open and close by turns."""
    found = text.translate(_TABLE)
    if '"' not in found and "'" not in found and f" {APOSTROPHE}" not in found:
        return found
    opened: set[str] = set()

    def turn(match: re.Match[str]) -> str:
        mark, at = match.group(), match.start()
        if mark == "'" and found[max(0, at - 1) : at].isalnum() and found[at + 1 : at + 2].isalnum():
            return APOSTROPHE
        if mark == APOSTROPHE:
            return "("  # ’90s
        opened.symmetric_difference_update(mark)
        return "(" if mark in opened else ")"

    return _STRAIGHT.sub(turn, found)
