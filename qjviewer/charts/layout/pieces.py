"""What is painted: plain shapes in pixels (or dots), each knowing its role and what it stands for."""

from typing import TypeAlias

import msgspec

from qjviewer.charts.layout.plane import Point, Rect, between
from qjviewer.charts.marks import NO_LINK, Align, Dash, Key, Link, Role, Shape
from qjviewer.charts.palette import Hatch


class Box(msgspec.Struct, frozen=True):
    """A filled rectangle; `hollow` is a dashed outline, `outlined` a plain one, `hatched` lined."""

    rect: Rect
    role: Role
    hollow: bool = False
    outlined: bool = False
    link: Link = NO_LINK
    hatched: bool = False


class Hair(msgspec.Struct, frozen=True):
    """A thin straight line; `weight` in hair widths."""

    start: Point
    end: Point
    role: Role
    dashed: bool = False
    weight: float = 1.0
    link: Link = NO_LINK

    @property
    def rect(self) -> Rect:
        """The rectangle it spans."""
        return between(self.start, self.end)


class Trace(msgspec.Struct, frozen=True):
    """A polyline; `weight` is how thick beside other lines."""

    points: tuple[Point, ...]
    role: Role
    dashed: bool = False
    link: Link = NO_LINK
    dash: Dash = ""
    weight: float = 1.0

    @property
    def rect(self) -> Rect:
        """The rectangle around its points."""
        xs, ys = [p.x for p in self.points], [p.y for p in self.points]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)) if xs else Rect(0, 0, 0, 0)


class Symbol(msgspec.Struct, frozen=True):
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


class TextLine(msgspec.Struct, frozen=True):
    """One line of words from the left end of its base line."""

    x: float
    y: float
    text: str


class WordsPiece(msgspec.Struct, frozen=True):
    """Lines of words; `size` in em, `struck` for the name of what is hidden.

    `align` says which end of a line stays put where another font makes it wider.
    """

    rect: Rect
    lines: tuple[TextLine, ...]
    size: float
    bold: bool
    role: Role
    link: Link = NO_LINK
    struck: bool = False
    align: Align = "left"


def hatch_of(box: Box) -> Hatch:
    """The hatch of a box that is one whatever its role."""
    return "diagonal" if box.hatched else ""


Piece: TypeAlias = Box | Hair | Trace | Symbol | WordsPiece


class LegendEntry(msgspec.Struct, frozen=True):
    """An entry of the legend and the pieces it is painted with."""

    rect: Rect
    key: Key
    pieces: tuple[Piece, ...]
