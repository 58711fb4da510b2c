"""The program with a window: joins the store, the window, printing and presenting."""

import argparse
import os
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from qjviewer import __version__
from qjviewer.cli import DONE, PROBLEMS
from qjviewer.garbage import kept
from qjviewer.load import Loaded, View, checked
from qjviewer.release import release_of
from qjviewer.resources import builtin_bundle
from qjviewer.ui.draw import collector, motion
from qjviewer.ui.draw.headless import has_display
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.window.application import Application
from qjviewer.ui.window.crash import CrashHandler
from qjviewer.ui.window.dress import STYLE, note_style
from qjviewer.ui.window.memory import Memory
from qjviewer.wording import LANGUAGES, Language, say

# Dialogs are imported when something has to be asked, the window where there is one: a kiosk has none.
if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

    from qjviewer.ui.present.presenter import Presenter
    from qjviewer.ui.window.consent import Way
    from qjviewer.ui.window.key_groups import KeyGroup
    from qjviewer.ui.window.main_window import MainWindow
    from qjviewer.ui.window.single import Doorbell

# Milliseconds after which the first page has been painted.
_REST = 1500
# The commands that begin a show.
SHOWS_BEGUN = ("present", "present-here", "present-alone")


def open_window(argv: Sequence[str]) -> int:
    """Open a briefing in the window; gives the exit code once the window is closed."""
    args = _arguments(argv)
    # What this start asks for, what the user chose, what the system speaks.
    memory = Memory()
    lang = args.lang or memory.language or system_language()
    if not has_display():
        print(say("cli.no-display", lang), file=sys.stderr)
        return PROBLEMS
    app = Application([*sys.argv[:1], *STYLE])
    note_style(app)
    app.setApplicationName("qjviewer")
    app.setApplicationVersion(__version__)
    # By which Wayland finds the menu entry, and with it the icon.
    app.setDesktopFileName("qjviewer")
    bell = None
    # A kiosk is left alone: nothing started later may change what it shows.
    if not args.kiosk and not args.new_window:
        from qjviewer.ui.window.single import Doorbell, meeting_place

        bell = Doorbell(meeting_place(), app)
        if not bell.hang(args.path, lambda socket: _wait_or_open(socket, lang)):
            return DONE
    crash = CrashHandler(lang=lang)
    crash.install()
    # What is made until the first page is painted lives on: no need to look for garbage in it.
    collector.hold()
    QTimer.singleShot(_REST, collector.release)
    session = Session(args.path or builtin_bundle(), View(lang, memory.context))
    session.listen(bell, app)
    session.begin(kiosk=args.kiosk)
    kept()
    try:
        return app.exec()
    finally:
        crash.remove()


def _wait_or_open(socket: "QLocalSocket", lang: Language) -> bool:
    from qjviewer.ui.window.unanswered import wait_or_open

    return wait_or_open(socket, lang)


def _consents(window: QMainWindow, loaded: Loaded, way: "Way") -> bool:
    from qjviewer.ui.window.consent import consents

    return consents(window, loaded, way)


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("qjviewer", description=say("cli.usage"))
    parser.add_argument("path", nargs="?", type=Path, help=say("cli.arg-path"))
    parser.add_argument("--lang", choices=LANGUAGES, help=say("cli.arg-lang"))
    parser.add_argument("--kiosk", action="store_true", help=say("cli.arg-kiosk"))
    parser.add_argument("--new-window", action="store_true", help=say("settings.arg-new-window"))
    return parser.parse_args(argv)


def system_language() -> Language:
    """The interface language for the system's locale; Simplified Chinese where it is none of ours."""
    locale = QLocale.system()
    if locale.language() == QLocale.Language.English:
        return "en"
    traditional = locale.script() == QLocale.Script.TraditionalHanScript
    return "zh-Hant" if traditional else "zh-Hans"


def all_keys(lang: Language) -> "tuple[KeyGroup, ...]":
    """The keys of the window, then those of a show."""
    from qjviewer.ui.present.keys import key_lines
    from qjviewer.ui.window.key_groups import KeyGroup, key_groups

    return (*key_groups(lang), KeyGroup(say("keys.group-show", lang), key_lines(lang)))


