"""One slide being drawn: text, rectangles and lines, from its upper left corner, in units of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Dash
from qjviewer.charts.palette import Hatch
from qjviewer.exports.slides.text_body import (
    DRAWING,
    EAST_ASIAN,
    LATIN,
    TONGUES,
    Paragraph,
    ParagraphSetting,
    TextBody,
    clean,
)
from qjviewer.setting.slides.style import LIGHT
from qjviewer.wording import Language

ACCENT = LIGHT.hex("accent")
WHITE = "#FFFFFF"
_LONGEST_NAME = 200
_POINT = 12_700  # English metric units
_DASHES: dict[Dash, str] = {"": "dash", "long": "lgDash", "dot": "sysDot", "dash-dot": "dashDot"}
_PATTERNS: dict[Hatch, str] = {
    "diagonal": "WIDE_UPWARD_DIAGONAL",
    "dots": "PERCENT_20",
    "cross": "DIAGONAL_CROSS",
}


class SlideCanvas(msgspec.Struct, frozen=True):
    """Draws on one slide of python-pptx; `unit` is what its coordinates and sizes count, in points."""

    shapes: Any
    lang: Language
    unit: float

    def emu(self, length: float) -> int:
        """A length in the unit of the format."""
        return round(length * self.unit * _POINT)

    def place(self, box: Rect) -> tuple[int, int, int, int]:
        """A rectangle as the format wants it."""
        left, top, width, height = box.left, box.top, max(box.width, 0.1), max(box.height, 0.1)
        return self.emu(left), self.emu(top), self.emu(width), self.emu(height)

    def text(self, box: Rect, paragraphs: Sequence[Paragraph], setting: ParagraphSetting) -> Any:
        """Paragraphs in a text box without margins."""
        shape = self.shapes.add_textbox(*self.place(box))
        self.fill_text(shape.text_frame, paragraphs, setting)
        return shape

    def fill_text(self, frame: Any, paragraphs: Sequence[Paragraph], setting: ParagraphSetting) -> None:
        """Put paragraphs into a shape."""
        TextBody(frame._txBody, self.lang, self.emu).write(paragraphs, setting)

    def length(self, length: float) -> Any:
        """A length as the library wants it."""
        from pptx.util import Emu

        return Emu(self.emu(length))

    def box(self, box: Rect, fill: str = "", line: str = "", *, dashed: bool = False, width: float = 1.0,
            kind: str = "RECTANGLE", hatch: Hatch = "") -> Any:  # fmt: skip
        """A rectangle or another preset shape; without fill or line where these are empty."""
        from pptx.enum.shapes import MSO_SHAPE

        shape = self.shapes.add_shape(getattr(MSO_SHAPE, kind), *self.place(box))
        _unstyled(shape)
        if hatch:
            paint_hatched(shape.fill, fill, hatch)
        else:
            _fill(shape._element.spPr, fill)
        _outline(shape._element.spPr, line, width * self.unit, dashed=dashed)
        return shape

    def line(self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 1.0, *,
             dashed: bool = False, dash: Dash = "") -> Any:  # fmt: skip
        """A straight line."""
        from pptx.enum.shapes import MSO_CONNECTOR

        shape = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(self.emu, (x0, y0, x1, y1)))
        _unstyled(shape)
        _outline(shape._element.spPr, colour, width * self.unit, dashed=dashed, dash=dash)
        return shape

    @contextmanager
    def group(self, name: str, told: str = "") -> Iterator[None]:
        """What is drawn meanwhile stays together under a name, `told` for who cannot see it.

        The library would measure a group anew, and look for a free id, with every shape added to it.
        """
        tree = self.shapes._spTree
        before = len(tree)
        self.shapes.turbo_add_enabled = True
        yield
        self.shapes.turbo_add_enabled = False
        drawn = tree[before:]
        made = self.shapes.add_group_shape()
        made._element.extend(drawn)
        made._element.recalculate_extents()
        describe(made, name, told)


def describe(shape: Any, name: str, told: str = "") -> None:
    """Name a shape in lists of shapes; `told` is what a reader hears who cannot see it."""
    shape.name = clean(name)[:_LONGEST_NAME]
    if told:
        shape._element._nvXxPr.cNvPr.set("descr", clean(told))


def _unstyled(shape: Any) -> None:
    """Without the theme's style, whose shadows blur what is drawn small."""
    from pptx.oxml.ns import qn

    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def _fill(look: Any, colour: str) -> None:
    """Paint a new shape, or leave it empty: `paint` looks for older paint, which takes ten times as long."""
    from lxml.etree import SubElement

    if not colour:
        SubElement(look, f"{DRAWING}noFill")
        return
    fill = SubElement(look, f"{DRAWING}solidFill")
    SubElement(fill, f"{DRAWING}srgbClr", val=colour.removeprefix("#"))


def _outline(look: Any, colour: str, width: float, *, dashed: bool, dash: Dash = "") -> None:
    """The line around a new shape, or none; `width` in points."""
    from lxml.etree import SubElement

    line = SubElement(look, f"{DRAWING}ln")
    _fill(line, colour)
    if colour:
        line.set("w", str(int(width * _POINT)))
        if dashed or dash:
            SubElement(line, f"{DRAWING}prstDash", val="dash" if dashed else _DASHES[dash])


def rgb(colour: str) -> Any:
    """#RRGGBB as the library's colour."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour.removeprefix("#"))


def paint(fill: Any, colour: str) -> None:
    """A solid fill, or none."""
    if colour:
        fill.solid()
        fill.fore_color.rgb = rgb(colour)
    else:
        fill.background()


def paint_hatched(fill: Any, colour: str, hatch: Hatch) -> None:
    """White lines or dots over a fill."""
    from pptx.enum.dml import MSO_PATTERN

    fill.patterned()
    fill.pattern = getattr(MSO_PATTERN, _PATTERNS[hatch])
    fill.fore_color.rgb, fill.back_color.rgb = rgb(WHITE), rgb(colour)


def stroke(line: Any, colour: str, width: float, *, dashed: bool = False, dash: Dash = "") -> None:
    """A line's look, or none; `width` in points."""
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    if not colour:
        line.fill.background()
        return
    line.color.rgb = rgb(colour)
    line.width = Pt(width)
    if dashed or dash:
        line.dash_style = MSO_LINE.from_xml("dash" if dashed else _DASHES[dash])


def set_fonts(font: Any, lang: Language) -> None:
    """Latin and Chinese faces; the library knows only of the first."""
    from pptx.oxml.ns import qn

    font.name = LATIN
    properties = font._element if hasattr(font, "_element") else font._rPr
    properties.set("lang", TONGUES[lang])
    for tag in ("a:ea", "a:cs"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    latin = properties.find(qn("a:latin"))
    east = properties.makeelement(qn("a:ea"), {"typeface": EAST_ASIAN[lang]})
    latin.addnext(east)
