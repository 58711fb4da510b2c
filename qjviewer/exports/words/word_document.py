"""A document being written: A4, styles with Chinese faces, page numbers, three-line tables."""

import io
import re
from collections.abc import Sequence
from typing import Any

import msgspec

from qjviewer.charts.palette import look
from qjviewer.pages.blocks import HeadSpan
from qjviewer.text.ruler import ruler
from qjviewer.wording import Language

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Faces(msgspec.Struct, frozen=True):
    """Faces of a language: text, headings, second headings; those of official papers where there are any."""

    latin: str
    text: str
    head: str
    second: str


_FACES: dict[Language, _Faces] = {
    "zh-Hans": _Faces("Times New Roman", "仿宋", "黑体", "楷体"),
    "zh-Hant": _Faces("Times New Roman", "PMingLiU", "Microsoft JhengHei", "DFKai-SB"),
    "en": _Faces("Times New Roman", "仿宋", "黑体", "楷体"),
}
_MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}  # mm
_SIZES = {"Normal": 12, "Title": 22, "Heading 1": 16, "Heading 2": 14, "Heading 3": 12, "Caption": 10.5}
WIDTH = 156.0  # mm of text
_SHORT = 15  # rows: such a table is kept on one page


def clean(text: str) -> str:
    """Text without what XML cannot hold."""
    return _FORBIDDEN.sub("", text)


