"""What the check on the bus shows: every tab, panel and dialog, a show, and a walk by keyboard alone."""

import datetime as dt
import os
import re
import shutil
import subprocess
import tempfile
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from qjviewer.load import View, load
from qjviewer.resources import builtin_bundle
from tests.ui.bus.listener import Listener, Speech, lines_of

DATA = builtin_bundle().parent
SECOND = DATA / "zhejiang-2024q1q3"
HOME = Path(tempfile.gettempdir()) / "qjviewer-bus"
SIZE = 1280, 800
QUIET = 120  # milliseconds for what a key set off
TAB_KEY, BACK_TAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
PAGE = "document frame"
LONGEST_WALK = 400
HIGHEST = 1 << 20  # pixels of a page
PLACES = ((str(HOME), "HOME"), (str(DATA), "DATA"))
MOMENTS = (
    (re.compile(r"(?<!\d)\d\d:\d\d(?!\d)"), "hh:mm"),
    (re.compile(r"\d+\.\d+\.\d+"), "x.y.z"),
    # Of the files, which change more often than what is heard of them.
    (re.compile(r"\b[0-9a-f]{4}( [0-9a-f]{4}){3}\b"), "xxxx xxxx xxxx xxxx"),
    (re.compile(r"(?<=已锁定 )[0-9a-f]{4} [0-9a-f]{4}\b"), "xxxx xxxx"),
)
TABS = ["overview", "industry", "investment", "consumption", "remarks"]
SECOND_TABS = ["overview", "sectors", "trend", "compare", "investment", "consumption", "income"]


class Stage:
    """The program as it runs, with a listener on the bus."""

    def __init__(self):
        from qjviewer.app import Session

        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir()
        os.environ |= {"XDG_CONFIG_HOME": str(HOME), "QJVIEWER_DATA": str(HOME / "data"), "HOME": str(HOME)}
        self.app = QApplication(["qjviewer"])
        self.app.setApplicationName("qjviewer")
        self.session = Session(builtin_bundle(), View())
        self.window = self.session.window
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.listener = Listener()
        self.speech = Speech()
        self.rest(600)
        self.listener.tree()

    @property
    def body(self):
        return self.window.body

    def rest(self, milliseconds=QUIET):
        """Let everything come to rest."""
        until = QDeadlineTimer(milliseconds)
        while not until.hasExpired():
            QTest.qWait(15)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def show(self, path, lang="zh-Hans"):
        """Show a briefing, checked."""
        self.window.show_loaded(load(path, View(lang)))
        self.rest(900)

    def home(self):
        """Back to the first tab of the briefing that ships, with nothing open."""
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog) and top.isVisible():
                top.close()
        while self.body.close_something():
            pass
        now = self.body.loaded
        if now is None or (now.path, now.view.lang) != (builtin_bundle(), "zh-Hans"):
            self.show(builtin_bundle())
        self.body.go_to_tab("overview")
        self.window.activateWindow()
        self.body.pages.view().setFocus(Qt.FocusReason.OtherFocusReason)
        self.rest()
        self.listener.heard()

    def key(self, key, modifiers=NONE):
        """Press a key in whatever window has the keyboard; what is said then."""
        window = QGuiApplication.focusWindow()
        assert window is not None, "the keyboard is nowhere"
        QTest.keyClick(window, key, modifiers)
        self.rest()
        return self.said()

    def type(self, text):
        """Type words into the field under the keyboard."""
        # As an input method hands them over.
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)
        self.rest(600)

    def said(self):
        """What was said since it was asked last."""
        found = [self.speech.of(event) for event in self.listener.heard()]
        return [words for words in found if words]

    def trees(self, wanted=lambda node: True, leave_out=lambda node: False):
        """The windows wanted, as lines."""
        found = (lines_of(node, 0, leave_out) for node in self.listener.tree() if wanted(node))
        return [line for lines in found for line in lines]


# Scenes -------------------------------------------------------------------------------------


def below(node, role):
    """The first thing of a role in a tree."""
    if node["role"] == role:
        return node
    return next(filter(None, (below(child, role) for child in node["children"])), None)


def is_page(node):
    """The page of a tab, which has a scene of its own."""
    return node["role"] == PAGE and node["name"] == "总览"


def is_outside(node):
    """What stands in the scene of the window."""
    return is_page(node) or node["role"] in ("menu bar", "page tab list")


def tab(path, name, lang="zh-Hans"):
    """A page alone; what is around it stands in the scene of the window."""

    def scene(stage):
        # Charts are made beforehand once they are quick to make.
        import_module("pyqtgraph")
        now = stage.body.loaded
        if now is None or (now.path, now.view.lang) != (path, lang):
            stage.show(path, lang)
        stage.body.go_to_tab(name)
        view = stage.body.pages.view()
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        view.verticalScrollBar().setValue(0)
        # All charts, those out of sight too: which of them are made already is chance.
        view.canvas.prepare(0, HIGHEST)
        stage.rest(600)
        page = next(filter(None, (below(node, PAGE) for node in stage.listener.tree())))
        return list(lines_of(page))

    return scene


