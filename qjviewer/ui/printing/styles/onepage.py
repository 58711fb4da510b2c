"""`onepage` (一页纸): always exactly one page; what does not fit is left out in a stated order.

Nothing is clipped and no type is under 9 pt. Each step of CUTS leaves out one thing more than the
step before; the first that fits is printed, and the page itself names what it leaves out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from qjviewer.pages.blocks import PointLine
from qjviewer.ui.printing.compose_cards import card_row, columns_for
from qjviewer.ui.printing.compose_charts import chart_head, drawing, notes_of
from qjviewer.ui.printing.compose_tables import notes_under
from qjviewer.ui.printing.compose_texts import hung
from qjviewer.ui.printing.desk import Desk, Numbering, beside, stacked
from qjviewer.ui.printing.digest import Digest, digest_of
from qjviewer.ui.printing.feet import NOTE, Feet, fitted, running_foot
from qjviewer.ui.printing.job import Job
from qjviewer.ui.printing.paginate import NO_CITES, Brick, Cites
from qjviewer.ui.printing.sheet import Document, Entry, Face, Placed, Sheet, Stroke, moved
from qjviewer.ui.printing.typeset import Span
from qjviewer.wording import say

NAME = "onepage"
ORDER = 20
SLIDES = False
SMALLEST = 9.0
_TITLE = Face("serif", 20, bold=True)
_HEADING, _BODY = Face("sans", 10.5, bold=True), Face("serif", 10)
_LEAD = Face("serif", 11, bold=True)
_EM = 9.7  # the smallest words of a chart are 0.93 em
_GUTTER = 18.0


@dataclass(frozen=True, slots=True)
class Content:
    """What is still printed, and the names of what is not."""

    digest: Digest
    explained: bool = True
    chart_notes: bool = True
    sources: bool = True
    dropped: tuple[str, ...] = ()


Cut = tuple[str, Callable[[Content], Content]]


def _digest(content: Content, **changes: object) -> Content:
    return replace(content, digest=replace(content.digest, **changes))  # type: ignore[arg-type]


def _firm(points: Iterable[PointLine]) -> tuple[PointLine, ...]:
    return tuple(p for p in points if not p.optional)


def _without_optional_points(c: Content) -> Content:
    return _digest(c, highlights=_firm(c.digest.highlights), weaknesses=_firm(c.digest.weaknesses))


def _without_optional_chart(c: Content) -> Content:
    return _digest(c, chart=None) if c.digest.chart and c.digest.chart.optional else c


# The order in which things are left out: first what the bundle calls optional, the numbers last.
CUTS: tuple[Cut, ...] = (
    ("optional-points", _without_optional_points),
    ("optional-chart", _without_optional_chart),
    ("step-words", lambda c: replace(c, explained=False)),
    ("sections", lambda c: _digest(c, sections=())),
    (
        "third-points",
        lambda c: _digest(c, highlights=c.digest.highlights[:2], weaknesses=c.digest.weaknesses[:2]),
    ),
    ("more-tiles", lambda c: _digest(c, tiles=c.digest.tiles[:4])),
    ("later-steps", lambda c: _digest(c, steps=c.digest.steps[:3])),
    ("chart-notes", lambda c: replace(c, chart_notes=False)),
    ("chart", lambda c: _digest(c, chart=None)),
    ("points", lambda c: _digest(c, highlights=(), weaknesses=())),
    ("steps", lambda c: _digest(c, steps=(), remark=None)),
    ("source-list", lambda c: replace(c, sources=False)),
    ("tiles", lambda c: _digest(c, tiles=())),
    ("conclusion", lambda c: _digest(c, conclusion=())),
)


def compose(job: Job) -> Document:
    """Lay out the page, leaving out as little as will do."""
    desk = replace(job.desk(), body=_BODY, leading=1.5, floor=SMALLEST, numbering=Numbering())
    feet = Feet(desk, job.loaded, compact=True)
    whole = Content(digest_of(job.pages))
    names = [name for name, _ in CUTS]
    applied = next(
        (n for n in range(len(names) + 1) if _fits(_cut(whole, names[:n], job), job, desk, feet)), len(names)
    )
    left_out = names[:applied]
    for name in names[:applied][::-1]:
        # A later cut may have made room for what was left out before it.
        fewer = [n for n in left_out if n != name]
        if _fits(_cut(whole, fewer, job), job, desk, feet):
            left_out = fewer
    content = _cut(whole, left_out, job)
    body, foot = _set(content, job, desk, feet)
    sheet = _sheet(job, desk, body, foot)
    return Document((sheet,), (Entry(_title(job), 0, 0),), job.options.scale, content.dropped)


def _cut(content: Content, names: Sequence[str], job: Job) -> Content:
    """What is left after these cuts; cuts that change nothing are not told."""
    for name, cut in CUTS:
        shorter = cut(content) if name in names else content
        if shorter != content:
            content = replace(shorter, dropped=(*content.dropped, job.say(f"cut-{name}")))
    return content


def _fits(content: Content, job: Job, desk: Desk, feet: Feet) -> bool:
    body, foot = _set(content, job, desk, feet)
    return body.height + foot.height <= desk.height


def _title(job: Job) -> str:
    return job.say("onepage-title", title=job.cover.title)


def _set(content: Content, job: Job, desk: Desk, feet: Feet) -> tuple[Brick, Brick]:
    """The page's body and its foot."""
    body = stacked([*_head(job, desk), *_parts(content, desk)])
    foot = feet.brick(body.cites, desk.width) if content.sources else Brick(0)
    return body, _foot(content, desk, foot)


