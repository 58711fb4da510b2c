"""The page that answers a question: one figure large, its rank, its gaps, how it went, its source."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.periods import Period
from qjviewer.charts.kind import draw
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.figures import ranking
from qjviewer.figures.comparing import Comparer
from qjviewer.figures.figure import Figure, Rank, figure_id
from qjviewer.figures.teller import Teller
from qjviewer.figures.telling import sum_of
from qjviewer.pages.answer_page import AnswerGap, AnswerPage
from qjviewer.pages.blocks import Card, Chart, Run, text_of
from qjviewer.pages.make_cards import figure_card, item_card
from qjviewer.pages.maker import Maker
from qjviewer.pages.movement import movement_lines, without_sign
from qjviewer.pages.unstated import stated_card
from qjviewer.wording import say

MOST_PERIODS: Final = 12
_SIBLINGS: Final = {"level": "yoy", "yoy": "level"}


def answer(name: str, maker: Maker) -> AnswerPage | None:
    """The page for a figure or an item by its name; None where the audience may not see it."""
    if items := maker.items([name]):
        card = item_card(items[0], maker)
        kind, sources = maker.say(f"item-{items[0].kind}"), maker.source_names(items[0].cite)
        return AnswerPage(card, card.name, kind, card.period, sources=sources)
    figure = maker.cube.by_id(name)
    if figure is None or not maker.shows(figure) or not figure.is_known:
        return None
    return _of_figure(figure, maker)


def _of_figure(figure: Figure, maker: Maker) -> AnswerPage:
    teller = maker.teller
    group = ranking.default_group(maker.cube, figure)
    rank = ranking.rank_in(maker.cube, figure, group) if group else None
    shown = rank is not None and (maker.show_internal or not rank.internal)
    gaps, share = _gaps(figure, maker)
    trend = _trend(figure, maker)
    cites = (*figure.cite, *(c for g in gaps if (f := maker.cube.by_id(g.figure)) for c in f.cite))
    return AnswerPage(
        card=_card(figure, rank if shown else None, maker),
        name=asked_as(figure, teller),
        section=say("deck.answer", maker.view.lang),
        where=_where(figure, maker),
        said=_said(figure, maker),
        rank=rank.rank if rank and shown else 0,
        of=rank.of if rank and shown else 0,
        gaps_title=say("deck.gaps", maker.view.lang) if gaps else "",
        gaps=gaps,
        share=share,
        trend=trend,
        sources=maker.source_names(dict.fromkeys(cites)),
    )


def _card(figure: Figure, rank: Rank | None, maker: Maker) -> Card:
    """The figure large; where only its rank is known, that."""
    card = stated_card(figure_card(figure, maker))
    return replace(card, number=maker.teller.nth(rank)) if rank and figure.value is None else card


def _where(figure: Figure, maker: Maker) -> str:
    """Place, period and definition in one line."""
    indicator = maker.cube.indicator(figure.indicator) if figure.indicator else None
    note = maker.text(indicator.note) if indicator is not None else ""
    stop = say("prose.stop", maker.view.lang)
    parts = (maker.teller.place(maker.teller.place_of(figure)), maker.teller.period(figure.period), note)
    return say("figures.comma", maker.view.lang).join(p.rstrip(stop) for p in parts if p)


def _said(figure: Figure, maker: Maker) -> str:
    """How it stands to the period before and a year ago; the sum behind it where it was computed."""
    words = [_sibling(figure, maker)]
    words += [text_of(without_sign(line)) for line in movement_lines(figure, maker)]
    if figure.how:
        words.append(sum_of(figure, maker.teller))
    return say("deck.answer-join", maker.view.lang).join(w for w in words if w)


def _sibling(figure: Figure, maker: Maker) -> str:
    """The growth of an amount, the amount behind a growth: one is asked for with the other."""
    if not figure.indicator or figure.against or figure.measure not in _SIBLINGS:
        return ""
    name = figure_id(figure.indicator, _SIBLINGS[figure.measure], figure.place, figure.period)
    found = maker.cube.by_id(name)
    if found is None or found.value is None or not maker.shows(found):
        return ""
    if found.measure == "yoy":
        return maker.teller.change(found)
    teller = maker.teller
    return say("deck.named", teller.lang, name=teller.measured(found), value=teller.value(found))


def asked_as(figure: Figure, teller: Teller) -> str:
    """What a figure is asked for by: that of another place with the place's name."""
    name = teller.measured(figure)
    if figure.is_fact or teller.cube.is_here(figure.place):
        return name
    place = teller.place(teller.place_of(figure))
    return say("pages.of-place", teller.lang, place=place, name=name)


