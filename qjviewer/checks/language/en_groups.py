"""Groups of places in English text (in lower case): the six counties, the province's 84 counties."""

import re
from typing import Final

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.border import ClaimData, KnownGroup
from qjviewer.checks.language.en_numbers import WORDS
from qjviewer.checks.language.lexicon import either
from qjviewer.checks.language.tokens import Token
from qjviewer.checks.language.zh_groups import GroupNamed

N: Final = rf"(?:\d{{1,3}}|{either(WORDS)})"
_REGION: Final = "city|province|nation|municipality|prefecture"
_KINDS_OF_PLACE: Final = (
    "county-level (?:units|regions|areas|divisions|jurisdictions|places|localities)"
    "|counties, (?:county-level )?cities and districts|counties,? cities,? and districts"
    "|counties and districts"
    "|districts and counties|counties|prefecture-level cities|prefectural cities|prefectures|cities"
    "|(?:(?<=no )|(?<=each )|(?<=every )|(?<=single ))"
    "(?:county(?:,? (?:city,? )?(?:and|or) district)?|district(?: (?:and|or) county)?|locality|jurisdiction)"
    "|mountain(?:ous)? counties|localities|jurisdictions|peers|neighbours|neighbors|districts"
)
_GROUP: Final = re.compile(
    rf"(?:the )?(?:(?P<region>{_REGION})['’]s )?(?P<other>other |remaining )?(?:(?P<n>{N}) )?"
    rf"(?P<other2>other |remaining )?(?P<what>{_KINDS_OF_PLACE})"
    rf"(?: (?:of|in|across|within) (?:the )?(?P<region2>{_REGION}))?(?![a-z])"
)
_REST: Final = re.compile(
    rf"(?:the )?(?:other|remaining) (?P<n>{N})(?=[.,;:)]|$| (?:all |each )?(?:grew|rose|fell|saw|did|were"
    r"|posted|recorded|had|expanded|declined|shrank|contracted|dropped|increased|decreased|registered)\b)"
)
# among the six: those who were named before, or are all there are.
_SO_MANY: Final = re.compile(
    rf"(?:(?<=among )|(?<=of ))(?:the|all) (?P<n>{N})(?=[.,;:)]|$| (?:was|were|is|are|did|saw|had)\b)"
)
_OTHERS: Final = ("peers", "neighbours", "neighbors")
_TELLING: Final = ("county", "district", "locality", "counties", "localities", *_OTHERS)
_CITIES: Final = ("prefecture-level cities", "prefectural cities", "prefectures", "cities")


def count_of(text: str | None) -> int:
    """A small number in digits or in a word; 0 for none."""
    if not text:
        return 0
    return int(text) if text.isdigit() else WORDS[text]


def group_token(text: str, at: int, data: ClaimData) -> Token | None:
    """The group that is named at a place: which of the data's it may be, and how many it is said to have."""
    m = _GROUP.match(text, at)
    if m is None:
        return _the_rest(text, at, data)
    region = m["region"] or m["region2"] or ""
    told = region or m["n"] or " " in m["what"] or m["what"] in _TELLING
    if not told:
        return None
    said = count_of(m["n"])
    others = bool(m["other"] or m["other2"] or m["what"] in _OTHERS)
    fitting = [g for g in data.groups.values() if _fits(g, m["what"], region, data)]
    right = [g for g in fitting if said and said + others == (g.size or len(g.members))]
    if said and others and not right:
        right = [g for g in fitting if len(g.members) > said]
    if not right and said and not region:
        return None
    chosen = right or [g for g in fitting if g.members] or fitting
    return (
        Token(k.GROUP, at, m.end(), GroupNamed(tuple(g.id for g in chosen), said, others)) if chosen else None
    )


def _the_rest(text: str, at: int, data: ClaimData) -> Token | None:
    """the other four: what they are of was named before."""
    m = _REST.match(text, at)
    groups = tuple(g.id for g in data.groups.values() if data.place in g.members)
    all_ = _SO_MANY.match(text, at)
    if all_ is not None and groups and count_of(all_["n"]) == len(data.groups[groups[0]].members):
        return Token(k.GROUP, at, all_.end(), GroupNamed(groups[:1], count_of(all_["n"]), others=False))
    if m is None or not groups:
        return None
    return Token(k.GROUP, at, m.end(), GroupNamed(groups[:1], count_of(m["n"]), others=True))


def _fits(group: KnownGroup, what: str, region: str, data: ClaimData) -> bool:
    names = " ".join(group.names)
    if ("设区市" in names) != (what in _CITIES) or ("山区" in names) != ("mountain" in what):
        return False
    within = data.places.get(group.within)
    wanted = {"municipality": "city", "prefecture": "city"}.get(region, region)
    return not wanted or (within is not None and within.level == wanted)
