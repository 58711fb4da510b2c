"""How well a line ends at a place where it may: after a clause gladly, inside a word hardly.

Titles obey this nearly always; in a sentence it decides between lines that are otherwise as good.
"""

from bisect import bisect_right
from functools import cached_property
from typing import Final

from qjviewer.text.han import chinese_runs, is_chinese
from qjviewer.text.signs import OPENING, SPACES
from qjviewer.text.title_words import HALF, KNOWN, SEAM, TORN, UNKNOWN, Lexicon, lexicon

# What a break costs: nothing after a clause, more the closer the words belong together.
FREE, PAUSE, WORD, LOOSE, CLOSE, LEANT, BROKEN = 0.0, 2.5, 3.0, 4.0, 5.0, 6.0, 9.0
_OF_TEAR: Final = {KNOWN: WORD, HALF: LOOSE, UNKNOWN: CLOSE, SEAM: CLOSE, TORN: BROKEN}
_STOPS: Final = frozenset("，；：。！？,;:!?.…—·•|／")
_DASHES: Final = "—–"
_PAUSES: Final = frozenset("、）)]")
_QUOTED: Final = frozenset("》」』】〕〗〉”’")
_OPENING: Final = frozenset(OPENING)
_SPACES: Final = frozenset(SPACES)
# Characters that lead on to the next word, and such that lean on the word before.
_LEADING: Final = frozenset(
    "和與与及并並或而在为為以對对從从由將将被把使讓让比較较居達达超約约逾每各再更最均不未已仍又也都就如若"
)
_LEANING: Final = frozenset("的地得了着著過过們们等者化性率型級级所內内後后前間间")
_JOINING: Final = frozenset("和與与及并並或")
_SMALL: Final = "a an the of in on at by to for from with and or as its than is are was were per into over"
_SMALL_WORDS: Final = frozenset(_SMALL.split())
# After a year: 上半年, 第一季度, 1—9月.
_YEAR_GOES_ON: Final = frozenset("上下全末初底第一二三四0123456789")
_LONGEST_SMALL = 8


class Penalties:
    """Tells of one paragraph what a break costs; words are looked up only around the places asked for."""

    def __init__(self, text: str, words: Lexicon | None) -> None:
        self._text, self._lexicon = text, words
        self._tears: dict[int, tuple[int, ...]] = {}
        self._known: dict[int, float] = {}

    def at(self, place: int) -> float:
        """The cost of a line's end before the character at a place inside the text."""
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = self._found(place)
        return found

    def _found(self, place: int) -> float:
        text = self._text
        gap = text[place - 1] in _SPACES
        before = text[max(0, place - _LONGEST_SMALL) : place].rstrip(SPACES)[-1:]
        after = text[place]
        if before in _DASHES and self._leads(place):
            return BROKEN
        if before in _STOPS:
            return FREE
        if before in _PAUSES or after in _OPENING:
            return PAUSE
        if gap:
            return self._after_word(place)
        if before in _QUOTED:
            return LOOSE
        if before == "年" and after in _YEAR_GOES_ON and text[place - 2 : place - 1].isdigit():
            return CLOSE
        if is_chinese(before) and is_chinese(after):
            return self._in_clause(place, before, after)
        return _at_number(before, after)

    def _leads(self, place: int) -> bool:
        """Whether the dash before a place stands before a name, as in —— 张三, and not behind a clause."""
        ahead = self._text[max(0, place - _LONGEST_SMALL) : place].rstrip(SPACES).rstrip(_DASHES)
        return ahead[-1:] in _SPACES or not ahead

    def _after_word(self, place: int) -> float:
        """Between words of a language that has spaces between them."""
        last = self._text[max(0, place - _LONGEST_SMALL) : place].rsplit(maxsplit=1)[-1:]
        return CLOSE if last and last[0].lower() in _SMALL_WORDS else WORD

    def _in_clause(self, place: int, before: str, after: str) -> float:
        """Between Chinese characters."""
        start, end = self._clause(place)
        if start not in self._tears:
            self._tears[start] = (self._lexicon or lexicon()).tears(self._text[start:end])
        tears, at = self._tears[start], place - start
        if tears[at] == TORN:
            return BROKEN
        # Only as words of their own do such characters lean or lead: 地 does not in 地区.
        alone = at + 1 == len(tears) or tears[at + 1] != TORN
        if after in _LEANING and alone:
            return LEANT
        if before == "的" or (after in _JOINING and alone):
            return PAUSE
        return CLOSE if before in _LEADING and tears[at - 1] != TORN else _OF_TEAR[tears[at]]

    def _clause(self, place: int) -> tuple[int, int]:
        """The run of Chinese around a place."""
        return self._clauses[bisect_right(self._clauses, (place, 0)) - 1]

    @cached_property
    def _clauses(self) -> list[tuple[int, int]]:
        return list(chinese_runs(self._text))


def _at_number(before: str, after: str) -> float:
    """Where Chinese meets digits or letters: a number stays with its verb."""
    if before == "的":
        return LOOSE if after.isdigit() else WORD
    if after in _LEANING:
        return LEANT
    return CLOSE if after.isdigit() else LOOSE