def _gaps(figure: Figure, maker: Maker) -> tuple[tuple[AnswerGap, ...], float]:
    """The places around that have the same figure, nearest first, and where the own value stands."""
    if not figure.indicator or figure.value is None or not MEASURES[figure.measure].is_ranked:
        return (), 0.0
    found = list(_others(figure, maker))
    values = [float(figure.value), *(float(f.value) for f, _ in found if f.value is not None)]
    low, high = min(0.0, *values), max(0.0, *values)
    span = (high - low) or 1.0
    comparer, teller = Comparer(maker.teller), maker.teller
    gaps = tuple(
        AnswerGap(
            teller.compared_place(f.place),
            teller.number(f),
            comparer.difference(figure, gap),
            (float(f.value or 0) - low) / span,
            bool(gap.value and gap.value > 0),
            f.id,
        )
        for f, gap in found
    )
    return gaps, (float(figure.value) - low) / span


def _others(figure: Figure, maker: Maker) -> Iterator[tuple[Figure, Figure]]:
    for place in _around(figure.place, maker):
        other = maker.cube.figure(figure.indicator, figure.measure, place, figure.period)
        gap = maker.cube.asked(figure, f"vs {place}")
        if other.value is None or gap is None or gap.value is None:
            continue
        if maker.shows(other) and maker.shows(gap):
            yield other, gap


def _around(place: str, maker: Maker) -> Iterator[str]:
    """The places that contain a place, nearest first."""
    places, seen = maker.bundle.place_by_id, {place}
    found = places.get(place)
    while found is not None and found.within and found.within not in seen:
        seen.add(found.within)
        yield found.within
        found = places.get(found.within)


def _trend(figure: Figure, maker: Maker) -> Chart | None:
    """How it went up to the briefing's period; None where there are fewer than two values."""
    if not figure.indicator or figure.against:
        return None
    figures = tuple(_series(figure, maker))
    if len(figures) < 2:
        return None
    try:
        scene = draw("line", Request(figures, maker.teller))
    except CannotDraw:
        return None
    unit = maker.teller.unit(figure)
    measure = maker.measure_words(figure)
    words = maker.say("with-unit", words=measure, unit=unit) if unit else measure
    return Chart("answer", "line", (Run(words),), (), scene, figures=tuple(f.id for f in figures))


def _series(figure: Figure, maker: Maker) -> Iterator[Figure]:
    periods = {
        period
        for measure, against, place, period in maker.bundle.store.cells(figure.indicator)
        if measure == figure.measure
        and not against
        and (maker.cube.here if place == "here" else place) == figure.place
        and _is_like(period, figure.period)
    }
    last = max(maker.bundle.briefing.period.end, figure.period.end)
    past = sorted((p for p in periods if p.end <= last), key=lambda p: p.end)
    for period in past[-MOST_PERIODS:]:
        found = maker.cube.figure(figure.indicator, figure.measure, figure.place, period)
        if found.value is not None and maker.shows(found):
            yield found


def _is_like(one: Period, other: Period) -> bool:
    return (one.is_cumulative, one.is_moment) == (other.is_cumulative, other.is_moment)
