"""The page of keys and the hints of buttons say what the keys really do."""

import pytest
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from qjviewer.app import all_keys
from qjviewer.ui.window.commands import COMMANDS, SEPARATOR
from qjviewer.ui.window.key_dialog import KeyDialog
from qjviewer.ui.window.key_groups import hint, key_groups, plain
from qjviewer.wording import LANGUAGES
from tests.ui.sample import GDP


def native(sequence):
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def test_every_key_the_window_listens_to_is_told(window):
    told = "  ".join(keys for group in key_groups("zh-Hans") for keys, _ in group.lines).split("  ")
    for action in window.commands.actions.values():
        assert {native(s) for s in action.shortcuts()} <= set(told), action.objectName()
    numbered = [native(s.key()) for s in window.findChildren(QShortcut)]
    assert (numbered[0], numbered[-1]) == ("Ctrl+1", "Ctrl+9")
    assert "Ctrl+1" in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keys_of_a_show_are_told_too(qapp, lang):
    words = dict(line for group in all_keys(lang) for line in group.lines)
    assert "F1  ?" in words
    assert all(words.values())


def test_f1_opens_a_page_that_scrolls_with_the_keyboard(window, qtbot):
    window.commands.actions["keys"].trigger()
    (dialog,) = window.findChildren(KeyDialog)
    bar = dialog.scroller.verticalScrollBar()
    assert dialog.focusWidget() is dialog.scroller
    dialog.resize(500, 300)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
    assert bar.value() > 0
    table = QAccessible.queryAccessibleInterface(dialog.table.spoken_children())
    cells = [table.child(n).text(QAccessible.Text.Name) for n in range(table.childCount())]
    assert any("Ctrl+F" in words for words in cells)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_stands_in_the_menu_with_its_key(window, lang):
    window.commands.set_language(lang)
    menus = window.menuBar().findChildren(QMenu)
    for command in (c for c in COMMANDS if c.name != SEPARATOR):
        action = window.commands.actions[command.name]
        assert plain(action.text())
        assert [s.toString() for s in action.shortcuts()] == [
            QKeySequence(k).toString() for k in command.keys
        ]
        assert any(action in menu.actions() for menu in menus)


@pytest.mark.parametrize(
    ("text", "bare"),
    [("打开(&O)…", "打开"), ("&Open...", "Open"), ("单屏演示（带讲稿）(&A)", "单屏演示（带讲稿）")],
)
def test_a_phrase_of_the_menu_without_its_letter(text, bare):
    assert plain(text) == bare


@pytest.mark.parametrize(("lang", "words"), [("zh-Hans", "查找（Ctrl+F）"), ("en", "Find (Ctrl+F)")])
def test_a_button_tells_its_key(qapp, lang, words):
    assert hint("find", lang) == words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_buttons_of_window_and_start_page_tell_their_keys(window, lang):
    header, start = window.body.header, window.body.empty
    header.show_cover(window.body.loaded.cover, lang, context=True)
    start.show_ways((), lang)
    window.show_evidence(GDP)
    told = [
        (header.context, "Ctrl+E"),
        (header.finder, "Ctrl+F"),
        (header.printer, "Ctrl+P"),
        (header.presenter, "F5"),
        (start.opener, "Ctrl+O"),
        (start.maker, "Ctrl+N"),
        (window.body.status.button, "Ctrl+M"),
        (window.body.drawer.head.close_button, "Esc"),
        (window.body.find_panel._close, "Esc"),
    ]
    for button, key in told:
        assert key in button.toolTip(), button.text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_entries_of_a_menu_share_a_letter(window, lang):
    window.commands.set_language(lang)
    for menu in menus_of(window.menuBar()):
        letters = [mnemonic(action.text()) for action in menu.actions() if not action.isSeparator()]
        found = [letter for letter in letters if letter]
        assert len(found) == len(set(found)), sorted(found)


def menus_of(bar):
    """The menu bar and every menu below it, menus in menus too.

    As children: Qt for Python 6.8 deletes a menu that an action was asked for.
    """
    return [bar, *bar.findChildren(QMenu)]


def mnemonic(text):
    """The letter that picks an entry of a menu: the one behind a single ampersand."""
    bare = text.replace("&&", "")
    at = bare.find("&")
    return bare[at + 1 : at + 2].upper() if at >= 0 else ""


def test_every_command_has_a_key_and_no_key_has_two_commands():
    keys = [key for command in COMMANDS if command.name != SEPARATOR for key in command.keys or ("",)]
    assert "" not in keys
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_menu_is_called_by_its_title(window, lang):
    window.commands.set_language(lang)
    for menu in menus_of(window.menuBar())[1:]:
        assert menu.accessibleName() == plain(menu.title())
