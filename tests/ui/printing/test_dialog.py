import pytest
from PySide6.QtWidgets import QComboBox, QMessageBox

from qjviewer.editions.print_memory import PrintMemory
from qjviewer.editions.user_folder import VARIABLE
from qjviewer.load import load, read
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_errors import PrintError
from qjviewer.ui.printing import print_dialog as dialog_module
from qjviewer.ui.printing import setting as setting_module
from qjviewer.ui.printing.preview import PaperView
from qjviewer.ui.printing.print_dialog import PrintDialog
from tests.paper import samples
from tests.shipped import shipped

# Fills three pages and needs none of a real briefing's charts.
PAGES = samples.ONE_FIGURE.replace(
    "{cards: [gdp.yoy]}", "{points: [" + ", ".join(f"第{n}项按计划推进。" for n in range(130)) + "]}"
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    return load(samples.written(tmp_path_factory.mktemp("pages"), PAGES))


@pytest.fixture
def opened(qtbot, monkeypatch):
    monkeypatch.setattr(dialog_module, "has_printer", lambda: False)
    made = []

    def open_(briefing, options=None):
        dialog = PrintDialog(None, briefing, options)
        qtbot.addWidget(dialog)
        made.append(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.is_ready)
        return dialog

    yield open_
    for dialog in made:
        dialog.close()


@pytest.fixture
def dialog(opened, loaded):
    return opened(loaded)


@pytest.fixture(scope="module")
def builtin():
    return shipped()


def test_a_choice_is_seen_at_once(dialog, qtbot):
    assert len(dialog.pages) > 1
    dialog.choices.choose_style("onepage")
    qtbot.waitUntil(lambda: dialog.is_ready and len(dialog.pages) == 1)
    assert dialog.preview.count == dialog.thumbnails.count() == 1


def test_the_first_page_comes_before_all_are_set(qtbot, monkeypatch, builtin):
    monkeypatch.setattr(dialog_module, "has_printer", lambda: False)
    seen = []
    dialog = PrintDialog(None, builtin)
    qtbot.addWidget(dialog)
    dialog.setter.pages_ready.connect(lambda pages, draft: seen.append((len(pages), draft)))
    dialog.show()
    qtbot.waitUntil(lambda: dialog.is_ready)
    assert seen[0] == (1, True)
    assert not seen[-1][1]
    assert not dialog.save_button.isHidden()
    dialog.close()


def test_only_the_last_of_several_choices_is_set(dialog, qtbot):
    for style in ("official", "handout", "card", "onepage"):
        dialog.choices.choose_style(style)
    qtbot.waitUntil(lambda: dialog.is_ready and len(dialog.pages) == 1)
    qtbot.wait(300)
    assert len(dialog.pages) == 1


def test_pages_thumbnails_and_scrolling_agree(dialog, qtbot):
    dialog.preview.go_to(2)
    assert dialog.thumbnails.currentRow() == 2
    dialog.thumbnails.setCurrentRow(1)
    assert dialog.preview.page == 1
    dialog.preview.verticalScrollBar().setValue(0)
    assert dialog.thumbnails.currentRow() == 0


def test_zoom_steps_and_asks_for_sharper_pictures(dialog, qtbot):
    dialog.preview.set_zoom(1.0)
    height = dialog.preview.widget().sizeHint().height()
    before = dialog.pages[0].image.width()
    dialog.preview.step_zoom(2)
    assert dialog.preview.widget().sizeHint().height() > height
    dialog.preview.set_zoom(1.5)
    qtbot.waitUntil(lambda: dialog.pages[0].image.width() > 1.2 * before)
    dialog.preview.set_zoom("page")


@pytest.mark.parametrize("width", [900, 1240])
def test_a_page_as_wide_as_the_preview_stands_wholly_in_it(dialog, qtbot, width):
    dialog.resize(width, 700)
    seen = dialog.preview.viewport().width()
    for page in dialog.preview.findChildren(PaperView):
        assert 0 < page.x()
        assert page.geometry().right() < seen


def test_without_a_printer_it_offers_the_pdf_and_says_so(dialog, qtbot):
    qtbot.waitUntil(lambda: "没有打印机" in dialog.message)
    assert not dialog.print_button.isEnabled()
    assert dialog.save_button.isEnabled()


def test_official_paper_tells_its_fonts(dialog, qtbot):
    assert not dialog.font_words
    dialog.choices.choose_style("official")
    qtbot.waitUntil(lambda: "仿宋" in dialog.font_words)


def test_what_a_style_leaves_out_is_told(opened, builtin, qtbot):
    dialog = opened(builtin, PrintOptions(style="onepage"))
    qtbot.waitUntil(lambda: "版面取舍" in dialog.message)


def test_saves_what_is_seen(dialog, tmp_path):
    assert dialog.save_to(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert f"共{len(dialog.pages)}页" in dialog.message


def test_a_failure_is_told(dialog, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    assert not dialog.save_to(tmp_path / "no" / "a.pdf")
    assert "不存在" in told[0]


def test_a_cancelled_print_is_told_and_writes_nothing(dialog, tmp_path, monkeypatch):
    def slow(data, target):
        dialog.setter.cancel()

    monkeypatch.setattr(setting_module, "check", slow)
    assert not dialog.save_to(tmp_path / "a.pdf")
    assert "已取消" in dialog.message
    assert not list(tmp_path.iterdir())


def test_a_print_that_cannot_be_set_is_told(dialog, qtbot, monkeypatch):
    def broken(*_, **__):
        raise PrintError("template", reason="x")

    monkeypatch.setattr(setting_module, "typesetter", broken)
    dialog.choices.choose_style("card")
    qtbot.waitUntil(lambda: "模板无法排版" in dialog.message)
    assert not dialog.save_button.isEnabled()


def test_begins_with_the_options_given(opened, builtin):
    options = PrintOptions(style="official", gray=True, double_sided=True, tabs=("industry",))
    assert opened(builtin, options).choices.options == options


def test_departments_are_offered_where_someone_answers_for_something(opened, loaded, tmp_path, qtbot):
    dialog = opened(load(samples.written(tmp_path, samples.REMARKS)))
    dialog.choices.choose_style("department")
    qtbot.waitUntil(lambda: dialog.choices.options.owner == "发改局")
    styles = opened(loaded).choices
    styles.choose_style("department")
    assert styles.options.style != "department"


def test_the_temporary_folder_goes_with_the_window(opened, loaded):
    dialog = opened(loaded)
    root = dialog.setter.folder
    assert root.is_dir()
    dialog.close()
    assert not root.exists()


def test_everything_has_a_name_for_those_who_hear(dialog):
    from PySide6.QtWidgets import QSpinBox

    for box in dialog.findChildren(QSpinBox):
        assert box.accessibleName()
    assert dialog.preview.accessibleName()
    assert dialog.thumbnails.accessibleName()


def test_garbage_waits_while_pages_are_set_and_is_collected_again(qtbot, loaded, monkeypatch):
    import gc

    monkeypatch.setattr(dialog_module, "has_printer", lambda: False)
    assert gc.isenabled()
    dialog = PrintDialog(None, loaded)
    qtbot.addWidget(dialog)
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: dialog.is_ready)
    qtbot.waitUntil(gc.isenabled)
    dialog.choices.choose_style("card")
    qtbot.waitUntil(lambda: not gc.isenabled())
    dialog.close()
    assert gc.isenabled()


def test_a_dialog_that_is_closed_sets_nothing_more(opened, loaded, qtbot):
    dialog = opened(loaded, PrintOptions(style="onepage"))
    qtbot.waitUntil(lambda: dialog.is_ready)
    dialog.done(0)
    dialog.preview.sharpness_wanted.emit(200.0)
    assert not dialog.setter._looks.isActive()


@pytest.fixture
def memory(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "kept"))
    return PrintMemory()


def styles(dialog):
    combo = dialog.choices.findChild(QComboBox)
    return [combo.itemData(n) for n in range(combo.count())]


def test_a_revision_note_is_offered_where_an_earlier_print_differs(opened, memory, tmp_path, qtbot):
    file = samples.written(tmp_path, samples.ONE_FIGURE)
    memory.remember(load(file), "print", "summary")
    assert "revision" not in styles(opened(load(file)))
    samples.written(tmp_path, samples.ONE_FIGURE.replace("13.4", "13.5"))
    dialog = opened(load(file), PrintOptions(style="revision"))
    assert "revision" in styles(dialog)
    assert dialog.pages


def test_a_claims_sheet_is_offered(opened, loaded):
    dialog = opened(loaded, PrintOptions(style="claims"))
    assert dialog.pages
    assert dialog.choices.options.style == "claims"


def test_handouts_are_of_the_shape_of_screen_chosen(opened, tmp_path):
    one = read(samples.written(tmp_path, samples.ONE_FIGURE))
    dialog = opened(one, PrintOptions(style="handout", screen="4:3"))
    assert dialog.choices.options.screen == "4:3"
