import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qjviewer.load import View
from qjviewer.ui.draw.fonts import FontReport
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.widgets.figure_card import FigureCard
from qjviewer.ui.widgets.page_canvas import PageCanvas
from qjviewer.ui.window.main_window import MainWindow
from qjviewer.ui.window.shot import settle
from qjviewer.wording import LANGUAGES
from tests.ui.sample import BRIEFING, FAI, FAI_ZJ, GAP, GDP

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def line_of(text):
    """The line of the small briefing that holds these words."""
    return BRIEFING.partition(text)[0].count("\n") + 1


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


@pytest.mark.parametrize(
    ("key", "modifiers", "tab"),
    [
        (Qt.Key.Key_Tab, CTRL, "two"),
        (Qt.Key.Key_Backtab, CTRL | SHIFT, "two"),
        (Qt.Key.Key_2, CTRL, "two"),
        (Qt.Key.Key_1, CTRL, "one"),
        (Qt.Key.Key_9, CTRL, "one"),
        (Qt.Key.Key_PageDown, CTRL, "two"),
    ],
)
def test_keys_change_the_tab(window, key, modifiers, tab):
    press(window, key, modifiers)
    assert window.body.pages.current == tab


def test_tabs_are_built_on_their_first_visit(window):
    assert window.body.pages.view("two") is None
    window.body.go_to_tab("two")
    assert window.body.pages.view("two") is not None


def test_in_an_idle_moment_the_other_tabs_are_built_too(window, qtbot):
    pages = window.body.pages
    pages._idle.setInterval(1)
    window.body.go_to_tab("one")
    qtbot.waitUntil(lambda: pages.view("two") is not None)
    before = pages.view("two").canvas.views
    window.body.go_to_tab("two")
    assert pages.current == "two"
    assert pages.view("two").canvas.views == before
    assert all(view.isVisible() for view in before)


def test_while_another_window_is_in_front_no_tab_is_built(window, qtbot):
    front = QWidget()
    qtbot.addWidget(front)
    front.show()
    front.activateWindow()
    qtbot.waitUntil(front.isActiveWindow)
    window.body.pages._idle.setInterval(1)
    window.body.go_to_tab("one")
    qtbot.wait(50)
    assert window.body.pages.view("two") is None


def test_ctrl_f_finds_in_every_tab_and_enter_goes_there(window, qtbot):
    press(window, Qt.Key.Key_F, CTRL)
    panel = window.body.find_panel
    assert panel.isVisible()
    panel.field.setText("银泰")
    assert panel.hits.count() == 1
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert window.body.pages.current == "two"
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_arrows_walk_through_the_hits(window, qtbot):
    window.body.find_panel.open_panel()
    panel = window.body.find_panel
    panel.field.setText("投资")
    assert panel.hits.count() > 2
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.hits.currentRow() == 1


def test_finding_nothing_says_so(window, qtbot):
    window.body.find_panel.open_panel()
    window.body.find_panel.field.setText("没有这个词")
    assert window.body.find_panel._count.text == "没有找到"


def test_a_card_opens_the_evidence_and_esc_closes_it(window, qtbot):
    card = window.findChildren(FigureCard)[0]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert window.body.drawer.isVisible()
    assert window.body.drawer.evidence.title == "地区生产总值增速"
    press(window, Qt.Key.Key_Escape)
    assert window.body.drawer.isHidden()


def test_evidence_leads_on_to_inputs_and_back(window, qtbot):
    window.show_evidence(FAI_ZJ)
    drawer = window.body.drawer
    drawer.evidence_requested.emit(GAP)
    assert drawer.evidence.id == GAP
    qtbot.mouseClick(drawer.head.back, Qt.MouseButton.LeftButton)
    assert drawer.evidence.id == FAI_ZJ
    assert drawer.head.back.isHidden()


def test_evidence_opens_its_file(window, opened):
    window.show_evidence(GDP)
    drawer = window.body.drawer
    drawer.file_requested.emit(drawer.evidence.span)
    assert opened == [("small.yaml", line_of("    gdp: {yoy: {value: 13.4"))]


