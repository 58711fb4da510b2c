"""Points, rectangles and straight lines, y downwards."""

import msgspec


class Point(msgspec.Struct, frozen=True):
    """A position."""

    x: float
    y: float


class Segment(msgspec.Struct, frozen=True):
    """A straight line between two points."""

    start: Point
    end: Point

    @property
    def way(self) -> tuple[float, float]:
        """How far it goes to the right and down."""
        return self.end.x - self.start.x, self.end.y - self.start.y


class Rect(msgspec.Struct, frozen=True):
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

    @property
    def empty(self) -> bool:
        """Whether it has no area, as the rectangle around an upright line has none."""
        return self.width <= 0 or self.height <= 0

    def moved(self, dx: float, dy: float) -> "Rect":
        """The same rectangle elsewhere."""
        return Rect(self.left + dx, self.top + dy, self.width, self.height)

    def grown(self, dx: float, dy: float = 0.0) -> "Rect":
        """Wider by `dx` and higher by `dy` on both sides."""
        return Rect(self.left - dx, self.top - dy, self.width + 2 * dx, self.height + 2 * dy)

    def overlaps(self, other: "Rect") -> bool:
        """Whether the two share some area; one without area overlaps nothing."""
        # Written out: all words of a drawing are held against each other.
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
            and not self.empty
            and not other.empty
        )

    def contains(self, point: Point) -> bool:
        """Whether a point lies inside or on an edge; one without area contains nothing."""
        across = self.left <= point.x <= self.right
        return across and self.top <= point.y <= self.bottom and not self.empty


def between(a: Point, b: Point) -> Rect:
    """The rectangle with these two corners."""
    width, height = b.x - a.x, b.y - a.y
    return Rect(a.x + min(0.0, width), a.y + min(0.0, height), abs(width), abs(height))
