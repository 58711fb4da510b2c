"""核对: what the texts claim, listed with verdicts; refuted words are marked on the page."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt

from qjviewer.load import load
from qjviewer.ui.widgets.runs_label import RunsLabel
from qjviewer.ui.window.claim_panel import _around
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


def test_filters_are_never_cut(wrong):
    panel = wrong.body.claims
    wrong.body.toggle_claims()
    row = panel.filters["proved"].parentWidget()
    for width in (160, 240, 400):
        row.resize(width, row.heightForWidth(width))
        for button in panel.filters.values():
            assert button.width() == button.sizeHint().width()
            assert row.rect().contains(button.geometry())


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Target start rate 100%.", "100%", "…start rate 100%."),
        ("Speed up major projects and go on", "up", "Speed up major…"),
        ("地区生产总值、社会消费品零售总额增速均居全省第1位", "第1位", "…会消费品零售总额增速均居全省第1位"),
    ],
)
def test_words_around_a_claim_are_whole_english_words(text, words, shown):
    start = text.index(words)
    assert _around(SimpleNamespace(text=text, start=start, end=start + len(words))) == shown
