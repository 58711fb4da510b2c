"""The built-in briefing, read once for all tests of a process."""

from functools import cache

from qjviewer.load import Loaded, View, load, restated
from qjviewer.resources import builtin_bundle
from tests.kept import kept


@cache
def _read() -> Loaded:
    return load(builtin_bundle())


@kept
def qujiang(lang: str = "zh-Hans", context: bool = True) -> Loaded:
    """The built-in briefing of Qujiang District as a language shows it."""
    return restated(_read(), View(lang, context))
