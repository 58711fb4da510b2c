"""A panel at the side of the page that scrolls downwards; Esc closes it."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.scroller import Scroller
from qjviewer.ui.widgets.wrapping_row import WrappingRow
from qjviewer.ui.window.closable import ClosablePanel
from qjviewer.ui.window.side_head import SideHead

_LEAST = 10  # em


class SidePanel(ClosablePanel):
    """Head, then a body that scrolls."""

    # Of lists with words in them, which want room.
    is_wide = False
    # Whether it takes the room of the page where there is not enough beside it.
    covers = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SideHead(self)
        self._filters = WrappingRow[PushButton](self)
        self._filters.hide()
        self.scroller = Scroller(self)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = self.scroller.body
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.head)
        self.column.addWidget(self.scroller, 1)
        self.head.close_requested.connect(self.close_panel)

    def add_filtered(self, filters: Iterable[PushButton], what: QWidget) -> None:
        """A row of filters, all switched on, over what they filter."""
        found = list(filters)
        for button in found:
            button.setCheckable(True)
            button.setChecked(True)
        self._filters.hold(found)
        self._filters.show()
        self.column.addWidget(self._filters)
        self.column.addWidget(what, 1)

    def minimumSizeHint(self) -> QSize:
        """A few lines: what is higher scrolls, and the window need not grow for it."""
        return QSize(super().minimumSizeHint().width(), self._theme.px(_LEAST))

    def set_theme(self, theme: Theme) -> None:
        self.body.set_theme(theme)
        super().set_theme(theme)

    def _restyle(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(px(1.2), px(0.8), px(0.8), px(1.0))
        self.column.setSpacing(px(0.4))
