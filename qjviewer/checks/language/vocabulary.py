"""All words a text may use: the language's own, and the names of indicators, places and groups."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Final

import msgspec

from qjviewer.checks.folding import fold
from qjviewer.checks.language.border import ClaimData, KnownIndicator, KnownPlace, upwards
from qjviewer.checks.language.lexicon import Senses, word_lists
from qjviewer.checks.language.tokens import INDICATOR, NO_SENSES, PLACE
from qjviewer.resources import resource

# Joins the indicators that one loose name may mean: 工业 is industry|industry-all.
EITHER: Final = "|"
# Marks an indicator that the language knows and the data do not.
ABSENT: Final = "~"
_OWN: Final = {"区": ("我区", "全区", "本区"), "县": ("我县", "全县", "本县"), "市": ("我市", "本市")}
# Whoever speaks in a briefing speaks for its place.
_WE: Final = ("我们", "咱们")
_REGION: Final[Mapping[str, tuple[str, ...]]] = {
    "city": ("全市", "我市", "本市"),
    "province": ("全省", "我省", "本省"),
    "nation": ("全国", "我国", "国内", "国家"),
}


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


# A place of so many characters is called by its first in a list: 甲、乙两地.
_SHORTEST: Final = 2
_STEM_ENDS: Final = "区县市省"
_ENGLISH_KINDS: Final = frozenset(["District", "County", "City", "Province", "Prefecture"])


class Meaning(msgspec.Struct, frozen=True):
    """What a word stands for: its kind and value, and what else it may be."""

    kind: str
    value: Any = None
    senses: Senses = NO_SENSES


# A word of English, or one mark.
FIRST_WORD: Final = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")
# A thing that is none of what the data count.
_A_NAME: Final = Meaning("word", "name", {"word": "name"})


class Vocabulary(msgspec.Struct, frozen=True):
    """Words with what they stand for, and the lengths worth trying by how a word begins, longest first.

    Of Chinese, that is by two characters, and by the one of words that have no more; of English, by the
    first word with the two characters behind it, and by the first word of phrases that go on no further.
    """

    entries: Mapping[str, Meaning]
    lengths: Mapping[str, tuple[int, ...]]
    # The indicators as the reader knows them: the data's, and standard ones the data lack.
    indicators: Mapping[str, KnownIndicator]


def chinese(data: ClaimData) -> Vocabulary:
    """The vocabulary for Chinese text, folded."""
    return _built("zh", data, fold)


def english(data: ClaimData) -> Vocabulary:
    """The vocabulary for English text, in lower case."""
    return _built("en", data, str.lower)


def _built(language: str, data: ClaimData, folded: Any) -> Vocabulary:
    known, names = _indicators(data, language)
    own = {folded(n): _A_NAME for n in data.other_names if n.isascii() == (language == "en")}
    own |= {folded(w): made for w, made in _places(data, language).items()}
    own |= {folded(w): made for w, made in names.items()}
    begins = _BEGINS[language]
    lengths, listed = _listed_lengths(language).copy(), standard_names(language)
    for word in own.keys() - listed:
        head, length = begins(word), len(word)
        known_lengths = lengths.get(head, ())
        if length not in known_lengths:
            lengths[head] = tuple(sorted((*known_lengths, length), reverse=True))
    # A copy is made faster than a dictionary is filled anew.
    entries = _listed_words(language).copy()
    entries.update(own)
    return Vocabulary(entries, lengths, known)


def _two_characters(word: str) -> str:
    return word[:2]


def _first_word(phrase: str) -> str:
    """The first word with the two characters behind it, or alone where no more than one goes on."""
    found = FIRST_WORD.match(phrase)
    end = found.end() if found else len(phrase)
    return phrase[: end + 2] if len(phrase) > end + 1 else phrase[:end]


# What a word is looked up by.
_BEGINS: Final[Mapping[str, Callable[[str], str]]] = {"zh": _two_characters, "en": _first_word}


@cache
def _listed_lengths(language: str) -> dict[str, tuple[int, ...]]:
    """The lengths of the language's own words, and of standard indicators' names, by how they begin, the
    longest first.
    """
    begins = _BEGINS[language]
    found: defaultdict[str, set[int]] = defaultdict(set)
    for word in (*_listed_words(language), *standard_names(language)):
        found[begins(word)].add(len(word))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


@cache
def _listed_words(language: str) -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for kind, value, words in word_lists(language):
        # Most words mean this alone, and share it.
        alone = Meaning(kind, value, {kind: value})
        for word in words:
            known = found.get(word)
            if known is None:
                found[word] = alone
            elif kind not in known.senses:
                found[word] = Meaning(known.kind, known.value, {**known.senses, kind: value})
    return found


# Places ------------------------------------------------------------------------------------


def _places(data: ClaimData, language: str) -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for place in data.places.values():
        for name in _place_names(place, language):
            found[name] = Meaning(PLACE, place.id)
    for word in _relative_names(data, language):
        found.setdefault(word[0], Meaning(PLACE, word[1]))
    for place in data.places.values() if language == "zh" else ():
        for name in place.names:
            if len(name) == _SHORTEST and name[1] in _STEM_ENDS and name[0] != "全":
                found.setdefault(name[0], Meaning(PLACE, place.id, {"short": ""}))
    return found


def _place_names(place: KnownPlace, language: str) -> Iterable[str]:
    for name in place.names:
        is_chinese = not name.isascii() and any("\u3400" <= c <= "\u9fff" for c in name)
        if is_chinese == (language == "zh"):
            yield name
            if is_chinese and len(name) > 2 and name[-1] in _STEM_ENDS and name[0] != "全":
                yield name[:-1]
            stem, _, kind = name.partition(" ")
            if kind in _ENGLISH_KINDS and stem.isalpha():
                yield stem


def _relative_names(data: ClaimData, language: str) -> Iterable[tuple[str, str]]:
    """Words for the briefing's own place, and for those it lies in: 我区, 全省, the province."""
    own = data.places.get(data.place)
    if own is None:
        return
    yield from _own_english(own) if language == "en" else _own_chinese(own)
    levels = _LEVELS if language == "en" else _REGION
    for place in upwards(data.places, data.place):
        for word in levels.get(place.level, ()):
            yield word, place.id


