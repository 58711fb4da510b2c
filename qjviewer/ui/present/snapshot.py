"""The snapshot lock: a show keeps its data; newer data wait, told as a list of differences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.load import Loaded, View, restated
from qjviewer.pages.blocks import text_of
from qjviewer.pages.deck import Deck, build
from qjviewer.wording import say


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing newer data say otherwise; an empty `old` is new, an empty `new` is gone."""

    name: str
    old: str
    new: str


@dataclass
class Snapshot:
    """The data of the show, and newer ones that wait for a command.

    `broken` says that the newest files cannot be shown at all.
    """

    loaded: Loaded
    pending: Loaded | None = None
    broken: bool = False
    differences: tuple[Difference, ...] = field(default=())

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
        self.broken = False
        self.differences = tuple(differences(self.loaded, self.pending))

    def refuse(self) -> None:
        """Newer files cannot be read: the show goes on with what it has."""
        self.broken = True

    def forget(self) -> None:
        """Nothing waits."""
        self.pending, self.broken, self.differences = None, False, ()

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
        if self.loaded.cover is None:
            raise ValueError("no cover")
        return build(self.loaded.cover, self.loaded.pages, self.loaded.view.lang, self.digest)


def grouped(digest: str) -> str:
    """A fingerprint in groups of four characters."""
    return " ".join(digest[n : n + 4] for n in range(0, len(digest), 4))


def differences(old: Loaded, new: Loaded) -> Iterator[Difference]:
    """What figures say otherwise, then which sections' words changed."""
    if old.bundle is None or new.bundle is None:
        return
    was, now = Teller(old.bundle, old.view.lang), Teller(new.bundle, new.view.lang)
    yield from _figures(was, now)
    yield from _sections(old, new)


def _figures(was: Teller, now: Teller) -> Iterator[Difference]:
    before, after = was.bundle.figure_by_id, now.bundle.figure_by_id
    for name in dict.fromkeys((*before, *after)):
        old, new = _worded(before, name, was), _worded(after, name, now)
        if old != new:
            teller = now if name in after else was
            figure = after.get(name) or before[name]
            yield Difference(_named(teller, figure), old, new)


def _worded(figures: Mapping[str, Figure], name: str, teller: Teller) -> str:
    figure = figures.get(name)
    if figure is None:
        return ""
    value = teller.value(figure) if figure.value is not None else ""
    return " ".join(w for w in (value, teller.rank_chip(figure) if figure.rank else "") if w)


def _named(teller: Teller, figure: Figure) -> str:
    place = teller.place(teller.place_of(figure))
    return say("present.figure-of-place", teller.lang, place=place, name=teller.measured(figure))


def _sections(old: Loaded, new: Loaded) -> Iterator[Difference]:
    lang = new.view.lang
    before, after = {p.id: p for p in old.pages}, {p.id: p for p in new.pages}
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        title = (now or was).title if now or was else name  # type: ignore[union-attr]
        if was is None or now is None:
            words = say("present.section", lang)
            yield Difference(title, words if was else "", words if now else "")
        elif text_of(was.headline) != text_of(now.headline):
            yield Difference(title, text_of(was.headline), text_of(now.headline))
        elif (len(was.blocks), was.notes) != (len(now.blocks), now.notes):
            yield Difference(title, say("present.wording-old", lang), say("present.wording-new", lang))
