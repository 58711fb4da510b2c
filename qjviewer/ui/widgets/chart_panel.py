"""A chart with its conclusion above, and notes (注) and sources below; or the same data as a table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qjviewer.pages.blocks import Cell, Chart, Run
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.block_view import BlockView
from qjviewer.ui.widgets.chart_slot import ChartSlot
from qjviewer.ui.widgets.notes import Notes
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.text_button import TextButton
from qjviewer.wording import say

if TYPE_CHECKING:
    from qjviewer.ui.draw.screen import ChartView
    from qjviewer.ui.widgets.grid import Grid

_TITLE = TextStyle(1.2, bold=True, leading=1.35, level=2)
_FRAME = 2.6  # em around a drawing
_SUBTITLE = TextStyle(0.93, ink="muted", leading=1.4)


class ChartPanel(BlockView[Chart]):
    """Takes whatever height there is for its drawing."""

    grows = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = RunsLabel("", _TITLE, self)
        self._switch = TextButton(parent=self, side=Qt.AlignmentFlag.AlignRight)
        self._switch.setCheckable(True)
        self._subtitle = RunsLabel("", _SUBTITLE, self)
        self._slot = ChartSlot(self)
        self._grid: Grid | None = None
        self._notes = Notes(self)
        self._arrange()
        self._wire()

    def _arrange(self) -> None:
        # The switch stands beside the subtitle: a title keeps its whole line.
        second = QHBoxLayout()
        second.addWidget(self._subtitle, 1)
        second.addStretch(0)
        second.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(self._title)
        self.column.addLayout(second)
        self.column.addWidget(self._slot, 1)
        self.column.addStretch(0)
        self.column.addWidget(self._notes)

    def _wire(self) -> None:
        for source in (self._title, self._subtitle, self._notes):
            source.figure_requested.connect(self.figure_requested)
        for label in (self._title, self._subtitle, self._notes):
            label.item_requested.connect(self.item_requested)
        self._slot.figure_requested.connect(self._follow)
        self._slot.copy_requested.connect(self.copy_requested)
        self._slot.table_requested.connect(self._switch.click)
        self._switch.toggled.connect(self._show_as_table)

    def _follow(self, name: str) -> None:
        """A mark stands for a figure, on a timeline for an item."""
        figures = self.block.figures if self.block else ()
        (self.figure_requested if name in figures else self.item_requested).emit(name)

    def set_theme(self, theme: Theme) -> None:
        self._slot.set_theme(theme)
        super().set_theme(theme)

    def _show(self, block: Chart, *, animate: bool) -> None:
        self._title.set_runs(block.title)
        self._subtitle.set_runs(block.subtitle)
        self._slot.set_theme(self._theme)
        self._slot.show_chart(block, animate=animate)
        if self._grid is not None:
            self._fill(self._grid, block)
        sources = (Run(block.sources),) if block.sources else ()
        self._notes.show_notes(block.notes, sources, self.lang)
        self._switch.setVisible(len(block.scene.table) > 1)
        self._name_switch()
        self.be_called(block.title)

    def _name_switch(self) -> None:
        key = "window.as-chart" if self._switch.isChecked() else "window.as-table"
        self._switch.set_text(say(key, self.lang))

    def least_width(self) -> int:
        """In less width the drawing would leave something out."""
        scene = self.block.scene if self.block is not None else None
        return self._theme.px(scene.whole_width + _FRAME) if scene is not None and scene.whole_width else 0

    def prepare(self) -> None:
        self._slot.prepare()

    def _table(self) -> "Grid":
        """The table, made when first asked for: most are never seen."""
        if self._grid is None:
            from qjviewer.ui.widgets.grid import Grid

            self._grid = Grid(self)
            self._grid.set_theme(self._theme)
            self._grid.figure_requested.connect(self.figure_requested)
            self.column.insertWidget(self.column.indexOf(self._slot) + 1, self._grid)
            # The tree is in reading order: the notes stand behind the table.
            self._notes.raise_()
            if self.block is not None:
                self._fill(self._grid, self.block)
        return self._grid

    def _fill(self, grid: "Grid", block: Chart) -> None:
        header, *rows = block.scene.table or ((),)
        grid.show_rows(tuple(header), tuple(tuple(_cell(text) for text in row) for row in rows))

    def _show_as_table(self, table: bool) -> None:
        self._table().setVisible(table)
        self._slot.setVisible(not table)
        self._name_switch()
        self.updateGeometry()

    @property
    def view(self) -> "ChartView":
        """The drawing."""
        return self._slot.view

    @property
    def switch(self) -> TextButton:
        """The button between drawing and table."""
        return self._switch


def _cell(text: str) -> Cell:
    digits = sum(c.isdigit() for c in text)
    return Cell(text, numeric=digits > 0 and digits * 2 >= len(text))
