"""edition_of(loaded): everything an edition says, in plain words and in the order of its files."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from qjviewer.bundle import model
from qjviewer.bundle.fields import Model, keys_of
from qjviewer.bundle.kinds import HeadedColumn, OutlineRow
from qjviewer.bundle.model import BLOCKS, Bundle, StatedPoint, Tab
from qjviewer.bundle.periods import Period, parse_period
from qjviewer.bundle.values import Text
from qjviewer.editions.edition import (
    Edition,
    EditionBlock,
    EditionEntry,
    EditionFigure,
    EditionPage,
    EditionText,
)
from qjviewer.figures.cube import LATER
from qjviewer.figures.figure import Figure, figure_id
from qjviewer.load import Loaded
from qjviewer.pages.maker import Maker
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.wording import say

# Of more figures than these only those that pages show are taken.
MOST_FIGURES: Final = 20_000
SECTIONS: Final = ("units", "places", "groups", "people", "indicators", "items", "remarks", "facts")
# What is told of a fact as of any other figure.
_OF_FIGURE: Final = ("value", "unit", "period", "place", "source", "at", "status", "note", "id", "uncited")
# Parts whose words tell what they are, and what says nothing.
_BARE: Final = ("source", "of", "cell")
_EMPTY: Final = ("", "0", "False")
# Most values hold no texts.
_BARE_TYPES: Final = frozenset((str, int, bool))
_NO_SETTING: Final = ("id", "tab", "blocks", "slide")


def edition_of(loaded: Loaded) -> Edition:
    """What a briefing says, in the language of its view; raises ValueError where it can't be shown."""
    if loaded.cube is None or loaded.cover is None:
        raise ValueError(loaded.path)
    taker = _Taker(loaded)
    bundle, cover = loaded.cube.bundle, loaded.cover
    return Edition(
        digest=loaded.digest,
        briefing=cover.id,
        title=cover.title,
        period=cover.period,
        as_of=bundle.briefing.as_of.isoformat(),
        lang=loaded.view.lang,
        figures={f.id: f for f in taker.figures()},
        entries={f"{e.section}.{e.id}": e for e in taker.entries()},
        sources={s.id: taker.source(s) for s in bundle.sources},
        pages=tuple(map(taker.page, bundle.tabs)),
        translations=_translations(bundle),
    )


