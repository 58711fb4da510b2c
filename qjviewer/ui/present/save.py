"""Saves the slides of a show as a PDF, strokes included, in vectors."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFileDialog

from qjviewer.file_names import safe_name
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.style import HEIGHT, page_width
from qjviewer.ui.present.overlay import paint_strokes
from qjviewer.ui.present.room import Room
from qjviewer.ui.present.show import Show
from qjviewer.ui.present.slide_painting import paint_slide
from qjviewer.wording import say
from qjviewer.writing import refused, write_whole

HEIGHT_MM = 190.5
DPI = 300


def save_slides(path: Path, show: Show, look: SlideLook, shape: tuple[float, float]) -> None:
    """Write every slide to a PDF, whole or not at all; raises OSError."""
    write_whole(path, as_pdf(show, look, shape))


def as_pdf(show: Show, look: SlideLook, shape: tuple[float, float]) -> bytes:
    """Every slide with its strokes, one to a page."""
    millimetres = QSizeF(HEIGHT_MM * page_width(*shape) / HEIGHT, HEIGHT_MM)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(look.title)
    page = QPageSize(millimetres, QPageSize.Unit.Millimeter)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    area, total = QRectF(0, 0, writer.width(), writer.height()), show.deck.total
    for number, slide in enumerate(show.deck.slides):
        if number:
            writer.newPage()
        paint_slide(painter, area, slide, look, slide.label(look.lang), total, shape)
        paint_strokes(painter, area, show.ink.strokes(slide.key))
    painter.end()
    return bytes(buffer.data().data())


def save_interactively(show: Show, look: SlideLook, room: Room, tell: Callable[..., object]) -> None:
    """Ask where, save, and tell how it went by the name of a phrase with its values."""
    window = room.console if room.console.isVisible() else room.audience
    title = say("present.save-title", look.lang)
    start = str(Path.home() / f"{safe_name(look.title)}.pdf")
    name, _ = QFileDialog.getSaveFileName(window, title, start, "PDF (*.pdf)")
    if not name:
        return
    path = Path(name)
    try:
        save_slides(path, show, look, room.shape)
    except OSError as error:
        tell("not-saved", name=path.name, reason=refused(error, path).told(look.lang))
    else:
        tell("saved", name=path.name)
