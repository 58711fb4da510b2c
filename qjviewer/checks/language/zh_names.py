"""Names in (folded) Chinese text of several indicators, or with a part left out: 一二三产."""

import re
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.border import ClaimData
from qjviewer.checks.language.tokens import Token
from qjviewer.checks.language.vocabulary import Vocabulary

_INDUSTRIES: Final = re.compile(
    r"第?[一二三](?:[、和及与]?第?[一二三]){1,2}(?:次)?产业(?:增加值)?|第?[一二三](?:[、和及与]?第?[一二三]){1,2}产(?!业)(?:增加值)?"
    r"|三(?:次|大|个)产业(?:增加值)?|三产业"
)
_INCOMES: Final = re.compile(
    r"(?:城镇(?:常住)?(?:居民)?[、和与及]农村(?:常住)?居民|农村(?:常住)?(?:居民)?[、和与及]城镇(?:常住)?居民|城乡(?:常住)?居民)"
    r"(?:人均可支配收入|人均收入|可支配收入|收入)?(?![比之差倍])"
)
_RESIDENTS: Final = {"农村": "农村居民", "城镇": "城镇居民"}
_BEFORE_RESIDENTS: Final = frozenset("于比较过跟与和出是为约近")
_AFTER_RESIDENTS: Final = frozenset("高低快慢多少增降则为是达涨0123456789")
_INDUSTRY_NAMES: Final = {"一": "第一产业增加值", "二": "第二产业增加值", "三": "第三产业增加值"}


class Here(msgspec.Struct):
    """What the rules need to look at."""

    text: str
    vocabulary: Vocabulary
    data: ClaimData


def incomes(here: Here, at: int, fresh: bool) -> Token | None:
    """城镇、农村居民人均可支配收入."""
    m = _INCOMES.match(here.text, at)
    if m is None:
        return _residents(here, at)
    names = ("农村居民", "城镇居民") if m[0].startswith("农村") else ("城镇居民", "农村居民")
    meanings = [here.vocabulary.entries.get(n) for n in names]
    ids = tuple(x.value for x in meanings if x is not None and x.kind == k.INDICATOR)
    return Token(k.INDICATOR, at, m.end(), ids, {"many": ""}) if len(ids) == 2 else None


def _residents(here: Here, at: int) -> Token | None:
    """收入增速快于农村: whose income it is compared with."""
    name = _RESIDENTS.get(here.text[at : at + 2])
    told_on = here.text[at - 1 : at] in "，、；" and here.text[at + 2 : at + 3] in _AFTER_RESIDENTS
    if name is None or not (told_on or here.text[at - 1 : at] in _BEFORE_RESIDENTS):
        return None
    if "收入" not in here.text[:at]:
        return None
    meaning = here.vocabulary.entries.get(name)
    if meaning is None or meaning.kind != k.INDICATOR:
        return None
    return Token(k.INDICATOR, at, at + 2, meaning.value, meaning.senses)


def industries(here: Here, at: int, fresh: bool) -> Token | None:
    m = _INDUSTRIES.match(here.text, at)
    if m is None:
        return None
    said = m[0][1:] if m[0].startswith("三") and m[0][1:2] in "次大个产" else m[0]
    numerals = [c for c in said if c in _INDUSTRY_NAMES] or ["一", "二", "三"]
    meanings = [here.vocabulary.entries.get(_INDUSTRY_NAMES[c]) for c in numerals]
    ids = tuple(m.value for m in meanings if m is not None and m.kind == k.INDICATOR)
    return Token(k.INDICATOR, at, m.end(), ids, {"many": ""}) if len(ids) == len(numerals) else None
