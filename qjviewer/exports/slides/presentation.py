"""The slides of a briefing, one a slide of its deck."""

import io
from collections.abc import Iterator

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.slides.sheet_shapes import SheetShapes
from qjviewer.exports.slides.slide_canvas import SlideCanvas
from qjviewer.exports.slides.text_body import clean
from qjviewer.pages.blocks import Entries, Points, text_of
from qjviewer.pages.deck import Closing, Deck, Opening, SideBySide, Slide
from qjviewer.pages.told import build
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.layout import Remembered, lay_out
from qjviewer.setting.slides.look import SlideLook, look_for
from qjviewer.setting.slides.shapes import SHAPES
from qjviewer.setting.slides.style import HEIGHT, page_width

_UNIT = 540.0 / HEIGHT  # points: a slide is 540 high, whatever its shape
_TITLE_ONLY = 5  # the layout of the library's own template


def presentation(parts: Parts, options: Options) -> bytes:
    """The file; raises ImportError where python-pptx is missing."""
    from pptx import Presentation

    made = Presentation()
    remembered: Remembered = {}
    deck, width = fitted_slides(parts, options.slides, remembered), page_width(*SHAPES[options.slides])
    look = _look(parts)
    made.slide_width, made.slide_height = (round(v * _UNIT * 12_700) for v in (width, HEIGHT))
    made.core_properties.title, made.core_properties.author = (
        clean(parts.cover.title),
        clean(parts.cover.author),
    )
    for number, slide in enumerate(deck.slides, 1):
        target = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
        sheet = lay_out(slide, look, width, slide.label(parts.lang), deck.total, remembered)
        SheetShapes(target, sheet, parts, SlideCanvas(target.shapes, parts.lang, _UNIT)).make()
        if words := "\n".join(_notes(slide, parts)):
            target.notes_slide.notes_text_frame.text = clean(words)
        if slide.appendix:
            # Hidden: reached by its number or from the overview, not walked through.
            target._element.set("show", "0")
        options.advance(number / len(deck.slides))
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def fitted_slides(parts: Parts, shape: str, remembered: Remembered | None = None) -> Deck:
    """The pages that a projector of this shape shows; how their contents are laid out is `remembered`."""
    deck = build(parts.cover, parts.pages, parts.lang, parts.digest)
    return fit_deck(deck, _look(parts), SHAPES[shape], remembered).deck


def _look(parts: Parts) -> SlideLook:
    return look_for(parts.cover, parts.bundle, parts.lang, parts.mark)


def _notes(slide: Slide, parts: Parts) -> Iterator[str]:
    """What is spoken, who said what, and what a slide has no room for."""
    found = (slide.notes, *_said(slide, parts), *_in_full(slide, parts), slide.sources)
    yield from (words for words in found if words)


def _said(slide: Slide, parts: Parts) -> Iterator[str]:
    """Who said what the slide lists, for whoever reads the notes."""
    content = slide.content
    match content.first if isinstance(content, SideBySide) else content:
        case Points(points=points):
            told = ((text_of(p.runs), p.people) for p in points)
        case Entries(entries=entries):
            told = ((e.name, e.people) for e in entries)
        case _:
            return
    yield from (f"{words}{parts.said_by(people)}" for words, people in told if people)


def _in_full(slide: Slide, parts: Parts) -> Iterator[str]:
    """Whom the briefing compares itself with; every source with its address, and what was checked."""
    match slide.content:
        case Opening(cover=cover):
            yield cover.peers
        case Closing(cover=cover):
            yield from (f"[{s.number}] {s.text}" for s in cover.sources)
            yield from (cover.note, parts.fingerprint)
