"""Which widget shows which block."""

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
from qjviewer.ui.widgets.cards_row import CardsRow
from qjviewer.ui.widgets.chart_panel import ChartPanel
from qjviewer.ui.widgets.entries_panel import EntriesPanel
from qjviewer.ui.widgets.note_panel import NotePanel, TroublePanel
from qjviewer.ui.widgets.points_panel import PointsPanel
from qjviewer.ui.widgets.remark_panel import RemarkView
from qjviewer.ui.widgets.table_panel import TablePanel


def view_for(block: Block, parent: QWidget) -> BlockView[Any]:
    """An empty widget for a kind of block; a forgotten kind is a type error (no return)."""
    match block:
        case Cards():
            return CardsRow(parent)
        case Chart():
            return ChartPanel(parent)
        case Points():
            return PointsPanel(parent)
        case Entries():
            return EntriesPanel(parent)
        case RemarkPanel():
            return RemarkView(parent)
        case Table():
            return TablePanel(parent)
        case Note():
            return NotePanel(parent)
        case Trouble():
            return TroublePanel(parent)