class Session:
    """One briefing with its window; printing and presenting are imported when first asked for.

    A kiosk has no window but the one that its audience sees, unless something is to be asked or told.
    """

    def __init__(self, path: Path, view: View) -> None:
        self._path = path
        self.store = BundleStore(view)
        self.presenter: Presenter | None = None

    @cached_property
    def window(self) -> "MainWindow":
        """The main window, made when it is first wanted."""
        from qjviewer.ui.window.main_window import MainWindow

        return MainWindow(
            self.store,
            print_pages=self.print_pages,
            present=self.present,
            exchange=self.exchange,
            take_in=self.take_in,
            keys=all_keys,
        )

    @property
    def _is_open(self) -> bool:
        """Whether the main window was made."""
        return "window" in self.__dict__

    def begin(self, *, kiosk: bool = False) -> None:
        """Show the window, or in a kiosk soon the first page, and read the briefing."""
        if kiosk:
            self.store.loaded.connect(self._loop)
            self.store.failed.connect(self._show_instead)
            motion.choose(Memory().motion)
        else:
            self._show_window()
            QTimer.singleShot(_REST, self.window, self._rest)
        self.store.open(self._path)

    def _rest(self) -> None:
        """Ask and import, while nobody waits, what the first click will want."""
        # Whether the system wants things to move.
        motion.wanted()
        import qjviewer.pages.evidence
        import qjviewer.ui.window.evidence_drawer  # noqa: F401

    def _show_window(self) -> None:
        self.window.restore()
        self.window.show()

    def listen(self, bell: "Doorbell | None", app: Application) -> None:
        """Open what later starts and the desktop hand over; not during a show."""
        if bell is not None:
            bell.is_busy = lambda: self.presenter is not None and self.presenter.running is not None
            bell.raised.connect(self._come_forward)
            bell.path_received.connect(self._open)
        app.path_received.connect(self._open)

    def _open(self, path: Path) -> None:
        self.window.open(path)

    def _come_forward(self, leave: str) -> None:
        if leave:
            from qjviewer.ui.window.single import LEAVE

            os.environ[LEAVE] = leave  # where Qt looks for it
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def print_pages(self, window: QMainWindow, loaded: Loaded, tab: str) -> None:
        """Preview the printed pages, where the briefing may be released or somebody wants it all the same."""
        loaded = checked(loaded)
        if not _consents(window, loaded, "print"):
            return
        from qjviewer.ui.printing.print_dialog import PrintDialog

        PrintDialog(window, loaded).open()

    def exchange(self, window: QMainWindow, loaded: Loaded, tab: str, how: str) -> None:
        """Export the briefing, save a form to fill in, or read one back."""
        loaded = checked(loaded)
        if how == "export" and not _consents(window, loaded, "export"):
            return
        from qjviewer.ui.export.desk import start
        from qjviewer.ui.window.desktop_files import open_in_desktop

        start(how, window, loaded, open_in_desktop)

    def take_in(self, window: QMainWindow, loaded: Loaded, path: Path | None) -> None:
        """Take a bureau's workbook into the briefing, one that is chosen where none is given."""
        from qjviewer.ui.intake.taking_in import choose_workbook, take_in

        chosen = path or choose_workbook(window, loaded)
        if chosen is not None:
            take_in(window, loaded, chosen, self.window.body.theme, self.store.reload)

    def present(self, window: QMainWindow, loaded: Loaded, tab: str, how: str) -> None:
        """Start the show, check the room before it, or tell the times of the last one."""
        presenter = self._presenter_for(loaded)
        # A clicker's second F5 must not ask anything before an audience.
        if how in SHOWS_BEGUN and (presenter.running or not self._may_present(window, loaded, presenter)):
            return
        match how:
            case "preflight":
                presenter.open_preflight()
            case "arrange":
                presenter.open_sorter()
            case "times":
                presenter.open_report()
            case "present":
                presenter.start()
            case "present-here":
                presenter.start(tab)
            case "present-alone":
                presenter.start(tab, "console")

    def _may_present(self, window: QMainWindow, loaded: Loaded, presenter: "Presenter") -> bool:
        loaded = checked(loaded)
        presenter.take_checked(loaded)
        return _consents(window, loaded, "present")

    def _loop(self, loaded: Loaded) -> None:
        """Begin the loop of a kiosk; a briefing that may not be released is first shown in the window."""
        self.store.loaded.disconnect(self._loop)
        self.store.failed.disconnect(self._show_instead)
        loaded = checked(loaded, claims=False)
        if not release_of(loaded).is_clean:
            self._show_window()
            self.window.show_loaded(loaded)
            if not _consents(self.window, loaded, "present"):
                return
        # Nothing that can be edited stays open before the public: the end of the loop is the end.
        presenter = self._presenter_for(loaded)
        presenter.ended.connect(self._quit)
        presenter.start(None, "kiosk")
        if self._is_open:
            self.window.hide()
        elif loaded.path != builtin_bundle():
            Memory().note(loaded.path)

    def _show_instead(self, loaded: Loaded) -> None:
        """Tell in the window why there is nothing to loop; it begins once that is mended."""
        if not self._is_open:
            self._show_window()
            self.window.show_failed(loaded)

    def _presenter_for(self, loaded: Loaded) -> "Presenter":
        from qjviewer.ui.present.presenter import Presenter

        if self.presenter is None:
            window = self.window if self._is_open else None
            self.presenter = Presenter(loaded, self.store, window, theme=lambda: self.window.body.theme)
            if window is not None:
                self.presenter.ended.connect(window.body.go_to_tab)
            self.presenter.quit_requested.connect(self._quit)
        return self.presenter

    def _quit(self) -> None:
        """Close the window and end the program, which closing a hidden window alone would not."""
        if self._is_open:
            self.window.close()
        self.store.close()
        QApplication.quit()
