"""What is still to be done in a briefing that was rolled forward: figures awaited, words to be confirmed.

Nothing of this is kept anywhere: it follows from the briefing as it stands, so whatever was filled in,
touched or confirmed is off the list at the next reading.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias, get_args

import msgspec

from qjviewer.bundle.model import (
    Block,
    Bundle,
    CardsBlock,
    ChartBlock,
    PointsBlock,
    RemarkBlock,
    StatedPoint,
    TableBlock,
)
from qjviewer.bundle.periods import BASES, Period, before, now_in, parse_period
from qjviewer.bundle.prose import references
from qjviewer.checks.passages import Passage
from qjviewer.checks.scanning import Scanner
from qjviewer.checks.subject import Subject
from qjviewer.checks.time_words import time_words
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure
from qjviewer.problems import Span
from qjviewer.rolling.direction_words import DIRECTION
from qjviewer.wording import Language, say

# Why something is to be looked at; each names a phrase `roll.reason-<this>`, the weightiest first.
Reason: TypeAlias = Literal[
    "time", "period", "awaited", "typed", "direction", "judgement", "fact", "group", "read"
]
REASONS: Final[tuple[Reason, ...]] = get_args(Reason)
# What no tab shows.
REST: Final = ""
_BRACES: Final = re.compile(r"\{[^{}\n]*\}")
_OF_REST: Final = ("briefing.note", "indicators.", "groups.", "people.", "facts.", "items.", "remarks.")


class Review(msgspec.Struct, frozen=True):
    """One thing to be confirmed: in which tab (REST: in none), its words as typed, where, and why."""

    tab: str
    path: str
    text: str
    where: Span
    reasons: tuple[Reason, ...]


class TabTodo(msgspec.Struct, frozen=True):
    """A tab whose words were read for another period; `others` counts the texts nothing is known against."""

    tab: str
    title: str
    read: Period
    reviews: tuple[Review, ...]
    others: int


class OwnerTodo(msgspec.Struct, frozen=True):
    """What one department still has to give; `ranks` are figures with the group a rank in is awaited."""

    owner: str
    figures: tuple[Figure, ...] = ()
    ranks: tuple[tuple[Figure, str], ...] = ()

    @property
    def count(self) -> int:
        """How many values it has to give."""
        return len(self.figures) + len(self.ranks)


class Todo(msgspec.Struct, frozen=True):
    """All that stands between a briefing and its release, by owner and by tab.

    `filled` counts the figures of the period that are there, `parts` the tabs and what lies outside them.
    """

    owners: tuple[OwnerTodo, ...]
    sources: tuple[str, ...]
    tabs: tuple[TabTodo, ...]
    filled: int = 0
    parts: int = 0

    @property
    def figures(self) -> int:
        """How many figures and ranks are awaited."""
        return sum(o.count for o in self.owners)

    @property
    def awaited(self) -> int:
        """How many figures, ranks and sources are awaited."""
        return self.figures + len(self.sources)

    @property
    def to_confirm(self) -> int:
        """How many things are to be looked at one by one."""
        return sum(len(t.reviews) for t in self.tabs)


def todo_of(cube: Cube, lang: Language) -> Todo:
    """What is to be done in a briefing, told in a language."""
    parts = len(cube.bundle.tabs) + (cube.bundle.briefing.read is not None)
    owners, tabs = tuple(_owners(cube, lang)), tuple(_tabs(cube, lang))
    return Todo(owners, cube.awaiting_sources, tabs, _filled(cube), parts)


def _filled(cube: Cube) -> int:
    """How many figures of the briefing's period have a value, in whatever basis they are."""
    briefing, store = cube.bundle.briefing, cube.bundle.store
    now = {briefing.period, *(now_in(briefing.period, briefing.rhythm, basis) for basis in BASES)}
    awaited = {f.id for f in cube.awaited_figures()}
    found = {
        (indicator, cell)
        for indicator in store.indicators
        for cell in store.cells(indicator)
        if cell[3] in now and not cell[1]
    }
    return len(found) - len(awaited)