def _foot(content: Content, desk: Desk, notes: Brick) -> Brick:
    """The notes, then what the page leaves out."""
    if not content.dropped:
        return notes
    words = desk.say("left-out", what=desk.teller.joined(content.dropped))
    said = desk.paragraph(desk.text(words, NOTE, "muted"), before=0 if notes.height else 8, leading=1.4)
    made = stacked([notes, *said])
    return replace(made, height=made.height + (0 if notes.height else 8))


def _head(job: Job, desk: Desk) -> list[Brick]:
    bricks = desk.paragraph(_title_spans(_title(job), desk), align="center", leading=1.4)
    facts = "　".join(p for p in (job.cover.as_of, job.cover.peers, job.printed) if p)
    bricks += desk.paragraph(desk.text(fitted(facts, NOTE, 2 * desk.width, desk), NOTE), align="center")
    return [*bricks, Brick(7, (Stroke(0, 5, desk.width, 5, 0.75),))]


def _title_spans(title: str, desk: Desk) -> list[Span]:
    """A title on one line if type of 16 pt or more will do, else on two, in the end with an ellipsis.

    The document's own title has it whole.
    """
    size = min(_TITLE.size, _TITLE.size * desk.width / max(desk.ruler.width(title, _TITLE), 1))
    face = replace(_TITLE, size=int(max(size, 14.0) * 4) / 4)
    room = desk.width if size >= 16 else 1.9 * desk.width
    return desk.text(fitted(title, face, room, desk), face)


def _parts(content: Content, desk: Desk) -> list[Brick]:
    digest = content.digest
    bricks: list[Brick] = []
    if digest.conclusion:
        bricks += desk.paragraph(desk.runs(digest.conclusion, _LEAD), indent=2 * _LEAD.size, before=4,
                                 cites=desk.cites((), digest.conclusion))  # fmt: skip
    bricks += _tiles(digest, desk)
    bricks += _middle(content, desk)
    for title, runs in digest.sections:
        spans = [Span(title + desk.say("colon"), replace(_BODY, bold=True)), *desk.runs(runs, _BODY)]
        bricks += desk.paragraph(spans, indent=2 * _BODY.size, before=3, cites=desk.cites((), runs))
    return bricks + _steps(content, desk)


def _tiles(digest: Digest, desk: Desk) -> list[Brick]:
    if not digest.tiles:
        return []
    columns = columns_for(len(digest.tiles), desk.width)
    rows = [digest.tiles[n : n + columns] for n in range(0, len(digest.tiles), columns)]
    rule = Brick(4, (Stroke(0, 3, desk.width, 3, 0.5, "axis"),), before=3)
    return [*(card_row(row, columns, desk) for row in rows), rule]


