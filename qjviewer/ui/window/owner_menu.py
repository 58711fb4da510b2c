"""The menu of departments: the whole briefing, or only what one of them answers for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from qjviewer.ui.window.menu_title import entitle
from qjviewer.wording import Language, say


class OwnerMenu(QMenu):
    """Greyed where no department is named."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QActionGroup(self)
        self._group.triggered.connect(lambda action: self.chosen.emit(action.data()))

    def show_owners(self, owners: Sequence[str], current: str, lang: Language) -> None:
        """Offer everything, then each department; the one shown is ticked."""
        entitle(self, say("window.menu-owner", lang))
        self.setEnabled(bool(owners))
        for action in self._group.actions():
            self._group.removeAction(action)
        self.clear()
        for owner in ("", *owners):
            action = self.addAction(owner.replace("&", "&&") or say("window.every-owner", lang))
            action.setData(owner)
            action.setCheckable(True)
            action.setChecked(owner == current)
            self._group.addAction(action)
