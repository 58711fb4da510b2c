"""Cuts English text (in lower case) into tokens: the longest phrase known at each word."""

import re
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.border import ClaimData, KnownGroup
from qjviewer.checks.language.en_numbers import FIRSTS as NUMBER_FIRSTS
from qjviewer.checks.language.en_numbers import WORDS, number_at
from qjviewer.checks.language.en_times import time_at
from qjviewer.checks.language.lexicon import either
from qjviewer.checks.language.tokens import Token
from qjviewer.checks.language.vocabulary import Vocabulary
from qjviewer.checks.language.zh_groups import GroupNamed

_WORD: Final = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")
_START: Final = re.compile(r"[a-z0-9$¥€“\"'‘(),.;:!?–—−-]|\n")
_PUNCTUATION: Final = {
    ".": k.STOP, "!": k.STOP, "?": k.STOP, ";": k.STOP, "\n": k.STOP, ",": k.COMMA, ":": k.COMMA, "—": k.COMMA,
    "(": k.OPEN, ")": k.CLOSE,
}  # fmt: skip
_QUOTES: Final = {"“": "”", '"': '"', "‘": "’"}
_N: Final = rf"(?:\d{{1,3}}|{either(WORDS)})"
_NTHS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_NTH: Final = {w: n for n, w in enumerate(_NTHS, 1)}
_O: Final = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_NTHS)})"
# After these words an ordinal ranks nothing: the 14th Five-Year Plan, the first half.
_NO_RANK: Final = (
    "five-year|plenary|quarter|half|month|day|time|industry|plan|stage|phase|congress|straight|consecutive"
    "|successive|anniversary|session|of (?:the )?(?:annual|target|a)"
)
_LAST_PLACES: Final = (
    "dead last|last place|bottom place|bottom spot|last|bottom of the table|bottom|the foot of the table"
)
_FIRST_PLACES: Final = (
    "top spot|top place|top position|first place|the lead|pole position|the top|top of the table|top of the list"
)
_ORDINAL: Final = re.compile(
    rf"(?:(?P<nth>{_O})[- ](?:from|to)[- ](?:the )?(?P<end>bottom|last|end)"
    r"|(?P<pen>penultimate|next to last|last but one|one from bottom)"
    rf"|(?:the )?top (?P<top>{_N})(?! percent| per|%)"
    rf"|(?:the )?first (?P<firsts>{_N})(?: places| positions| spots)(?! months| quarters)"
    rf"|(?:the )?bottom (?P<bottom>{_N})|(?:number|no\.?|#) ?(?P<no>\d{{1,3}})"
    rf"|(?P<plain>{_O})(?! (?:{_NO_RANK}))(?: place| position| spot| rank)?"
    rf"|(?P<word>{_LAST_PLACES}|{_FIRST_PLACES}|runner-up))(?![a-z])"
)
_SPELLS: Final = (
    "months?|quarters?|periods?|readings?|reporting periods?|statistical periods?|cumulative periods?|years?"
    "|releases?|reports?"
)
_IN_A_ROW: Final = (
    "in a row|running|in succession|on the trot|straight|consecutively|in sequence|on end|successively|back to back"
)
_STREAK: Final = re.compile(
    rf"(?:(?:for|over|in|its|their|a) )?(?:the )?(?:(?P<n>{_N})|(?P<nth>{_O})) "
    rf"(?:straight|consecutive|successive|back-to-back|uninterrupted)[- ]?(?P<unit>{_SPELLS})"
    rf"|(?:(?:for|over|in) )?(?:the (?:last |past )?)?(?P<m>{_N}) (?P<unit2>{_SPELLS}) (?:{_IN_A_ROW})"
    rf"|(?:(?:for|over|in) )?(?P<k>{_N}) (?P<unit3>{_SPELLS}) without (?:a )?break"
)
_REGION: Final = "city|province|nation|municipality|prefecture"
_KINDS_OF_PLACE: Final = (
    "county-level (?:units|regions|areas|divisions|jurisdictions|places|localities)"
    "|counties, (?:county-level )?cities and districts|counties,? cities,? and districts|counties and districts"
    "|districts and counties|counties|prefecture-level cities|prefectural cities|prefectures|cities"
    "|mountain(?:ous)? counties|localities|jurisdictions|peers|neighbours|neighbors|districts"
)
_GROUP: Final = re.compile(
    rf"(?:the )?(?:(?P<region>{_REGION})['’]s )?(?P<other>other |remaining )?(?:(?P<n>{_N}) )?"
    rf"(?P<other2>other |remaining )?(?P<what>{_KINDS_OF_PLACE})"
    rf"(?: (?:of|in|across|within) (?:the )?(?P<region2>{_REGION}))?(?![a-z])"
)
_SET: Final = re.compile(
    rf"(?:the |its |all )?(?:(?P<n>{_N}) )?(?P<main>main |key |headline |major |core |leading |principal )?"
    r"(?:economic )?(?:indicators?|gauges?|measures|metrics|yardsticks)(?![a-z])"
)
_UP_WORDS: Final = "rose|grew|up|gained|increased|expanded|advanced|rising|growing|gainers|rises|increases|gains"
_DOWN_WORDS: Final = (
    "fell|down|declined|dropped|decreased|shrank|contracted|falling|decliners|falls|decreases|declines"
)
_SPLIT: Final = re.compile(
    rf"(?P<a>{_N}) (?P<x>{_UP_WORDS}|{_DOWN_WORDS})(?:,| and|, and|,? while|,? but|;) "
    rf"(?P<b>{_N}) (?P<y>{_UP_WORDS}|{_DOWN_WORDS})(?![a-z])"
)
_UPS: Final = frozenset(_UP_WORDS.split("|"))
_RATIO: Final = re.compile(
    r"\d{1,3}(?:\.\d+)?%?(?: ?[:∶] ?\d{1,3}(?:\.\d+)?%?){1,3}(?![\d.])|\d\.\d+ to (?:1|one)(?![\d.])"
)
_PLAN: Final = re.compile(
    rf"(?:the )?{_O} (?:five-year plan|plenary session|national congress)|room \d+|section \d+|no\. ?\d+[a-z/-]*"
    r"|[a-z]{1,4}/[a-z] [\d-]+|\d+g\b"
)
_POSSESSIVE: Final = re.compile(r"['’]s?(?![a-z])")
# A listed phrase of these kinds goes before a number, rank or period of the same length.
_FIRM: Final = frozenset([k.PLACE, k.INDICATOR, "measure", "turn", "word", "digits", "alldone", "super"])
_THREE: Final = re.compile(
    r"(?:the )?(?:three (?:main )?(?:industries|sectors|industry groups)"
    r"|primary, secondary,? and tertiary (?:industries|sectors))"
)
_CITIES: Final = ("prefecture-level cities", "prefectural cities", "prefectures", "cities")


