"""Every command of the window: its name, its keys, its menu."""

from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from qjviewer.ui.window.appearance import LOOKS
from qjviewer.ui.window.choice_menu import ChoiceMenu
from qjviewer.ui.window.menu_title import entitle
from qjviewer.ui.window.owner_menu import OwnerMenu
from qjviewer.ui.window.recent_menu import RecentMenu
from qjviewer.ui.window.series_menu import SeriesMenu
from qjviewer.wording import LANGUAGES, Language, say

MENUS = ("file", "view", "help")
SEPARATOR = "-"
# From the first page, from the tab in front, with the console on the only screen; the order of pages,
# the check before a meeting and the times spent in the last show.
SHOWS = ("present", "present-here", "present-alone", "arrange", "preflight", "times")
# Other people's formats, and the form that is filled in elsewhere.
EXCHANGES = ("export", "form", "import")
# A bureau's workbook, chosen here or dropped on the window.
INTAKE = "intake"

# What stands beside the page.
PANELS = ("problems", "claims", "todo", "changes")


class Command(msgspec.Struct, frozen=True):
    """`name` is also its phrase `window.command-<name>`; a `state` makes it a switch."""

    name: str
    menu: str
    keys: tuple[str, ...] = ()
    switch: bool = False


COMMANDS = (
    Command("new", "file", ("Ctrl+N",)),
    Command("open", "file", ("Ctrl+O",)),
    Command("intake", "file", ("Ctrl+I",)),
    Command("reload", "file", ("Ctrl+R",)),
    Command("roll", "file", ("Ctrl+Shift+N",)),
    Command(SEPARATOR, "file"),
    Command("export", "file", ("Ctrl+S",)),
    Command("form", "file", ("Ctrl+Shift+S",)),
    Command("import", "file", ("Ctrl+Shift+O",)),
    Command(SEPARATOR, "file"),
    Command("print", "file", ("Ctrl+P",)),
    Command("present", "file", ("F5",)),
    Command("present-here", "file", ("Shift+F5",)),
    Command("present-alone", "file", ("Alt+F5",)),
    Command("arrange", "file", ("Ctrl+Shift+F5",)),
    Command("preflight", "file", ("Ctrl+F5",)),
    Command("times", "file", ("Ctrl+Shift+T",)),
    Command(SEPARATOR, "file"),
    Command("settings", "file", ("Ctrl+,",)),
    Command("quit", "file", ("Ctrl+Q",)),
    Command("find", "view", ("Ctrl+F",)),
    Command("context", "view", ("Ctrl+E",), switch=True),
    Command("undo", "view", ("Ctrl+Z",)),
    Command("redo", "view", ("Ctrl+Y", "Ctrl+Shift+Z")),
    Command("problems", "view", ("Ctrl+M",)),
    Command("claims", "view", ("Ctrl+K",)),
    Command("todo", "view", ("Ctrl+T",)),
    Command("changes", "view", ("Ctrl+D",)),
    Command(SEPARATOR, "view"),
    Command("next-tab", "view", ("Ctrl+Tab", "Ctrl+PgDown")),
    Command("previous-tab", "view", ("Ctrl+Shift+Tab", "Ctrl+PgUp")),
    Command(SEPARATOR, "view"),
    Command("larger", "view", ("Ctrl++", "Ctrl+=")),
    Command("smaller", "view", ("Ctrl+-",)),
    Command("normal-size", "view", ("Ctrl+0",)),
    Command("full-screen", "view", ("F11",), switch=True),
    Command("keys", "help", ("F1",)),
    Command("about", "help", ("Shift+F1",)),
)


class Commands:
    """The actions of a window and the menus they stand in."""

    def __init__(self, window: QMainWindow, slots: Mapping[str, Callable[[], object]]) -> None:
        self._menus: dict[str, QMenu] = {name: window.menuBar().addMenu("") for name in MENUS}
        self.actions: dict[str, QAction] = {}
        for command in COMMANDS:
            menu = self._menus[command.menu]
            if command.name == SEPARATOR:
                menu.addSeparator()
            else:
                self.actions[command.name] = _action(command, menu, window, slots[command.name])
        self.language = ChoiceMenu("language", LANGUAGES, window)
        self.theme = ChoiceMenu("theme", LOOKS, window)
        self.recent, self.series = RecentMenu(window), SeriesMenu(window)
        self.owners = OwnerMenu(window)
        for menu in (self.recent, self.series):
            self._menus["file"].insertMenu(self.actions["reload"], menu)
        self._menus["view"].insertMenu(self.actions["undo"], self.owners)
        self._menus["view"].addSeparator()
        for choice in (self.language, self.theme):
            self._menus["view"].addMenu(choice)

    def set_language(self, lang: Language) -> None:
        """Name everything in a language."""
        for name, menu in self._menus.items():
            entitle(menu, say(f"window.menu-{name}", lang))
        for name, action in self.actions.items():
            action.setText(say(f"window.command-{name}", lang))
        for choice in (self.language, self.theme):
            choice.set_language(lang)
        self.language.set_current(lang)
        self.series.set_language(lang)

    def enable(
        self, *, briefing: bool, can_print: bool, can_present: bool, can_exchange: bool, can_take_in: bool
    ) -> None:
        """Offer what can be done now; what the program lacks altogether is not shown."""
        for name in ("reload", "find", "context", *PANELS, "next-tab", "previous-tab", "roll"):
            self.actions[name].setEnabled(briefing)
        possibles = {"print": can_print} | dict.fromkeys(SHOWS, can_present)
        possibles |= dict.fromkeys(EXCHANGES, can_exchange) | {INTAKE: can_take_in}
        for name, possible in possibles.items():
            self.actions[name].setVisible(possible)
            self.actions[name].setEnabled(possible and briefing)


def _action(command: Command, menu: QMenu, window: QMainWindow, slot: Callable[[], object]) -> QAction:
    action = menu.addAction("")
    action.setObjectName(command.name)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    action.setCheckable(command.switch)
    action.triggered.connect(lambda *_: slot())
    # On the window too: shortcuts work while the menu bar is hidden in full screen.
    window.addAction(action)
    return action
