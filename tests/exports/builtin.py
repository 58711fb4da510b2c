"""The built-in briefing as what exports are made from."""

from functools import cache

from qjviewer.cli.export import parts_of
from qjviewer.load import View, load
from qjviewer.resources import builtin_bundle


@cache
def builtin(lang="zh-Hans", context=True):
    return parts_of(load(builtin_bundle(), View(lang, context)))
