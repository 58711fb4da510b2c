"""结转下期: which period, up to which day, into which folder; says beforehand what will be awaited."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from qjviewer.load import Loaded
from qjviewer.rolling.next_period import day_typed, period_typed
from qjviewer.rolling.roll import RollPlan, plan_roll, roll
from qjviewer.rolling.roll_errors import RollError
from qjviewer.ui.window.edition_dialog import EditionDialog
from qjviewer.wording import say


class RollDialog(EditionDialog):
    """Makes the next edition out of the one that is open."""

    def __init__(self, parent: QWidget | None, loaded: Loaded) -> None:
        self._loaded = loaded
        super().__init__(parent, loaded.view.lang)
        for field in (self.period, self.day):
            field.editingFinished.connect(self._plan)
        self._propose()

    def _fields(self) -> dict[str, QLineEdit]:
        self.period, self.day = QLineEdit(), QLineEdit()
        return {"period": self.period, "day": self.day}

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
            self._tell(error.message(self._lang) if isinstance(error, RollError) else str(error))
            self.go.setEnabled(False)
            return None
        tabs = len(plan.built.bundle.tabs) if plan.built.bundle else 0
        self._tell(
            say("roll.preview", self._lang, figures=len(plan.awaited), sources=len(plan.sources), tabs=tabs)
        )
        self.go.setEnabled(True)
        return plan

    def _make(self, target: Path) -> None:
        period, day = period_typed(self.period.text().strip()), day_typed(self.day.text().strip())
        roll(self._loaded.path, target, period, day)
