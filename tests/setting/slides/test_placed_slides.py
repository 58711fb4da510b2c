"""Where every piece of a slide comes to stand: a golden of one slide of each kind."""

import os
from pathlib import Path
from typing import get_args

from qjviewer.pages.answer import answer
from qjviewer.pages.deck import Slide
from qjviewer.pages.maker import Maker
from qjviewer.pages.told import build
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.layout import lay_out
from qjviewer.setting.slides.look import look_for
from qjviewer.setting.slides.style import Ink, Mode, SlideStyle, page_width
from tests.rich.written import is_golden
from tests.shipped import shipped

# Written anew with QJVIEWER_GOLDENS=1; look at what changed before committing it.
GOLDEN = Path(__file__).parents[2] / "golden" / "placed_slides.txt"
SHOWN = [("zh-Hans", (16.0, 9.0)), ("en", (4.0, 3.0))]


def slides(lang, shape):
    """The first slide of each kind of the shipped briefing, and an answer, laid out."""
    loaded = shipped(lang=lang)
    look = look_for(loaded.cover, loaded.bundle, lang)
    remembered = {}
    deck = fit_deck(build(loaded.cover, loaded.pages, lang, loaded.digest), look, shape, remembered).deck
    first = {type(s.content).__name__: s for s in reversed(deck.slides)}
    asked = answer("fai.yoy@qujiang@2023H1", Maker(loaded.cube, loaded.view))
    first["AnswerPage"] = Slide("asked", "", asked.section, (), asked)
    for kind, slide in sorted(first.items()):
        yield kind, lay_out(slide, look, page_width(*shape), slide.label(lang), deck.total, remembered)


def told(sheet):
    """A line a piece: what it is, where it stands, how large and how loud it is."""
    for box in sheet.boxes:
        yield f"box {where(box.area)} {box.fill or ''} {box.border or ''}".rstrip()
    for drawing in sheet.drawings:
        yield f"chart {where(drawing.area)} em {drawing.em:g}"
    for small in sheet.smalls:
        yield f"small {where(small.area)} em {small.em:g}"
    for placed in sheet.words:
        words = placed.words
        inks = "+".join(dict.fromkeys(f"{s.ink}{' bold' * s.bold}" for s in words.stretches))
        text = "".join(s.text for s in words.stretches)
        lines = " / ".join(text[line.start : line.end] for line in words.broken)
        yield f"words {where(placed.area)} {words.smallest:g}-{words.largest:g} {inks} {lines}"


def where(area):
    return f"{area.left:.0f},{area.top:.0f} {area.width:.0f}x{area.height:.0f}"


def test_pieces_of_a_slide_stand_where_they_stood():
    found = []
    for lang, shape in SHOWN:
        for kind, sheet in slides(lang, shape):
            found += [f"{lang} {kind} {sheet.width:.0f}", *told(sheet), ""]
    if os.environ.get("QJVIEWER_GOLDENS"):
        GOLDEN.write_text("\n".join(found), encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8").split("\n") == found


def test_inks_look_as_they_did_in_every_mode():
    is_golden(
        "slides.inks",
        (f"{mode}: { {ink: SlideStyle(mode).hex(ink) for ink in get_args(Ink)} }" for mode in get_args(Mode)),
    )
