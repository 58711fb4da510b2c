"""Two lists over the console: all keys, and what newer data say otherwise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qjviewer.ui.live.differences import Difference
from qjviewer.ui.present.console.console_look import BUTTON, SCROLL, PlainLabel, font, resize_texts
from qjviewer.ui.present.console.pairs import PagePairs
from qjviewer.ui.present.keys import key_lines
from qjviewer.ui.widgets.layouts import discard
from qjviewer.wording import Language, say

COLUMNS = 3


def _scrolled(inner: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setStyleSheet(SCROLL)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner.setStyleSheet("background: transparent;")
    scroll.setWidget(inner)
    return scroll


class KeyHelp(QWidget):
    """The table of keys, read from the one table there is, and the way to the two dialogs."""

    preflight_requested = Signal()
    report_requested = Signal()

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self._lang, self._em = lang, 16.0
        self._buttons: list[QPushButton] = []

    def showEvent(self, event: QShowEvent) -> None:
        """Filled when it is first looked at: its hundred texts take as long to make as all else of a show."""
        if not self._buttons:
            outer = QVBoxLayout(self)
            outer.addWidget(_scrolled(self._table()), 1)
            outer.addLayout(self._dialogs(self._lang))
            self.set_em(self._em)

    def _table(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 12, 20, 12)
        column.addLayout(self._keys())
        drag = PlainLabel(1.0, "muted", wrap=True)
        drag.setText(say("present.drag-hint", self._lang))
        column.addWidget(drag)
        column.addStretch(1)
        return inner

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        lines = key_lines(self._lang)
        rows = -(-len(lines) // COLUMNS)
        for n, (pressed, meaning) in enumerate(lines):
            column, row = divmod(n, rows)
            keys = PlainLabel(1.15, "blue", bold=True)
            keys.setText(pressed)
            words = PlainLabel(1.15, wrap=True)
            words.setText(meaning)
            grid.addWidget(keys, row, column * 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, column * 2 + 1, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column * 2 + 1, 1)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        return grid

    def _dialogs(self, lang: Language) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for key, signal in (("preflight", self.preflight_requested), ("report", self.report_requested)):
            button = QPushButton(say(f"present.{key}", lang))
            button.setStyleSheet(BUTTON)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
            row.addWidget(button)
            self._buttons.append(button)
        return row

    def set_em(self, em: float) -> None:
        """Another size of the window."""
        self._em = em
        resize_texts(self, em)
        for button in self._buttons:
            button.setFont(font(em))


MOST_FINDINGS = 5


class Changes(QWidget):
    """Differences between the data of the show and newer ones, and the command to take these."""

    apply_requested = Signal()
    closed = Signal()

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self._lang, self._em, self._small = lang, 16.0, False
        self._title = PlainLabel(1.3, bold=True, wrap=True)
        self._objection = PlainLabel(1.1, "orange", wrap=True)
        self._verdict = PlainLabel(1.0, "muted", wrap=True)
        self.pairs = PagePairs()
        self._apply, self._close = QPushButton(), QPushButton()
        self._close.setText(say("present.later", lang))
        for button in (self._apply, self._close):
            button.setStyleSheet(BUTTON)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows = QWidget()
        self._cells: list[PlainLabel] = []
        self._grid = QGridLayout(self._rows)
        self._grid.setHorizontalSpacing(20)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)
        self._grid.setColumnStretch(2, 4)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._apply)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.addLayout(top)
        column.addWidget(self._objection)
        column.addWidget(self._verdict)
        column.addWidget(self.pairs)
        self._list = _scrolled(self._rows)
        column.addWidget(self._list, 1)
        self._apply.clicked.connect(self.apply_requested)
        self._close.clicked.connect(self.closed)

    def set_small(self, small: bool) -> None:
        """Only how much is different, and the buttons: nothing of the console before an audience."""
        self._small = small

    def show_differences(
        self,
        found: tuple[Difference, ...],
        *,
        broken: bool,
        pending: bool,
        objection: str = "",
        verdict: tuple[str, ...] = (),
    ) -> None:
        """List what is different; an objection is told, and the button names what is done all the same.

        `verdict` is what checking says of the newer data alone, or why they cannot be read.
        """
        self._tell_verdict(verdict, wanted=pending or (broken and bool(verdict)))
        self._objection.setText(say("present.changes-objection", self._lang, reasons=objection))
        self._objection.setVisible(bool(objection) and not self._small)
        self._apply.setText(say("present.apply-anyway" if objection else "present.apply-short", self._lang))
        key = "changes-broken" if broken else "changes-title" if pending else "changes-none"
        self._title.setText(say(f"present.{key}", self._lang, count=len(found)))
        self._apply.setEnabled(pending)
        discard(self._cells)
        self._cells = []
        head = Difference(*(say(f"present.changes-{k}", self._lang) for k in ("name", "old", "new")))
        for row, line in enumerate((head, *found) if found else ()):
            old = line.old or say("present.changes-absent", self._lang)
            new = line.new or say("present.changes-gone", self._lang)
            for column, words in enumerate((line.name, old, new)):
                ink = "muted" if row == 0 or column == 1 else "orange" if column == 2 else "text"
                text = PlainLabel(1.0, ink, bold=row > 0 and column == 2, wrap=True)  # type: ignore[arg-type]
                text.setText(words)
                text.set_em(self._em)
                self._grid.addWidget(text, row, column, Qt.AlignmentFlag.AlignTop)
                self._cells.append(text)
        self._grid.setRowStretch(len(found) + 1, 1)
        self._list.setVisible(not self._small)

    def _tell_verdict(self, verdict: tuple[str, ...], *, wanted: bool) -> None:
        lines = [say("present.changes-verdict", self._lang, found=text) for text in verdict[:MOST_FINDINGS]]
        self._verdict.setText("\n".join(lines) or say("present.changes-passed", self._lang))
        self._verdict.set_ink("orange" if verdict else "muted")
        self._verdict.setVisible(wanted and not self._small)

    def key(self, event: QKeyEvent) -> bool:
        """Take a key; False when it is none of ours."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self.pairs.isVisible():
            return False
        self.pairs.move_by(step)
        return True

    def set_em(self, em: float) -> None:
        """Another size of the window."""
        self._em = em
        self.pairs.set_em(em)
        for button in (self._apply, self._close):
            button.setFont(font(em))
