"""What a start says when the window already open does not answer."""

from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox

from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.message import message
from qjviewer.ui.window.dress import dress
from qjviewer.wording import Language, say


def wait_or_open(socket: QLocalSocket, lang: Language) -> bool:
    """Ask whether to open another window until the first answers or is gone; False where none is wanted."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    # No window has done so yet.
    dress(app, Theme(latin=lang == "en"))
    box = message(None, say("window.program", lang), say("window.unanswered", lang), QMessageBox.Icon.Warning)
    own = box.addButton(say("window.unanswered-own", lang), QMessageBox.ButtonRole.AcceptRole)
    none = box.addButton(say("window.unanswered-none", lang), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(own)
    box.setEscapeButton(none)
    socket.readyRead.connect(box.accept)
    socket.disconnected.connect(box.accept)
    box.exec()
    wanted = box.clickedButton() is not none
    box.deleteLater()
    return wanted
