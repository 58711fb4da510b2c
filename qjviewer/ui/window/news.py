"""What the window says unasked: newer data, what the checks found."""

from PySide6.QtWidgets import QWidget

from qjviewer.load import Loaded
from qjviewer.ui.draw.announcer import Announcer
from qjviewer.ui.live.differences import differences
from qjviewer.ui.window.status_strip import verdict
from qjviewer.wording import say


class News:
    """Compares what is shown with what was, and says so; opening and another view are no news."""

    def __init__(self, window: QWidget) -> None:
        self.announcer = Announcer(window)
        self._verdict = ""

    def shown(self, before: Loaded | None, now: Loaded) -> None:
        """A briefing is shown: the same one, read again?"""
        if before is None or before is now or (before.path, before.view) != (now.path, now.view):
            return
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