# Awaited -----------------------------------------------------------------------------------


def _owners(cube: Cube, lang: Language) -> Iterator[OwnerTodo]:
    figures: dict[str, list[Figure]] = {}
    ranks: dict[str, list[tuple[Figure, str]]] = {}
    known = (f for fact in cube.bundle.facts if (f := cube.fact(fact.id)) is not None)
    facts = (f for f in known if f.missing == "awaited" and not f.is_computed)
    for figure in (*cube.awaited_figures(), *facts):
        figures.setdefault(_owner(figure, cube, lang), []).append(figure)
    for figure, group in cube.awaiting_ranks:
        ranks.setdefault(_owner(figure, cube, lang), []).append((figure, group))
    for owner in sorted(dict.fromkeys((*figures, *ranks)), key=lambda o: not o):
        yield OwnerTodo(owner, tuple(figures.get(owner, ())), tuple(ranks.get(owner, ())))


def _owner(figure: Figure, cube: Cube, lang: Language) -> str:
    indicator = cube.indicator(figure.indicator)
    return figure.owner.get(lang) or (indicator.owner.get(lang) if indicator else "")


# To be confirmed ---------------------------------------------------------------------------


def _tabs(cube: Cube, lang: Language) -> Iterator[TabTodo]:
    bundle, subject = cube.bundle, None
    now = bundle.briefing.period
    for number, tab in enumerate(bundle.tabs):
        if tab.read is not None and tab.read != now:
            subject = subject or Subject(cube)
            told = _Reviewer(subject, tab.tab, tab.read)
            found = list(told.of_tab(f"tabs[{number}]", tab.blocks))
            yield TabTodo(tab.tab, tab.title.get(lang), tab.read, *_parted(found))
    read = bundle.briefing.read
    if read is not None and read != now:
        told = _Reviewer(subject or Subject(cube), REST, read)
        yield TabTodo(REST, "", read, *_parted(list(told.of_rest())))


def _parted(found: list[Review]) -> tuple[tuple[Review, ...], int]:
    """What is told one by one, the weightiest first, and how many more there are to read."""
    named = [r for r in found if r.reasons != ("read",)]
    named.sort(key=lambda r: REASONS.index(r.reasons[0]))
    return tuple(named), len(found) - len(named)


