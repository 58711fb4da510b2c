"""The words of a shape, written as DrawingML: through the library a run takes ten times as long."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import msgspec

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
TONGUES: dict[Language, str] = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-US"}
INK = LIGHT.hex("text")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ANCHORS: Final = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGNS: Final = {"left": "l", "center": "ctr", "right": "r"}
_EMU_TO_CENTIPOINT: Final = 127


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


class TextBody:
    """Writes the `p:txBody` or `a:txBody` of a shape or cell; `emu` turns a length into the format's."""

    def __init__(self, element: Any, lang: Language, emu: Callable[[float], int]) -> None:
        from lxml.etree import SubElement

        self._element, self._lang, self._emu, self._add = element, lang, emu, SubElement

    def write(self, paragraphs: Sequence[Paragraph], setting: ParagraphSetting) -> None:
        """These paragraphs instead of what is there, without margins."""
        self._frame(setting)
        for old in self._element.findall(DRAWING + "p"):
            self._element.remove(old)
        for spans in paragraphs:
            self._paragraph(spans, setting)

    def _frame(self, setting: ParagraphSetting) -> None:
        frame = self._element.find(DRAWING + "bodyPr")
        frame.set("wrap", "square" if setting.wrap else "none")
        for side in ("lIns", "rIns", "tIns", "bIns"):
            frame.set(side, "0")
        frame.set("anchor", _ANCHORS[setting.anchor])
        for old in list(frame):
            frame.remove(old)
        self._add(frame, DRAWING + "noAutofit")

    def _paragraph(self, spans: Paragraph, setting: ParagraphSetting) -> None:
        made = self._add(self._element, DRAWING + "p")
        look = self._add(made, DRAWING + "pPr", algn=_ALIGNS[setting.align])
        if setting.step:
            self._add(self._add(look, DRAWING + "lnSpc"), DRAWING + "spcPts", val=self._points(setting.step))
        for span in spans:
            for number, line in enumerate(clean(span.text).split("\n")):
                if number:
                    self._add(made, DRAWING + "br")
                if line:
                    self._run(made, line, span)

    def _run(self, paragraph: Any, text: str, span: TextSpan) -> None:
        run = self._add(paragraph, DRAWING + "r")
        look = self._add(run, DRAWING + "rPr", sz=self._points(span.size), b=str(int(span.bold)))
        look.set("lang", TONGUES[self._lang])
        fill = self._add(look, DRAWING + "solidFill")
        self._add(fill, DRAWING + "srgbClr", val=span.colour.removeprefix("#"))
        self._add(look, DRAWING + "latin", typeface=LATIN)
        self._add(look, DRAWING + "ea", typeface=EAST_ASIAN[self._lang])
        self._add(run, DRAWING + "t").text = text

    def _points(self, length: float) -> str:
        """A length in hundredths of a point."""
        return str(self._emu(length) // _EMU_TO_CENTIPOINT)
