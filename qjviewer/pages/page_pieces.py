"""The words of blocks piece by piece, each with the figure or item it shows: for finding and tracing."""

from collections.abc import Iterator

import msgspec

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
    Runs,
    Table,
    Trouble,
    text_of,
)


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a page as a reader meets it, and the names of the figures and items in it."""

    path: str
    text: str
    names: tuple[str, ...] = ()


def pieces_of(page: Page) -> Iterator[Piece]:
    """Every piece of a page in reading order; the headline's path is the page's own name."""
    if page.headline:
        yield _runs(page.id, page.headline)
    for block in page.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Piece]:
    match block:
        case Cards():
            yield from _titled(block.path, block.title)
            for card in block.cards:
                yield _card(block.path, card)
        case Chart():
            title = text_of(block.title)
            yield Piece(block.path, title, (*_names(block.title), *block.figures))
            yield from (_runs(block.path, note) for note in block.notes)
        case Points():
            yield from _titled(block.path, block.title)
            yield from (_runs(block.path, point.runs) for point in block.points)
        case Entries():
            yield from _titled(block.path, block.title)
            for entry in block.entries:
                words = f"{entry.name}　{text_of(entry.text)}".strip()
                yield Piece(block.path, words, (entry.item, *_names(entry.text)))
        case RemarkPanel():
            yield from _remark(block)
        case Table():
            yield from _titled(block.path, block.title)
            for row in block.rows:
                names = tuple(cell.figure for cell in row if cell.figure)
                yield Piece(block.path, " ".join(cell.text for cell in row), names)
        case Note():
            yield _runs(block.path, block.runs)
        case Trouble():
            yield Piece(block.path, block.text)


def _card(path: str, card: Card) -> Piece:
    before, after = (card.approx, "") if card.approx_before else ("", card.approx)
    value = f"{before}{card.number}{after}{card.unit}"
    words = (card.name, card.place, card.period, value, *card.labels, text_of(card.text))
    moved = (name for line in card.moves for name in _names(line))
    names = (card.figure, card.item, *(c.figure for c in card.chips), *moved, *_names(card.text))
    return Piece(path, " ".join(w for w in words if w), tuple(n for n in dict.fromkeys(names) if n))


def _remark(block: RemarkPanel) -> Iterator[Piece]:
    yield Piece(block.path, f"{block.slogan}　{block.speaker} {block.role}")
    yield from _titled(block.path, block.text)
    for line in (*block.musts, *block.next):
        yield _remark_line(block.path, line)


def _remark_line(path: str, line: RemarkLine) -> Piece:
    words = (line.title, text_of(line.text), "→".join(line.steps), text_of(line.links), line.responsible)
    return Piece(path, "　".join(w for w in words if w), (*_names(line.text), *_names(line.links)))


def _titled(path: str, runs: Runs) -> Iterator[Piece]:
    if runs:
        yield _runs(path, runs)


def _runs(path: str, runs: Runs) -> Piece:
    return Piece(path, text_of(runs), _names(runs))


def _names(runs: Runs) -> tuple[str, ...]:
    return tuple(dict.fromkeys(run.figure or run.item for run in runs if run.figure or run.item))
