"""Points and rectangles, y downwards."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A position."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point(self.left + self.width / 2, self.top + self.height / 2)

    def moved(self, dx: float, dy: float) -> "Rect":
        """The same rectangle elsewhere."""
        return Rect(self.left + dx, self.top + dy, self.width, self.height)

    def grown(self, dx: float, dy: float = 0.0) -> "Rect":
        """Wider by `dx` and higher by `dy` on both sides."""
        return Rect(self.left - dx, self.top - dy, self.width + 2 * dx, self.height + 2 * dy)

    def touches(self, other: "Rect") -> bool:
        """Whether the two overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def between(a: Point, b: Point) -> Rect:
    """The rectangle with these two corners."""
    return Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
