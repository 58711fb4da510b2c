import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.chart_panel import ChartPanel
from qjviewer.ui.widgets.chip_flow import ChipFlow
from qjviewer.ui.widgets.figure_card import FigureCard
from qjviewer.ui.widgets.grid import Grid
from qjviewer.ui.widgets.page_view import PageView
from qjviewer.ui.widgets.remark_panel import RemarkView
from qjviewer.ui.widgets.runs_label import RunsLabel
from qjviewer.ui.widgets.step_chain import StepChain
from qjviewer.ui.widgets.text_button import TextButton
from qjviewer.ui.window.scale import em_for
from qjviewer.ui.window.shot import settle
from tests.shipped import qujiang
from tests.ui.sample import ALL_BUT_CHARTS, cards, figure_card

SIZES = [(1024, 600), (1366, 650), (1920, 950), (3840, 2000), (600, 400)]


@pytest.fixture
def page(qtbot):
    view = PageView()
    qtbot.addWidget(view)
    view.resize(1366, 650)
    view.show()
    view.show_page(ALL_BUT_CHARTS)
    return view


@pytest.mark.parametrize("size", SIZES)
def test_every_text_has_the_room_it_needs(page, qtbot, size):
    page.resize(*size)
    page.set_theme(Theme(em=em_for(*size)))
    settle(6)
    labels = [x for x in page.findChildren(RunsLabel) if x.isVisible()]
    assert len(labels) > 30
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width()), label.text
    for part in (x for kind in (ChipFlow, StepChain, Grid) for x in page.findChildren(kind)):
        assert part.height() >= part.heightForWidth(part.width())
    for label in labels:
        inside = label.mapTo(page.canvas, label.rect().topRight()).x()
        assert inside < page.viewport().width(), label.text


@pytest.mark.parametrize("size", SIZES)
def test_a_page_never_scrolls_sideways(page, qtbot, size):
    page.resize(*size)
    settle(6)
    assert page.canvas.width() <= page.viewport().width()


def test_a_short_page_does_not_scroll(page):
    page.show_page(replace(ALL_BUT_CHARTS, blocks=(cards(),)))
    assert page.verticalScrollBar().maximum() == 0


def test_only_what_changed_is_drawn_anew(page):
    before = page.canvas.views
    first = cards(figure_card("f0", "99.9"), *ALL_BUT_CHARTS.blocks[0].cards[1:])
    page.show_page(replace(ALL_BUT_CHARTS, blocks=(first, *ALL_BUT_CHARTS.blocks[1:])), animate=True)
    assert page.canvas.views == before


def test_a_block_put_in_front_keeps_the_widgets_behind_it(page):
    before = page.canvas.views
    moved = tuple(replace(b, path=f"tabs[0].blocks[{n}]") for n, b in enumerate(ALL_BUT_CHARTS.blocks, 1))
    new = cards(figure_card("new", "1.0"), path="tabs[0].blocks[0]")
    page.show_page(replace(ALL_BUT_CHARTS, blocks=(new, *moved)))
    assert page.canvas.views[1:] == before


def test_blocks_that_went_take_their_widgets_along(page):
    page.show_page(replace(ALL_BUT_CHARTS, blocks=ALL_BUT_CHARTS.blocks[:2]))
    assert len(page.canvas.views) == 2


def test_tab_reaches_the_cards_in_reading_order(page, qtbot):
    page.activateWindow()
    page.setFocus()
    seen = []
    for _ in range(20):
        qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        if isinstance(page.window().focusWidget(), FigureCard):
            seen.append(page.window().focusWidget().x())
    assert len(seen) == 4
    assert seen == sorted(seen)


def test_remarks_lead_to_their_tab(page, qtbot):
    remarks = page.findChild(RemarkView)
    button = next(b for b in remarks.findChildren(TextButton) if "投资" in b.text())
    with qtbot.waitSignal(page.tab_requested) as got:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert got.args == ["two"]


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_a_page_can_change_its_colours(page, mode):
    page.set_theme(Theme(mode))
    colour = page.canvas.grab().toImage().pixelColor(2, 2)
    assert colour == Theme(mode).chrome("window")


@pytest.mark.parametrize("word", ["亮点", "短板"])
def test_highlights_and_weak_points_are_named_in_words(page, word):
    assert any(x.text.startswith(word) for x in page.findChildren(RunsLabel))


def test_a_chart_shown_as_a_table_gets_the_room_it_needs(qtbot):
    loaded = qujiang()
    view = PageView()
    qtbot.addWidget(view)
    view.resize(1366, 650)
    view.show()
    view.show_page(loaded.pages[0])
    qtbot.wait(30)
    panel = view.findChildren(ChartPanel)[0]
    panel.switch.click()
    qtbot.wait(60)
    for block in view.canvas.views:
        assert block.height() >= block.heightForWidth(block.width())
    fits = []
    view.canvas.stirred.connect(lambda: fits.append(1))
    qtbot.wait(100)
    assert len(fits) < 5
