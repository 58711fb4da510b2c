"""Slides on paper: painted by whoever projects them, who says so with `provide`.

Presenting stands above printing and may not be imported here.
"""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from qjviewer.pages.deck import Slide
from qjviewer.ui.printing.errors import PrintError
from qjviewer.ui.printing.sheet import Projected
from qjviewer.wording import Language

# Paints a slide into a rectangle: painter, rectangle, slide, title in its foot, language, number, total.
SlidePainter: TypeAlias = Callable[[QPainter, QRectF, Slide, str, Language, int, int], object]

_painters: list[SlidePainter] = []


def provide(painter: SlidePainter) -> None:
    """Say how slides are painted."""
    _painters[:] = [painter]


def provided() -> bool:
    """Whether slides can be painted."""
    return bool(_painters)


def paint_projected(painter: QPainter, area: QRectF, placed: Projected) -> None:
    """Paint one slide."""
    if not _painters:
        raise PrintError("no-slides")
    painter.save()
    _painters[0](painter, area, placed.slide, placed.title, placed.lang, placed.number, placed.total)
    painter.restore()
