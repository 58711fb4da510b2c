"""The menu of the briefings that lie beside the one shown: a series by period, the newest first."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from qjviewer.ui.window.menu_title import entitle
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

_MOST = 24


class SeriesMenu(QMenu):
    """Filled when it is opened; the one shown carries a tick."""

    path_requested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Language = DEFAULT_LANGUAGE
        self._shown: Path | None = None
        self.aboutToShow.connect(self.fill)

    def set_language(self, lang: Language) -> None:
        """Name the menu."""
        self._lang = lang
        entitle(self, say("editions.menu-series", lang))

    def show_beside(self, path: Path | None) -> None:
        """Offer what lies beside a briefing."""
        self._shown = path
        self.setEnabled(path is not None)

    def fill(self) -> None:
        """Look into the folder and list what is there."""
        from qjviewer.editions.library import library

        self.clear()
        if self._shown is None:
            return
        folder = self._shown.parent if self._shown.is_dir() or self._shown.suffix == ".qjb" else None
        heads = library(folder or self._shown.parent.parent)
        for head in heads[:_MOST]:
            action = self.addAction(head.worded(self._lang).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(head.path == self._shown)
            action.triggered.connect(lambda _=False, path=head.path: self.path_requested.emit(path))
        if not heads:
            self.addAction(say("editions.no-series", self._lang)).setEnabled(False)
