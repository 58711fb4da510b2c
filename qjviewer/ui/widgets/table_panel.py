"""A table with its title above, the unit right above it, notes and sources below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qjviewer.pages.blocks import Run, Table, text_of
from qjviewer.ui.widgets.block_view import BlockView
from qjviewer.ui.widgets.grid import Grid
from qjviewer.ui.widgets.notes import Notes
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.wording import say


class TablePanel(BlockView[Table]):
    """Shows a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

        self._title = RunsLabel("", TextStyle(1.2, bold=True, leading=1.35, level=2), self)
        self._unit = RunsLabel("", TextStyle(0.93, ink="muted", align=Qt.AlignmentFlag.AlignRight), self)
        self._grid = Grid(self)
        self._notes = Notes(self)
        for widget in (self._title, self._unit, self._grid):
            self.column.addWidget(widget)
        self.column.addWidget(self._notes)
        self.column.addStretch(1)
        self._wire()

    def _wire(self) -> None:
        for source in (self._title, self._grid, self._notes):
            source.figure_requested.connect(self.figure_requested)
        for label in (self._title, self._notes):
            label.item_requested.connect(self.item_requested)

    def least_width(self) -> int:
        margins = self.column.contentsMargins()
        return self._grid.least_width() + margins.left() + margins.right()

    def _show(self, block: Table, *, animate: bool) -> None:
        # A statement without a title of its own is what its tab is called: the line goes to its rows.
        usual = block.is_statement and text_of(block.title) == say("pages.statement", self.lang)
        self._title.set_runs(() if usual else block.title)
        self._title.setHidden(usual)
        self._unit.set_runs(block.unit)
        self._grid.show_rows(block.header, block.rows, block.heads)
        self._notes.show_notes(block.notes, (Run(block.sources),) if block.sources else (), self.lang)
        self.be_called(block.title)