def around(stage):
    """The window but for its page."""
    stage.home()
    return stage.trees(leave_out=is_page)


def start_page(stage):
    """The window with nothing open, as another window of the same program."""
    from PySide6.QtCore import QSettings

    from qjviewer.ui.live.live_store import BundleStore
    from qjviewer.ui.window.main_window import MainWindow

    stage.home()
    settings = QSettings(str(HOME / "empty.ini"), QSettings.Format.IniFormat)
    empty = MainWindow(BundleStore(), settings=settings)
    stage.window.hide()
    empty.show()
    stage.rest(500)
    found = stage.trees()
    empty.close()
    empty.deleteLater()
    stage.window.show()
    stage.rest(400)
    return found


def panel(opens):
    """What stands beside the page, with the window around it."""

    def scene(stage):
        stage.home()
        opens(stage)
        stage.rest(700)
        said = stage.said()
        return ["said:", *(f"  {words}" for words in said), "", *stage.trees(leave_out=is_outside)]

    return scene


def same_everywhere(line):
    """A line without what differs from one machine or minute to the next."""
    for there, here in PLACES:
        line = line.replace(there, here)
    for found, here in MOMENTS:
        line = found.sub(here, line)
    return line


def by_command(name):
    return lambda stage: stage.window.commands.actions[name].trigger()


def find_investment(stage):
    by_command("find")(stage)
    stage.rest()
    stage.type("投资")


PANELS = {
    "evidence": lambda stage: stage.window.show_evidence("fai.yoy@zhejiang@2022H1"),
    "evidence-computed": lambda stage: stage.window.show_evidence("fai.yoy@qujiang@2023H1 vs zhejiang"),
    "find": find_investment,
    **{name: by_command(name) for name in ("problems", "claims", "todo", "changes")},
}


def dialog(opens):
    """A window over the window; what is said as it opens, and where the keyboard is after it has gone."""

    def scene(stage):
        stage.home()
        opens(stage)
        stage.rest(900)
        said = stage.said()
        tree = stage.trees(lambda node: node["role"] != "frame")
        closed = stage.key(Qt.Key.Key_Escape)
        lines = ["said:", *(f"  {words}" for words in said), "", *tree, ""]
        return [*lines, "after Esc:", *(f"  {words}" for words in closed)]

    return scene


def take_in(stage):
    from qjviewer.ui.intake.taking_in import take_in
    from tests.ui.intake.workbook import BUNDLE, month

    folder = HOME / "简报"
    folder.mkdir(exist_ok=True)
    (folder / "briefing.yaml").write_text(BUNDLE, encoding="utf-8")
    workbook = HOME / "乙县统计月报2026-06.xlsx"
    workbook.write_bytes(month())
    take_in(stage.window, load(folder), workbook, stage.body.theme, lambda: None)


def file_dialog(stage):
    """Qt's own; it blocks until it is closed, so the one the program asks for is made here."""
    from PySide6.QtWidgets import QFileDialog

    from qjviewer.wording import say

    title, kinds = (say(f"window.open-{name}", "zh-Hans") for name in ("title", "kinds"))
    folder = HOME / "empty"
    folder.mkdir(exist_ok=True)
    made = QFileDialog(stage.window, title, str(folder), kinds)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.open()


def new(stage):
    from qjviewer.ui.window.new_briefing import NewBriefing

    NewBriefing(stage.window, HOME, "zh-Hans", dt.date(2026, 11, 27)).open()


def print_pages(stage):
    from qjviewer.ui.printing.print_dialog import PrintDialog

    by_command("print")(stage)
    (made,) = stage.window.findChildren(PrintDialog)
    for _ in range(60):
        stage.rest(200)
        if made.thumbnails.currentItem() is not None:
            return


def licences(stage):
    from qjviewer.ui.window.licences import LicencesDialog

    LicencesDialog(stage.window, "zh-Hans").show()


def crash(stage):
    from qjviewer.ui.window.crash_dialog import CrashDialog

    CrashDialog(builtin_bundle(), "zh-Hans", stage.window).show()


BY_COMMAND = ["roll", "export", "settings", "keys", "about", "preflight", "times", "arrange"]
DIALOGS = {
    **{name: by_command(name) for name in BY_COMMAND},
    "new": new,
    "print": print_pages,
    "take-in": take_in,
    "open": file_dialog,
    "licences": licences,
    "crash": crash,
}


# A show -------------------------------------------------------------------------------------

WALK_OF_A_SHOW = (
    ("Right", Qt.Key.Key_Right, NONE),
    ("Right", Qt.Key.Key_Right, NONE),
    ("Right", Qt.Key.Key_Right, NONE),
    ("Left", Qt.Key.Key_Left, NONE),
    ("B", Qt.Key.Key_B, NONE),
    ("B", Qt.Key.Key_B, NONE),
    ("F", Qt.Key.Key_F, NONE),
    ("Right", Qt.Key.Key_Right, NONE),
    ("F", Qt.Key.Key_F, NONE),
    ("G", Qt.Key.Key_G, NONE),
    ("Right", Qt.Key.Key_Right, NONE),
    ("Enter", Qt.Key.Key_Return, NONE),
    ("End", Qt.Key.Key_End, NONE),
    ("F1", Qt.Key.Key_F1, NONE),
    ("Esc", Qt.Key.Key_Escape, NONE),
    ("/", Qt.Key.Key_Slash, NONE),
)
ASKED = "投资"


