"""The menu of briefings opened lately."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from qjviewer.ui.window.menu_title import entitle
from qjviewer.wording import Language, say


class RecentMenu(QMenu):
    """Greyed while there are none."""

    path_requested = Signal(Path)

    def show_paths(self, paths: Sequence[Path], lang: Language) -> None:
        """Offer these, newest first."""
        entitle(self, say("settings.recent", lang))
        self.setEnabled(bool(paths))
        self.clear()
        for number, path in enumerate(paths, start=1):
            words = f"{number}  {path.name} — {path.parent}".replace("&", "&&")
            action = self.addAction(f"&{words}")
            action.triggered.connect(lambda _=False, path=path: self.path_requested.emit(path))
