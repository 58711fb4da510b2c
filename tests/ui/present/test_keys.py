"""Every key of the table does what the table says, in both windows."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from qjviewer.ui.present.keys import BINDINGS, COMMANDS, Command, chord, command_for
from qjviewer.wording import LANGUAGES, say

K, M = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, SHIFT, ALT = M.NoModifier, M.ControlModifier, M.ShiftModifier, M.AltModifier
# What people press (PRESENTING.md), what Qt reports for it, what must happen.
PRESSES = [
    (K.Key_Right, NONE, "", Command.NEXT),
    (K.Key_Down, NONE, "", Command.NEXT),
    (K.Key_PageDown, NONE, "", Command.NEXT),
    (K.Key_Space, NONE, " ", Command.NEXT),
    (K.Key_Return, NONE, "\r", Command.ENTER),
    (K.Key_Enter, M.KeypadModifier, "\r", Command.ENTER),
    (K.Key_N, NONE, "n", Command.NEXT),
    (K.Key_Left, NONE, "", Command.PREVIOUS),
    (K.Key_Up, NONE, "", Command.PREVIOUS),
    (K.Key_PageUp, NONE, "", Command.PREVIOUS),
    (K.Key_Backspace, NONE, "\b", Command.BACK),
    (K.Key_P, NONE, "p", Command.PREVIOUS),
    (K.Key_Home, NONE, "", Command.FIRST),
    (K.Key_End, NONE, "", Command.LAST),
    *((K(K.Key_0 + n), NONE, str(n), Command.DIGIT) for n in range(10)),
    (K.Key_5, M.KeypadModifier, "5", Command.DIGIT),
    (K.Key_G, NONE, "g", Command.OVERVIEW),
    (K.Key_Tab, NONE, "\t", Command.OVERVIEW),
    (K.Key_B, NONE, "b", Command.BLACK),
    (K.Key_B, NONE, "B", Command.BLACK),
    (K.Key_Period, NONE, ".", Command.BLACK),
    (K.Key_Period, NONE, "。", Command.BLACK),
    (K.Key_W, NONE, "w", Command.WHITE),
    (K.Key_Comma, NONE, ",", Command.WHITE),
    (K.Key_F, NONE, "f", Command.FREEZE),
    (K.Key_L, NONE, "l", Command.POINTER),
    (K.Key_L, CTRL, "\x0c", Command.POINTER),
    (K.Key_L, SHIFT, "L", Command.SPOTLIGHT),
    (K.Key_Z, NONE, "z", Command.ZOOM),
    (K.Key_P, CTRL, "\x10", Command.PEN),
    (K.Key_Z, CTRL, "\x1a", Command.UNDO),
    (K.Key_E, NONE, "e", Command.CLEAR),
    (K.Key_K, NONE, "k", Command.COLOUR),
    (K.Key_Slash, NONE, "/", Command.QUESTION),
    (K.Key_Slash, NONE, "、", Command.QUESTION),
    (K.Key_C, NONE, "c", Command.CONTEXT),
    (K.Key_T, NONE, "t", Command.THEME),
    (K.Key_A, NONE, "a", Command.APPLY),
    (K.Key_D, NONE, "d", Command.CHANGES),
    (K.Key_V, NONE, "v", Command.SEND),
    (K.Key_S, CTRL, "\x13", Command.SAVE),
    (K.Key_Pause, NONE, "", Command.PAUSE),
    (K.Key_T, CTRL, "\x14", Command.RESET),
    (K.Key_T, SHIFT, "T", Command.MODE),
    (K.Key_Plus, SHIFT, "+", Command.LARGER),
    (K.Key_Equal, NONE, "=", Command.LARGER),
    (K.Key_Minus, NONE, "-", Command.SMALLER),
    (K.Key_S, NONE, "s", Command.SWAP),
    (K.Key_F1, NONE, "", Command.HELP),
    (K.Key_Question, SHIFT, "?", Command.HELP),
    (K.Key_Escape, NONE, "\x1b", Command.LEAVE),
    (K.Key_Q, CTRL, "\x11", Command.QUIT),
    (K.Key_F5, NONE, "", Command.IGNORE),
    (K.Key_F5, SHIFT, "", Command.IGNORE),
    (K.Key_F5, ALT, "", Command.IGNORE),
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
    assert {b.command for b in BINDINGS} == set(Command)


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
    assert all(say(c.phrase, lang) for c in Command)
