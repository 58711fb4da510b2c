"""Cuts English text (in lower case) into tokens: the longest phrase known at each word."""

import re
from typing import Final

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.border import ClaimData
from qjviewer.checks.language.en_counts import (
    NTH_PATTERN,
    NTHS,
    only_token,
    ordinal_token,
    others_token,
    set_token,
    split_token,
    streak_token,
)
from qjviewer.checks.language.en_groups import group_token
from qjviewer.checks.language.en_numbers import FIRSTS as NUMBER_FIRSTS
from qjviewer.checks.language.en_numbers import WORDS, number_at
from qjviewer.checks.language.en_times import time_at
from qjviewer.checks.language.lexicon import parts_of, words_in
from qjviewer.checks.language.tokens import Token
from qjviewer.checks.language.vocabulary import ABSENT, EITHER, FIRST_WORD, Vocabulary

# 13.4%, and no ratio: nothing but a number can begin so.
_PER_CENT: Final = re.compile(r"\d[\d,.]*%(?! ?[:∶])")
_PUNCTUATION: Final = {
    **dict.fromkeys(".!?;\n", k.STOP),
    **dict.fromkeys(",:—", k.COMMA),
    "(": k.OPEN,
    ")": k.CLOSE,
}
_QUOTES: Final = {"“": "”", '"': '"', "‘": "’"}
_RATIO: Final = re.compile(
    r"\d{1,3}(?:\.\d{1,6})?%?(?: ?[:∶] ?\d{1,3}(?:\.\d{1,6})?%?){1,3}(?!\d|\.\d)"
    r"|\d\.\d{1,6} to (?:1|one)(?![\d.])"
)
_PLAN: Final = re.compile(
    rf"(?:the )?{NTH_PATTERN} (?:five-year plan|plenary session|national congress)"
    r"|room \d{1,6}|section \d{1,6}|no\. ?\d{1,6}[a-z/-]{0,6}"
    r"|[a-z]{1,4}/[a-z] [\d-]{1,12}|\d{1,3}g\b"
)
_RANKED: Final = re.compile(r"\b(?:rank(?:ed|s|ing)?|placed|came|stands?|stood|was|as) $")
_POSSESSIVE: Final = re.compile(r"['’]s?(?![a-z])")
# A listed phrase of these kinds goes before a number, rank or period of the same length.
_FIRM: Final = frozenset([k.PLACE, k.INDICATOR, "measure", "turn", "word", "digits", "alldone", "super"])
_SECTOR: Final = "(?:primary|secondary|tertiary)"
_THREE: Final = re.compile(
    r"(?:(?:the )?(?:value added|output|ratio|structure|composition|breakdown|proportions?) (?:of|in) )?"
    r"(?:the )?"
    r"(?:three (?:main )?(?:industries|sectors|industry groups)"
    rf"|(?P<listed>(?:{_SECTOR}(?:, and |, | and )){{1,2}}{_SECTOR}) (?:industries|sectors))"
)
_RESIDENTS: Final = re.compile(
    r"(?:the )?per capita (?:disposable )?incomes? of (?P<one>urban|rural) and (?P<other>urban|rural)"
    r" (?:residents|households)"
)

_EARNERS: Final = re.compile(
    r"(?:the )?(?P<who>urban|rural) (?:residents|households) (?:had|have|earned|received|recorded|enjoyed)"
    r" (?:an? )?(?:average )?per capita (?:disposable )?incomes?"
)
# the tertiary grew fastest; the primary goal is no industry
_ALONE: Final = re.compile(
    rf"the {_SECTOR}(?= (?:grew|rose|expanded|increased|gained|advanced|fell|declined|shrank|contracted"
    r"|dropped|was|is|had|made up|accounted|contributed|added|led|ranked|came|recorded|registered|posted"
    r"|saw|outpaced|outgrew|lagged|trailed|dragged|by \d)\b|'s share|,? (?:and )?\d)"
)

# What may stand before output that is the region's, not that of an industry.
_BEFORE_OUTPUT: Final = re.compile(r"(?:^|[.;,:—(] ?|\b(?:and|of|total|the|district's|county's|city's|in) )$")
_OUTPUT: Final = re.compile(r"output(?! (?:of|from|value|per|gap)\b)(?=[ ,.;)]|$)")
_VAGUE: Final[dict[str, str]] = {"vague": ""}
_SHARED: Final = (" counties", " districts", " cities")
_SINGULAR: Final = {"counties": "county", "districts": "district", "cities": "city"}
_SEVERAL: Final = re.compile(
    r"(?P<name>[a-z]{1,20})(?P<more>(?:(?:,? and |, )[a-z]{1,20}){0,5}) (?P<kind>counties|districts|cities)\b"
)


