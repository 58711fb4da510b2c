"""Hands the painting of slides down to printing, which stands below presenting."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from qjviewer.pages.deck import Slide
from qjviewer.ui.printing.slides import provide
from qjviewer.wording import Language


def provide_slides() -> None:
    """Let handouts and notes be printed."""
    provide(_paint)


def _paint(
    painter: QPainter, area: QRectF, slide: Slide, title: str, lang: Language, number: int, total: int
) -> None:
    # Most styles print no slide.
    from qjviewer.ui.present.slide.layout import Look, paint_slide
    from qjviewer.ui.present.slide.style import LIGHT

    paint_slide(painter, area, slide, Look(LIGHT, lang, title), number, total)
