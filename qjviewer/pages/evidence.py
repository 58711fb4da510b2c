"""What stands behind a figure or an item: value, source, derivation, uses, place in the file."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from qjviewer.bundle.model import Item
from qjviewer.bundle.store import Observation
from qjviewer.bundle.values import Citation
from qjviewer.figures.cube import LATER, Cube
from qjviewer.figures.figure import Figure
from qjviewer.figures.telling import SIGN_WORDS, sum_of
from qjviewer.pages.blocks import Page, Run, Runs
from qjviewer.pages.maker import Maker
from qjviewer.pages.movement import movements
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.pages.quote import compared, quote_figure, quote_item
from qjviewer.pages.view import View
from qjviewer.problems import Span
from qjviewer.wording import Language, say


class EvidenceLine(msgspec.Struct, frozen=True):
    """A line of the drawer: what it is about, then the words."""

    label: str
    words: Runs


class Use(msgspec.Struct, frozen=True):
    """A place that shows it: tab, block, and the words around it."""

    tab: str
    tab_title: str
    path: str
    text: str


class Evidence(msgspec.Struct, frozen=True):
    """Everything the drawer shows; for an item `number` is empty."""

    id: str
    title: str
    number: str = ""
    unit: str = ""
    approx: str = ""
    approx_before: bool = False
    facts: tuple[EvidenceLine, ...] = ()
    derivation: Runs = ()
    note: Runs = ()
    uses: tuple[Use, ...] = ()
    span: Span | None = None
    # In one sentence with its citation, to be pasted elsewhere.
    quote: str = ""


def evidence(name: str, cube: Cube, view: View, pages: Sequence[Page]) -> Evidence | None:
    """The evidence for a figure or an item; None when there is none of this name, or it is internal."""
    return Explainer(Maker(cube, view), pages).evidence(name)


class Explainer(msgspec.Struct, frozen=True, dict=True):
    """Explains figures and items; what their explanations share is gathered once."""

    maker: Maker
    pages: Sequence[Page]

    def evidence(self, name: str) -> Evidence | None:
        """The evidence for a name, or None."""
        item = self.maker.bundle.item_by_id.get(name)
        if item is not None:
            return None if item.internal else _of_item(item, self)
        figure = self.maker.cube.by_id(name)
        return _of_figure(figure, self) if figure is not None and not figure.internal else None

    @cached_property
    def dependants(self) -> Mapping[str, Sequence[Figure]]:
        """The figures shown that are computed from a figure, by its id."""
        found: dict[str, list[Figure]] = {}
        for name in self.uses:
            figure = self.maker.cube.by_id(name)
            for used in dict.fromkeys(term.figure for term in figure.inputs) if figure is not None else ():
                found.setdefault(used, []).append(figure)  # type: ignore[arg-type]
        return found

    @cached_property
    def uses(self) -> Mapping[str, Sequence[Use]]:
        """The places that show a figure or an item, by its name, one line a block."""
        found: dict[str, dict[tuple[str, str], Use]] = {}
        for page in self.pages:
            for piece in pieces_of(page):
                for name in piece.names:
                    use = Use(page.id, page.title, piece.path, piece.text)
                    found.setdefault(name, {}).setdefault((page.id, piece.path), use)
        return {name: tuple(places.values()) for name, places in found.items()}


def _of_figure(figure: Figure, explainer: Explainer) -> Evidence:
    maker, teller = explainer.maker, explainer.maker.teller
    number = teller.number(figure)
    before, _, after = teller.approximate(figure, number).partition(number)
    has_value = figure.value is not None
    return Evidence(
        id=figure.id,
        title=_title(figure, maker),
        number=number if has_value or not figure.ranks else teller.place_number(figure),
        unit=teller.unit(figure) if has_value else "",
        approx=before or after or (figure.mark if has_value and teller.unit_before_mark(figure) else ""),
        approx_before=bool(before),
        facts=tuple(_facts(figure, explainer)),
        derivation=_derivation(figure, maker),
        note=maker.runs(figure.note),
        uses=tuple(explainer.uses.get(figure.id, ())),
        span=figure.span,
        quote=quote_figure(figure, maker),
    )


def _title(figure: Figure, maker: Maker) -> str:
    """The name, with the place where it is not the briefing's own."""
    own = maker.cube.is_here(figure.place)
    return maker.teller.measured(figure) if own else _placed(figure, maker)


