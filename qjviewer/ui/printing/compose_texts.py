"""Statements, items, remarks and notes on paper."""

from collections.abc import Sequence
from dataclasses import replace

from qjviewer.pages.blocks import (
    Entries,
    Entry,
    Note,
    PointLine,
    Points,
    RemarkLine,
    RemarkPanel,
    Run,
    Trouble,
    text_of,
)
from qjviewer.ui.printing.desk import SANS, SMALL, Desk
from qjviewer.ui.printing.headings import block_heading, kept
from qjviewer.ui.printing.paginate import NO_CITES, Brick, Cites
from qjviewer.ui.printing.sheet import Face, Words, moved
from qjviewer.ui.printing.typeset import Span
from qjviewer.wording import say


def points(block: Points, desk: Desk) -> list[Brick]:
    """Statements, each with a dot or its kind (亮点, 短板) before it."""
    bricks = block_heading(block.title, desk)
    for point in block.points:
        bricks += hung(
            _lead(point, desk), point_spans(point, desk), desk, desk.cites(point.sources, point.runs)
        )
    return bricks


def point_spans(point: PointLine, desk: Desk, *, kind: bool = False) -> list[Span]:
    """The words of a statement (its kind before them if asked), the chart that draws it, its sources."""
    spans = desk.runs(point.runs, desk.body)
    if kind and point.kind:
        words = say(f"pages.{point.kind}", desk.teller.lang) + desk.say("colon")
        spans.insert(0, Span(words, replace(desk.body, bold=True)))
    marks = desk.marks(point.sources, desk.body.size)
    reference = desk.reference(point.runs)
    if not reference:
        return spans + marks
    # The reference goes before the full stop, as Chinese has it.
    text = spans[-1].text
    stop = text[-1] if text and text[-1] in "。." else ""
    body = spans[:-1] + ([Span(text.removesuffix(stop), desk.body)] if text.removesuffix(stop) else [])
    return [*body, Span(reference + stop, desk.body), *marks]


def _lead(point: PointLine, desk: Desk) -> Span:
    if not point.kind:
        return Span("•", Face("sans", desk.body.size + 2, bold=True))
    bold = Face("sans", desk.body.size - 0.5, bold=True)
    return Span(say(f"pages.{point.kind}", desk.teller.lang), bold)


def hung(
    lead: Span, spans: Sequence[Span], desk: Desk, cites: Cites = NO_CITES, width: float = 0.0
) -> list[Brick]:
    """A paragraph with a word hung before it; the lines that follow stand under its beginning."""
    taken = desk.ruler.width(lead.text, lead.face)
    x = max(width, 1.4 * desk.body.size, taken + 0.6 * desk.body.size)
    bricks = desk.paragraph(spans, x=x, before=2, cites=cites)
    first = bricks[0]
    base = first.placed[0].y if first.placed else first.height * 0.7
    head = moved(Words(0, 0, lead.text, lead.face, lead.ink), 0, base)
    return [replace(first, placed=(head, *first.placed)), *bricks[1:]]


def entries(block: Entries, desk: Desk) -> list[Brick]:
    """Items: kind in a narrow column, name and words beside it."""
    bricks = block_heading(block.title, desk)
    face = SANS
    column = max((desk.ruler.width(e.label, face) for e in block.entries), default=0.0) + 9
    column = min(column, desk.width / 4)
    for entry in block.entries:
        lead = Span(entry.label, face, "muted")
        cites = desk.cites(entry.sources, entry.text)
        bricks += hung(lead, entry_spans(entry, desk), desk, cites, column)
    return bricks


def entry_spans(entry: Entry, desk: Desk) -> list[Span]:
    """Name, words and sources of an item."""
    bold = replace(desk.body, bold=True)
    name = entry.name + (desk.say("colon") if entry.text else "")
    return [Span(name, bold), *desk.runs(entry.text, desk.body), *desk.marks(entry.sources, desk.body.size)]


def note(block: Note, desk: Desk) -> list[Brick]:
    """A remark on method, small."""
    spans = [Span(desk.say("note"), SMALL, "muted"), *desk.runs(block.runs, SMALL, "muted")]
    return desk.paragraph(spans, before=6, leading=1.45)


def trouble(block: Trouble, desk: Desk) -> list[Brick]:
    """Says that something is missing here: silence would pass for completeness."""
    return desk.paragraph(desk.text(block.text, SMALL, "muted"), before=6)


# Remarks --------------------------------------------------------------------------------


def remark(block: RemarkPanel, desk: Desk) -> list[Brick]:
    """A leader's remarks: slogan, who and how reported, background, musts, next steps."""
    slogan = block.slogan or block.speaker
    bricks = block_heading((Run(slogan),), desk)
    who = desk.say("who", name=block.speaker, role=block.role) if block.role else block.speaker
    line = " · ".join(p for p in (who, block.occasion, block.mode_text) if p)
    cites = desk.cites(block.sources, block.text)
    spans = [*desk.text(line, SANS, "muted"), *desk.marks(block.sources, SANS.size)]
    bricks += kept(desk.paragraph(spans, align="ragged", cites=cites))
    if block.text:
        bricks += desk.paragraph(desk.runs(block.text, desk.body), indent=2 * desk.body.size, before=3)
    for title, lines in ((block.musts_title, block.musts), (block.next_title, block.next)):
        bricks += remark_lines(title, lines, desk) if lines else []
    return bricks


def remark_lines(title: str, lines: Sequence[RemarkLine], desk: Desk) -> list[Brick]:
    """A numbered list of musts or next steps."""
    bold = Face("sans", desk.body.size, bold=True)
    bricks = kept(desk.paragraph(desk.text(title, bold), before=7, align="ragged"))
    for number, line in enumerate(lines, 1):
        spans = remark_spans(line, desk)
        cites = desk.cites((), (*line.text, *line.links))
        bricks += hung(Span(f"{number}.", desk.body), spans, desk, cites)
    return bricks


def remark_spans(line: RemarkLine, desk: Desk) -> list[Span]:
    """Title, words, steps in order, responsible unit and deadline of one must or step."""
    bold = replace(desk.body, bold=True)
    spans = [
        Span(line.title + (desk.say("colon") if line.text else ""), bold),
        *desk.runs(line.text, desk.body),
    ]
    if line.steps:
        spans.append(Span("\n" + " → ".join(line.steps), desk.body))
    due = [desk.say("responsible", who=line.responsible)] if line.responsible else []
    due += [desk.say("deadline", when=line.deadline)] if line.deadline else []
    if due:
        spans.append(Span("\n" + "　".join(due), desk.body))
    if line.links:
        spans.append(Span("\n" + desk.say("concerns", what=text_of(line.links)), SMALL, "muted"))
    return spans
