"""A figure or an item in one sentence with its citation, for the clipboard."""

from collections.abc import Iterator, Sequence
from typing import Final

from qjviewer.bundle.model import Item, Place
from qjviewer.bundle.values import Citation, Text
from qjviewer.figures.comparing import Comparer
from qjviewer.figures.figure import Figure
from qjviewer.figures.telling import sum_of
from qjviewer.pages.maker import Maker
from qjviewer.wording import say

# How a figure that tells one value less another came about.
DIFFERENCES: Final = ("difference", "stated")


def quote_figure(figure: Figure, maker: Maker) -> str:
    """2023年上半年，衢江区地区生产总值增速：13.4%（全省第1位；来源：浙江日报，《…》，2023年8月4日，第1段）."""
    teller = maker.teller
    what = _placed(teller.measured(figure), teller.place_of(figure), maker)
    period = teller.period(figure.period)
    told = _say("quote-figure", maker, period=period, what=what, value=_value(figure, maker))
    return told + _in_brackets(
        [*_remarks(figure, maker), *_sources(figure.cite, figure.uncited, maker)], maker
    )


def quote_item(item: Item, maker: Maker) -> str:
    """An item's name and text with its sources."""
    text = "".join(run.text for run in maker.runs(item.text))
    told = _say("quote-item", maker, name=maker.text(item.name), text=text) if text else maker.text(item.name)
    return told + _in_brackets([*_sources(item.cite, item.uncited, maker)], maker)


def _placed(name: str, found: Place | None, maker: Maker) -> str:
    """The name after that of its place, in full: 全省 says nothing once it is pasted elsewhere."""
    place = maker.text(found.name) if found else ""
    return maker.say("of-place", place=place, name=name) if place and place not in name else name


def _value(figure: Figure, maker: Maker) -> str:
    if figure.value is None and figure.rank:
        return maker.teller.rank(figure)
    return compared(figure, maker) or maker.teller.value(figure)


def compared(figure: Figure, maker: Maker) -> str:
    """A difference in words, with what it is against; empty for any other figure."""
    if figure.how not in DIFFERENCES:
        return ""
    base = maker.cube.by_id(figure.inputs[0].figure)
    return Comparer(maker.teller).difference(base, figure) if base is not None else ""


def _remarks(figure: Figure, maker: Maker) -> Iterator[str]:
    """Rank, how it was derived, whether it is published, and whether it comes from outside."""
    teller = maker.teller
    if figure.rank and figure.value is not None:
        yield teller.rank(figure)
    if total := sum_of(figure, teller):
        yield _say("quote-derived", maker, sum=total)
    elif status := teller.status(figure):
        yield status
    if figure.context:
        yield maker.say("context-mark")


def _sources(cites: Sequence[Citation], reason: Text, maker: Maker) -> Iterator[str]:
    """Every source once, with all the places in it."""
    teller, spots = maker.teller, dict[str, list[str]]()
    for cite in cites:
        spots.setdefault(cite.source, []).append(teller.spot(cite))
    comma = teller.say("comma")
    found = [
        comma.join(w for w in (teller.source_in_full(source), teller.joined(filter(None, places))) if w)
        for source, places in spots.items()
    ]
    if found:
        yield _say("quote-source", maker, source=_say("quote-join", maker).join(found))
    else:
        yield maker.text(reason) or _say("uncited", maker)


def _in_brackets(words: Sequence[str], maker: Maker) -> str:
    return _say("quote-more", maker, more=_say("quote-join", maker).join(words))


def _say(key: str, maker: Maker, **values: object) -> str:
    return say(f"evidence.{key}", maker.view.lang, **values)
