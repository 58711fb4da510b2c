"""A form in the hands of somebody who fills it in."""

import openpyxl

from qjviewer.cli import run
from qjviewer.exports.form.form_sheet import FIRST_ROW, KEY_ROW


class Filled:
    """A form as a spreadsheet shows it: rows by address, columns by key."""

    def __init__(self, path):
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.sheet = self.book.worksheets[0]
        self.columns = {cell.value: cell.column for cell in self.sheet[KEY_ROW + 1]}

    @property
    def addresses(self):
        at = self.columns["address"]
        return [self.sheet.cell(r, at).value for r in range(FIRST_ROW + 1, self.sheet.max_row + 1)]

    def cell(self, address, key):
        row = self.addresses.index(address) + FIRST_ROW + 1
        return self.sheet.cell(row, self.columns[key])

    def fill(self, address, value, key="new"):
        """Put a value into a cell; gives its name."""
        found = self.cell(address, key)
        found.value = value
        return f"{self.sheet.title}!{found.coordinate}"

    def back(self, target, *more):
        self.book.save(self.path)
        return run(["import", str(self.path), "-o", str(target), *more])
