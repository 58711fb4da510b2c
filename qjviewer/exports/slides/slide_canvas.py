"""One slide being drawn: text, rectangles and lines, from its upper left corner, in units of its own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Dash
from qjviewer.charts.palette import Hatch
from qjviewer.setting.slides.style import LIGHT, SlideStyle
from qjviewer.setting.slides.words import SlideWords
from qjviewer.wording import Language

# Every system has this face or one as wide.
LATIN = "Arial"
EAST_ASIAN: dict[Language, str] = {
    "zh-Hans": "Microsoft YaHei",
    "zh-Hant": "Microsoft JhengHei",
    "en": "Microsoft YaHei",
}
# Decides which of the two faces sets quotation marks and dashes, and what a spelling checker minds.
_TONGUES: dict[Language, str] = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-US"}
INK, ACCENT = LIGHT.hex("text"), LIGHT.hex("accent")
WHITE = "#FFFFFF"
_LONGEST_NAME = 200
_POINT = 12_700  # English metric units
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DASHES: dict[Dash, str] = {"": "SOLID", "long": "LONG_DASH", "dot": "ROUND_DOT", "dash-dot": "DASH_DOT"}
_PATTERNS: dict[Hatch, str] = {
    "diagonal": "WIDE_UPWARD_DIAGONAL",
    "dots": "PERCENT_20",
    "cross": "DIAGONAL_CROSS",
}


class TextSpan(msgspec.Struct, frozen=True):
    """Words in one look; a line ends where they have a line end."""

    text: str
    size: float
    bold: bool = False
    colour: str = INK


Paragraph = Iterable[TextSpan]


class ParagraphSetting(msgspec.Struct, frozen=True):
    """How paragraphs stand in their box: `anchor` is top, middle or bottom.

    `step` is how far base lines are apart, 0 for as far as the font has it; `wrap` lets lines that are too
    long be broken.
    """

    align: str = "left"
    anchor: str = "top"
    wrap: bool = True
    step: float = 0.0


def clean(text: str) -> str:
    """Text without what XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def spans_of(words: SlideWords, style: SlideStyle) -> list[TextSpan]:
    """Words as they are broken into lines."""
    return [TextSpan(text, round(s.size), s.bold, style.hex(s.ink)) for s, text in words.told() if text]


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
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN

        frame.word_wrap = setting.wrap
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = getattr(MSO_ANCHOR, setting.anchor.upper())
        for number, spans in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = getattr(PP_ALIGN, setting.align.upper())
            if setting.step:
                paragraph.line_spacing = self.length(setting.step)
            for span in spans:
                self._run(paragraph, span)

    def length(self, length: float) -> Any:
        """A length as the library wants it."""
        from pptx.util import Emu

        return Emu(self.emu(length))

    def _run(self, paragraph: Any, span: TextSpan) -> None:
        for number, line in enumerate(clean(span.text).split("\n")):
            if number:
                paragraph.add_line_break()
            if line:
                run = paragraph.add_run()
                run.text = line
                run.font.size, run.font.bold = self.length(span.size), span.bold
                run.font.color.rgb = rgb(span.colour)
                set_fonts(run.font, self.lang)

    def box(self, box: Rect, fill: str = "", line: str = "", *, dashed: bool = False, width: float = 1.0,
            kind: str = "RECTANGLE", hatch: Hatch = "") -> Any:  # fmt: skip
        """A rectangle or another preset shape; without fill or line where these are empty."""
        from pptx.enum.shapes import MSO_SHAPE

        shape = self.shapes.add_shape(getattr(MSO_SHAPE, kind), *self.place(box))
        _unstyled(shape)
        if hatch:
            paint_hatched(shape.fill, fill, hatch)
        else:
            paint(shape.fill, fill)
        stroke(shape.line, line, width * self.unit, dashed=dashed)
        return shape

    def line(self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 1.0, *,
             dashed: bool = False, dash: Dash = "") -> Any:  # fmt: skip
        """A straight line."""
        from pptx.enum.shapes import MSO_CONNECTOR

        shape = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(self.emu, (x0, y0, x1, y1)))
        _unstyled(shape)
        stroke(shape.line, colour, width * self.unit, dashed=dashed, dash=dash)
        return shape

    @contextmanager
    def group(self, name: str, told: str = "") -> Iterator[None]:
        """What is drawn meanwhile stays together under a name, `told` for who cannot see it.

        The library would measure a group anew, and look for a free id, with every shape added to it.
        """
        before = len(self.shapes)
        self.shapes.turbo_add_enabled = True
        yield
        self.shapes.turbo_add_enabled = False
        describe(self.shapes.add_group_shape(list(self.shapes)[before:]), name, told)


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
        line.dash_style = getattr(MSO_LINE, "DASH" if dashed else _DASHES[dash])


def set_fonts(font: Any, lang: Language) -> None:
    """Latin and Chinese faces; the library knows only of the first."""
    from pptx.oxml.ns import qn

    font.name = LATIN
    properties = font._element if hasattr(font, "_element") else font._rPr
    properties.set("lang", _TONGUES[lang])
    for tag in ("a:ea", "a:cs"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    latin = properties.find(qn("a:latin"))
    east = properties.makeelement(qn("a:ea"), {"typeface": EAST_ASIAN[lang]})
    latin.addnext(east)
