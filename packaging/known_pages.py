"""Tells from a picture of a projector which page of a deck stands on it, and how far it is built up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from qjviewer.load import Loaded
from qjviewer.pages.asking import Askable, answering
from qjviewer.pages.blocks import text_of
from qjviewer.pages.deck import Deck, Slide
from qjviewer.pages.maker import Maker
from qjviewer.pages.told import build
from qjviewer.release import release_of
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.layout import lay_out
from qjviewer.setting.slides.look import SlideLook, look_for
from qjviewer.setting.slides.style import page_width
from qjviewer.ui.live.differences import grouped

SHAPE: Final = (1920, 1080)
# Pictures are compared this small; a page and its next step differ by more than what painting leaves.
_SMALL: Final = (480, 270)
_ALIKE: Final = 2.5


@dataclass(frozen=True)
class KnownPage:
    """A page up to a step, and its picture."""

    slide: Slide
    step: int
    told: str
    picture: Any


class KnownPages:
    """Every page of a briefing's deck at every step, and answers that were asked for."""

    def __init__(self, loaded: Loaded) -> None:
        assert loaded.cover is not None
        assert loaded.cube is not None
        lang = loaded.view.lang
        self.lang = lang
        self.look: SlideLook = look_for(loaded.cover, loaded.bundle, lang, release_of(loaded).mark(lang))
        told = build(loaded.cover, loaded.pages, lang, grouped(loaded.digest))
        self.deck: Deck = fit_deck(told, self.look, SHAPE).deck
        self.maker = Maker(loaded.cube, loaded.view)
        self.known = [self._known(s, step) for s in self.deck.slides for step in range(s.steps + 1)]

    def add_answer(self, one: Askable) -> None:
        """Know the page that answers a question, too."""
        slide = answering(one, self.deck, self.maker)
        assert slide is not None
        self.known.append(self._known(slide, slide.steps))

    def _known(self, slide: Slide, step: int) -> KnownPage:
        number = slide.label(self.lang)
        whole = f"{step + 1}/{slide.steps + 1} " if slide.steps else ""
        told = f"{number} {whole}{text_of(slide.headline)}"
        return KnownPage(slide, step, told, small(_painted(slide, step, self.look, number, self.deck.total)))

    def seen_in(self, pixels: Any) -> KnownPage | None:
        """The page a picture shows; None where it shows none of them."""
        import numpy as np

        now = small(pixels)
        off = [float(np.abs(page.picture - now).mean()) for page in self.known]
        best = min(range(len(off)), key=off.__getitem__)
        return self.known[best] if off[best] < _ALIKE else None


def small(pixels: Any) -> Any:
    """A picture in shades of grey, small enough to be compared quickly."""
    import numpy as np

    grey = sum(((pixels >> shift) & 0xFF).astype(np.float32) for shift in (0, 8, 16)) / 3
    width, height = _SMALL
    across, down = grey.shape[1] // width, grey.shape[0] // height
    return grey[: down * height, : across * width].reshape(height, down, width, across).mean((1, 3))


def _painted(slide: Slide, step: int, look: SlideLook, number: str, total: int) -> Any:
    import numpy as np
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    from qjviewer.ui.present.slide_painting import paint_sheet

    image = QImage(*SHAPE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet = lay_out(slide, look, page_width(*SHAPE), number, total)
    paint_sheet(painter, QRectF(0, 0, *SHAPE), sheet, step)
    painter.end()
    return np.array(image.constBits()).view("<u4").reshape(SHAPE[1], SHAPE[0]) & 0xFFFFFF


def save_picture(pixels: Any, target: str) -> None:
    """Write what was seen as a PNG."""
    import numpy as np
    from PySide6.QtGui import QImage

    whole = np.ascontiguousarray(pixels | 0xFF000000, dtype="<u4")
    height, width = whole.shape
    if not QImage(whole.tobytes(), width, height, width * 4, QImage.Format.Format_RGB32).save(target):
        raise OSError(f"cannot write {target}")
