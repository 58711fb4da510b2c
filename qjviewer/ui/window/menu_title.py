"""The title of a menu, for the eye and for the ear."""

import re

from PySide6.QtWidgets import QMenu

# The letter that picks an entry, as it stands behind Chinese words or within others.
_LETTER = re.compile(r"\(&.\)|&")


def entitle(menu: QMenu, words: str) -> None:
    """Give a menu its title; without a name of its own Qt would call it by the program's."""
    menu.setTitle(words)
    menu.setAccessibleName(_LETTER.sub("", words))
