"""About the program: its version, and the versions and licences of what it is made of."""

import sys
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from qjviewer import __version__
from qjviewer.ui.widgets.message import message
from qjviewer.ui.widgets.sizes import room_for
from qjviewer.ui.window.licences import LicencesDialog
from qjviewer.wording import Language, say

_PARTS = (
    ("PySide6", "PySide6-Essentials", "LGPL-3.0"),
    ("pyqtgraph", "pyqtgraph", "MIT"),
    ("NumPy", "numpy", "BSD-3-Clause"),
    ("PyYAML", "PyYAML", "MIT"),
    ("msgspec", "msgspec", "BSD-3-Clause"),
    ("Typst", "typst", "Apache-2.0"),
)


def about_text(lang: Language, *, running: bool = False) -> str:
    """What the dialog says: what the program is made of as a list, or as one `running` paragraph."""
    parts = [f"{name} {_version(package)}　{licence}" for name, package, licence in _PARTS]
    python = f"Python {sys.version.split()[0]}　PSF-2.0"
    fonts = "QJ Sans SC / QJ Serif SC　OFL-1.1"
    head = say("window.about", lang, version=__version__)
    made_of = say("settings.made-of", lang)
    joint = say("window.verdict-join", lang) if running else "\n"
    listed = joint.join((python, f"Qt {qVersion()}　LGPL-3.0", *parts, fonts))
    return "\n".join((head, "", made_of, listed))


def _version(package: str) -> str:
    # A frozen program carries no metadata of some packages.
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def show_about(window: QWidget, lang: Language) -> None:
    """Show it over a window."""
    box = message(window, say("settings.about-title", lang), about_text(lang))
    box.setObjectName("about")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    licences = box.addButton(say("settings.licences", lang), QMessageBox.ButtonRole.ActionRole)
    licences.clicked.connect(lambda: LicencesDialog(window, lang).open())
    box.addButton(say("evidence.close", lang), QMessageBox.ButtonRole.RejectRole)
    box.open()
    # Its height is known once it is shown.
    if box.height() > room_for(box).height():
        box.setText(about_text(lang, running=True))
