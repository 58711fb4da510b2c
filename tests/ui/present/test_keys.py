"""Every key of the table does what the table says, in both windows."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from qjviewer.ui.present.keys import BINDINGS, COMMANDS, ShowCommand, chord, command_for
from qjviewer.wording import LANGUAGES, say

K, M = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, SHIFT, ALT = M.NoModifier, M.ControlModifier, M.ShiftModifier, M.AltModifier
# What people press (PRESENTING.md), what Qt reports for it, what must happen.
PRESSES = [
    (K.Key_Right, NONE, "", ShowCommand.NEXT),
    (K.Key_Down, NONE, "", ShowCommand.NEXT),
    (K.Key_PageDown, NONE, "", ShowCommand.NEXT),
    (K.Key_Space, NONE, " ", ShowCommand.NEXT),
    (K.Key_Return, NONE, "\r", ShowCommand.ENTER),
    (K.Key_Enter, M.KeypadModifier, "\r", ShowCommand.ENTER),
    (K.Key_N, NONE, "n", ShowCommand.NEXT),
    (K.Key_Left, NONE, "", ShowCommand.PREVIOUS),
    (K.Key_Up, NONE, "", ShowCommand.PREVIOUS),
    (K.Key_PageUp, NONE, "", ShowCommand.PREVIOUS),
    (K.Key_Backspace, NONE, "\b", ShowCommand.BACK),
    (K.Key_P, NONE, "p", ShowCommand.PREVIOUS),
    (K.Key_Home, NONE, "", ShowCommand.FIRST),
    (K.Key_End, NONE, "", ShowCommand.LAST),
    *((K(K.Key_0 + n), NONE, str(n), ShowCommand.DIGIT) for n in range(10)),
    (K.Key_5, M.KeypadModifier, "5", ShowCommand.DIGIT),
    (K.Key_G, NONE, "g", ShowCommand.OVERVIEW),
    (K.Key_Tab, NONE, "\t", ShowCommand.OVERVIEW),
    (K.Key_B, NONE, "b", ShowCommand.BLACK),
    (K.Key_B, NONE, "B", ShowCommand.BLACK),
    (K.Key_Period, NONE, ".", ShowCommand.BLACK),
    (K.Key_Period, NONE, "。", ShowCommand.BLACK),
    (K.Key_W, NONE, "w", ShowCommand.WHITE),
    (K.Key_Comma, NONE, ",", ShowCommand.WHITE),
    (K.Key_F, NONE, "f", ShowCommand.FREEZE),
    (K.Key_L, NONE, "l", ShowCommand.POINTER),
    (K.Key_L, CTRL, "\x0c", ShowCommand.POINTER),
    (K.Key_L, SHIFT, "L", ShowCommand.SPOTLIGHT),
    (K.Key_Z, NONE, "z", ShowCommand.ZOOM),
    (K.Key_P, CTRL, "\x10", ShowCommand.PEN),
    (K.Key_Z, CTRL, "\x1a", ShowCommand.UNDO),
    (K.Key_E, NONE, "e", ShowCommand.CLEAR),
    (K.Key_K, NONE, "k", ShowCommand.COLOUR),
    (K.Key_Slash, NONE, "/", ShowCommand.QUESTION),
    (K.Key_Slash, NONE, "、", ShowCommand.QUESTION),
    (K.Key_C, NONE, "c", ShowCommand.CONTEXT),
    (K.Key_T, NONE, "t", ShowCommand.THEME),
    (K.Key_A, NONE, "a", ShowCommand.APPLY),
    (K.Key_D, NONE, "d", ShowCommand.CHANGES),
    (K.Key_V, NONE, "v", ShowCommand.SEND),
    (K.Key_S, CTRL, "\x13", ShowCommand.SAVE),
    (K.Key_Pause, NONE, "", ShowCommand.PAUSE),
    (K.Key_T, CTRL, "\x14", ShowCommand.RESET),
    (K.Key_T, SHIFT, "T", ShowCommand.MODE),
    (K.Key_Plus, SHIFT, "+", ShowCommand.LARGER),
    (K.Key_Equal, NONE, "=", ShowCommand.LARGER),
    (K.Key_Minus, NONE, "-", ShowCommand.SMALLER),
    (K.Key_S, NONE, "s", ShowCommand.SWAP),
    (K.Key_F1, NONE, "", ShowCommand.HELP),
    (K.Key_Question, SHIFT, "?", ShowCommand.HELP),
    (K.Key_Escape, NONE, "\x1b", ShowCommand.LEAVE),
    (K.Key_Q, CTRL, "\x11", ShowCommand.QUIT),
    (K.Key_F5, NONE, "", ShowCommand.IGNORE),
    (K.Key_F5, SHIFT, "", ShowCommand.IGNORE),
    (K.Key_F5, ALT, "", ShowCommand.IGNORE),
]


def press(key, modifiers=NONE, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


def named(value):
    return getattr(value, "name", repr(value))


@pytest.mark.parametrize(("key", "modifiers", "text", "command"), PRESSES, ids=named)
def test_every_key(key, modifiers, text, command):
    assert command_for(press(key, modifiers, text)) is command


def test_the_table_of_presses_leaves_out_no_key_and_no_command():
    assert {chord(press(*p[:3])) for p in PRESSES} >= set(COMMANDS)
    assert {b.command for b in BINDINGS} == set(ShowCommand)


@pytest.mark.parametrize(
    "event",
    [(K.Key_Q, NONE, "q"), (K.Key_X, NONE, "x"), (K.Key_Shift, SHIFT, ""), (K.Key_Control, CTRL, "")],
    ids=named,
)
def test_other_keys_do_nothing(event):
    assert command_for(press(*event)) is None


def test_no_key_has_two_commands():
    assert sum(len(b.keys) for b in BINDINGS) == len(COMMANDS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_has_a_name_in_every_language(lang):
    assert all(say(c.phrase, lang) for c in ShowCommand)
