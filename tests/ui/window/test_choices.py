"""Language and colours: chosen in the menu, at once, remembered."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.window import appearance
from qjviewer.ui.window.main_window import MainWindow
from qjviewer.ui.window.memory import Memory
from qjviewer.wording import LANGUAGES
from tests.ui.sample import BRIEFING, write_briefing


def pick(menu, name):
    next(a for a in menu.actions() if a.data() == name).trigger()


def picked(menu):
    return [a.data() for a in menu.actions() if a.isChecked()]


@pytest.fixture
def another(qtbot, settings):
    """A window started again with the same settings."""
    made = MainWindow(BundleStore(), settings=settings)
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
def test_a_language_is_taken_at_once_and_remembered(live, qtbot, settings, lang):
    with qtbot.waitSignal(live.store.loaded):
        pick(live.commands.language, lang)
    assert live.body.loaded.view.lang == lang
    assert picked(live.commands.language) == [lang]
    assert Memory(settings).language == lang


@pytest.mark.parametrize(("lang", "cancel"), [("zh-Hans", "取消"), ("zh-Hant", "取消"), ("en", "")])
def test_qt_speaks_the_language_too(window, lang, cancel):
    for name in (*LANGUAGES, lang):
        pick(window.commands.language, name)
        window._speak(name)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel").removeprefix("Cancel") == cancel


def test_a_language_is_not_undone_with_the_context(live, qtbot):
    with qtbot.waitSignal(live.store.loaded):
        live.commands.actions["context"].trigger()
    with qtbot.waitSignal(live.store.loaded):
        pick(live.commands.language, "en")
    with qtbot.waitSignal(live.store.loaded):
        live.commands.actions["undo"].trigger()
    assert (live.store.view.lang, live.store.view.context) == ("en", True)


def test_an_empty_window_changes_its_language(another):
    pick(another.commands.language, "en")
    assert another.windowTitle() == "Economic Briefing Viewer"


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_colours_are_taken_at_once_and_remembered(window, settings, look):
    pick(window.commands.theme, look)
    assert window.body.theme.mode == look
    made = MainWindow(BundleStore(), settings=settings)
    assert made.body.theme.mode == look
    assert picked(made.commands.theme) == [look]
    made.close()
    made.deleteLater()


def test_following_the_system(window, monkeypatch):
    pick(window.commands.theme, "light")
    monkeypatch.setattr(appearance, "system_mode", lambda: "dark")
    window._look._system_changed(None)
    assert window.body.theme.mode == "light"
    pick(window.commands.theme, "system")
    assert window.body.theme.mode == "dark"


def test_a_wish_for_contrast_is_followed_while_the_program_runs(window, monkeypatch):
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return  # before Qt 6.10 no system tells
    monkeypatch.setattr(appearance, "system_mode", lambda: "contrast")
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert window.body.theme.mode == "contrast"


def test_plain_x11_is_light(qapp):
    assert appearance.system_mode() == "light"


@pytest.mark.parametrize("value", ["klingon", 7, ""])
def test_damaged_choices_count_as_none(qapp, settings, value):
    settings.setValue("choices/language", value)
    settings.setValue("choices/theme", value)
    assert Memory(settings).language is None
    assert appearance.mode_of(Memory(settings).look) == "light"


@pytest.fixture
def owned(window, tmp_path, qtbot):
    """The briefing with a department for one of its indicators."""
    text = BRIEFING.replace("固定资产投资, basis", "固定资产投资, owner: 区发改局, basis")
    path = write_briefing(tmp_path, text)
    with qtbot.waitSignal(window.store.loaded):
        window.open(path)
    return window


def test_only_what_a_department_answers_for_is_shown_and_all_of_it_again(owned, qtbot):
    menu, everything = owned.commands.owners, owned.body.loaded.pages
    for owner in ("区发改局", ""):
        with qtbot.waitSignal(owned.store.loaded):
            pick(menu, owner)
        assert picked(menu) == [owner]
        assert (owned.body.loaded.pages == everything) is (owner == "")
    assert everything


def test_a_department_stays_chosen_in_another_language(owned, qtbot):
    with qtbot.waitSignal(owned.store.loaded):
        pick(owned.commands.owners, "区发改局")
    with qtbot.waitSignal(owned.store.loaded):
        pick(owned.commands.language, "en")
    assert owned.store.view.owner == owned.body.loaded.owners[0]


def test_without_departments_there_is_nothing_to_choose(window):
    assert not window.commands.owners.isEnabled()
