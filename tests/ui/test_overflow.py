"""Nothing is cut: every language, usual and larger text, in the smallest usual window."""

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QLabel, QWidget

from qjviewer.load import View
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.widgets import sizes
from qjviewer.ui.window.main_window import MainWindow
from qjviewer.ui.window.memory import Memory
from qjviewer.wording import LANGUAGES
from tests.shipped import qujiang
from tests.ui.dialogs import DIALOGS, opened
from tests.ui.overflow import cut_at_rest

SCREEN = (1280, 800)
# Both kinds of Chinese take the same room: one of them is seen at the usual size, too.
CASES = [(lang, zoom) for lang in LANGUAGES for zoom in (1.0, 1.5) if (lang, zoom) != ("zh-Hant", 1.0)]


def called(case):
    return f"{case[0]}-{case[1]:.0%}"


@pytest.fixture(params=CASES, ids=called)
def empty(request, qtbot, tmp_path, monkeypatch):
    """The window without a briefing, in a language and at a size of text."""
    lang, zoom = request.param
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    Memory(settings).zoom = zoom
    outside = dict.fromkeys(("print_pages", "present", "exchange"), lambda *_: None)
    monkeypatch.setattr(sizes, "room_for", lambda _: QSize(SCREEN[0] - 48, SCREEN[1] - 48))
    made = MainWindow(BundleStore(View(lang)), settings=settings, **outside)
    made.resize(*SCREEN)
    made.show()
    made.lang = lang
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(empty):
    empty.show_loaded(qujiang(empty.lang))
    return empty


def test_nothing_is_cut_on_the_start_page(empty, tmp_path):
    (tmp_path / "一份名字很长的简报.yaml").touch()
    empty.body.empty.show_ways((tmp_path / "一份名字很长的简报.yaml",), empty.lang)
    assert cut_at_rest(empty) == []


def test_nothing_is_cut_on_any_tab(window):
    found = {}
    for page in window.body.loaded.pages:
        window.body.go_to_tab(page.id)
        found[page.id] = cut_at_rest(window)
    assert {name: faults for name, faults in found.items() if faults} == {}


# Where text is large there is least room: what stands then stands at the usual size.
@pytest.mark.parametrize("empty", [case for case in CASES if case[1] > 1], ids=called, indirect=True)
def test_nothing_is_cut_beside_the_page(window):
    loaded = window.body.loaded
    cards = [c for page in loaded.pages for block in page.blocks for c in getattr(block, "cards", ())]
    for name in dict.fromkeys(c.figure or c.item for c in cards):
        window.show_evidence(name)
        assert cut_at_rest(window.body.drawer) == [], name
    window.body.toggle_problems()
    assert cut_at_rest(window.body.problems) == []


def test_nothing_is_cut_in_a_dialog_and_each_fits_the_screen(empty):
    found = {}
    for name in DIALOGS:
        dialog = opened(name, empty, qujiang(empty.lang))
        found[name] = cut_at_rest(dialog)
        if dialog.width() > SCREEN[0] or dialog.height() > SCREEN[1]:
            found[name] += [f"larger than the screen: {dialog.size()}"]
        dialog.close()
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_label_without_room_is_found(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    label = QLabel("一行放不下的文字", holder)
    label.resize(20, 20)
    holder.show()
    assert [fault.split(":")[0] for fault in cut_at_rest(holder)] == ["too narrow"]
