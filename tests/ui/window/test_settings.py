"""The settings: at once, remembered, in the language chosen."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from qjviewer.ui.draw import motion
from qjviewer.ui.window.memory import Memory
from qjviewer.ui.window.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(live):
    live.commands.actions["settings"].trigger()
    yield live.findChild(SettingsDialog)
    motion.choose("system")


def pick(choice, name):
    choice.setCurrentIndex(choice.findData(name))
    choice.activated.emit(choice.currentIndex())


def test_a_language_is_spoken_at_once_by_the_window_and_the_dialog(dialog, live, qtbot, settings):
    with qtbot.waitSignal(live.store.loaded):
        pick(dialog.language, "en")
    assert live.body.loaded.view.lang == "en"
    assert dialog.windowTitle() == "Settings"
    assert dialog.close_button.text() == "Close"
    assert Memory(settings).language == "en"


def test_colours_are_taken_at_once_and_ticked_in_the_menu(dialog, live, settings):
    pick(dialog.look, "dark")
    assert live.body.theme.mode == "dark"
    assert [a.data() for a in live.commands.theme.actions() if a.isChecked()] == ["dark"]
    assert Memory(settings).look == "dark"


def test_the_size_of_text_reflows_window_and_dialog(dialog, live, settings):
    em, width = live.body.theme.em, dialog.sizeHint().width()
    dialog.size_of_text.setValue(200)
    while live._look._resizing.isActive():
        QTest.qWait(5)
    assert live.body.theme.em == pytest.approx(2 * em, abs=0.5)
    assert dialog.sizeHint().width() > 1.4 * width
    assert Memory(settings).zoom == 2.0


def test_nothing_moves_once_animation_is_off(dialog, live, settings):
    pick(dialog.motion, "off")
    assert not motion.wanted()
    assert Memory(settings).motion == "off"
    pick(dialog.motion, "on")
    assert motion.wanted()


def test_outside_context_goes_at_once_can_be_undone_and_stays_away_next_time(dialog, live, qtbot, settings):
    with qtbot.waitSignal(live.store.loaded):
        dialog.context.click()
    assert not live.body.loaded.view.context
    assert not Memory(settings).context
    with qtbot.waitSignal(live.store.loaded):
        live.commands.actions["undo"].trigger()
    assert live.body.loaded.view.context


def test_the_dialog_shows_what_was_chosen(live, settings):
    memory = Memory(settings)
    memory.look, memory.zoom, memory.motion, memory.context = "contrast", 1.5, "off", False
    dialog = SettingsDialog(live, memory, "zh-Hant")
    chosen = (dialog.language, dialog.look, dialog.motion)
    assert [c.currentData() for c in chosen] == ["zh-Hant", "contrast", "off"]
    assert dialog.size_of_text.value() == 150
    assert not dialog.context.isChecked()


@pytest.mark.parametrize("value", ["", "klingon", 5])
def test_damaged_choices_leave_it_to_the_system(live, settings, value):
    settings.setValue("choices/motion", value)
    settings.setValue("choices/context", value)
    dialog = SettingsDialog(live, Memory(settings), "zh-Hans")
    assert dialog.motion.currentData() == "system"
    assert dialog.context.isChecked()


def test_every_field_has_a_label_with_a_key_of_its_own(dialog):
    keys = [label.text().partition("&")[2][:1] for label in dialog.findChildren(QLabel) if label.buddy()]
    assert len(keys) == 4
    assert len(set(keys)) == 4