class Lookup(msgspec.Struct, frozen=True):
    """For each first word the lengths of the phrases that begin with it, the longest first."""

    lengths: dict[str, tuple[int, ...]]


def lookup(vocabulary: Vocabulary) -> Lookup:
    """How to look words up quickly."""
    lengths: dict[str, set[int]] = {}
    for phrase in vocabulary.entries:
        first = _WORD.match(phrase)
        if first is not None:
            lengths.setdefault(first[0], set()).add(len(phrase))
    return Lookup({w: tuple(sorted(all_, reverse=True)) for w, all_ in lengths.items()})


def tokenise(text: str, vocabulary: Vocabulary, words: Lookup, data: ClaimData) -> list[Token]:
    """The tokens of a text in lower case, in order."""
    found: list[Token] = []
    at, size = 0, len(text)
    while at < size:
        char = text[at]
        if char in " \t\r":
            at += 1
            continue
        token = _token(text, at, char, vocabulary, words, data)
        found.append(token)
        at = token.end
    return found


def _token(text: str, at: int, char: str, vocabulary: Vocabulary, words: Lookup, data: ClaimData) -> Token:
    if char in _PUNCTUATION and not (char == "." and text[at + 1 : at + 2].isdigit()):
        return Token(_PUNCTUATION[char], at, at + 1)
    if char in _QUOTES:
        end = text.find(_QUOTES[char], at + 1, at + 80)
        if end > 0:
            return Token("word", at, end + 1, "quoted")
    word = _WORD.match(text, at)
    if word is None:
        return Token("fill", at, at + 1)
    listed = _listed(text, at, word, vocabulary, words)
    ruled = _by_rule(text, at, char, word[0], vocabulary, data)
    best = ruled
    if listed is not None and (
        ruled is None or listed.end > ruled.end or (listed.end == ruled.end and listed.kind in _FIRM)
    ):
        best = listed
    if best is None:
        return Token(k.UNKNOWN, at, _word_end(text, word.end()))
    return _with_possessive(text, best) if best.kind in (k.PLACE, k.INDICATOR, k.TIME) else best


