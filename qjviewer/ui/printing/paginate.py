"""Bricks laid on pages: notes find room at the foot, headings stay with what follows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from qjviewer.pages.blocks import SourceMark
from qjviewer.ui.printing.sheet import Box, Drawing, Placed, Stroke, Words, moved

# What a brick cites: a source with a spot, or (as text) a derived figure whose arithmetic is told.
Cites: TypeAlias = frozenset[SourceMark | str]
NO_CITES: Cites = frozenset()


@dataclass(frozen=True, slots=True)
class Brick:
    """A piece that is never broken unless it is taller than a page; boxes count from its corner.

    `before` is white space above, dropped at a page's head; `joined` keeps it on the page of the
    next; `repeat` is laid again above it when it begins a page, `tail` under the brick before.
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
    page: _Page | None = None
    for group in _groups(bricks):
        first = group[0]
        if page is not None and (first.new_page or first.wide != page.wide or not _fits(page, group, room)):
            yield page.end(first.tail)
            page = None
        if page is None:
            page = _Page(first.wide)
            _lay_all(page, first.repeat)
        if _fits(page, group, room):
            _lay_all(page, group)
            continue
        for brick in _parts(page, group, room):
            if page.bricks and not _fits(page, (brick,), room):
                yield page.end(brick.tail)
                page = _Page(brick.wide)
                _lay_all(page, brick.repeat)
            page.lay(brick)
    if page is not None:
        yield page.end(())


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


def _parts(page: _Page, group: Sequence[Brick], room: Room) -> Iterator[Brick]:
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
        case Box() | Drawing():
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
