"""What rules look at: the cube, every text with its place, what blocks show, every use of a figure."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from qjviewer.bundle import model
from qjviewer.bundle.prose import Reference, parse_prose
from qjviewer.bundle.store import Combination, Observation
from qjviewer.bundle.units import COUNT
from qjviewer.bundle.values import Citation
from qjviewer.checks.claims import ClaimReader, ReadText, TextClaim
from qjviewer.checks.passages import (
    FIGURE,
    Mention,
    Passage,
    Role,
    TypedText,
    is_chinese,
    passages_of,
    place_of_path,
    row_id,
    typed_texts,
)
from qjviewer.checks.showing import ShownBlock, shown_blocks
from qjviewer.figures.addresses import ALONE
from qjviewer.figures.cube import LATER, Cube
from qjviewer.figures.figure import Figure
from qjviewer.figures.forms import Wording
from qjviewer.figures.teller import Teller
from qjviewer.pages.build_pages import Pages
from qjviewer.pages.build_pages import build as build_pages
from qjviewer.pages.maker import Maker
from qjviewer.pages.view import View
from qjviewer.problems import Problem, Severity, Span, problem
from qjviewer.wording import Language

# A page holds some hundreds of characters.
LONGEST: Final = 10_000
# Of a larger store rules that look at values one by one see what is shown of it.
FEW: Final = 3000
# The sections that cite, and the key under which the place in the source stands.
_CITING: Final = {"groups": "cite", "people": "cite", "facts": "at", "items": "at", "remarks": "cite"}


class Subject:
    """A briefing under examination; what several rules need is computed once."""

    def __init__(self, cube: Cube, laid_out: Pages | None = None) -> None:
        self.cube = cube
        self._laid_out = laid_out
        self.bundle = cube.bundle
        self.origins = cube.origins
        self._wordings: dict[tuple[Language, bool], Wording] = {}

    # Places ----------------------------------------------------------------------------

    def span(self, path: str) -> Span:
        """The place of a value; the nearest enclosing one where it was not typed itself."""
        if path.startswith(FIGURE):
            figure = self.cube.by_id(path.removeprefix(FIGURE))
            if figure is not None and figure.span is not None:
                return figure.span
        return place_of_path(path, self.origins)

    def report(self, code: str, path: str, severity: Severity = Severity.ERROR, /, **args: Any) -> Problem:
        """A problem at an origin path, or at `figure:<id>`."""
        return problem(code, self.span(path), severity=severity, subject=path, **args)

    def report_row(
        self, code: str, row: Observation, severity: Severity = Severity.ERROR, /, **args: Any
    ) -> Problem:
        """A problem at a row of figures."""
        return problem(code, row.span, severity=severity, subject=FIGURE + row_id(row, self.bundle), **args)

    def report_figure(
        self, code: str, figure: Figure, severity: Severity = Severity.ERROR, /, **args: Any
    ) -> Problem:
        """A problem at a figure: where its value was typed."""
        where = figure.span or self.span(f"facts.{figure.id}")
        subject = f"facts.{figure.id}" if figure.id in self.bundle.fact_by_id else FIGURE + figure.id
        return problem(code, where, severity=severity, subject=subject, **args)

    def report_in(
        self, code: str, passage: Passage, start: int, end: int, severity: Severity, **args: Any
    ) -> Problem:
        """A problem at a stretch of a passage."""
        where = passage.where.within(passage.text, start, end)
        return problem(code, where, severity=severity, subject=passage.path, **args)

    def report_at(self, code: str, mention: Mention, severity: Severity, **args: Any) -> Problem:
        """A problem at a reference in prose."""
        start = mention.reference.offset
        return self.report_in(code, mention.passage, start, mention.end, severity, **args)

    @cached_property
    def citations(self) -> tuple[tuple[str, Citation], ...]:
        """Every citation that a section or block makes, with its origin path; those of figures apart."""
        owners: list[tuple[str, tuple[Citation, ...]]] = [
            (f"{section}.{x.id}.{key}", x.cite)
            for section, key in _CITING.items()
            for x in getattr(self.bundle, section)
        ]
        for path, block in self.blocks:
            if isinstance(block, model.PointsBlock):
                owners += [(f"{path}.points[{n}].cite", p.cite) for n, p in enumerate(block.points)]
        return tuple((path, c) for path, cites in owners for c in cites)

    # Texts -----------------------------------------------------------------------------

    @cached_property
    def base(self) -> Language:
        """The language the briefing is written in."""
        found: Language = self.bundle.translations.language  # type: ignore[assignment]
        return found

    @cached_property
    def texts(self) -> tuple[TypedText, ...]:
        """Every text as typed, with its translations."""
        return tuple(typed_texts(self.bundle, self.origins))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the briefing in every language it has, those too long to be read left out."""
        return tuple(p for p in self._all_passages if len(p.text) <= LONGEST)

    @cached_property
    def endless(self) -> tuple[Passage, ...]:
        """The texts too long to be read, by anybody."""
        return tuple(p for p in self._all_passages if len(p.text) > LONGEST)

    @cached_property
    def _all_passages(self) -> tuple[Passage, ...]:
        return tuple(passages_of(iter(self.texts), self.bundle))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every reference in prose, in order."""
        return tuple(m for p in self.passages if p.prose and "{" in p.text for m in self._mentions_in(p))

    def _mentions_in(self, passage: Passage) -> Iterator[Mention]:
        wording = self.wording(passage.lang, later=self.is_later(passage.path))
        for piece in parse_prose(passage.text):
            if isinstance(piece, Reference):
                worded = wording.word(piece)
                told = self.cube.by_id(worded.figure) if worded.figure else None
                yield Mention(passage, piece, worded, wording.figure_of(piece), told)

    @cached_property
    def mentions_by_passage(self) -> dict[Passage, tuple[Mention, ...]]:
        """Mentions by the passage they stand in."""
        found: dict[Passage, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.passage, []).append(mention)
        return {passage: tuple(mentions) for passage, mentions in found.items()}

    @cached_property
    def claims(self) -> ClaimReader:
        """What reads claims."""
        return ClaimReader(self.cube)

    @cached_property
    def read(self) -> tuple[ReadText, ...]:
        """Every text that says something, names left out, with what it claims."""
        return tuple(self.reading_of(p) for p in self.passages if p.role != "name")

    def reading_of(self, passage: Passage) -> ReadText:
        """One text with what it claims; it need not be one of the briefing's."""
        mentions = self.mentions_by_passage.get(passage)
        if mentions is None:
            mentions = tuple(self._mentions_in(passage)) if passage.prose and "{" in passage.text else ()
        return self.claims.read(passage, mentions, later=self.is_later(passage.path))

    @cached_property
    def _decided(self) -> dict[Passage, tuple[TextClaim, ...]]:
        return {r.passage: tuple(c for c in r.claims if c.verdict != "undecidable") for r in self.read}

    def verdicts_on(self, mention: Mention) -> frozenset[str]:
        """What came of the claims that a reference belongs to, as far as they could be decided."""
        start, end = mention.reference.offset, mention.end
        beside = self._decided.get(mention.passage, ())
        return frozenset(c.verdict for c in beside if c.start < end and start < c.end)

    def is_refuted(self, mention: Mention) -> bool:
        """Whether a claim that a reference belongs to fails, so that no more need be said of it."""
        return "contradicted" in self.verdicts_on(mention)

    def wording(self, lang: Language, *, later: bool = False) -> Wording:
        """The wording of references in a language."""
        key = (lang, later)
        if key not in self._wordings:
            self._wordings[key] = Wording(self.teller(lang), later)
        return self._wordings[key]

    def teller(self, lang: Language) -> Teller:
        """The wording of figures in a language."""
        return Teller(self.cube, lang)

    # Figures ---------------------------------------------------------------------------

    def address(self, figure: Figure) -> str:
        """A figure's address as short as an author may write it: `fai.yoy`, `fai.yoy@zhejiang`."""
        base, _, asked = figure.id.partition(" ")
        head, *parts = base.removesuffix(LATER).split("@")
        if figure.indicator and not figure.is_fact and len(parts) == 2:
            place = "" if self.cube.is_here(parts[0]) else f"@{parts[0]}"
            period = next(
                (p for p in ("", f"@{parts[1]}", f"@{parts[1]}{ALONE}") if self._is_of(head + p, figure)), ""
            )
            head += place + period
        return f"{head} {asked}".strip()

    def _is_of(self, address: str, figure: Figure) -> bool:
        """Whether an address leads to a figure's period."""
        return getattr(self.cube.resolve(address), "period", None) == figure.period

    def worded(self, figure: Figure, lang: Language | None = None) -> str:
        """A figure's value as the reader sees it."""
        teller = self.teller(lang or self.base)
        return teller.rank(figure) if figure.value is None and figure.ranks else teller.value(figure)

    def why(self, figure: Figure) -> str:
        """Why a figure has no value, as a phrase that follows the language of the message."""
        missing = f"missing-{figure.missing}" if figure.missing else "why-"
        return "@figures." + (f"why-{figure.reason}" if figure.reason else missing)

    @cached_property
    def is_large(self) -> bool:
        """Whether there are too many figures to look at each value."""
        return len(self.bundle.store) > FEW

    @cached_property
    def combinations(self) -> tuple[Combination, ...]:
        """The distinct rows of the store where place and value do not count."""
        return tuple(self.bundle.store.combinations())

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every published figure and every fact; of a large store those that are shown or named."""
        if not self.is_large:
            return (*self.cube.all_figures(), *self._stated())
        facts = (f for fact in self.bundle.facts if (f := self.cube.fact(fact.id)) is not None)
        return tuple({f.id: f for f in (*self.visible, *facts)}.values())

    @cached_property
    def visible(self) -> tuple[Figure, ...]:
        """The figures that blocks show or texts name."""
        named = (f for m in self.mentions for f in (m.figure, m.told) if f is not None)
        shown = (f for block in self.shown for f in block.figures)
        return tuple({f.id: f for f in (*named, *shown)}.values())

    def _stated(self) -> Iterator[Figure]:
        """The differences that sources state."""
        rows = self.bundle.store.rows_of(c for c in self.combinations if c.against)
        for row in map(self.bundle.store.observation, rows):
            base = self.cube.figure(row.indicator, row.measure, row.place, row.period)
            found = self.cube.asked(base, f"vs {row.against}")
            if found is not None and found.value is not None:
                yield found

    @cached_property
    def sayable(self) -> tuple[Figure, ...]:
        """The figures that a text may say, sizes of groups included: their ids are the groups'."""
        period, here = self.bundle.briefing.period, self.cube.here
        sizes = (
            Figure(g.id, here, period, value=Decimal(size), unit=COUNT, name=g.name, cite=g.cite)
            for g in self.bundle.groups
            if (size := g.size_in(period.last_year))
        )
        return (*self.figures, *sizes)

    def reference(self, figure: Figure, form: str = "") -> str:
        """What an author writes in braces to say a figure: `fai.yoy`, `fai.yoy:gap zhejiang`."""
        if figure.id in self.bundle.group_by_id:
            return f"{figure.id}:size"
        base, _, asked = self.address(figure).partition(" ")
        if asked.startswith("vs "):
            return f"{base}:gap {asked.removeprefix('vs ')}"
        return f"{base}:{form}" if form else base

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages the briefing promises, its own first."""
        promised: tuple[Language, ...] = self.bundle.briefing.languages  # type: ignore[assignment]
        return tuple(dict.fromkeys((self.base, *promised)))

    # Blocks ----------------------------------------------------------------------------

    @cached_property
    def blocks(self) -> tuple[tuple[str, model.Block], ...]:
        """Every block with its origin path."""
        return tuple(
            (f"tabs[{t}].blocks[{b}]", block)
            for t, tab in enumerate(self.bundle.tabs)
            for b, block in enumerate(tab.blocks)
        )

    @cached_property
    def charts(self) -> tuple[tuple[str, model.ChartBlock], ...]:
        """Every chart with its origin path."""
        return tuple((p, b) for p, b in self.blocks if isinstance(b, model.ChartBlock))

    def maker(self, lang: Language | None = None) -> Maker:
        """What makes blocks as pages do, internal figures included."""
        return Maker(self.cube, View(lang or self.base), show_internal=True)

    @cached_property
    def laid_out(self) -> Pages:
        """The cover and all pages in the briefing's own language, outside context included."""
        return self._laid_out or build_pages(self.cube, View(self.base))

    @cached_property
    def shown(self) -> tuple[ShownBlock, ...]:
        """What every block of cards, every chart and table shows."""
        return tuple(shown_blocks(self.blocks, self.maker()))

    @cached_property
    def _later_blocks(self) -> tuple[str, ...]:
        return tuple(f"{path}." for path, chart in self.charts if chart.later)

    def is_later(self, path: str) -> bool:
        """Whether a path lies in a block that may show what was published after the briefing."""
        return path.startswith(self._later_blocks)


__all__ = ["FIGURE", "Mention", "Passage", "Role", "Subject", "is_chinese"]
