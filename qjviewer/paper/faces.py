"""The families behind each use of type: what official paper asks for where installed, else our own."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import msgspec

from qjviewer.paper.contract import FacesData
from qjviewer.resources import resource
from qjviewer.wording import Language

if TYPE_CHECKING:
    from typst import Fonts

Use: TypeAlias = Literal["title", "body", "heading", "subheading", "folio"]
USES: Final[tuple[Use, ...]] = ("title", "body", "heading", "subheading", "folio")

# What GB/T 9704 names, then other names of the same design; 小标宋 has no free counterpart.
_WANTED: Final[dict[Use, tuple[str, ...]]] = {
    "title": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "STZhongsong"),
    "body": ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "FZFangSong-Z02S"),
    "heading": ("黑体", "SimHei", "STHeiti", "FZHei-B01S"),
    "subheading": ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "FZKai-Z03S"),
    "folio": ("宋体", "SimSun", "STSong", "FZShuSong-Z01S"),
}
_SERIF, _SANS = "QJ Serif SC", "QJ Sans SC"
# A stand-in for these designs is set bold, so that titles stay titles.
_BOLD_IF_SUBSTITUTED: Final[frozenset[Use]] = frozenset({"title", "heading"})
# Latin faces for English, where a Chinese font would set quotes full width.
_LATIN_SERIF: Final = ("Source Serif 4", "Noto Serif", "Liberation Serif", "Times New Roman", "DejaVu Serif")
_LATIN_SANS: Final = ("Source Sans 3", "Noto Sans", "Liberation Sans", "Arial", "DejaVu Sans")


class FaceReport(msgspec.Struct, frozen=True):
    """Which family a use is printed in; `exact` when it is one that official paper asks for."""

    use: Use
    wanted: str
    used: str
    exact: bool


@cache
def own_fonts() -> "Fonts":
    """The program's own fonts alone: a few milliseconds."""
    return _fonts(system=False)


@cache
def all_fonts() -> "Fonts":
    """The program's and the system's fonts."""
    return _fonts(system=True)


def _fonts(system: bool) -> "Fonts":
    from typst import Fonts

    return Fonts(
        include_system_fonts=system, include_embedded_fonts=False, font_paths=[str(resource("fonts"))]
    )


def report(families: Iterable[str]) -> tuple[FaceReport, ...]:
    """What is found for the uses of official paper among installed families."""
    installed = set(families)
    found = []
    for use in USES:
        family = next((name for name in _WANTED[use] if name in installed), "")
        own = _SANS if use == "heading" else _SERIF
        found.append(FaceReport(use, _WANTED[use][0], family or own, bool(family)))
    return tuple(found)


def faces_for(families: Iterable[str], official: bool, lang: Language) -> FacesData:
    """The families of a print; only official paper asks for fonts of the system."""
    installed = set(families)
    latin_serif = [f for f in _LATIN_SERIF if f in installed][:1] if lang == "en" else []
    latin_sans = [f for f in _LATIN_SANS if f in installed][:1] if lang == "en" else []
    serif, sans = [*latin_serif, _SERIF, _SANS], [*latin_sans, _SANS, _SERIF]
    own = {"heading": sans}
    chosen = {use: own.get(use, serif) for use in USES}
    bold = list(_BOLD_IF_SUBSTITUTED)
    for found in report(installed) if official else ():
        if found.exact:
            chosen[found.use] = [found.used, *chosen[found.use]]
            bold = [use for use in bold if use != found.use]
    return FacesData(serif=serif, sans=sans, bold=sorted(bold), **chosen)
