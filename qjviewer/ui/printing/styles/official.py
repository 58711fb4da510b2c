"""`official`: the typography of GB/T 9704-2012 without its red head, number, seal or secrecy mark.

22 lines of 28 characters on 156 × 225 mm; title 2号 小标宋, body 3号 仿宋, headings 黑体 and 楷体,
page number 4号 宋体 between dashes, on the outer side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qjviewer.pages.blocks import (
    Block,
    Card,
    Cards,
    Chart,
    Entries,
    Note,
    Page,
    Points,
    RemarkLine,
    RemarkPanel,
    Run,
    SourceMark,
    Table,
    Trouble,
    text_of,
    value_of,
)
from qjviewer.ui.printing.compose_charts import chart_row
from qjviewer.ui.printing.compose_tables import table
from qjviewer.ui.printing.compose_texts import entry_spans, point_spans, remark_spans
from qjviewer.ui.printing.desk import Desk
from qjviewer.ui.printing.feet import without_address
from qjviewer.ui.printing.headings import ordinal
from qjviewer.ui.printing.job import Job
from qjviewer.ui.printing.options import MM
from qjviewer.ui.printing.paginate import NO_CITES, Brick, Cites, Room, paginated
from qjviewer.ui.printing.sheet import Document, Entry, Face, Placed, Sheet, Words, moved
from qjviewer.ui.printing.typeset import Span

NAME = "official"
ORDER = 30
SLIDES = False
LINES, CHARACTERS = 22, 28
# 225 mm over 22 lines, 156 mm over 28 characters of 16 pt.
PITCH = 225 * MM / LINES
SPACING = 156 * MM / CHARACTERS - 16
TITLE = Face("title", 22)
BODY = Face("body", 16, spacing=SPACING)
HEADING, SUBHEADING = Face("heading", 16, spacing=SPACING), Face("subheading", 16, spacing=SPACING)
FOLIO = Face("folio", 14)
_SMALL_PITCH = PITCH / 2


def compose(job: Job) -> Document:
    """Lay out title, sections, sources and the line that dates and identifies the print."""
    desk = replace(job.desk(), body=BODY, leading=PITCH / 16, pitch=_SMALL_PITCH)
    bricks = [*_lines(desk.text(job.cover.title, TITLE), desk, align="center"), Brick(PITCH)]
    for number, page in enumerate(job.pages, 1):
        job.tick(0, 0)
        bricks += _section(number, page, replace(desk, tab=page.id))
    bricks += _end(job, desk, NO_CITES.union(*(b.cites for b in bricks)))
    bricks = [replace(b, wide=job.wide) for b in bricks]
    room = Room(lambda wide: job.frame(1, wide).height, lambda cites, wide: 0.0)
    laid = list(paginated(bricks, room))
    sheets, outline = [], []
    for n, page_laid in enumerate(laid, 1):
        job.tick(n, len(laid))
        area = job.frame(n)
        sheets.append(_sheet(job, desk, page_laid.bricks, n))
        outline += [Entry(b.section, n - 1, area.y + top) for top, b in page_laid.bricks if b.section]
    return Document(tuple(sheets), tuple(outline), job.options.scale)


def _sheet(job: Job, desk: Desk, bricks: Sequence[tuple[float, Brick]], number: int) -> Sheet:
    area = job.frame(number)
    width, height = job.options.size(job.wide)
    placed: list[Placed] = list(job.watermark(width, height))
    for top, brick in bricks:
        placed += [moved(p, area.x, area.y + top) for p in brick.placed]
    text = f"— {number} —"
    long = desk.ruler.width(text, FOLIO)
    # One character in from the outer side: right on odd pages, left on even ones.
    x = area.x + area.width - long - FOLIO.size if number % 2 else area.x + FOLIO.size
    # The dash stands 7 mm under the type area: the line's middle, a third of its size over the base.
    base = area.y + area.height + 7 * MM + FOLIO.size * 0.36
    return Sheet(width, height, (*placed, Words(x, base, text, FOLIO)))


# Paragraphs -----------------------------------------------------------------------------


def _lines(
    spans: Sequence[Span],
    desk: Desk,
    *,
    indent: int = 0,
    align: str = "left",
    cites: Cites = NO_CITES,
    joined: bool = False,
) -> list[Brick]:
    """A paragraph on the grid: every line takes one pitch."""
    largest = max((s.face.size for s in spans), default=BODY.size)
    first = indent * (BODY.size + SPACING)
    return desk.paragraph(
        spans, indent=first, align=align, leading=PITCH / largest, cites=cites, joined=joined
    )


def _prose(spans: Sequence[Span], desk: Desk, cites: Cites = NO_CITES) -> list[Brick]:
    """A paragraph of body text, indented two characters."""
    return _lines(spans, desk, indent=2, cites=cites)


def _heading(text: str, face: Face, desk: Desk, section: str = "") -> list[Brick]:
    bricks = _lines(desk.text(text, face), desk, indent=2, align="ragged", joined=True)
    bricks = [replace(b, joined=True) for b in bricks]
    return [replace(bricks[0], section=section), *bricks[1:]]


def _section(number: int, page: Page, desk: Desk) -> list[Brick]:
    title = desk.say("section", n=ordinal(number, desk.teller.lang), title=page.title)
    bricks = _heading(title, HEADING, desk, section=title)
    if page.headline:
        bricks += _prose(desk.runs(page.headline, BODY), desk, desk.cites((), page.headline))
    heads = 0
    for block in page.blocks:
        words = text_of(_title_of(block))
        if words:
            heads += 1
            n = ordinal(heads, desk.teller.lang)
            bricks += _heading(desk.say("subsection", n=n, title=words), SUBHEADING, desk)
        bricks += _block(block, desk)
    return bricks


def _title_of(block: Block) -> tuple[Run, ...]:
    """What stands as （一）over a block; charts and tables carry their title themselves."""
    match block:
        case Points() | Entries() | Cards():
            return block.title
        case RemarkPanel():
            return (Run(block.slogan or block.speaker),)
        case _:
            return ()


def _block(block: Block, desk: Desk) -> list[Brick]:
    match block:
        case Cards():
            return _prose(_cards(block.cards, desk), desk, _of_cards(block.cards, desk))
        case Chart():
            return _on_grid(chart_row((block,), desk, 10.5))
        case Table():
            return _on_grid(table(block, desk))
        case Points():
            said = [(point_spans(p, desk, kind=True), desk.cites(p.sources, p.runs)) for p in block.points]
            return [b for spans, cites in said for b in _prose(spans, desk, cites)]
        case Entries():
            said = [(entry_spans(e, desk), desk.cites(e.sources, e.text)) for e in block.entries]
            return [b for spans, cites in said for b in _prose(spans, desk, cites)]
        case RemarkPanel():
            return list(_remark(block, desk))
        case Note():
            return _prose([Span(desk.say("note"), BODY), *desk.runs(block.runs, BODY)], desk)
        case Trouble():
            return _prose(desk.text(block.text, BODY), desk)


def _on_grid(bricks: list[Brick]) -> list[Brick]:
    """A chart or table with enough white under it that the text after it is on the grid again."""
    height = sum(b.height + b.before for b in bricks)
    rest = -height % PITCH
    if rest < 0.1 or PITCH - rest < 0.1:
        return bricks
    return [*bricks[:-1], replace(bricks[-1], height=bricks[-1].height + rest)]


def _cards(cards: Sequence[Card], desk: Desk) -> list[Span]:
    """Cards as one sentence: name, value, rank, gap; the next after a semicolon."""
    spans: list[Span] = []
    for n, card in enumerate(cards, 1):
        stop = desk.say("full-stop" if n == len(cards) else "semicolon")
        words = _card(card, desk).rstrip("。.")
        spans += [Span(words, BODY), *desk.marks(card.sources, BODY.size), Span(stop, BODY)]
    return spans


def _card(card: Card, desk: Desk) -> str:
    comma = desk.teller.say("comma")
    value = value_of(card, desk.teller.lang)
    where = " ".join(p for p in (card.period, card.place) if p)
    name = desk.say("card-where", name=card.name, where=where) if where else card.name
    said = desk.say("card-value", name=name, value=value) if value else name
    parts = [said, *(c.text for c in card.chips), text_of(card.text)]
    return comma.join(p for p in parts if p)


def _of_cards(cards: Sequence[Card], desk: Desk) -> Cites:
    return NO_CITES.union(*(desk.cites(c.sources, c.text, c.figure) for c in cards))


def _remark(block: RemarkPanel, desk: Desk) -> Iterator[Brick]:
    who = desk.say("who", name=block.speaker, role=block.role) if block.role else block.speaker
    line = desk.teller.say("comma").join(p for p in (who, block.occasion, block.mode_text) if p)
    spans = [*desk.text(line + desk.say("full-stop"), BODY), *desk.marks(block.sources, BODY.size)]
    yield from _prose(spans, desk, desk.cites(block.sources, block.text))
    if block.text:
        yield from _prose(desk.runs(block.text, BODY), desk)
    for title, lines in ((block.musts_title, block.musts), (block.next_title, block.next)):
        if lines:
            yield from _heading(title, SUBHEADING, desk)
            yield from _remark_lines(lines, desk)


def _remark_lines(lines: Sequence[RemarkLine], desk: Desk) -> Iterator[Brick]:
    for n, line in enumerate(lines, 1):
        # Links to other tabs help on screen only; on paper the words stand for themselves.
        spans = remark_spans(replace(line, links=()), desk)
        yield from _prose([Span(f"{n}. ", BODY), *spans], desk, desk.cites((), line.text))


def _end(job: Job, desk: Desk, cites: Cites) -> list[Brick]:
    """Arithmetic and sources cited, then what the data are and when they were printed."""
    bricks = [Brick(PITCH)]
    for figure in sorted(c for c in cites if isinstance(c, str)):
        bricks += _prose(desk.text(desk.say("note") + desk.derived(figure), BODY), desk)
    cited = {c.number for c in cites if isinstance(c, SourceMark)}
    listed = [s for s in job.cover.sources if s.number in cited]
    if listed:
        title = job.say("sources")
        bricks += _heading(title, HEADING, desk, section=title)
    for source in listed:
        bricks += _prose(desk.text(f"[{source.number}] {without_address(source.text)}", BODY), desk)
    bricks.append(Brick(PITCH, joined=True))
    for line in (job.cover.author, job.cover.as_of, job.printed, job.say("digest", digest=job.digest)):
        if line:
            bricks += _lines(desk.text(line, BODY), desk, align="right", joined=True)
    return bricks
