"""The slides of the deck for paper: what handout and notes share.

They are the pages that the projector shows, each set anew for the width it is printed at so that no type
falls under SMALLEST; where a slide has no room for that, fewer stand on a page.
"""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from qjviewer.pages.blocks import Cards, Chart, Entries, Points, Table
from qjviewer.pages.deck import Closing, Content, Deck, Opening, RemarkList, SideBySide, Slide, Slogan
from qjviewer.pages.told import build
from qjviewer.paper.contract import ChartData, TableData
from qjviewer.paper.converting import Converter
from qjviewer.paper.drawings import height_of, least_width
from qjviewer.paper.paper_text import Pieces
from qjviewer.paper.print_job import Job
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.look import look_for
from qjviewer.setting.slides.shapes import SHAPES
from qjviewer.wording import say

SMALLEST: Final = 7.0
# The smallest words of a chart are 0.93 em.
_LEAST_EM: Final = SMALLEST / 0.93 + 0.05
_INSET: Final = 0.03
# The part of a slide's height a drawing may take beside its title and sources.
_DRAWN: Final = 0.62
# Of that, what is left under numbers or statements.
_BELOW: Final = 0.6
_HALF: Final = 0.45  # for each of two drawings


class SlideData(msgspec.Struct):
    """A slide; `kind` says what `body` is: a block of the contract, or the words of cover and slogan.

    `charts` and `tables` hold the same drawing for every width the slide may be printed at.
    """

    number: str
    walked: bool
    kind: str
    title: Pieces
    section: str
    first: bool
    body: Any
    charts: dict[str, ChartData]
    tables: dict[str, TableData]
    sources: str
    notes: list[str]
    planned: str


class DeckData(msgspec.Struct):
    """All slides; `widths` in points by name, `ratio` is height by width, `total` the last page number."""

    slides: list[SlideData]
    widths: dict[str, float]
    ratio: float
    total: int
    words: dict[str, str]


def deck_of(made: Converter, job: Job, widths: Mapping[str, float], *, walked: bool = False) -> DeckData:
    """The slides of the tabs printed, drawn for these widths; `walked` leaves the appendix out."""
    deck, ratio = projected(job), ratio_of(job)
    shown = deck.walk if walked else deck.slides
    before = ["", *(s.tab for s in shown)]
    slides = [
        _slide(made, s, bool(s.tab) and s.tab != last, widths, ratio)
        for s, last in zip(shown, before, strict=False)
    ]
    words = {"same-notes": made.say("same-notes", section="{0}"), "over": made.say("slide-over", n="{0}")}
    return DeckData(slides, dict(widths), ratio, deck.total, words)


def projected(job: Job) -> Deck:
    """The pages that a projector of the chosen shape shows of the tabs printed."""
    deck = build(job.cover, job.pages, job.lang, job.briefing.digest)
    look = look_for(job.cover, job.facts.cube.bundle, job.lang, job.options.release)
    return fit_deck(deck, look, SHAPES[job.options.screen]).deck


def ratio_of(job: Job) -> float:
    """How high a slide is for its width."""
    width, height = SHAPES[job.options.screen]
    return height / width


def _slide(
    made: Converter, slide: Slide, first: bool, widths: Mapping[str, float], ratio: float
) -> SlideData:
    minutes, seconds = divmod(slide.seconds, 60)
    content = slide.content
    kind, body = _body(made, content)
    if isinstance(content, SideBySide):
        body["charts"] = _drawings(made, content.first, widths, ratio * _DRAWN * _share(content))
    picture = content.picture if isinstance(content, SideBySide) else content
    drawn = _DRAWN * _share(content)
    return SlideData(
        number=slide.label(made.lang),
        walked=not slide.appendix,
        kind=kind,
        title=made.runs(slide.headline),
        section=made.clean(slide.section),
        first=first,
        body=body,
        charts=_drawings(made, picture, widths, ratio * drawn),
        tables={k: _table(made, picture, w) for k, w in widths.items()} if isinstance(picture, Table) else {},
        sources=made.clean(slide.sources),
        notes=[made.clean(t.strip()) for t in slide.notes.splitlines() if t.strip()],
        planned=made.say("planned", minutes=minutes, seconds=f"{seconds:02d}"),
    )


def _share(content: Content) -> float:
    """How much of the room for a drawing each gets on a page of these contents."""
    if not isinstance(content, SideBySide):
        return 1.0
    return _HALF if isinstance(content.first, Chart) else _BELOW


def _drawings(
    made: Converter, content: Content, widths: Mapping[str, float], share: float
) -> dict[str, ChartData]:
    """A chart for every width; nothing for what is none."""
    if not isinstance(content, Chart):
        return {}
    return {key: _chart(made, content, width, share) for key, width in widths.items()}


def inner(width: float) -> float:
    """The width inside a slide's frame."""
    return width * (1 - 2 * _INSET)


def _chart(made: Converter, chart: Chart, width: float, drawn: float) -> ChartData:
    """A chart whose words are as large as the slide has room for."""
    em, room = max(_LEAST_EM, width * 0.0165), width * drawn
    for larger in (em * 1.7, em * 1.4, em * 1.2):
        fits = height_of(chart, inner(width), larger) <= room and least_width(chart, larger) <= inner(width)
        if fits:
            return made.chart(chart, inner(width), larger)
    return made.chart(chart, inner(width), em)


def _table(made: Converter, table: Table, width: float) -> TableData:
    return made.table(table, max(SMALLEST, width * 0.0185), inner(width))


def _body(made: Converter, content: Content) -> tuple[str, Any]:
    match content:
        case SideBySide(first=first):
            kind, body = _body(made, first)
            return "beside", {"kind": kind, "body": body}
        case Opening(cover=cover):
            about = (cover.period, cover.as_of, cover.peers, cover.author)
            return "opening", [made.clean(t) for t in about if t]
        case Closing(cover=cover, digest=digest):
            sources = [f"[{s.number}] {s.short}" for s in cover.sources]
            return "closing", [made.clean(t) for t in (*sources, digest) if t]
        case Slogan(panel=panel):
            return "slogan", made.remark(panel)
        case RemarkList(lines=lines, first=start):
            return "tasks", {"start": start, "lines": [made.line(line) for line in lines]}
        case Chart() | Table():
            return "chart" if isinstance(content, Chart) else "table", None
        case Cards() | Points() | Entries():
            return type(content).__name__.lower(), made.block(content)
        case _:
            return "trouble", say("pages.trouble", made.lang)