def show(how):
    """The windows of a show, then what is said while it goes on."""

    def scene(stage):
        stage.home()
        by_command(how)(stage)
        # What is said of the first page, before the system has answered whether it stays awake.
        stage.rest(200)
        first = stage.said()
        stage.rest(1500)
        lines = ["said:", *(f"  {words}" for words in (*first, *stage.said())), ""]
        lines += [*stage.trees(lambda node: below(node, "page tab list") is None), ""]
        for name, key, modifiers in WALK_OF_A_SHOW:
            lines += [f"{name}:", *(f"  {words}" for words in stage.key(key, modifiers))]
        stage.type(ASKED)
        lines += [f"{ASKED}:", *(f"  {words}" for words in stage.said())]
        for name in ("Return", "Escape", "Escape"):
            lines += [f"{name}:", *(f"  {words}" for words in stage.key(Qt.Key[f"Key_{name}"]))]
        stage.session.presenter.stop()
        stage.rest(600)
        return lines

    return scene


# By keyboard alone --------------------------------------------------------------------------


def fresh(stage):
    """Pages on which the keyboard has not been, and a recent briefing, whatever was played before."""
    stage.show(SECOND)
    stage.home()


def round_of_tab(stage):
    """Tab until it is back where it began; a stop that says nothing is told as such."""
    first = None
    for _ in range(LONGEST_WALK):
        said = stage.key(TAB_KEY)
        here = QApplication.focusWidget()
        place = (here, getattr(here, "spoken_focus", None))
        if place == first:
            return
        first = first or place
        yield "Tab: " + ("\n     ".join(said) if said else f"SILENCE at {type(here).__name__}")
    yield "!! Tab never comes round"


def walk(name):
    """Every stop of Tab on a page."""

    def scene(stage):
        fresh(stage)
        stage.body.go_to_tab(name)
        stage.body.pages.view().setFocus(Qt.FocusReason.OtherFocusReason)
        stage.rest(500)
        return [*stage.said(), *round_of_tab(stage)]

    return scene


def pressed(stage, *keys):
    """Keys as xdotool names them, sent by the X server as a keyboard would; each with what is said then."""
    for key in keys:
        subprocess.run(["xdotool", "key", key], check=True)
        stage.rest(150)
        said = stage.said()
        yield f"{key}: " + ("\n     ".join(said) if said else "SILENCE")


def menus(stage):
    """Through the menus by Alt and the arrows."""
    fresh(stage)
    # As slowly as a hand: for a listener Qt sends each key round by the bus, and Alt would overtake the menu.
    subprocess.run(["xdotool", "keydown", "alt"], check=True)
    stage.rest(400)
    lines = list(pressed(stage, "f"))
    subprocess.run(["xdotool", "keyup", "alt"], check=True)
    lines += pressed(stage, *["Down"] * 24, "Right", *["Down"] * 19, "Right")
    return [*lines, *pressed(stage, "Escape", "Escape", "Escape")]


def inside(stage):
    """Arrows within the strip of tabs, a chart and a table; evidence and back."""
    from qjviewer.ui.draw.screen import ChartView
    from qjviewer.ui.widgets.grid import Grid

    fresh(stage)
    lines = []
    view = stage.body.pages.view()
    first = {kind: next(w for w in view.findChildren(kind) if w.isVisible()) for kind in (ChartView, Grid)}
    for widget, keys in (
        (first[ChartView], ("Right", "Right", "Down", "Home", "Return", "Escape")),
        (first[Grid], ("Right", "Down", "Left", "Up", "Up", "End", "Return", "Escape")),
        (stage.body.tabs, ("Right", "Right", "Left", "Left")),
    ):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        stage.rest(300)
        lines += ["", *stage.said(), *pressed(stage, *keys)]
    return lines


SCENES = {
    "window": around,
    "start": start_page,
    **{f"tab-{name}": tab(builtin_bundle(), name) for name in TABS},
    "tab-overview-en": tab(builtin_bundle(), "overview", "en"),
    **{f"second-{name}": tab(SECOND, name) for name in SECOND_TABS},
    **{f"panel-{name}": panel(opens) for name, opens in PANELS.items()},
    **{f"dialog-{name}": dialog(opens) for name, opens in DIALOGS.items()},
    "show": show("present"),
    "show-console": show("present-alone"),
    **{f"walk-{n}": walk(n) for n in ("overview", "remarks")},
    "walk-menus": menus,
    "walk-inside": inside,
}
NAMES = tuple(SCENES)


def play_all(names):
    """Each scene asked for, all without a name: its name and its lines."""
    stage = Stage()
    try:
        for name in names or NAMES:
            if name.partition("-")[0] not in ("tab", "second"):
                stage.home()
            # Each stands alone: what is around is told anew.
            stage.speech = Speech()
            yield name, map(same_everywhere, SCENES[name](stage))
    finally:
        stage.listener.close()
        stage.window.close()
