"""What differs between two editions: one change each, and what only follows from a figure told apart."""

from typing import Literal, TypeAlias

import msgspec

# `revised`, `new`, `gone` and `rank` are of figures; each names a phrase `editions.kind-<this>`.
Sort: TypeAlias = Literal[
    "revised", "new", "gone", "rank", "status", "cited", "words", "translation", "page", "source", "setting"
]


class EditionChange(msgspec.Struct, frozen=True):
    """One difference, in words.

    `what` is what changed and `where` the page or section; `before` and `after` are empty where there was
    or is none; `why` gives the reason a vintage states, `source` where the new value stands. With `follows`
    nobody typed it: the words show another figure. `subject` is the figure's id or the entry.
    """

    sort: Sort
    what: str
    where: str = ""
    before: str = ""
    after: str = ""
    why: str = ""
    source: str = ""
    place: str = ""
    period: str = ""
    subject: str = ""
    follows: bool = False
    internal: bool = False


class EditionHead(msgspec.Struct, frozen=True):
    """What is said over one side: title, period, the day data are known to, fingerprint."""

    title: str
    period: str
    as_of: str
    digest: str


class EditionDiff(msgspec.Struct, frozen=True):
    """All differences in order: figures, ranks, words, pages, sources, settings; `same` figures agree."""

    before: EditionHead
    after: EditionHead
    changes: tuple[EditionChange, ...]
    same: int = 0

    @property
    def typed(self) -> tuple[EditionChange, ...]:
        """What somebody changed."""
        return tuple(c for c in self.changes if not c.follows)

    @property
    def following(self) -> tuple[EditionChange, ...]:
        """What reads differently because a figure in it does."""
        return tuple(c for c in self.changes if c.follows)

    def count(self, *sorts: Sort) -> int:
        """How many changes there are of these sorts, what follows left out."""
        return sum(c.sort in sorts for c in self.typed)
