"""Whether any of many names stands in a text, without looking for each of them."""

import re
from collections.abc import Callable, Iterable
from itertools import chain
from operator import add
from typing import Final

# The first letters of a word.
_HEAD: Final = re.compile("(?<![a-z0-9])[a-z0-9]{1,4}")


class NameIndex:
    """Names by how they begin: by their first word in English, by two characters in Chinese."""

    def __init__(self, names: Iterable[str], language: str, known: "NameIndex | None" = None) -> None:
        """Index some names, besides those that another index knows."""
        self._heads_in: Callable[[str], Iterable[str]] = _words if language == "en" else _pairs
        self._by_head: dict[str, tuple[str, ...]] = known._by_head.copy() if known is not None else {}
        for name in sorted(names, key=len):
            head = _first_word(name) if language == "en" else name[:2]
            alike = self._by_head.get(head, ())
            # Where 工业投资 stands, 工业 does.
            if not name.startswith(alike):
                self._by_head[head] = (*alike, name)

    def stands_in(self, text: str) -> bool:
        """Whether any name stands in a text."""
        begun = filter(self._by_head.__contains__, self._heads_in(text))
        return any(any(map(text.__contains__, self._by_head[head])) for head in begun)


def _words(text: str) -> Iterable[str]:
    found: list[str] = _HEAD.findall(text)
    return found


def _first_word(name: str) -> str:
    found = _HEAD.search(name)
    return found[0] if found else name


def _pairs(text: str) -> Iterable[str]:
    return chain(map(add, text, text[1:]), (text[-1:],))