def _facts(figure: Figure, explainer: Explainer) -> Iterator[EvidenceLine]:
    maker, teller, lang = explainer.maker, explainer.maker.teller, explainer.maker.view.lang
    yield from _fact("why", teller.why(figure) if not figure.ranks else "", lang)
    yield from _fact("typed", _typed(figure, maker), lang)
    yield from _fact("period", _period(figure, maker), lang)
    yield from _fact("place", maker.text(place.name) if (place := teller.place_of(figure)) else "", lang)
    yield from _fact("gap", compared(figure, maker), lang)
    yield from _fact("rank", teller.joined(map(teller.chip_of, figure.ranks)), lang)
    yield from _movement(figure, maker)
    yield EvidenceLine(say("evidence.status", lang), (Run(_status(figure, maker)),))
    yield from _fact("accounts", figure.accounts, lang)
    yield from _history(figure, maker)
    yield from _cited(figure.cite, maker.text(figure.uncited), maker)
    yield from _people(figure.people, maker)
    yield from _fact("owner", maker.text(figure.owner), lang)
    yield from _basis(figure, maker)
    yield from _dependants(figure, explainer)


def _typed(figure: Figure, maker: Maker) -> str:
    """The value as it stands in the file."""
    if figure.how or figure.value is None:
        return ""
    fact = maker.bundle.fact_by_id.get(figure.id)
    if fact is not None:
        return maker.teller.value(figure)
    used = maker.cube.vintages(
        figure.indicator, figure.measure, figure.place, figure.period, later=figure.is_later
    ).used
    return maker.bundle.store.value_text(used[-1].number) if used else ""


def _movement(figure: Figure, maker: Maker) -> Iterator[EvidenceLine]:
    """How it moved since the point before and since last year, a line each."""
    runs = tuple(part for run in movements(figure, maker) for part in (Run("\n"), run))[1:]
    if runs:
        yield EvidenceLine(say("evidence.movement", maker.view.lang), runs)


def _history(figure: Figure, maker: Maker) -> Iterator[EvidenceLine]:
    """What else was given for the same cell, oldest first: earlier, later and disputed values."""
    if not figure.has_history:
        return
    found = maker.cube.vintages(figure.indicator, figure.measure, figure.place, figure.period)
    lang = maker.view.lang
    words = list(_vintages(found.earlier, maker))
    words += [say("evidence.vintage-disputed", lang, words=w) for w in _vintages(found.disputed, maker)]
    words += [say("evidence.vintage-later", lang, words=w) for w in _vintages(found.later, maker)]
    yield from _fact("history", "\n".join(words), lang)


def _vintages(observations: Sequence[Observation], maker: Maker) -> Iterator[str]:
    """Those vintages in words that this view may show: an internal estimate is no part of the history."""
    figures = (maker.cube.published("", (o,)) for o in observations)
    return (_vintage(f, maker) for f in figures if maker.shows(f))


def _vintage(figure: Figure, maker: Maker) -> str:
    """One vintage: value, status and source."""
    status = maker.teller.status(figure) or say("evidence.published", maker.view.lang)
    source = maker.teller.joined(map(maker.teller.citation, figure.cite)) or say(
        "evidence.uncited", maker.view.lang
    )
    value = maker.teller.value(figure)
    return say("evidence.vintage", maker.view.lang, value=value, status=status, source=source)


def _fact(key: str, words: str, lang: Language) -> Iterator[EvidenceLine]:
    if words:
        yield EvidenceLine(say(f"evidence.{key}", lang), (Run(words),))


def _period(figure: Figure, maker: Maker) -> str:
    period = maker.teller.period(figure.period)
    return say("evidence.period-measure", maker.view.lang, period=period, measure=maker.measure_words(figure))


def _status(figure: Figure, maker: Maker) -> str:
    lang = maker.view.lang
    status = maker.teller.status(figure) or say("evidence.published", lang)
    context = maker.say("context-mark") if figure.context else ""
    approx = say("evidence.approximate", lang) if figure.mark or figure.upper is not None else ""
    later = maker.say("later-mark") if figure.id.endswith(LATER) else ""
    return maker.teller.joined(w for w in (status, approx, context, later) if w)


