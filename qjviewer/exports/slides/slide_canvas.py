"""One slide being drawn: text, rectangles, lines and tables in points from its upper left corner."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from msgspec.structs import replace

from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Dash
from qjviewer.charts.palette import Hatch, look
from qjviewer.text.measured import Fragment, MeasuredText
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
INK, MUTED, MAIN, ACCENT = (look(r).fill for r in ("text", "muted", "district", "accent"))
WHITE = "#FFFFFF"
_POINT = 12_700  # English metric units
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DASHES: dict[Dash, str] = {"": "SOLID", "long": "LONG_DASH", "dot": "ROUND_DOT", "dash-dot": "DASH_DOT"}
_PATTERNS: dict[Hatch, str] = {
    "diagonal": "WIDE_UPWARD_DIAGONAL",
    "dots": "PERCENT_20",
    "cross": "DIAGONAL_CROSS",
}
_NEARLY = 1.2  # a line so much too long is set smaller, not broken
SAFETY = 1.1  # fonts on another machine may run a little wider


class TextSpan(msgspec.Struct, frozen=True):
    """Words in one look; `size` in points."""

    text: str
    size: float = 18
    bold: bool = False
    colour: str = INK


Paragraph = Sequence[TextSpan]


class ParagraphSetting(msgspec.Struct, frozen=True):
    """How paragraphs stand in their box: `anchor` is top, middle or bottom; `gap` in points."""

    align: str = "left"
    anchor: str = "top"
    wrap: bool = True
    bullets: bool = False
    gap: float = 0.0


def emu(points: float) -> int:
    """Points in the unit of the format."""
    return round(points * _POINT)


def clean(text: str) -> str:
    """Text without what XML cannot hold."""
    return _FORBIDDEN.sub("", text)


class SlideCanvas(msgspec.Struct, frozen=True):
    """Draws on one slide of python-pptx."""

    shapes: Any
    lang: Language

    def text(
        self, box: Rect, paragraphs: Sequence[Paragraph], setting: "ParagraphSetting | None" = None
    ) -> Any:
        """Paragraphs in a text box without margins."""
        shape = self.shapes.add_textbox(*place(box))
        self.fill_text(shape.text_frame, paragraphs, setting)
        return shape

    def fill_text(
        self, frame: Any, paragraphs: Sequence[Paragraph], setting: "ParagraphSetting | None" = None
    ) -> None:
        """Put paragraphs into a shape."""
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
        from pptx.util import Pt

        how = setting or ParagraphSetting()
        frame.word_wrap = how.wrap
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = getattr(MSO_ANCHOR, how.anchor.upper())
        for number, spans in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = getattr(PP_ALIGN, how.align.upper())
            paragraph.space_after = Pt(how.gap)
            if how.bullets:
                _bullet(paragraph, max((s.size for s in spans), default=18))
            for span in spans:
                self._run(paragraph, span)

    def _run(self, paragraph: Any, span: TextSpan) -> None:
        from pptx.util import Pt

        for number, line in enumerate(clean(span.text).split("\n")):
            if number:
                paragraph.add_line_break()
            run = paragraph.add_run()
            run.text = line
            run.font.size, run.font.bold = Pt(span.size), span.bold
            run.font.color.rgb = rgb(span.colour)
            set_fonts(run.font, self.lang)

    def box(self, box: Rect, fill: str = "", line: str = "", *, dashed: bool = False, width: float = 1.0,
            kind: str = "RECTANGLE", hatch: Hatch = "") -> Any:  # fmt: skip
        """A rectangle or another preset shape; without fill or line where these are empty."""
        from pptx.enum.shapes import MSO_SHAPE

        shape = self.shapes.add_shape(getattr(MSO_SHAPE, kind), *place(box))
        _unstyled(shape)
        if hatch:
            paint_hatched(shape.fill, fill, hatch)
        else:
            paint(shape.fill, fill)
        stroke(shape.line, line, width, dashed=dashed)
        return shape

    def line(self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 1.0, *,
             dashed: bool = False, dash: Dash = "") -> Any:  # fmt: skip
        """A straight line."""
        from pptx.enum.shapes import MSO_CONNECTOR

        shape = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, emu(x0), emu(y0), emu(x1), emu(y1))
        _unstyled(shape)
        stroke(shape.line, colour, width, dashed=dashed, dash=dash)
        return shape

    @contextmanager
    def group(self, name: str) -> Iterator[None]:
        """What is drawn meanwhile stays together under a name.

        The library would measure a group anew, and look for a free id, with every shape added to it.
        """
        before = len(self.shapes)
        self.shapes.turbo_add_enabled = True
        yield
        self.shapes.turbo_add_enabled = False
        self.shapes.add_group_shape(list(self.shapes)[before:]).name = clean(name)


def _unstyled(shape: Any) -> None:
    """Without the theme's style, whose shadows blur what is drawn small."""
    from pptx.oxml.ns import qn

    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def place(box: Rect) -> tuple[int, int, int, int]:
    """A rectangle as the format wants it."""
    return emu(box.left), emu(box.top), emu(max(box.width, 0.1)), emu(max(box.height, 0.1))


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
    """A line's look, or none."""
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


def _bullet(paragraph: Any, size: float) -> None:
    from pptx.oxml.ns import qn

    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(emu(size)))
    properties.set("indent", str(-emu(size)))
    bullet = properties.makeelement(qn("a:buChar"), {"char": "•"})
    properties.append(bullet)


def fitted(
    paragraphs: Sequence[Paragraph],
    box: Rect,
    *,
    most: float = 1.0,
    least: float = 0.55,
    gap: float = 0.0,
    indent: float = 0.0,
) -> list[list[TextSpan]]:
    """The paragraphs, all larger or smaller by one factor, as large as fits the box."""
    factor = most
    while factor > least and height_of(paragraphs, box.width - indent, factor, gap) > box.height:
        factor -= 0.05
    return sized(paragraphs, factor)


def sized(paragraphs: Sequence[Paragraph], factor: float) -> list[list[TextSpan]]:
    """The paragraphs larger or smaller, in half points."""
    return [[replace(s, size=round(s.size * factor * 2) / 2) for s in spans] for spans in paragraphs]


def on_one_line(paragraphs: Sequence[Paragraph], width: float) -> list[list[TextSpan]]:
    """The paragraphs a little smaller where that keeps the last word or two from a line of their own."""
    wide = max((_measured(spans).natural_width * SAFETY for spans in paragraphs), default=0.0)
    return sized(paragraphs, width / wide if width < wide <= width * _NEARLY else 1.0)


def evenly_broken(span: TextSpan, width: float) -> TextSpan:
    """A title with its lines ended between words: no program for slides knows Chinese words."""
    span = replace(span, text=clean(span.text))
    lines = _measured([span]).lines(width / SAFETY, "label")
    return replace(span, text="\n".join(span.text[line.start : line.end] for line in lines))


def height_of(paragraphs: Sequence[Paragraph], width: float, factor: float = 1.0, gap: float = 0.0) -> float:
    """How high paragraphs are at a width, in points."""
    total = 0.0
    for spans in paragraphs:
        size = max((s.size for s in spans), default=12) * factor
        lines = len(_measured(spans, factor).lines(max(width, 1) / SAFETY))
        total += lines * size * 1.25 + gap
    return total


def _measured(spans: Paragraph, factor: float = 1.0) -> MeasuredText:
    return MeasuredText([Fragment(s.text, s.size * factor, s.bold) for s in spans])
