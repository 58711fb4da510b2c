"""The shapes of screens that slides are composed for."""

from typing import Final

Shape = tuple[float, float]
# Width and height by name; the first is what a deck is fitted for where nothing else is known.
SHAPES: Final[dict[str, Shape]] = {
    "16:9": (16.0, 9.0),
    "16:10": (16.0, 10.0),
    "4:3": (4.0, 3.0),
    "21:9": (64.0, 27.0),
}
DEFAULT_SHAPE: Final = "16:9"
