"""A menu of which one entry is always chosen: the language, the colours."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from qjviewer.ui.window.menu_title import entitle
from qjviewer.wording import Language, say


class ChoiceMenu(QMenu):
    """Its own phrase is `settings.<name>`, that of a choice `settings.<name>-<choice>`."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._group = QActionGroup(self)
        for choice in choices:
            action = self.addAction("")
            action.setData(choice)
            action.setCheckable(True)
            self._group.addAction(action)
        self._group.triggered.connect(lambda action: self.chosen.emit(action.data()))

    def set_language(self, lang: Language) -> None:
        """Name everything in a language."""
        entitle(self, say(f"settings.{self._name}", lang))
        for action in self.actions():
            action.setText(say(f"settings.{self._name}-{action.data()}", lang))

    def set_current(self, choice: str) -> None:
        """Tick a choice."""
        for action in self.actions():
            action.setChecked(action.data() == choice)
