"""A new bundle from a form: one file with everything in it, and a tab that shows every figure."""

import tempfile
from pathlib import Path

from qjviewer.bundle.build import build
from qjviewer.bundle.files import MAIN_FILE
from qjviewer.bundle.model import FORMAT
from qjviewer.exports.errors import ExportError
from qjviewer.exports.form.reading import Form, FormError
from qjviewer.exports.form.yaml_text import block, scalar
from qjviewer.problems import Severity
from qjviewer.wording import LANGUAGES, Language, say

_TAB = "figures"


def new_bundle(form: Form, lang: Language) -> bytes:
    """The text of briefing.yaml; raises FormError for what the bundle would have wrong."""
    if not form.entries.get("briefing"):
        raise ExportError("form-no-briefing")
    data = ("\n".join(_lines(form)) + "\n").encode()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, MAIN_FILE).write_bytes(data)
        built = build(Path(folder))
    wrong = [p for p in built.problems if p.severity is Severity.ERROR]
    if wrong or built.bundle is None:
        raise FormError([f"{form.cells.get(p.subject) or p.where}: {p.message(lang)}" for p in wrong])
    return data


def _lines(form: Form) -> list[str]:
    lines = [f"format: {FORMAT}", "briefing:"]
    briefing = next(iter(form.nodes["briefing"].items()))
    lines += [f"  id: {scalar(briefing[0])}", *list(block("briefing", briefing[1], ""))[1:]]
    for section in ("units", "places", "people", "sources", "indicators", "figures"):
        entries = form.nodes.get(section, {})
        lines += ["", f"{section}:"] if entries else []
        for name, node in entries.items():
            lines += block(name, node, "  ")
    return lines + _tab(form)


def _tab(form: Form) -> list[str]:
    """One tab with a table, so that there is something to see at once."""
    title = ", ".join(f"{lang}: {scalar(say('exports.sheet-figures', lang))}" for lang in LANGUAGES)
    shown = [name for name, figure in form.entries.get("figures", {}).items() if not figure.internal]
    lines = ["", "tabs:", f"  - tab: {_TAB}", f"    title: {{{title}}}"]
    if shown:
        lines += ["    blocks:", f"      - title: {{{title}}}", "        table:"]
        lines += [f"          - {scalar(name)}" for name in shown]
    return lines
