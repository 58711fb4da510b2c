"""The snapshot lock: a show keeps its data; newer data wait, told as a list of differences."""

import msgspec
from msgspec.structs import replace

from qjviewer.load import Loaded, View, checked, restated
from qjviewer.pages.deck import Deck
from qjviewer.problems import Problem, Severity
from qjviewer.release import release_of
from qjviewer.ui.live.differences import Difference, deck_of, differences, grouped


class Snapshot(msgspec.Struct):
    """The data of the show, and newer ones that wait for a command.

    `broken` says that the newest files cannot be shown at all, for these `reasons`.
    """

    loaded: Loaded
    pending: Loaded | None = None
    broken: bool = False
    reasons: tuple[Problem, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def digest(self) -> str:
        """The fingerprint in groups of four: 7f3a 91c2 …"""
        return grouped(self.loaded.digest)

    @property
    def context(self) -> bool:
        """Whether outside context is shown."""
        return self.loaded.view.context

    def offer(self, loaded: Loaded) -> None:
        """Newer data were read: keep them waiting. The same data again are no news."""
        if loaded.digest == self.loaded.digest:
            self.forget()
            return
        # Compared in the show's own language and context, whatever the window is set to.
        self.pending = restated(loaded, self.loaded.view)
        self.broken, self.reasons = False, ()
        self.differences = tuple(differences(self.loaded, self.pending))

    def take_checked(self, loaded: Loaded) -> None:
        """The same data with all that the rules find in them."""
        if self.pending is not None and self.pending.digest == loaded.digest:
            self.pending = restated(loaded, self.loaded.view)

    def objection(self) -> str:
        """What keeps the data that wait from being shown without a second word; empty where nothing does.

        What was said of the data in use need not be said again.
        """
        if self.pending is None:
            return ""
        self.pending = checked(self.pending)
        lang = self.loaded.view.lang
        reasons = release_of(self.pending).reasons(lang)
        return reasons if reasons != release_of(self.loaded).reasons(lang) else ""

    def refuse(self, reasons: tuple[Problem, ...] = ()) -> None:
        """Newer files cannot be read: the show goes on with what it has, and what waited is void.

        What was read before is no longer on disk; to apply it would show what nobody can look up.
        """
        self.pending, self.differences = None, ()
        self.broken, self.reasons = True, reasons

    def forget(self) -> None:
        """Nothing waits."""
        self.pending, self.differences = None, ()
        self.broken, self.reasons = False, ()

    def apply(self) -> bool:
        """Take the waiting data; False when there are none."""
        if self.pending is None:
            return False
        self.loaded = restated(self.pending, self.loaded.view)
        self.forget()
        return True

    def toggle_context(self) -> None:
        """Show or hide outside context."""
        view: View = self.loaded.view
        self.loaded = restated(self.loaded, replace(view, context=not view.context))

    def deck(self) -> Deck:
        """The slides of the data in use; without a cover there is nothing to show.

        Raises ValueError when the briefing cannot be shown.
        """
        return deck_of(self.loaded)

    def pending_deck(self) -> Deck | None:
        """The slides of the data that wait; None without any that can be shown."""
        if self.pending is None or self.pending.cover is None:
            return None
        return deck_of(self.pending)

    def verdict(self) -> tuple[str, ...]:
        """What checking says of the data that wait and did not say of those in use; why none can be read."""
        lang = self.loaded.view.lang
        if self.broken:
            worst = [p for p in self.reasons if p.severity is Severity.ERROR] or self.reasons
            return tuple(dict.fromkeys(f"{p.where}: {p.message(lang)}" for p in worst))
        if self.pending is None:
            return ()
        self.pending = checked(self.pending)
        known = {p.message(lang) for p in checked(self.loaded).problems}
        found = (p.message(lang) for p in self.pending.problems if p.severity > Severity.INFO)
        return tuple(dict.fromkeys(text for text in found if text not in known))
