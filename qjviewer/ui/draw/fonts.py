"""The fonts of the program: its own where they were built, else what the system has, by name."""

from functools import cache

import msgspec
from PySide6.QtGui import QFont, QFontDatabase

from qjviewer.resources import resource
from qjviewer.ui.draw.theme import Theme

SANS, SERIF = "QJ Sans SC", "QJ Serif SC"
# Chosen by name: in a collection (.ttc) the first family is the Japanese one.
SANS_FALLBACKS = (
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
)
SERIF_FALLBACKS = ("SimSun", "Songti SC", "Noto Serif CJK SC", "Source Han Serif CN")
# Chinese under 14 px cannot be read from a second chair.
SMALLEST = 14
# Qt for Python 6.7, the last for some systems, cannot name a feature: marks stay wide there.
NAMES_FEATURES = hasattr(QFont.Tag, "fromString")


class FontReport(msgspec.Struct, frozen=True):
    """What was found: `missing` are our own families that did not load.

    `sans` and `serif` are the families in use, empty when the system has no Chinese font either.
    """

    sans: str
    serif: str
    missing: tuple[str, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether Chinese text can be shown at all."""
        return bool(self.sans)


@cache
def load_fonts() -> FontReport:
    """Register the fonts under resources/fonts, once; needs a running QGuiApplication."""
    own: set[str] = set()
    for path in sorted(resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        own.update(QFontDatabase.applicationFontFamilies(number) if number >= 0 else ())
    missing = tuple(name for name in (SANS, SERIF) if name not in own)
    sans = _first((SANS, *SANS_FALLBACKS)) or _any_chinese()
    return FontReport(sans, _first((SERIF, *SERIF_FALLBACKS)) or sans, missing)


def _first(names: tuple[str, ...]) -> str:
    known = set(QFontDatabase.families())
    return next((name for name in names if name in known), "")


def _any_chinese() -> str:
    return next(iter(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)), "")


def ui_family() -> str:
    """The family of the interface; empty when only Qt's default is left."""
    return load_fonts().sans


def serif_family() -> str:
    """The family for titles and body text on paper."""
    return load_fonts().serif


def families(*, serif: bool = False) -> list[str]:
    """The family in use, then the others: a glyph missing in one falls back to the next."""
    names = [serif_family(), *SERIF_FALLBACKS] if serif else [ui_family(), *SANS_FALLBACKS]
    return list(dict.fromkeys(n for n in names if n))


def fresh(names: list[str]) -> QFont:
    """A font of these families and nothing else.

    QFont() would copy the font of the program: with its features, punctuation is narrow in English.
    Characters are never moved to whole pixels, so that lines are as wide as `qjviewer.text.ruler` says.
    """
    made = QFont(names)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made


def sized(pixels: int, *, bold: bool = False, serif: bool = False, latin: bool = False) -> QFont:
    """A font so many pixels high; `latin` narrows quotation marks and brackets, for English."""
    # A copy, which the caller may change: widgets ask for the same few fonts on every painting.
    return QFont(_sized(pixels, bold, serif, latin))


@cache
def _sized(pixels: int, bold: bool, serif: bool, latin: bool) -> QFont:
    made = fresh(families(serif=serif))
    made.setPixelSize(pixels)
    made.setBold(bold)
    if latin:
        _make_proportional(made)
    return made


def pixels(theme: Theme, size: float = 1.0) -> int:
    """The height of text `size` em high, never smaller than can be read."""
    return max(SMALLEST, theme.px(size))


def _make_proportional(made: QFont) -> None:
    if NAMES_FEATURES:
        made.setFeature(QFont.Tag("palt"), 1)


def font(theme: Theme, size: float = 1.0, *, bold: bool = False, serif: bool = False) -> QFont:
    """A font `size` em high, never smaller than can be read."""
    return sized(pixels(theme, size), bold=bold, serif=serif, latin=theme.latin)