def _middle(content: Content, desk: Desk) -> list[Brick]:
    """The chart with strong and weak points beside it where it is narrow enough, else under it."""
    digest, chart = content.digest, content.digest.chart
    if chart is None:
        return _points(digest, desk)
    left = max(0.56 * desk.width, chart.scene.min_width * _EM)
    beside_it = (digest.highlights or digest.weaknesses) and left <= 0.68 * desk.width
    column = desk.narrowed(left if beside_it else desk.width)
    head = chart_head(chart, column)
    head[-1] = replace(head[-1], cites=desk.cites(chart.source_marks))
    drawn = stacked([*head, drawing(chart, column, _EM)])
    notes = notes_under(notes_of(chart) if content.chart_notes else (), "", (), desk)
    if not beside_it:
        return [replace(drawn, before=8), *notes, *_points(digest, desk)]
    x = left + _GUTTER
    points = stacked(_lists(digest, desk.narrowed(desk.width - x)))
    return [replace(beside([(0.0, drawn), (x, points)]), before=8), *notes]


def _lists(digest: Digest, desk: Desk) -> list[Brick]:
    """亮点, then 短板, one under the other."""
    bricks: list[Brick] = []
    for key, points in (("highlights", digest.highlights), ("weaknesses", digest.weaknesses)):
        if points:
            bricks += [*_heading(say(f"pages.{key}", desk.teller.lang), desk), *_numbered(points, desk)]
    return bricks


def _points(digest: Digest, desk: Desk) -> list[Brick]:
    """亮点 and 短板 beside each other; one alone takes the whole width."""
    if not digest.highlights or not digest.weaknesses:
        return _lists(digest, desk)
    half = (desk.width - _GUTTER) / 2
    column = desk.narrowed(half)
    left = stacked(_lists(replace(digest, weaknesses=()), column))
    right = stacked(_lists(replace(digest, highlights=()), column))
    return [replace(beside([(0.0, left), (half + _GUTTER, right)]), before=7)]


def _heading(text: str, desk: Desk) -> list[Brick]:
    return desk.paragraph(desk.text(text, _HEADING), before=7, align="ragged", leading=1.5)


def _numbered(points: Iterable[PointLine], desk: Desk) -> list[Brick]:
    bricks: list[Brick] = []
    for number, point in enumerate(points, 1):
        spans = [*desk.runs(point.runs, _BODY), *desk.marks(point.sources, _BODY.size)]
        bricks += hung(Span(f"{number}.", _BODY), spans, desk, desk.cites(point.sources, point.runs))
    return bricks


def _steps(content: Content, desk: Desk) -> list[Brick]:
    remark, steps = content.digest.remark, content.digest.steps
    if remark is None or not steps:
        return []
    title = desk.say("steps-title", title=remark.next_title, who=remark.speaker, mode=remark.mode_text)
    spans = [*desk.text(title, _HEADING), *desk.marks(remark.sources, _HEADING.size)]
    bricks = desk.paragraph(spans, before=7, align="ragged", leading=1.5, cites=desk.cites(remark.sources))
    for number, line in enumerate(steps, 1):
        explained = content.explained and bool(line.text)
        spans = [Span(line.title + (desk.say("colon") if explained else ""), replace(_BODY, bold=True))]
        spans += desk.runs(line.text, _BODY) if explained else []
        due = [desk.say("responsible", who=line.responsible)] if line.responsible else []
        due += [desk.say("deadline", when=line.deadline)] if line.deadline else []
        spans += [Span("　" + "　".join(due), Face("sans", SMALLEST))] if due else []
        cites: Cites = desk.cites((), line.text) if explained else NO_CITES
        bricks += hung(Span(f"{number}.", _BODY), spans, desk, cites)
    return bricks


def _sheet(job: Job, desk: Desk, body: Brick, foot: Brick) -> Sheet:
    area = job.frame(1)
    width, height = job.options.size(job.wide)
    placed: list[Placed] = list(job.watermark(width, height))
    placed += [moved(p, area.x, area.y) for p in body.placed]
    at = area.y + area.height - foot.height + 8
    placed += [moved(p, area.x, at) for p in foot.placed]
    stamp = job.say("digest", digest=job.digest)
    placed += running_foot(job.cover.title, stamp, "", desk, area.x, area.y + area.height, area.width)
    return Sheet(width, height, tuple(placed))
