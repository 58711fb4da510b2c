"""What the window says unasked: newer data, what the checks found."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from qjviewer.load import Loaded
from qjviewer.ui.draw.announcer import Announcer
from qjviewer.ui.window.status_strip import verdict
from qjviewer.wording import say

# Milliseconds that belong to the page that is shown: comparing all words takes longer than painting it.
_AFTER = 100


class News:
    """Compares what is shown with what was, and says so; opening and another view are no news."""

    def __init__(self, window: QWidget) -> None:
        self.announcer = Announcer(window)
        self._verdict = ""
        self._pair: tuple[Loaded, Loaded] | None = None
        self._later = QTimer(window, singleShot=True, interval=_AFTER)
        self._later.timeout.connect(self._compare)

    def shown(self, before: Loaded | None, now: Loaded) -> None:
        """A briefing is shown: the same one, read again?"""
        if before is None or before is now or (before.path, before.view) != (now.path, now.view):
            return
        self._pair = (before, now)
        self._later.start()

    def _compare(self) -> None:
        if self._pair is None:
            return
        from qjviewer.ui.live.differences import differences

        (before, now), self._pair = self._pair, None
        lang = now.view.lang
        if count := sum(1 for _ in differences(before, now)):
            self.announcer.say(say("spoken.changes-in-data", lang, count=count))
        elif before.digest == now.digest:
            self.announcer.say(say("spoken.nothing-changed", lang))

    def checked(self, latest: Loaded) -> None:
        """The checks are through: their verdict, once."""
        words, ink = verdict(latest, latest.view.lang)
        if ink != "muted" and words != self._verdict:
            self._verdict = words
            self.announcer.say(words)
