"""`notes`: a slide at the head of each page, the speaker's notes under it."""

from dataclasses import replace

from qjviewer.pages.deck import Slide
from qjviewer.ui.printing.desk import SANS, Desk
from qjviewer.ui.printing.feet import running_foot
from qjviewer.ui.printing.job import Job
from qjviewer.ui.printing.options import Frame
from qjviewer.ui.printing.paginate import Brick, Room, paginated
from qjviewer.ui.printing.projected import SHAPE, first_of_section, projected, ruled, slides_of
from qjviewer.ui.printing.sheet import Document, Entry, Face, Placed, Sheet, moved

NAME = "notes"
ORDER = 50
SLIDES = True
_NOTES = Face("serif", 12)


def compose(job: Job) -> Document:
    """Lay out a page for every slide, more where the notes are long."""
    slides = slides_of(job)
    desk = replace(job.desk(), body=_NOTES)
    bricks = [brick for n in range(len(slides)) for brick in _slide(job, desk, slides, n)]
    room = Room(lambda wide: job.frame(1).height, lambda cites, wide: 0.0)
    laid = list(paginated(bricks, room))
    sheets, outline = [], []
    for number, page in enumerate(laid, 1):
        job.tick(number, len(laid))
        area = job.frame(number)
        width, height = job.options.size(job.wide)
        placed: list[Placed] = list(job.watermark(width, height))
        for top, brick in page.bricks:
            placed += [moved(p, area.x, area.y + top) for p in brick.placed]
            if brick.section:
                outline.append(Entry(brick.section, number - 1, area.y + top))
        count = job.say("page-of", n=number, total=len(laid))
        end = area.y + area.height
        placed += running_foot(job.cover.title, count, job.stamp, desk, area.x, end, area.width)
        sheets.append(Sheet(width, height, tuple(placed)))
    return Document(tuple(sheets), tuple(outline), job.options.scale)


def _slide(job: Job, desk: Desk, slides: tuple[Slide, ...], index: int) -> list[Brick]:
    slide, first = slides[index], first_of_section(slides, index)
    # Wide paper has no room for notes under a slide as wide as the type area.
    width = min(desk.width, 0.55 * desk.height * SHAPE)
    art = projected(job, slide, index + 1, len(slides), (desk.width - width) / 2, 0, width)
    head = Brick(width / SHAPE, tuple(art), new_page=True, wide=job.wide)
    bricks = [replace(head, section=slide.section if first else "")]
    minutes, seconds = divmod(slide.seconds, 60)
    planned = job.say("planned", minutes=minutes, seconds=f"{seconds:02d}")
    bricks += desk.paragraph(desk.text(planned, SANS, "muted"), before=10, align="ragged")
    bricks += _notes(job, desk, slide, first, sum(b.height + b.before for b in bricks))
    return [replace(b, wide=job.wide) for b in bricks]


def _notes(job: Job, desk: Desk, slide: Slide, first: bool, used: float) -> list[Brick]:
    """The section's notes under its first slide; lines to write on under the others."""
    if slide.notes and first:
        return [
            brick
            for text in slide.notes.splitlines()
            if text.strip()
            for brick in desk.paragraph(desk.text(text.strip(), _NOTES), indent=2 * _NOTES.size, before=4)
        ]
    lead = []
    if slide.notes:
        lead = desk.paragraph(
            desk.text(job.say("same-notes", section=slide.section), SANS, "muted"), align="ragged"
        )
    height = desk.height - used - sum(b.height for b in lead) - 8
    return [*lead, Brick(height, tuple(ruled(Frame(0, 0, desk.width, height))))]