class _Reviewer:
    """Finds what of a tab, or of what no tab shows, speaks of the period it was read for."""

    def __init__(self, subject: Subject, tab: str, read: Period) -> None:
        self._subject, self._tab, self._read = subject, tab, read
        self._scanner = Scanner(subject)
        briefing = subject.bundle.briefing
        self._since = before(read, briefing.rhythm, "cumulative").end

    def of_tab(self, path: str, blocks: tuple[Block, ...]) -> Iterator[Review]:
        """The texts of a tab and of the remarks it shows, and periods typed in what its blocks choose."""
        remarks = tuple(f"remarks.{b.remark}." for b in blocks if isinstance(b, RemarkBlock))
        judged = {
            f"{path}.blocks[{n}].points[{k}].text"
            for n, block in enumerate(blocks)
            if isinstance(block, PointsBlock)
            for k, point in enumerate(block.points)
            if _is_judged(point)
        }
        for passage in self._passages():
            if passage.path.startswith((f"{path}.", *remarks)) and not passage.path.endswith(".title.short"):
                yield self._of_passage(passage, ("judgement",) if passage.path in judged else ())
        for number, block in enumerate(blocks):
            yield from self._selectors(block, f"{path}.blocks[{number}]")

    def of_rest(self) -> Iterator[Review]:
        """Facts and items of the last period, sizes of groups, and words outside the tabs."""
        bundle = self._subject.bundle
        for fact in bundle.facts:
            if not fact.is_computed and self._is_recent(fact.period):
                yield self._told(f"facts.{fact.id}", self._value(fact.id), ("fact",))
        for item in bundle.items:
            if self._is_recent(item.period):
                yield self._told(f"items.{item.id}", item.name.get(self._subject.base), ("fact",))
        for group in bundle.groups:
            if group.size and not group.places:
                name = group.name.get(self._subject.base)
                yield self._told(
                    f"groups.{group.id}", f"{name} {group.size_in(self._read.last_year)}", ("group",)
                )
        shown = self._remarks_shown(bundle)
        for passage in self._passages():
            if passage.path.startswith(_OF_REST) and not passage.path.startswith(shown):
                yield self._of_passage(passage)

    def _passages(self) -> Iterator[Passage]:
        base = self._subject.base
        return (p for p in self._subject.passages if p.lang == base)

    def _remarks_shown(self, bundle: Bundle) -> tuple[str, ...]:
        blocks = (b for t in bundle.tabs for b in t.blocks if isinstance(b, RemarkBlock))
        return tuple(f"remarks.{b.remark}." for b in blocks)

    def _is_recent(self, period: Period | None) -> bool:
        """Whether something was news in the last edition, or lay ahead of it."""
        now = self._subject.bundle.briefing.period
        return period is not None and period != now and period.end > self._since

    def _value(self, fact: str) -> str:
        figure = self._subject.cube.fact(fact)
        if figure is None:
            return fact
        teller = self._subject.teller(self._subject.base)
        told = {"name": teller.short(figure), "value": teller.value(figure)}
        return say("roll.fact", self._subject.base, period=teller.period(figure.period), **told)

    def _told(self, path: str, text: str, reasons: tuple[Reason, ...]) -> Review:
        return Review(self._tab, path, text, self._subject.span(path), reasons)

    def _of_passage(self, passage: Passage, more: tuple[Reason, ...] = ()) -> Review:
        found = dict.fromkeys((*self._reasons(passage), *more)) or {"read": None}
        ordered: tuple[Reason, ...] = tuple(r for r in REASONS if r in found)
        return Review(self._tab, passage.path, passage.text, passage.where, ordered)

    def _reasons(self, passage: Passage) -> Iterator[Reason]:
        bare = _BRACES.sub("", passage.text)
        if any(
            self._is_old(w.moves, w.in_year(self._read.last_year)) for w in time_words(bare, passage.lang)
        ):
            yield "time"
        if any(self._names_old(r.address) for r in references(passage.text)):
            yield "period"
        mentions = self._subject.mentions_by_passage.get(passage, ())
        if any(m.worded.is_missing and not m.reference.if_there for m in mentions):
            yield "awaited"
        if passage.role != "name" and any(True for _ in self._scanner.typed(passage)):
            yield "typed"
        if passage.role in ("title", "point") and DIRECTION.search(bare):
            yield "direction"

    def _is_old(self, moves: bool, meant: Period | None) -> bool:
        return moves or meant == self._read

    def _names_old(self, address: str) -> bool:
        """Whether an address is written with the old period."""
        return any(parse_period(part) == self._read for part in address.split("@")[1:])

    def _selectors(self, block: Block, path: str) -> Iterator[Review]:
        for key, text in _typed_selectors(block):
            parts = [p for piece in text.split("@") for p in piece.split("..")]
            if any(parse_period(p.strip()) == self._read for p in parts if p.strip()):
                yield self._told(f"{path}.{key}", text, ("period",))


def _is_judged(point: StatedPoint) -> bool:
    """Whether a point is a highlight or a weakness: the next figures may make it the other."""
    return bool(point.kind)


def _typed_selectors(block: Block) -> Iterator[tuple[str, str]]:
    """What a block chooses its figures by, as typed, with its key."""
    match block:
        case CardsBlock():
            yield from (("cards", text) for text in block.cards)
        case ChartBlock():
            yield from (("of", text) for text in block.of)
            yield from (("periods", text) for text in block.periods)
        case TableBlock():
            yield from (("of", row.of) for row in block.of)
            yield from (("columns", column.of) for column in block.columns)
        case _:
            pass
