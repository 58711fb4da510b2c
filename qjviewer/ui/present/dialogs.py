"""Two dialogs round a show: 会前自检 before it, the times spent after it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qjviewer.exports.errors import ExportError
from qjviewer.exports.export_files import write_whole
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.present.keys import chord, command_for, shown
from qjviewer.ui.present.preflight import Check, State
from qjviewer.ui.present.rehearsal import PageTimes, Rehearsal, as_csv, by_page, totals
from qjviewer.ui.present.timer import minutes
from qjviewer.ui.widgets.message import tell
from qjviewer.ui.widgets.scroller import Scroller
from qjviewer.ui.widgets.sizes import resize_within
from qjviewer.wording import Language, say

_MARKS: dict[State, str] = {"good": "✓", "care": "▲", "bad": "×"}


def _label(text: str, theme: Theme, *, bold: bool = False, ink: str = "") -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(theme, 1.0, bold=bold))
    made.setWordWrap(True)
    if ink:
        made.setStyleSheet(f"color: {ink};")
    return made


class Preflight(QDialog):
    """The list of checks, and a line that tells which key a clicker sends."""

    def __init__(
        self, found: tuple[Check, ...], lang: Language, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lang, self._theme = lang, theme
        self.setWindowTitle(say("present.preflight", lang))
        resize_within(self, theme.px(55), theme.px(37))
        self.pressed = _label(say("present.clicker-hint", lang), theme, bold=True)
        inner = QWidget()
        self._fill(QGridLayout(inner), found)
        scroll = Scroller(self)
        scroll.set_theme(theme)
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        scroll.setAccessibleName(say("present.preflight", lang))
        scroll.body.add(inner)
        buttons = _closing(self, lang)
        column = QVBoxLayout(self)
        column.addWidget(scroll, 1)
        column.addWidget(_label(say("present.clicker", lang), theme, bold=True))
        column.addWidget(self.pressed)
        column.addWidget(buttons)
        # Keys are tested here at first; Tab goes on to the list and the button, Esc leaves.
        self.pressed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pressed.setAccessibleName(say("present.clicker", lang))
        for button in buttons.buttons():
            # Enter on a clicker is a key to be tested, not a press of the button.
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        self.pressed.setFocus()

    def _fill(self, grid: QGridLayout, found: tuple[Check, ...]) -> None:
        theme = self._theme
        inks = {"good": theme.hex("good"), "care": theme.hex("warning"), "bad": theme.hex("bad")}
        for row, check in enumerate(found):
            word = say(f"present.state-{check.state}", self._lang)
            mark = _label(f"{_MARKS[check.state]} {word}", theme, bold=True, ink=inks[check.state])
            name, words = _label(check.name, theme, bold=True), _label(check.words, theme)
            for column, widget in enumerate((mark, name, words)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(0, theme.px(6))
        grid.setColumnMinimumWidth(1, theme.px(9))
        grid.setColumnStretch(2, 1)
        grid.setVerticalSpacing(10)
        grid.setRowStretch(len(found), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, command = chord(event), command_for(event)
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        if not key:
            return
        words = say(command.phrase, self._lang) if command else say("present.key-unknown", self._lang)
        self.pressed.setText(
            say("present.key-pressed", self._lang, key=shown(key, self._lang), command=words)
        )


class Report(QDialog):
    """Time spent a page against its plan, in one show or over several."""

    def __init__(
        self, shows: tuple[Rehearsal, ...], lang: Language, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shows, self._lang, self._theme = shows, lang, theme
        self.setWindowTitle(say("present.report", lang))
        resize_within(self, theme.px(57), theme.px(37))
        self.table = self._table()
        column = QVBoxLayout(self)
        column.addWidget(
            _label(totals(shows, lang) if shows else say("present.report-none", lang), theme, bold=True)
        )
        column.addWidget(self.table, 1)
        if not shows:
            # No empty table under the words that there is nothing to show.
            self.table.hide()
            column.addStretch(1)
        buttons = _closing(self, lang)
        export = buttons.addButton(say("present.export", lang), QDialogButtonBox.ButtonRole.ActionRole)
        export.setEnabled(bool(shows))
        export.clicked.connect(self.save)
        column.addWidget(buttons)

    def _table(self) -> QTableWidget:
        pages = by_page(self._shows)
        heads = self._heads()
        table = QTableWidget(len(pages), len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.setFont(font(self._theme))
        table.setAccessibleName(self.windowTitle())
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        for row, page in enumerate(pages):
            for column, text in enumerate(self._cells(page)):
                table.setItem(row, column, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        table.setColumnWidth(1, min(self._theme.px(28), max(self._theme.px(13), table.columnWidth(1))))
        table.verticalHeader().hide()
        return table

    def _heads(self) -> list[str]:
        several = len(self._shows) > 1
        times = [show.when for show in self._shows] if several else []
        names = ("mean", "over") if several else ("spent", "over")
        told = [say(f"present.report-{k}", self._lang) for k in ("section", "page", "plan", *names)]
        return [*told[:3], *times, *told[3:]]

    def _cells(self, page: PageTimes) -> list[str]:
        over = f"{'+' if page.over > 0 else ''}{minutes(page.over)}" if page.over else "00:00"
        times = ["—" if s is None else minutes(s) for s in page.seconds] if len(self._shows) > 1 else []
        return [page.section or "—", page.headline, minutes(page.planned), *times, minutes(page.mean), over]

    def save(self) -> None:
        """Ask where to and write the table there; say so when that cannot be done."""
        title = say("present.export", self._lang)
        start = str(Path.home() / "rehearsal.csv")
        name, _ = QFileDialog.getSaveFileName(self, title, start, "CSV (*.csv)")
        if not name:
            return
        try:
            write_whole(Path(name), as_csv(self._shows, self._lang))
        except ExportError as error:
            tell(self, title, error.message(self._lang), bad=True)


def _closing(dialog: QDialog, lang: Language) -> QDialogButtonBox:
    buttons = QDialogButtonBox()
    close = buttons.addButton(say("present.close", lang), QDialogButtonBox.ButtonRole.RejectRole)
    close.clicked.connect(dialog.reject)
    return buttons
