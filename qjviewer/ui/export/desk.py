"""What the window's menu asks for: an export, a form to fill in, figures from a filled-in form."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from qjviewer.load import Loaded
from qjviewer.resources import builtin_bundle
from qjviewer.ui.export.export_dialog import ExportDialog
from qjviewer.ui.export.form_actions import import_form, save_form


def start(how: str, window: QWidget, loaded: Loaded, open_folder: Callable[[Path], object]) -> None:
    """Do one of them, named as its command is, over a window."""
    match how:
        case "export":
            dialog = ExportDialog(window, loaded, beside(loaded), open_folder)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        case "form":
            save_form(window, loaded, beside(loaded))
        case "import":
            import_form(window, loaded, beside(loaded))


def beside(loaded: Loaded) -> Path:
    """The folder the briefing lies in; what comes with the program stays as it is."""
    return Path.home() if loaded.path == builtin_bundle() else loaded.path.absolute().parent
