"""The slides of the deck for paper: what handout and notes share.

A slide is set anew for the width it is printed at, so that no type falls under SMALLEST; where a slide
has no room for that, fewer stand on a page.
"""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from qjviewer.pages.blocks import Cards, Chart, Entries, Points, Table
from qjviewer.pages.deck import Closing, Opening, RemarkList, Slide, Slogan, build
from qjviewer.paper.contract import ChartData, TableData
from qjviewer.paper.converting import Converter
from qjviewer.paper.drawings import height_of, least_width
from qjviewer.paper.print_job import Job
from qjviewer.paper.tokens import Pieces
from qjviewer.wording import say

SMALLEST: Final = 7.0
# The smallest words of a chart are 0.93 em.
_LEAST_EM: Final = SMALLEST / 0.93 + 0.05
_INSET: Final = 0.03
# The part of a slide's height a drawing may take beside its title and sources.
_DRAWN: Final = 0.62


class SlideData(msgspec.Struct):
    """A slide; `kind` says what `body` is: a block of the contract, or the words of cover and slogan.

    `charts` and `tables` hold the same drawing for every width the slide may be printed at.
    """

    number: int
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
    """All slides; `widths` in points by name."""

    slides: list[SlideData]
    widths: dict[str, float]
    words: dict[str, str]


def deck_of(made: Converter, job: Job, widths: Mapping[str, float]) -> DeckData:
    """The slides of the tabs printed, drawn for these widths."""
    slides = build(job.cover, job.pages, job.lang, job.briefing.digest).slides
    before = ["", *(s.tab for s in slides)]
    return DeckData(
        [_slide(made, s, n, bool(s.tab) and s.tab != before[n - 1], widths) for n, s in enumerate(slides, 1)],
        dict(widths),
        {"same-notes": made.say("same-notes", section="{0}")},
    )


def _slide(made: Converter, slide: Slide, number: int, first: bool, widths: Mapping[str, float]) -> SlideData:
    minutes, seconds = divmod(slide.seconds, 60)
    content = slide.content
    kind, body = _body(made, slide)
    return SlideData(
        number=number,
        kind=kind,
        title=made.runs(slide.headline),
        section=made.clean(slide.section),
        first=first,
        body=body,
        charts={k: _chart(made, content, w) for k, w in widths.items()} if isinstance(content, Chart) else {},
        tables={k: _table(made, content, w) for k, w in widths.items()} if isinstance(content, Table) else {},
        sources=made.clean(slide.sources),
        notes=[made.clean(t.strip()) for t in slide.notes.splitlines() if t.strip()],
        planned=made.say("planned", minutes=minutes, seconds=f"{seconds:02d}"),
    )


def inner(width: float) -> float:
    """The width inside a slide's frame."""
    return width * (1 - 2 * _INSET)


def _chart(made: Converter, chart: Chart, width: float) -> ChartData:
    """A chart whose words are as large as the slide has room for."""
    em, room = max(_LEAST_EM, width * 0.0165), width * 9 / 16 * _DRAWN
    for larger in (em * 1.7, em * 1.4, em * 1.2):
        fits = height_of(chart, inner(width), larger) <= room and least_width(chart, larger) <= inner(width)
        if fits:
            return made.chart(chart, inner(width), larger)
    return made.chart(chart, inner(width), em)


def _table(made: Converter, table: Table, width: float) -> TableData:
    return made.table(table, max(SMALLEST, width * 0.0185), inner(width))


def _body(made: Converter, slide: Slide) -> tuple[str, Any]:
    match slide.content:
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
            return "chart" if isinstance(slide.content, Chart) else "table", None
        case Cards() | Points() | Entries():
            block = made.block(slide.content)
            return type(slide.content).__name__.lower(), block
        case _:
            return "trouble", say("pages.trouble", made.lang)
