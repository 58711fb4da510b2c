"""A figure on the clipboard with its source: from cards, words, table cells, chips and the drawer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from qjviewer.ui.draw.convert import qrect
from qjviewer.ui.widgets.chart_panel import ChartPanel
from qjviewer.ui.widgets.chip import ChipView
from qjviewer.ui.widgets.figure_card import FigureCard
from qjviewer.ui.widgets.named import in_focus, pointed_at
from qjviewer.ui.widgets.points_panel import PointRow
from qjviewer.ui.widgets.runs_label import RunsLabel
from tests.shipped import qujiang
from tests.ui.sample import FAI, GAP, GDP, GDP_ZJ

PAPER = "来源：浙江日报，《一篇报道》，2023年8月4日"
QUOTE = f"2023年上半年，衢江区地区生产总值增速：13.4%（全省第1位；{PAPER}，第1段）"


@pytest.fixture
def canvas(window):
    QApplication.clipboard().clear()
    return window.body.pages.view().canvas


def menu_at(canvas, place, reason=QContextMenuEvent.Reason.Mouse):
    """The menu that opens there, or None."""
    for old in canvas.findChildren(QMenu):
        old.close()
    event = QContextMenuEvent(reason, place, canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, event)
    return next(iter(canvas.findChildren(QMenu)), None)


def copied():
    return QApplication.clipboard().text()


def middle(widget, canvas):
    return widget.mapTo(canvas, widget.rect().center())


def link_in(canvas, figure):
    """A place on words that lead to a figure."""
    for label in canvas.findChildren(RunsLabel):
        for run, areas in label._at(label.width()).links:
            if run.figure == figure:
                return label.mapTo(canvas, areas[0].center().toPoint())
    raise AssertionError(figure)


def test_from_the_menu_of_a_card(canvas):
    card = canvas.findChildren(FigureCard)[0]
    show, copy = menu_at(canvas, middle(card, canvas)).actions()
    assert (show.text(), copy.text()) == ("查看依据", "连同出处复制")
    copy.trigger()
    assert copied() == QUOTE


def test_the_menu_leads_to_the_evidence(canvas, window):
    card = canvas.findChildren(FigureCard)[0]
    menu_at(canvas, middle(card, canvas)).actions()[0].trigger()
    assert window.body.drawer.evidence.id == GDP


def test_words_name_their_own_figure(canvas):
    menu_at(canvas, link_in(canvas, GAP)).actions()[1].trigger()
    assert "28.7个百分点" in copied()


def test_where_nothing_is_named_no_menu_opens(canvas):
    assert menu_at(canvas, QPoint(2, canvas.height() - 2)) is None


def test_a_chip_of_another_figure_is_that_figure(canvas):
    chip = next(c for c in canvas.findChildren(ChipView) if c.figure == GAP)
    assert pointed_at(canvas, middle(chip, canvas)) == GAP


def test_from_the_keyboard(canvas, qtbot):
    card = canvas.findChildren(FigureCard)[0]
    card.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(card.hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied() == QUOTE


def test_the_menu_key_means_what_the_keyboard_stands_on(canvas, qtbot):
    label = canvas.findChildren(PointRow)[-1].label
    label.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(label.hasFocus)
    assert in_focus(canvas) == GDP_ZJ
    menu = menu_at(canvas, QPoint(1, 1), QContextMenuEvent.Reason.Keyboard)
    menu.actions()[1].trigger()
    assert "浙江省地区生产总值增速：6.8%（外部参照；" in copied()


@pytest.mark.parametrize("by_keys", [False, True])
def test_from_the_drawer(window, qtbot, by_keys):
    window.show_evidence(GDP)
    drawer = window.body.drawer
    if by_keys:
        qtbot.keyClick(drawer, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    else:
        drawer.copy_button.click()
    assert copied() == QUOTE
    assert drawer.copy_button.text().startswith("已复制")


def test_it_is_plain_text(window):
    window.show_evidence(GDP)
    window.body.drawer.copy_button.click()
    assert QApplication.clipboard().mimeData().formats() == ["text/plain"]


def test_from_a_mark_of_a_chart(window, qtbot):
    window.show_loaded(qujiang())
    view = window.body.pages.view().canvas.findChildren(ChartPanel)[0].view
    qtbot.waitUntil(lambda: bool(view.pieces))
    place = next(qrect(p.rect).center() for p in view.pieces if p.link.figure == FAI).toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, event)
    show, copy = view.findChild(QMenu).actions()[:2]
    copy.trigger()
    assert "37.7%" in copied()
    show.trigger()
    assert window.body.drawer.evidence.id == FAI
    view.findChild(QMenu).close()
