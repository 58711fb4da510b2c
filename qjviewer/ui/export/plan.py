"""What a form would change, shown before anything is written."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qjviewer.exports.form.form_sheet import label
from qjviewer.exports.form.update import FormPlan
from qjviewer.problems import Problem, Severity
from qjviewer.ui.widgets.sizes import resize_within
from qjviewer.wording import Language, say

_NAMED = 4
_COLUMNS = ("what", "field", "before", "after", "cell")


class PlanDialog(QDialog):
    """A row a change; accepted when the user wants them written."""

    def __init__(
        self,
        parent: QWidget | None,
        plan: FormPlan,
        brought: Sequence[Problem],
        lang: Language,
    ) -> None:
        super().__init__(parent)
        self._lang = lang
        self.setWindowTitle(say("exports.plan-title", lang))
        rows = list(_rows(plan, lang))
        told = [say("exports.plan", lang, count=len(rows), files=len(plan.files)), *plan.remarks]
        words = _label("\n".join(told))
        self.warning = _label("\n".join(_warnings(brought, lang)))
        self.warning.setVisible(bool(brought))
        self.table = self._table(rows)
        self.write_button = QPushButton(say("exports.plan-write", lang))
        self.write_button.setDefault(True)
        self.write_button.clicked.connect(self.accept)
        self.cancel_button = QPushButton(say("exports.cancel", lang))
        self.cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.write_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(self.table, 1)
        column.addWidget(self.warning)
        column.addLayout(buttons)
        em = self.fontMetrics().height()
        resize_within(self, 50 * em, 22 * em)

    def _table(self, rows: list[tuple[str, ...]]) -> QTableWidget:
        table = QTableWidget(len(rows), len(_COLUMNS))
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels([say(f"exports.plan-{name}", self._lang) for name in _COLUMNS])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                table.setItem(y, x, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        for x in range(1, len(_COLUMNS)):
            table.setColumnWidth(x, table.columnWidth(x) + self.fontMetrics().height())
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return table


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _warnings(brought: Sequence[Problem], lang: Language) -> Iterator[str]:
    if brought:
        yield say("exports.plan-brings", lang, count=len(brought))
    for problem in brought[:_NAMED]:
        shape = "✗" if problem.severity is Severity.ERROR else "△"
        yield f"{shape} {problem.message(lang)}"
    if len(brought) > _NAMED:
        yield "…"


def _rows(plan: FormPlan, lang: Language) -> Iterator[tuple[str, ...]]:
    nothing = say("exports.nothing", lang)
    for change in plan.changes:
        what = change.words or change.address
        yield what, label(change.key, lang), change.old or nothing, change.new or nothing, change.cell
