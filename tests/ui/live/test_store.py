import gc

import pytest
from msgspec.structs import replace

from qjviewer.load import View, load, read
from qjviewer.ui.live import live_store as module
from qjviewer.ui.live.live_store import BundleStore
from tests.ui.sample import BRIEFING, write_briefing


@pytest.fixture
def store(qtbot):
    store = BundleStore()
    yield store
    store.close()


@pytest.fixture
def opened(store, tmp_path, qtbot):
    path = write_briefing(tmp_path)
    with qtbot.waitSignal(store.loaded):
        store.open(path)
    return store, path


def shown(loaded):
    """A reading but for its cube, which is each reading's own."""
    return replace(loaded, cube=None)


def test_a_good_briefing_is_delivered_with_its_pages(opened):
    store, path = opened
    assert store.current.path == path
    assert [p.id for p in store.current.pages] == ["one", "two"]


def test_a_save_is_delivered_by_itself(opened, qtbot):
    store, path = opened
    with qtbot.waitSignal(store.loaded) as got:
        path.write_text(BRIEFING.replace("13.4", "13.5"), encoding="utf-8")
    assert got.args[0].pages[0].blocks[0].cards[0].number == "13.5"


def test_what_the_rules_find_follows_the_pages(store, tmp_path, qtbot):
    path = write_briefing(tmp_path)
    path.write_text(BRIEFING.replace("sources:", "sources:\n  unused: {title: 无人引用}"), encoding="utf-8")
    with qtbot.waitSignals([store.loaded, store.checked], order="strict"):
        store.open(path)
    assert shown(store.current) == shown(load(path))
    assert len(store.current.problems) > len(read(path).problems)


def test_another_view_is_checked_too_but_only_once(opened, qtbot):
    store, path = opened
    with qtbot.waitSignal(store.checked):
        store.set_view(View("en"))
    assert shown(store.current) == shown(load(path, View("en")))
    with qtbot.waitSignal(store.loaded), qtbot.assertNotEmitted(store.checked, wait=600):
        store.set_view(View("zh-Hans"))
    assert store.current.is_checked


BROKEN = {
    "syntax": BRIEFING.replace("places:", "places: ]["),
    "half": BRIEFING[: len(BRIEFING) * 2 // 3],
    "value": BRIEFING.replace("13.4", "十三"),
    "tab": BRIEFING.replace("- tab: two", "- tub: two"),
    "empty": "",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_save_keeps_the_last_good_pages_and_a_mended_one_comes_back(opened, qtbot, kind):
    store, path = opened
    good = store.current
    with qtbot.waitSignal(store.failed) as got:
        path.write_text(BROKEN[kind], encoding="utf-8")
    # Checked or not yet: on a busy machine the rules come before the save is noticed.
    assert store.current.pages == good.pages
    assert got.args[0].problems
    with qtbot.waitSignal(store.loaded):
        path.write_text(BRIEFING.replace("13.4", "14.4"), encoding="utf-8")


def test_deleting_a_card_on_purpose_is_no_failure(opened, qtbot):
    store, path = opened
    with qtbot.waitSignal(store.loaded):
        path.write_text(BRIEFING.replace("cards: [gdp.yoy, fai.yoy]", "cards: [gdp.yoy]"), encoding="utf-8")


def test_what_cannot_be_read_fails_and_keeps_what_was_there(opened, qtbot, tmp_path):
    store, _ = opened
    good = store.current
    with qtbot.waitSignal(store.failed):
        store.open(tmp_path / "nothing.yaml")
    # Checked or not yet: on a busy machine the rules come before the save is noticed.
    assert store.current.pages == good.pages


def test_another_language_and_no_context_need_no_reading(opened, qtbot):
    store, path = opened
    path_text = path.read_text(encoding="utf-8")
    assert path_text
    with qtbot.waitSignal(store.loaded) as got:
        store.set_view(View("en", context=False))
    assert got.args[0].view == View("en", context=False)
    assert got.args[0].pages[0].title == "Overview"
    assert len(got.args[0].pages[0].blocks[1].points) == 1


def test_only_the_newest_of_many_requests_is_delivered(store, tmp_path, qtbot):
    path = write_briefing(tmp_path)
    seen = []
    store.loaded.connect(seen.append)
    for _ in range(5):
        store.open(path)
    store.set_view(View("en"))
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.wait(100)
    assert [x.view.lang for x in seen] == ["en"]


def test_nothing_comes_after_closing(tmp_path, qtbot):
    store, seen = BundleStore(), []
    store.loaded.connect(seen.append)
    store.open(write_briefing(tmp_path))
    store.close()
    qtbot.wait(50)
    assert seen == []


def test_dead_widgets_are_never_collected_on_the_loading_thread(opened, qtbot, monkeypatch):
    """A collection there would destroy widgets on the wrong thread, and Qt would abort."""
    store, path = opened
    enabled = []

    def watched(path, view):
        enabled.append(gc.isenabled())
        return read(path, view)

    monkeypatch.setattr(module, "read", watched)
    with qtbot.waitSignal(store.loaded):
        store.open(path)
    assert enabled == [False]
    assert gc.isenabled()
