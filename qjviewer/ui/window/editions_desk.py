"""The window's ways between editions: rolling forward, what is to be done, what changed since a print."""

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qjviewer.problems import Span
from qjviewer.ui.window.window_body import WindowBody
from qjviewer.wording import Language, say

# All that compares and rolls is imported when it is first asked for: the window opens without it.
if TYPE_CHECKING:
    from qjviewer.editions.changes import EditionChange, EditionDiff
    from qjviewer.editions.print_memory import PrintRecord
    from qjviewer.rolling.todo import Review
    from qjviewer.ui.window.changes_panel import ChangesPanel
    from qjviewer.ui.window.todo_panel import TodoPanel


class EditionsDesk:
    """Fills the two panels of a body and does what they ask for."""

    def __init__(
        self,
        window: QWidget,
        body: WindowBody,
        lang: Callable[[], Language],
        show_evidence: Callable[[str], object],
        open_span: Callable[[Span], object],
        open_bundle: Callable[[Path], object],
        reload: Callable[[], object],
    ) -> None:
        self._window, self._body, self._lang = window, body, lang
        self._show_evidence, self._open_span = show_evidence, open_span
        self._open_bundle, self._reload = open_bundle, reload

    @cached_property
    def todo(self) -> "TodoPanel":
        """The panel of what is to be done."""
        from qjviewer.ui.window.todo_panel import TodoPanel

        panel = TodoPanel(self._body)
        panel.review_requested.connect(self._go_to_review)
        panel.figure_requested.connect(self._show_evidence)
        panel.file_requested.connect(self._open_span)
        panel.confirm_requested.connect(self._confirm)
        self._body.add_panel(panel)
        return panel

    @cached_property
    def changes(self) -> "ChangesPanel":
        """The panel of what changed since a print."""
        from qjviewer.ui.window.changes_panel import ChangesPanel

        panel = ChangesPanel(parent=self._body)
        panel.change_requested.connect(self._go_to_change)
        panel.note_requested.connect(self.print_note)
        panel.page_requested.connect(self.save_page)
        self._body.add_panel(panel)
        return panel

    def refresh(self) -> None:
        """Show what is newest in the panels that are open."""
        loaded = self._body.loaded
        if loaded is None or loaded.cube is None:
            return
        if "todo" in self.__dict__ and not self.todo.isHidden():
            self.todo.show_todo(loaded.cube, self._lang())
        if "changes" in self.__dict__ and not self.changes.isHidden():
            self.changes.show_changes(loaded, self._lang())

    def toggle_todo(self) -> None:
        """Open or close what is to be done."""
        self._body.toggle_panel(self.todo, self.todo.list)
        self.refresh()

    def toggle_changes(self) -> None:
        """Open or close what changed since a print."""
        self._body.toggle_panel(self.changes, self.changes.list)
        self.refresh()

    def new(self, beside: Path) -> None:
        """Ask for place, period and folder, make a briefing; open it with what is to be filled in."""
        from qjviewer.ui.window.new_briefing import NewBriefing

        dialog = NewBriefing(self._window, beside, self._lang(), dt.datetime.now().astimezone().date())
        dialog.made.connect(self._made)
        dialog.open()

    def roll(self) -> None:
        """Ask for the next period and make its briefing; open it with what is to be done."""
        loaded = self._body.loaded
        if loaded is None:
            return
        from qjviewer.ui.window.roll_dialog import RollDialog

        dialog = RollDialog(self._window, loaded)
        dialog.made.connect(self._made)
        dialog.open()

    def _made(self, target: Path) -> None:
        self._open_bundle(target)
        if self.todo.isHidden():
            self.toggle_todo()

    # From the panels -------------------------------------------------------------------

    def _go_to_review(self, review: "Review") -> None:
        loaded = self._body.loaded
        if loaded is None or not review.tab:
            return
        path = review.path
        block = path[: path.find(".", path.find("].blocks[") + 1)] if "].blocks[" in path else ""
        self._body.reveal_place(review.tab, block, "")

    def _go_to_change(self, change: "EditionChange") -> None:
        kind, _, name = change.subject.partition(".")
        if kind == "tabs":
            self._body.go_to_tab(name)
        elif kind in ("facts", "items"):
            self._show_evidence(name)
        else:
            self._show_evidence(change.subject)

    def _confirm(self, tab: str) -> None:
        loaded = self._body.loaded
        if loaded is None:
            return
        from qjviewer.exports.errors import ExportError
        from qjviewer.rolling.confirming import confirm
        from qjviewer.rolling.roll_errors import RollError

        try:
            confirm(loaded.path, {tab})
        except (RollError, ExportError) as error:
            lang = self._lang()
            self._tell(say("roll.title", lang), error.message(lang))
            return
        self._reload()

    def save_page(self, found: "EditionDiff") -> None:
        """Ask for a file and write the comparison as a web page."""
        target = self._ask("editions.save-page", "HTML (*.html)", ".html")
        if target is None:
            return
        from qjviewer.editions.web import web_page
        from qjviewer.exports.errors import ExportError
        from qjviewer.exports.export_files import write_whole

        try:
            write_whole(target, web_page(found, self._lang()).encode())
        except ExportError as error:
            self._tell(say("editions.panel", self._lang()), error.message(self._lang()))

    def print_note(self, found: "EditionDiff", record: "PrintRecord | None") -> None:
        """Ask for a file and write the revision note as PDF."""
        target = self._ask("editions.print-note", "PDF (*.pdf)", ".pdf")
        loaded, lang = self._body.loaded, self._lang()
        if target is None or loaded is None:
            return
        from qjviewer.editions.since import revision_of
        from qjviewer.paper.options import PrintOptions
        from qjviewer.paper.print_errors import PrintError
        from qjviewer.paper.printing import export
        from qjviewer.release import release_of

        options = PrintOptions(style="revision", release=release_of(loaded).mark(lang))
        try:
            export(loaded, target, options, extra=revision_of(found, record, lang))
        except PrintError as error:
            self._tell(say("editions.panel", lang), error.message(lang))

    def _tell(self, title: str, words: str) -> None:
        """Say that something went wrong."""
        from qjviewer.ui.widgets.message import tell

        tell(self._window, title, words, bad=True)

    def _ask(self, key: str, kinds: str, suffix: str) -> Path | None:
        loaded = self._body.loaded
        if loaded is None or loaded.cover is None:
            return None
        start = str(Path.home() / f"{loaded.cover.id}{suffix}")
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(self._window, say(key, self._lang()), start, kinds)
        return Path(chosen).with_suffix(suffix) if chosen else None
