"""A sheet of paper as frozen boxes: what stands where, in points from the upper left corner."""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from qjviewer.charts.marks import Role, Scene
from qjviewer.pages.deck import Slide
from qjviewer.wording import Language

# What a typeface is for; fonts.py finds the family.
Script: TypeAlias = Literal["sans", "serif", "title", "body", "heading", "subheading", "folio"]


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface in a size; `spacing` is added after every character, `gap` to every blank."""

    script: Script = "serif"
    size: float = 10.5
    bold: bool = False
    spacing: float = 0.0
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text on one line; `y` is its base line, `turn` degrees anticlockwise."""

    x: float
    y: float
    text: str
    face: Face
    ink: Role = "text"
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    x1: float
    y1: float
    width: float
    ink: Role = "text"
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled or outlined."""

    x: float
    y: float
    width: float
    height: float
    fill: Role | None = None
    outline: Role | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart; `em` is the height of its normal words."""

    x: float
    y: float
    width: float
    height: float
    scene: Scene
    em: float


@dataclass(frozen=True, slots=True)
class Projected:
    """A slide as it is projected; `number` and `total` stand in its foot."""

    x: float
    y: float
    width: float
    height: float
    slide: Slide
    title: str
    lang: Language
    number: int
    total: int


Placed: TypeAlias = Words | Stroke | Box | Drawing | Projected


def moved(placed: Placed, dx: float, dy: float) -> Placed:
    """The same box elsewhere."""
    x, y = placed.x + dx, placed.y + dy
    if isinstance(placed, Stroke):
        return replace(placed, x=x, y=y, x1=placed.x1 + dx, y1=placed.y1 + dy)
    return replace(placed, x=x, y=y)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: a section and where it begins (sheet from 0, height in points)."""

    title: str
    sheet: int
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper."""

    width: float
    height: float
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """All sheets of a print; `scale` enlarges them to the paper; `dropped` names what was left out."""

    sheets: tuple[Sheet, ...]
    outline: tuple[Entry, ...] = ()
    scale: float = 1.0
    dropped: tuple[str, ...] = ()
