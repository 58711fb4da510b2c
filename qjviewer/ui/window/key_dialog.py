"""The page of keys: one table, made from the commands anew each time it is opened."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from qjviewer.pages.blocks import Cell
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.grid import Grid
from qjviewer.ui.widgets.scroller import Scroller
from qjviewer.ui.widgets.sizes import resize_within
from qjviewer.ui.window.key_groups import KeyGroup
from qjviewer.wording import Language, say


class KeyDialog(QDialog):
    """Scrolls by keyboard from the start."""

    def __init__(
        self, parent: QWidget | None, groups: Sequence[KeyGroup], theme: Theme, lang: Language
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("keys.title", lang))
        self.scroller = Scroller(self)
        self.scroller.setAccessibleName(say("keys.title", lang))
        self.table = Grid(self.scroller.body)
        self.table.show_rows(tuple(say(f"keys.{name}", lang) for name in _COLUMNS), _rows(groups))
        self.scroller.body.add(self.table)
        self.scroller.set_theme(theme)
        buttons = QDialogButtonBox()
        close = buttons.addButton(say("evidence.close", lang), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 16, 16)
        column.addWidget(self.scroller, 1)
        column.addWidget(buttons)
        resize_within(self, theme.px(50), theme.px(46))
        self.scroller.setFocus()


_COLUMNS = ("place", "key", "meaning")


def _rows(groups: Sequence[KeyGroup]) -> tuple[tuple[Cell, ...], ...]:
    """A row a line; a group is named on its first."""
    return tuple(
        (Cell(group.title if n == 0 else ""), Cell(keys), Cell(words))
        for group in groups
        for n, (keys, words) in enumerate(group.lines)
    )
