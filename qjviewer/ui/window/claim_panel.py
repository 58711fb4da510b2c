"""核对: every claim of the texts with its verdict, what it rests on, and what may stand there instead."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from qjviewer.pages.blocks import Run
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.text_button import TextButton
from qjviewer.ui.window.side_panel import SidePanel
from qjviewer.wording import DEFAULT_LANGUAGE, Language, capitalised, say

if TYPE_CHECKING:
    from qjviewer.checks.claim_table import ClaimLine

# Told by shape, the worst first.
VERDICT_SHAPES: Final = {"contradicted": "✗", "undecidable": "？", "proved": "✓"}
_MOST = 500
_AROUND = 14


class ClaimPanel(SidePanel):
    """Picking a claim shows why and marks its words; Enter or a click goes to its place."""

    place_requested = Signal(object)  # ClaimLine
    picked = Signal()
    evidence_requested = Signal(str)
    file_requested = Signal(object)  # Span

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ClaimLine, ...] = ()
        self._lang: Language = DEFAULT_LANGUAGE
        self.filters = {verdict: PushButton(parent=self) for verdict in VERDICT_SHAPES}
        self.list = QListWidget(self)
        self.detail = RunsLabel("", TextStyle(1.0, leading=1.5), self)
        self._open = TextButton(parent=self, side=Qt.AlignmentFlag.AlignLeft)
        self._arrange()
        self._wire()

    def _arrange(self) -> None:
        self.scroller.hide()
        self.add_filtered(self.filters.values(), self.list)
        self.column.addWidget(self.detail)
        self.column.addWidget(self._open)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setSpacing(3)

    def _wire(self) -> None:
        for button in self.filters.values():
            button.toggled.connect(lambda *_: self._fill())
        self.list.currentItemChanged.connect(lambda *_: self._tell())
        self.list.itemClicked.connect(lambda _: self._jump())
        self.list.itemActivated.connect(lambda _: self._jump())
        self.detail.figure_requested.connect(self.evidence_requested)
        self._open.clicked.connect(self._open_file)

    def _restyle(self) -> None:
        super()._restyle()
        self.list.setFont(font(self._theme, 1.0))

    def show_claims(self, lines: "Sequence[ClaimLine]", lang: Language) -> None:
        """Show the claims made in a language."""
        shown = tuple(line for line in lines if line.lang == lang)
        if (shown, lang) == (self._lines, self._lang) and self.list.count():
            return
        self._lines, self._lang = shown, lang
        words = say("window.claims-count", lang, count=len(shown))
        self.list.setAccessibleName(words)
        self.head.show_words(words, lang)
        for verdict, button in self.filters.items():
            count = sum(line.verdict == verdict for line in shown)
            button.set_text(say(f"window.filter-{verdict}", lang, count=count))
        self._open.set_text(say("evidence.open-file", lang))
        self._fill()

    @property
    def selected(self) -> "ClaimLine | None":
        """The claim picked in the list."""
        line: ClaimLine | None = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return line

    def select(self, line: object) -> None:
        """Pick a claim, whatever is filtered."""
        for button in self.filters.values():
            button.setChecked(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == line:
                self.list.setCurrentRow(row)

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for line in self._wanted()[:_MOST]:
            words = f"{line.words.strip()}\n{_around(line)}"
            item = QListWidgetItem(f"{VERDICT_SHAPES[line.verdict]} {words}")
            item.setData(Qt.ItemDataRole.UserRole, line)
            told = say(f"spoken.claim-{line.verdict}", self._lang, words=words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        self._tell()

    def _wanted(self) -> "list[ClaimLine]":
        """The claims that are filtered for, the worst first."""
        return [
            line
            for verdict, button in self.filters.items()
            if button.isChecked()
            for line in self._lines
            if line.verdict == verdict
        ]

    def _tell(self) -> None:
        line = self.selected
        self._open.setEnabled(line is not None and bool(line.where.file))
        if line is None:
            self.detail.set_runs(say("window.no-claims", self._lang) if not self._lines else "")
        else:
            self.detail.set_runs(tuple(self._why(line)))
        self.picked.emit()

    def _why(self, line: "ClaimLine") -> Iterator[Run]:
        """What came of it, the figures it rests on as links, and what may stand there instead."""
        yield Run(capitalised(line.outcome(self._lang)))
        for number, cell in enumerate(line.cells[:_MOST]):
            yield Run(say("window.claims-because" if number == 0 else "window.claims-and", self._lang))
            yield Run(f"{cell.name} {cell.shown}", figure=cell.figure)
        if line.meant:
            yield Run(say("window.claims-meant", self._lang, meant=line.meant))

    def _jump(self) -> None:
        if (line := self.selected) is not None:
            self.place_requested.emit(line)

    def _open_file(self) -> None:
        if (line := self.selected) is not None and line.where.file:
            self.file_requested.emit(line.where)


def _around(line: "ClaimLine") -> str:
    """The words with some of those before and behind them."""
    text = line.text
    start, end = max(0, line.start - _AROUND), min(len(text), line.end + _AROUND)
    # Of a word of English that would be cut nothing is shown.
    while start < line.start and _is_inside_word(text, start):
        start += 1
    while end > line.end and _is_inside_word(text, end):
        end -= 1
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return before + text[start:end].strip() + after


def _is_inside_word(text: str, place: int) -> bool:
    around = text[place - 1 : place + 1] if place else ""
    return len(around) == 2 and around.isascii() and around.isalnum()
