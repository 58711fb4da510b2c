"""The briefings that ship, read once for all tests of a process."""

from functools import cache
from pathlib import Path

from qjviewer.load import Loaded, View, load, read, restated
from qjviewer.resources import builtin_bundle
from tests.kept import kept


@cache
def _read() -> Loaded:
    return load(builtin_bundle())


@kept
def qujiang(lang: str = "zh-Hans", context: bool = True) -> Loaded:
    """The built-in briefing of Qujiang District as a language shows it."""
    return restated(_read(), View(lang, context))


QUJIANG = builtin_bundle()
ZHEJIANG = QUJIANG.parent / "zhejiang-2024q1q3"


@kept
def shipped(place: Path = QUJIANG, lang: str = "zh-Hans", context: bool = True) -> Loaded:
    """A briefing that ships as a language shows it, read but not checked."""
    return read(place, View(lang, context))
