"""Bricks laid on pages: notes find room at the foot, headings stay with what follows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from qjviewer.pages.blocks import SourceMark
from qjviewer.ui.printing.sheet import Drawing, Placed, Stroke, Words, moved

# What a brick cites: a source with a spot, or (as text) a derived figure whose arithmetic is told.
Cites: TypeAlias = frozenset[SourceMark | str]
NO_CITES: Cites = frozenset()


@dataclass(frozen=True, slots=True)
class Brick:
    """A piece that is never broken unless it is taller than a page; boxes count from its corner.

    `before` is white space above, dropped at a page's head; `joined` keeps it on the page of the
    next; `repeat` is laid again above it when it begins a page, `tail` under the brick before.
    One that `floats` (a chart, a small table) lets the text after it fill the page, and heads the next one.
    """

    height: float
    placed: tuple[Placed, ...] = ()
    before: float = 0.0
    joined: bool = False
    cites: Cites = NO_CITES
    repeat: tuple["Brick", ...] = ()
    tail: tuple[Placed, ...] = ()
    section: str = ""
    wide: bool = False
    new_page: bool = False
    floats: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """A filled page: bricks with their heights from the head of the type area, and what they cite."""

    bricks: tuple[tuple[float, Brick], ...]
    cites: Cites
    wide: bool


@dataclass(frozen=True, slots=True)
class Room:
    """How much fits: the height of the type area, and what notes take of it."""

    height: Callable[[bool], float]
    foot: Callable[[Cites, bool], float]


class _Page:
    """A page being filled."""

    def __init__(self, wide: bool) -> None:
        self.wide = wide
        self.bricks: list[tuple[float, Brick]] = []
        self.used = 0.0
        self.cites: Cites = NO_CITES

    def lay(self, brick: Brick) -> None:
        top = self.used + (brick.before if self.bricks else 0.0)
        self.bricks.append((top, brick))
        self.used = top + brick.height
        self.cites |= brick.cites

    def end(self, tail: tuple[Placed, ...]) -> Laid:
        if tail and self.bricks:
            top, last = self.bricks[-1]
            closing = tuple(moved(p, 0, last.height) for p in tail)
            self.bricks[-1] = (top, replace(last, placed=last.placed + closing))
        return Laid(tuple(self.bricks), self.cites, self.wide)


def paginated(bricks: Sequence[Brick], room: Room) -> Iterator[Laid]:
    """The pages, filled from the top; every page holds at least one brick."""
    filler = _Filler(room)
    for group in _groups(bricks):
        yield from filler.take(group)
    yield from filler.end()


class _Filler:
    """Fills pages group by group; charts that found no room wait for the next page."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._page: _Page | None = None
        self._waiting: list[Sequence[Brick]] = []

    def take(self, group: Sequence[Brick]) -> Iterator[Laid]:
        """Lay a group; yields the pages that are full."""
        first = group[0]
        if first.section or first.new_page or (self._page and self._page.wide != first.wide):
            # A chart stays in its section.
            yield from self._let_in()
        while self._waiting and not first.repeat and self._has_room(self._waiting[0]):
            yield from self._lay(self._waiting.pop(0))
        if first.floats and (self._waiting or not self._has_room(group)) and self._page:
            self._waiting.append(group)
            return
        while self._waiting and not first.repeat and not self._has_room(group):
            yield from self._lay(self._waiting.pop(0))
        yield from self._lay(group)

    def end(self) -> Iterator[Laid]:
        """The last pages."""
        yield from self._let_in()
        if self._page is not None:
            yield self._page.end(())

    def _has_room(self, group: Sequence[Brick]) -> bool:
        return self._page is not None and _fits(self._page, group, self._room)

    def _let_in(self) -> Iterator[Laid]:
        """Lay the charts that wait, on a new page where they have to."""
        while self._waiting:
            yield from self._lay(self._waiting.pop(0))

    def _turn(self, tail: tuple[Placed, ...], wide: bool, repeat: Sequence[Brick]) -> Iterator[Laid]:
        """End the page and begin the next."""
        if self._page is not None:
            yield self._page.end(tail)
        self._page = _Page(wide)
        _lay_all(self._page, repeat)

    def _lay(self, group: Sequence[Brick]) -> Iterator[Laid]:
        first, room = group[0], self._room
        page = self._page
        if page is None or first.new_page or first.wide != page.wide or not _fits(page, group, room):
            yield from self._turn(first.tail, first.wide, first.repeat)
        if self._has_room(group):
            assert self._page is not None
            _lay_all(self._page, group)
            return
        assert self._page is not None
        for brick in _parts(group, room):
            if self._page.bricks and not _fits(self._page, (brick,), room):
                yield from self._turn(brick.tail, brick.wide, brick.repeat)
            self._page.lay(brick)


