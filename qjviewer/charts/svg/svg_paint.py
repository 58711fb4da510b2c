"""Pieces as SVG elements: the only place that turns roles into ink."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from qjviewer.charts.layout import ink
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Box, Hair, Piece, Symbol, Trace, WordsPiece, hatch_of
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.marks import Dash, Link, Role, Shape
from qjviewer.charts.palette import Hatch, Mode, RoleLook, hatch_ink, look

# XML has no way to write these at all.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


# How far left a wide mark is moved in a room half as wide, in parts of the size: as its font does.
_WIDE_MARKS = {"“": 0.487, "‘": 0.491, "”": 0.013, "’": 0.009, "·": 0.25}
_WIDE = re.compile(f"([{''.join(_WIDE_MARKS)}])")


def attribute(text: str) -> str:
    """Text in quotes, safe inside a tag."""
    # The library's own way costs thirty milliseconds: it brings a web client with it.
    return f'"{content(text).replace(chr(34), "&quot;").replace(chr(10), "&#10;")}"'


def content(text: str) -> str:
    """Text safe between tags."""
    return _NO_XML.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def num(value: float) -> str:
    """A coordinate with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Painter(msgspec.Struct):
    """Paints pieces in a mode; `prefix` keeps names of patterns apart in one document.

    `has_wide_marks` where the family draws English quotation marks as wide as a Chinese sign and whoever
    reads the drawing knows no features of fonts: each is moved to where it belongs then.
    """

    metrics: Metrics
    mode: Mode = "light"
    prefix: str = ""
    has_wide_marks: bool = False
    _hatched: dict[tuple[Role, Hatch], str] = msgspec.field(default_factory=dict)

    def paint(self, pieces: Iterable[Piece]) -> str:
        """The elements of a drawing, patterns first."""
        body = "".join(self._linked(piece) for piece in pieces)
        defs = "".join(self._pattern(*key, name) for key, name in self._hatched.items())
        return (f"<defs>{defs}</defs>" if defs else "") + body

    def _em(self, ems: float) -> str:
        return num(ems * self.metrics.em)

    def _linked(self, piece: Piece) -> str:
        """What stands for a figure carries its name and the words shown on hover."""
        shapes = "".join(self._piece(piece))
        return group(shapes, piece.link)

    def _piece(self, piece: Piece) -> Iterator[str]:
        match piece:
            case Box():
                yield self._box(piece)
            case Hair():
                yield self._hair(piece)
            case Trace():
                yield self._trace(piece)
            case Symbol():
                yield from self._symbol(piece)
            case WordsPiece():
                yield from self._words(piece)

    # Shapes ----------------------------------------------------------------------------

    def _box(self, box: Box) -> str:
        if box.hollow or box.outlined:
            width = ink.HAIR * self.metrics.em * (ink.HOLLOW if box.hollow else 1.0)
            return rect(
                box.rect.grown(-width / 2, -width / 2), "none", self._stroke(box.role, width, box.hollow)
            )
        found = look(box.role, self.mode)
        width = ink.HAIR * self.metrics.em
        inner = box.rect.grown(-width / 2, -width / 2) if found.outline else box.rect
        stroke = f' stroke="{found.outline}" stroke-width="{num(width)}"' if found.outline else ""
        return rect(inner, self._fill(box.role, found, found.hatch or hatch_of(box)), stroke)

    def _fill(self, role: Role, found: RoleLook, hatch: Hatch) -> str:
        if not hatch:
            return found.fill
        self._hatched.setdefault((role, hatch), f"{self.prefix}hatch-{role}")
        return f"url(#{self._hatched[role, hatch]})"

    def _pattern(self, role: Role, hatch: Hatch, name: str) -> str:
        found = look(role, self.mode)
        step, colour = ink.HATCH_STEP * self.metrics.em * 2**0.5, hatch_ink(self.mode)
        ground = f'<rect width="{num(step)}" height="{num(step)}" fill="{found.fill}"/>'
        if hatch == "dots":
            middle, radius = num(step / 2), self._em(ink.HATCH_DOT)
            marks = f'<circle cx="{middle}" cy="{middle}" r="{radius}" fill="{colour}"/>'
        else:
            lines = f"M0 0V{num(step)}" + (f"M0 0H{num(step)}" if hatch == "cross" else "")
            marks = f'<path d="{lines}" stroke="{colour}" stroke-width="{self._em(2 * ink.HATCH_LINE)}"/>'
        return (
            f'<pattern id="{name}" width="{num(step)}" height="{num(step)}" patternUnits="userSpaceOnUse"'
            f' patternTransform="rotate(45)">{ground}{marks}</pattern>'
        )

    def _stroke(self, role: Role, width: float, dashed: bool, dash: Dash = "") -> str:
        lengths = " ".join(map(self._em, ink.pattern(dash, dashed=dashed)))
        dashes = f' stroke-dasharray="{lengths}"' if lengths else ""
        return f' stroke="{look(role, self.mode).line}" stroke-width="{num(width)}"{dashes}'

    def _hair(self, hair: Hair) -> str:
        stroke = self._stroke(hair.role, ink.HAIR * self.metrics.em * hair.weight, hair.dashed)
        a, b = hair.start, hair.end
        return f'<line x1="{num(a.x)}" y1="{num(a.y)}" x2="{num(b.x)}" y2="{num(b.y)}"{stroke}/>'

    def _trace(self, trace: Trace) -> str:
        points = " ".join(f"{num(p.x)},{num(p.y)}" for p in trace.points)
        width = ink.TRACE * self.metrics.em * trace.weight
        stroke = self._stroke(trace.role, width, trace.dashed, trace.dash)
        return f'<polyline points="{points}" fill="none" stroke-linejoin="round"{stroke}/>'

    def _symbol(self, symbol: Symbol) -> Iterator[str]:
        c, surface = symbol.centre, look("inverse", "light").fill
        if symbol.shape == "line":
            half, weight = symbol.size / 2, ink.TRACE / ink.HAIR
            yield self._hair(Hair(Point(c.x, c.y - half), Point(c.x, c.y + half), symbol.role, weight=weight))
            return
        # A ring in the colour of the ground keeps points apart from bars and from each other.
        if symbol.size >= ink.HALOED * self.metrics.em:
            halo = symbol.size + 2 * ink.HALO * self.metrics.em
            yield shape(symbol.shape, c, halo, f' fill="{surface}"')
        width = ink.HAIR * self.metrics.em * (ink.RING_HOLLOW if symbol.hollow else ink.RING)
        found = look(symbol.role, self.mode)
        stroke = self._stroke(symbol.role, width, False) if symbol.hollow or found.outline else ""
        fill = surface if symbol.hollow else found.fill
        yield shape(symbol.shape, c, symbol.size - width, f' fill="{fill}"{stroke}')

    def _words(self, words: WordsPiece) -> Iterator[str]:
        share, anchor = {"left": (0.0, ""), "center": (0.5, "middle"), "right": (1.0, "end")}[words.align]
        look_of = f' font-size="{self.metrics.pixels(words.size)}" fill="{look(words.role, self.mode).fill}"'
        look_of += ' font-weight="700"' if words.bold else ""
        look_of += ' text-decoration="line-through"' if words.struck else ""
        look_of += f' text-anchor="{anchor}"' if anchor else ""
        for line in words.lines:
            if self.has_wide_marks and _WIDE.search(line.text):
                moved = narrowed(line.text, self.metrics.pixels(words.size))
                start = look_of.replace(f' text-anchor="{anchor}"', "")
                yield f'<text x="{num(line.x)}" y="{num(line.y)}" xml:space="preserve"{start}>{moved}</text>'
                continue
            x = num(line.x + share * self.metrics.width(line.text, words.size, words.bold))
            yield f'<text x="{x}" y="{num(line.y)}"{look_of}>{content(line.text)}</text>'


