"""The small print under a chart or table: 注, then 资料来源."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qjviewer.pages.blocks import Run, Runs
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.themed import Themed
from qjviewer.wording import Language, say

_SMALL = TextStyle(0.9, ink="muted", leading=1.45)


class Notes(Themed):
    """Numbered notes where there are several, then the sources."""

    figure_requested = Signal(str)
    item_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._label = RunsLabel("", _SMALL, self)
        self._sources = RunsLabel("", _SMALL, self)
        for label in (self._label, self._sources):
            self._column.addWidget(label)
            label.figure_requested.connect(self.figure_requested)
            label.item_requested.connect(self.item_requested)

    def show_notes(self, notes: tuple[Runs, ...], sources: Runs, lang: Language) -> None:
        """Show the notes and the sources."""
        lead = Run(say("window.note", lang))
        runs: list[Run] = [lead] if notes else []
        for number, note in enumerate(notes, 1):
            # A number stays with its note.
            runs.append(Run(f"{number}.\u00a0" if len(notes) > 1 else ""))
            runs += [*note, Run("　" if lang != "en" else " ")] if number < len(notes) else note
        self._label.set_runs(tuple(runs))
        self._sources.set_runs(sources)
        self.setVisible(bool(notes or sources))
        self.updateGeometry()
