import pytest
from PySide6.QtWidgets import QMessageBox

from qjviewer.load import load
from qjviewer.ui.printing import dialog as dialog_module
from qjviewer.ui.printing.dialog import PrintDialog
from qjviewer.ui.printing.errors import PrintError
from qjviewer.ui.printing.options import PrintOptions
from qjviewer.ui.printing.preview import SheetView
from tests.ui.printing.papers import BUNDLE


@pytest.fixture(scope="module")
def loaded():
    return load(BUNDLE)


@pytest.fixture
def dialog(qtbot, loaded, monkeypatch):
    monkeypatch.setattr(dialog_module, "has_printer", lambda: False)
    made = PrintDialog(None, loaded)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_choice_is_seen_at_once(dialog, qtbot):
    assert len(dialog.document.sheets) > 1
    dialog.choices.choose_style("onepage")
    qtbot.waitUntil(lambda: len(dialog.document.sheets) == 1)
    assert dialog.preview.count == dialog.thumbnails.count() == 1


def test_pages_thumbnails_and_scrolling_agree(dialog, qtbot):
    dialog.preview.go_to(2)
    assert dialog.thumbnails.currentRow() == 2
    dialog.thumbnails.setCurrentRow(1)
    assert dialog.preview.page == 1
    dialog.preview.verticalScrollBar().setValue(0)
    assert dialog.thumbnails.currentRow() == 0


def test_zoom_steps(dialog):
    dialog.preview.set_zoom(1.0)
    height = dialog.preview.widget().sizeHint().height()
    dialog.preview.step_zoom(1)
    assert dialog.preview.widget().sizeHint().height() > height
    dialog.preview.set_zoom("page")


@pytest.mark.parametrize("width", [900, 1240])
def test_a_page_as_wide_as_the_preview_stands_wholly_in_it(dialog, qtbot, width):
    dialog.show()
    dialog.resize(width, 700)
    seen = dialog.preview.viewport().width()
    for sheet in dialog.preview.findChildren(SheetView):
        assert 0 < sheet.x()
        assert sheet.geometry().right() < seen


def test_without_a_printer_it_offers_the_pdf_and_says_so(dialog):
    assert not dialog.print_button.isEnabled()
    assert dialog.save_button.isEnabled()
    assert "没有打印机" in dialog.message


def test_official_paper_tells_its_fonts(dialog, qtbot):
    assert not dialog.font_words
    dialog.choices.choose_style("official")
    qtbot.waitUntil(lambda: "仿宋" in dialog.font_words)


def test_saves_what_is_seen(dialog, tmp_path):
    assert dialog.save_to(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").stat().st_size > 10_000
    assert f"共{len(dialog.document.sheets)}页" in dialog.message


def test_a_failure_is_told(dialog, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    assert not dialog.save_to(tmp_path / "no" / "a.pdf")
    assert "不存在" in told[0]


def test_a_cancelled_print_is_told_without_a_warning(dialog, tmp_path, monkeypatch):
    def cancelled(*_):
        raise PrintError("cancelled")

    monkeypatch.setattr(dialog_module, "export", cancelled)
    assert not dialog.save_to(tmp_path / "a.pdf")
    assert "已取消" in dialog.message


def test_begins_with_the_options_given(qtbot, loaded):
    options = PrintOptions(style="official", gray=True, double_sided=True, tabs=("industry",))
    made = PrintDialog(None, loaded, options)
    qtbot.addWidget(made)
    assert made.choices.options == options
