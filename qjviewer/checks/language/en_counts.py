"""Ordinals, streaks, sets and splits in English text (in lower case): fifth, three straight months."""

import re
from typing import Final

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.border import ClaimData
from qjviewer.checks.language.en_groups import N, count_of
from qjviewer.checks.language.en_numbers import WORDS
from qjviewer.checks.language.lexicon import words_in
from qjviewer.checks.language.tokens import Token

NTHS: Final = words_in(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_NTH: Final = {w: n for n, w in enumerate(NTHS, 1)}
NTH_PATTERN: Final = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(NTHS)})"
# After these words an ordinal ranks nothing: the 14th Five-Year Plan, the first half.
_NO_RANK: Final = (
    "five-year|plenary|quarter|half|month|day|time|industry|plan|stage|phase|congress|straight|consecutive"
    "|successive|anniversary|session|of (?:the )?(?:annual|target|a)"
)
_LAST_PLACES: Final = (
    "dead last|last place|bottom place|bottom spot|last|bottom of the table|bottom|the foot of the table"
)
_FIRST_PLACES: Final = (
    "top spot|top place|top position|first place|the lead|pole position|the top"
    "|top of the table|top of the list"
)
_PARTS: Final = {
    "half": 5_000,
    "third": 3_333,
    "quarter": 2_500,
    "fifth": 2_000,
    "tenth": 1_000,
    "quintile": 2_000,
    "quartile": 2_500,
    "decile": 1_000,
}
_ORDINAL: Final = re.compile(
    r"(?:(?:the )?(?P<side>top|upper|bottom|lower|best|first(?=[- ](?:third|fifth|tenth)))[- ]"
    rf"(?:(?:one[- ])?(?P<part>{'|'.join(_PARTS)})"
    rf"|(?P<so>two|three|four)[- ](?P<many>{'|'.join(_PARTS)})s"
    rf"|(?P<cent>\d{{1,2}}|{'|'.join(WORDS)})(?:%| per ?cent))(?![- ](?:quarter|half|month))"
    rf"|(?P<nth>{NTH_PATTERN})[- ](?:from|to)[- ](?:the )?(?P<end>bottom|last|end)"
    r"|(?P<pen>penultimate|next to last|last but one|one from bottom)"
    rf"|(?:the )?top (?P<top>{N})(?! percent| per|%|\d)"
    rf"|(?:the )?first (?P<firsts>{N})(?: places| positions| spots)(?! months| quarters)"
    rf"|(?:the )?bottom (?P<bottom>{N})(?! percent| per|%|\d)|(?:number|no\.?|#) ?(?P<no>\d{{1,3}})"
    rf"|(?P<plain>{NTH_PATTERN})(?! (?:{_NO_RANK}))(?: place| position| spot| rank)?"
    rf"|(?P<word>{_LAST_PLACES}|{_FIRST_PLACES}|runner-up))(?![a-z])"
)
_SPELLS: Final = (
    "months?|quarters?|periods?|readings?|reporting periods?|statistical periods?|cumulative periods?|years?"
    "|releases?|reports?"
)
_IN_A_ROW: Final = (
    "in a row|running|in succession|on the trot|straight|consecutively|in sequence|on end|successively"
    "|back to back"
)
_STREAK: Final = re.compile(
    rf"(?:(?:for|over|in|its|their|a) )?(?:the )?(?:(?P<n>{N})|(?P<nth>{NTH_PATTERN})) "
    rf"(?:straight|consecutive|successive|back-to-back|uninterrupted)[- ]?(?P<unit>{_SPELLS})"
    rf"|(?:(?:for|over|in) )?(?:the (?:last |past )?)?(?P<m>{N}) (?P<unit2>{_SPELLS}) (?:{_IN_A_ROW})"
    rf"|(?:for )?(?:the|a) (?P<o>{NTH_PATTERN}) (?P<unit5>{_SPELLS}) (?:{_IN_A_ROW})"
    rf"|for (?P<f>{N}) (?P<unit4>months|quarters)(?! (?:of|to|ended|alone|in|and))"
    rf"|(?:(?:for|over|in) )?(?P<k>{N}) (?P<unit3>{_SPELLS}) without (?:a )?break"
)
_SET: Final = re.compile(
    rf"(?:the |its |all )?(?:(?P<n>{N}) )?(?P<main>main |key |headline |major |core |leading |principal )?"
    r"(?:economic )?(?:indicators?|gauges?|measures|metrics|yardsticks)(?![a-z])"
)
_UP_WORDS: Final = (
    "rose|grew|up|gained|increased|expanded|advanced|rising|growing|gainers|rises|increases|gains"
)
_DOWN_WORDS: Final = (
    "fell|down|declined|dropped|decreased|shrank|contracted|falling|decliners|falls|decreases|declines"
)
_SPLIT: Final = re.compile(
    rf"(?P<a>{N}) (?P<x>{_UP_WORDS}|{_DOWN_WORDS})(?:,| and|, and|,? while|,? but|;) "
    rf"(?P<b>{N}) (?P<y>{_UP_WORDS}|{_DOWN_WORDS})(?![a-z])"
)
_OTHERS: Final = re.compile(
    r"(?:any|all|every|each) (?:of )?(?:the )?other(?: five| four| three| two)?"
    r"(?: count(?:y|ies)| districts?| localit(?:y|ies)| places?| areas?| jurisdictions?)"
    r"(?:(?:,? or |,? and )(?:cit(?:y|ies)|districts?))?"
    r"|(?:any|every)where else|elsewhere"
)
_ONE_PLACE: Final = "places?|count(?:y|ies)|districts?|ones?|localit(?:y|ies)|areas?|jurisdictions?"
_IN_ALL: Final = "(?: (?:in|of|across|among) the (?:city|province|six))?"
_ONLY: Final = re.compile(
    rf"(?:the )?only (?:(?:two|three) )?(?:{_ONE_PLACE}){_IN_ALL} (?:where|in which|whose|with"
    r"|to (?:see|record|post|report|register|suffer)"
    r"|that (?:saw|recorded|posted|reported|registered|suffered))(?![a-z])"
    rf"|the only (?:{_ONE_PLACE}){_IN_ALL}(?![a-z])"
)
_UPS: Final = frozenset(_UP_WORDS.split("|"))


