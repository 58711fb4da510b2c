"""Small briefings as what exports are made from."""

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.registry import export, format_of
from qjviewer.pages.build import build
from qjviewer.pages.view import View
from tests.cubes import cube_of


def parts_of(body, lang="zh-Hans", context=True, judgement=None, **more):
    """The parts of a body of YAML under the usual head."""
    cube, view = cube_of(body, **more), View(lang, context)
    made = build(cube, view, outgoing=True)
    return Parts(cube, made.cover, made.pages, view, "0123456789abcdef", judgement)


def made(name, parts, **options):
    """The bytes of a format."""
    return export(format_of(name), parts, Options(**options))
