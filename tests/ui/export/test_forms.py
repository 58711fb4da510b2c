"""The form to fill in from the menu: saved, read back, shown before it is written."""

import shutil

import pytest
from PySide6.QtWidgets import QFileDialog

from qjviewer.load import View, load
from qjviewer.resources import builtin_bundle
from qjviewer.ui.export import form_actions, plan
from qjviewer.ui.export.form_actions import import_form, save_form, write_form
from tests.exports.filled import Filled
from tests.shipped import qujiang
from tests.ui.sample import FAI, GDP, write_briefing


@pytest.fixture
def told(monkeypatch):
    words = []
    monkeypatch.setattr(form_actions, "tell", lambda parent, title, text, bad=False: words.append(text))
    return words


@pytest.fixture
def loaded(tmp_path):
    (tmp_path / "bundle").mkdir()
    return load(write_briefing(tmp_path / "bundle"), View("zh-Hans"))


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes a form from a briefing, which the file dialog will choose."""

    def write(loaded):
        path = tmp_path / "fill.xlsx"
        write_form(loaded, path)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        return path

    return write


@pytest.fixture
def form(written, loaded):
    return written(loaded)


@pytest.fixture
def whole(tmp_path):
    """A copy of the built-in briefing, whose numbers depend on each other."""
    return load(shutil.copytree(builtin_bundle(), tmp_path / "whole"), View("zh-Hans"))


@pytest.fixture
def decide(monkeypatch):
    """Answers the list of changes, and keeps the rows it showed."""
    seen = []

    def answering(button):
        def run(dialog):
            table = dialog.table
            rows = range(table.rowCount())
            seen.extend([table.item(y, x).text() for x in range(table.columnCount())] for y in rows)
            getattr(dialog, button).click()
            return dialog.result()

        monkeypatch.setattr(plan.PlanDialog, "exec", run)
        return seen

    return answering


def change_growth(form):
    filled = Filled(form)
    place = filled.fill(GDP, "13.9")
    filled.book.save(form)
    return place


def figures_of(loaded):
    return loaded.path.read_text(encoding="utf-8")


def test_a_form_is_saved_with_the_values_there_are(qtbot, window, loaded, tmp_path, monkeypatch, told):
    def choose(self):
        self.selectFile(str(tmp_path / "mine"))
        return True

    monkeypatch.setattr(QFileDialog, "exec", choose)
    save_form(window, loaded, tmp_path)
    filled = Filled(tmp_path / "mine.xlsx")
    assert [filled.cell(GDP, key).value for key in ("old", "new")] == ["13.4%", None]
    assert "mine.xlsx" in told[0]


def test_changes_are_shown_and_then_written(window, loaded, form, decide, told):
    place = change_growth(form)
    seen = decide("write_button")
    import_form(window, loaded, form.parent)
    assert [row[1:] for row in seen] == [["填报数", "13.4%", "13.9", place]]
    assert "地区生产总值" in seen[0][0]
    assert "value: 13.9" in figures_of(loaded)
    assert not told


def test_what_no_longer_agrees_is_told_before_it_is_written(window, whole, written, monkeypatch):
    told, form = [], written(whole)
    monkeypatch.setattr(plan.PlanDialog, "exec", lambda dialog: told.append(dialog.warning.text()) or 0)
    filled = Filled(form)
    filled.fill(FAI, "38.1")
    filled.book.save(form)
    import_form(window, whole, form.parent)
    assert "新发现" in told[0]
    assert "✗" in told[0]


def test_a_change_that_agrees_brings_no_warning(window, whole, written, monkeypatch):
    told, form = [], written(whole)
    monkeypatch.setattr(plan.PlanDialog, "exec", lambda dialog: told.append(dialog.warning.text()) or 0)
    filled = Filled(form)
    filled.fill("reserve", "preliminary", "new_status")
    filled.book.save(form)
    import_form(window, whole, form.parent)
    assert told == [""]


def test_whoever_cancels_keeps_the_files(window, loaded, form, decide):
    before = figures_of(loaded)
    change_growth(form)
    decide("cancel_button")
    import_form(window, loaded, form.parent)
    assert figures_of(loaded) == before


def test_a_form_without_changes_says_so(window, loaded, form, told):
    import_form(window, loaded, form.parent)
    assert "没有改动" in told[0]


def test_a_wrong_cell_is_named_and_nothing_is_written(window, loaded, form, told):
    before = figures_of(loaded)
    filled = Filled(form)
    place = filled.fill(GDP, "一十三")
    filled.book.save(form)
    import_form(window, loaded, form.parent)
    assert place in told[0]
    assert figures_of(loaded) == before


def test_the_built_in_briefing_is_not_changed(window, told):
    import_form(window, qujiang(), builtin_bundle())
    assert "自带简报" in told[0]