def _word_end(text: str, at: int) -> int:
    while at < len(text) and (text[at].isalnum() or text[at] in "'’-"):
        at += 1
    return at


def _listed(text: str, at: int, word: re.Match[str], vocabulary: Vocabulary, words: Lookup) -> Token | None:
    for length in words.lengths.get(word[0], ()):
        end = at + length
        if text[end : end + 1].isalnum():
            continue
        meaning = vocabulary.entries.get(text[at:end])
        if meaning is not None and end <= len(text):
            return Token(meaning.kind, at, end, meaning.value, meaning.senses)
    return None


def _with_possessive(text: str, token: Token) -> Token:
    m = _POSSESSIVE.match(text, token.end)
    if m is None:
        return token
    return Token(token.kind, token.start, m.end(), token.value, {**token.senses, "possessive": ""})


def _by_rule(
    text: str, at: int, char: str, word: str, vocabulary: Vocabulary, data: ClaimData
) -> Token | None:
    plan = _PLAN.match(text, at)
    if plan is not None:
        return Token("word", at, plan.end(), "name")
    three = _THREE.match(text, at)
    if three is not None:
        ids = tuple(
            m.value
            for w in ("primary", "secondary", "tertiary")
            for m in [vocabulary.entries.get(f"the {w} industry")]
            if m
        )
        return Token(k.INDICATOR, at, three.end(), ids, {"many": ""}) if len(ids) == 3 else None
    best: Token | None = None
    for rule, firsts in _RULES:
        if word not in firsts and not (char.isdigit() and "0" in firsts):
            continue
        token = rule(text, at, data)
        if token is not None and (best is None or token.end > best.end):
            best = token
    return best


def _time(text: str, at: int, data: ClaimData) -> Token | None:
    found = time_at(text, at, data.period)
    if found is None or text[found[0] : found[0] + 1].isalnum():
        return None
    end, time, single = found
    if time == "":
        return Token("word", at, end, "date")
    return Token(k.TIME, at, end, time, {"single": ""} if single else k.NO_SENSES)


def _number(text: str, at: int, data: ClaimData) -> Token | None:
    found = number_at(text, at)
    return Token(k.NUMBER, at, found.end, found) if found else None


