"""Sheets to a printer, by the same painting as the PDF and the preview."""

from typing import Any

from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from qjviewer.ui.printing.errors import PrintError
from qjviewer.ui.printing.job import Job
from qjviewer.ui.printing.paint import paint_sheet, theme_for
from qjviewer.ui.printing.pdf import page_layout
from qjviewer.ui.printing.sheet import Document


def has_printer() -> bool:
    """Whether the system knows any printer."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:
        # A desktop without CUPS has no print support at all.
        return False
    return bool(QPrinterInfo.availablePrinterNames())


def print_with_dialog(document: Document, job: Job, parent: QWidget | None) -> bool:
    """Let the system's dialog choose printer, copies and pages, then print; False when called off."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, document, job)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(document.sheets))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    paint_on(printer, document, job)
    return True


def prepare(printer: Any, document: Document, job: Job) -> None:
    """Set what the options ask for: paper, colour, sides, name of the job."""
    from PySide6.QtPrintSupport import QPrinter

    printer.setDocName(job.cover.title)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(document.sheets[0], document.scale))
    gray = QPrinter.ColorMode.GrayScale
    printer.setColorMode(gray if job.options.gray else QPrinter.ColorMode.Color)
    if job.options.double_sided:
        long = job.options.landscape == (job.options.binding == "top")
        sides = QPrinter.DuplexMode
        printer.setDuplex(sides.DuplexLongSide if long else sides.DuplexShortSide)


def paint_on(printer: Any, document: Document, job: Job) -> None:
    """Paint the chosen pages; raises PrintError where the printer does not take them."""
    first = printer.fromPage() or 1
    last = printer.toPage() or len(document.sheets)
    sheets = document.sheets[first - 1 : last]
    painter, theme = QPainter(), theme_for(job.options.gray)
    if not sheets or not painter.begin(printer):
        raise PrintError("printer", printer=printer.printerName() or printer.outputFileName())
    try:
        for number, sheet in enumerate(sheets):
            job.tick(number, len(sheets))
            if number:
                layout: QPageLayout = page_layout(sheet, document.scale)
                printer.setPageLayout(layout)
                if not printer.newPage():
                    raise PrintError("printer", printer=printer.printerName())
            paint_sheet(painter, sheet, theme, printer.resolution() / 72 * document.scale)
    except PrintError:
        printer.abort()
        raise
    finally:
        painter.end()
