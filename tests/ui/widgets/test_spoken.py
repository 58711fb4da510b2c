"""Text, links and headings as assistive technology finds them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface

from qjviewer.pages.blocks import Run
from qjviewer.ui.draw.spoken_text import ATTRIBUTES
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.spoken_links import link_names
from qjviewer.ui.widgets.tips import as_tip
from tests.ui.sample import FAI, GDP

RUNS = (
    Run("一季度"),
    Run("生产总值增长13.4%", figure=GDP),
    Run("，投资"),
    Run("增长37.7%", figure=FAI),
    Run("。"),
)
NAME = QAccessible.Text.Name


@pytest.fixture
def label(qtbot):
    made = RunsLabel(RUNS)
    qtbot.addWidget(made)
    made.resize(400, made.heightForWidth(400))
    made.show()
    return made


def spoken(widget):
    return QAccessible.queryAccessibleInterface(widget)


def links_of(widget):
    root = spoken(widget)
    return [root.child(n) for n in range(root.childCount())]


def test_every_figure_is_a_link_of_its_own_named_by_its_clause(label):
    links = links_of(label)
    assert [link.role() for link in links] == [QAccessible.Role.Link] * 2
    assert [link.text(NAME) for link in links] == [
        "一季度生产总值增长13.4%，查看依据",
        "投资增长37.7%，查看依据",
    ]
    assert [spoken(label).indexOfChild(link) for link in links] == [0, 1]


def test_a_link_lies_where_it_is_painted_and_leads_on(label, qtbot):
    second = links_of(label)[1]
    middle = label.mapFromGlobal(second.rect().center())
    assert label.named_at(middle) == FAI
    with qtbot.waitSignal(label.figure_requested) as got:
        second.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert got.args == [FAI]


def test_the_link_under_the_keyboard_says_so(label, qtbot):
    label.window().activateWindow()
    label.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(label, Qt.Key.Key_Tab)
    assert [bool(link.state().focused) for link in links_of(label)] == [False, True]


def test_links_go_with_the_words(label):
    label.set_runs((Run("没有数字。"),))
    assert links_of(label) == []
    assert spoken(label).role() is QAccessible.Role.StaticText


def test_words_can_be_walked_by_character(label):
    text = spoken(label).textInterface()
    assert text.text(0, text.characterCount()) == "一季度生产总值增长13.4%，投资增长37.7%。"
    first = text.characterRect(0)
    assert label.rect().contains(label.mapFromGlobal(first.center()))
    assert text.offsetAtPoint(first.center()) == 0
    assert text.offsetAtPoint(QPoint(-500, -500)) == -1
    text.setCursorPosition(3)
    assert text.cursorPosition() == 3
    assert text.selectionCount() == 0


def test_a_tip_is_described_without_its_markup(label):
    label.setToolTip(as_tip("<b>甲</b>&乙"))
    assert spoken(label).text(QAccessible.Text.Description) == "<b>甲</b>&乙"


@pytest.mark.parametrize("level", [1, 2])
def test_a_heading_tells_its_level(qtbot, level):
    heading = RunsLabel("标题", TextStyle(level=level))
    qtbot.addWidget(heading)
    told = spoken(heading)
    assert told.role() is QAccessible.Role.Heading
    assert levels(told) == ([level] if ATTRIBUTES else [])


def test_other_words_have_no_level(label):
    assert levels(spoken(label)) == []


def levels(told):
    """What is told of a heading's level; Qt 6.7 asks for nothing of the kind."""
    attributes = told.attributesInterface() if ATTRIBUTES else None
    return [attributes.attributeValue(key) for key in attributes.attributeKeys()] if attributes else []


CLAUSES = [
    (("GDP grew ", "13.4%", "; investment ", "37.7%", "."), "en", ["GDP grew 13.4%", "investment 37.7%"]),
    (("", "持平", ""), "zh-Hans", ["持平"]),
    (("居90个县（市、区）", "第1位", "。"), "zh-Hans", ["居90个县（市、区）第1位"]),
    (("甲（乙，", "丙", ""), "zh-Hans", ["丙"]),
    (("甲、乙", "（丙，丁）", "戊。己"), "zh-Hans", ["乙（丙，丁）戊"]),
    (("▼\u00a0", "比上期回落", "\n", "比上年加快", ""), "zh-Hans", ["比上期回落", "比上年加快"]),
]


@pytest.mark.parametrize(("texts", "lang", "expected"), CLAUSES)
def test_a_link_is_called_by_the_clause_it_stands_in(texts, lang, expected):
    runs = tuple(Run(text, figure=GDP if n % 2 else "") for n, text in enumerate(texts))
    names = link_names(runs, lang)
    assert all(name.startswith(clause) for name, clause in zip(names, expected, strict=True))
    assert len({len(name) - len(clause) for name, clause in zip(names, expected, strict=True)}) == 1


def test_links_that_share_a_clause_are_told_apart():
    runs = (Run("投资", figure=FAI), Run("增长"), Run("37.7%", figure=FAI), Run("。"))
    assert link_names(runs, "zh-Hans") == [
        "投资（投资增长37.7%），查看依据",
        "37.7%（投资增长37.7%），查看依据",
    ]
