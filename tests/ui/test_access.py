"""The window as assistive technology and the keyboard find it, with the built-in briefing."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qjviewer.load import View, load
from qjviewer.pages.blocks import text_of
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.widgets.chart_panel import ChartPanel
from qjviewer.ui.widgets.chip import ChipView
from qjviewer.ui.widgets.figure_card import FigureCard
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.window.main_window import MainWindow
from qjviewer.ui.window.shot import settle
from qjviewer.ui.window.tab_strip import TabStrip
from tests.shipped import qujiang
from tests.ui.dialogs import DIALOGS, opened
from tests.ui.reading import thing, things, unnamed
from tests.ui.sample import write_briefing

TABS = ("overview", "industry", "investment", "consumption", "remarks")


@pytest.fixture
def empty(qtbot, tmp_path):
    """The window on its start page."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    outside = dict.fromkeys(("print_pages", "present", "exchange"), lambda *_: None)
    made = MainWindow(BundleStore(), settings=settings, **outside)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(empty):
    empty.show_loaded(qujiang())
    return empty


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A small briefing: what a dialog has to offer does not depend on it."""
    return load(write_briefing(tmp_path_factory.mktemp("small")), View())


def open_evidence(window):
    window.show_evidence("fai.yoy@zhejiang@2022H1")


def open_find(window):
    window.body.find_panel.open_panel()
    window.body.find_panel.field.setText("投资")


PANELS = {"evidence": open_evidence, "find": open_find, "problems": lambda w: w.body.toggle_problems()}


# Names and roles ---------------------------------------------------------------------------


def test_the_start_page_has_names_and_roles(empty):
    assert unnamed(empty) == []


def visited(window):
    """Every tab in turn, brought to the front."""
    for tab in TABS:
        window.body.go_to_tab(tab)
        settle(3)
        yield tab


def test_everything_on_every_tab_has_a_name_and_a_role(window):
    found = {tab: unnamed(window) for tab in visited(window)}
    assert {tab: found_there for tab, found_there in found.items() if found_there} == {}


@pytest.mark.parametrize("panel", PANELS)
def test_everything_in_a_side_panel_has_a_name_and_a_role(window, panel):
    PANELS[panel](window)
    settle(3)
    assert unnamed(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_in_a_dialog_has_a_name_and_a_role(empty, small, name):
    empty.show_loaded(small)
    dialog = opened(name, empty, small)
    settle(3)
    assert things(dialog)
    assert unnamed(dialog) == []
    dialog.close()


def test_a_card_is_a_group_that_tells_its_amount_and_leads_to_the_evidence(window):
    for tab in visited(window):
        cards = window.body.pages.view().findChildren(FigureCard)
        for card in cards:
            told = thing(QAccessible.queryAccessibleInterface(card))
            assert told.role is QAccessible.Role.Grouping, tab
            assert told.value, tab
            assert told.value in told.name, tab
        if cards:
            press(cards[0])
            assert window.body.drawer.isVisible(), tab
            window.body.drawer.close_panel()


def test_what_is_a_mark_to_the_eye_is_a_word_to_the_ear(window):
    window.body.toggle_claims()
    settle(3)
    rows = [t.name for t in things(window.body.claims) if t.role is QAccessible.Role.ListItem]
    assert rows
    assert all(row.startswith(("不符：", "待核：", "一致：")) for row in rows)


def test_a_chip_that_leads_nowhere_is_no_button_even_when_asked_while_it_is_made(window):
    for chip in window.body.pages.view().findChildren(ChipView):
        role = QAccessible.queryAccessibleInterface(chip).role()
        leads = chip.focusPolicy() is not Qt.FocusPolicy.NoFocus
        assert role is (QAccessible.Role.Button if leads else QAccessible.Role.StaticText)


def test_a_name_holds_no_key_and_no_sign(window):
    told = [
        thing(QAccessible.queryAccessibleInterface(b)) for b in window.body.header.findChildren(PushButton)
    ]
    assert [t.name for t in told] == ["外部参照", "查找", "打印", "开始演示"]
    assert ["（F5）" in t.description for t in told] == [False, False, False, True]


def press(widget):
    actions = QAccessible.queryAccessibleInterface(widget).actionInterface()
    assert QAccessibleActionInterface.pressAction() in actions.actionNames()
    actions.doAction(QAccessibleActionInterface.pressAction())


def test_a_chart_reads_as_its_title_and_all_its_data(window):
    for tab in visited(window):
        for panel in window.body.pages.view().findChildren(ChartPanel):
            told = thing(QAccessible.queryAccessibleInterface(panel.view))
            assert told.role is QAccessible.Role.Chart, tab
            assert told.name.startswith(text_of(panel.block.title)), tab
            assert all(cell in told.value for row in panel.block.scene.table for cell in row), tab


# Keyboard ----------------------------------------------------------------------------------


def stops(window):
    """Where the Tab key stands still, in order, until it is back where it began."""
    first = window.focusWidget() or window
    order, here = [], None
    for _ in range(2000):
        QTest.keyClick(window.focusWidget() or first, Qt.Key.Key_Tab)
        now = window.focusWidget()
        if order and now is order[0] and (here is not now or takes_tab(window) == {now}):
            return order
        if now is not here:
            order.append(now)
        here = now
    raise AssertionError("Tab never comes round")


def takes_tab(window):
    """Everything that should be reached."""
    shown = [w for w in window.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
    return {w for w in shown if w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.focusProxy()}


def test_what_tab_reaches_is_scrolled_into_sight(window):
    window.body.go_to_tab("investment")
    settle(3)
    bar = window.body.pages.view().verticalScrollBar()
    assert bar.maximum() > 0
    unseen = []
    for _ in stops(window):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        if window.focusWidget().visibleRegion().isEmpty():
            unseen.append(window.focusWidget())
    assert names(unseen) == []


def names(widgets):
    return [f"{type(w).__name__} {w.accessibleName()[:20]}" for w in widgets]


def test_the_tab_key_visits_everything_once_in_reading_order_and_returns(window):
    for tab in visited(window):
        order = stops(window)
        assert len(order) == len(set(order)), tab
        assert names(takes_tab(window) - set(order)) == [], tab
        start = next(n for n, w in enumerate(order) if window.body.header.isAncestorOf(w))
        places = [place(window, w) for w in order[start:] + order[:start]]
        assert places == sorted(places), tab


# In the check before a meeting keys are tried out: none of them may press a button there.
@pytest.mark.parametrize("name", [name for name in DIALOGS if name != "preflight"])
def test_tab_visits_everything_in_a_dialog_and_returns(empty, small, name):
    empty.show_loaded(small)
    dialog = opened(name, empty, small)
    dialog.activateWindow()
    settle(3)
    order = stops(dialog)
    assert len(order) == len(set(order))
    assert names(takes_tab(dialog) - set(order)) == []
    dialog.close()


def place(window, widget):
    """Where it stands in reading order: header, tabs, page with its blocks one by one, foot."""
    body, view = window.body, window.body.pages.view()
    if body.header.isAncestorOf(widget):
        return 0, 0
    if isinstance(widget, TabStrip):
        return 1, 0
    if widget is view:
        return 2, -2
    if view.isAncestorOf(widget):
        blocks = [n for n, block in enumerate(view.canvas.views) if block.isAncestorOf(widget)]
        return 2, (blocks or [-1])[0]
    assert body.status.isAncestorOf(widget), names([widget])
    return 3, 0


def test_the_focus_can_be_seen(window):
    # What surrounds the page is the same on every tab, and looked at once.
    seen, hidden = set(), []
    for _ in visited(window):
        for widget in (w for w in stops(window) if w not in seen):
            seen.add(widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            with_focus = widget.grab().toImage()
            window.setFocus()
            QApplication.focusWidget().clearFocus()
            if widget.grab().toImage() == with_focus:
                hidden.append(widget)
    assert names(hidden) == []


def test_every_chart_becomes_a_table_by_keyboard(window):
    for tab in visited(window):
        reached = set(stops(window))
        for panel in window.body.pages.view().findChildren(ChartPanel):
            assert panel.switch in reached, tab
            panel.switch.setFocus()
            QTest.keyClick(panel.switch, Qt.Key.Key_Return)
            assert not panel.view.isVisible(), tab
            QTest.keyClick(panel.switch, Qt.Key.Key_Space)
            assert panel.view.isVisible(), tab