def narrowed(text: str, size: float) -> str:
    """A text between tags, its wide marks as narrow as in an English font."""
    parts, shift = [], 0.0
    for part in _WIDE.split(text):
        before = shift + _WIDE_MARKS.get(part, 0.0)
        if part:
            moved = f'<tspan dx="{num(-before * size)}">{content(part)}</tspan>' if before else content(part)
            parts.append(moved)
            shift = 0.5 - _WIDE_MARKS[part] if part in _WIDE_MARKS else 0.0
    return "".join(parts)


def group(shapes: str, link: Link) -> str:
    """Shapes with the figure they stand for and the words shown on hover."""
    if not shapes or not (link.figure or link.tip):
        return shapes
    tip = f"<title>{content(link.tip)}</title>" if link.tip else ""
    name = f" data-figure={attribute(link.figure)}" if link.figure else ""
    return f"<g{name}>{tip}{shapes}</g>"


def rect(box: Rect, fill: str, more: str = "") -> str:
    """A rectangle."""
    size = f'width="{num(max(0.0, box.width))}" height="{num(max(0.0, box.height))}"'
    return f'<rect x="{num(box.left)}" y="{num(box.top)}" {size} fill="{fill}"{more}/>'


def shape(kind: Shape, centre: Point, size: float, look_of: str) -> str:
    """A point symbol `size` across."""
    half = size / 2
    corners = ink.corners(kind)
    if not corners:
        return f'<circle cx="{num(centre.x)}" cy="{num(centre.y)}" r="{num(half)}"{look_of}/>'
    points = " ".join(f"{num(centre.x + x * half)},{num(centre.y + y * half)}" for x, y in corners)
    return f'<polygon points="{points}"{look_of}/>'