def _count(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() else WORDS[text]


def _nth(text: str) -> int:
    return _NTH.get(text) or int(re.sub(r"\D", "", text))


def _ordinal(text: str, at: int, data: ClaimData) -> Token | None:
    m = _ORDINAL.match(text, at)
    return Token(k.ORDINAL, at, m.end(), _rank(m)) if m else None


def _rank(m: re.Match[str]) -> tuple[str, int]:
    if m["nth"]:
        return "last", _nth(m["nth"])
    if m["pen"]:
        return "last", 2
    if m["top"] or m["firsts"]:
        return "top", _count(m["top"] or m["firsts"])
    if m["bottom"]:
        return "bottom", _count(m["bottom"])
    if m["no"]:
        return "nth", int(m["no"])
    if m["plain"]:
        return "nth", _nth(m["plain"])
    word = m["word"]
    if word == "runner-up":
        return "nth", 2
    return ("last", 1) if "last" in word or "bottom" in word or "foot" in word else ("nth", 1)


def _streak(text: str, at: int, data: ClaimData) -> Token | None:
    m = _STREAK.match(text, at)
    if m is None:
        return None
    count = _nth(m["nth"]) if m["nth"] else _count(m["n"] or m["m"] or m["k"])
    word = m["unit"] or m["unit2"] or m["unit3"]
    unit = "month" if word.startswith("month") else "quarter" if word.startswith("quarter") else "point"
    return Token("streak", at, m.end(), (count, unit))


def _split(text: str, at: int, data: ClaimData) -> Token | None:
    m = _SPLIT.match(text, at)
    if m is None:
        return None
    sides = [("升" if m[v] in _UPS else "降", _count(m[n])) for n, v in (("a", "x"), ("b", "y"))]
    return Token(k.SPLIT, at, m.end(), tuple(sides))


def _set(text: str, at: int, data: ClaimData) -> Token | None:
    m = _SET.match(text, at)
    return (
        Token(k.SET, at, m.end(), _count(m["n"]))
        if m and (m["n"] or m["main"] or m[0].startswith("all "))
        else None
    )


def _ratio(text: str, at: int, data: ClaimData) -> Token | None:
    m = _RATIO.match(text, at)
    return Token(k.RATIO, at, m.end(), re.sub(r" to (?:1|one)", ":1", m[0])) if m else None


# Groups -------------------------------------------------------------------------------------


def _group(text: str, at: int, data: ClaimData) -> Token | None:
    m = _GROUP.match(text, at)
    if m is None:
        return None
    region = m["region"] or m["region2"] or ""
    if (
        not region
        and not m["n"]
        and len(m["what"].split()) < 2
        and m["what"] not in ("peers", "counties", "localities", "neighbours")
    ):
        return None
    said, others = (
        _count(m["n"]),
        bool(m["other"] or m["other2"] or m["what"] in ("peers", "neighbours", "neighbors")),
    )
    fitting = [g for g in data.groups.values() if _fits(g, m["what"], region, data)]
    right = [g for g in fitting if said and said + others == (g.size or len(g.members))]
    if not right and said and not region:
        return None
    chosen = right or [g for g in fitting if g.members] or fitting
    return (
        Token(k.GROUP, at, m.end(), GroupNamed(tuple(g.id for g in chosen), said, others)) if chosen else None
    )


def _fits(group: KnownGroup, what: str, region: str, data: ClaimData) -> bool:
    names = " ".join(group.names)
    if ("设区市" in names) != (what in _CITIES) or ("山区" in names) != ("mountain" in what):
        return False
    within = data.places.get(group.within)
    level = {"全市": "city", "全省": "province", "全国": "nation"}
    levels = {level[n] for n in (within.names if within else ()) if n in level}
    wanted = {"municipality": "city", "prefecture": "city"}.get(region, region)
    return not wanted or wanted in levels


# What each rule's finds may begin with; "0" stands for any digit.
_N_WORDS: Final = frozenset(WORDS)
_TIMES: Final = frozenset(
    "0 january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec the first second third fourth opening final half q1 q2 q3 q4 1q 2q 3q 4q h1 h2 "
    "whole full entire year a one last twelve three previously".split()
)
_SETS: Final = frozenset(
    "0 the its all main key headline major core leading principal economic indicator indicators gauge gauges "
    "measure measures metrics yardsticks".split()
)
_GROUPS: Final = frozenset(
    "0 the city province nation municipality prefecture other remaining county counties prefectural cities "
    "prefectures mountain mountainous localities jurisdictions peers neighbours neighbors districts".split()
)
_ORDINALS: Final = frozenset(
    ["0", *_NTHS, *"penultimate next last one the top bottom number no # dead pole runner".split()]
)
_RULES: Final = (
    (_time, _TIMES),
    (_streak, _N_WORDS | frozenset(["0", *_NTHS, *"for over in its their a the".split()])),
    (_split, _N_WORDS | frozenset(["0"])),
    (_set, _N_WORDS | _SETS),
    (_group, _N_WORDS | _GROUPS),
    (_ordinal, _ORDINALS),
    (_ratio, frozenset(["0"])),
    (_number, _N_WORDS | NUMBER_FIRSTS),
)
