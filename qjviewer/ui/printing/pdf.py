"""export(loaded, target, options): a briefing as a PDF with vectors, fonts, title and outline."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from qjviewer.load import Loaded
from qjviewer.ui.draw.fonts import load_fonts
from qjviewer.ui.draw.headless import application
from qjviewer.ui.printing.errors import PrintError
from qjviewer.ui.printing.faces import UNITS
from qjviewer.ui.printing.files import write_whole
from qjviewer.ui.printing.job import Job, Tick, job_for
from qjviewer.ui.printing.measure import QtRuler
from qjviewer.ui.printing.options import PrintOptions
from qjviewer.ui.printing.paint import paint_sheet, theme_for
from qjviewer.ui.printing.sheet import Document, Sheet
from qjviewer.ui.printing.styles import compose

_CREATOR = "qjviewer"
DEFAULT = PrintOptions()


@dataclass(frozen=True, slots=True)
class PrintResult:
    """What was written: where, how many pages, and what a style had to leave out."""

    target: Path
    pages: int
    dropped: tuple[str, ...] = ()


def export(
    loaded: Loaded, target: Path, options: PrintOptions = DEFAULT, tick: Tick | None = None
) -> PrintResult:
    """Print to a file; raises PrintError, and then an earlier file at `target` is as it was."""
    job = made_job(loaded, options, tick)
    document = compose(job)
    data = finished(_painted(document, job), document, job)
    _check(data, len(document.sheets), target)
    write_whole(target, data)
    return PrintResult(target, len(document.sheets), document.dropped)


def export_headless(loaded: Loaded, target: Path, options: PrintOptions = DEFAULT) -> PrintResult:
    """As `export`, from a process that has no application yet."""
    running = application(QGuiApplication)
    try:
        return export(loaded, target, options)
    finally:
        del running


def made_job(loaded: Loaded, options: PrintOptions, tick: Tick | None = None) -> Job:
    """The job of a print, measured with the fonts there are."""
    if not load_fonts().readable:
        raise PrintError("no-fonts")
    return job_for(loaded, options, QtRuler(), tick=tick)


def page_layout(sheet: Sheet, scale: float) -> QPageLayout:
    """The paper a sheet is printed on, without margins of Qt's own."""
    size = QPageSize(QSizeF(sheet.width * scale, sheet.height * scale), QPageSize.Unit.Point, "", _EXACT)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())


_EXACT = QPageSize.SizeMatchPolicy.ExactMatch


def _painted(document: Document, job: Job) -> bytes:
    """The pages as Qt writes them, in memory: Qt tells nothing of a full disk."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS * 72)
    writer.setCreator(_CREATOR)
    writer.setTitle(job.cover.title)
    if job.options.gray:
        writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
    writer.setPageLayout(page_layout(document.sheets[0], document.scale))
    painter, theme = QPainter(writer), theme_for(job.options.gray)
    try:
        for number, sheet in enumerate(document.sheets):
            job.tick(number, len(document.sheets))
            if number:
                writer.setPageLayout(page_layout(sheet, document.scale))
                writer.newPage()
            paint_sheet(painter, sheet, theme, UNITS * document.scale)
    finally:
        painter.end()
        buffer.close()
    return bytes(buffer.data().data())


def finished(data: bytes, document: Document, job: Job) -> bytes:
    """The PDF with what Qt does not write: outline, author, subject, keywords, language."""
    # Imported late: only who prints pays for it.
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import Fit, NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.add_metadata(_facts(job))
    scale = document.scale
    for entry in document.outline:
        top = (document.sheets[entry.sheet].height - entry.y) * scale
        writer.add_outline_item(title=entry.title, page_number=entry.sheet, fit=Fit.xyz(top=top))
    root: Any = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(job.teller.lang)
    if document.outline:
        root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _facts(job: Job) -> dict[str, str]:
    """Title, author, subject and keywords of the document."""
    cover = job.cover
    subject = job.say("subject", place=cover.place, period=cover.period, as_of=cover.as_of)
    words = (job.say("keywords"), cover.place, cover.period, *(p.title for p in job.pages), job.loaded.digest)
    return {
        "/Title": cover.title,
        "/Author": cover.author or _CREATOR,
        "/Subject": subject,
        "/Keywords": ", ".join(w for w in words if w),
        "/Creator": _CREATOR,
    }


def _check(data: bytes, pages: int, target: Path) -> None:
    """Refuse to put in place what a reader could not open."""
    from pypdf import PdfReader

    whole = data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")
    if not whole or len(PdfReader(io.BytesIO(data)).pages) != pages:
        raise PrintError("broken", target)
