"""Rolling forward, what is to be done and what changed since a print, in the window and by keyboard."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible

from qjviewer.editions.changes import EditionChange
from qjviewer.editions.print_memory import PrintMemory
from qjviewer.editions.user_folder import VARIABLE
from qjviewer.load import View, load, read
from qjviewer.release import release_of
from qjviewer.rolling.roll import roll
from qjviewer.rolling.todo import Review
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.window.main_window import MainWindow
from qjviewer.ui.window.memory import Memory
from qjviewer.ui.window.rich_rows import ROW, RichRow
from qjviewer.ui.window.roll_dialog import RollDialog
from qjviewer.ui.window.settings_dialog import SettingsDialog
from qjviewer.wording import LANGUAGES
from tests.rolling.small import FILES, bytes_of, write
from tests.ui.overflow import cut_at_rest
from tests.ui.reading import things

READ = FILES["tabs.yaml"].replace('    headline: "全年', '    read: 2023H1\n    headline: "全年')
BEFORE = FILES | {"tabs.yaml": READ}
AFTER = BEFORE | {"briefing.yaml": FILES["briefing.yaml"].replace("value: 6.1", "value: 6.3")}


@pytest.fixture
def memory(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "kept"))
    return PrintMemory()


@pytest.fixture
def open_window(qtbot, tmp_path, opened, memory):
    windows = []

    def open_one(path, lang="zh-Hans"):
        loaded = load(path, View(lang))
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(BundleStore(loaded.view), settings=settings, open_file=opened)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        window.show_loaded(loaded)
        window.activateWindow()
        return window

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def rolled(tmp_path):
    roll(write(tmp_path / "old", BEFORE), tmp_path / "new")
    return tmp_path / "new"


def rows(panel):
    return [panel.list.item(n).data(ROW) for n in range(panel.list.count())]


def stand_on(panel, kind, number=0):
    """Go to a row about something of a kind."""
    subjects = [panel.list.item(n).data(Qt.ItemDataRole.UserRole + 1) for n in range(panel.list.count())]
    panel.list.setCurrentRow([n for n, s in enumerate(subjects) if isinstance(s, kind)][number])


def do(window, name):
    window.commands.actions[name].trigger()


# What is to be done ---------------------------------------------------------------------------


def test_the_panel_lists_what_is_awaited_by_owner_and_confirmed_by_tab(open_window, rolled):
    window = open_window(rolled)
    do(window, "todo")
    panel = window._editions.todo
    assert panel.isVisible()
    assert window.focusWidget() is panel.list
    headings = [r.title for r in rows(panel) if r.heading]
    assert headings[:3] == ["县统计局", "县供电公司", "县发改局"]
    assert {"总览（overview）", "目标（plan）", "栏目以外（rest）"} <= set(headings)
    assert any(r.small == "上期：6.1%、全市第2 / 6" for r in rows(panel))
    do(window, "todo")
    assert not panel.isVisible()


def test_it_can_show_only_one_kind(open_window, rolled, qtbot):
    window = open_window(rolled)
    do(window, "todo")
    panel = window._editions.todo
    whole = len(rows(panel))
    panel.filters["confirm"].click()
    only = rows(panel)
    assert 0 < len(only) < whole
    assert all(r.mark == "待填" for r in only if not r.heading)
    panel.filters["awaited"].click()
    assert [r.title for r in rows(panel)] == ["没有待填的数据，也没有待复核的文字。"]


def test_the_way_to_the_place_and_to_the_file(open_window, rolled, opened, qtbot):
    window = open_window(rolled)
    do(window, "todo")
    panel = window._editions.todo
    window.body.go_to_tab("plan")
    stand_on(panel, Review)
    panel.list.itemClicked.emit(panel.list.currentItem())
    assert window.body.pages.current == "overview"
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened[-1][0] == "tabs.yaml"


def test_next_walks_round_what_is_to_be_done(open_window, rolled):
    window = open_window(rolled)
    do(window, "todo")
    panel = window._editions.todo
    seen = set()
    panel.blockSignals(True)
    for _ in range(panel.list.count() + 2):
        panel.step()
        seen.add(panel.list.currentRow())
        assert not rows(panel)[panel.list.currentRow()].heading
    assert len(seen) == sum(not r.heading for r in rows(panel))


def test_a_tab_is_confirmed_from_the_panel(open_window, rolled, qtbot):
    window = open_window(rolled)
    with qtbot.waitSignal(window._store.loaded):
        window.open(rolled)
    do(window, "todo")
    panel = window._editions.todo
    stand_on(panel, Review)
    assert panel.confirm_button.isEnabled()
    with qtbot.waitSignal(window._store.loaded):
        panel.confirm_button.click()
    assert release_of(load(rolled)).stale == ("plan",)
    assert "总览（overview）" not in [r.title for r in rows(panel)]


def test_awaited_figures_belong_to_no_tab(open_window, rolled):
    window = open_window(rolled)
    do(window, "todo")
    window._editions.todo.list.setCurrentRow(1)
    assert not window._editions.todo.confirm_button.isEnabled()


def test_one_panel_at_a_time_and_esc_closes(open_window, rolled, qtbot):
    window = open_window(rolled)
    do(window, "todo")
    do(window, "problems")
    assert (window._editions.todo.isVisible(), window.body.problems.isVisible()) == (False, True)
    do(window, "changes")
    assert (window._editions.changes.isVisible(), window.body.problems.isVisible()) == (True, False)
    qtbot.keyClick(window._editions.changes.list, Qt.Key.Key_Escape)
    assert not window._editions.changes.isVisible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_cut_and_everything_has_a_name(open_window, rolled, lang):
    window = open_window(rolled, lang)
    do(window, "todo")
    assert cut_at_rest(window._editions.todo) == []
    found = things(window._editions.todo)
    assert all(t.name for t in found if t.role in (QAccessible.Role.Button, QAccessible.Role.List))
    items = [t.name for t in found if t.role is QAccessible.Role.ListItem]
    # Those scrolled out of sight are told when they are reached.
    assert len(items) >= 5
    assert all(items)


# Rolling --------------------------------------------------------------------------------------


def dialog_of(window):
    (dialog,) = window.findChildren(RollDialog)
    return dialog


def test_the_assistant_proposes_and_makes_the_next_edition(open_window, tmp_path, qtbot):
    folder = write(tmp_path / "old", BEFORE)
    before = bytes_of(folder)
    window = open_window(folder)
    do(window, "roll")
    dialog = dialog_of(window)
    assert (dialog.period.text(), dialog.day.text()) == ("2023Q1-Q3", "2023-10-20")
    assert "待填数据5个、来源1个" in dialog.told.text()
    target = tmp_path / "next"
    dialog.folder.setText(str(target))
    with qtbot.waitSignal(window._store.loaded):
        dialog.go.click()
    assert read(target).bundle.briefing.period.code == "2023Q1-Q3"
    assert bytes_of(folder) == before
    assert window._editions.todo.isVisible()
    assert "前三季度" in window.windowTitle()


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [("period", "下周", "下周"), ("period", "2023Q1", "2023Q1"), ("day", "昨天", "昨天")],
)
def test_what_is_typed_wrong_is_told_and_not_done(open_window, tmp_path, field, typed, words):
    window = open_window(write(tmp_path / "old", BEFORE))
    do(window, "roll")
    dialog = dialog_of(window)
    getattr(dialog, field).setText(typed)
    getattr(dialog, field).editingFinished.emit()
    assert words in dialog.told.text()
    assert not dialog.go.isEnabled()


def test_a_folder_that_is_taken_is_told_and_left_alone(open_window, tmp_path):
    window = open_window(write(tmp_path / "old", BEFORE))
    do(window, "roll")
    dialog = dialog_of(window)
    dialog.folder.setText(str(tmp_path / "old"))
    dialog.go.click()
    assert dialog.isVisible()
    assert str(tmp_path / "old") in dialog.told.text()


# What changed since a print -------------------------------------------------------------------


@pytest.fixture
def printed(tmp_path, memory):
    folder = write(tmp_path / "b", BEFORE)
    memory.remember(read(folder), "print", "summary")
    return write(folder, AFTER)


def test_the_panel_lists_what_changed_since_the_last_print(open_window, printed):
    window = open_window(printed)
    do(window, "changes")
    panel = window._editions.changes
    revised = RichRow("地区生产总值增速", "修", "6.1%", "6.3%", rows(panel)[1].small, arrow=True)
    assert rows(panel)[1] == revised
    assert "修订1处" in panel.told.text
    assert panel.prints.count() == 1
    assert panel.note_button.isEnabled()


def test_a_change_leads_to_its_figure(open_window, printed):
    window = open_window(printed)
    do(window, "changes")
    stand_on(window._editions.changes, EditionChange)
    window._editions.changes.list.itemActivated.emit(window._editions.changes.list.currentItem())
    assert window.body.drawer.evidence.id == "gdp.yoy@yixian@2023H1"


def test_without_a_print_it_says_so(open_window, tmp_path):
    window = open_window(write(tmp_path / "b", BEFORE))
    do(window, "changes")
    assert "还没有印发" in window._editions.changes.told.text
    assert not window._editions.changes.note_button.isEnabled()


def test_the_comparison_and_the_revision_note_are_written(open_window, printed, tmp_path, monkeypatch):
    window = open_window(printed)
    do(window, "changes")
    target = tmp_path / "out"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    window._editions.changes.page_button.click()
    assert "6.3%" in (tmp_path / "out.html").read_text(encoding="utf-8")
    window._editions.changes.note_button.click()
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_changes_are_wholly_shown(open_window, printed, lang):
    window = open_window(printed, lang)
    do(window, "changes")
    assert cut_at_rest(window._editions.changes) == []


def test_words_of_a_briefing_are_never_taken_for_markup():
    row = RichRow("<b>x</b>", "<i>", "<s>", "&amp;", "<u>", arrow=True)
    from qjviewer.ui.draw.theme import Theme

    html = row.html(Theme(), selected=False)
    assert "<b>x</b>" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "&amp;amp;" in html


# The series, and the memory switched off ----------------------------------------------------------


def test_the_menu_lists_the_periods_beside(open_window, rolled, qtbot):
    window = open_window(rolled)
    menu = window.commands.series
    menu.fill()
    titles = [(a.text(), a.isChecked()) for a in menu.actions()]
    assert titles == [("乙县2023年前三季度简报", True), ("乙县2023年上半年简报", False)]
    with qtbot.waitSignal(window._store.loaded):
        menu.actions()[1].trigger()
    assert "上半年" in window.windowTitle()


def test_where_one_cannot_be_shown_the_others_beside_it_are_offered(qtbot, settings, rolled, memory):
    (rolled / "briefing.yaml").write_text("briefing: [", encoding="utf-8")
    window = MainWindow(BundleStore(), settings=settings)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window._store.failed):
        window.open(rolled)
    assert [b.text() for b in window.body.empty.series] == ["乙县2023年上半年简报"]
    window._store.close()


def test_the_memory_is_switched_off_and_emptied_in_the_settings(open_window, printed, memory, settings):
    dialog = SettingsDialog(None, Memory(settings), "zh-Hans")
    assert dialog.remember.isChecked()
    dialog.remember.click()
    assert not memory.is_on
    dialog.forget.click()
    assert memory.records() == ()
    dialog.close()
