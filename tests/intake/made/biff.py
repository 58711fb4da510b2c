"""A true .xls by hand: the few records a workbook of Excel 97 needs, without the container around them."""

import struct

from tests.intake.made.files import extent


def _record(number, body):
    return struct.pack("<HH", number, len(body)) + body


def _text(text, count="<H"):
    return struct.pack(count, len(text)) + b"\x01" + text.encode("utf-16-le")


def _begin(kind):
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _font(weight=400, colour=0x7FFF):
    looks = struct.pack("<HHHHHBBBB", 200, 0, colour, weight, 0, 0, 0, 0, 0)
    return _record(0x0031, looks + _text("Arial", "<B"))


def _style(number_format, indent, bold):
    return _record(0x00E0, struct.pack("<HHHBBBBIIH", int(bold), number_format, 0, 0, 0, indent, 0, 0, 0, 0))


def to_xls(drafts, bold_is=0x7FFF):
    """The bytes of an .xls of these sheets: texts, numbers with formats, merges, hidden rows.

    `bold_is` is the colour of what is bold; a cell may hold True, False, or an error's code as a byte.
    """
    puts = [put for draft in drafts for put in draft.cells.values()]
    formats = sorted({put.fmt for put in puts} - {"General"})
    numbers = {"General": 0, **{code: 164 + at for at, code in enumerate(formats)}}
    looks = [("General", 0, False), *sorted({_look(put) for put in puts} - {("General", 0, False)})]
    styles = {look: at for at, look in enumerate(looks)}
    head = _begin(0x0005) + _record(0x0042, struct.pack("<H", 1200))
    head += _font() + _font(700, bold_is) + _font() * 3
    head += b"".join(
        _record(0x041E, struct.pack("<H", number) + _text(code)) for code, number in numbers.items() if number
    )
    head += b"".join(_style(numbers[code], indent, bold) for code, indent, bold in looks)
    sheets = [_sheet(draft, styles) for draft in drafts]
    size = len(head) + sum(len(_bound(draft, 0)) for draft in drafts) + 4
    bounds = b""
    for draft, sheet in zip(drafts, sheets, strict=True):
        bounds += _bound(draft, size)
        size += len(sheet)
    return head + bounds + _record(0x000A, b"") + b"".join(sheets)


def _look(put):
    return put.fmt, put.indent, put.bold


def _bound(draft, offset):
    return _record(0x0085, struct.pack("<IBB", offset, int(draft.hidden), 0) + _text(draft.name, "<B"))


def _sheet(draft, styles):
    rows, columns = extent(draft)
    body = _begin(0x0010) + _record(0x0200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))
    for row in range(rows):
        options = 0x0120 if row + 1 in draft.hidden_rows else 0x0100
        body += _record(0x0208, struct.pack("<HHHHHHI", row, 0, columns, 255, 0, 0, options))
    for column in draft.hidden_columns:
        body += _record(0x007D, struct.pack("<HHHHHH", column - 1, column - 1, 2000, 0, 1, 0))
    for (row, column), put in sorted(draft.cells.items()):
        at = struct.pack("<HHH", row - 1, column - 1, styles[_look(put)])
        if isinstance(put.value, str):
            body += _record(0x0204, at + _text(put.value))
        elif isinstance(put.value, bool | bytes):
            is_error = isinstance(put.value, bytes)
            body += _record(
                0x0205, at + struct.pack("<BB", put.value[0] if is_error else put.value, is_error)
            )
        else:
            body += _record(0x0203, at + struct.pack("<d", float(put.value)))
    if draft.merges:
        areas = b"".join(
            struct.pack("<HHHH", t - 1, b - 1, left - 1, r - 1) for t, left, b, r in draft.merges
        )
        body += _record(0x00E5, struct.pack("<H", len(draft.merges)) + areas)
    return body + _record(0x000A, b"")
