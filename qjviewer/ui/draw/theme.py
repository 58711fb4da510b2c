"""The theme: every colour of the program by the name of its role."""

from functools import cache
from typing import Literal, TypeAlias

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from qjviewer.charts.marks import Role
from qjviewer.charts.palette import Mode, look
from qjviewer.text.title_words import Lexicon

# Colours of the window itself; marks of charts have their roles in charts/palette.
Chrome: TypeAlias = Literal[
    "window", "surface", "raised", "border", "border-strong", "text", "muted", "link",
    "primary", "on-primary", "banner", "on-banner", "accent", "on-accent", "chip", "on-chip",
    "lesser", "good", "warning", "bad", "focus", "selection", "on-selection", "disabled",
]  # fmt: skip

_LIGHT: dict[str, str] = {
    "window": "#F3F5F9",
    "surface": "#FFFFFF",
    "raised": "#EEF1F5",
    "border": "#DDE3EA",
    "border-strong": "#808C99",
    "text": "#1B2733",
    "muted": "#55626F",
    "link": "#12436D",
    "primary": "#12436D",
    "on-primary": "#FFFFFF",
    "banner": "#12436D",
    "on-banner": "#FFFFFF",
    "accent": "#C8341D",
    "on-accent": "#FFFFFF",
    "chip": "#EEF1F5",
    "on-chip": "#2B3A4A",
    # Behind what is below, slower or behind, which a note calls grey.
    "lesser": "#EEF1F5",
    "good": "#156B3A",
    "warning": "#8A4B00",
    "bad": "#B3261E",
    "focus": "#1F6FB2",
    "selection": "#CFE2F3",
    "on-selection": "#10222F",
    "disabled": "#7E8A97",
}
_DARK: dict[str, str] = {
    "window": "#10161D",
    "surface": "#18212B",
    "raised": "#222C37",
    "border": "#2F3B48",
    "border-strong": "#8795A3",
    "text": "#F1F4F8",
    "muted": "#B4BFCA",
    "link": "#8CC8F5",
    "primary": "#6CB2EB",
    "on-primary": "#0B1118",
    # A large surface: bright as a button it would dazzle.
    "banner": "#1B4468",
    "on-banner": "#FFFFFF",
    "accent": "#FF7A66",
    "on-accent": "#1A0502",
    "chip": "#2A3643",
    "on-chip": "#E3E9EF",
    "lesser": "#222C37",
    "good": "#6FD69A",
    "warning": "#FFB960",
    "bad": "#FF8A80",
    "focus": "#8CC8F5",
    "selection": "#2F5577",
    "on-selection": "#FFFFFF",
    "disabled": "#8795A3",
}
_CONTRAST: dict[str, str] = _LIGHT | {
    "window": "#FFFFFF",
    "raised": "#FFFFFF",
    "border": "#000000",
    "border-strong": "#000000",
    "text": "#000000",
    "muted": "#1F1F1F",
    "link": "#00264D",
    "primary": "#00264D",
    "banner": "#00264D",
    "accent": "#A30000",
    "chip": "#FFFFFF",
    "on-chip": "#000000",
    "lesser": "#D9D9D9",
    "good": "#004D1F",
    "warning": "#663300",
    "bad": "#8B0000",
    "focus": "#B30086",
    "selection": "#00264D",
    "on-selection": "#FFFFFF",
    # Grey, where nothing that can be used is.
    "disabled": "#767676",
}
# Words on grounds that the ring of the focus would not be seen on.
_ON_COLOURS: tuple[Chrome, ...] = ("on-primary", "on-banner", "on-accent")
_TABLES: dict[Mode, dict[str, str]] = {
    "light": _LIGHT,
    "dark": _DARK,
    "contrast": _CONTRAST,
    "paper": _LIGHT,
    "gray": _LIGHT,
}


@cache
def _known(code: str) -> QColor:
    return QColor(code)


def colour(code: str) -> QColor:
    """A colour from #RRGGBB, the caller's own; reading the letters takes longer than copying."""
    return QColor(_known(code))


class Theme(msgspec.Struct, frozen=True):
    """Colours for one mode; `em` is the height of body text in device-independent pixels.

    `latin` is for English text: quotation marks of a Chinese font then take their own width. `words` are
    those that titles are not broken in.
    """

    mode: Mode = "light"
    em: float = 15.0
    latin: bool = False
    words: Lexicon | None = None

    def px(self, ems: float) -> int:
        """So many em in whole pixels."""
        return round(ems * self.em)

    def chrome(self, name: Chrome) -> QColor:
        """A colour of the window."""
        return colour(_TABLES[self.mode][name])

    def ring(self, ink: Chrome) -> QColor:
        """The ring of the focus around words of an ink: that of the words where these stand on a colour."""
        return self.chrome(ink if ink in _ON_COLOURS else "focus")

    def hex(self, name: Chrome) -> str:
        """A colour of the window as #RRGGBB, for style sheets."""
        return _TABLES[self.mode][name]

    def ink(self, role: Role) -> QColor:
        """The colour of words or lines of this role."""
        return colour(look(role, self.mode).fill)

    def fill(self, role: Role) -> QBrush:
        """The plain fill of a shape; a hatch, if any, is laid over it."""
        return QBrush(colour(look(role, self.mode).fill))

    def outline(self, role: Role, width: float = 1.0) -> QPen:
        """The outline of a shape; no pen where the role has none."""
        code = look(role, self.mode).outline
        return QPen(colour(code), width) if code else QPen(Qt.PenStyle.NoPen)
