"""A row of chips that continues on the next line."""

from PySide6.QtCore import Signal

from qjviewer.pages.blocks import Chip as ChipBlock
from qjviewer.ui.widgets.chip import ChipView
from qjviewer.ui.widgets.layouts import discard
from qjviewer.ui.widgets.wrapping_row import WrappingRow


class ChipFlow(WrappingRow[ChipView]):
    """Chips in reading order, wrapped at the width there is."""

    figure_requested = Signal(str)

    def show_chips(self, chips: tuple[ChipBlock, ...], *, owner: str) -> None:
        """Show chips; those of a figure other than `owner` become buttons."""
        discard(self._parts)
        self.hold([self._make(chip, owner) for chip in chips])
        self.setVisible(bool(chips))

    def _make(self, chip: ChipBlock, owner: str) -> ChipView:
        made = ChipView(chip, self._theme, self)
        if chip.figure and chip.figure != owner:
            made.make_active()
            made.clicked.connect(lambda *_, figure=chip.figure: self.figure_requested.emit(figure))
        return made

    def _height_at(self, part: ChipView, width: int) -> int:
        return part.height_at(width)

    def _restyle(self) -> None:
        for chip in self._parts:
            chip.set_theme(self._theme)
        super()._restyle()
