"""新建简报: which place, which period, into which folder; what is to be filled in opens with it."""

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from qjviewer.bundle.periods import Period
from qjviewer.figures.period_words import period_words
from qjviewer.rolling.first_edition import latest_period, place_typed, start_edition
from qjviewer.rolling.next_period import period_typed
from qjviewer.rolling.roll_errors import RollError
from qjviewer.ui.window.edition_dialog import EditionDialog
from qjviewer.wording import Language, say


class NewBriefing(EditionDialog):
    """Makes the first edition; `beside` is the folder that its own is proposed in."""

    words = "new-"

    def __init__(self, parent: QWidget | None, beside: Path, lang: Language, today: dt.date) -> None:
        self._today, self._beside, self._proposed = today, beside, ""
        super().__init__(parent, lang)
        self.period.setText(latest_period(today).code)
        for field in (self.place, self.period):
            field.textChanged.connect(self._plan)
        self._plan()
        self.place.setFocus()

    def _fields(self) -> dict[str, QLineEdit]:
        self.place, self.period = QLineEdit(), QLineEdit()
        self.place.setPlaceholderText(say("roll.place-sample", self._lang))
        return {"place": self.place, "period": self.period}

    def _asked(self) -> tuple[str, Period]:
        """The place and the period; raises RollError while one of them is none."""
        typed = self.period.text().strip()
        period = period_typed(typed)
        if period is None or not period.is_span:
            raise RollError("not-a-period", text=typed)
        return place_typed(self.place.text()), period

    def _plan(self) -> None:
        """Say what will come of it; the folder follows until somebody names another."""
        try:
            place, period = self._asked()
        except RollError as error:
            self._tell(error.message(self._lang))
            self.go.setEnabled(False)
            return
        if self.folder.text() == self._proposed:
            self._proposed = str(self._beside / f"{place}-{period.code}".replace("/", "-"))
            self.folder.setText(self._proposed)
        words = period_words(period, self._lang)
        self._tell(say("roll.new-preview", self._lang, place=place, period=words))
        self.go.setEnabled(True)

    def _make(self, target: Path) -> None:
        place, period = self._asked()
        start_edition(target, place, period, self._today)
