"""A heat table as cells of a workbook: rows and columns as drawn, each cell in the shade of the chart."""

from typing import Any

import msgspec

from qjviewer.charts.marks import Bar, Label, Role, Scene, SideColumn
from qjviewer.charts.palette import DEEP, look
from qjviewer.pages.blocks import Cell


class ShadedCell(msgspec.Struct, frozen=True):
    """A number with the shade it stands on; the own row's numbers are not told apart here."""

    cell: Cell
    shade: Role

    @property
    def look(self) -> dict[str, Any]:
        """Ground and ink as the library names them."""
        found: dict[str, Any] = {"bg_color": look(self.shade).fill, "align": "right", "border": 1}
        ink = look("inverse").fill if self.shade in DEEP else look("text").fill
        return found | {"font_color": ink, "border_color": "#FFFFFF"}


class ShadedTable(msgspec.Struct, frozen=True):
    """The heads of columns, and each row by its name; a cell that has no figure is None."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[ShadedCell | None, ...]], ...]


def shaded(scene: Scene) -> ShadedTable:
    """What the first arrangement of a heat table shows."""
    told = {m.link.figure: m.text for m in scene.marks if isinstance(m, Label) and m.size == 1.0}
    grid = {
        (round((m.y0 + m.y1) / 2), int(m.x0)): ShadedCell(
            Cell(told[m.link.figure], m.link.figure, numeric=True), m.role
        )
        for m in scene.marks
        if isinstance(m, Bar) and m.link.figure in told
    }
    heads = {
        int(m.at.x): m.text.replace("\n", " ")
        for m in scene.marks
        if isinstance(m, Label) and not m.link.figure
    }
    names = next(m.cells for m in scene.marks if isinstance(m, SideColumn))
    columns = sorted(heads)
    rows = ((c.text, tuple(grid.get((round(c.y), column)) for column in columns)) for c in names)
    return ShadedTable(tuple(heads[n] for n in columns), tuple(rows))