def _cited(cites: Sequence[Citation], reason: str, maker: Maker) -> Iterator[EvidenceLine]:
    lang = maker.view.lang
    words = [_citation(c, maker) for c in cites] or [reason or say("evidence.uncited", lang)]
    yield EvidenceLine(say("evidence.source", lang), (Run("\n".join(words)),))


def _citation(cite: Citation, maker: Maker) -> str:
    """The source in full with its spot and kind, so that nobody has to look it up elsewhere."""
    source = maker.bundle.source_by_id.get(cite.source)
    kind = say(f"evidence.kind-{source.kind}", maker.view.lang) if source else ""
    words = maker.teller.source_in_full(cite.source)
    spot = maker.teller.spot(cite)
    comma = maker.teller.say("comma")
    return comma.join(w for w in (words, spot, kind) if w)


def _people(ids: Sequence[str], maker: Maker) -> Iterator[EvidenceLine]:
    yield from _fact("people", maker.teller.people(ids), maker.view.lang)


def _basis(figure: Figure, maker: Maker) -> Iterator[EvidenceLine]:
    """How the indicator is defined: real or nominal, coverage."""
    indicator = maker.bundle.indicator_by_id.get(figure.indicator)
    if indicator is not None:
        yield from _fact("basis", maker.text(indicator.note), maker.view.lang)


def _dependants(figure: Figure, explainer: Explainer) -> Iterator[EvidenceLine]:
    """Figures shown that are computed from this one."""
    maker = explainer.maker
    if shown := [f for f in explainer.dependants.get(figure.id, ()) if maker.shows(f)]:
        yield EvidenceLine(say("evidence.used-for", maker.view.lang), _linked(shown, maker))


def _linked(figures: Sequence[Figure], maker: Maker) -> Runs:
    comma = Run(maker.teller.say("list-comma"))
    runs = [Run(_placed(f, maker), figure=f.id) for f in figures]
    return tuple(part for run in runs for part in (comma, run))[1:]


def _placed(figure: Figure, maker: Maker) -> str:
    place = maker.teller.place(maker.teller.place_of(figure))
    return maker.say("of-place", place=place, name=maker.teller.measured(figure))


def _derivation(figure: Figure, maker: Maker) -> Runs:
    """37.7% － 28.7个百分点 ＝ 9.0%, each input a link; of other computations what they rest on."""
    teller = maker.teller
    if not figure.how:
        return ()
    known = [(t.sign, f) for t in figure.inputs if (f := maker.cube.by_id(t.figure)) is not None]
    known = [(sign, f) for sign, f in known if maker.shows(f)]
    if not sum_of(figure, teller):
        words = [Run(f"{_placed(f, maker)} {teller.value(f)}", figure=f.id) for _, f in known]
        comma = Run(teller.say("list-comma"))
        return tuple(part for run in words for part in (comma, run))[1:]
    runs = []
    for n, (sign, operand) in enumerate(known):
        if sign and n:
            runs.append(Run(teller.say(SIGN_WORDS[sign])))
        runs.append(Run(teller.value(operand), figure=operand.id))
    return (*runs, Run(teller.say("equals") + teller.value(figure)))


def _of_item(item: Item, explainer: Explainer) -> Evidence:
    maker = explainer.maker
    return Evidence(
        id=item.id,
        title=maker.text(item.name),
        facts=tuple(_item_facts(item, maker)),
        note=maker.runs(item.text),
        uses=tuple(explainer.uses.get(item.id, ())),
        span=maker.origins.get(f"items.{item.id}"),
        quote=quote_item(item, maker),
    )


def _item_facts(item: Item, maker: Maker) -> Iterator[EvidenceLine]:
    lang, teller = maker.view.lang, maker.teller
    yield from _fact("kind", maker.say(f"item-{item.kind}"), lang)
    yield from _fact("period", teller.period(item.period) if item.period else "", lang)
    place = maker.bundle.place_by_id.get(item.place)
    yield from _fact("place", maker.text(place.name) if place else "", lang)
    yield from _cited(item.cite, maker.text(item.uncited), maker)
    yield from _people(item.people, maker)
    if figures := maker.figures(item.figures):
        yield EvidenceLine(say("evidence.figures", lang), _linked(figures, maker))
    if items := maker.items(item.items):
        comma = Run(teller.say("list-comma"))
        runs = tuple(part for i in items for part in (comma, Run(maker.text(i.name), item=i.id)))
        yield EvidenceLine(say("evidence.items", lang), runs[1:])