def tokenise(text: str, vocabulary: Vocabulary, data: ClaimData) -> list[Token]:
    """The tokens of a text in lower case, in order."""
    found: list[Token] = []
    at, size = 0, len(text)
    while at < size:
        char = text[at]
        if char in " \t\r":
            at += 1
            continue
        token = _token(text, at, char, vocabulary, data)
        found.append(token)
        at = token.end
    return found


def _token(text: str, at: int, char: str, vocabulary: Vocabulary, data: ClaimData) -> Token:
    if char in _PUNCTUATION and not (char == "." and text[at + 1 : at + 2].isdigit()):
        return Token(_PUNCTUATION[char], at, at + 1, ";" if char == ";" else None)
    if char in _QUOTES:
        end = text.find(_QUOTES[char], at + 1, at + 80)
        if end > 0:
            return Token("word", at, end + 1, "quoted")
    word = FIRST_WORD.match(text, at)
    if word is None:
        return Token("fill", at, at + 1)
    listed = _listed(text, at, word, vocabulary)
    ruled = _by_rule(text, at, char, word[0], vocabulary, data)
    best = ruled
    if listed is not None and (
        ruled is None or listed.end > ruled.end or (listed.end == ruled.end and listed.kind in _FIRM)
    ):
        best = listed
    shared = best is not None and best.kind == k.PLACE and text.startswith(_SHARED, best.end)
    if best is None or shared:
        best = _one_of_several(text, at, vocabulary) or best
    if best is None:
        return Token(k.UNKNOWN, at, _word_end(text, word.end()))
    return _with_possessive(text, best) if best.kind in (k.PLACE, k.INDICATOR, k.TIME) else best


def _one_of_several(text: str, at: int, vocabulary: Vocabulary) -> Token | None:
    """Yi and Ding Counties: a place named without the word for what it is, which they share."""
    m = _SEVERAL.match(text, at)
    if m is None:
        return None
    place = vocabulary.entries.get(f"{m['name']} {_SINGULAR[m['kind']]}")
    if place is None or place.kind != k.PLACE:
        return None
    end = m.end("name") if m["more"] else m.end()
    return Token(k.PLACE, at, end, place.value, place.senses)


def _word_end(text: str, at: int) -> int:
    while at < len(text) and (text[at].isalnum() or text[at] in "'’-"):
        at += 1
    return at


def _listed(text: str, at: int, word: re.Match[str], vocabulary: Vocabulary) -> Token | None:
    lengths = vocabulary.lengths
    for length in (*lengths.get(text[at : word.end() + 2], ()), *lengths.get(word[0], ())):
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
    digit = char.isdigit()
    if word == "output":
        return _output(text, at, vocabulary)
    if digit and _PER_CENT.match(text, at):
        return _number(text, at, data)
    if word == "the" and not _may_follow_the(text, at):
        return None
    named = digit or word in _PLAN_WORDS or text.startswith("/", at + len(word))
    plan = _PLAN.match(text, at) if named and not _RANKED.search(text, max(0, at - 12), at) else None
    if plan is not None:
        return Token("word", at, plan.end(), "name")
    lists = word in _LISTING
    three = _THREE.match(text, at) if lists else None
    if three is not None:
        names = re.findall("primary|secondary|tertiary", three["listed"] or "primary secondary tertiary")
        meanings = [vocabulary.entries.get(f"the {w} industry") for w in names]
        ids = tuple(m.value for m in meanings if m)
        return Token(k.INDICATOR, at, three.end(), ids, {"many": ""}) if len(ids) == len(names) else None
    both = _RESIDENTS.match(text, at) if lists else None
    if both is not None:
        incomes = [vocabulary.entries.get(f"{both[w]} incomes") for w in ("one", "other")]
        ids = tuple(m.value for m in incomes if m and m.kind == k.INDICATOR)
        return Token(k.INDICATOR, at, both.end(), ids, {"many": ""}) if len(ids) == 2 else None
    earners = _EARNERS.match(text, at) if lists else None
    if earners is not None:
        income = vocabulary.entries.get(f"{earners['who']} incomes")
        if income is not None and income.kind == k.INDICATOR:
            return Token(k.INDICATOR, at, earners.end(), (income.value,))
    sector = _ALONE.match(text, at) if lists else None
    if sector is not None:
        industry = vocabulary.entries.get(f"{sector[0]} industry")
        if industry is not None and industry.kind == k.INDICATOR:
            return Token(k.INDICATOR, at, sector.end(), (industry.value,))
    best: Token | None = None
    for rule in _RULES_OF.get("0" if digit else word, ()):
        token = rule(text, at, data)
        if token is not None and (best is None or token.end > best.end):
            best = token
    return best


