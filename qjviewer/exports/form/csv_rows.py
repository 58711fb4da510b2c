"""Changes single cells of a table of figures and leaves every other row as it stands."""

import csv
import io


class NoColumn(ValueError):
    """The table has no column for a field."""


def changed(text: str, edits: dict[str, dict[str, str]]) -> str:
    """The text with new cells: `edits` by id and key; raises NoColumn naming a key there is no column for."""
    lines = text.splitlines(keepends=True)
    rows = csv.reader(lines)
    header = [cell.strip() for cell in next(rows)]
    made, start = lines[: rows.line_num], rows.line_num
    for row in rows:
        original = lines[start : rows.line_num]
        start = rows.line_num
        name = row[header.index("id")].strip() if len(row) > header.index("id") else ""
        made += [_edited(header, row, edits[name], original)] if name in edits else original
    return "".join(made)


def _edited(header: list[str], row: list[str], edits: dict[str, str], original: list[str]) -> str:
    cells = row + [""] * (len(header) - len(row))
    for key, value in edits.items():
        if key not in header:
            raise NoColumn(key)
        cells[header.index(key)] = value
    ending = original[-1][len(original[-1].rstrip("\r\n")) :]
    text = io.StringIO()
    csv.writer(text, lineterminator=ending).writerow(cells)
    return text.getvalue()
