"""Every dialog of the program, by name: each is called with a window and a briefing, and opens it."""

from PySide6.QtWidgets import QApplication, QDialog

from qjviewer.resources import builtin_bundle
from qjviewer.ui.export.export_dialog import ExportDialog
from qjviewer.ui.present.presenter import Presenter
from qjviewer.ui.printing.print_dialog import PrintDialog
from qjviewer.ui.window.crash_dialog import CrashDialog
from qjviewer.ui.window.licences import LicencesDialog


def by_command(name):
    return lambda window, _: window.commands.actions[name].trigger()


def lang(loaded):
    return loaded.view.lang


_OPENERS = {
    "print": lambda w, b: PrintDialog(w, b).show(),
    "export": lambda w, b: ExportDialog(w, b, builtin_bundle(), lambda _: None).show(),
    "licences": lambda w, b: LicencesDialog(w, lang(b)).show(),
    "crash": lambda w, b: CrashDialog(builtin_bundle(), lang(b), w).show(),
    "preflight": lambda w, b: Presenter(b, None, w).open_preflight(),
    "times": lambda w, b: Presenter(b, None, w).open_report(),
    **{name: by_command(name) for name in ("settings", "keys", "about")},
}
DIALOGS = tuple(_OPENERS)


def opened(name, window, loaded):
    """The dialog of this name, open over a window."""
    _OPENERS[name](window, loaded)
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return dialog
