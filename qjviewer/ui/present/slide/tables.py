"""Tables: rules above and below, numbers aligned on the decimal point."""

from PySide6.QtCore import QRectF

from qjviewer.pages.blocks import Cell, Run, Table
from qjviewer.ui.present.slide.body import Body, Setting
from qjviewer.ui.present.slide.sheet import Box
from qjviewer.ui.present.slide.style import FLOOR_BODY, FLOOR_LABEL, FLOOR_SOURCE
from qjviewer.ui.present.slide.words import Hit, Stretch, Words, of_runs, width_of
from qjviewer.ui.widgets.columns import split_number
from qjviewer.wording import say


def table(content: Table, setting: Setting) -> Body:
    """The table with its unit above and its notes below."""
    body, y = Body(), 0.0
    if content.unit:
        unit = Words([Stretch(content.unit, setting.size(34, FLOOR_LABEL), "muted")], 4000, setting.style)
        y = body.put(unit, setting.width - unit.natural_width, 0) + 8
    columns = _widths(content, setting)
    body.too_wide = sum(columns) > setting.width + 1
    y = _rule(body, y, 3, setting)
    y = _header(body, content, columns, y, setting)
    y = _rule(body, y, 1.5, setting)
    for row in content.rows:
        y = _row(body, row, content, columns, y, setting)
    y = _rule(body, y, 3, setting) + 12
    for number, note in enumerate(content.notes):
        mark = (Run(say("present.note", setting.lang)),) if number == 0 else ()
        look = of_runs((*mark, *note), setting.size(30, FLOOR_SOURCE), ink="muted")
        words = Words(look, setting.width, setting.style)
        y = body.put(words, 0, y)
    return body


def _rule(body: Body, y: float, thick: float, setting: Setting) -> float:
    body.box(Box(QRectF(0, y, setting.width, thick), "strong", radius=0))
    return y + thick


def _size(setting: Setting) -> float:
    return setting.size(54, FLOOR_BODY)


def _header(body: Body, content: Table, columns: list[float], y: float, setting: Setting) -> float:
    x, bottom = 0.0, y
    for n, (title, width) in enumerate(zip(content.header, columns, strict=False)):
        pad = _size(setting) * 0.4
        words = Words([Stretch(title, _size(setting), "muted", True)], width - 2 * pad, setting.style)
        right = n and _numeric(content, n)
        # Over the numbers, not over the words that may follow one of them.
        over = x + width - pad - _after(content, n, setting) - words.natural_width
        left = max(over, x + pad) if right else x + pad * bool(n)
        bottom = max(bottom, body.put(words, left, y + pad * 0.6))
        x += width
    return bottom + _size(setting) * 0.24


def _row(
    body: Body, row: tuple[Cell, ...], content: Table, columns: list[float], y: float, setting: Setting
) -> float:
    size, x, bottom = _size(setting), 0.0, y
    pad = size * 0.4
    for n, (cell, width) in enumerate(zip(row, columns, strict=False)):
        look = Stretch(cell.text, size, "text", n > 0 and cell.numeric, cell.figure)
        words = Words([look], width - pad * (2 if n else 1), setting.style, leading=1.3)
        left = x + pad * bool(n)
        if n and cell.numeric:
            left = x + width - pad - _tail(content, n, setting) - _head(cell.text, setting)
        bottom = max(bottom, body.put(words, left, y + pad * 0.5))
        if cell.figure:
            body.box(
                Box(
                    QRectF(x, y, width, words.height + pad),
                    hit=Hit(QRectF(x, y, width, words.height + pad), cell.figure),
                )
            )
        x += width
    bottom += pad * 0.5
    body.box(Box(QRectF(0, bottom - 1, setting.width, 1), "border", radius=0))
    return bottom


def _numeric(content: Table, column: int) -> bool:
    cells = [row[column] for row in content.rows if column < len(row)]
    return sum(c.numeric for c in cells) * 2 > len(cells)


def _split(text: str) -> tuple[str, str]:
    """A number up to its decimal point, and the rest with its note: 4 | .7（推算）."""
    for n, c in enumerate(text):
        if not (c.isdigit() or c in ",\u2212-+"):
            return text[:n], text[n:]
    return text, ""


def _head(text: str, setting: Setting) -> float:
    return width_of(_split(text)[0], _size(setting), setting.style, bold=True)


def _tail(content: Table, column: int, setting: Setting) -> float:
    """The widest part right of the decimal point in a column."""
    cells = [row[column] for row in content.rows if column < len(row) and row[column].numeric]
    tails = (_split(cell.text)[1] for cell in cells)
    return max((width_of(text, _size(setting), setting.style, bold=True) for text in tails), default=0.0)


def _after(content: Table, column: int, setting: Setting) -> float:
    """The widest words behind a number in a column: （推算）."""
    cells = [row[column] for row in content.rows if column < len(row) and row[column].numeric]
    words = (split_number(cell.text)[2] for cell in cells)
    return max((width_of(text, _size(setting), setting.style, bold=True) for text in words), default=0.0)


def _widths(content: Table, setting: Setting) -> list[float]:
    """As wide as their widest cell; the rest of the room goes to all alike, a lack to the widest."""
    size, wanted = _size(setting), []
    for n, title in enumerate(content.header):
        cells = [row[n] for row in content.rows if n < len(row)]
        widths = [width_of(c.text, size, setting.style, bold=n > 0) for c in cells]
        numeric = [c for c in cells if c.numeric] if n else []
        if numeric:
            widths.append(max(_head(c.text, setting) for c in numeric) + _tail(content, n, setting))
        wanted.append(max([width_of(title, size, setting.style, bold=True), *widths]) + size * 0.9)
    spare = setting.width - sum(wanted)
    if spare >= 0:
        return [w + spare / len(wanted) for w in wanted]
    texts = [n for n in range(len(wanted)) if n == 0 or not _numeric(content, n)]
    widest = max(texts, key=lambda n: wanted[n])
    wanted[widest] = max(wanted[widest] + spare, size * 5)
    return wanted
