"""The main window: joins the store, the body and the commands."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QUndoStack,
)
from PySide6.QtWidgets import QMainWindow

from qjviewer.bundle.files import MAIN_FILE
from qjviewer.load import Loaded, View
from qjviewer.resources import builtin_bundle, resource
from qjviewer.ui.draw.fonts import load_fonts
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.window.appearance import Appearance
from qjviewer.ui.window.commands import EXCHANGES, INTAKE, SHOWS, Commands
from qjviewer.ui.window.editions_desk import EditionsDesk
from qjviewer.ui.window.failure import failure_words, worst_of
from qjviewer.ui.window.key_groups import KeyGroup, key_groups
from qjviewer.ui.window.memory import DEFAULT_SIZE, Memory
from qjviewer.ui.window.news import News
from qjviewer.ui.window.qt_words import translate_qt
from qjviewer.ui.window.scale import next_zoom
from qjviewer.ui.window.tracing import Tracing
from qjviewer.ui.window.views import Views
from qjviewer.ui.window.window_body import WindowBody
from qjviewer.wording import Language, listed, say

if TYPE_CHECKING:
    from qjviewer.ui.window.start_page import StartPage

# Each is called with the window, the briefing shown and the tab in front.
Outside = Callable[[QMainWindow, Loaded, str], object]
# As Outside, and the name of the command of `SHOWS` or `EXCHANGES` that asks for it.
Named = Callable[[QMainWindow, Loaded, str, str], object]

# Milliseconds after which ways to a briefing are offered where none is on its way: they would only flash up.
_WAYS_AFTER = 300

# Called with the window, the briefing shown, and a workbook; None asks for one.
TakeIn = Callable[[QMainWindow, Loaded, Path | None], object]


def _open_in_desktop(path: Path, line: int) -> bool:
    from qjviewer.ui.window.desktop_files import open_in_desktop

    return open_in_desktop(path, line)


class MainWindow(QMainWindow):
    """Shows what a store holds; printing and presenting are given to it from outside."""

    def __init__(
        self,
        store: BundleStore,
        *,
        theme: Theme | None = None,
        settings: QSettings | None = None,
        print_pages: Outside | None = None,
        present: Named | None = None,
        exchange: Named | None = None,
        take_in: TakeIn | None = None,
        keys: Callable[[Language], Sequence[KeyGroup]] = key_groups,
        open_file: Callable[[Path, int], object] | None = None,
    ) -> None:
        super().__init__()
        self._store = store
        self._memory = Memory(settings)
        self._look = Appearance(self, self._memory, theme, lambda look: self.body.set_theme(look))
        self._print, self._present, self._exchange = print_pages, present, exchange
        self._take_in = take_in
        self._keys = keys
        self._undo = QUndoStack(self)
        self._views = Views(store, self._memory, self._undo, self._speak)
        self.body = WindowBody(self)
        self.news = News(self)
        opener = _open_in_desktop if open_file is None else open_file
        self._tracing = Tracing(self, self.body, lambda: store.view.lang, opener, self.open)
        self._editions = EditionsDesk(
            self,
            self.body,
            lambda: store.view.lang,
            self._tracing.show_evidence,
            self._tracing.open_span,
            self.open,
            store.reload,
        )
        self.commands = Commands(self, self._slots())
        self.setCentralWidget(self.body)
        self.setWindowIcon(QIcon(str(resource("icons", "qjviewer.svg"))))
        self.setAcceptDrops(True)
        self.resize(*DEFAULT_SIZE)
        self._wire()
        self.set_theme(self._look.theme)
        self._speak(store.view.lang)
        self._offer()
        self._warn_of_fonts()
        self._ways = QTimer(self, singleShot=True, interval=_WAYS_AFTER)
        self._ways.timeout.connect(self._offer_ways)
        self._ways.start()

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self._new,
            "open": self.choose_file,
            "reload": self._store.reload,
            "print": lambda: self._outside(self._print),
            **{name: partial(self._start_show, name) for name in SHOWS},
            **{name: partial(self._start_exchange, name) for name in EXCHANGES},
            INTAKE: lambda: self._take(None),
            "settings": self._settings,
            "quit": self.close,
            "find": lambda: self.body.find_panel.open_panel(),
            "context": self._views.toggle_context,
            "undo": self._undo.undo,
            "redo": self._undo.redo,
            "problems": lambda: self.body.toggle_problems(),
            "claims": lambda: self.body.toggle_claims(),
            "roll": lambda: self._editions.roll(),
            "todo": lambda: self._editions.toggle_todo(),
            "changes": lambda: self._editions.toggle_changes(),
            "next-tab": lambda: self.body.step_tab(1),
            "previous-tab": lambda: self.body.step_tab(-1),
            "larger": lambda: self.set_zoom(next_zoom(self._look.zoom, 1)),
            "smaller": lambda: self.set_zoom(next_zoom(self._look.zoom, -1)),
            "normal-size": lambda: self.set_zoom(1.0),
            "full-screen": self._toggle_full_screen,
            "keys": self._show_keys,
            "about": self._about,
        }

    def _wire(self) -> None:
        body, store = self.body, self._store
        store.loaded.connect(self.show_loaded)
        store.checked.connect(self._show_checked)
        store.failed.connect(self.show_failed)
        body.header.find_requested.connect(lambda: body.find_panel.open_panel())
        body.header.print_requested.connect(lambda: self._outside(self._print))
        body.header.present_requested.connect(lambda: self._start_show("present"))
        body.header.context_requested.connect(lambda _: self._views.toggle_context())
        body.pages.figure_requested.connect(self._tracing.show_evidence)
        body.pages.item_requested.connect(self._tracing.show_evidence)
        body.pages.copy_requested.connect(self._tracing.copy)
        body.made.connect(self._wire_part)
        body.status.problems_requested.connect(body.toggle_problems)
        self._undo.canUndoChanged.connect(self.commands.actions["undo"].setEnabled)
        self._undo.canRedoChanged.connect(self.commands.actions["redo"].setEnabled)
        for menu in (self.commands.recent, self.commands.series):
            menu.path_requested.connect(self.open)
        self.commands.owners.chosen.connect(self._views.choose_owner)
        self.commands.language.chosen.connect(self._views.choose_language)
        self.commands.theme.chosen.connect(self._look.choose)
        self._look.chosen.connect(self.commands.theme.set_current)
        self.commands.theme.set_current(self._memory.look)
        for number in range(1, 10):
            key = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            key.activated.connect(lambda number=number: body.pick_tab(number))

    def _wire_part(self, name: str, part: Any) -> None:
        """Listen to a part of the body that is made only now."""
        tracing = self._tracing
        match name:
            case "drawer":
                part.evidence_requested.connect(tracing.show_evidence)
                part.file_requested.connect(tracing.open_span)
            case "problems":
                part.problem_requested.connect(tracing.show_problem)
                part.file_requested.connect(tracing.open_span)
            case "claims":
                part.place_requested.connect(tracing.show_claim)
                part.evidence_requested.connect(tracing.show_evidence)
                part.file_requested.connect(tracing.open_span)
            case "empty":
                part.open_requested.connect(self.choose_file)
                part.new_requested.connect(self._new)
                part.built_in_requested.connect(lambda: self.open(builtin_bundle()))
                part.path_requested.connect(self.open)
                self._show_ways(part)

    # What the store brings -------------------------------------------------------------

    def show_loaded(self, loaded: Loaded) -> None:
        """Show a good reading."""
        self._tracing.latest = loaded
        if loaded.path != builtin_bundle():
            self._memory.note(loaded.path)
        before = self.body.loaded
        self.body.show_loaded(loaded)
        self.news.shown(before, loaded)
        self.body.problem_bar.hide()
        self._after(loaded)

    def _show_checked(self, loaded: Loaded) -> None:
        """Tell what the rules found; the pages are the same, but for figures read only now."""
        shown = self.body.loaded
        if shown is None or shown.pages != loaded.pages:
            self.show_loaded(loaded)
        else:
            self._tracing.latest = self.body.loaded = loaded
            self.body.show_problems(loaded, self._store.view.lang)
        self.news.checked(loaded)

    def show_failed(self, loaded: Loaded) -> None:
        """Tell what is wrong with a reading; the last good pages stay."""
        self._tracing.latest = loaded
        lang = self._store.view.lang
        worst = worst_of(loaded)
        words = failure_words(loaded, lang, kept=self.body.loaded is not None)
        choices = []
        if worst is not None and worst.where.file:
            choices.append((say("evidence.open-file", lang), lambda: self._tracing.open_span(worst.where)))
        if len(loaded.problems) > 1:
            many = say("window.all-problems", lang, count=len(loaded.problems))
            choices.append((many, self.body.toggle_problems))
        self.body.problem_bar.say(words, choices, say("evidence.close", lang))
        self._after(loaded)

    def _after(self, latest: Loaded) -> None:
        lang = self._store.view.lang
        self.body.show_problems(latest, lang)
        self._speak(lang)
        self._offer()
        self.commands.actions["context"].setChecked(self._store.view.context)
        self._tracing.refresh()
        self._editions.refresh()

    def _offer(self) -> None:
        can = {"can_print": self._print is not None, "can_present": self._present is not None}
        can |= {"can_exchange": self._exchange is not None, "can_take_in": self._take_in is not None}
        self.commands.enable(briefing=self.body.loaded is not None, **can)
        self.commands.actions["reload"].setEnabled(self._tracing.latest is not None)
        self.body.header.offer(printing=can["can_print"], presenting=can["can_present"])
        self.commands.actions["undo"].setEnabled(self._undo.canUndo())
        self.commands.actions["redo"].setEnabled(self._undo.canRedo())

    def _speak(self, lang: Language) -> None:
        self.commands.set_language(lang)
        self.body.set_language(lang)
        self.commands.recent.show_paths(self._memory.recent, lang)
        owners = self.body.loaded.owners if self.body.loaded is not None else ()
        self.commands.owners.show_owners(owners, self._store.view.owner, lang)
        self.commands.series.show_beside(self.body.loaded.path if self.body.loaded else None)
        failed = self._tracing.latest
        if self.body.is_made("empty") or (failed is not None and self.body.loaded is None):
            self._show_ways(self.body.empty)
        translate_qt(lang)
        if (theme := self._look.theme).latin != (lang == "en"):
            self.set_theme(replace(theme, latin=lang == "en"))
        cover = self.body.loaded.cover if self.body.loaded else None
        program = say("window.program", lang)
        self.setWindowTitle(f"{cover.title} — {program}" if cover else program)

    def _show_ways(self, page: "StartPage") -> None:
        """Offer the ways to a briefing while there is none."""
        if self.body.loaded is None:
            failed = self._tracing.latest
            page.show_ways(self._memory.recent, self._store.view.lang, failed.path if failed else None)

    def _offer_ways(self) -> None:
        """Where nothing is open, some time after the window is, and nothing is on its way."""
        if self._store.is_reading:
            self._ways.start()
        elif self.body.loaded is None:
            self.body.empty.show()

    # Commands --------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a briefing and open it."""
        from PySide6.QtWidgets import QFileDialog

        lang = self._store.view.lang
        title, kinds = say("window.open-title", lang), say("window.open-kinds", lang)
        path, _ = QFileDialog.getOpenFileName(self, title, self._memory.folder, kinds)
        if path:
            self.open(Path(path))

    def _new(self) -> None:
        folder = Path(self._memory.folder)
        # Beside a briefing that is a folder, not in it.
        self._editions.new(folder.parent if (folder / MAIN_FILE).is_file() else folder)

    def open(self, path: Path) -> None:
        """Open a briefing."""
        self._memory.folder = str(path if path.is_dir() else path.parent)
        self._store.open(path)

    def set_view(self, view: View) -> None:
        """Another language, or with or without context; only the latter can be undone."""
        self._views.set(view)

    def set_theme(self, theme: Theme) -> None:
        """Other colours; the size of text stays the window's own."""
        self._look.set_theme(theme)

    def set_zoom(self, zoom: float) -> None:
        """Larger or smaller text, 0.8 to 2."""
        self._look.set_zoom(zoom)

    def _toggle_full_screen(self) -> None:
        full = not self.isFullScreen()
        self.menuBar().setVisible(not full)
        self.showFullScreen() if full else self.showNormal()
        self.commands.actions["full-screen"].setChecked(full)

    def _outside(self, command: Outside | None) -> None:
        if command is not None and self.body.loaded is not None:
            command(self, self.body.loaded, self.body.pages.current)

    def _start_show(self, how: str) -> None:
        self._by_name(self._present, how)

    def _start_exchange(self, how: str) -> None:
        self._by_name(self._exchange, how)

    def _by_name(self, command: Named | None, how: str) -> None:
        if command is not None:
            self._outside(lambda window, loaded, tab: command(window, loaded, tab, how))

    def _take(self, path: Path | None) -> None:
        if self._take_in is not None and self.body.loaded is not None:
            self._take_in(self, self.body.loaded, path)

    def _settings(self) -> None:
        from qjviewer.ui.window.settings_dialog import open_settings

        open_settings(self, self._memory, self._look, self._views, self._store.view.lang)

    def _show_keys(self) -> None:
        from qjviewer.ui.window.key_dialog import KeyDialog

        lang = self._store.view.lang
        KeyDialog(self, self._keys(lang), self._look.theme, lang).open()

    def _about(self) -> None:
        from qjviewer.ui.window.about_box import show_about

        show_about(self, self._store.view.lang)

    def show_evidence(self, name: str) -> None:
        """Open the drawer for a figure or an item."""
        self._tracing.show_evidence(name)

    def _warn_of_fonts(self) -> None:
        report, lang = load_fonts(), self._store.view.lang
        if report.missing:
            key = "window.fonts-replaced" if report.readable else "window.fonts-none"
            words = say(key, lang, fonts=listed(report.missing, lang), used=report.sans)
            self.body.font_bar.say(words, (), say("evidence.close", lang))

    # Events ----------------------------------------------------------------------------

    def restore(self) -> None:
        """Stand where the window stood last time."""
        self._memory.restore(self)
        self._look.rescale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.rescale_at_rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.body.close_something() and self.isFullScreen():
                self._toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from qjviewer.ui.window.desktop_files import dropped

        if dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from qjviewer.ui.window.desktop_files import dropped, is_workbook

        if (path := dropped(event)) is not None:
            event.acceptProposedAction()
            # A briefing's own table may end like a workbook: only beside a briefing it is one to be read.
            reads = self._take_in is not None and self.body.loaded is not None and is_workbook(path)
            self._take(path) if reads else self.open(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.save(self)
        self._store.close()
        super().closeEvent(event)