def _output(text: str, at: int, vocabulary: Vocabulary) -> Token | None:
    """Output grew 8.1%: the whole economy's, where nothing says whose it is; else that of industry."""
    if not (_OUTPUT.match(text, at) and _BEFORE_OUTPUT.search(text, max(0, at - 12), at)):
        return None
    names = (vocabulary.entries.get(f"{what} output") for what in ("economic", "above-scale industrial"))
    known = [m.value for m in names if m is not None and m.kind == k.INDICATOR and m.value[0] != ABSENT]
    return Token(k.INDICATOR, at, at + len("output"), (EITHER.join(known),), _VAGUE) if known else None


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
    senses = _A_TOTAL if text.startswith("a total of ", at) else k.NO_SENSES
    return Token(k.NUMBER, at, found.end, found, senses) if found else None


def _ratio(text: str, at: int, data: ClaimData) -> Token | None:
    m = _RATIO.match(text, at)
    return Token(k.RATIO, at, m.end(), re.sub(r" to (?:1|one)", ":1", m[0])) if m else None


# a total of: what stands before may add up to it.
_A_TOTAL: Final = {"sum": ""}
_PLAN_WORDS: Final = frozenset(["the", "room", "section", "no", *NTHS])
_LISTING: Final = frozenset(
    words_in(
        "the three primary secondary tertiary value output ratio structure composition breakdown proportion "
        "proportions per urban rural"
    )
)
# What each rule's finds may begin with; "0" stands for any digit.
_N_WORDS: Final = frozenset(WORDS)
_TIMES: Final = frozenset(
    words_in(
        "0 january february march april may june july august september october november december jan feb mar "
        "apr jun jul aug sep sept oct nov dec the first second third fourth opening final half q1 q2 q3 q4 "
        "1q 2q 3q 4q h1 h2 from between end whole full entire year a one last twelve two three four five "
        "ten previously "
        "annual yearly mid midyear"
    )
)
_SETS: Final = frozenset(
    words_in(
        "0 the its all main key headline major core leading principal economic indicator indicators "
        "gauge gauges measure measures metrics yardsticks"
    )
)
_GROUPS: Final = frozenset(
    words_in(
        "0 the city province nation municipality prefecture other remaining county counties district "
        "prefectural cities prefectures mountain mountainous localities jurisdictions peers neighbours "
        "neighbors districts locality"
    )
)
_ORDINALS: Final = frozenset(
    [
        "0",
        *NTHS,
        *words_in("penultimate next last one the top bottom upper lower best number no # dead pole runner"),
    ]
)
_BY_RULE: Final = (
    (_time, _TIMES),
    (streak_token, _N_WORDS | frozenset(["0", *NTHS, *words_in("for over in its their a the")])),
    (split_token, _N_WORDS | frozenset(["0"])),
    (set_token, _N_WORDS | _SETS),
    (only_token, frozenset(["the", "only"])),
    (others_token, frozenset(["any", "all", "every", "each", "anywhere", "everywhere", "elsewhere"])),
    (group_token, _N_WORDS | _GROUPS),
    (ordinal_token, _ORDINALS),
    (_ratio, frozenset(["0"])),
    (_number, _N_WORDS | NUMBER_FIRSTS),
)
_RULES_OF: Final = {
    word: tuple(rule for rule, firsts in _BY_RULE if word in firsts)
    for word in frozenset[str]().union(*(firsts for _, firsts in _BY_RULE))
}
# What the rules' finds go on with behind "the": what they may begin with, and what is known with "the" alone.
_AFTER_THE: Final = (
    frozenset(_RULES_OF)
    | _LISTING
    | frozenset(word.split()[1] for word in parts_of("en")["relative time"] if word.startswith("the "))
    | frozenset(words_in("economic past lead foot same only"))
)


def _may_follow_the(text: str, at: int) -> bool:
    """Whether any rule's find may begin with the word "the" at a place."""
    word = FIRST_WORD.match(text, at + len("the "))
    return word is not None and (word[0] in _AFTER_THE or word[0][0].isdigit())
