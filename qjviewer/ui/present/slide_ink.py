"""Pen strokes, pointer, spotlight and zoom: positions are shares of the slide, 0 to 1."""

from typing import Final, Literal, TypeAlias

import msgspec

Spot: TypeAlias = tuple[float, float]
Tool: TypeAlias = Literal["", "pointer", "spotlight", "pen"]
COLOURS: Final = ("#C00000", "#0B5CAD", "#007A3D", "#000000", "#FFD400")
ZOOM: Final = 2.0
# A stroke held down for minutes must not grow for ever.
MAX_POINTS: Final = 5000
MAX_UNDO: Final = 100
_NEAR: Final = 0.0008


class Stroke(msgspec.Struct, frozen=True):
    """A line drawn by hand; `width` is a share of the slide's height."""

    points: tuple[Spot, ...]
    colour: str
    width: float = 0.006


class Aids(msgspec.Struct, frozen=True):
    """What lies over the slide at one moment."""

    tool: Tool = ""
    at: Spot | None = None
    zoom: Spot | None = None
    strokes: tuple[Stroke, ...] = ()


NO_AIDS = Aids()


class SlideInk(msgspec.Struct):
    """The strokes of every slide by its key, and the tool in hand."""

    tool: Tool = ""
    at: Spot | None = None
    zoom: Spot | None = None
    colour: str = COLOURS[0]
    _strokes: dict[str, tuple[Stroke, ...]] = msgspec.field(default_factory=dict)
    _before: dict[str, list[tuple[Stroke, ...]]] = msgspec.field(default_factory=dict)
    _drawing: list[Spot] | None = None

    def toggle(self, tool: Tool) -> None:
        """Take a tool in hand, or put it down."""
        self.finish("")
        self.tool = "" if self.tool == tool else tool

    def toggle_zoom(self) -> None:
        """Enlarge around where the pointer is, or show the whole again."""
        self.zoom = None if self.zoom else self.at or (0.5, 0.5)

    def next_colour(self) -> None:
        """The next pen colour."""
        self.colour = COLOURS[(COLOURS.index(self.colour) + 1) % len(COLOURS)]

    def move(self, spot: Spot) -> None:
        """The hand moved: the pointer, the enlarged part and the stroke follow."""
        self.at = spot
        if self.zoom is not None and self.tool != "pen":
            self.zoom = spot
        line = self._drawing
        if line is not None and len(line) < MAX_POINTS and _apart(line[-1], spot):
            line.append(spot)

    def press(self, spot: Spot) -> None:
        """Begin a stroke, with the pen in hand."""
        self.at = spot
        if self.tool == "pen":
            self._drawing = [spot]

    def finish(self, key: str) -> None:
        """End the stroke and keep it with a slide; an empty key throws it away."""
        line, self._drawing = self._drawing, None
        if key and line:
            self._put(key, (*self.strokes(key), Stroke(tuple(line), self.colour)))

    def _put(self, key: str, strokes: tuple[Stroke, ...]) -> None:
        past = self._before.setdefault(key, [])
        past.append(self.strokes(key))
        del past[:-MAX_UNDO]
        self._strokes[key] = strokes

    def strokes(self, key: str) -> tuple[Stroke, ...]:
        """The finished strokes of a slide."""
        return self._strokes.get(key, ())

    def undo(self, key: str) -> None:
        """Take back the last stroke or clearing on a slide."""
        if past := self._before.get(key):
            self._strokes[key] = past.pop()

    def clear(self, key: str) -> None:
        """Wipe a slide."""
        if self.strokes(key):
            self._put(key, ())

    def aids(self, key: str) -> Aids:
        """What lies over a slide now."""
        strokes = self.strokes(key)
        if self._drawing:
            strokes = (*strokes, Stroke(tuple(self._drawing), self.colour))
        return Aids(self.tool, self.at if self.tool else None, self.zoom, strokes)

    @property
    def in_use(self) -> bool:
        """Whether a tool is in hand or the view is enlarged."""
        return bool(self.tool or self.zoom)

    def put_down(self) -> None:
        """Back to the plain hand."""
        self.finish("")
        self.tool, self.zoom = "", None


def _apart(a: Spot, b: Spot) -> bool:
    return abs(a[0] - b[0]) + abs(a[1] - b[1]) > _NEAR
