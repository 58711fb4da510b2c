"""A workbook being written: cells with formats, text that can never be run."""

import io
import re
from decimal import Decimal
from typing import Any

from qjviewer.exports.native import decimals_of, number_format

# A spreadsheet keeps 15 digits: longer numbers stay text, so that none is altered.
_MOST_DIGITS = 15
_FORMULA = tuple("=+-@＝＋－＠\t")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_MOST_TEXT = 32_000


class Book:
    """A workbook in memory; raises ImportError where XlsxWriter is missing."""

    def __init__(self, title: str, mark: str = "") -> None:
        """With a `mark` every sheet says it: in a first row, and at the head of every printed page."""
        import xlsxwriter

        self.mark = mark
        self._data = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.workbook: Any = xlsxwriter.Workbook(self._data, options)
        self.workbook.set_properties({"title": title, "comments": "qjviewer"})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._names: set[str] = set()

    def sheet(self, name: str) -> Any:
        """A new sheet; its name is made fit for Excel and unlike the others'."""
        base = _IN_NAMES.sub(" ", name).strip(" '")[:28] or "Sheet"
        found, number = base, 1
        while found.casefold() in self._names or found.casefold() == "history":
            number += 1
            found = f"{base[:25]} {number}"
        self._names.add(found.casefold())
        made = self.workbook.add_worksheet(found)
        if self.mark:
            # An ampersand begins a code in the head of a page.
            made.set_header("&C" + self.mark.replace("&", "&&")[:200])
            self.text(made, 0, 0, self.mark, bold=True, font_color="#C8341D")
        return made

    @property
    def top(self) -> int:
        """The first row free for content."""
        return 1 if self.mark else 0

    def format(self, **properties: Any) -> Any:
        """A format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({"valign": "top", **properties})
        return self._formats[key]

    def text(self, sheet: Any, row: int, column: int, text: str, **properties: Any) -> None:
        """Words; those that look like a formula are marked as text for whoever edits the cell."""
        if text.lstrip()[:1] in _FORMULA and text.strip():
            properties["quote_prefix"] = True
        clean = _FORBIDDEN.sub("", text)[:_MOST_TEXT]
        if clean:
            sheet.write_string(row, column, clean, self.format(**properties))
        elif properties:
            sheet.write_blank(row, column, None, self.format(**properties))

    def merged(self, sheet: Any, row: int, first: int, last: int, text: str, **properties: Any) -> None:
        """Words over several columns: cells made one."""
        sheet.merge_range(row, first, row, last, "", self.format(**properties))
        self.text(sheet, row, first, text, **properties)

    def number(self, sheet: Any, row: int, column: int, value: Decimal | None, **properties: Any) -> None:
        """A number with the decimals it was typed with; as text where a spreadsheet would round it."""
        if value is None:
            self.text(sheet, row, column, "", **properties)
        elif len(value.as_tuple().digits) > _MOST_DIGITS:
            self.text(sheet, row, column, f"{value:f}", **{"align": "right", **properties})
        else:
            given = {"num_format": number_format(decimals_of([value])), **properties}
            sheet.write_number(row, column, float(value), self.format(**given))

    def bytes(self) -> bytes:
        """The finished file."""
        self.workbook.close()
        return self._data.getvalue()
