"""The one table of keys and commands: both windows, the key help and the tests read it."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from qjviewer.wording import Language, say


class Command(Enum):
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


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys of one command, as `chord` writes them; `hint` keys are the ones shown to people."""

    command: Command
    keys: tuple[str, ...]


BINDINGS: tuple[Binding, ...] = (
    Binding(Command.NEXT, ("Right", "Down", "PgDown", "Space", "N")),
    Binding(Command.PREVIOUS, ("Left", "Up", "PgUp", "P")),
    # Enter ends a page number or goes on; Backspace returns from a question or goes back.
    Binding(Command.ENTER, ("Return", "Enter")),
    Binding(Command.BACK, ("Backspace",)),
    Binding(Command.FIRST, ("Home",)),
    Binding(Command.LAST, ("End",)),
    Binding(Command.DIGIT, tuple("0123456789")),
    Binding(Command.OVERVIEW, ("G", "Tab")),
    Binding(Command.BLACK, ("B", ".")),
    Binding(Command.WHITE, ("W", ",")),
    Binding(Command.FREEZE, ("F",)),
    Binding(Command.POINTER, ("L", "Ctrl+L")),
    Binding(Command.SPOTLIGHT, ("Shift+L",)),
    Binding(Command.ZOOM, ("Z",)),
    Binding(Command.PEN, ("Ctrl+P",)),
    Binding(Command.COLOUR, ("K",)),
    Binding(Command.UNDO, ("Ctrl+Z",)),
    Binding(Command.CLEAR, ("E",)),
    Binding(Command.QUESTION, ("/",)),
    Binding(Command.CONTEXT, ("C",)),
    Binding(Command.THEME, ("T",)),
    Binding(Command.APPLY, ("A",)),
    Binding(Command.SEND, ("V",)),
    Binding(Command.SAVE, ("Ctrl+S",)),
    Binding(Command.PAUSE, ("Pause",)),
    Binding(Command.RESET, ("Ctrl+T",)),
    Binding(Command.MODE, ("Shift+T",)),
    Binding(Command.LARGER, ("+", "=")),
    Binding(Command.SMALLER, ("-",)),
    Binding(Command.SWAP, ("S",)),
    Binding(Command.HELP, ("F1", "?")),
    Binding(Command.CHANGES, ("D",)),
    Binding(Command.LEAVE, ("Esc",)),
    Binding(Command.QUIT, ("Ctrl+Q",)),
    # A clicker sends F5 and Esc in turn: F5 inside a show must never begin it again.
    Binding(Command.IGNORE, ("F5", "Shift+F5", "Alt+F5")),
)
COMMANDS: dict[str, Command] = {key: b.command for b in BINDINGS for key in b.keys}
# The strip along the console's lower edge: what is needed in a hurry.
STRIP: tuple[Command, ...] = (
    Command.BLACK,
    Command.FREEZE,
    Command.POINTER,
    Command.PEN,
    Command.ZOOM,
    Command.QUESTION,
    Command.OVERVIEW,
    Command.SWAP,
    Command.HELP,
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


def command_for(event: QKeyEvent) -> Command | None:
    """The command a key press asks for, if any."""
    return COMMANDS.get(chord(event))


def keys_of(command: Command) -> tuple[str, ...]:
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
        if binding.command is not Command.IGNORE
    )


def _together(binding: Binding, lang: Language) -> str:
    if binding.command is Command.DIGIT:
        return say("present.digits", lang)
    return "  ".join(dict.fromkeys(shown(key, lang) for key in binding.keys))
