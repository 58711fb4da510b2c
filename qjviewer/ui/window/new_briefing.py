"""A new briefing from the template, in a folder the user chooses."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from qjviewer.bundle.template import start_briefing
from qjviewer.ui.widgets.message import tell
from qjviewer.wording import Language, say


def new_briefing(window: QWidget, folder: str, lang: Language) -> Path | None:
    """Ask for a folder and write the template there; None when nothing was made."""
    title = say("settings.new-title", lang)
    chosen = QFileDialog.getExistingDirectory(window, title, folder)
    if not chosen:
        return None
    try:
        start_briefing(Path(chosen))
    except OSError as error:
        taken = isinstance(error, FileExistsError)
        reason = say("settings.new-taken", lang) if taken else error.strerror or type(error).__name__
        tell(window, title, say("settings.new-failed", lang, path=chosen, reason=reason), bad=True)
        return None
    return Path(chosen)
