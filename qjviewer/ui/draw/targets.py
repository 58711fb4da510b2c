"""What can be pointed at: pieces that stand for figures, by place and in reading order."""

from collections.abc import Sequence

import msgspec

from qjviewer.charts.layout.pieces import Box, Piece, Symbol
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.marks import NO_LINK, Link

_REACH = 0.45  # em around a piece that still count as on it


class Target(msgspec.Struct, frozen=True):
    """Something that stands for a figure, and where."""

    rect: Rect
    link: Link


def link_at(pieces: Sequence[Piece], point: Point, em: float) -> Link:
    """What stands at a point: the piece painted last wins, then the nearest within reach."""
    for piece in reversed(pieces):
        if piece.link is not NO_LINK and piece.rect.contains(point):
            return piece.link
    near = [(_distance(p.rect, point), n) for n, p in enumerate(pieces) if p.link is not NO_LINK]
    closest = min(near, default=(em, 0))
    return pieces[closest[1]].link if near and closest[0] <= _REACH * em else NO_LINK


def _distance(rect: Rect, point: Point) -> float:
    dx = max(rect.left - point.x, 0.0, point.x - rect.right)
    dy = max(rect.top - point.y, 0.0, point.y - rect.bottom)
    return float((dx * dx + dy * dy) ** 0.5)


def targets_of(pieces: Sequence[Piece], *, along: bool) -> list[Target]:
    """One target a figure, in reading order; `along` goes by the horizontal position first."""
    found: dict[str, Piece] = {}
    for piece in pieces:
        name = piece.link.figure
        # The shape of a figure stands for it rather than its words.
        if name and (name not in found or not isinstance(found[name], Box | Symbol)):
            found[name] = piece
    targets = [Target(p.rect, p.link) for p in found.values()]
    return sorted(targets, key=lambda t: _order(t.rect.centre, along))


class Walk(msgspec.Struct):
    """Goes through targets with the keyboard and remembers where it stands, by figure."""

    targets: list[Target] = msgspec.field(default_factory=list)
    figure: str = ""

    @property
    def here(self) -> Target | None:
        """The target it stands on, if it is still shown."""
        return next((t for t in self.targets if t.link.figure == self.figure), None)

    def go(self, step: int) -> Target | None:
        """To the next target (1) or the one before (-1), around the end; None without targets."""
        if not self.targets:
            return None
        here = self.here
        start = self.targets.index(here) if here else -1 if step > 0 else 0
        return self.stand(self.targets[(start + step) % len(self.targets)])

    def resume(self) -> Target | None:
        """Where it stood, else the first target."""
        here = self.here or next(iter(self.targets), None)
        return self.stand(here) if here else None

    def stand(self, target: Target) -> Target:
        """Stand on a target from now on."""
        self.figure = target.link.figure
        return target


def _order(point: Point, along: bool) -> tuple[float, float]:
    x, y = round(point.x, 1), round(point.y, 1)
    return (x, y) if along else (y, x)