class Paper:
    """Adds paragraphs, tables and pictures; raises ImportError where python-docx is missing."""

    def __init__(self, title: str, author: str, lang: Language, mark: str = "") -> None:
        """With a `mark` every page says it at its head."""
        import docx
        from docx.shared import Mm

        self.document: Any = docx.Document()
        self.document.core_properties.title = clean(title)[:255]
        self.document.core_properties.author = clean(author)[:255]
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        for side, width in _MARGINS.items():
            setattr(section, f"{side}_margin", Mm(width))
        self._styles(lang)
        # Asked for a style by its name, the library looks through all of them.
        self._style_ids = {style.name: style.style_id for style in self.document.styles}
        self._page_number(section)
        self._page_head(section, mark)

    def finished(self) -> bytes:
        """The finished file."""
        data = io.BytesIO()
        self.document.save(data)
        return data.getvalue()

    # Text ------------------------------------------------------------------------------

    def heading(self, text: str, level: int) -> None:
        """A heading; level 0 is the title."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        if text:
            made = self._paragraph(f"Heading {level}" if level else "Title")
            made.add_run(clean(text))
            if level == 0:
                made.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def paragraph(self, text: str, style: str = "Normal", *, bold: str = "", align: str = "left",
                  joined: bool = False) -> None:  # fmt: skip
        """A paragraph, opening with bold words if there are any; a little way off a table above it.

        A `joined` one stays on the page of what follows.
        """
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        if not text and not bold:
            return
        made = self._paragraph(style)
        made.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
        made.paragraph_format.keep_with_next = joined or None
        if made._p.getprevious() is not None and made._p.getprevious().tag.endswith("}tbl"):
            made.paragraph_format.space_before = Pt(4)
        if bold:
            made.add_run(clean(bold)).bold = True
        made.add_run(clean(text))

    def _paragraph(self, style: str) -> Any:
        made = self.document.add_paragraph()
        if style != "Normal":
            made._p.style = self._style_ids[style]
        return made

    # Tables ----------------------------------------------------------------------------

    def table(
        self, rows: Sequence[Sequence[str]], right: Sequence[bool], over: Sequence[HeadSpan] = ()
    ) -> None:
        """A table with its first row as header, repeated where it breaks; columns `right` hold numbers.

        Rows are never broken, and short tables not at all. With headings `over` several columns they are
        a row above the header's.
        """
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.shared import Mm

        rows = [[""] * len(rows[0]), *rows] if over else rows
        heads = 2 if over else 1
        made = self.document.add_table(len(rows), len(rows[0]))
        made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(made.columns, _widths(rows), strict=True):
            # Word looks at the cells, other programs at the column.
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        for number, row in enumerate(rows):
            joined = number < len(rows) - 1 and (number < heads or len(rows) <= _SHORT)
            for cell, text, is_right in zip(made.rows[number].cells, row, right, strict=True):
                self._cell(cell, text, head=number < heads, right=is_right, joined=joined)
            _mark_row(made.rows[number], "w:cantSplit")
        for number in range(heads):
            _mark_row(made.rows[number], "w:tblHeader")
        self._over(made, over)
        _rules(made)

    def _over(self, made: Any, over: Sequence[HeadSpan]) -> None:
        """Headings over several columns: cells of the first row made one."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        for span in over:
            cells = [made.cell(0, n) for n in span.columns]
            if not span.text:
                continue
            cells[0].paragraphs[0].runs[0].text = clean(span.text)
            cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            for empty in cells[1:]:
                empty.paragraphs[0].runs[0].text = ""
            whole = cells[0].merge(cells[-1])
            for paragraph in whole.paragraphs[1:]:
                paragraph._p.getparent().remove(paragraph._p)

    def _cell(self, cell: Any, text: str, *, head: bool, right: bool, joined: bool) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.line_spacing = 1.0
        paragraph.paragraph_format.keep_with_next = joined or None
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
        run = paragraph.add_run(clean(text))
        run.bold, run.font.size = head, Pt(10.5)

    # Pictures --------------------------------------------------------------------------

    def picture(self, png: bytes, svg: str, told: str) -> None:
        """A picture as wide as the text, the drawing itself beside it for programs that know SVG."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
        from docx.shared import Mm, Pt

        shape = self.document.add_picture(io.BytesIO(png), width=Mm(WIDTH))
        standing = self.document.paragraphs[-1].paragraph_format
        # The caption stands below and stays on the same page; a table's last rule is not painted over.
        standing.keep_with_next, standing.space_before = True, Pt(6)
        shape._inline.docPr.set("descr", clean(told))
        package = self.document.part.package
        number = len(self.document.inline_shapes)
        part = Part(PackURI(f"/word/media/drawing{number}.svg"), "image/svg+xml", svg.encode(), package)
        _add_svg(shape, self.document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))

    # Look ------------------------------------------------------------------------------

    def _styles(self, lang: Language) -> None:
        from docx.shared import Pt, RGBColor

        faces = _FACES[lang]
        east = {"Normal": faces.text, "Caption": faces.text, "Title": faces.head, "Heading 2": faces.second}
        for name, size in _SIZES.items():
            style = self.document.styles[name]
            style.font.size = Pt(size)
            style.font.bold = name not in ("Normal", "Caption")
            style.font.color.rgb = RGBColor.from_string(look("text").fill.removeprefix("#"))
            _set_faces(style, faces.latin, east.get(name, faces.head))
        self.document.styles["Normal"].paragraph_format.space_after = Pt(4)

    def _page_head(self, section: Any, mark: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import RGBColor

        if mark:
            paragraph = section.header.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(clean(mark))
            run.bold, run.font.color.rgb = True, RGBColor.from_string(look("accent").fill.removeprefix("#"))

    def _page_number(self, section: Any) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph.add_run("— ")
        paragraph._p.append(field)
        paragraph.add_run(" —")


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Columns in mm, as wide as their longest words within the text's width; no number is broken."""

    em = ruler(serif=True).ems
    wanted = [
        max(max(min(em(t), 14.0), *(em(w) for w in t.split() or [""])) for t in column) + 1.5
        for column in zip(*rows, strict=True)
    ]
    return [w / sum(wanted) * WIDTH for w in wanted]


def _set_faces(style: Any, latin: str, east: str) -> None:
    from docx.oxml.ns import qn

    style.font.name = latin
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(faces.attrib):
        if key.endswith("Theme"):
            del faces.attrib[key]
    faces.set(qn("w:eastAsia"), east)


def _mark_row(row: Any, mark: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(mark))


def _rules(table: Any) -> None:
    """Thick rules above and below, a hair under the header and between rows; the sides are open."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    # Eighths of a point.
    for side, width in (("top", 12), ("bottom", 12), ("insideH", 4)):
        rule = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", str(width)), ("space", "0"), ("color", "auto")):
            rule.set(qn(f"w:{key}"), value)
        borders.append(rule)
    properties = table._tbl.tblPr
    layout = properties.find(qn("w:tblLook"))
    if layout is not None:
        layout.addprevious(borders)
    else:
        properties.append(borders)


def _add_svg(shape: Any, relation: str) -> None:
    """Name the drawing as the better form of a picture."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    blip = shape._inline.graphic.graphicData.pic.blipFill.find(qn("a:blip"))
    blip.append(
        parse_xml(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
            '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
            f' r:embed="{relation}"/></a:ext></a:extLst>'
        )
    )
