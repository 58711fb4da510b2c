"""The snapshot lock: a show keeps its data; newer data wait, told as a list of differences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from qjviewer.bundle.cell_index import Cell
from qjviewer.bundle.store import Store
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import figure_id
from qjviewer.figures.teller import Teller
from qjviewer.load import Loaded, View, checked, restated
from qjviewer.pages.blocks import Page, text_of
from qjviewer.pages.deck import Deck, Slide
from qjviewer.pages.deck_words import words_on
from qjviewer.pages.pieces import pieces_of
from qjviewer.pages.told import build
from qjviewer.problems import Severity
from qjviewer.release import release_of
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

    def refuse(self) -> None:
        """Newer files cannot be read: the show goes on with what it has, and what waited is void.

        What was read before is no longer on disk; to apply it would show what nobody can look up.
        """
        self.pending, self.differences = None, ()
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
        return deck_of(self.loaded)

    def pending_deck(self) -> Deck | None:
        """The slides of the data that wait; None without any that can be shown."""
        if self.pending is None or self.pending.cover is None:
            return None
        return deck_of(self.pending)

    def verdict(self) -> tuple[str, ...]:
        """What checking says of the data that wait and did not say of those in use."""
        if self.pending is None:
            return ()
        self.pending = checked(self.pending)
        lang = self.loaded.view.lang
        known = {p.message(lang) for p in checked(self.loaded).problems}
        found = (p.message(lang) for p in self.pending.problems if p.severity > Severity.INFO)
        return tuple(dict.fromkeys(text for text in found if text not in known))


def deck_of(loaded: Loaded) -> Deck:
    """The told deck of a briefing; raises ValueError when it cannot be shown."""
    if loaded.cover is None:
        raise ValueError("no cover")
    return build(loaded.cover, loaded.pages, loaded.view.lang, grouped(loaded.digest))


def grouped(digest: str) -> str:
    """A fingerprint in groups of four characters."""
    return " ".join(digest[n : n + 4] for n in range(0, len(digest), 4))


def differences(old: Loaded, new: Loaded) -> Iterator[Difference]:
    """What figures say otherwise, then what else is worded otherwise on the pages."""
    if old.cube is None or new.cube is None:
        return
    was, now = Teller(old.cube, old.view.lang), Teller(new.cube, new.view.lang)
    changed = set()
    for name in dict.fromkeys((*_shown(old), *_shown(new), *_typed_otherwise(old.cube, new.cube))):
        before, after = _worded(name, was), _worded(name, now)
        if before != after:
            changed.add(name)
            teller = now if after else was
            yield Difference(_named(name, teller), before, after)
    told = list(_sections(old, new, changed))
    yield from told
    yield from _slides(old, new, {text for d in told for text in (d.old, d.new)})


def _slides(old: Loaded, new: Loaded, told: set[str]) -> Iterator[Difference]:
    """The words on slides that no line before tells: covers, claims, charts, sources, notes."""
    if old.cover is None or new.cover is None:
        return
    before, after = deck_of(old), deck_of(new)
    was = {slide.key: slide for slide in before.slides}
    now = {slide.key: slide for slide in after.slides}
    numbers = re.compile(r"[\d.,%\u2212+-]+")
    for key in dict.fromkeys((*was, *now)):
        one, other = was.get(key), now.get(key)
        gone, come = (_words_but(a, b, told, numbers) for a, b in ((one, other), (other, one)))
        if gone or come:
            slide = other or one
            assert slide is not None
            name = say("present.page-named", new.view.lang, number=slide.label(new.view.lang))
            yield Difference(name, " / ".join(gone), " / ".join(come))


def _words_but(
    slide: Slide | None, other: Slide | None, told: set[str], numbers: re.Pattern[str]
) -> tuple[str, ...]:
    """The words of a slide that the other does not have; what differs by its numbers alone is told above."""
    if slide is None or other is None:
        return (text_of(slide.headline),) if slide is not None else ()
    there = set(words_on(other))
    bare = {numbers.sub("", text) for text in there}
    return tuple(
        text
        for text in dict.fromkeys(words_on(slide))
        if text not in there and text not in told and numbers.sub("", text) not in bare
    )


def _shown(loaded: Loaded) -> Iterator[str]:
    """The figures and items on the pages, computed ones too."""
    return (name for page in loaded.pages for piece in pieces_of(page) for name in piece.names)


def _typed_otherwise(old: Cube, new: Cube) -> Iterator[str]:
    """The figures whose typed value is another one, shown or not."""
    before, after = old.bundle.store, new.bundle.store
    for indicator in dict.fromkeys((*before.indicators, *after.indicators)):
        was, now = _texts(before, indicator), _texts(after, indicator)
        for cell in dict.fromkeys((*was, *now)) if was != now else ():
            if was.get(cell) != now.get(cell):
                measure, against, place, period = cell
                name = figure_id(indicator, measure, new.here if place == "here" else place, period)
                yield f"{name} vs {against}" if against else name
    yield from dict.fromkeys((*old.bundle.fact_by_id, *new.bundle.fact_by_id))


def _texts(store: Store, indicator: str) -> Mapping[Cell, tuple[str, ...]]:
    """Every value of an indicator as typed."""
    cells = store.cells(indicator) if indicator in store.indicators else {}
    return {cell: tuple(map(store.value_text, rows)) for cell, rows in cells.items()}


def _worded(name: str, teller: Teller) -> str:
    """Value and rank; empty where there is nothing."""
    figure = teller.cube.by_id(name)
    if figure is None or figure.internal:
        return ""
    known = figure.value is not None or figure.mark or figure.missing in ("awaited", "withheld")
    return " ".join(w for w in (teller.value(figure) if known else "", teller.rank_chip(figure)) if w)


def _named(name: str, teller: Teller) -> str:
    figure = teller.cube.by_id(name)
    assert figure is not None
    words = teller.measured(figure)
    if figure.is_fact:
        return words
    place = teller.place(teller.place_of(figure))
    told = say("present.figure-of-place", teller.lang, place=place, name=words)
    if figure.period.end == teller.bundle.briefing.period.end:
        return told
    return say("pages.name-value", teller.lang, name=told, value=teller.period(figure.period))


def _sections(old: Loaded, new: Loaded, changed: set[str]) -> Iterator[Difference]:
    """The tabs that came or went, and the words that changed in the others."""
    before, after = {p.id: p for p in old.pages}, {p.id: p for p in new.pages}
    words = say("present.section", new.view.lang)
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            title = (now or was).title if now or was else name  # type: ignore[union-attr]
            yield Difference(title, words if was else "", words if now else "")
        else:
            yield from _words(was, now, changed, new)


def _words(was: Page, now: Page, changed: set[str], new: Loaded) -> Iterator[Difference]:
    """The texts of a tab that are no longer, beside those that are new; notes without their words."""
    before, after = _sentences(was, changed), _sentences(now, changed)
    gone = [text for text in before if text not in after]
    come = [text for text in after if text not in before]
    for number in range(max(len(gone), len(come))):
        old, fresh = (texts[number] if number < len(texts) else "" for texts in (gone, come))
        yield Difference(now.title, old, fresh)
    if was.notes != now.notes:
        lang = new.view.lang
        yield Difference(now.title, say("present.wording-old", lang), say("present.wording-new", lang))


def _sentences(page: Page, changed: set[str]) -> tuple[str, ...]:
    """The words of a page, but for those that only repeat a figure told already."""
    return (page.title, *(p.text for p in pieces_of(page) if changed.isdisjoint(p.names)))
