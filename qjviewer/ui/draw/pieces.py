"""What is painted: plain shapes in pixels (or dots), each knowing its role and what it stands for."""

from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF

from qjviewer.charts.marks import NO_LINK, Key, Link, Role, Shape


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `hollow` is a dashed outline, `outlined` a plain one."""

    rect: QRectF
    role: Role
    hollow: bool = False
    outlined: bool = False
    link: Link = NO_LINK


@dataclass(frozen=True, slots=True)
class Hair:
    """A thin straight line; `weight` in hair widths."""

    start: QPointF
    end: QPointF
    role: Role
    dashed: bool = False
    weight: float = 1.0
    link: Link = NO_LINK

    @property
    def rect(self) -> QRectF:
        """The rectangle it spans."""
        return QRectF(self.start, self.end).normalized()


@dataclass(frozen=True, slots=True)
class Trace:
    """A polyline."""

    points: tuple[QPointF, ...]
    role: Role
    dashed: bool = False
    link: Link = NO_LINK

    @property
    def rect(self) -> QRectF:
        """The rectangle around its points."""
        xs, ys = [p.x() for p in self.points], [p.y() for p in self.points]
        return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)) if xs else QRectF()


@dataclass(frozen=True, slots=True)
class Symbol:
    """A point symbol `size` across."""

    centre: QPointF
    size: float
    shape: Shape
    role: Role
    hollow: bool = False
    link: Link = NO_LINK

    @property
    def rect(self) -> QRectF:
        """The square it fills."""
        half = self.size / 2
        return QRectF(self.centre.x() - half, self.centre.y() - half, self.size, self.size)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of words from the left end of its base line."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of words; `size` in em, `struck` for the name of what is hidden."""

    rect: QRectF
    lines: tuple[TextLine, ...]
    size: float
    bold: bool
    role: Role
    link: Link = NO_LINK
    struck: bool = False


Piece: TypeAlias = Box | Hair | Trace | Symbol | Words


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the legend and the pieces it is painted with."""

    rect: QRectF
    key: Key
    pieces: tuple[Piece, ...]
