"""The console: current and next slide, steps, notes, timer, keys. It never stands before the audience."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.present.console.console_header import ConsoleHeader
from qjviewer.ui.present.console.console_look import PlainLabel, em_of, font, resize_texts, shade
from qjviewer.ui.present.console.framed import Framed
from qjviewer.ui.present.console.info import Info
from qjviewer.ui.present.console.panels import Panels
from qjviewer.ui.present.console.speaker_notes import SpeakerNotes
from qjviewer.ui.present.console.strip import Strip
from qjviewer.ui.present.show_window import ShowWindow
from qjviewer.ui.present.slide_view import SlideView
from qjviewer.wording import say

SMALLEST = QSize(900, 600)
STEPS, EVIDENCE = 4.0, 9.0  # lines below the current slide


class Stage(QWidget):
    """Places the two slides, the notes and the list of steps for the window's size."""

    resized = Signal()

    def __init__(self, look: SlideLook) -> None:
        super().__init__()
        self.current_caption, self.next_caption = PlainLabel(0.95, "muted"), PlainLabel(0.95, "muted")
        self.current = Framed(SlideView(look))
        self.next = Framed(SlideView(look, live=False))
        self.info = Info(look.lang)
        self.notes = SpeakerNotes(look.lang, self)
        for widget in (self.current_caption, self.next_caption, self.current, self.next, self.info):
            widget.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.resized.emit()

    def arrange(self, em: float, lines: float = STEPS) -> None:
        """Lay everything out: the current slide as large as leaves room for so many lines below."""
        side, line = round(em * 1.4), round(em * 1.7)
        width, height = self.width() - 2 * side, self.height()
        left = round(width * 0.66)
        most = height - line - round(em * 1.6 * lines)
        slide = min(self.current.height_for(left), most)
        used = min(left, round(slide * left / max(1, self.current.height_for(left))))
        right = side + used + side
        self.current_caption.setGeometry(side, 0, used, line)
        self.current.setGeometry(side, line, used, slide)
        top = line + slide + round(em * 0.5)
        self.info.setGeometry(QRect(side, top, used, max(0, height - top)))
        rest = self.width() - right - side
        following = min(self.next.height_for(rest), round(height * 0.42))
        self.next_caption.setGeometry(right, 0, rest, line)
        self.next.setGeometry(right, line, rest, following)
        top = line + following + round(em * 0.7)
        self.notes.setGeometry(right, top, rest, max(0, height - top))


class ConsoleWindow(ShowWindow):
    """Takes every key, like the audience's window."""

    def __init__(self, look: SlideLook, title: str, panels: Panels) -> None:
        super().__init__(title)
        self._look, self._panels, self._lines = look, panels, STEPS
        self.setMinimumSize(SMALLEST)
        self.header, self.stage, self.strip = ConsoleHeader(look.lang), Stage(look), Strip(look.lang)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.header)
        column.addWidget(self.stage, 1)
        column.addWidget(self.strip)
        # Not the window's own resizing: the stage gets its size from the layout only after that.
        self.stage.resized.connect(self._rearrange)

    def take_panels(self) -> None:
        """Panels open here, over the slides."""
        self._panels.setParent(self.stage)
        self._rearrange()

    def set_shape(self, width: float, height: float) -> None:
        """The audience's screen has this shape."""
        for framed in (self.stage.current, self.stage.next):
            framed.set_shape(width, height)
        self._panels.question.preview.set_shape(width, height)
        self._rearrange()

    def make_room(self, wanted: bool) -> None:
        """Give evidence the room it needs, or take it back."""
        lines = EVIDENCE if wanted else STEPS
        if lines != self._lines:
            self._lines = lines
            self._rearrange()

    def set_look(self, look: SlideLook) -> None:
        """Another theme of the slides."""
        for view in (self.stage.current.view, self.stage.next.view, self._panels.question.preview.view):
            view.set_look(look)

    def caption_next(self, section: str | None) -> None:
        """Say which section comes next; none at the end."""
        key = "next-caption" if section is not None else "next-none"
        words = say(f"present.{key}", self._look.lang)
        self.stage.next_caption.setText(" · ".join(p for p in (words, section) if p))

    def caption_current(self, words: str) -> None:
        """Say what the large slide is."""
        self.stage.current_caption.setText(words)

    # Qt --------------------------------------------------------------------------------

    def _rearrange(self) -> None:
        em = em_of(self.width(), self.height())
        self.setFont(font(em))
        resize_texts(self, em)
        self.strip.set_em(em, self.width())
        self.stage.notes.set_em(em)
        self.stage.info.set_em(em)
        self._panels.set_em(em)
        self.stage.arrange(em, self._lines)
        if self._panels.parentWidget() is self.stage:
            self._panels.setGeometry(self.stage.rect())

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade("back"))
        painter.setPen(shade("border"))
        for y in (self.header.geometry().bottom(), self.strip.geometry().top()):
            painter.drawLine(0, y, self.width(), y)
