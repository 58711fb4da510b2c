"""The export dialog: formats, what each takes, progress, stopping, and what it tells."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox

from qjviewer.exports import registry
from qjviewer.exports.registry import all_formats
from qjviewer.load import View, load
from qjviewer.pages.blocks import Chart
from qjviewer.ui.export.export_dialog import ExportDialog
from tests.shipped import qujiang
from tests.ui.sample import write_briefing


@pytest.fixture(scope="module")
def loaded():
    return qujiang("en")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return load(write_briefing(tmp_path_factory.mktemp("small")), View("en"))


@pytest.fixture
def opened():
    return []


@pytest.fixture
def dialog(qtbot, loaded, tmp_path, opened):
    made = ExportDialog(None, loaded, tmp_path, opened.append)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_format_there_is_stands_in_the_list(dialog):
    shown = {dialog.list.item(n).text() for n in range(dialog.list.count())}
    assert shown == {found.label("en") for found in all_formats()}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("csv", set()),
        ("html", {"tab"}),
        ("pptx", {"tab", "slides"}),
        ("svg", {"tab", "chart"}),
        ("png", {"tab", "chart", "dpi"}),
    ],
)
def test_only_what_a_format_takes_is_asked(dialog, name, shown):
    dialog.choose_format(name)
    fields = {field: getattr(dialog.choices, field) for field in ("tab", "chart", "slides", "dpi")}
    assert {field for field, widget in fields.items() if widget.isVisible()} == shown


@pytest.mark.parametrize("found", all_formats(), ids=lambda f: f.name)
def test_every_format_is_written_from_here(qtbot, loaded, small, tmp_path, found):
    briefing = loaded if found.per_chart else small
    dialog = ExportDialog(None, briefing, tmp_path, lambda _: None)
    qtbot.addWidget(dialog)
    dialog.choose_format(found.name)
    dialog.choices.dpi.setValue(72)
    target = tmp_path if found.per_chart else tmp_path / f"x{found.suffix}"
    assert dialog.export_to(target)
    assert all(path.suffix == found.suffix and path.stat().st_size for path in tmp_path.iterdir())
    charts = sum(isinstance(block, Chart) for page in briefing.pages for block in page.blocks)
    assert len(list(tmp_path.iterdir())) == (charts if found.per_chart else 1)


def test_language_and_context_are_those_chosen(dialog, tmp_path):
    dialog.choose_format("markdown")
    dialog.choices.language.setCurrentIndex(dialog.choices.language.findData("zh-Hans"))
    target = tmp_path / "x.md"
    assert dialog.export_to(target)
    with_context = target.read_text(encoding="utf-8")
    assert "衢江区" in with_context
    dialog.choices.context.setChecked(False)
    assert dialog.export_to(target)
    assert len(target.read_text(encoding="utf-8")) < len(with_context)


def test_the_charts_offered_are_those_of_the_tab(dialog):
    tab = dialog.choices.tab
    tab.setCurrentIndex(tab.findData("industry"))
    chart = dialog.choices.chart
    assert [chart.itemData(n) for n in range(chart.count())] == ["", "industry-1", "industry-2"]


def test_one_chart_is_one_file(dialog, tmp_path):
    dialog.choose_format("svg")
    dialog.choices.chart.setCurrentIndex(1)
    assert dialog.export_to(tmp_path / "one.svg")
    assert [p.name for p in tmp_path.iterdir()] == ["one.svg"]


@pytest.mark.parametrize("name", ["pptx", "docx", "png"])
def test_stopping_leaves_the_earlier_file(dialog, tmp_path, name):
    dialog.choose_format(name)
    target = tmp_path / f"x.{name}"
    if name == "png":
        dialog.choices.chart.setCurrentIndex(1)
    target.write_text("before")
    QTimer.singleShot(0, dialog.close_button.click)
    assert not dialog.export_to(target)
    assert target.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == [target.name]
    assert "Cancelled" in dialog.message
    assert dialog.isVisible()
    dialog.close_button.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("target", ["no/such/x.csv", "folder.csv"])
def test_a_bad_target_is_told_and_the_dialog_stays(dialog, tmp_path, target):
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "folder.csv" / "qujiang.csv").mkdir()
    dialog.choose_format("csv")
    assert not dialog.export_to(tmp_path / target)
    assert dialog.message.startswith("✗")
    assert dialog.export_button.isEnabled()
    assert dialog.bar.isHidden()


def test_a_full_disk_is_told_and_the_earlier_file_stays(dialog, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    target = tmp_path / "x.csv"
    target.write_text("before")
    dialog.choose_format("csv")
    monkeypatch.setattr("os.replace", full)
    assert not dialog.export_to(target)
    assert "disk is full" in dialog.message
    assert target.read_text() == "before"


def test_a_missing_library_is_explained_with_the_command(qtbot, loaded, tmp_path, monkeypatch):
    monkeypatch.setattr(registry.importlib.util, "find_spec", lambda name: None)
    made = ExportDialog(None, loaded, tmp_path, print)
    qtbot.addWidget(made)
    made.choose_format("pptx")
    assert 'pip install "qjviewer[pptx]"' in made.about
    assert not made.export_button.isEnabled()
    made.choose_format("csv")
    assert not made.about
    assert made.export_button.isEnabled()


def test_the_folder_can_be_opened_afterwards(dialog, tmp_path, opened):
    dialog.choose_format("csv")
    assert dialog.folder_button.isHidden()
    dialog.export_to(tmp_path / "x.csv")
    dialog.folder_button.click()
    assert opened == [tmp_path]


def test_the_chooser_proposes_a_name_and_adds_the_ending(dialog, tmp_path, monkeypatch):
    seen = []

    def choose(self):
        seen.extend([Path(self.selectedFiles()[0]).name, self.defaultSuffix()])
        self.selectFile(str(tmp_path / "mine"))
        return True

    monkeypatch.setattr(QFileDialog, "exec", choose)
    dialog.choose_format("json")
    dialog.export_button.click()
    assert seen == ["qujiang.json", "json"]
    assert (tmp_path / "mine.json").is_file()


@pytest.mark.parametrize(("answer", "count"), [("Yes", 13), ("No", 1)])
def test_files_of_the_same_name_in_a_folder_are_asked_about(dialog, tmp_path, monkeypatch, answer, count):
    (tmp_path / "overview-1.svg").write_text("before")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton[answer])
    dialog.choose_format("svg")
    dialog.export_button.click()
    assert len(list(tmp_path.iterdir())) == count
