"""The families behind each use of type: what official paper asks for where installed, else our own."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import msgspec

from qjviewer.paper.contract import FacesData
from qjviewer.resources import resource

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


# A word in each face: so that they are read.
_SPECIMEN: Final = "".join(
    f'#text(font: "{family}", weight: "{weight}")[x]'
    for family in (_SERIF, _SANS)
    for weight in ("regular", "bold")
)


@contextmanager
def fonts_being_read() -> Iterator[None]:
    """While the body runs, the typesetter reads the program's own fonts in a thread of its own.

    It leaves the interpreter to others meanwhile; a briefing takes about as long to be read.
    """
    reading = threading.Thread(target=read_own_fonts)
    reading.start()
    try:
        yield
    finally:
        reading.join()


@cache
def read_own_fonts() -> None:
    """Have the typesetter read the program's own fonts, once: before that they would be read when needed."""
    import typst

    typst.compile(_SPECIMEN.encode(), font_paths=own_fonts())


def report(families: Iterable[str]) -> tuple[FaceReport, ...]:
    """What is found for the uses of official paper among installed families."""
    installed = set(families)
    found = []
    for use in USES:
        family = next((name for name in _WANTED[use] if name in installed), "")
        own = _SANS if use == "heading" else _SERIF
        found.append(FaceReport(use, _WANTED[use][0], family or own, bool(family)))
    return tuple(found)


def faces_for(families: Iterable[str], official: bool) -> FacesData:
    """The families of a print; only official paper asks for fonts of the system."""
    serif, sans = [_SERIF, _SANS], [_SANS, _SERIF]
    chosen = {use: sans if use == "heading" else serif for use in USES}
    bold = list(_BOLD_IF_SUBSTITUTED)
    for found in report(families) if official else ():
        if found.exact:
            chosen[found.use] = [found.used, *chosen[found.use]]
            bold = [use for use in bold if use != found.use]
    return FacesData(serif=serif, sans=sans, bold=sorted(bold), **chosen)
