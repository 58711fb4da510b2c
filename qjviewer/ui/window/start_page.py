"""What the window shows while no briefing is open: ways to one."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qjviewer.ui.widgets.layouts import discard
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.text_button import TextButton
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.window.key_groups import hint
from qjviewer.wording import Language, say

_MOST = 8
_APART = 12  # pixels more between the words, the buttons and the lists


class StartPage(Themed):
    """Buttons to open, to start anew, the built-in briefing, and the recent ones."""

    open_requested = Signal()
    new_requested = Signal()
    built_in_requested = Signal()
    path_requested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = RunsLabel("", TextStyle(1.3, ink="muted"), self)
        self._recent_title = RunsLabel("", TextStyle(1.05, bold=True, level=2), self)
        self.opener = PushButton(primary=True, parent=self)
        self.maker = PushButton(parent=self)
        self.built_in = PushButton(parent=self)
        self._buttons = (self.opener, self.built_in, self.maker)
        self._series_title = RunsLabel("", TextStyle(1.05, bold=True), self)
        self.recent: list[TextButton] = []
        self.series: list[TextButton] = []
        self._column = QVBoxLayout(self)
        self._arrange()

    def _arrange(self) -> None:
        self._column.addStretch(1)
        self._column.addWidget(self._words)
        self._column.addSpacing(_APART)
        for button in self._buttons:
            self._column.addWidget(button)
        self._column.addSpacing(_APART)
        self._column.addWidget(self._recent_title)
        self._column.addWidget(self._series_title)
        self._column.addStretch(2)
        self.opener.clicked.connect(self.open_requested)
        self.maker.clicked.connect(self.new_requested)
        self.built_in.clicked.connect(self.built_in_requested)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(6), px(2), px(6), px(2))
        self._column.setSpacing(px(0.6))
        self._even_out()

    def _even_out(self) -> None:
        """Buttons under each other are equally wide."""
        widest = max(button.sizeHint().width() for button in self._buttons)
        for button in self._buttons:
            button.setMinimumWidth(widest)

    @property
    def text(self) -> str:
        """The words shown."""
        return self._words.text

    def show_ways(self, recent: Sequence[Path], lang: Language, beside: Path | None = None) -> None:
        """Offer what there is; `beside` is a briefing that could not be shown: others of its series may."""
        self._words.set_runs(say("window.empty", lang))
        self.opener.set_text(say("settings.start-open", lang))
        self.maker.set_text(say("settings.start-new", lang))
        self.built_in.set_text(say("settings.start-built-in", lang))
        self.opener.setToolTip(hint("open", lang))
        self.maker.setToolTip(hint("new", lang))
        self._even_out()
        self._recent_title.set_runs(say("settings.start-recent", lang) if recent else "")
        discard(self.recent)
        discard(self.series)
        above = self._column.indexOf(self._series_title)
        self.recent = [
            self._button(path, f"{path.name} — {path.parent}", above + n) for n, path in enumerate(recent)
        ]
        self.series = list(self._beside(beside, lang)) if beside is not None else []
        self._series_title.set_runs(say("editions.menu-series-plain", lang) if self.series else "")

    def _beside(self, path: Path, lang: Language) -> Iterator[TextButton]:
        """The briefings that lie beside one, by period."""
        from qjviewer.editions.library import library

        for head in library(path.parent)[:_MOST]:
            # Above the stretch at the foot.
            yield self._button(head.path, head.worded(lang), self._column.count() - 1)

    def _button(self, path: Path, words: str, above: int) -> TextButton:
        button = TextButton(parent=self, side=Qt.AlignmentFlag.AlignLeft)
        button.set_text(words)
        button.clicked.connect(lambda: self.path_requested.emit(path))
        self._column.insertWidget(above, button, 0, Qt.AlignmentFlag.AlignLeft)
        return button
