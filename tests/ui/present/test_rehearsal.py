"""The report of a show, and where it is kept."""

import csv
import datetime as dt
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton

from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.present.dialogs import Preflight, Report
from qjviewer.ui.present.diary import MOST, MOST_TOLD, keep, past
from qjviewer.ui.present.preflight import Check
from qjviewer.ui.present.rehearsal import Rehearsal, Spent, as_csv, by_page, totals
from tests.ui.reading import unnamed

PAGES = (Spent("投资", "增长37.7%，居全省第3位", 60, 95.4, "a"), Spent("=cmd()", "-1", 45, 30.0, "b"))
ONE = (Rehearsal("8月4日 09:00", PAGES),)
# A later show: the figure was revised, the second page was left out, another one came.
LATER = (Spent("投资", "增长37.8%，居全省第3位", 70, 80.6, "a"), Spent("消费", "零售居第1位", 30, 31.0, "c"))


def test_the_table_for_a_spreadsheet_is_quoted_and_safe():
    rows = list(csv.reader(io.StringIO(as_csv(ONE, "zh-Hans").decode("utf-8-sig"))))
    assert rows[1:] == [
        ["投资", "增长37.7%，居全省第3位", "60", "95", "35"],
        ["'=cmd()", "'-1", "45", "30", "-15"],
    ]


def test_totals_in_one_line():
    assert totals(ONE, "zh-Hans") == "实际用时02:05，计划01:45"


def test_a_page_is_told_over_several_shows_against_its_plan_of_today():
    first, new, missing = by_page((*ONE, Rehearsal("8月5日", LATER)))
    assert (first.headline, first.planned, first.seconds) == ("增长37.8%，居全省第3位", 70, (95.4, 80.6))
    assert (first.mean, first.over) == (88.0, 18)
    assert (missing.seconds, new.seconds) == ((30.0, None), (None, 31.0))


def test_several_shows_stand_beside_each_other_in_the_spreadsheet():
    rows = list(
        csv.reader(io.StringIO(as_csv((*ONE, Rehearsal("8月5日", LATER)), "zh-Hans").decode("utf-8-sig")))
    )
    assert rows[0] == [
        "栏目",
        "页面",
        "计划（秒）",
        "8月4日 09:00（秒）",
        "8月5日（秒）",
        "平均（秒）",
        "超出（秒）",
    ]
    assert rows[1] == ["投资", "增长37.8%，居全省第3位", "70", "95", "81", "88", "18"]
    assert rows[3][3:] == ["30", "", "30", "-15"]


def test_shows_of_a_briefing_are_found_again_and_no_others(tmp_path):
    start = dt.datetime(2023, 8, 4, 9, 0)
    for n in range(MOST_TOLD + 2):
        keep(PAGES, "yi", start + dt.timedelta(days=n), tmp_path)
    keep(LATER, "jia-yi", start, tmp_path)
    (tmp_path / "2023-08-30-090000-yi.csv").write_bytes(b"key,section\n\xff\n")
    found = past("yi", "zh-Hans", tmp_path)
    assert [show.when for show in found] == [f"8月{d}日 09:00" for d in range(6, 6 + MOST_TOLD)]
    assert found[-1].pages == PAGES
    assert past("nobody", "zh-Hans", tmp_path / "none") == ()


def test_the_report_shows_every_show_and_what_it_takes_on_average(qtbot):
    report = Report((*ONE, Rehearsal("8月5日", LATER)), "zh-Hans", Theme())
    qtbot.addWidget(report)
    table = report.table
    heads = [table.horizontalHeaderItem(n).text() for n in range(table.columnCount())]
    assert heads == ["栏目", "页面", "计划", "8月4日 09:00", "8月5日", "平均", "超出"]
    cells = [table.item(0, n).text() for n in range(table.columnCount())]
    assert cells[2:] == ["01:10", "01:35", "01:20", "01:28", "+00:18"]


def test_only_the_last_shows_are_kept(tmp_path):
    start = dt.datetime(2023, 8, 4, 9, 0)
    for n in range(MOST + 5):
        keep(PAGES, "yi", start + dt.timedelta(days=n), tmp_path)
    kept = sorted(p.name for p in tmp_path.iterdir())
    assert (len(kept), kept[0]) == (MOST, "2023-08-09-090000-yi.csv")


def test_a_folder_that_cannot_be_written_disturbs_nobody(tmp_path):
    (tmp_path / "file").touch()
    assert keep(PAGES, "yi", dt.datetime(2023, 8, 4), tmp_path / "file") is None


def test_a_report_that_cannot_be_saved_says_so(qtbot, tmp_path, monkeypatch):
    target, told = tmp_path / "none" / "times.csv", []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    report = Report(ONE, "zh-Hans", Theme())
    qtbot.addWidget(report)
    report.save()
    assert [str(target.parent) in words for words in told] == [True]


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_the_check_before_a_meeting_wears_the_colours_of_the_window(qtbot, mode):
    theme = Theme(mode)
    dialog = Preflight((Check("屏幕", "care", "只有一块屏幕"),), "zh-Hans", theme)
    qtbot.addWidget(dialog)
    (mark,) = [label for label in dialog.findChildren(QLabel) if label.text().startswith("▲")]
    assert theme.hex("warning") in mark.styleSheet()


def test_the_check_before_a_meeting_is_walked_by_tab_and_left_by_esc(qtbot):
    dialog = Preflight((Check("屏幕", "care", "只有一块屏幕"),), "zh-Hans", Theme())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    dialog.pressed.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(dialog, Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
    assert dialog.pressed in seen
    assert any(isinstance(widget, QPushButton) for widget in seen)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_table_lets_tab_pass_and_leaves_no_cell_without_words(qtbot):
    report = Report((Rehearsal("8月4日", (Spent("", "封面", 20, 18.0, "o"),)),), "zh-Hans", Theme())
    qtbot.addWidget(report)
    report.show()
    report.table.setFocus()
    QTest.keyClick(report.table, Qt.Key.Key_Tab)
    assert not report.table.hasFocus()
    assert unnamed(report) == []
