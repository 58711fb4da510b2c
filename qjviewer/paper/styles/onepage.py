"""`onepage` (一页纸): always one page, fitted over several forms; nothing is left out while room is left."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import msgspec

from qjviewer.charts.parting import parted, row_count
from qjviewer.pages.blocks import Chart, PointLine, Run, text_of
from qjviewer.paper.contract import ChartData, TableData
from qjviewer.paper.converting import Converter
from qjviewer.paper.digest import FEWEST_TILES, MOST_FURTHER, Digest, digest_of
from qjviewer.paper.drawings import least_width
from qjviewer.paper.fitting import FitItem, FittedPage, FormColumn, PageForm, fit
from qjviewer.paper.print_job import Job
from qjviewer.paper.style_layout import Layout
from qjviewer.wording import say

NAME = "onepage"
ORDER = 20
# The smallest words of a chart are 0.93 em: nothing is under 9 points.
EM: Final = 9.7
LAYOUT = Layout(em=EM, table=9.0, blocks=False, caption=10.0, is_numbered=False)
_GUTTER: Final = 18.0
_LEFT: Final = 0.56


def _form(name: str, *bands: tuple[tuple[str, str], ...]) -> PageForm:
    return PageForm(
        name, tuple(tuple(FormColumn(w, tuple(parts.split())) for w, parts in band) for band in bands)
    )


_TOP: Final = (("full", "conclusion tiles"),)
# What fills room that is left: two charts beside each other, statements.
_FURTHER: Final = tuple(f"further{n}" for n in range(MOST_FURTHER))
_MORE: Final = (
    *((("half", one), ("half", other)) for one, other in zip(_FURTHER[::2], _FURTHER[1::2], strict=True)),
    (("full", "statements"),),
)
_STEPS: Final = (("full", "steps"),)
_ENDS: Final = (*_MORE, (("full", "sections"),), _STEPS)
_UPRIGHT: Final = (
    _form("statement", _TOP, (("left", "table"), ("right", "chart highlights weaknesses")), *_ENDS),
    _form(
        "statement-told",
        _TOP,
        (("left", "table sections"), ("right", "chart highlights weaknesses")),
        *_MORE,
        _STEPS,
    ),
    _form(
        "beside", _TOP, (("left", "chart"), ("right", "highlights weaknesses")), (("full", "table"),), *_ENDS
    ),
    _form(
        "two-charts",
        _TOP,
        (("half", "chart"), ("half", "second")),
        (("half", "highlights"), ("half", "weaknesses")),
        (("full", "table"),),
        *_ENDS,
    ),
    _form(
        "stacked",
        _TOP,
        (("full", "chart"),),
        (("half", "highlights"), ("half", "weaknesses")),
        (("full", "table"),),
        *_ENDS,
    ),
)
_ACROSS: Final = (
    _form("wide", _TOP, (("half", "chart table"), ("half", "highlights weaknesses sections steps")), *_MORE),
    _form(
        "wide-table",
        _TOP,
        (("half", "table sections"), ("half", "chart highlights weaknesses steps")),
        *_MORE,
    ),
    _form(
        "wide-lists",
        _TOP,
        (("half", "chart sections"), ("half", "highlights weaknesses table steps")),
        *_MORE,
    ),
    _form(
        "wide-charts",
        _TOP,
        (("half", "chart"), ("half", "second")),
        (("half", "table sections"), ("half", "highlights weaknesses steps")),
        *_MORE,
    ),
)

_MOST_PARTS: Final = 3
# The part of the page's height that one chart may take.
_MOST_CHART: Final = 0.72


class OnePageData(msgspec.Struct):
    """What the template is given: everything there is to say, and the widths it is measured at."""

    conclusion: Any
    tiles: list[Any]
    counts: list[int]
    charts: dict[str, ChartData]
    second: dict[str, ChartData]
    further: list[ChartData]
    table: dict[str, TableData]
    highlights: list[Any]
    weaknesses: list[Any]
    statements: list[Any]
    sections: list[Any]
    steps: list[Any]
    steps_marks: list[Any]
    words: dict[str, str]
    widths: dict[str, float]
    items: list[FitItem]
    forms: list[PageForm]


def more(made: Converter, job: Job) -> OnePageData:
    """What the page may hold."""
    digest = digest_of(job.pages)
    digest = replace(digest, charts=tuple(_begun(made, c) for c in digest.charts))
    full = made.page.column
    half = (full - _GUTTER) / 2
    widths = {
        "full": full,
        "left": full * _LEFT - _GUTTER / 2,
        "right": full * (1 - _LEFT) - _GUTTER / 2,
        "half": half,
    }
    wide = job.options.landscape
    counts = _counts(len(digest.tiles))
    charts = [_drawn(made, c, widths) for c in digest.charts]
    further = [c for c in digest.further if least_width(c, EM) <= half]
    remark = digest.remark
    return OnePageData(
        conclusion=made.runs(digest.conclusion),
        tiles=[made.card(c) for c in digest.tiles],
        counts=counts,
        charts=charts[0] if charts else {},
        second=charts[1] if len(charts) > 1 else {},
        further=[made.chart(c, half) for c in further],
        table=_tables(made, digest, widths),
        highlights=[made.point(p) for p in digest.highlights],
        weaknesses=[made.point(p) for p in digest.weaknesses],
        statements=[made.point(p) for p in digest.statements],
        sections=[{"title": made.clean(t), "text": made.runs(r)} for t, r in digest.sections],
        steps=[made.line(s) for s in digest.steps],
        steps_marks=made.citing.marks(remark.sources) if remark and digest.steps else [],
        words=_words(made, digest),
        widths=widths,
        items=list(_items(digest, counts, len(further), made)),
        forms=list(_ACROSS if wide else _UPRIGHT),
    )


def _counts(tiles: int) -> list[int]:
    """How many tiles may stand on the page, most first: all of them, else four."""
    return [n for n in dict.fromkeys((tiles, min(tiles, FEWEST_TILES))) if n]


def _begun(made: Converter, chart: Chart) -> Chart:
    """The chart, of one with more rows than the page has room for its first rows; a note tells how many."""
    rows, room = row_count(chart.scene), made.page.tall * _MOST_CHART
    high = made.height_of(chart, made.page.column, EM)
    if high <= room or not rows:
        return chart
    scene = parted(chart.scene, max(6, int(rows * room / high)))[0]
    note = made.say("first-rows", shown=row_count(scene), rows=rows)
    return msgspec.structs.replace(chart, scene=scene, notes=(*chart.notes, (Run(note),)))


def _drawn(made: Converter, chart: Chart, widths: Mapping[str, float]) -> dict[str, ChartData]:
    """A chart at every width at which it reads."""
    fits = {k: w for k, w in widths.items() if k == "full" or least_width(chart, EM) <= w}
    return {k: made.chart(chart, w) for k, w in fits.items()}


def _tables(made: Converter, digest: Digest, widths: Mapping[str, float]) -> dict[str, TableData]:
    """The table at every width at which it is upright, in pieces under each other at most."""
    if digest.table is None:
        return {}
    found = {k: made.table(digest.table, width=w) for k, w in widths.items()}
    return {k: t for k, t in found.items() if len(t.parts) <= _MOST_PARTS and t.way == "upright"}


def _words(made: Converter, digest: Digest) -> dict[str, str]:
    remark = digest.remark
    steps = (
        made.say("steps-title", title=remark.next_title, who=remark.speaker, mode=remark.mode_text)
        if remark
        else ""
    )
    titles = {k: say(f"pages.{k}", made.lang) for k in ("highlights", "weaknesses")}
    titles["statements"] = say("pages.points", made.lang)
    return {**titles, "steps": made.clean(steps), "left": made.say("left-out", what="{0}")}


def _items(digest: Digest, counts: list[int], further: int, made: Converter) -> Iterator[FitItem]:
    """Everything there is to say with its worth; what the bundle calls optional is worth least.

    What only fills room is not told of where there is none.
    """

    def word(key: str) -> str:
        return made.say(f"cut-{key}")

    if digest.conclusion:
        yield FitItem("conclusion", "conclusion", 100, word("conclusion"))
    for number, count in enumerate(reversed(counts)):
        worth, told = (80, "tiles") if number == 0 else (15, "more-tiles")
        yield FitItem(f"tiles:{count}", "tiles", worth, word(told), f"tiles:{counts[-1]}" if number else "")
    for part, charts in zip(("chart", "second"), digest.charts, strict=False):
        worth = 20 if part == "second" else 12 if charts.optional else 45
        yield FitItem(part, part, worth, word(part))
        if charts.notes:
            yield FitItem(f"{part}-notes", part, 7, word("chart-notes"), needs=part)
    if digest.table:
        yield FitItem("table", "table", 30, word("table"))
    yield from _points("highlights", digest.highlights, word("points"))
    yield from _points("weaknesses", digest.weaknesses, word("points"))
    for n in range(further):
        yield FitItem(_FURTHER[n], _FURTHER[n], 3.9 - 0.1 * n, "")
    for n, _ in enumerate(digest.statements):
        yield FitItem(f"statements:{n}", "statements", 3.4 - 0.1 * n, "")
    for n, (_, _runs) in enumerate(digest.sections):
        yield FitItem(f"sections:{n}", "sections", 6, word("sections"))
    for n, step in enumerate(digest.steps):
        yield FitItem(f"steps:{n}", "steps", 16 - n, word("later-steps"))
        if text_of(step.text):
            yield FitItem(f"steps-text:{n}", "steps", 4 - 0.1 * n, word("step-words"), needs=f"steps:{n}")


def _points(part: str, points: tuple[PointLine, ...], word: str) -> Iterator[FitItem]:
    for n, point in enumerate(points):
        yield FitItem(f"{part}:{n}", part, 5 if point.optional else 14 - 2 * n, word)


def decide(sheet: OnePageData, heights: dict[str, float], room: float) -> FittedPage:
    """The page, once the typesetter has measured everything."""
    return fit(sheet.items, sheet.forms, heights, room)
