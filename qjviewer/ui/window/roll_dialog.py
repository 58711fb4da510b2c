"""结转下期: which period, up to which day, into which folder; says beforehand what will be awaited."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qjviewer import writing
from qjviewer.load import Loaded
from qjviewer.rolling.next_period import day_typed, period_typed
from qjviewer.rolling.roll import RollPlan, plan_roll, roll
from qjviewer.rolling.roll_errors import RollError
from qjviewer.wording import say

_WIDTH = 34  # heights of a line


class RollDialog(QDialog):
    """Asks and does it; tells where the next edition lies."""

    rolled = Signal(object)  # Path

    def __init__(self, parent: QWidget | None, loaded: Loaded) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._loaded, self._lang = loaded, loaded.view.lang
        self.period, self.day, self.folder = QLineEdit(), QLineEdit(), QLineEdit()
        self.browse = QPushButton(say("roll.browse", self._lang))
        self.browse.setAutoDefault(False)
        self.told = QLabel()
        self._buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.go = self._buttons.addButton(say("roll.go", self._lang), roles.AcceptRole)
        self._buttons.addButton(say("roll.cancel", self._lang), roles.RejectRole)
        self._arrange()
        self._wire()
        self._propose()

    def _arrange(self) -> None:
        lang = self._lang
        self.setWindowTitle(say("roll.title", lang))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self.browse)
        for key, field, row in (
            ("field-period", self.period, self.period),
            ("field-day", self.day, self.day),
            ("field-folder", self.folder, place),
        ):
            label = QLabel(say(f"roll.{key}", lang))
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", ""))
            form.addRow(label, row)
        about = QLabel(say("roll.about", lang))
        for words in (about, self.told):
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
        self.told.setMinimumHeight(3 * self.fontMetrics().height())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        for part in (about, self.told, self._buttons):
            column.addWidget(part)
        column.insertLayout(1, form)
        column.setSpacing(12)
        column.setContentsMargins(24, 20, 24, 16)
        self.resize(_WIDTH * self.fontMetrics().height(), self.sizeHint().height())

    def _wire(self) -> None:
        self.period.editingFinished.connect(self._plan)
        self.day.editingFinished.connect(self._plan)
        self.browse.clicked.connect(self._browse)
        self._buttons.accepted.connect(self._do)
        self._buttons.rejected.connect(self.reject)

    def _propose(self) -> None:
        """The next period, as long after it as last time, a folder beside this one."""
        plan = self._plan()
        if plan is not None:
            self.period.setText(plan.period.code)
            self.day.setText(plan.as_of.isoformat())
            path, bundle = self._loaded.path, plan.built.bundle
            name = f"{bundle.briefing.id if bundle else path.stem}-{plan.period.code}"
            beside = path.parent if path.is_dir() or path.suffix.lower() == ".qjb" else path.parent.parent
            self.folder.setText(str(beside / name.lower()))
        self.period.selectAll()

    def _plan(self) -> RollPlan | None:
        """What will be awaited, in words; None after saying why it cannot be done."""
        typed, day = self.period.text().strip(), self.day.text().strip()
        try:
            plan = plan_roll(self._loaded.path, period_typed(typed), day_typed(day))
        except (RollError, OSError) as error:
            self.told.setText(error.message(self._lang) if isinstance(error, RollError) else str(error))
            self.go.setEnabled(False)
            return None
        tabs = len(plan.built.bundle.tabs) if plan.built.bundle else 0
        self.told.setText(
            say("roll.preview", self._lang, figures=len(plan.awaited), sources=len(plan.sources), tabs=tabs)
        )
        self.go.setEnabled(True)
        return plan

    def _browse(self) -> None:
        start = str(Path(self.folder.text()).parent)
        chosen = QFileDialog.getExistingDirectory(self, self.windowTitle(), start)
        if chosen:
            self.folder.setText(chosen)

    def _do(self) -> None:
        target = Path(self.folder.text().strip() or ".")
        try:
            period, day = period_typed(self.period.text().strip()), day_typed(self.day.text().strip())
            roll(self._loaded.path, target, period, day)
        except RollError as error:
            self.told.setText(error.message(self._lang))
        except OSError as error:
            found = writing.refused(error, target)
            why = say(f"roll.why-{found.why}", self._lang, who=found.who)
            self.told.setText(say("roll.error-cannot-write", self._lang, path=target, why=why))
        else:
            self.rolled.emit(target)
            self.accept()
