"""Differences between editions in words: lines for the command line, plain data for machines, groups."""

from collections.abc import Iterator
from typing import Final

import msgspec

from qjviewer.editions.changes import EditionChange, EditionDiff, EditionHead, Sort
from qjviewer.wording import Language, say

# The groups that changes are told in; each names a phrase `editions.group-<this>`.
GROUPS: Final[dict[str, tuple[Sort, ...]]] = {
    "figures": ("revised", "new", "gone", "rank", "status", "cited"),
    "words": ("words", "translation"),
    "page": ("page",),
    "source": ("source",),
    "setting": ("setting",),
}
FOLLOWING: Final = "following"


def groups_of(found: EditionDiff) -> Iterator[tuple[str, tuple[EditionChange, ...]]]:
    """The changes group by group, those that only follow from figures behind the words."""
    for name, sorts in GROUPS.items():
        own = tuple(c for c in found.typed if c.sort in sorts)
        if own:
            yield name, own
        if name == "words" and found.following:
            yield FOLLOWING, found.following


def counted(found: EditionDiff, lang: Language) -> str:
    """How many changes there are of each kind, in a sentence."""
    if not found.typed:
        return say("editions.nothing", lang)
    return say(
        "editions.counts",
        lang,
        revised=found.count("revised", "status", "cited"),
        new=found.count("new"),
        gone=found.count("gone"),
        ranks=found.count("rank"),
        words=found.count(*GROUPS["words"]),
        pages=found.count("page"),
        sources=found.count("source"),
        others=found.count("setting"),
    )


def headed(head: EditionHead, lang: Language) -> str:
    """One side in words: title, day, fingerprint in groups of four."""
    digest = " ".join(head.digest[n : n + 4] for n in range(0, len(head.digest), 4))
    return say("editions.head", lang, title=head.title, as_of=head.as_of, digest=digest)


def lines(found: EditionDiff, lang: Language) -> Iterator[str]:
    """The whole difference for a person."""
    before, after = headed(found.before, lang), headed(found.after, lang)
    yield say("editions.from-to", lang, before=before, after=after)
    yield counted(found, lang)
    for name, changes in groups_of(found):
        yield say(f"editions.group-{name}", lang)
        yield from (f"  {line(c, lang)}" for c in changes)
    yield say("editions.same", lang, count=found.same)


def line(change: EditionChange, lang: Language) -> str:
    """One change in a line."""
    none = say("editions.none", lang)
    reasons = say("editions.semicolon", lang).join(w for w in (change.why, change.source) if w)
    return say(
        "editions.line",
        lang,
        kind=say(f"editions.kind-{change.sort}", lang),
        what=change.what,
        where=change.where,
        before=change.before or none,
        after=change.after or none,
        why=say("editions.line-why", lang, why=reasons) if reasons else "",
    )


def as_json(found: EditionDiff) -> object:
    """The difference for machines."""
    return msgspec.to_builtins(found)
