"""Question jump: type part of a name or its initials; the preview is for the presenter alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from qjviewer.pages.asking import Askable, ask
from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.present.console.console_look import SCROLL, SHADES, PlainLabel, font
from qjviewer.ui.present.console.framed import Framed
from qjviewer.ui.present.show import AudienceFrame
from qjviewer.ui.present.slide_view import SlideView
from qjviewer.wording import Language, say


class Question(QWidget):
    """A line to type in, the answers below, the slide beside them."""

    chosen = Signal(object)
    cancelled = Signal()
    told = Signal(str)  # what was found, for those who hear it

    def __init__(self, look: SlideLook, lang: Language) -> None:
        super().__init__()
        self._known: tuple[Askable, ...] = ()
        self._found: tuple[Askable, ...] = ()
        self._lang, self._small = lang, False
        self._made: Callable[[Askable], AudienceFrame | None] = _nothing
        self._caption = PlainLabel(1.0, "muted", wrap=True)
        self._caption.setText(say("present.question-hint", lang))
        self.line = QLineEdit()
        self.line.setPlaceholderText(say("present.question-placeholder", lang))
        self.line.setStyleSheet(
            f"QLineEdit {{ color: {SHADES['text']}; background: {SHADES['panel']};"
            f" border: 2px solid {SHADES['blue']}; border-radius: 6px; padding: 8px; }}"
        )
        self.line.setAccessibleName(say("present.do-question", lang))
        self._list = QListWidget()
        self._list.setAccessibleName(say("present.do-question", lang))
        self._list.setStyleSheet(
            SCROLL + f"QListWidget::item {{ padding: 6px; }}"
            f"QListWidget::item:selected {{ background: {SHADES['blue']}; color: {SHADES['dark']}; }}"
        )
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview = Framed(SlideView(look, live=False))
        self._arrange()
        self._wire()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        for widget in (self.line, self._caption):
            left.addWidget(widget)
        left.addWidget(self._list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(20)
        row.addLayout(left, 2)
        row.addWidget(self.preview, 3)

    def _wire(self) -> None:
        self.line.textChanged.connect(self._search)
        self._list.currentRowChanged.connect(self._preview)
        self._list.itemClicked.connect(lambda _: self._choose())

    def begin(self, known: tuple[Askable, ...], made: Callable[[Askable], AudienceFrame | None]) -> None:
        """Ask anew; `made` gives the page that answers."""
        self._known, self._made = known, made
        self.line.clear()
        self._search("")
        self.line.setFocus()

    def set_small(self, small: bool) -> None:
        """Only the line and the best answer's name: nothing of the console before an audience."""
        self._small = small
        self._list.setVisible(not small)
        self.preview.setVisible(not small)

    def type(self, text: str) -> None:
        """Type for the presenter, whose keys went to the audience's window."""
        self.line.insert(text)

    def erase(self) -> None:
        """Take back the last character."""
        self.line.backspace()

    def _search(self, typed: str) -> None:
        self._found = ask(self._known, typed)
        self._list.clear()
        self._list.addItems([self._words(a) for a in self._found])
        self._list.setCurrentRow(0 if self._found else -1)
        key = "question-hint" if self._found or not typed.strip() else "question-none"
        self._caption.setText(say(f"present.{key}", self._lang, typed=typed.strip()[:40]))
        self._caption.set_ink("muted" if self._found else "orange")
        if not self._found:
            self._preview(-1)
        if typed:
            self._tell()

    def _tell(self) -> None:
        item, row = self._list.currentItem(), self._list.currentRow() + 1
        words = say("spoken.no-answers", self._lang)
        if item is not None:
            count = len(self._found)
            words = say("spoken.answers", self._lang, count=count, row=row, words=item.text())
        self.told.emit(words)

    def _words(self, one: Askable) -> str:
        return f"{one.name}　{one.value}" if one.value else one.name

    def _preview(self, row: int) -> None:
        frame = None if self._small or not 0 <= row < len(self._found) else self._made(self._found[row])
        self.preview.setVisible(frame is not None)
        if self._small and 0 <= row < len(self._found):
            self._caption.setText(self._found[row].name)
            self._caption.set_ink("text")
        if frame is not None:
            self.preview.view.show_frame(frame)

    def _choose(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._found):
            self.chosen.emit(self._found[row])

    def set_em(self, em: float) -> None:
        """Another size of the window."""
        self.line.setFont(font(em, 1.3))
        self._list.setFont(font(em, 1.1))
        self._caption.set_em(em)

    def key(self, event: QKeyEvent) -> bool:
        """Take a key; False when it is none of ours."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow(min(max(self._list.currentRow() + step, 0), len(self._found) - 1))
            self._tell()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key == Qt.Key.Key_Backspace:
            self.erase()
        elif event.text().isprintable() and event.text():
            self.type(event.text())
        else:
            return False
        return True


def _nothing(_: Askable) -> AudienceFrame | None:
    return None
