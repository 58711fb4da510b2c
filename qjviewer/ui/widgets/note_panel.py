"""A remark on method, or the notice that a block could not be made."""

from PySide6.QtWidgets import QWidget

from qjviewer.pages.blocks import Note, Trouble
from qjviewer.ui.widgets.block_view import BlockView
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.wording import say


class NotePanel(BlockView[Note]):
    """A remark, small and quiet."""

    wide = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = RunsLabel("", TextStyle(0.93, ink="muted", leading=1.5), self)
        self._label.figure_requested.connect(self.figure_requested)
        self._label.item_requested.connect(self.item_requested)
        self.column.addWidget(self._label)

    def _show(self, block: Note, *, animate: bool) -> None:
        self._label.set_runs(block.runs)


class TroublePanel(BlockView[Trouble]):
    """Says that something is missing here and where the reason stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = RunsLabel("", TextStyle(1.1, bold=True, ink="warning", level=2), self)
        self._label = RunsLabel("", TextStyle(1.0, ink="muted"), self)
        self.column.addWidget(self._title)
        self.column.addWidget(self._label)
        self.column.addStretch(1)

    def _show(self, block: Trouble, *, animate: bool) -> None:
        self._title.set_runs("⚠ " + say("window.trouble", self.lang))
        self._label.set_runs(block.text)
