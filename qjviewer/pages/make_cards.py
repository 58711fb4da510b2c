"""Cards: a figure large with its rank and gap, or an item where no number can honestly stand."""

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import CardsBlock, Item
from qjviewer.figures import ranking
from qjviewer.figures.comparing import Comparer
from qjviewer.figures.figure import Figure
from qjviewer.pages.blocks import Card, Cards, Chip, ChipKind
from qjviewer.pages.courses import trend_cell
from qjviewer.pages.maker import Maker
from qjviewer.pages.movement import movement_lines, wanted

# What a card says about a status.
_CHIPS: Final[dict[str, ChipKind]] = {"derived": "derived", "target": "target"}


def make(block: CardsBlock, path: str, maker: Maker) -> Cards | None:
    """The row of cards; None when this view shows none of them."""
    cards = tuple(_cards(block, path, maker))
    return Cards(path, cards, maker.runs(block.title)) if cards else None


def _cards(block: CardsBlock, path: str, maker: Maker) -> Iterable[Card]:
    for number, text in enumerate(block.cards):
        address = maker.resolved(text, f"{path}.cards[{number}]")
        if address is None:
            continue
        if address.what == "item":
            yield from (item_card(i, maker) for i in maker.items([address.id]))
            continue
        figure = maker.cube.of_address(address, later=maker.later)
        if figure is not None and maker.shows(figure):
            yield _with_beside(figure_card(figure, maker), figure, block.beside, maker)


def figure_card(figure: Figure, maker: Maker) -> Card:
    """The card of one figure."""
    teller = maker.teller
    number = teller.number(figure)
    whole = teller.approximate(figure, number)
    before, _, after = whole.partition(number)
    own_place = maker.cube.is_here(figure.place)
    own_period = figure.is_fact or figure.period.end == maker.bundle.briefing.period.end
    return Card(
        figure=figure.id,
        item="",
        name=teller.measured(figure, short=True),
        number=number,
        unit=teller.unit(figure) if figure.value is not None else "",
        approx=before or after or _mark_after_unit(figure, maker),
        approx_before=bool(before),
        chips=tuple(_chips(figure, maker)),
        text=maker.runs(figure.note),
        period="" if own_period else teller.period(figure.period),
        place="" if own_place else teller.place(teller.place_of(figure)),
        context=figure.context,
        sources=maker.marks(figure.cite),
    )


def _with_beside(card: Card, figure: Figure, beside: Sequence[str], maker: Maker) -> Card:
    """The card with its changes, and the completion and the trend asked for, as far as they are known."""
    # A value of another time stands for its own sake: only what is named is told of it.
    then = [w for w in wanted(beside) if not card.period or w in beside]
    moves = tuple(movement_lines(figure, maker, then))
    told = {run.figure for line in moves for run in line if run.figure}
    chips = (
        *(c for c in card.chips if c.figure not in told or c.kind != "gap"),
        *_done(figure, beside, maker),
    )
    # What adds up through the year rises whatever happens: its line would say nothing.
    tells = figure.indicator and not (
        maker.teller.measure(figure).is_additive and figure.period.is_cumulative
    )
    card = replace(card, chips=chips, moves=moves)
    trend = trend_cell(figure, maker) if "trend" in beside and tells else None
    if trend is None or trend.small is None:
        return card
    return replace(card, small=trend.small, small_words=maker.say("trend-told", course=trend.text))


def _done(figure: Figure, beside: Sequence[str], maker: Maker) -> Iterable[Chip]:
    if figure.indicator and "completion" in beside and figure.measure == "level":
        done = maker.cube.figure(figure.indicator, "completion", figure.place, figure.period)
        if done.value is not None and maker.shows(done):
            yield Chip(maker.say("card-done", value=maker.teller.value(done)), "gap", done.id)


def _mark_after_unit(figure: Figure, maker: Maker) -> str:
    """以上 and 左右 stand behind the unit; a card has no other place for them than before it."""
    return figure.mark if figure.value is not None and maker.teller.unit_before_mark(figure) else ""


def _chips(figure: Figure, maker: Maker) -> Iterable[Chip]:
    teller = maker.teller
    group = ranking.default_group(maker.cube, figure)
    rank = ranking.rank_in(maker.cube, figure, group) if group else None
    if rank is not None and (maker.show_internal or not rank.internal):
        yield Chip(teller.chip_of(rank), "first" if rank.rank == 1 else "rank", figure.id)
    yield from (Chip(words, "gap", name) for words, name in _stated_gaps(figure, maker))
    status = teller.status(figure)
    if status and figure.value is not None:
        kind = "target" if figure.is_target else figure.status
        yield Chip(status, _CHIPS.get(kind, "status"), figure.id)
    if figure.is_later:
        yield Chip(maker.say("later-mark"), "status", figure.id)
    if figure.context:
        yield Chip(maker.say("context-mark"), "context")


def _stated_gaps(figure: Figure, maker: Maker) -> Iterable[tuple[str, str]]:
    """The differences that the figure's source states, in words, with their ids."""
    if not figure.indicator or figure.against or not MEASURES[figure.measure].is_ranked:
        return
    comparer = Comparer(maker.teller)
    for measure, against, place, period in maker.bundle.store.differences(figure.indicator):
        if measure != figure.measure or period != figure.period:
            continue
        if (maker.cube.here if place == "here" else place) != figure.place:
            continue
        gap = maker.cube.asked(figure, f"vs {against}")
        if gap is not None and gap.value is not None and maker.shows(gap):
            yield comparer.difference(figure, gap), gap.id


def item_card(item: Item, maker: Maker) -> Card:
    """The card of an item: its name and a sentence, no number."""
    return Card(
        figure="",
        item=item.id,
        name=maker.text(item.name),
        number="",
        unit="",
        text=() if maker.hides_part_of(item.text) else maker.runs(item.text),
        period=maker.teller.period(item.period) if item.period else "",
        sources=maker.marks(item.cite),
    )
