"""Where a line of text may end.

Chinese rules: no closing mark begins a line, no opening one ends it; a number stays with its unit and
its ordinal (28.7个百分点, 第1位, 图1, 1—9月), —— and …… stay whole. Latin words stay whole. Only what is
wider than a line is opened, ever finer until it fits: see `finer`.

The patterns read folded text, which holds few kinds of characters: patterns with large sets of
characters take long to compile, and the first window waits for that.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, TypeAlias

from qjviewer.text.signs import APOSTROPHE, DASH, EN_DASH, FLAG, JOINER, MARK, OTHER, TIE

Span: TypeAlias = tuple[int, int]

_LETTER: Final = "A-Za-z"
# Of folded text: nothing else is beyond Latin-1. A range of 20,000 characters takes a millisecond to compile.
_CHINESE: Final = f"[^\x00-\xff{OTHER}]"
# What may stand inside a word or an address, before another of its letters.
_INSIDE: Final = rf"'{APOSTROPHE}.{EN_DASH}/&@:_+#=?~%\\-"
_CLOSING: Final = f"),.:?%/~{EN_DASH}{DASH}{APOSTROPHE}-"
_MANY: Final = "[多余几来]"
_SIZE: Final = f"{_MANY}?[十百千万亿兆]+{_MANY}?|{_MANY}"
_UNITS: Final = (
    "个(?:百分点|基点|月)|百分点|人次|平方公里|平方千?米|立方米|[千兆]瓦时?|标准箱|公[里顷斤]|千[米克]|[美欧港日]元|小时|分钟|季度|年度"
    "|周[年岁]|[车架批]次"
    "|[个元角吨克斤米亩度名人位项家户条辆台套栋幢座处所期次批轮届张份篇本部册场天日周月年秒时点分号楼层倍成折级类种村镇县区市省国岁只头匹株"
    "棵瓶箱班%]"
)
_ENGLISH_UNITS: Final = (
    "percentage points?|per ?cent|(?:(?:thousand|million|billion|trillion) )?"
    "(?:yuan|people|persons|tonnes?|tons|mu|dollars|km|kWh|ha|pp|years?|months?|days?)|(?:thousand|million|billion|trillion)"
)
_DIGITS: Final = r"[+-]?\d+(?:[.,:/x]\d+)*"
_ORDINAL: Final = (
    r"第 ?|[图表](?=\d)|附[图表件]|(?:Nos?|Figs?|pp?)\. ?|(?:Figure|Fig|Chart|Table|Page|Q[1-4]|H[12]) "
    r"|(?:RMB|CNY|USD|US\$|HK\$) ?|[$#] ?"
)
# A word, a number with the letters of its name (5G), an address: 3news.cn.
_WORD: Final = rf"[{_LETTER}](?:[{_LETTER}{MARK}\d]|[{_INSIDE}]+(?=[{_LETTER}\d]))*"
_NUMBER: Final = (
    rf"(?:{_ORDINAL})?{_DIGITS}(?: ?/ ?\d+)?(?:\.?{_WORD})?"
    rf"(?:[ {TIE}]?(?:(?:{_SIZE})?(?:{_UNITS})(?:/{_CHINESE}{{1,3}})?|{_SIZE})"
    rf"|[ {TIE}](?:{_ENGLISH_UNITS})(?![\w-]))?"
)
_PART: Final = rf"[{_LETTER}{MARK}\d]+[{_INSIDE}]*"
_CHARACTER: Final = f"{FLAG}{{2}}|.(?:{MARK}|{JOINER}.)*"
# Most of a Chinese text: a character before another, neither of which binds anything; tried first.
_PLAIN: Final = f"(?![第图表附]){_CHINESE}(?={_CHINESE})"
_NUMERAL: Final = "第[一二三四五六七八九十百千零〇两兩]+(?:[位名届次期个批轮类级条章]|季度|产业)?"
# What stays together, the coarsest way first; at the last level nothing but a character does.
_CORES: Final = (
    f"{_NUMBER}|{_NUMERAL}|{_WORD}|{_CHARACTER}",
    f"{_DIGITS}|{_WORD}|{_CHARACTER}",
    f"{_PART}|{_CHARACTER}",
)
COARSEST, FINEST = 0, 4
# Between these no line ends: 1—9月, 63%～68%, 8月4日, 北京—上海, spaces that say so.
_TIED: Final = (
    rf"(?<=\S) ?[{EN_DASH}~-] ?(?=\d)|(?<=[\d年月日时点%个万亿])[至到](?=\d)|(?<=[月时点])(?=\d)"
    rf"|(?<![{DASH}~])[{DASH}~](?=\d|{_CHINESE})|{TIE}+"
)


def opportunities(text: str, start: int, end: int, kept: Iterable[Span] = ()) -> list[int]:
    """Where a line of a paragraph may end: the offsets behind each piece of text[start:end] that stays whole.

    Spaces stand at a piece's end. `kept` are stretches that stay whole too: figures in a sentence.
    The text is folded.
    """
    inside = {n for a, b in kept for n in range(a + 1, b)}
    for match in _tied().finditer(text, start, end):
        inside.update(range(match.start(), match.end() + 1))
    inside.discard(end)
    found = finer(text, start, end, COARSEST)
    return [place for place in found if place not in inside] if inside else found


def finer(text: str, start: int, end: int, level: int) -> list[int]:
    """Where a piece wider than a line may be broken, the coarsest way first: levels up to FINEST.

    0 between words and numbers, 1 also between a number and its unit, 2 at the joints of a word or
    an address, 3 between characters, but no closing mark begins a line, 4 anywhere.
    """
    return [match.end() for match in _pieces(level).finditer(text, start, end)]


@cache
def _pieces(level: int) -> re.Pattern[str]:
    """The pattern of what stays together; compiled when asked for, since that takes a while."""
    if level == FINEST:
        return re.compile(_CHARACTER, re.DOTALL)
    core = _CORES[level] if level < len(_CORES) else _CHARACTER
    # A sign before a digit is its own; else no closing mark begins a line, not even after a space.
    after = rf"(?: *(?![+\-{EN_DASH}.]\d)[{_CLOSING}]{MARK}*)*"
    return re.compile(rf"{_PLAIN}| *(?:\( *)*(?:{core}){after} *", re.DOTALL | re.ASCII)


@cache
def _tied() -> re.Pattern[str]:
    return re.compile(_TIED, re.ASCII)
