"""The one table of keys and commands: both windows, the key help and the tests read it."""

from enum import Enum, auto

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from qjviewer.wording import Language, say


class ShowCommand(Enum):
    """What a key, a button or a clicker asks for; `present.do-<name>` names each in words."""

    NEXT = auto()
    PREVIOUS = auto()
    FIRST = auto()
    LAST = auto()
    DIGIT = auto()
    ENTER = auto()
    BACK = auto()
    OVERVIEW = auto()
    BLACK = auto()
    WHITE = auto()
    FREEZE = auto()
    POINTER = auto()
    SPOTLIGHT = auto()
    ZOOM = auto()
    PEN = auto()
    COLOUR = auto()
    UNDO = auto()
    CLEAR = auto()
    QUESTION = auto()
    CONTEXT = auto()
    THEME = auto()
    APPLY = auto()
    SEND = auto()
    SAVE = auto()
    PAUSE = auto()
    RESET = auto()
    MODE = auto()
    LARGER = auto()
    SMALLER = auto()
    SWAP = auto()
    HELP = auto()
    CHANGES = auto()
    LEAVE = auto()
    QUIT = auto()
    IGNORE = auto()

    @property
    def phrase(self) -> str:
        """The key of its name in words."""
        return f"present.do-{self.name.lower()}"


class Binding(msgspec.Struct, frozen=True):
    """Keys of one command, as `chord` writes them; `hint` keys are the ones shown to people."""

    command: ShowCommand
    keys: tuple[str, ...]


BINDINGS: tuple[Binding, ...] = (
    Binding(ShowCommand.NEXT, ("Right", "Down", "PgDown", "Space", "N")),
    Binding(ShowCommand.PREVIOUS, ("Left", "Up", "PgUp", "P")),
    # Enter ends a page number or goes on; Backspace returns from a question or goes back.
    Binding(ShowCommand.ENTER, ("Return", "Enter")),
    Binding(ShowCommand.BACK, ("Backspace",)),
    Binding(ShowCommand.FIRST, ("Home",)),
    Binding(ShowCommand.LAST, ("End",)),
    Binding(ShowCommand.DIGIT, tuple("0123456789")),
    Binding(ShowCommand.OVERVIEW, ("G", "Tab")),
    Binding(ShowCommand.BLACK, ("B", ".")),
    Binding(ShowCommand.WHITE, ("W", ",")),
    Binding(ShowCommand.FREEZE, ("F",)),
    Binding(ShowCommand.POINTER, ("L", "Ctrl+L")),
    Binding(ShowCommand.SPOTLIGHT, ("Shift+L",)),
    Binding(ShowCommand.ZOOM, ("Z",)),
    Binding(ShowCommand.PEN, ("Ctrl+P",)),
    Binding(ShowCommand.COLOUR, ("K",)),
    Binding(ShowCommand.UNDO, ("Ctrl+Z",)),
    Binding(ShowCommand.CLEAR, ("E",)),
    Binding(ShowCommand.QUESTION, ("/",)),
    Binding(ShowCommand.CONTEXT, ("C",)),
    Binding(ShowCommand.THEME, ("T",)),
    Binding(ShowCommand.APPLY, ("A",)),
    Binding(ShowCommand.SEND, ("V",)),
    Binding(ShowCommand.SAVE, ("Ctrl+S",)),
    Binding(ShowCommand.PAUSE, ("Pause",)),
    Binding(ShowCommand.RESET, ("Ctrl+T",)),
    Binding(ShowCommand.MODE, ("Shift+T",)),
    Binding(ShowCommand.LARGER, ("+", "=")),
    Binding(ShowCommand.SMALLER, ("-",)),
    Binding(ShowCommand.SWAP, ("S",)),
    Binding(ShowCommand.HELP, ("F1", "?")),
    Binding(ShowCommand.CHANGES, ("D",)),
    Binding(ShowCommand.LEAVE, ("Esc",)),
    Binding(ShowCommand.QUIT, ("Ctrl+Q",)),
    # A clicker sends F5 and Esc in turn: F5 inside a show must never begin it again.
    Binding(ShowCommand.IGNORE, ("F5", "Shift+F5", "Alt+F5")),
)
COMMANDS: dict[str, ShowCommand] = {key: b.command for b in BINDINGS for key in b.keys}
# The strip along the console's lower edge: what is needed in a hurry.
STRIP: tuple[ShowCommand, ...] = (
    ShowCommand.BLACK,
    ShowCommand.FREEZE,
    ShowCommand.POINTER,
    ShowCommand.PEN,
    ShowCommand.ZOOM,
    ShowCommand.QUESTION,
    ShowCommand.OVERVIEW,
    ShowCommand.SWAP,
    ShowCommand.HELP,
)
# Those that are on or off.
SWITCHES = (
    ShowCommand.BLACK,
    ShowCommand.WHITE,
    ShowCommand.FREEZE,
    ShowCommand.POINTER,
    ShowCommand.PEN,
    ShowCommand.ZOOM,
)
# A Chinese keyboard in full-width mode sends these for the same keys.
_FULL_WIDTH = {
    "。": ".",
    "．": ".",
    "，": ",",
    "、": "/",
    "／": "/",
    "？": "?",
    "＋": "+",
    "＝": "=",
    "－": "-",
    "—": "-",
}
_NAMES = {"→": "Right", "←": "Left", "↑": "Up", "↓": "Down"}
_SHOWN = {name: sign for sign, name in _NAMES.items()} | {
    "Return": "Enter",
}


def chord(event: QKeyEvent) -> str:
    """A key press as the table writes it: "Ctrl+P", "Right", "?"; lone modifiers give ""."""
    modifiers = event.modifiers()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    text = _FULL_WIDTH.get(event.text(), event.text())
    if (
        not control
        and not alt
        and len(text) == 1
        and text.isprintable()
        and not (text.isalpha() or text == " ")
    ):
        # Punctuation and digits by what they say, wherever they lie on the keyboard.
        return text
    name = _name(event.key())
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    parts = [("Ctrl", control), ("Alt", alt), ("Shift", shift and (name.isalpha() or name[:1] == "F"))]
    return "+".join([word for word, down in parts if down and name] + [name])


def _name(key: int) -> str:
    if key in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_unknown, 0):
        return ""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def command_for(event: QKeyEvent) -> ShowCommand | None:
    """The command a key press asks for, if any."""
    return COMMANDS.get(chord(event))


def keys_of(command: ShowCommand) -> tuple[str, ...]:
    """The keys of a command as the table writes them."""
    return next((b.keys for b in BINDINGS if b.command is command), ())


def shown(key: str, lang: Language) -> str:
    """A key as people read it: → for Right."""
    return say("present.key-space", lang) if key == "Space" else _SHOWN.get(key, key)


def key_lines(lang: Language) -> tuple[tuple[str, str], ...]:
    """Every key that does something with what it does, for pages of keys."""
    return tuple(
        (_together(binding, lang), say(binding.command.phrase, lang))
        for binding in BINDINGS
        if binding.command is not ShowCommand.IGNORE
    )


def _together(binding: Binding, lang: Language) -> str:
    if binding.command is ShowCommand.DIGIT:
        return say("present.digits", lang)
    return "  ".join(dict.fromkeys(shown(key, lang) for key in binding.keys))
