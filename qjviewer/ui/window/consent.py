"""The release gate of the window: what is not clean leaves it only at a spoken wish."""

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from PySide6.QtWidgets import QMessageBox, QWidget

from qjviewer.load import Loaded
from qjviewer.problems import Severity
from qjviewer.release import Release, release_of
from qjviewer.ui.widgets.message import message
from qjviewer.wording import Language, listed, say

# The ways out of the window.
Way: TypeAlias = Literal["print", "export", "present"]
_MOST_NAMED: Final = 3


def consents(window: QWidget, loaded: Loaded, way: Way) -> bool:
    """Whether a briefing may leave by a way: at once where it is clean, else when somebody says so.

    The dialog names the reasons; Enter and Esc stop.
    """
    release = release_of(loaded)
    if release.is_clean:
        return True
    lang = loaded.view.lang
    words = "\n".join(_words(loaded, release, way, lang))
    box = message(window, say("window.release-title", lang), words, QMessageBox.Icon.Warning)
    anyway = box.addButton(say(f"window.release-anyway-{way}", lang), QMessageBox.ButtonRole.AcceptRole)
    stop = box.addButton(say("window.release-stop", lang), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stop)
    box.setEscapeButton(stop)
    box.exec()
    wanted = box.clickedButton() is anyway
    box.deleteLater()
    return wanted


def _words(loaded: Loaded, release: Release, way: Way, lang: Language) -> Iterator[str]:
    """Why it should not leave yet, the first errors and the tabs by name, and what every page will say."""
    yield say(f"window.release-{way}", lang, reasons=release.reasons(lang))
    yield ""
    errors = [p for p in loaded.problems if p.severity is Severity.ERROR]
    for problem in errors[:_MOST_NAMED]:
        yield f"✗ {problem.message(lang)}"
    if len(errors) > _MOST_NAMED:
        yield say("window.release-more", lang, count=len(errors) - _MOST_NAMED)
    titles = [page.title for page in loaded.pages if page.id in release.stale]
    if titles:
        yield say("window.release-stale", lang, tabs=listed(titles, lang))
    yield say("window.release-marked", lang, mark=release.mark(lang))