def test_evidence_leads_to_every_place_of_use(window):
    window.show_evidence(FAI)
    drawer = window.body.drawer
    use = drawer.evidence.uses[-1]
    drawer.place_requested.emit(use.tab, use.path, FAI)
    assert window.body.pages.current == "two"


def test_a_broken_save_tells_what_and_where_and_opens_the_file(live, tmp_path, qtbot, opened):
    before = live.body.pages.view("one").canvas.views
    with qtbot.waitSignal(live.store.failed):
        (tmp_path / "small.yaml").write_text(BRIEFING.replace("13.4", "x"), encoding="utf-8")
    bar = live.body.problem_bar
    assert bar.isVisible()
    assert f"small.yaml:{line_of('13.4')}" in bar.text
    bar.buttons[0].click()
    assert opened[0][0] == "small.yaml"
    assert live.body.pages.view("one").canvas.views == before
    assert live.body.status.verdict.startswith("✗")


def test_a_mended_save_takes_the_bar_away_and_redraws_only_what_changed(live, tmp_path, qtbot):
    before = live.body.pages.view("one").canvas.views
    live.body.problem_bar.say("坏了", (), "关闭")
    with qtbot.waitSignal(live.store.loaded):
        (tmp_path / "small.yaml").write_text(BRIEFING.replace("13.4", "15.5"), encoding="utf-8")
    assert live.body.problem_bar.isHidden()
    assert live.body.pages.view("one").canvas.views == before
    assert "15.5" in live.findChildren(FigureCard)[0].accessibleName()


def test_open_evidence_follows_a_save(live, tmp_path, qtbot):
    live.show_evidence(GDP)
    with qtbot.waitSignal(live.store.loaded):
        (tmp_path / "small.yaml").write_text(BRIEFING.replace("13.4", "15.5"), encoding="utf-8")
    assert live.body.drawer.evidence.number == "15.5"


def test_context_can_be_switched_off_and_back_by_undo(live, qtbot):
    with qtbot.waitSignal(live.store.loaded):
        press(live, Qt.Key.Key_E, CTRL)
    assert not live.body.loaded.view.context
    assert not live.body.header.context.isChecked()
    with qtbot.waitSignal(live.store.loaded):
        press(live, Qt.Key.Key_Z, CTRL)
    assert live.body.loaded.view.context


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_language_changes_at_run_time(live, qtbot, lang):
    if lang != "zh-Hans":
        with qtbot.waitSignal(live.store.loaded):
            live.set_view(View(lang))
    titles = {"zh-Hans": "总览", "zh-Hant": "總覽", "en": "Overview"}
    menus = {"zh-Hans": "视图(&V)", "zh-Hant": "檢視(&V)", "en": "&View"}
    assert live.body.tabs.titles()[0] == titles[lang]
    assert [a.text() for a in live.menuBar().actions()][1] == menus[lang]


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_the_theme_changes_at_run_time(window, mode):
    window.set_theme(Theme(mode))
    corner = QPoint(3, window.body.tabs.y() + window.body.tabs.height() + 6)
    assert window.body.grab().toImage().pixelColor(corner) == Theme(mode).chrome("window")


def test_text_grows_and_shrinks_within_bounds(window, qtbot):
    normal = window.body.theme.em
    press(window, Qt.Key.Key_Plus, CTRL)
    qtbot.waitUntil(lambda: window.body.theme.em > normal)
    for _ in range(12):
        window.commands.actions["smaller"].trigger()
    qtbot.waitUntil(lambda: window.body.theme.em == pytest.approx(normal * 0.8, abs=0.5))
    press(window, Qt.Key.Key_0, CTRL)
    qtbot.waitUntil(lambda: window.body.theme.em == normal)


