"""Whether any of many names stands in a text, without looking for each of them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

_WORD: Final = re.compile("[a-z0-9]+")
_MOST_LETTERS: Final = 4


class NameIndex:
    """Names by how they begin: by their first word in English, by two characters in Chinese."""

    def __init__(self, names: Iterable[str], language: str) -> None:
        self._heads_in: Callable[[str], set[str]] = _words if language == "en" else _pairs
        self._by_head: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            self._by_head[_first_word(name) if language == "en" else name[:2]].append(name)

    def stands_in(self, text: str) -> bool:
        """Whether any name stands in a text."""
        begun = self._by_head.keys() & self._heads_in(text)
        return any(name in text for head in begun for name in self._by_head[head])


def _words(text: str) -> set[str]:
    return {word[:_MOST_LETTERS] for word in _WORD.findall(text)}


def _first_word(name: str) -> str:
    found = _WORD.search(name)
    return found[0][:_MOST_LETTERS] if found else name


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text))}
