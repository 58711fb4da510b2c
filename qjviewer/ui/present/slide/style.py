"""Sizes and colours of a slide: sizes in units of a screen 1080 high, contrast for a lit room."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QFont

from qjviewer.charts.marks import Role
from qjviewer.text.lexicon import Lexicon
from qjviewer.ui.draw.fonts import sized
from qjviewer.ui.draw.theme import Theme

Ink: TypeAlias = Literal[
    "page", "text", "muted", "accent", "primary", "on-primary", "border", "strong", "chip", "on-chip"
]
# Nothing a room must read is smaller than this, on a screen 1080 high.
FLOOR_NUMBER: Final = 96
FLOOR_TITLE: Final = 48
FLOOR_BODY: Final = 36
FLOOR_LABEL: Final = 28
FLOOR_SOURCE: Final = 24
MARGIN: Final = 0.05
HEIGHT: Final = 1080.0
# 4:3 is the narrowest a slide is composed for; a narrower window gets a smaller slide, not a taller one.
NARROWEST: Final = 4 / 3
# Wider than this, lines would be too long to read: the slide stands in the middle of an LED wall.
WIDEST: Final = 2.4

_LIGHT: Final[dict[Ink, str]] = {
    "page": "#FFFFFF",
    "text": "#16212C",
    "muted": "#46525E",
    "accent": "#A8210F",
    "primary": "#12436D",
    "on-primary": "#FFFFFF",
    "border": "#D5DCE4",
    "strong": "#6B7885",
    "chip": "#EAEFF5",
    "on-chip": "#1E2C3A",
}
_DARK: Final[dict[Ink, str]] = {
    "page": "#10161D",
    "text": "#F4F7FA",
    "muted": "#BAC5D0",
    "accent": "#FF9080",
    "primary": "#8CC8F5",
    "on-primary": "#0B1118",
    "border": "#35424F",
    "strong": "#8795A3",
    "chip": "#222E3A",
    "on-chip": "#E8EDF2",
}
# What a room lit by windows cannot read in the window's own palette.
_INKS: Final[dict[Role, Ink]] = {"muted": "muted", "accent": "accent", "text": "text"}


@dataclass(frozen=True)
class Projected(Theme):
    """The chart theme with words strong enough for a projector (7:1)."""

    def ink(self, role: Role) -> QColor:
        """The colour of words or lines of this role."""
        name = _INKS.get(role)
        return QColor((_DARK if self.mode == "dark" else _LIGHT)[name]) if name else super().ink(role)


@dataclass(frozen=True)
class Style:
    """The look of slides: light for a projector, dark for an LED wall.

    `latin` is for English slides, `words` are those that headings are not broken in.
    """

    dark: bool = False
    latin: bool = False
    words: Lexicon | None = None

    def hex(self, ink: Ink) -> str:
        """A colour as #RRGGBB."""
        return (_DARK if self.dark else _LIGHT)[ink]

    def colour(self, ink: Ink) -> QColor:
        """A colour."""
        return QColor(self.hex(ink))

    def theme(self, em: float) -> Theme:
        """The theme of charts on the slide."""
        return Projected("dark" if self.dark else "light", em, self.latin, self.words)


LIGHT, DARK = Style(), Style(dark=True)


def page_size(width: float, height: float) -> QSizeF:
    """The slide's own size for a screen: 1080 high, as wide as the screen's shape allows."""
    shape = width / max(height, 1.0)
    return QSizeF(HEIGHT * min(max(shape, NARROWEST), WIDEST), HEIGHT)


def face(size: float, *, bold: bool = False, latin: bool = False) -> QFont:
    """A font so many units high, placed without regard to pixels so that it scales evenly."""
    font = sized(round(size), bold=bold, latin=latin)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
