"""与上次印发相比: what has changed since a print of this briefing, to be looked at, printed, sent along."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from qjviewer.editions.change_words import counted, groups_of
from qjviewer.editions.changes import EditionChange, EditionDiff
from qjviewer.editions.print_memory import PrintMemory, PrintRecord
from qjviewer.editions.since import day_words, since
from qjviewer.load import Loaded
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.window.rich_rows import RichRow, RichRows
from qjviewer.ui.window.side_panel import SidePanel
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say


class ChangesPanel(SidePanel):
    """A list of changes under a choice of prints."""

    is_wide = True

    change_requested = Signal(object)  # EditionChange
    note_requested = Signal(object, object)  # EditionDiff, PrintRecord
    page_requested = Signal(object)  # EditionDiff

    def __init__(self, memory: PrintMemory | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory or PrintMemory()
        self._lang: Language = DEFAULT_LANGUAGE
        self._loaded: Loaded | None = None
        self.found: EditionDiff | None = None
        self.prints = QComboBox(self)
        self.told = RunsLabel("", TextStyle(1.1, bold=True, leading=1.4), self)
        self._same = RunsLabel("", TextStyle(0.93, ink="muted"), self)
        self.list = RichRows()
        self.note_button = PushButton(primary=True, parent=self)
        self.page_button = PushButton(parent=self)
        self._arrange()
        self.prints.activated.connect(lambda _: self._compare())
        self.list.itemClicked.connect(lambda _: self._jump())
        self.list.itemActivated.connect(lambda _: self._jump())
        self.note_button.clicked.connect(lambda: self.note_requested.emit(self.found, self.record))
        self.page_button.clicked.connect(lambda: self.page_requested.emit(self.found))

    def _arrange(self) -> None:
        self.scroller.hide()
        for widget in (self.prints, self.told):
            self.column.addWidget(widget)
        self.column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.note_button)
        foot.addWidget(self.page_button)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.column.addWidget(self._same)

    def _restyle(self) -> None:
        super()._restyle()
        self.list.dress(self._theme)
        self.prints.setFont(font(self._theme, 0.95))

    @property
    def record(self) -> PrintRecord | None:
        """The print that is compared with."""
        found: PrintRecord | None = self.prints.currentData()
        return found

    def show_changes(self, loaded: Loaded, lang: Language) -> None:
        """Compare a briefing with its prints; the one that was chosen stays chosen."""
        chosen = self.record
        self._loaded, self._lang = loaded, lang
        self.head.show_words(say("editions.panel", lang), lang)
        self.list.setAccessibleName(say("editions.panel", lang))
        self.prints.setAccessibleName(say("editions.which-print", lang))
        self.note_button.set_text(say("editions.print-note", lang))
        self.page_button.set_text(say("editions.save-page", lang))
        records = self._memory.records(loaded.cover.id if loaded.cover else "")
        self.prints.clear()
        for record in records:
            how = record.way_words(lang, how=False)
            words = {"day": day_words(record, lang), "time": record.when[11:16], "how": how}
            self.prints.addItem(say("editions.print-choice", lang, digest=record.digest[:8], **words), record)
        numbers = [n for n, r in enumerate(records) if chosen is not None and r == chosen]
        numbers += [n for n, r in enumerate(records) if r.digest != loaded.digest]
        self.prints.setCurrentIndex(next(iter(numbers), 0 if records else -1))
        self.prints.setVisible(bool(records))
        self._compare()

    def _compare(self) -> None:
        record, loaded = self.record, self._loaded
        edition = self._memory.edition(record.digest, self._lang) if record is not None else None
        self.found = since(edition, loaded) if edition is not None and loaded is not None else None
        self.list.clear()
        for button in (self.note_button, self.page_button):
            button.setEnabled(self.found is not None and bool(self.found.typed))
        if self.found is None:
            key = "no-prints" if self._memory.is_on else "no-memory"
            self.told.set_runs(say(f"editions.{key}", self._lang))
            self._same.set_runs("")
            return
        self.told.set_runs(counted(self.found, self._lang))
        self._same.set_runs(say("editions.same", self._lang, count=self.found.same))
        for name, changes in groups_of(self.found):
            count = say("editions.places", self._lang, count=len(changes))
            self.list.add(RichRow(say(f"editions.group-{name}", self._lang), small=count, heading=True))
            for change in changes:
                self.list.add(self._row(change), change)
        self.list.setCurrentRow(0)

    def _row(self, change: EditionChange) -> RichRow:
        after = change.after or say("editions.none", self._lang)
        reasons = [w for w in (change.where, change.why, change.source) if w]
        kind = say(f"editions.kind-{change.sort}", self._lang)
        small = " · ".join(reasons)
        # What is new was nothing before: there is nothing to strike out.
        return RichRow(change.what, kind, change.before, after, small, arrow=bool(change.before))

    def _jump(self) -> None:
        if isinstance(subject := self.list.subject, EditionChange):
            self.change_requested.emit(subject)
