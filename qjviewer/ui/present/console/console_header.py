"""The console's upper edge: timer and pace, page and section, lock, clock."""

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qjviewer.ui.present.console.console_look import PlainLabel, Shade
from qjviewer.ui.present.timer import Pace, PaceKind, minutes
from qjviewer.wording import Language, say

_PACE_INKS: dict[PaceKind, Shade] = {"": "muted", "ahead": "blue", "behind": "orange", "over": "red"}


class Status(msgspec.Struct, frozen=True):
    """What the header tells."""

    timer: str
    paused: bool
    planned: float
    pace: Pace
    page: str
    section: str
    digits: str
    digest: str
    changes: int
    broken: bool
    clock: str


class ConsoleHeader(QWidget):
    """One line; the lock opens the list of differences when clicked."""

    changes_requested = Signal()

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self._lang = lang
        self._timer = PlainLabel(2.1, bold=True)
        self._plan = PlainLabel(1.05, "muted")
        self._pace = PlainLabel(1.05, bold=True)
        self._page = PlainLabel(1.05, "muted")
        self._lock = PlainLabel(1.05, "green")
        self._clock = PlainLabel(1.25, bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(18)
        for widget in (self._timer, self._plan, self._pace):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._page, self._lock, self._clock):
            row.addWidget(widget)

    def show_status(self, status: Status) -> None:
        """Tell the state of the show."""
        large = status.timer or status.clock
        self._timer.setText(large)
        self._timer.set_ink("red" if status.pace.kind == "over" else "text")
        self._plan.setText(self._say("planned", planned=minutes(status.planned)))
        self._pace.setText(self._paused() if status.paused else self._pace_text(status.pace))
        self._pace.set_ink("orange" if status.paused else _PACE_INKS[status.pace.kind])
        page = self._say("typing", digits=status.digits) if status.digits else status.page
        self._page.setText(" · ".join(p for p in (page, status.section) if p))
        self._page.set_ink("blue" if status.digits else "muted")
        self._show_lock(status)
        self._clock.setText(status.clock)
        self._name_numbers(status)

    def _name_numbers(self, status: Status) -> None:
        """Digits alone would be read without what they count."""
        told = {
            self._timer: say("spoken.timer", self._lang, time=status.timer) if status.timer else "",
            self._page: "" if status.digits else say("spoken.place", self._lang, page=self._page.text()),
            self._clock: say("spoken.clock", self._lang, time=status.clock),
        }
        for label, words in told.items():
            label.setAccessibleName(words)

    def _show_lock(self, status: Status) -> None:
        if status.broken:
            self._lock.setText(self._say("lock-broken"))
            self._lock.set_ink("red")
        elif status.changes:
            self._lock.setText(self._say("lock-changed", count=status.changes))
            self._lock.set_ink("orange")
        else:
            self._lock.setText("■ " + self._say("locked", digest=status.digest[:9]))
            self._lock.set_ink("green")

    def _paused(self) -> str:
        return self._say("paused")

    def _pace_text(self, pace: Pace) -> str:
        return pace_words(pace, self._lang)

    def _say(self, key: str, **values: object) -> str:
        return say(f"present.{key}", self._lang, **values)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._lock.geometry().contains(event.position().toPoint()):
            self.changes_requested.emit()


def pace_words(pace: Pace, lang: Language) -> str:
    """落后 2 分 05 秒; empty while the talk keeps to its plan."""
    return say(f"present.pace-{pace.kind}", lang, time=_spoken(pace.seconds, lang)) if pace.kind else ""


def _spoken(seconds: int, lang: Language) -> str:
    """35 秒, 2 分 05 秒."""
    minutes_part, rest = divmod(seconds, 60)
    key = "minutes-seconds" if minutes_part else "seconds"
    return say(f"present.{key}", lang, minutes=minutes_part, seconds=f"{rest:02d}" if minutes_part else rest)
