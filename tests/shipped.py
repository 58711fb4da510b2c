"""The briefings that ship, each read once for all tests of a process."""

from functools import cache

from qjviewer.load import Loaded, View, load, restated
from qjviewer.resources import builtin_bundle

ZHEJIANG = builtin_bundle().parent / "zhejiang-2024q1q3"


@cache
def _read(path):
    return load(path)


@cache
def qujiang(lang: str = "zh-Hans", context: bool = True) -> Loaded:
    """The built-in briefing of Qujiang District as a language shows it."""
    return restated(_read(builtin_bundle()), View(lang, context))


@cache
def zhejiang(lang: str = "zh-Hans", context: bool = True) -> Loaded:
    """The briefing of Zhejiang Province as a language shows it."""
    return restated(_read(ZHEJIANG), View(lang, context))
