"""The speaker's notes, as large as the presenter wants them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qjviewer.ui.present.console.console_look import BUTTON, SCROLL, PlainLabel, RaisedArea, font
from qjviewer.ui.present.timer import minutes
from qjviewer.wording import Language, say

SIZES = (1.0, 1.15, 1.35, 1.6, 1.9, 2.2, 2.6)


class SpeakerNotes(RaisedArea):
    """The notes of the section and the plan of the page."""

    def __init__(self, lang: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._lang, self._em, self._step = lang, 16.0, 2
        self._caption = PlainLabel(0.95, "muted")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(say("spoken.notes", lang))
        self._text.setStyleSheet(SCROLL)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Read-only, but a click must not start a selection that eats the next key.
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.larger, self.smaller = self._button("A+"), self._button("A−")
        self.larger.setAccessibleName(say("present.do-larger", lang))
        self.smaller.setAccessibleName(say("present.do-smaller", lang))
        top = QHBoxLayout()
        top.addWidget(self._caption, 1)
        top.addWidget(self.smaller)
        top.addWidget(self.larger)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 10, 10)
        column.addLayout(top)
        column.addWidget(self._text, 1)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setStyleSheet(BUTTON)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def show_notes(self, notes: str, seconds: int) -> None:
        """Show the notes of a page."""
        self._caption.setText(say("present.notes", self._lang, planned=minutes(seconds)))
        words = notes or say("present.no-notes", self._lang)
        if self._text.toPlainText() != words:
            self._text.setPlainText(words)

    def step(self, by: int) -> None:
        """Larger or smaller."""
        self._step = min(max(self._step + by, 0), len(SIZES) - 1)
        self.set_em(self._em)

    def set_em(self, em: float) -> None:
        """Another size of the window."""
        self._em = em
        self._text.setFont(font(em, SIZES[self._step]))
        for button in (self.larger, self.smaller):
            button.setFont(font(em, 0.9))
