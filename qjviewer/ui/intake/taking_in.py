"""From a workbook chosen or dropped to a briefing that reads it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from qjviewer.bundle.files import WORKBOOK_ENDINGS
from qjviewer.bundle.model import Bundle
from qjviewer.intake.attaching import known_for, planned, taken_mappings, write
from qjviewer.intake.mapping import TableMapping
from qjviewer.intake.mapping_yaml import mapping_of_entry
from qjviewer.intake.name_matching import NameMatcher, is_asked_of
from qjviewer.intake.outside import said_of
from qjviewer.intake.review import IntakeReview
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook_opening import open_workbook
from qjviewer.load import Loaded
from qjviewer.resources import builtin_bundle
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.intake.review_dialog import ReviewDialog
from qjviewer.ui.widgets.message import ask, tell
from qjviewer.wording import say
from qjviewer.writing import not_written

Then = Callable[[], object]


def choose_workbook(window: QWidget, loaded: Loaded) -> Path | None:
    """Ask for a workbook."""
    lang = loaded.view.lang
    kinds = f"{say('intake.workbooks', lang)} ({' '.join('*' + e for e in WORKBOOK_ENDINGS)})"
    folder = loaded.root if loaded.path != builtin_bundle() else Path.home()
    chosen, _ = QFileDialog.getOpenFileName(window, say("intake.heading", lang), str(folder), kinds)
    return Path(chosen) if chosen else None


def take_in(window: QWidget, loaded: Loaded, path: Path, theme: Theme, then: Then) -> ReviewDialog | None:
    """Open the dialog for one workbook over a window; `then` is called once it is written."""
    lang, bundle = loaded.view.lang, loaded.bundle
    title = say("intake.heading", lang)
    if loaded.path == builtin_bundle() or bundle is None or not path.is_file():
        key = "need-own-briefing" if loaded.path == builtin_bundle() or bundle is None else "is-folder"
        tell(window, title, say(f"intake.{key}", lang, file=path.name), bad=True)
        return None
    try:
        with _waiting():
            review = review_of(path, bundle)
    except IntakeError as error:
        tell(window, title, error.message(lang), bad=True)
        return None
    dialog = dialog_for(window, loaded, path, review, theme)
    dialog.accepted.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def review_of(path: Path, bundle: Bundle) -> IntakeReview:
    """The workbook read as the briefing has read its like before; raises IntakeError."""
    place = bundle.place_by_id.get(bundle.briefing.place)
    said = said_of(None, place.name.get("zh-Hans") if place is not None else "")
    return IntakeReview(open_workbook(path), _known(path, bundle), said=said)


def _known(path: Path, bundle: Bundle) -> list[TableMapping]:
    return known_for([mapping_of_entry(entry) for entry in bundle.sheets], path.name)


def dialog_for(
    window: QWidget, loaded: Loaded, path: Path, review: IntakeReview, theme: Theme
) -> ReviewDialog:
    """The dialog over a review, with what the briefing knows of its indicators."""
    bundle, lang = loaded.bundle, loaded.view.lang
    assert bundle is not None
    own = {word: target for entry in bundle.sheets for word, target in entry.names}
    matcher = NameMatcher(bundle.names, bundle.briefing.place, own)
    return ReviewDialog(
        window, review, theme, lang,
        title=loaded.cover.title if loaded.cover else "",
        matters=lambda question: is_asked_of(question, matcher),
        known=lambda figure: matcher.indicator(figure.named, is_growth=True) is not None,
        write=lambda done: _write(window, loaded, path, done),
    )  # fmt: skip


def _write(window: QWidget, loaded: Loaded, path: Path, review: IntakeReview) -> str:
    """Write the workbook and its reading into the briefing's folder; why not, or an empty text."""
    lang, bundle = loaded.view.lang, loaded.bundle
    assert bundle is not None
    known = _known(path, bundle)
    mappings = taken_mappings(review.mappings(), review.drift, known, is_changed=review.is_changed)
    said = review.period_given
    try:
        data = path.read_bytes()
        try:
            plan = planned(loaded.path, path, data, mappings, period=said)
        except IntakeError as error:
            if error.reason != "already-there":
                raise
            if not ask(
                window, say("intake.heading", lang), say("intake.replace-asked", lang, **error.values)
            ):
                return say("intake.not-replaced", lang)
            plan = planned(loaded.path, path, data, mappings, period=said, replace=True)
        write(plan)
    except IntakeError as error:
        return error.message(lang)
    except OSError as error:
        return not_written(error, loaded.path, lang, loaded.path.name)
    return ""


@contextmanager
def _waiting() -> Iterator[None]:
    """The pointer says that it takes a moment."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
