"""The head of a panel at the side: what it is, how to leave it, and a button that closes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qjviewer.ui.widgets.elided_label import ElidedLabel
from qjviewer.ui.widgets.runs_label import TextStyle
from qjviewer.ui.widgets.text_button import TextButton
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.window.key_groups import with_key
from qjviewer.wording import Language, say


class SideHead(Themed):
    """A line of small words with a way back and a way out."""

    back_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = TextButton("‹", parent=self)
        self.close_button = TextButton("✕", ink="muted", parent=self)
        self._words = ElidedLabel("", TextStyle(0.93, ink="muted"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addWidget(self._words, 1)
        row.addStretch(0)
        row.addWidget(self.close_button)
        self.back.hide()
        self.back.clicked.connect(self.back_requested)
        self.close_button.clicked.connect(self.close_requested)

    def show_words(self, words: str, lang: Language) -> None:
        """Say what the panel is."""
        close = say("evidence.close", lang)
        # How to leave it stands in the tip of the button as well.
        self._words.set_text(words, words.partition(" · ")[0])
        self.back.set_text(f"‹ {say('evidence.back', lang)}")
        self.close_button.setAccessibleName(close)
        self.close_button.setToolTip(with_key(close, ("Esc",), lang))
