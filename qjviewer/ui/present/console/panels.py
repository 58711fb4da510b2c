"""What opens over the slides: all pages, question jump, all keys, differences."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.present.console.console_look import em_of, resize_texts, shade
from qjviewer.ui.present.console.overview import Overview
from qjviewer.ui.present.console.question import Question
from qjviewer.ui.present.console.sheets import Changes, KeyHelp
from qjviewer.ui.present.show import Panel

SMALL = 5.5  # em: the height of a line before an audience


class Panels(QWidget):
    """Stands in the console; with a single screen, over the slide: nothing in it is private."""

    picked = Signal(int)
    chosen = Signal(object)
    apply_requested = Signal()
    closed = Signal()

    def __init__(self, look: SlideLook) -> None:
        super().__init__()
        lang = look.lang
        self.overview, self.question = Overview(), Question(look, lang)
        self.help, self.changes = KeyHelp(lang), Changes(lang)
        self._stack = QStackedLayout(self)
        for widget in (self.overview, self.question, self.help, self.changes):
            self._stack.addWidget(widget)
        self._shown: Panel = ""
        self.hide()
        self._wire()

    def _wire(self) -> None:
        self.overview.picked.connect(self.picked)
        self.question.chosen.connect(self.chosen)
        self.question.cancelled.connect(self.closed)
        self.changes.apply_requested.connect(self.apply_requested)
        self.changes.closed.connect(self.closed)
        self.question.line.installEventFilter(self)

    def open(self, panel: Panel) -> None:
        """Show a panel, or none."""
        self._shown = panel
        pages = {
            "overview": self.overview,
            "question": self.question,
            "help": self.help,
            "changes": self.changes,
        }
        if panel:
            self._stack.setCurrentWidget(pages[panel])
        self.setVisible(bool(panel))
        self.raise_()

    def set_small(self, small: bool) -> None:
        """Whether an audience sees them: what is private in them stays away then."""
        self.question.set_small(small)
        self.changes.set_small(small)

    def set_em(self, em: float) -> None:
        """Another size of the window."""
        resize_texts(self, em)
        self.question.set_em(em)
        self.changes.set_em(em)
        self.help.set_em(em)

    def key(self, event: QKeyEvent) -> bool:
        """Take a key for the panel in front; False when it is none of its own."""
        if self._shown == "overview":
            return self.overview.key(event)
        if self._shown == "changes":
            return self.changes.key(event)
        return self._shown == "question" and self.question.key(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Typing stays with the line, so that an input method works; the keys round it are ours.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            ours = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
            if event.key() in ours:
                return self.question.key(event)
        return False

    def cover(self, window: QWidget) -> None:
        """Lie over a window that has no place of its own for panels."""
        self.setParent(window)
        em = em_of(window.width(), window.height())
        self.set_em(em)
        area = window.rect()
        if self._shown in ("question", "changes"):
            # Before an audience these are a line, not a panel.
            height = round(em * SMALL)
            area.setTop(area.bottom() - height)
        self.setGeometry(area)
        self.setVisible(bool(self._shown))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), shade("back"))
