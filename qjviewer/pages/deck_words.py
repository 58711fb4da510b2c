"""Every word of a slide, chart and all: what newer data may say otherwise."""

from collections.abc import Iterator

from qjviewer.charts.marks import Axis, Bracket, Flow, Label, Scene
from qjviewer.pages.answer_page import AnswerPage
from qjviewer.pages.blocks import Block, Chart, Page, Table, text_of
from qjviewer.pages.deck import Closing, Content, Opening, RemarkList, SideBySide, Slide, Slogan
from qjviewer.pages.page_pieces import pieces_of


def words_on(slide: Slide) -> tuple[str, ...]:
    """The texts of a slide in reading order, its notes and sources among them."""
    texts = (slide.section, text_of(slide.headline), *_of(slide.content), slide.sources, slide.notes)
    return tuple(text for text in texts if text)


def _of(content: Content) -> Iterator[str]:
    match content:
        case SideBySide(first=first, picture=picture):
            yield text_of(content.first_caption)
            yield from _of(first)
            yield text_of(content.caption)
            yield from _of(picture)
        case Opening(cover=cover):
            yield from (cover.title, cover.place, cover.period, cover.as_of, cover.peers, cover.author)
        case Closing(cover=cover):
            yield from (source.text for source in cover.sources)
            yield cover.note
        case Slogan(panel=panel):
            yield from (panel.speaker, panel.role, panel.occasion, panel.mode_text, panel.slogan)
            yield text_of(panel.text)
        case RemarkList(lines=lines):
            for line in lines:
                yield from (line.title, text_of(line.text), *line.steps, text_of(line.links))
                yield from (line.responsible, line.deadline)
        case AnswerPage():
            yield from (content.name, content.card.number, content.said)
        case _:
            yield from _of_block(content)


def _of_block(block: Block) -> Iterator[str]:
    yield from (piece.text for piece in pieces_of(Page("", "", (), (block,))))
    if isinstance(block, Chart):
        yield text_of(block.subtitle)
        yield from _on(block.scene)
    if isinstance(block, Table):
        yield " ".join(block.header)
        yield from map(text_of, block.notes)


def _on(scene: Scene) -> Iterator[str]:
    yield from (key.text for key in scene.legend)
    for mark in scene.marks:
        match mark:
            case Label() | Bracket():
                yield mark.text
            case Flow(words=words):
                yield " ".join(word.text for word in words)
            case Axis(ticks=ticks):
                yield from (text for _, text in ticks)
