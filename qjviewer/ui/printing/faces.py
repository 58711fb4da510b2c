"""The families behind each script: what official paper asks for where installed, else our own."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from qjviewer.ui.draw.fonts import families, fresh
from qjviewer.ui.printing.sheet import Face, Script

# Painting units per point: fine enough that whole-pixel font sizes hold quarter points exactly.
UNITS = 20

# What GB/T 9704 names, then other names of the same design; 小标宋 has no free counterpart.
_WANTED: dict[Script, tuple[str, ...]] = {
    "title": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "STZhongsong"),
    "body": ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "FZFangSong-Z02S"),
    "heading": ("黑体", "SimHei", "STHeiti", "FZHei-B01S"),
    "subheading": ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "FZKai-Z03S"),
    "folio": ("宋体", "SimSun", "STSong", "FZShuSong-Z01S"),
}
_BOLD_IF_SUBSTITUTED: frozenset[Script] = frozenset({"title", "heading"})


@dataclass(frozen=True, slots=True)
class FaceReport:
    """Which family a script is printed in; `exact` when it is the one official paper asks for."""

    script: Script
    wanted: str
    used: str
    exact: bool


@cache
def _installed() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


@cache
def family_of(script: Script) -> tuple[str, bool]:
    """The family of a script, and whether it is one that was asked for."""
    found = next((name for name in _WANTED.get(script, ()) if name in _installed()), "")
    if found:
        return found, True
    own = families(serif=script not in ("sans", "heading"))
    return (own[0] if own else ""), script in ("sans", "serif")


def report(scripts: tuple[Script, ...] = tuple(_WANTED)) -> tuple[FaceReport, ...]:
    """What was found for the scripts of official paper."""
    return tuple(FaceReport(s, _WANTED[s][0], *family_of(s)) for s in scripts)


def font_of(face: Face) -> QFont:
    """The font to paint with, UNITS pixels a point; a missing glyph falls to the next family."""
    return _font(face.script, face.size, face.bold)


@cache
def _font(script: Script, size: float, bold: bool) -> QFont:
    family, exact = family_of(script)
    serif = script not in ("sans", "heading")
    names = dict.fromkeys(n for n in (family, *families(serif=serif), *families()) if n)
    made = fresh(list(names))
    made.setPixelSize(max(1, round(size * UNITS)))
    made.setBold(bold or (not exact and script in _BOLD_IF_SUBSTITUTED))
    # Kerning would make a word's width depend on where it was cut into stretches.
    made.setKerning(False)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def metrics_of(face: Face) -> QFontMetricsF:
    """The measures of a face, in UNITS a point."""
    return QFontMetricsF(font_of(face))
