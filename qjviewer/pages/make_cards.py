"""Cards: a figure large with its rank and gap, or an item where no number can honestly stand."""

from collections.abc import Iterable

from qjviewer.bundle.model import CardsBlock, Figure, Item
from qjviewer.pages.blocks import Card, Cards, Chip
from qjviewer.pages.maker import Maker


def make(block: CardsBlock, path: str, maker: Maker) -> Cards | None:
    """The row of cards; None when this view shows none of them."""
    cards = tuple(_cards(block.cards, maker))
    return Cards(path, cards, maker.runs(block.title)) if cards else None


def _cards(ids: Iterable[str], maker: Maker) -> Iterable[Card]:
    for name in ids:
        figures, items = maker.figures([name]), maker.items([name])
        if figures:
            yield figure_card(figures[0], maker)
        elif items:
            yield item_card(items[0], maker)


def figure_card(figure: Figure, maker: Maker) -> Card:
    """The card of one figure."""
    teller = maker.teller
    number = teller.number(figure)
    whole = teller.approximate(figure, number)
    before, _, after = whole.partition(number)
    own_place = figure.place in ("", maker.bundle.briefing.place)
    own_period = figure.period in (None, maker.bundle.briefing.period)
    return Card(
        figure=figure.id,
        item="",
        name=teller.measured(figure, short=True),
        number=number,
        unit=teller.unit(figure),
        approx=before or after,
        approx_before=bool(before),
        chips=tuple(_chips(figure, maker)),
        text=maker.runs(figure.note),
        period="" if own_period else teller.period(teller.period_of(figure)),
        place="" if own_place else teller.place(teller.place_of(figure)),
        context=teller.is_context(figure),
        sources=maker.marks(figure.cite),
    )


def _chips(figure: Figure, maker: Maker) -> Iterable[Chip]:
    teller = maker.teller
    if figure.rank:
        yield Chip(teller.rank_chip(figure), "first" if figure.rank == 1 else "rank", figure.id)
    for gap in _gaps(figure, maker):
        yield Chip(teller.gap(gap), "gap", gap.id)
    if figure.status != "published":
        kind = {"derived": "derived", "target": "target"}.get(figure.status, "status")
        yield Chip(teller.status(figure), kind, figure.id)  # type: ignore[arg-type]
    if teller.is_context(figure):
        yield Chip(maker.say("context-mark"), "context")


def _gaps(figure: Figure, maker: Maker) -> Iterable[Figure]:
    """Gaps stated for the same indicator, place and period."""
    if not figure.indicator or figure.measure == "gap":
        return
    key = (figure.indicator, figure.place, figure.period)
    for other in maker.bundle.figures:
        same = (other.indicator, other.place, other.period) == key
        if same and other.measure == "gap" and maker.shows(other):
            yield other


def item_card(item: Item, maker: Maker) -> Card:
    """The card of an item: its name and a sentence, no number."""
    period = maker.teller.period(item.period) if item.period else ""
    return Card(
        figure="",
        item=item.id,
        name=maker.text(item.name),
        number="",
        unit="",
        text=maker.runs(item.text),
        period=period,
        sources=maker.marks(item.cite),
    )
