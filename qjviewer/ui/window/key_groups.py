"""All keys of the window in words, read from the table of its commands."""

from collections.abc import Iterable

import msgspec
from PySide6.QtGui import QKeySequence

from qjviewer.ui.window.commands import COMMANDS, MENUS, Command
from qjviewer.wording import Language, say

# What Qt and the widgets themselves listen to; `keys.<name>` tells what each does.
_MOVING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tab-number", ("Ctrl+1", "Ctrl+9")),
    ("next-place", ("Tab",)),
    ("previous-place", ("Shift+Tab",)),
    ("choose", ("Enter", "Space")),
    ("marks", ("Left", "Right")),
    ("lines", ("Up", "Down", "PgUp", "PgDown")),
    ("copy", ("Ctrl+C",)),
    ("chart-menu", ("Shift+F10",)),
    ("copy", ("Ctrl+C",)),
    ("copy-table", ("Ctrl+Shift+C",)),
    ("close", ("Esc",)),
)
_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class KeyGroup(msgspec.Struct, frozen=True):
    """A heading, and below it keys with what each does."""

    title: str
    lines: tuple[tuple[str, str], ...]


def key_groups(lang: Language) -> tuple[KeyGroup, ...]:
    """The keys of every menu, then those that move about."""
    moving = tuple((_shown(keys), say(f"keys.{name}", lang)) for name, keys in _MOVING)
    return (
        *(KeyGroup(plain(say(f"window.menu-{menu}", lang)), _lines(menu, lang)) for menu in MENUS),
        KeyGroup(say("keys.group-moving", lang), moving),
    )


def _lines(menu: str, lang: Language) -> tuple[tuple[str, str], ...]:
    return tuple((_shown(c.keys), words(c, lang)) for c in COMMANDS if c.menu == menu and c.keys)


def words(command: Command, lang: Language) -> str:
    """A command's name as the menu says it, without the mark of its letter."""
    return plain(say(f"window.command-{command.name}", lang))


def plain(text: str) -> str:
    """A phrase of a menu without its letter and its dots: 打开(&O)… is 打开."""
    bare = text.rstrip("….")
    head, _, tail = bare.partition("(&")
    return (head if tail.endswith(")") else bare).replace("&", "")


def _shown(keys: Iterable[str]) -> str:
    """Keys as people read them, as this system writes them."""
    native = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return "  ".join(_ARROWS.get(key, text) for key, text in zip(keys, native, strict=True))


def hint(name: str, lang: Language) -> str:
    """What a button that does a command says when pointed at: 查找（Ctrl+F）."""
    command = next(c for c in COMMANDS if c.name == name)
    return with_key(words(command, lang), command.keys[:1], lang)


def with_key(text: str, keys: Iterable[str], lang: Language) -> str:
    """Words with the keys that do the same, if there are any."""
    shown = _shown(tuple(keys))
    return say("keys.hint", lang, command=text, key=shown) if shown else text
