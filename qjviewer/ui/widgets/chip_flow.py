"""A row of chips that continues on the next line."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.pages.blocks import Chip as ChipBlock
from qjviewer.ui.widgets.chip import ChipView
from qjviewer.ui.widgets.layouts import discard
from qjviewer.ui.widgets.themed import Themed


class ChipFlow(Themed):
    """Chips in reading order, wrapped at the width there is."""

    figure_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[ChipView] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: tuple[ChipBlock, ...], *, owner: str) -> None:
        """Show chips; those of a figure other than `owner` become buttons."""
        discard(self._chips)
        self._chips = [self._make(chip, owner) for chip in chips]
        self.setVisible(bool(chips))
        self._place(self.width())
        self.updateGeometry()

    def _make(self, chip: ChipBlock, owner: str) -> ChipView:
        made = ChipView(chip, self._theme, self)
        if chip.figure and chip.figure != owner:
            made.make_active()
            made.clicked.connect(lambda *_, figure=chip.figure: self.figure_requested.emit(figure))
        made.show()
        return made

    def _restyle(self) -> None:
        for chip in self._chips:
            chip.set_theme(self._theme)
        self._place(self.width())

    def _areas(self, width: int) -> list[QRect]:
        gap, x, y, found = self._theme.px(0.45), 0, 0, list[QRect]()
        for chip in self._chips:
            size = chip.sizeHint()
            taken = min(size.width(), width)
            if x and x + taken > width:
                x, y = 0, found[-1].bottom() + 1 + gap
            found.append(QRect(x, y, taken, chip.height_at(taken)))
            x += taken + gap
        return found

    def _place(self, width: int) -> None:
        for chip, area in zip(self._chips, self._areas(width), strict=True):
            chip.setGeometry(area)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        areas = self._areas(width)
        return areas[-1].bottom() + 1 if areas else 0

    def sizeHint(self) -> QSize:
        width = sum(c.sizeHint().width() + self._theme.px(0.45) for c in self._chips)
        return QSize(width, self.heightForWidth(max(width, 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(4), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(event.size().width())
