"""The evidence drawer: everything that stands behind one figure or item."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from qjviewer.pages.blocks import Cell, Run, Runs
from qjviewer.pages.evidence import Evidence, EvidenceLine, Use
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.big_number import Amount, BigNumber
from qjviewer.ui.widgets.grid import Grid
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from qjviewer.ui.widgets.text_button import TextButton
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.window.key_groups import with_key
from qjviewer.ui.window.side_panel import SidePanel
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

if TYPE_CHECKING:
    from qjviewer.intake.excerpt import CellExcerpt

_WORDS = TextStyle(1.0, leading=1.5)
_SMALL = TextStyle(0.93, ink="muted", leading=1.5)
_BESIDE_LABEL = 8  # pixels
_STACKED_BELOW = 18  # em


def _pointed(cells: "CellExcerpt", row: int, column: int) -> str:
    words = cells.texts[row][column]
    return f"[{words}]" if (row, column) == (cells.row, cells.column) else words


class FactRow(Themed):
    """What it is about on the left, the words on the right, or below it where that is narrow."""

    def __init__(self, fact: EvidenceLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = RunsLabel(fact.label, TextStyle(1.0, ink="muted", leading=1.5), self)
        self.words = RunsLabel(fact.words, _WORDS, self)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(_BESIDE_LABEL)
        self.row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(self.words, 1)

    def label_width(self) -> int:
        """The width its label asks for."""
        return min(self._label.sizeHint().width(), self._theme.px(8))

    def align(self, width: int, *, stacked: bool) -> None:
        """Give the label the width that all labels share, or a line of its own."""
        directions = QBoxLayout.Direction
        self.row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self.row.setSpacing(0 if stacked else _BESIDE_LABEL)
        self._label.setFixedWidth(width)


class DerivationBox(Themed):
    """How the figure was computed, on a tinted ground."""

    def __init__(self, runs: Runs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = RunsLabel(runs, TextStyle(1.0, leading=1.55), self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.words)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(0.8), px(0.5), px(0.8), px(0.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.chrome("raised"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)


class EvidenceDrawer(SidePanel):
    """Shows an `Evidence`; its links lead on, and the way back is kept."""

    evidence_requested = Signal(str)
    place_requested = Signal(str, str, str)  # tab, block, figure or item
    file_requested = Signal(object)  # Span
    spoken_role = QAccessible.Role.ComplementaryContent
    # What it tells is read beside its place.
    covers = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence: Evidence | None = None
        self._lang: Language = DEFAULT_LANGUAGE
        self._trail: list[str] = []
        self._cells: CellExcerpt | None = None
        self.head.back_requested.connect(self._go_back)
        self.copy_button: TextButton | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_evidence(self, found: Evidence, lang: Language, cells: "CellExcerpt | None" = None) -> None:
        """Show the evidence for something, with the cells around it where it was read from one."""
        self._cells = cells
        if self.evidence is not None and not self.isHidden() and self.evidence.id != found.id:
            self._trail.append(self.evidence.id)
        self._fill(found, lang)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroller.verticalScrollBar().setValue(0)

    def _copy(self) -> None:
        """Put the words with their source on the clipboard, and say so."""
        if self.evidence is not None and self.copy_button is not None:
            QApplication.clipboard().setText(self.evidence.quote)
            self.copy_button.set_text(say("evidence.copied", self._lang))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def refresh(self, found: Evidence, lang: Language, cells: "CellExcerpt | None" = None) -> None:
        """Show newer evidence for the same thing, keeping the place."""
        if (found, lang, cells) != (self.evidence, self._lang, self._cells):
            self._cells = cells
            self._fill(found, lang)

    def close_panel(self) -> None:
        self._trail.clear()
        super().close_panel()

    def _go_back(self) -> None:
        if self._trail:
            name = self._trail.pop()
            # Going back is no step of its own.
            self.evidence = None
            self.evidence_requested.emit(name)

    def _fill(self, found: Evidence, lang: Language) -> None:
        self.evidence, self._lang = found, lang
        heading = f"{say('evidence.heading', lang)} · {say('evidence.heading-hint', lang)}"
        self.head.show_words(heading, lang)
        self.head.back.setVisible(bool(self._trail))
        heading = say("evidence.heading", lang)
        self.setAccessibleName(say("marks.label", lang, name=heading, words=found.title))
        self.body.empty()
        self._add_value(found)
        self._add_facts(found)
        self._add_uses(found.uses)
        self.body.set_theme(self._theme)
        self._align()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._align()

    def _align(self) -> None:
        """The words of all facts begin on one line."""
        rows = self.body.findChildren(FactRow)
        width = max((row.label_width() for row in rows), default=0)
        for row in rows:
            row.align(width, stacked=self.width() < self._theme.px(_STACKED_BELOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def _text(self, runs: Runs | str, style: TextStyle = _WORDS) -> RunsLabel:
        label = RunsLabel(runs, style, self.body)
        self._link(label)
        self.body.add(label)
        return label

    def _link(self, label: RunsLabel) -> None:
        label.figure_requested.connect(self.evidence_requested)
        label.item_requested.connect(self.evidence_requested)

    def _add_value(self, found: Evidence) -> None:
        self._text(found.title, TextStyle(1.25, bold=True, leading=1.35, level=2))
        if found.number:
            number = BigNumber(parent=self.body)
            before, after = (found.approx, "") if found.approx_before else ("", found.approx)
            number.show_amount(Amount(found.number, found.unit, before, after))
            self.body.add(number)
        self.copy_button = TextButton(
            say("evidence.copy", self._lang), parent=self.body, side=Qt.AlignmentFlag.AlignLeft
        )
        self.copy_button.setToolTip(with_key(say("evidence.copy", self._lang), ("Ctrl+C",), self._lang))
        self.copy_button.clicked.connect(self._copy)
        self.body.add(self.copy_button, Qt.AlignmentFlag.AlignLeft)

    def _add_facts(self, found: Evidence) -> None:
        for fact in found.facts:
            row = FactRow(fact, self.body)
            self._link(row.words)
            self.body.add(row)
        if found.derivation:
            box = DerivationBox((Run(say("evidence.derivation", self._lang)), *found.derivation), self.body)
            self._link(box.words)
            self.body.add(box)
        if found.note:
            self._text((Run(say("evidence.note", self._lang)), *found.note), _SMALL)
        if found.span is not None and found.span.file:
            self._add_file(found)

    def _add_file(self, found: Evidence) -> None:
        span = found.span
        assert span is not None
        words = str(span) if span.cell else say("evidence.line", self._lang, file=span.file, line=span.line)
        row = FactRow(EvidenceLine(say("evidence.file", self._lang), (Run(words),)), self.body)
        button = TextButton(
            say("evidence.open-file", self._lang), parent=row, side=Qt.AlignmentFlag.AlignRight
        )
        button.clicked.connect(lambda *_: self.file_requested.emit(span))
        row.row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.add(row)
        if self._cells is not None:
            self._add_cells(self._cells)

    def _add_cells(self, cells: "CellExcerpt") -> None:
        """The cells around the figure's own, which is pointed at."""
        grid = Grid(self.body)
        rows = [
            (Cell(str(number)), *(Cell(_pointed(cells, y, x)) for x in range(len(cells.letters))))
            for y, number in enumerate(cells.numbers)
        ]
        grid.show_rows(("", *cells.letters), tuple(rows))
        self.body.add(grid)

    def _add_uses(self, uses: tuple[Use, ...]) -> None:
        if not uses:
            self._text(say("evidence.no-uses", self._lang), _SMALL)
            return
        self._text(say("evidence.uses", self._lang, count=len(uses)), TextStyle(1.0, bold=True, level=3))
        bar = say("marks.bar", self._lang)
        for use in uses:
            words = " ".join(use.text.split())
            short = words if len(words) <= 48 else f"{words[:47]}…"
            label = RunsLabel((Run(f"{use.tab_title}{bar}{short}", item=use.path),), _SMALL, self.body)
            label.item_requested.connect(lambda _, use=use: self._go_to(use))
            self.body.add(label)

    def _go_to(self, use: Use) -> None:
        name = self.evidence.id if self.evidence else ""
        self.place_requested.emit(use.tab, use.path, name)
