"""What may be named, and by which words: ids, names, short and other names lead to one id.

Ids of places, groups, indicators, facts and items share one list, so that an address needs no prefix.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence
from qjviewer.problems import Span

# Sections whose entries may be named by their words too, and those in blocks under `about`.
NAMED: Final = ("places", "groups", "indicators", "people", "sources", "remarks")
IN_BLOCKS: Final = ("facts", "items")
SHARED: Final = ("places", "groups", "indicators", "facts", "items")
_WORDS: Final = ("name", "short", "whole")
# Every place of a group, or every period there is.
ALL: Final = ("all", "全部")
# Short names of places stand for what contains ours; each level's is the program's own.
HERE: Final = ("here", "本地", "本区", "我区", "本县", "我县", "本市", "我市", "全区", "全县")


class Names(msgspec.Struct):
    """The ids of each section, and the words that lead to them."""

    ids: dict[str, dict[str, Span]] = msgspec.field(default_factory=dict)
    words: dict[str, dict[str, list[str]]] = msgspec.field(default_factory=dict)
    twice: list[tuple[str, str, Span]] = msgspec.field(default_factory=list)

    def add(self, section: str, name: str, at: Span, words: Iterable[str] = ()) -> None:
        """Declare an id with its words; one that is taken in the shared list is remembered as such."""
        taken = [s for s in SHARED if name in self.ids.get(s, ())] if section in SHARED else []
        if taken and taken != [section]:
            self.twice.append((section, name, at))
        self.ids.setdefault(section, {}).setdefault(name, at)
        for word in words:
            known = self.words.setdefault(section, {}).setdefault(word, [])
            if name not in known:
                known.append(name)

    def has(self, section: str, name: str) -> bool:
        """Whether a section declares an id."""
        return name in self.ids.get(section, ())

    def find(self, word: str, sections: Iterable[str]) -> tuple[str, str] | None:
        """The (section, id) a word leads to, ids before names; None when none does, or several do."""
        sections = tuple(sections)
        for section in sections:
            if word in self.ids.get(section, ()):
                return section, word
        found = [(s, n) for s in sections for n in self.words.get(s, {}).get(word, ())]
        return found[0] if len(found) == 1 else None

    def several(self, word: str, sections: Iterable[str]) -> tuple[str, ...]:
        """The ids of all that is called by a word, where that is more than one thing."""
        found = tuple(n for s in sections for n in self.words.get(s, {}).get(word, ()))
        return found if len(found) > 1 else ()

    def id_of(self, word: str, *sections: str) -> str:
        """The id a word leads to in these sections, or an empty string."""
        found = self.find(word, sections)
        return found[1] if found else ""

    def known(self, *sections: str) -> Iterator[str]:
        """Every id and word of these sections, for guessing what was meant."""
        for section in sections:
            yield from self.ids.get(section, ())
            yield from self.words.get(section, ())


def gather(root: Mapping) -> Names:
    """The names that a whole bundle's nodes declare, before anything else of it is read."""
    names = Names()
    for section in NAMED:
        node = root.get(section)
        if isinstance(node, Mapping):
            _section(section, node, names)
    for section in IN_BLOCKS:
        for block in _blocks(root.get(section)):
            kept = tuple(entry for entry in block.entries if entry[0].text != "about")
            _section(section, Mapping(block.span, kept), names)
    return names


def _blocks(node: Node | None) -> Iterator[Mapping]:
    if isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Mapping))
    elif isinstance(node, Mapping):
        yield node


def _section(section: str, node: Mapping, names: Names) -> None:
    for key, entry in node.entries:
        names.add(section, key.text, key.span, _words_of(entry))


def _words_of(entry: Node) -> Iterator[str]:
    if not isinstance(entry, Mapping):
        return
    for key, value in entry.entries:
        if key.text in _WORDS and isinstance(value, Scalar):
            yield value.text.strip()
        elif key.text == "also":
            nodes = value.items if isinstance(value, Sequence) else (value,)
            yield from (n.text.strip() for n in nodes if isinstance(n, Scalar))
