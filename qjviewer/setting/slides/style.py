"""Sizes and colours of a slide: sizes in units of a screen 1080 high, contrast for a lit room."""

from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.charts.palette import Mode
from qjviewer.text.title_words import Lexicon

Ink: TypeAlias = Literal[
    "page", "text", "muted", "accent", "primary", "on-primary", "border", "strong", "chip", "on-chip"
]
# Nothing a room must read is smaller than this, on a screen 1080 high.
FLOOR_NUMBER: Final = 96
FLOOR_TITLE: Final = 48
FLOOR_BODY: Final = 36
FLOOR_LABEL: Final = 28
# As wide as an upright sheet of A4 has room for, no type of a slide of 16:9 is printed under 7 points.
FLOOR_SOURCE: Final = 26
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
_CONTRAST: Final[dict[Ink, str]] = {
    "page": "#FFFFFF",
    "text": "#000000",
    "muted": "#1F1F1F",
    "accent": "#8F0000",
    "primary": "#00264D",
    "on-primary": "#FFFFFF",
    "border": "#000000",
    "strong": "#000000",
    "chip": "#DEDEDE",
    "on-chip": "#000000",
}
# Words on paper are black, and nothing is red.
_PAPER: Final[dict[Ink, str]] = _LIGHT | {
    "text": "#000000",
    "muted": "#505050",
    "accent": "#12436D",
    "border": "#BEBEBE",
    "on-chip": "#000000",
}
_GRAY: Final[dict[Ink, str]] = _PAPER | {
    "accent": "#1E1E1E",
    "primary": "#1E1E1E",
    "strong": "#767676",
    "chip": "#EFEFEF",
}
# Those a show can be given in.
MODES: Final[tuple[Mode, ...]] = ("light", "dark", "contrast")
_INKS: Final[dict[Mode, dict[Ink, str]]] = {
    "light": _LIGHT,
    "dark": _DARK,
    "contrast": _CONTRAST,
    "paper": _PAPER,
    "gray": _GRAY,
}


class SlideStyle(msgspec.Struct, frozen=True):
    """The look of slides: light for a projector, dark for an LED wall, in high contrast, or on paper.

    `latin` is for English slides, `words` are those that headings are not broken in.
    """

    mode: Mode = "light"
    latin: bool = False
    words: Lexicon | None = None

    def hex(self, ink: Ink) -> str:
        """A colour as #RRGGBB."""
        return _INKS[self.mode][ink]


LIGHT, DARK, CONTRAST = SlideStyle(), SlideStyle("dark"), SlideStyle("contrast")


def page_width(width: float, height: float) -> float:
    """The slide's own width for a screen: it is 1080 high, and as wide as the screen's shape allows."""
    shape = width / max(height, 1.0)
    return HEIGHT * min(max(shape, NARROWEST), WIDEST)