def _own_chinese(own: KnownPlace) -> Iterable[tuple[str, str]]:
    for word in _WE:
        yield word, own.id
    for name in own.names:
        for word in _OWN.get(name[-1:], ()):
            yield word, own.id


def _own_english(own: KnownPlace) -> Iterable[tuple[str, str]]:
    for name in own.names:
        last = name.rpartition(" ")[2].lower()
        if last in ("district", "county"):
            yield f"the {last}", own.id
            yield "our " + last, own.id
    for word in ("locally", "the locality"):
        yield word, own.id


_LEVELS: Final[Mapping[str, tuple[str, ...]]] = {
    "city": _split(
        "the city|citywide|city-wide|the citywide|the city-wide"
        "|the municipality|the city average|the city as a whole|city"
        "|the prefecture|across the city|the prefecture-level city|municipal"
    ),
    "province": _split(
        "the province|across the province|provincially|the provincewide|the province-wide"
        "|provincewide|province-wide|provincial|the provincial|province"
    ),
    "nation": _split(
        "the nation|across the nation|across the country|nationally"
        "|nationwide|nation-wide|the nationwide|the nation-wide|national|the national|the country|nation"
        "|china|countrywide"
        "|the whole country"
    ),
}

# Indicators --------------------------------------------------------------------------------


@cache
def _standard() -> tuple[Mapping[str, Any], ...]:
    return tuple(json.loads(resource("language", "indicators.json").read_text(encoding="utf-8")))


@cache
def standard_names(language: str) -> frozenset[str]:
    """Every name of a standard indicator, folded, but for those that mean it only where they stand alone."""
    if language == "en":
        return frozenset(n.lower() for e in _standard() for n in (*e.get("en", ()), *e.get("en_loose", ())))
    lists = ("names", "loose", "measured")
    return frozenset(fold(name) for entry in _standard() for part in lists for name in entry.get(part, ()))


def _indicators(data: ClaimData, language: str) -> tuple[dict[str, KnownIndicator], dict[str, Meaning]]:
    """The indicators known, and what each name of theirs stands for."""
    own = _own_names(data)
    ids = {n: _id_of(entry, own) for n, entry in enumerate(_standard())}
    by_name = {entry["names"][0]: ids[n] for n, entry in enumerate(_standard())}
    known = dict(data.indicators)
    sure: dict[str, str] = {}
    loose: dict[str, list[str]] = {}
    measured: dict[str, tuple[str, str]] = {}
    for n, entry in enumerate(_standard()):
        key = ids[n]
        known[key] = _merged(key, entry, data, by_name)
        for name in entry["names"] if language == "zh" else entry.get("en", ()):
            sure.setdefault(name, key)
        for name in entry.get("loose" if language == "zh" else "en_loose", ()):
            loose.setdefault(name, []).append(key)
        for name, measure in entry.get("measured", {}).items():
            measured.setdefault(name, (key, measure))
    for indicator in data.indicators.values():
        # What the data say of their own names goes before any standard.
        sure |= dict.fromkeys(indicator.names, indicator.id)
        measured = {name: pair for name, pair in measured.items() if name not in indicator.names}
        measured |= {name: (indicator.id, m) for name, m in indicator.measured.items()}
    found = {name: Meaning(INDICATOR, _either(keys)) for name, keys in loose.items()}
    found |= {name: Meaning(INDICATOR, key) for name, key in sure.items()}
    found |= {name: Meaning(INDICATOR, pair[0], {"measured": pair[1]}) for name, pair in measured.items()}
    for n, entry in enumerate(_standard() if language == "zh" else ()):
        # Names that mean the indicator only where nothing stands before them.
        found |= {name: Meaning(INDICATOR, ids[n], {"weak": ""}) for name in entry.get("weak", ())}
    return known, found


def _either(keys: list[str]) -> str:
    """The indicators a loose name may mean: those the data have, if they have any."""
    present = [k for k in keys if not k.startswith(ABSENT)]
    return EITHER.join(present or keys[:1])


def _own_names(data: ClaimData) -> dict[str, str]:
    """The names that the data give their indicators, as they stand and in lower case."""
    found: dict[str, str] = {}
    for indicator in data.indicators.values():
        for name in indicator.names:
            found.setdefault(name, indicator.id)
            found.setdefault(name.lower(), indicator.id)
    return found


def _id_of(entry: Mapping[str, Any], own: Mapping[str, str]) -> str:
    """The data's indicator that a standard one is, or a name of its own where the data have none."""
    known = (own[name] for name in (*entry["names"], *entry.get("en", ())) if name in own)
    return next(known, ABSENT + str(entry["names"][0]))


def _merged(
    key: str, entry: Mapping[str, Any], data: ClaimData, by_name: Mapping[str, str]
) -> KnownIndicator:
    own = data.indicators.get(key) or KnownIndicator(key, tuple(entry["names"]))
    whole = own.part_of or by_name.get(entry.get("part_of", ""), "")
    pair = entry.get("minus")
    minus = (by_name[pair[0]], by_name[pair[1]]) if pair and key.startswith(ABSENT) else own.minus
    price = own.price or entry.get("price", "")
    return msgspec.structs.replace(own, part_of=whole, minus=minus, price=price)
