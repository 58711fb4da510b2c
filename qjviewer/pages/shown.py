"""What a slide shows: the figures and items of its content, by name."""

from collections.abc import Iterator

from qjviewer.pages.answer_page import AnswerPage
from qjviewer.pages.blocks import Cards, Chart, Entries, Points, RemarkLine, Run, Runs, Table
from qjviewer.pages.deck import Content, RemarkList, SideBySide, Slogan


def figures_on(content: Content) -> frozenset[str]:
    """The figures that stand in a content; those asked of one (its gap, its rank) count as it."""
    return frozenset(name.partition(" ")[0] for name in names_of(content, figures=True) if name)


def names_of(content: Content, *, figures: bool) -> Iterator[str]:
    """The figures of a content in reading order, or its items."""
    match content:
        case AnswerPage(card=card):
            yield card.figure if figures else card.item
        case SideBySide(first=first, picture=picture):
            yield from names_of(first, figures=figures)
            yield from names_of(picture, figures=figures)
        case Cards(cards=cards):
            yield from (c.figure if figures else c.item for c in cards)
        case Chart() if figures:
            yield from content.figures
        case Table(rows=rows) if figures:
            yield from (cell.figure for row in rows for cell in row)
        case Entries(entries=entries) if not figures:
            yield from (e.item for e in entries)
        case _:
            yield from (r.figure if figures else r.item for r in runs_of(content))


def runs_of(content: Content) -> Iterator[Run]:
    """The runs of a content in words."""
    match content:
        case Points(points=points):
            yield from (r for p in points for r in p.runs)
        case Entries(entries=entries):
            yield from (r for e in entries for r in e.text)
        case RemarkList(lines=lines):
            yield from (r for line in lines for r in _of_line(line))
        case Slogan(panel=panel):
            yield from panel.text
        case _:
            return


def _of_line(line: RemarkLine) -> Runs:
    return (*line.text, *line.links)
