"""What newer data say otherwise than those shown: figures first, then words, then slides."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from qjviewer.bundle.cell_index import Cell
from qjviewer.bundle.store import Store
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import figure_id
from qjviewer.figures.teller import Teller
from qjviewer.load import Loaded
from qjviewer.pages.blocks import Page, text_of
from qjviewer.pages.deck import Deck, Slide
from qjviewer.pages.deck_words import words_on
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.pages.told import build
from qjviewer.wording import say


class Difference(msgspec.Struct, frozen=True):
    """One thing newer data say otherwise; an empty `old` is new, an empty `new` is gone."""

    name: str
    old: str
    new: str


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