@pytest.fixture
def composed(monkeypatch):
    """The pages composed since the list was emptied."""
    pages, compose = [], PageCanvas._compose

    def noted(page, *room):
        pages.append(page)
        return compose(page, *room)

    monkeypatch.setattr(PageCanvas, "_compose", noted)
    return pages


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda window: window.resize(880, 430), id="window"),
        pytest.param(lambda window: window.set_zoom(1.5), id="text"),
        pytest.param(lambda window: window.set_theme(Theme("dark")), id="colours"),
    ],
)
def test_only_the_page_in_front_is_composed_anew_and_once(window, composed, act, qtbot):
    window.body.go_to_tab("two")
    window.body.go_to_tab("one")
    # A page that needs its scroll bar: one with room to spare tries sizes of text.
    window.resize(900, 430)
    settle(8)
    view = window.body.pages.view()
    assert view.verticalScrollBar().maximum() > 0
    timers = (view._later, view._soon, window._look._resizing)
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in timers))
    # At rest Qt's own controls follow, and other tabs are prepared.
    window._look._dressing.setInterval(60_000)
    window.body.pages._idle.setInterval(60_000)
    window.body.pages._idle.start()
    composed.clear()
    act(window)
    # A step of text that follows another closely waits a moment for more.
    qtbot.waitUntil(lambda: composed != [])
    for _ in range(3):
        QApplication.processEvents()
    assert composed == [view.canvas]


def test_the_tab_under_the_mouse_is_darker_until_the_mouse_leaves(window):
    strip = window.body.tabs
    plain = strip.grab().toImage()
    QTest.mouseMove(strip, strip.tabRect(1).center())
    assert strip.grab().toImage() != plain
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert strip.grab().toImage() == plain


def dropped(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    return data, lambda: QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier)


def test_a_dropped_file_is_opened(window, tmp_path, qtbot):
    data, event = dropped(tmp_path / "small.yaml")
    assert data.hasUrls()
    with qtbot.waitSignal(window.store.loaded):
        window.dropEvent(event())


def test_ctrl_r_reads_again(live, qtbot):
    with qtbot.waitSignal(live.store.loaded):
        press(live, Qt.Key.Key_R, CTRL)


@pytest.mark.parametrize(
    ("what", "given", "told"),
    [
        ("print", "print_pages", ("one",)),
        ("present", "present", ("one", "present")),
        ("present-here", "present", ("one", "present-here")),
        ("present-alone", "present", ("one", "present-alone")),
    ],
)
def test_commands_from_outside_are_offered_only_when_given(qtbot, window, settings, what, given, told):
    assert not window.commands.actions[what].isVisible()
    called = []
    other = MainWindow(BundleStore(), settings=settings, **{given: lambda w, *rest: called.append(rest)})
    other.show()
    other.show_loaded(window.body.loaded)
    other.commands.actions[what].trigger()
    assert called == [(window.body.loaded, *told)]
    other.close()
    other.deleteLater()


def test_without_a_briefing_the_window_says_how_to_open_one(qtbot, settings):
    window = MainWindow(BundleStore(), settings=settings)
    window.show()
    assert "Ctrl+O" in window.body.empty.text
    assert not window.commands.actions["find"].isEnabled()
    window.close()
    window.deleteLater()


def test_the_title_names_the_briefing(window):
    assert window.windowTitle().startswith("小简报")


def test_a_tab_that_goes_away_gives_way_to_the_first(window):
    window.body.go_to_tab("two")
    loaded = window.body.loaded
    window.show_loaded(replace(loaded, pages=loaded.pages[:1]))
    assert window.body.pages.current == "one"
    assert window.body.tabs.titles() == ("总览",)


@pytest.mark.parametrize(
    ("sans", "words"), [("Noto Sans CJK SC", "改用“Noto Sans CJK SC”"), ("", "系统中没有中文字体")]
)
def test_missing_fonts_are_told_not_hidden(qtbot, settings, monkeypatch, sans, words):
    report = FontReport(sans, sans, ("QJ Sans SC", "QJ Serif SC"))
    monkeypatch.setattr("qjviewer.ui.window.main_window.load_fonts", lambda: report)
    window = MainWindow(BundleStore(), settings=settings)
    window.show()
    assert words in window.body.font_bar.text
    window.body.font_bar.buttons[-1].click()
    assert window.body.font_bar.isHidden()
    window.close()
    window.deleteLater()
