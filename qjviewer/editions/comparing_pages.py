"""Pages and their blocks: which came, went, moved, and what in them changed."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from qjviewer.editions.changes import EditionChange
from qjviewer.editions.comparing_texts import changed_sentences
from qjviewer.editions.edition import Edition, EditionBlock, EditionPage, EditionText
from qjviewer.wording import Language, knows, say

BlockPair = tuple[EditionBlock | None, EditionBlock | None]


class PageComparer:
    """Compares the pages of two editions in the words of a language."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang

    def changes(self, before: Edition, after: Edition) -> Iterator[EditionChange]:
        """Every change of a page, and of the words on it."""
        old, new = {p.id: p for p in before.pages}, {p.id: p for p in after.pages}
        for name, page in old.items():
            if name not in new:
                yield self._page("page-gone", page, before=page.title)
        for name, page in new.items():
            if name not in old:
                yield self._page("page-new", page, after=page.title)
        yield from self._moved([n for n in old if n in new], [n for n in new if n in old], new)
        for name, page in new.items():
            if name in old:
                yield from self._inside(old[name], page)

    def _say(self, key: str, /, **values: object) -> str:
        return say(f"editions.{key}", self._lang, **values)

    def _page(self, key: str, page: EditionPage, before: str = "", after: str = "") -> EditionChange:
        return EditionChange("page", self._say(key), page.title, before, after, subject=f"tabs.{page.id}")

    def _moved(
        self, old: Sequence[str], new: Sequence[str], pages: dict[str, EditionPage]
    ) -> Iterator[EditionChange]:
        for name in moved(old, new):
            numbers = (str(names.index(name) + 1) for names in (old, new))
            yield self._page("page-moved", pages[name], *numbers)

    def _inside(self, old: EditionPage, new: EditionPage) -> Iterator[EditionChange]:
        subject = f"tabs.{new.id}"
        yield from self._settings(old.settings, new.settings, new.title, subject)
        yield from self.words(old.texts, new.texts, new.title, subject)
        pairs = list(block_pairs(old.blocks, new.blocks))
        gone = [a for a, b in pairs if b is None and a is not None]
        came = [b for a, b in pairs if a is None and b is not None]
        for block in [b for b in gone if b in came]:
            gone.remove(block)
            came.remove(block)
            yield self._block("block-moved", block, new, self._title(block), self._title(block))
        yield from (self._block("block-gone", b, new, self._title(b), "") for b in gone)
        yield from (self._block("block-new", b, new, "", self._title(b)) for b in came)
        for a, b in pairs:
            if a is not None and b is not None:
                where = self._say("in-block", page=new.title, kind=self._kind(b))
                yield from self._settings(a.settings, b.settings, where, subject)
                yield from self.words(a.texts, b.texts, where, subject)

    def _block(
        self, key: str, block: EditionBlock, page: EditionPage, before: str, after: str
    ) -> EditionChange:
        what = self._say(key, kind=self._kind(block))
        return EditionChange("page", what, page.title, before, after, subject=f"tabs.{page.id}")

    def _kind(self, block: EditionBlock) -> str:
        return self._say(f"block-{block.kind}")

    def _title(self, block: EditionBlock) -> str:
        """What a block is known by: its title, else its first words, else what it chooses."""
        titles = [t.shown for t in block.texts if t.place == "title"] or [t.shown for t in block.texts]
        return next(iter(titles or block.settings.values()), "")

    def _settings(
        self, old: dict[str, str], new: dict[str, str], where: str, subject: str
    ) -> Iterator[EditionChange]:
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                before, after = old.get(key, ""), new.get(key, "")
                yield EditionChange("page", self.key(key), where, before, after, subject=subject)

    def key(self, key: str) -> str:
        """What a key is called."""
        return self._say(f"key-{key}") if knows(f"editions.key-{key}") else key

    def words(
        self, old: Sequence[EditionText], new: Sequence[EditionText], where: str, subject: str
    ) -> Iterator[EditionChange]:
        """The sentences that differ."""
        for found in changed_sentences(old, new):
            what, before, after = self.key(found.place), found.before, found.after
            if found.was_at:
                before = self._say("of-figure", name=self.key(found.was_at), what=before)
                after = self._say("of-figure", name=what, what=after)
            yield EditionChange("words", what, where, before, after, subject=subject, follows=found.follows)


def moved(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The names that stand elsewhere in another order of the same names."""
    kept = {
        name
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        for name in old[block.a : block.a + block.size]
    }
    return [name for name in new if name not in kept]


def block_pairs(old: Sequence[EditionBlock], new: Sequence[EditionBlock]) -> Iterator[BlockPair]:
    """Blocks beside those that they were: equal ones first, then those alike between them."""
    a, b = ([_key(block) for block in side] for side in (old, new))
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(old[i:j], new[k:m], strict=True)
        else:
            yield from _alike(old[i:j], list(new[k:m]))


def _key(block: EditionBlock) -> tuple[object, ...]:
    return (block.kind, tuple(block.settings.items()), tuple((t.place, t.typed) for t in block.texts))


def _alike(old: Sequence[EditionBlock], left: list[EditionBlock]) -> Iterator[BlockPair]:
    for block in old:
        best = max(left, key=lambda other: _likeness(block, other), default=None)
        if best is not None and _likeness(block, best) > 0:
            left.remove(best)
            yield block, best
        else:
            yield block, None
    yield from ((None, block) for block in left)


def _likeness(one: EditionBlock, other: EditionBlock) -> float:
    """How much two blocks of one kind share of what they choose and say; 0 for others."""
    if one.kind != other.kind:
        return 0
    first, second = ({*_shared(block)} for block in (one, other))
    return len(first & second) / max(1, len(first | second))


def _shared(block: EditionBlock) -> Iterator[tuple[str, str]]:
    yield from ((key, part) for key, words in block.settings.items() for part in words.split("、"))
    yield from ((t.place, t.typed) for t in block.texts)