def _nth(text: str) -> int:
    return _NTH.get(text) or int(re.sub(r"\D", "", text))


def ordinal_token(text: str, at: int, data: ClaimData) -> Token | None:
    """The rank that starts at a place: fifth, last but two."""
    m = _ORDINAL.match(text, at)
    return Token(k.ORDINAL, at, m.end(), _rank(m)) if m else None


def _rank(m: re.Match[str]) -> tuple[str, int]:
    if m["side"]:
        share = _PARTS[m["part"]] if m["part"] else count_of(m["cent"]) * 100
        if m["many"]:
            share = _PARTS[m["many"]] * count_of(m["so"])
        return "share", -share if m["side"] in ("bottom", "lower") else share
    if m["nth"]:
        return "last", _nth(m["nth"])
    if m["pen"]:
        return "last", 2
    if m["top"] or m["firsts"]:
        return "top", count_of(m["top"] or m["firsts"])
    if m["bottom"]:
        return "bottom", count_of(m["bottom"])
    if m["no"]:
        return "nth", int(m["no"])
    if m["plain"]:
        return "nth", _nth(m["plain"])
    word = m["word"]
    if word == "runner-up":
        return "nth", 2
    return ("last", 1) if "last" in word or "bottom" in word or "foot" in word else ("nth", 1)


def streak_token(text: str, at: int, data: ClaimData) -> Token | None:
    """The run of periods that starts at a place: three months in a row."""
    m = _STREAK.match(text, at)
    if m is None:
        return None
    nth = m["nth"] or m["o"]
    count = _nth(nth) if nth else count_of(m["n"] or m["m"] or m["k"] or m["f"])
    word = m["unit"] or m["unit2"] or m["unit3"] or m["unit4"] or m["unit5"]
    unit = "month" if word.startswith("month") else "quarter" if word.startswith("quarter") else "point"
    return Token("streak", at, m.end(), (count, unit))


def split_token(text: str, at: int, data: ClaimData) -> Token | None:
    """The split that starts at a place: four up and one down."""
    m = _SPLIT.match(text, at)
    if m is None:
        return None
    sides = [("升" if m[v] in _UPS else "降", count_of(m[n])) for n, v in (("a", "x"), ("b", "y"))]
    return Token(k.SPLIT, at, m.end(), tuple(sides))


def others_token(text: str, at: int, data: ClaimData) -> Token | None:
    """any other county, anywhere else in the city: all but the one spoken of."""
    m = _OTHERS.match(text, at)
    return Token("others", at, m.end(), "", {"others": ""}) if m else None


def only_token(text: str, at: int, data: ClaimData) -> Token | None:
    """The only place in the city where: what is said of those named holds of no others."""
    m = _ONLY.match(text, at)
    return Token("only", at, m.end(), "", {"only": ""}) if m else None


def set_token(text: str, at: int, data: ClaimData) -> Token | None:
    """The set of indicators that starts at a place: all four indicators."""
    m = _SET.match(text, at)
    return (
        Token(k.SET, at, m.end(), count_of(m["n"]), {"all": ""} if m[0].startswith("all ") else k.NO_SENSES)
        if m and (m["n"] or m["main"] or m[0].startswith("all "))
        else None
    )
