"""`summary`: the whole briefing, one section a tab, sources numbered at the foot of each page."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from qjviewer.pages.blocks import Block, Chart, Page, SourceMark, Table
from qjviewer.ui.printing.columns import table_width
from qjviewer.ui.printing.compose import composed
from qjviewer.ui.printing.compose_charts import chart_rows
from qjviewer.ui.printing.compose_tables import table
from qjviewer.ui.printing.desk import SANS, Desk
from qjviewer.ui.printing.feet import Feet, running_foot, source_list
from qjviewer.ui.printing.headings import BLOCK, kept, section_heading
from qjviewer.ui.printing.job import Job
from qjviewer.ui.printing.paginate import Brick, Laid, Room, paginated
from qjviewer.ui.printing.sheet import Document, Entry, Face, Placed, Sheet, Stroke, moved

NAME = "summary"
ORDER = 10
SLIDES = False
_TITLE = Face("serif", 22, bold=True)
_CONCLUSION = Face("serif", 11, bold=True)


def compose(job: Job) -> Document:
    """Lay out the cover block and every section."""
    desk = job.desk()
    feet = Feet(desk, job.loaded)
    bricks = _cover(job, desk)
    for number, page in enumerate(job.pages, 1):
        job.tick(0, 0)
        bricks += _section(number, page, replace(desk, tab=page.id), job)
    bricks += _sources(job, desk, {c.number for b in bricks for c in b.cites if isinstance(c, SourceMark)})
    room = Room(lambda wide: job.frame(1, wide).height,
                lambda cites, wide: feet.height(cites, job.frame(1, wide).width))  # fmt: skip
    laid = list(paginated(bricks, room))
    sheets = [_sheet(job, desk, feet, page, n, len(laid)) for n, page in enumerate(laid, 1)]
    return Document(tuple(sheets), tuple(_outline(job, laid)), job.options.scale)


def _cover(job: Job, desk: Desk) -> list[Brick]:
    cover = job.cover
    bricks = desk.paragraph(desk.text(cover.title, _TITLE), align="center", leading=1.45)
    facts = "　".join(p for p in (cover.period, cover.as_of, cover.peers, cover.author) if p)
    bricks += desk.paragraph(desk.text(facts, SANS), before=6, align="center")
    if cover.note:
        bricks += desk.paragraph(desk.text(cover.note, SANS, "muted"), align="center")
    stamp = "　".join((job.printed, job.say("digest", digest=job.digest)))
    bricks += desk.paragraph(desk.text(stamp, SANS, "muted"), align="center")
    bricks = [*kept(bricks), Brick(8, (Stroke(0, 6, desk.width, 6, 0.75),), joined=True)]
    return [replace(b, wide=job.wide) for b in bricks]


def _sources(job: Job, desk: Desk, cited: Collection[int]) -> list[Brick]:
    """The sources cited in full, as the last section without a number."""
    listed = source_list([s for s in job.cover.sources if s.number in cited], desk)
    if not listed:
        return []
    title = desk.text(job.say("sources"), BLOCK)
    head = desk.paragraph(title, before=18, align="ragged", joined=True)
    head[0] = replace(head[0], section=job.say("sources"))
    return [replace(b, wide=job.wide) for b in (*head, *listed)]


def _section(number: int, page: Page, desk: Desk, job: Job) -> list[Brick]:
    bricks = section_heading(number, page.title, desk)
    if number == 1:
        bricks[0] = replace(bricks[0], before=10)
    if page.headline:
        spans = desk.runs(page.headline, _CONCLUSION)
        cites = desk.cites((), page.headline)
        bricks += desk.paragraph(spans, indent=2 * _CONCLUSION.size, cites=cites, joined=bool(page.blocks))
    for charts, blocks in groupby(page.blocks, lambda b: isinstance(b, Chart)):
        if charts:
            bricks += chart_rows([b for b in blocks if isinstance(b, Chart)], desk)
        else:
            bricks += [brick for block in blocks for brick in _block(block, desk, job)]
    return [replace(b, wide=b.wide or job.wide) for b in bricks]


def _block(block: Block, desk: Desk, job: Job) -> list[Brick]:
    if isinstance(block, Table) and not job.wide and table_width(block, desk) > desk.width:
        area = job.frame(1, wide=True)
        return table(block, replace(desk, width=area.width, height=area.height), wide=True)
    return composed(block, desk)


def _sheet(job: Job, desk: Desk, feet: Feet, page: Laid, number: int, total: int) -> Sheet:
    job.tick(number, total)
    area = job.frame(number, page.wide)
    width, height = job.options.size(page.wide)
    placed: list[Placed] = list(job.watermark(width, height))
    for top, brick in page.bricks:
        placed += [moved(p, area.x, area.y + top) for p in brick.placed]
    notes = feet.brick(page.cites, area.width)
    at = area.y + area.height - notes.height + (8 if notes.height else 0)
    placed += [moved(p, area.x, at) for p in notes.placed]
    count = job.say("page-of", n=number, total=total)
    placed += running_foot(job.cover.title, count, job.stamp, desk, area.x, area.y + area.height, area.width)
    return Sheet(width, height, tuple(placed))


def _outline(job: Job, laid: Sequence[Laid]) -> Iterator[Entry]:
    for number, page in enumerate(laid):
        top_of_area = job.frame(number + 1, page.wide).y
        for top, brick in page.bricks:
            if brick.section:
                yield Entry(brick.section, number, top_of_area + top)
