"""Cards side by side, as many as the width holds, all of one height."""

import math

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from qjviewer.pages.blocks import Cards
from qjviewer.ui.widgets.block_view import BlockView
from qjviewer.ui.widgets.figure_card import FigureCard
from qjviewer.ui.widgets.layouts import discard
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle

_TITLE = TextStyle(1.2, bold=True, leading=1.4, level=2)
_NARROWEST, _NARROWEST_TEXT = 12.5, 15.0  # em: a card with a number, one with words


class CardsRow(BlockView[Cards]):
    """Rows of equal cards without a gap at the end; the last row spreads over the width."""

    wide = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = RunsLabel("", _TITLE, self)
        self._cards: list[FigureCard] = []
        self._title.figure_requested.connect(self.figure_requested)
        self._title.item_requested.connect(self.item_requested)

    def _show(self, block: Cards, *, animate: bool) -> None:
        self._title.set_runs(block.title)
        discard(self._cards[len(block.cards) :])
        del self._cards[len(block.cards) :]
        while len(self._cards) < len(block.cards):
            self._cards.append(self._new_card())
        for widget, card in zip(self._cards, block.cards, strict=True):
            widget.show_card(card, self.lang, animate=animate)
        self._place()

    def _new_card(self) -> FigureCard:
        card = FigureCard(self)
        card.set_theme(self._theme)
        card.figure_requested.connect(self.figure_requested)
        card.item_requested.connect(self.item_requested)
        card.show()
        return card

    @property
    def cards(self) -> tuple[FigureCard, ...]:
        """The cards, in order."""
        return tuple(self._cards)

    def flash_figure(self, name: str) -> bool:
        """Flash the card of a figure or item; False when it is not here."""
        if self.block is None:
            return False
        for widget, card in zip(self._cards, self.block.cards, strict=True):
            if name in (card.figure, card.item):
                widget.flash()
                return True
        return False

    # Geometry --------------------------------------------------------------------------

    def _per_row(self, width: int) -> list[int]:
        """How many cards stand in each row."""
        count, gap = len(self._cards), self._theme.px(1)
        numbers = self.block is not None and all(c.number for c in self.block.cards)
        narrowest = self._theme.px(_NARROWEST if numbers else _NARROWEST_TEXT)
        most = max(1, min(6, (width + gap) // (narrowest + gap)))
        rows = math.ceil(count / most)
        return [count // rows + (1 if n < count % rows else 0) for n in range(rows)] if count else []

    def _areas(self, width: int) -> list[QRect]:
        found, gap = [], self._theme.px(1)
        title = self._title.heightForWidth(width) + self._theme.px(0.5) if self._title.text else 0
        y, cards = title, iter(self._cards)
        for count in self._per_row(width):
            each = (width - gap * (count - 1)) / count
            row = [next(cards) for _ in range(count)]
            lefts = [round(n * (each + gap)) for n in range(count)]
            widths = [round(n * (each + gap) + each) - left for n, left in enumerate(lefts)]
            heads = [c.head_height(w) for c, w in zip(row, widths, strict=True)]
            for card, head in zip(row, heads, strict=True):
                # Among cards of words there is no line for the numbers to stand on.
                card.push_number(max(heads) - head if all(heads) else 0)
            height = max(c.heightForWidth(w) for c, w in zip(row, widths, strict=True))
            found += [QRect(x, y, w, height) for x, w in zip(lefts, widths, strict=True)]
            y += height + gap
        return found

    def _place(self) -> None:
        self._title.setGeometry(0, 0, self.width(), self._title.heightForWidth(self.width()))
        areas = self._areas(self.width())
        # A taller row than needed (cards beside something taller) is shared by its cards.
        spare = self.height() - areas[-1].bottom() - 1 if areas and len({a.y() for a in areas}) == 1 else 0
        for card, area in zip(self._cards, areas, strict=True):
            card.setGeometry(area.adjusted(0, 0, 0, max(0, spare)))

    def _restyle(self) -> None:
        super()._restyle()
        self._place()

    def heightForWidth(self, width: int) -> int:
        areas = self._areas(width)
        return areas[-1].bottom() + 1 if areas else 0

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self.heightForWidth(self._theme.px(40)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cards are the surface; the row itself has none."""
