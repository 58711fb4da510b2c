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
from qjviewer.ui.present.diary import MOST, keep
from qjviewer.ui.present.preflight import Check
from qjviewer.ui.present.rehearsal import Spent, as_csv, totals

PAGES = (Spent("投资", "增长37.7%，居全省第3位", 60, 95.4), Spent("=cmd()", "-1", 45, 30.0))


def test_the_table_for_a_spreadsheet_is_quoted_and_safe():
    rows = list(csv.reader(io.StringIO(as_csv(PAGES, "zh-Hans").decode("utf-8-sig"))))
    assert rows[1:] == [
        ["投资", "增长37.7%，居全省第3位", "60", "95", "35"],
        ["'=cmd()", "'-1", "45", "30", "-15"],
    ]


def test_totals_in_one_line():
    assert totals(PAGES, "zh-Hans") == "实际用时02:05，计划01:45"


def test_only_the_last_shows_are_kept(tmp_path):
    start = dt.datetime(2023, 8, 4, 9, 0)
    for n in range(MOST + 5):
        keep(PAGES, "zh-Hans", start + dt.timedelta(days=n), tmp_path)
    kept = sorted(p.name for p in tmp_path.iterdir())
    assert (len(kept), kept[0]) == (MOST, "2023-08-09-090000.csv")


def test_a_folder_that_cannot_be_written_disturbs_nobody(tmp_path):
    (tmp_path / "file").touch()
    assert keep(PAGES, "zh-Hans", dt.datetime(2023, 8, 4), tmp_path / "file") is None


def test_a_report_that_cannot_be_saved_says_so(qtbot, tmp_path, monkeypatch):
    target, told = tmp_path / "none" / "times.csv", []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    report = Report(PAGES, "zh-Hans", Theme())
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
