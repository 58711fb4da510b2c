"""The form to fill in: saved from a briefing, and read back into it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QWidget

from qjviewer.exports.errors import ExportError
from qjviewer.exports.export_files import write_whole
from qjviewer.exports.form.fillable import owners_of
from qjviewer.exports.form.filled_form import read_form
from qjviewer.exports.form.form_sheet import template
from qjviewer.exports.form.update import FormPlan, plan_update
from qjviewer.exports.registry import format_of, require
from qjviewer.load import Loaded, parts_of, read
from qjviewer.problems import Problem
from qjviewer.resources import builtin_bundle
from qjviewer.ui.export.brought import problems_brought
from qjviewer.ui.export.messages import tell
from qjviewer.ui.export.plan import PlanDialog
from qjviewer.wording import say

_SUFFIX = ".xlsx"


@contextmanager
def _waiting() -> Iterator[None]:
    """The pointer says that it takes a moment."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def save_form(window: QWidget, loaded: Loaded, folder: Path) -> None:
    """Ask for a file and write the form there."""
    lang = loaded.view.lang
    title = say("exports.save-form", lang)
    owner = choose_owner(window, loaded)
    if owner is None:
        return
    name = f"{owner or (loaded.cover.id if loaded.cover else 'briefing')}{_SUFFIX}"
    dialog = QFileDialog(window, title, str(folder / name))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{say('exports.form-with-values', lang)} (*{_SUFFIX})")
    dialog.setDefaultSuffix(_SUFFIX)
    if not dialog.exec():
        return
    target = Path(dialog.selectedFiles()[0])
    try:
        write_form(loaded, target, owner)
    except ExportError as error:
        tell(window, title, error.message(lang), bad=True)
    else:
        tell(window, title, say("exports.form-saved", lang, path=target))


def choose_owner(window: QWidget, loaded: Loaded) -> str | None:
    """Whose figures the form is for; an empty text for all, None where nobody wants one any more."""
    lang = loaded.view.lang
    owners = owners_of(parts_of(loaded)) if loaded.cube is not None else ()
    if len(owners) < 2:
        return ""
    everyone = say("exports.form-everyone", lang)
    title, words = say("exports.save-form", lang), say("exports.form-whose", lang)
    chosen, accepted = QInputDialog.getItem(window, title, words, [everyone, *owners], 0, False)
    return None if not accepted else "" if chosen == everyone else chosen


def write_form(loaded: Loaded, target: Path, owner: str = "") -> None:
    """The form of a briefing's files as they are now, or of what one department answers for.

    Raises ExportError.
    """
    require(format_of("xlsx"))
    # The window may show earlier files: the form is for those there are.
    now = read(loaded.path, loaded.view)
    if now.cube is None:
        raise ExportError("cannot-update", path=loaded.path)
    write_whole(target, template(parts_of(now), owner))


def import_form(window: QWidget, loaded: Loaded, folder: Path) -> None:
    """Ask for a filled-in form, show what it changes, and write that when told to."""
    lang = loaded.view.lang
    title = say("exports.import-form", lang)
    if loaded.path == builtin_bundle():
        tell(window, title, say("exports.built-in-kept", lang))
        return
    kinds = f"{say('exports.form-with-values', lang)} (*{_SUFFIX})"
    chosen, _ = QFileDialog.getOpenFileName(window, title, str(folder), kinds)
    if not chosen:
        return
    try:
        with _waiting():
            plan = plan_update(loaded.path, read_form(Path(chosen), lang))
            brought = problems_brought(plan)
        apply(window, loaded, plan, brought)
    except ExportError as error:
        tell(window, title, error.message(lang), bad=True)


def apply(window: QWidget, loaded: Loaded, plan: FormPlan, brought: Sequence[Problem]) -> None:
    """Show the changes and the problems they bring and write them when told to; raises ExportError."""
    lang = loaded.view.lang
    if not plan.files:
        tell(window, say("exports.import-form", lang), say("exports.plan-none", lang))
        return
    dialog = PlanDialog(window, plan, brought, lang)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        plan.carry_out()
    dialog.deleteLater()
