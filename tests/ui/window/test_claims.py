"""核对: what the texts claim, listed with verdicts; refuted words are marked on the page."""

import pytest
from PySide6.QtCore import QPoint, Qt

from qjviewer.load import load
from qjviewer.ui.widgets.runs_label import RunsLabel
from tests.ui.sample import BRIEFING, FAI, FAI_ZJ, write_briefing

WRONG = "投资{fai.yoy:change}，增速慢于全省，去年增长5.0%。"


@pytest.fixture
def wrong(window, tmp_path):
    """The window over a briefing with a claim that is refuted and one that nothing decides."""
    path = write_briefing(tmp_path)
    right = "投资{fai.yoy:change}，{fai.yoy:vs zhejiang}。"
    assert right in BRIEFING
    path.write_text(path.read_text(encoding="utf-8").replace(right, WRONG, 1), encoding="utf-8")
    window.show_loaded(load(path))
    return window


def label_of(window, words):
    labels = window.body.pages.view().findChildren(RunsLabel)
    return next(x for x in labels if words in x.text)


def listed(window):
    rows = window.body.claims.list
    return [rows.item(n).text().split("\n")[0] for n in range(rows.count())]


def test_every_claim_is_listed_the_worst_first(wrong):
    wrong.body.toggle_claims()
    found = listed(wrong)
    assert found[:2] == ["✗ 慢于", "？ 增长5.0%"]
    assert {row[0] for row in found[2:]} == {"✓"}
    assert "慢于" in wrong.body.claims.list.item(0).text().split("\n")[1]


def test_refuted_words_are_marked_without_being_asked_for(wrong):
    label = label_of(wrong, "慢于")
    assert [label.text[m.start : m.end] for m in label._marks] == ["慢于"]
    assert label._marks[0].wrong
    assert "与数据不符" in label.accessibleDescription()
    assert label_of(wrong, "全省增长6.8%")._marks == ()


def test_a_click_on_marked_words_tells_why(wrong, qtbot):
    label = label_of(wrong, "慢于")
    (area,) = next(iter(label._marked()))[1]
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    panel = wrong.body.claims
    assert not panel.isHidden()
    assert panel.selected.words == "慢于"
    assert "与数据不符" in panel.detail.text
    assert "快于" in panel.detail.text


def test_the_figures_a_claim_rests_on_lead_to_their_evidence(wrong):
    wrong.body.toggle_claims()
    figures = [run.figure for run in wrong.body.claims.detail._runs if run.figure]
    assert figures == [FAI, FAI_ZJ]
    wrong.body.claims.detail.figure_requested.emit(FAI)
    assert wrong.body.drawer.evidence.id == FAI
    assert wrong.body.claims.isHidden()


def test_the_list_is_gone_through_by_keyboard(wrong, qtbot):
    wrong.commands.actions["claims"].trigger()
    rows = wrong.body.claims.list
    assert rows.hasFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert wrong.body.claims.selected.words == "增长5.0%"
    label = label_of(wrong, "慢于")
    assert [(label.text[m.start : m.end], m.picked) for m in label._marks] == [
        ("慢于", False),
        ("增长5.0%", True),
    ]
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert wrong.body.pages.current == "one"
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert wrong.body.claims.isHidden()
    assert [m.picked for m in label._marks] == [False]


def test_claims_are_filtered_by_verdict(wrong):
    wrong.body.toggle_claims()
    wrong.body.claims.filters["proved"].setChecked(False)
    assert listed(wrong) == ["✗ 慢于", "？ 增长5.0%"]


def test_a_briefing_in_order_has_no_marks(window):
    assert all(x._marks == () for x in window.body.pages.view().findChildren(RunsLabel))
    window.body.toggle_claims()
    assert {row[0] for row in listed(window)} == {"✓"}


def test_words_without_a_mark_leave_the_click_to_what_holds_them(wrong):
    assert label_of(wrong, "慢于").mark_at(QPoint(-5, -5)) is None
