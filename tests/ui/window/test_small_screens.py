"""Large text on small screens: no bar that stands takes more than a fifth, the header gives way."""

from itertools import product
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qjviewer.pages.blocks import Cover
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets import sizes
from qjviewer.ui.window import appearance
from qjviewer.ui.window.header import Header
from qjviewer.ui.window.shot import settle
from qjviewer.ui.window.tab_strip import TabStrip
from tests.ui.dialogs import DIALOGS, opened
from tests.ui.overflow import cut_at_rest

SIZES = ((1366, 768), (1024, 768))


def bars(window):
    body = window.body
    return [bar for bar in (body.header, body.tabs, body.status) if bar.isVisible()]


def enlarge(window, size, zoom):
    window.resize(*size)
    window.set_zoom(zoom)
    # Steps of the size are gathered for a moment.
    while window._look._resizing.isActive():
        QTest.qWait(5)
    window.body.layout().activate()


@pytest.mark.parametrize(("size", "zoom"), list(product(SIZES, (0.8, 1.0, 1.5, 2.0))))
def test_no_bar_takes_more_than_a_fifth_of_the_height(window, size, zoom):
    enlarge(window, size, zoom)
    heights = {type(bar).__name__: bar.height() for bar in bars(window)}
    assert {name: h for name, h in heights.items() if h > window.height() / 5} == {}
    assert sum(heights.values()) <= window.height() / 3


def test_a_page_scrolled_down_takes_the_room_of_the_header_and_gives_it_back(window):
    enlarge(window, (1366, 768), 2.0)
    header, bar = window.body.header, window.body.pages.view().verticalScrollBar()
    assert header.compact
    assert header.isVisible()
    bar.setValue(bar.maximum())
    assert not header.isVisible()
    bar.setValue(0)
    assert header.isVisible()


def test_the_header_stays_while_the_keyboard_is_in_it(window):
    enlarge(window, (1366, 768), 2.0)
    header, bar = window.body.header, window.body.pages.view().verticalScrollBar()
    header.finder.setFocus()
    bar.setValue(bar.maximum())
    assert header.isVisible()


def test_where_there_is_room_nothing_moves(window):
    enlarge(window, (1366, 768), 1.0)
    assert not window.body.header.compact
    bar = window.body.pages.view().verticalScrollBar()
    bar.setValue(bar.maximum())
    assert window.body.header.isVisible()


@pytest.mark.parametrize("long_ago", [True, False], ids=["the first", "soon after another"])
def test_twelve_steps_of_the_size_of_text_cost_one_layout(window, qtbot, monkeypatch, long_ago):
    shown, look = [], window._look
    before = look._shown
    monkeypatch.setattr(appearance, "_GATHERED", 400)
    monkeypatch.setattr(look, "_shown", lambda theme: (shown.append(theme.em), before(theme)))
    monkeypatch.setattr(look, "_resized", SimpleNamespace(hasExpired=lambda _: long_ago, restart=list))
    small = window.body.pages.view()._theme.em
    for command in ("smaller", *("larger",) * 11):
        window.commands.actions[command].trigger()
        if not long_ago:
            # A key held down: each step comes in a turn of its own.
            QApplication.processEvents()
    assert shown == []
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0] > small * 1.8
    QTest.qWait(20)
    assert len(shown) == 1


LISTS = ("problems", "claims", "todo", "changes")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_the_room_of_the_page_where_text_is_large(window, name):
    enlarge(window, (1024, 768), 2.0)
    window.body.pages.view().setFocus()
    window.commands.actions[name].trigger()
    body = window.body
    settle(2)
    (panel,) = [p for p in body._panels if p.isVisible()]
    assert panel.width() == body.width()
    assert not body.pages.isVisible()
    assert cut_at_rest(panel) == []
    body.close_something()
    assert body.pages.isVisible()
    assert body.status.isVisible()
    assert body.pages.view().hasFocus()


def test_going_to_a_place_brings_the_page_back(window):
    enlarge(window, (1024, 768), 2.0)
    window.commands.actions["problems"].trigger()
    tab = window.body.loaded.pages[0]
    window.body.reveal_place(tab.id, tab.blocks[0].path, "")
    assert window.body.problems.isHidden()
    assert window.body.pages.isVisible()


@pytest.mark.parametrize("name", LISTS)
def test_where_there_is_room_a_list_stands_beside_the_page(window, name):
    enlarge(window, (1366, 768), 1.0)
    window.commands.actions[name].trigger()
    assert window.body.pages.isVisible()
    assert window.body.status.isVisible()


def test_the_tip_of_a_compact_header_shows_markup_as_it_is(window):
    enlarge(window, (1366, 768), 2.0)
    header = window.body.header
    header._facts.set_text("<b>甲</b>")
    header._make_compact(True)
    assert header.toolTip() == "<p>&lt;b&gt;甲&lt;/b&gt;</p>"


TITLES = {
    "zh-Hans": "衢江区2023年上半年经济运行简报",
    "en": "Qujiang District: Economic Performance in the first half of 2023",
}


@pytest.mark.parametrize("lang", TITLES)
def test_the_title_is_whole_where_letters_are_largest(qtbot, lang):
    header = Header()
    qtbot.addWidget(header)
    header.set_theme(Theme(em=30.0))
    header.show_cover(Cover("", TITLES[lang], *[""] * 7, sources=()), lang, context=True)
    header.resize(1024, 96)
    header.show()
    header.fit(1024, 105)
    header.layout().activate()
    assert header.compact
    assert not header._title.is_cut
    assert header.presenter.isVisible()


def test_tabs_shrink_before_some_are_left_to_arrows(qtbot):
    strip = TabStrip()
    qtbot.addWidget(strip)
    strip.set_theme(Theme(em=30.0))
    strip.resize(1024, 75)
    strip.show_titles(("Overview", "Sectors", "Trend", "Comparison", "Investment", "Consumption"))
    strip.show()
    assert strip.tabRect(strip.count() - 1).right() <= strip.width()


def test_lists_beside_the_page_do_not_widen_the_window(window):
    enlarge(window, (1024, 768), 2.0)
    for name in (*LISTS, *LISTS):
        window.commands.actions[name].trigger()
        QApplication.processEvents()
    assert window.size().toTuple() == (1024, 768)


def test_controls_keep_their_size_once_they_are_dressed_anew(window):
    window.commands.actions["problems"].trigger()
    enlarge(window, (1024, 768), 2.0)
    window._look._dress()
    held = (window.menuBar(), window.body.problems.list, window.body.find_panel.field)
    assert min(widget.font().pixelSize() for widget in held) >= 28


@pytest.mark.parametrize("name", DIALOGS)
def test_no_dialog_is_cut_where_letters_are_largest(window, monkeypatch, name):
    monkeypatch.setattr(sizes, "room_for", lambda _: QSize(976, 720))
    enlarge(window, (1024, 768), 2.0)
    window._look._dress()
    dialog = opened(name, window, window.body.loaded)
    assert cut_at_rest(dialog) == []
    assert dialog.width() <= 1024
    assert dialog.height() <= 768
    dialog.close()


@pytest.mark.parametrize("width", [1024, 1366])
def test_what_the_program_lacks_is_not_offered_by_the_header(qtbot, width):
    header = Header()
    qtbot.addWidget(header)
    header.set_theme(Theme(em=30.0))
    header.resize(width, 96)
    header.show()
    header.offer(printing=False, presenting=True)
    header.fit(width, 105)
    assert not header.printer.isVisible()
    assert header.presenter.isVisible()
