"""What the styles of an .xlsx say of a cell: number format, indent, bold, red."""

from typing import Final

import msgspec

from qjviewer.intake.format_codes import BUILT_IN, GENERAL
from qjviewer.intake.limits import Budget
from qjviewer.intake.readers.package import Attributes, Package, XmlHandler, local

_RED: Final = ("FFFF0000", "FFC00000", "00FF0000", "FF0000", "C00000")
_RED_INDEX: Final = ("10", "2")


class CellStyle(msgspec.Struct, frozen=True):
    """The part of a cell's style that changes what is read."""

    format: str = GENERAL
    indent: int = 0
    is_bold: bool = False
    is_red: bool = False


PLAIN: Final = CellStyle()


class _StyleReader:
    """Gathers formats, fonts and cell styles while the part is walked."""

    def __init__(self) -> None:
        self.formats: dict[int, str] = {}
        self.fonts: list[list[bool]] = []
        self.styles: list[CellStyle] = []
        self._inside: list[str] = []
        self._raw: list[list[int]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        self._inside.append(name)
        parent = self._inside[-2] if len(self._inside) > 1 else ""
        if name == "numFmt" and parent == "numFmts":
            self.formats[whole(attributes.get("numFmtId"))] = attributes.get("formatCode", GENERAL)
        elif name == "font" and parent == "fonts":
            self.fonts.append([False, False])
        elif parent == "font" and "fonts" in self._inside and self.fonts:
            self._font(name, attributes)
        elif name == "xf" and parent == "cellXfs":
            self._raw.append([whole(attributes.get("numFmtId")), whole(attributes.get("fontId")), 0])
        elif name == "alignment" and parent == "xf" and "cellXfs" in self._inside:
            self._raw[-1][2] = whole(attributes.get("indent"))

    def _font(self, name: str, attributes: Attributes) -> None:
        if name == "b":
            self.fonts[-1][0] = attributes.get("val", "1") not in ("0", "false")
        elif name == "color":
            red = attributes.get("rgb", "").upper() in _RED or attributes.get("indexed") in _RED_INDEX
            self.fonts[-1][1] = red

    def end(self, _: str) -> None:
        self._inside.pop()

    def made(self) -> list[CellStyle]:
        """The styles by their number."""
        return [self._style(*raw) for raw in self._raw]

    def _style(self, number: int, font: int, indent: int) -> CellStyle:
        bold, red = self.fonts[font] if font < len(self.fonts) else (False, False)
        code = self.formats.get(number) or BUILT_IN.get(number, GENERAL)
        return CellStyle(code, min(indent, 250), bold, red)


def whole(text: str | None) -> int:
    """A whole number of an attribute, 0 where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def read_styles(package: Package, part: str, budget: Budget) -> list[CellStyle]:
    """The cell styles by number; none where the part is missing."""
    if not package.has(part):
        return []
    reader = _StyleReader()
    package.walk(part, XmlHandler(reader.start, reader.end), budget)
    return reader.made()
