"""What is drawn: plain shapes in pixels, each knowing its role and what it stands for."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from qjviewer.charts.marks import NO_LINK, Link, Role, Shape
from qjviewer.exports.svg.plane import Point, Rect


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `hollow` is a dashed outline, `outlined` a plain one."""

    rect: Rect
    role: Role
    hollow: bool = False
    outlined: bool = False
    link: Link = NO_LINK


@dataclass(frozen=True, slots=True)
class Hair:
    """A thin straight line; `weight` in hair widths."""

    start: Point
    end: Point
    role: Role
    dashed: bool = False
    weight: float = 1.0
    link: Link = NO_LINK


@dataclass(frozen=True, slots=True)
class Trace:
    """A polyline."""

    points: tuple[Point, ...]
    role: Role
    dashed: bool = False
    link: Link = NO_LINK


@dataclass(frozen=True, slots=True)
class Symbol:
    """A point symbol `size` across."""

    centre: Point
    size: float
    shape: Shape
    role: Role
    hollow: bool = False
    link: Link = NO_LINK

    @property
    def rect(self) -> Rect:
        """The square it fills."""
        half = self.size / 2
        return Rect(self.centre.x - half, self.centre.y - half, self.size, self.size)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of words from the left end of its base line; `width` as measured."""

    x: float
    y: float
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of words; `size` in em. `anchor` says which end stays put where a font is wider."""

    rect: Rect
    lines: tuple[TextLine, ...]
    size: float
    bold: bool
    role: Role
    link: Link = NO_LINK
    anchor: str = "left"

    def moved(self, dx: float, dy: float) -> "Words":
        """The same words elsewhere."""
        lines = tuple(replace(line, x=line.x + dx, y=line.y + dy) for line in self.lines)
        return replace(self, rect=self.rect.moved(dx, dy), lines=lines)


Piece: TypeAlias = Box | Hair | Trace | Symbol | Words
