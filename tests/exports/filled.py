"""A form in the hands of somebody who fills it in."""

import openpyxl

from qjviewer.cli import run


class Filled:
    """A form in the hands of somebody who fills it in."""

    def __init__(self, path):
        self.path, self.book = path, openpyxl.load_workbook(path)

    def cell(self, name, key, section="数据"):
        sheet = self.book[section]
        column = next(c.column for c in sheet[3] if c.value == key)
        row = next((r for r in range(4, sheet.max_row + 1) if sheet.cell(r, 1).value == name), None)
        if row is None:
            row = sheet.max_row + 1
            sheet.cell(row, 1).value = name
        return sheet.cell(row, column)

    def fill(self, name, key, value, section="数据"):
        self.cell(name, key, section).value = value
        return f"{section}!{self.cell(name, key, section).coordinate}"

    def back(self, target):
        self.book.save(self.path)
        return run(["import", str(self.path), "-o", str(target)])