def _lay_all(page: _Page, bricks: Sequence[Brick]) -> None:
    for brick in bricks:
        page.lay(brick)


def _groups(bricks: Sequence[Brick]) -> Iterator[tuple[Brick, ...]]:
    group: list[Brick] = []
    for brick in bricks:
        group.append(brick)
        if not brick.joined:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _fits(page: _Page, group: Sequence[Brick], room: Room) -> bool:
    used, cites = page.used, page.cites
    for n, brick in enumerate(group):
        used += brick.height + (brick.before if n or page.bricks else 0.0)
        cites |= brick.cites
    return used + room.foot(cites, page.wide) <= room.height(page.wide) + 0.01


def _parts(group: Sequence[Brick], room: Room) -> Iterator[Brick]:
    """A group that no page holds: its bricks one by one, those taller than a page cut."""
    for brick in group:
        head = sum(b.height for b in brick.repeat)
        full = room.height(brick.wide) - room.foot(brick.cites, brick.wide) - head
        yield from cut(brick, max(full, 36.0))


def cut(brick: Brick, limit: float) -> Iterator[Brick]:
    """A brick in parts no higher than `limit`, cut between lines of text; a chart is made to fit."""
    drawn = any(isinstance(p, Drawing) for p in brick.placed)
    rest = _squeezed(brick, limit) if drawn and brick.height > limit else brick
    while rest.height > limit + 0.01:
        edge = _edge(rest.placed, limit)
        yield replace(rest, height=edge, placed=tuple(_above(rest.placed, edge)), joined=False)
        below = tuple(moved(p, 0, -edge) for p in _below(rest.placed, edge))
        rest = replace(rest, height=rest.height - edge, placed=below, before=0.0, section="", new_page=False)
    yield rest


def _squeezed(brick: Brick, limit: float) -> Brick:
    """The brick with its charts lower, so that all of it fits."""
    drawings = [p for p in brick.placed if isinstance(p, Drawing)]
    most = max(d.height for d in drawings)
    less = min(brick.height - limit, most * 0.7)
    floor = min(d.y + d.height for d in drawings)
    placed = tuple(
        replace(p, height=max(p.height - less, p.height * 0.3))
        if isinstance(p, Drawing)
        else (moved(p, 0, -less) if p.y >= floor - 0.01 else p)
        for p in brick.placed
    )
    return replace(brick, height=brick.height - less, placed=placed)


def _bottom(placed: Placed) -> float:
    match placed:
        case Words():
            return placed.y + 0.3 * placed.face.size
        case Stroke():
            return max(placed.y, placed.y1)
        case _:
            return placed.y + placed.height


def _edge(placed: Sequence[Placed], limit: float) -> float:
    """Where to cut: under the last line of text that fits whole."""
    fitting = [_bottom(p) for p in placed if isinstance(p, Words) and _bottom(p) <= limit]
    return max(fitting, default=limit)


def _above(placed: Sequence[Placed], edge: float) -> Iterator[Placed]:
    for p in placed:
        if isinstance(p, Stroke) and p.y < edge < p.y1:
            yield replace(p, y1=edge)
        elif _bottom(p) <= edge + 0.01:
            yield p


def _below(placed: Sequence[Placed], edge: float) -> Iterator[Placed]:
    for p in placed:
        if isinstance(p, Stroke) and p.y < edge < p.y1:
            yield replace(p, y=edge)
        elif _bottom(p) > edge + 0.01:
            yield p
