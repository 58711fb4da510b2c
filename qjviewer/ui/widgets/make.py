"""Which widget shows which block; each is imported where a page first has one."""

from typing import Any

from PySide6.QtWidgets import QWidget

from qjviewer.pages.blocks import (
    Block,
    Cards,
    Chart,
    Entries,
    Note,
    Points,
    RemarkPanel,
    Table,
    Trouble,
)
from qjviewer.ui.widgets.block_view import BlockView


def view_for(block: Block, parent: QWidget) -> BlockView[Any]:
    """An empty widget for a kind of block; a forgotten kind is a type error (no return)."""
    match block:
        case Cards():
            from qjviewer.ui.widgets.cards_row import CardsRow

            return CardsRow(parent)
        case Chart():
            from qjviewer.ui.widgets.chart_panel import ChartPanel

            return ChartPanel(parent)
        case Points():
            from qjviewer.ui.widgets.points_panel import PointsPanel

            return PointsPanel(parent)
        case Entries():
            from qjviewer.ui.widgets.entries_panel import EntriesPanel

            return EntriesPanel(parent)
        case RemarkPanel():
            from qjviewer.ui.widgets.remark_panel import RemarkView

            return RemarkView(parent)
        case Table():
            from qjviewer.ui.widgets.table_panel import TablePanel

            return TablePanel(parent)
        case Note():
            from qjviewer.ui.widgets.note_panel import NotePanel

            return NotePanel(parent)
        case Trouble():
            from qjviewer.ui.widgets.note_panel import TroublePanel

            return TroublePanel(parent)
