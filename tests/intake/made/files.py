"""Drafts written in each kind of file that offices send, by plain means of our own where that is short."""

import html
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

import docx
import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.intake.made.draft import shown


def extent(draft):
    """The last row and column, merges included."""
    rows = [r for r, _ in draft.cells] + [m[2] for m in draft.merges]
    columns = [c for _, c in draft.cells] + [m[3] for m in draft.merges]
    return max(rows), max(columns)


def to_xlsx(drafts, since_1904=False):
    """An .xlsx of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if since_1904:
        book.epoch = CALENDAR_MAC_1904
    for draft in drafts:
        sheet = book.create_sheet(draft.name)
        sheet.sheet_state = "hidden" if draft.hidden else "visible"
        for (row, column), put in draft.cells.items():
            cell = sheet.cell(row, column, put.value)
            cell.number_format = put.fmt
            if put.indent:
                cell.alignment = Alignment(indent=put.indent)
            if put.bold:
                cell.font = Font(bold=True)
        for top, left, bottom, right in draft.merges:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in draft.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in draft.hidden_columns:
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows_of(draft):
    """All rows as lists of texts."""
    last_row, last_column = extent(draft)
    return [
        [shown(draft.cells[r, c]) if (r, c) in draft.cells else "" for c in range(1, last_column + 1)]
        for r in range(1, last_row + 1)
    ]


def to_delimited(draft, separator=",", encoding="gb18030"):
    """Plain text in columns."""

    def quoted(text):
        return f'"{text}"' if separator in text or "\n" in text else text

    lines = [separator.join(quoted(t) for t in row).rstrip(separator) for row in rows_of(draft)]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def _spans(draft):
    starts = {(t, left): (b - t + 1, r - left + 1) for t, left, b, r in draft.merges}
    covered = {
        (row, column)
        for t, left, b, r in draft.merges
        for row in range(t, b + 1)
        for column in range(left, r + 1)
        if (row, column) != (t, left)
    }
    return starts, covered


def to_html(draft, encoding="gbk"):
    """A web page as systems save it under the name of .xls."""
    starts, covered = _spans(draft)
    lines = [
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><body>'
    ]
    lines += [f"<p>{html.escape(text)}</p>" for text in draft.lead]
    lines.append("<table border=1>")
    for r, row in enumerate(rows_of(draft), 1):
        hidden = ' style="display:none"' if r in draft.hidden_rows else ""
        cells = []
        for c, text in enumerate(row, 1):
            if (r, c) in covered:
                continue
            down, across = starts.get((r, c), (1, 1))
            body = html.escape(text).replace("\u3000", "&nbsp;&nbsp;").replace("\n", "<br>")
            cells.append(f"<td rowspan={down} colspan={across}>{body}</td>")
        lines.append(f"<tr{hidden}>{''.join(cells)}</tr>")
    lines.append("</table></body></html>")
    return "\n".join(lines).encode(encoding)


def to_spreadsheetml(drafts):
    """Excel's XML of 2003."""
    formats = sorted({put.fmt for draft in drafts for put in draft.cells.values()})
    styles = "".join(
        f'<Style ss:ID="s{i}"><NumberFormat ss:Format={quoteattr(f)}/></Style>' for i, f in enumerate(formats)
    )
    sheets = "".join(_worksheet(draft, formats) for draft in drafts)
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f"<Styles>{styles}</Styles>{sheets}</Workbook>"
    ).encode()


def _worksheet(draft, formats):
    starts, _ = _spans(draft)
    rows = []
    for r in range(1, extent(draft)[0] + 1):
        cells = []
        for (row, column), put in sorted(draft.cells.items()):
            if row != r:
                continue
            down, across = starts.get((row, column), (1, 1))
            kind = "String" if isinstance(put.value, str) else "Number"
            cells.append(
                f'<Cell ss:Index="{column}" ss:StyleID="s{formats.index(put.fmt)}" '
                f'ss:MergeAcross="{across - 1}" '
                f'ss:MergeDown="{down - 1}"><Data ss:Type="{kind}">{escape(str(put.value))}</Data></Cell>'
            )
        hidden = ' ss:Hidden="1"' if r in draft.hidden_rows else ""
        rows.append(f'<Row ss:Index="{r}"{hidden}>{"".join(cells)}</Row>')
    return f"<Worksheet ss:Name={quoteattr(draft.name)}><Table>{''.join(rows)}</Table></Worksheet>"


ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def to_ods(drafts):
    """An OpenDocument spreadsheet."""
    tables = "".join(_ods_table(draft) for draft in drafts)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS}>'
        "<office:body><office:spreadsheet>"
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return out.getvalue()


def _ods_table(draft):
    starts, covered = _spans(draft)
    last_row, last_column = extent(draft)
    rows = []
    for r in range(1, last_row + 1):
        cells = []
        for c in range(1, last_column + 1):
            if (r, c) in covered:
                cells.append("<table:covered-table-cell/>")
                continue
            down, across = starts.get((r, c), (1, 1))
            span = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
            put = draft.cells.get((r, c))
            if put is None:
                cells.append("<table:table-cell/>")
                continue
            typed = (
                "" if isinstance(put.value, str) else f' office:value-type="float" office:value="{put.value}"'
            )
            lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown(put).split("\n"))
            cells.append(
                f"<table:table-cell{typed}{span * ((down, across) != (1, 1))}>{lines}</table:table-cell>"
            )
        hidden = ' table:visibility="collapse"' if r in draft.hidden_rows else ""
        rows.append(f"<table:table-row{hidden}>{''.join(cells)}</table:table-row>")
    empty = '<table:table-cell table:number-columns-repeated="1024"/>'
    end = f'<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row>'
    return f"<table:table table:name={quoteattr(draft.name)}>{''.join(rows)}{end}</table:table>"


def to_docx(drafts):
    """A Word document with a table a draft."""
    document = docx.Document()
    for draft in drafts:
        for text in draft.lead:
            document.add_paragraph(text)
        last_row, last_column = extent(draft)
        table = document.add_table(last_row, last_column)
        for (row, column), put in draft.cells.items():
            table.cell(row - 1, column - 1).text = shown(put)
        for top, left, bottom, right in draft.merges:
            text = table.cell(top - 1, left - 1).text
            merged = table.cell(top - 1, left - 1).merge(table.cell(bottom - 1, right - 1))
            merged.text = text
        for text in draft.tail:
            document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
