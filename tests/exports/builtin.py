"""The built-in briefing as what exports are made from, in files, and with every number marked."""

import tempfile
from pathlib import Path

from qjviewer.bundle.files import TABLE_ENDINGS
from qjviewer.exports.form.csv_rows import TableText
from qjviewer.exports.form.edits import ValuePatch
from qjviewer.exports.form.fillable import fillables
from qjviewer.exports.form.update import keeping_unit
from qjviewer.exports.parts import Options
from qjviewer.exports.registry import export, format_of
from qjviewer.load import View, load, parts_of
from qjviewer.release import release_of
from qjviewer.resources import builtin_bundle
from tests.kept import kept
from tests.shipped import qujiang, shipped


@kept
def builtin(lang="zh-Hans", context=True):
    found = qujiang(lang, context)
    return parts_of(found, release_of(found))


@kept
def another(place, lang="zh-Hans"):
    """A briefing in another folder as what exports are made from."""
    return parts_of(shipped(place, lang))


@kept
def written(name, lang="zh-Hans", place=None, **options):
    """A file of the built-in briefing, or of one in another folder; each is made once."""
    return export(format_of(name), another(place, lang) if place else builtin(lang), Options(**options))


@kept
def marked(lang="zh-Hans"):
    """The built-in briefing with numbers 7001, 7011 and so on, each with the decimals its figure has."""
    with tempfile.TemporaryDirectory() as folder:
        for path in builtin_bundle().iterdir():
            Path(folder, path.name).write_bytes(path.read_bytes())
        for name, rows in _by_file().items():
            file = Path(folder, name)
            edit = _table if file.suffix in TABLE_ENDINGS else _yaml
            file.write_text(edit(file.read_text(encoding="utf-8"), rows), encoding="utf-8")
        found = load(Path(folder), View(lang))
        return parts_of(found, release_of(found))


def _by_file():
    """Where the numbers of the built-in briefing stand, and what each becomes."""
    found = {}
    for number, row in enumerate(fillables(builtin())):
        figure = builtin().cube.by_id(row.address)
        decimals = figure.decimals
        text = f"{7001 + 10 * number}{'.' + '5' * decimals if decimals else ''}{figure.mark}"
        found.setdefault(row.span.file, []).append((row.span, text))
    return found


def _yaml(text, rows):
    patch = ValuePatch(text)
    for span, number in rows:
        patch.change(span, keeping_unit(patch.typed(span), number), {})
    return patch.done()


def _table(text, rows):
    return TableText(text).changed({span.line: {"value": number} for span, number in rows})
