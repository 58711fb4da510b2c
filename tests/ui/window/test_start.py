"""The start page, the recent briefings, and a new one."""

from pathlib import Path

import pytest

from qjviewer.load import checked
from qjviewer.problems import Severity
from qjviewer.resources import builtin_bundle
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.window.main_window import MainWindow
from qjviewer.ui.window.memory import Memory
from qjviewer.ui.window.new_briefing import NewBriefing
from tests.ui.sample import write_briefing


@pytest.fixture
def empty(qtbot, settings):
    """A window that has nothing open, after one briefing was opened earlier."""
    made = MainWindow(BundleStore(), settings=settings)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_the_last_eight_are_kept_and_missing_ones_dropped(qapp, settings, tmp_path):
    paths = [tmp_path / f"{n}.yaml" for n in range(10)]
    for path in paths:
        path.touch()
        Memory(settings).note(path)
    paths[9].unlink()
    assert list(Memory(settings).recent) == paths[8:1:-1]


def test_one_opened_again_comes_first_and_once(qapp, settings, tmp_path):
    for name in ("a", "b", "a"):
        (tmp_path / name).touch()
        Memory(settings).note(tmp_path / name)
    assert [p.name for p in Memory(settings).recent] == ["a", "b"]


@pytest.mark.parametrize("value", ["", 5, [5, None], {"a": 1}])
def test_a_damaged_list_is_empty(qapp, settings, value):
    settings.setValue("window/recent", value)
    assert Memory(settings).recent == ()


def test_what_was_opened_is_offered_in_the_menu(live, tmp_path):
    (action,) = live.commands.recent.actions()
    assert str(tmp_path) in action.text()


def test_the_start_page_opens_a_recent_one(settings, tmp_path, qtbot):
    path = write_briefing(tmp_path)
    Memory(settings).note(path)
    window = MainWindow(BundleStore(), settings=settings)
    window.show()
    with qtbot.waitSignal(window._store.loaded):
        window.body.empty.recent[0].click()
    assert window.body.empty.isHidden()
    window.close()
    window.deleteLater()


def test_the_start_page_opens_the_built_in_one(empty, qtbot, settings):
    with qtbot.waitSignal(empty._store.loaded):
        empty.body.empty.built_in.click()
    assert empty.body.loaded.path == builtin_bundle()
    assert Memory(settings).recent == ()


def test_a_new_briefing_opens_with_what_is_to_be_filled_in(empty, qtbot, tmp_path):
    empty.commands.actions["new"].trigger()
    (dialog,) = empty.findChildren(NewBriefing)
    assert not dialog.go.isEnabled()
    dialog.place.setText("乙县")
    dialog.period.setText("2026年上半年")
    assert Path(dialog.folder.text()).name == "乙县-2026H1"
    folder = tmp_path / "新简报"
    dialog.folder.setText(str(folder))
    with qtbot.waitSignal(empty._store.loaded):
        dialog.go.click()
    loaded = checked(empty.body.loaded)
    assert loaded.path == folder
    assert loaded.cover.title == "乙县2026年上半年经济运行简报"
    assert [p for p in loaded.problems if p.severity is not Severity.INFO] == []
    assert empty._editions.todo.isVisible()
    assert empty._editions.todo.todo.awaited == 11


@pytest.mark.parametrize(
    ("place", "period"), [("", "2026H1"), ("“{x}”{", "2026H1"), ("乙县", "下周"), ("乙县", "2026-06-30")]
)
def test_what_no_briefing_can_be_about_is_told_and_not_made(empty, place, period):
    empty.body.empty.maker.click()
    (dialog,) = empty.findChildren(NewBriefing)
    dialog.place.setText(place)
    dialog.period.setText(period)
    assert not dialog.go.isEnabled()
    assert dialog.told.text()


def test_a_folder_that_holds_anything_is_left_alone(empty, tmp_path):
    (tmp_path / "file").touch()
    empty.body.empty.maker.click()
    (dialog,) = empty.findChildren(NewBriefing)
    dialog.place.setText("乙县")
    dialog.folder.setText(str(tmp_path))
    dialog.go.click()
    assert dialog.isVisible()
    assert "已有内容" in dialog.told.text()
    assert empty.body.loaded is None


EARLIER = """\
format: qjviewer/1
briefing: {id: x, title: {zh-Hans: 简报, en: Briefing}, place: q, period: 2023H1, as_of: 2023-06-30}
places: {q: {name: 衢江区, level: county}}
sources: {s: {title: 报道}}
indicators: {gdp: {name: 地区生产总值}}
figures:
  gdp-yoy: {indicator: gdp, measure: yoy, value: 13.4, unit: "%", cite: s ¶1}
tabs:
  - tab: t
    title: 总览
    blocks: [{cards: [gdp-yoy]}]
"""
UNUSABLE = {
    "earlier": EARLIER,
    "syntax": "format: qjviewer/1\nbriefing: {",
    "empty": "",
    "no briefing": "just text\n",
}


@pytest.mark.parametrize("kind", UNUSABLE)
def test_what_cannot_be_shown_leaves_the_start_page_and_says_why(empty, qtbot, tmp_path, kind):
    path = tmp_path / "x.yaml"
    path.write_text(UNUSABLE[kind], encoding="utf-8")
    with qtbot.waitSignal(empty._store.failed):
        empty.open(path)
    assert empty.body.empty.isVisible()
    assert not empty.body.pages.isVisible()
    assert empty.body.problem_bar.isVisible()
    assert "x.yaml" in empty.body.problem_bar.text


def test_of_the_earlier_kind_it_is_told_what_changed(empty, qtbot, tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text(EARLIER, encoding="utf-8")
    with qtbot.waitSignal(empty._store.failed):
        empty.open(path)
    told = empty.body.problem_bar.text
    assert "旧格式" in told
    assert "data" in told
    assert f"x.yaml:{EARLIER.partition('figures:')[0].count(chr(10)) + 1}" in told


@pytest.mark.parametrize("kind", UNUSABLE)
def test_what_cannot_be_shown_keeps_the_pages_there_are(live, qtbot, tmp_path, kind):
    good = live.body.loaded
    with qtbot.waitSignal(live.store.failed):
        (tmp_path / "small.yaml").write_text(UNUSABLE[kind], encoding="utf-8")
    # The good file may have been read once more just before, where the machine is busy.
    assert live.body.loaded.digest == good.digest
    assert live.body.pages.isVisible()
    assert live.body.problem_bar.isVisible()
