"""The built-in briefing as what exports are made from."""

from functools import cache

from qjviewer.load import View, load, parts_of
from qjviewer.resources import builtin_bundle


@cache
def builtin(lang="zh-Hans", context=True):
    return parts_of(load(builtin_bundle(), View(lang, context)))