class _Taker:
    """Takes an edition of one briefing, in one language."""

    def __init__(self, loaded: Loaded) -> None:
        assert loaded.cube is not None
        self._loaded, self._cube = loaded, loaded.cube
        # What words show of internal figures stays out: a comparison may be sent along.
        self._maker = Maker(self._cube, loaded.view)
        self._beyond = self._maker.beyond()
        self._teller = self._maker.teller
        self._base = self._cube.bundle.translations.language

    # Figures ---------------------------------------------------------------------------

    def figures(self) -> Iterator[EditionFigure]:
        """Every figure that is typed; computed ones follow from them and are told where they are shown."""
        few = len(self._cube) <= MOST_FIGURES
        found = self._cube.all_figures() if few else self._shown()
        stated = self._stated() if few else ()
        figures = (*(f for f in found if not f.is_computed), *stated)
        yield from {name: self._figure(name, f) for f in figures for name in (_name(f),)}.values()

    def _stated(self) -> Iterator[Figure]:
        """The differences that sources state, as they state them."""
        store = self._cube.bundle.store
        for indicator in store.indicators:
            for cell in store.differences(indicator):
                measure, against, place, period = cell
                own = self._cube.here if place == "here" else place
                name = f"{figure_id(indicator, measure, own, period)} vs {against}"
                yield self._cube.published(name, store.find(indicator, cell)[-1:])

    def _shown(self) -> Iterator[Figure]:
        names = {name for page in self._loaded.pages for piece in pieces_of(page) for name in piece.names}
        yield from (f for name in sorted(names) if (f := self._cube.by_id(name)) is not None)

    def _figure(self, name: str, figure: Figure) -> EditionFigure:
        teller = self._teller
        place = teller.place_of(figure)
        return EditionFigure(
            id=name,
            name=self._named(figure),
            place=self._maker.text(place.name) if place else "",
            period=teller.period(figure.period),
            value=teller.value(figure) if figure.value is not None or not figure.ranks else "",
            ranks={r.among: teller.chip_of(r) for r in figure.ranks if not r.is_computed},
            status=teller.status(figure),
            source=teller.joined(map(teller.citation, figure.cite)) or self._maker.text(figure.uncited),
            cites=tuple(_joined({"source": c.source, "at": teller.spot(c)}) for c in figure.cite),
            note=figure.note.get(self._base),
            more=_said({"accounts": figure.accounts, "people": teller.people(figure.people),
                        "owner": self._maker.text(figure.owner) if figure.is_fact else "",
                        "overlap": figure.overlap}),
            internal=figure.internal,
        )  # fmt: skip

    def _named(self, figure: Figure) -> str:
        """The figure's name; of a difference with what it is against."""
        teller, other = self._teller, figure.against
        if not other:
            return teller.measured(figure)
        if other in self._cube.bundle.place_by_id:
            other = teller.compared_place(other)
        elif (period := parse_period(other)) is not None:
            other = teller.period(period)
        name = teller.measured(replace(figure, against=""))
        return say("editions.against", teller.lang, name=name, other=other)

    # Declared things -------------------------------------------------------------------

    def entries(self) -> Iterator[EditionEntry]:
        """The briefing's head, then everything declared, facts without what makes them figures."""
        bundle = self._cube.bundle
        briefing = bundle.briefing
        settings = _settings(briefing, ("period", "as_of"))
        yield EditionEntry("briefing", "", "", settings, tuple(self._texts(briefing)))
        for section in SECTIONS:
            for entry in getattr(bundle, section):
                is_figure = section == "facts" and not entry.is_computed
                left_out = _OF_FIGURE if is_figure else ()
                name = self._maker.text(getattr(entry, "name", None) or Text()) or entry.id
                texts = tuple(t for t in self._texts(entry) if t.place not in left_out)
                yield EditionEntry(section, entry.id, name, _settings(entry, left_out), texts)

    def source(self, source: model.Source) -> dict[str, str]:
        """A source by key: every field as typed."""
        words = {t.place: t.typed for t in self._texts(source)}
        return words | _settings(source, ())

    # Pages -----------------------------------------------------------------------------

    def page(self, tab: Tab) -> EditionPage:
        """A page with its blocks."""
        texts = tuple(self._texts(tab))
        blocks = tuple(map(self._block, tab.blocks))
        return EditionPage(tab.tab, self._maker.text(tab.title), texts, _settings(tab, ("read",)), blocks)

    def _block(self, block: model.Block) -> EditionBlock:
        kind = next(key for key, of in BLOCKS if type(block) is of)
        later = bool(getattr(block, "later", False))
        settings = _settings(block, ("points",))
        slide = {f"slide.{key}": value for key, value in _settings(block.slide, ()).items()}
        texts = (*self._texts(block, later=later), *self._texts(block.slide, "slide."))
        return EditionBlock(kind, settings | slide, texts)

    # Texts -----------------------------------------------------------------------------

    def _texts(self, entry: Model, before: str = "", *, later: bool = False) -> Iterator[EditionText]:
        """The texts of an entry and of what stands in it, in the order of its fields."""
        sections = {Text()}
        for key, declared in keys_of(type(entry)).items():
            value = getattr(entry, declared.name)
            if not value or type(value) in _BARE_TYPES:
                continue
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Text) and one:
                    yield self._text(f"{before}{key}", one, later=later)
                elif isinstance(one, StatedPoint):
                    # A highlight that becomes a weakness is told as such.
                    yield self._text(f"{before}{key}.{one.kind or 'text'}", one.text, later=later)
                elif isinstance(one, OutlineRow) and one.section not in sections:
                    sections.add(one.section)
                    yield self._text(f"{before}section", one.section, later=later)
                elif isinstance(one, HeadedColumn):
                    if one.over not in sections:
                        sections.add(one.over)
                        yield self._text(f"{before}over", one.over, later=later)
                elif isinstance(one, Model) and key not in ("blocks", "slide"):
                    yield from self._texts(one, f"{before}{key}.", later=later)

    def _text(self, place: str, text: Text, *, later: bool) -> EditionText:
        maker = self._beyond if later else self._maker
        shown = "".join(run.text for run in maker.runs(text))
        return EditionText(place, text.get(self._base), shown)


def _name(figure: Figure) -> str:
    """What a figure is known by in every edition, whether it is later there or not."""
    return figure.id.replace(LATER, "", 1) if figure.is_later else figure.id


def _settings(entry: Model, left_out: tuple[str, ...]) -> dict[str, str]:
    """What is said of an entry in other things than texts, by key; what was left out is not there."""
    found = {}
    for key, declared in keys_of(type(entry)).items():
        value = getattr(entry, declared.name)
        if key not in _NO_SETTING and key not in left_out and value != declared.default:
            words = _sizes(value) if key == "size" else _worded(value)
            if words:
                found[key] = words
    return found


def _sizes(value: tuple[tuple[int, int], ...]) -> str:
    """The sizes of a group by year; alone where one holds for every year."""
    return "、".join(f"{year}: {size}" if year else str(size) for year, size in value)


def _worded(value: Any) -> str:
    """A setting in words; nothing for texts and for what holds texts."""
    if isinstance(value, Text):
        return ""
    if isinstance(value, tuple):
        return "、".join(filter(None, map(_worded, value)))
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, Period):
        return value.code
    if isinstance(value, Model) and keys_of(type(value)):
        return _joined(_settings(value, ()))
    if isinstance(value, msgspec.Struct):
        return _joined({n: _worded(getattr(value, n)) for n in value.__struct_fields__})
    return str(value)


def _joined(found: dict[str, str]) -> str:
    """Parts in one line; what says nothing is left out."""
    said = ((key, words) for key, words in found.items() if words not in _EMPTY)
    return " ".join(words if key in _BARE else f"{key}={words}" for key, words in said)


def _said(found: dict[str, str]) -> dict[str, str]:
    return {key: words for key, words in found.items() if words}


def _translations(bundle: Bundle) -> dict[str, dict[str, str]]:
    """The rows of the word list: text, a tab stop, the place → language → words."""
    language = bundle.translations.language
    return {
        f"{typed}\t{row.where}": {
            lang: words for lang, words in row.texts.items() if lang != language and words
        }
        for typed, rows in bundle.translations.rows.items()
        for row in rows
    }
