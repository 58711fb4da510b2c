"""Pages as they are in the show beside what they would be: one pair for each page that differs."""

from typing import Final, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from qjviewer.pages.deck import Deck, Slide
from qjviewer.pages.deck_words import words_on
from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.present.console.console_look import SCROLL, font, shade
from qjviewer.ui.present.slide_painting import paint_slide
from qjviewer.wording import say

Pair: TypeAlias = tuple[Slide | None, Slide | None]
HEIGHT: Final = 12.5  # of a page, in the console's em
GAP: Final = 10
CAPTION: Final = 24
MOST: Final = 12


def pairs_of(old: Deck, new: Deck) -> tuple[Pair, ...]:
    """The pages of the walk that differ, each with what it was; None where one came or went."""
    was, now = ({s.key: s for s in deck.walk} for deck in (old, new))
    pairs = ((was.get(key), now.get(key)) for key in dict.fromkeys((*was, *now)))
    return tuple(p for p in pairs if p[0] is None or p[1] is None or words_on(p[0]) != words_on(p[1]))[:MOST]


class PagePairs(QScrollArea):
    """A row of pairs, the old page left of the new one; hidden where nothing differs."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(SCROLL)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row = _Row()
        self.setWidget(self._row)
        self.set_em(16.0)
        self.hide()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """What is shown."""
        return self._row.pairs

    def show_pairs(self, pairs: tuple[Pair, ...], look: SlideLook, shape: tuple[float, float]) -> None:
        """Show pages before and after."""
        self._row.show_pairs(pairs, look, shape)
        self.setVisible(bool(pairs))

    def set_em(self, em: float) -> None:
        """Another size of the window."""
        self._row.set_height(round(em * HEIGHT))
        self.setFixedHeight(self._row.sizeHint().height() + GAP)

    def move_by(self, pairs: int) -> None:
        """Bring the pair so many further on into sight."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + pairs * self._row.step)


class _Row(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.pairs: tuple[Pair, ...] = ()
        self._look, self._shape = SlideLook(), (16.0, 9.0)
        self._height = 0

    def show_pairs(self, pairs: tuple[Pair, ...], look: SlideLook, shape: tuple[float, float]) -> None:
        self.pairs, self._look, self._shape = pairs, look, shape
        self.resize(self.sizeHint())
        self.update()

    def set_height(self, height: int) -> None:
        self._height = height
        self.resize(self.sizeHint())
        self.update()

    @property
    def step(self) -> int:
        """From one pair to the next."""
        return 2 * self._width() + 3 * GAP

    def _width(self) -> int:
        return round(self._height * self._shape[0] / max(self._shape[1], 1.0))

    def sizeHint(self) -> QSize:
        return QSize(len(self.pairs) * self.step, self._height + CAPTION + GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), shade("back"))
        painter.setFont(font(14))
        for n, pair in enumerate(self.pairs):
            left = n * self.step
            if left < event.rect().right() and left + self.step > event.rect().left():
                self._paint_pair(painter, pair, left)

    def _paint_pair(self, painter: QPainter, pair: Pair, left: int) -> None:
        lang = self._look.lang
        for column, (slide, key) in enumerate(zip(pair, ("before", "after"), strict=True)):
            area = QRectF(left + 2 + column * (self._width() + GAP), CAPTION, self._width(), self._height)
            painter.setPen(QPen(shade("orange" if column else "border"), 2))
            painter.drawRect(area)
            words = say(f"present.changes-{key}", lang)
            if slide is not None:
                label = slide.label(lang)
                paint_slide(painter, area, slide, self._look, label, shape=self._shape)
                words = f"{say('present.page-named', lang, number=label)}　{words}"
            painter.setPen(shade("muted"))
            painter.drawText(QRectF(area.left(), 0, area.width(), 22), Qt.AlignmentFlag.AlignVCenter, words)
