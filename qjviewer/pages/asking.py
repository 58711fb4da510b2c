"""Questions: from part of a name, its pinyin or its initials, to the figure, item or page that answers."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure, figure_id
from qjviewer.pages.answer import answer, asked_as
from qjviewer.pages.blocks import Run, text_of
from qjviewer.pages.deck import DEFAULT_SECONDS, Deck, Slide
from qjviewer.pages.maker import Maker
from qjviewer.text.pinyin import plain, sounds_at
from qjviewer.wording import Language

MOST_FOUND: Final = 12
# Of a table with thousands of places, those beside the briefing's own are asked for.
_MOST_KNOWN: Final = 4000
_MOST_TRIED: Final = 6


class Askable(msgspec.Struct, frozen=True):
    """Something that can be asked for: a figure, an item, or a page of the deck (`index`, else -1).

    `also` are its other names; `value` is what a figure says.
    """

    name: str
    also: tuple[str, ...] = ()
    figure: str = ""
    item: str = ""
    index: int = -1
    value: str = ""


def askables(deck: Deck, maker: Maker) -> tuple[Askable, ...]:
    """Everything that can be asked for: figures of the own place first, then facts, items, pages, others."""
    found: dict[str, Askable] = {}
    own: list[Askable] = []
    others: list[Askable] = []
    for figure in _figures(maker.cube):
        if figure.is_known and maker.shows(figure):
            (own if maker.cube.is_here(figure.place) or figure.is_fact else others).append(
                _of_figure(figure, maker)
            )
    for one in (*own, *_items(maker), *_pages(deck, maker.view.lang), *others):
        found.setdefault(one.name, one)
    return tuple(found.values())[:_MOST_KNOWN]


def ask(known: Sequence[Askable], typed: str) -> tuple[Askable, ...]:
    """What fits the words typed, best first; all of them while nothing is typed."""
    wanted = plain(typed)
    if not wanted:
        return tuple(known[:MOST_FOUND])
    scored = [(_score(a, wanted), n) for n, a in enumerate(known)]
    fitting = sorted((score, n) for score, n in scored if score is not None)
    return tuple(known[n] for _, n in fitting[:MOST_FOUND])


def _score(one: Askable, wanted: str) -> int | None:
    """How well a name fits: its beginning, a part, another name, its sound; None where not at all."""
    for rank, name in ((0, one.name), *((2, name) for name in one.also)):
        at = plain(name).find(wanted)
        if at >= 0:
            return rank if at == 0 else rank + 1
    for rank, name in ((4, one.name), *((6, name) for name in one.also)):
        heard = sounds_at(name, wanted) if wanted.isascii() or len(wanted) > 1 else None
        if heard is not None:
            return rank if heard == 0 else rank + 1
    return None


def _figures(cube: Cube) -> Iterator[Figure]:
    """Every figure by what and where it is, at its latest period with a value that the briefing knows of."""
    now = cube.bundle.briefing.period
    for indicator in cube.bundle.store.indicators:
        periods: dict[tuple[str, str], list[Period]] = {}
        for measure, against, place, period in cube.bundle.store.cells(indicator):
            if not against and period.end <= now.end:
                key = (measure, cube.here if place == "here" else place)
                periods.setdefault(key, []).append(period)
        for (measure, place), known in periods.items():
            # The briefing's own period before another that ends with it.
            known.sort(key=lambda p: (p.end, p == now), reverse=True)
            names = (figure_id(indicator, measure, place, p) for p in known[:_MOST_TRIED])
            found = (f for name in names if (f := cube.by_id(name)) is not None and f.is_known)
            yield from islice(found, 1)
    # What has no name is only said within a sentence, and nobody could ask for it.
    named = (fact.id for fact in cube.bundle.facts if fact.name)
    yield from (f for name in named if (f := cube.fact(name)) is not None)


def _of_figure(figure: Figure, maker: Maker) -> Askable:
    teller = maker.teller
    name = asked_as(figure, teller)
    indicator = maker.cube.indicator(figure.indicator) if figure.indicator else None
    called = maker.text(indicator.name) if indicator is not None else teller.name(figure)
    also = (teller.short(figure), *(indicator.also if indicator is not None else ()))
    # Another name stands for the whole: GDP增速 for 地区生产总值增速.
    others = tuple(dict.fromkeys(name.replace(called, a) for a in also if a and a not in name))
    only_ranked = figure.value is None and figure.ranks
    value = teller.place_number(figure) if only_ranked else teller.value(figure)
    return Askable(name, others, figure=figure.id, value=value)


def _items(maker: Maker) -> Iterator[Askable]:
    for item in maker.items(i.id for i in maker.bundle.items):
        yield Askable(maker.text(item.name), item=item.id)


def _pages(deck: Deck, lang: Language) -> Iterator[Askable]:
    """The sections and pages of the deck by their titles."""
    seen: set[str] = set()
    for index, slide in enumerate(deck.slides):
        for name in (slide.section, text_of(slide.headline)):
            if name and name not in seen:
                seen.add(name)
                yield Askable(name, index=index)


def answering(one: Askable, deck: Deck, maker: Maker) -> Slide | None:
    """The slide that answers: a page of the deck, or one made for the figure or item."""
    if 0 <= one.index < len(deck.slides):
        return deck.slides[one.index]
    name = one.figure or one.item
    content = answer(name, maker)
    if content is None:
        return None
    return Slide(
        key=f"answer/{name}",
        tab="",
        section=content.section,
        headline=(Run(content.name),),
        content=content,
        seconds=DEFAULT_SECONDS,
        sources=content.sources,
        anchor=f"answer:{name}",
        appendix=True,
    )
