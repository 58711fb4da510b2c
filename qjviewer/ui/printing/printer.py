"""A print to a printer: the PDF itself where CUPS takes it, else pictures of its pages one by one."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace
from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_files import write_whole
from qjviewer.ui.printing.rasters import COARSE, can_raster, rasters
from qjviewer.ui.printing.setting import PagePicture, PageSetter

PPI: Final = 600
_LP: Final = "lp"
_PATIENCE: Final = 60


def has_printer() -> bool:
    """Whether the system knows any printer."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:
        # A desktop without CUPS has no print support at all.
        return False
    return bool(QPrinterInfo.availablePrinterNames())


def print_with_dialog(
    setter: PageSetter,
    pages: Sequence[PagePicture],
    options: PrintOptions,
    name: str,
    parent: QWidget | None,
    span: tuple[int, int] | None = None,
) -> int:
    """Let the system's dialog choose printer, copies and pages, then print; the copies, 0 when called off."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    options = as_printed(options, pages)
    prepare(printer, pages, options, name)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if span:
        dialog.setPrintRange(QPrintDialog.PrintRange.PageRange)
        dialog.setFromTo(*span)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return 0
    send(printer, setter, options)
    return max(1, int(printer.copyCount()))


def as_printed(options: PrintOptions, pages: Sequence[PagePicture]) -> PrintOptions:
    """The options with the way the paper lies: a style may turn it, and a sheet of two pages lies across."""
    return replace(options, landscape=pages[0].width > pages[0].height)


def prepare(printer: Any, pages: Sequence[PagePicture], options: PrintOptions, name: str) -> None:
    """Set what the options ask for: paper, colour, sides, name of the job."""
    from PySide6.QtPrintSupport import QPrinter

    printer.setDocName(name)
    printer.setFullPage(True)
    printer.setPageLayout(layout_of(pages[0]))
    gray = QPrinter.ColorMode.GrayScale
    printer.setColorMode(gray if options.gray else QPrinter.ColorMode.Color)
    if options.double_sided:
        sides = QPrinter.DuplexMode
        printer.setDuplex(sides.DuplexLongSide if _long_side(options) else sides.DuplexShortSide)


def _long_side(options: PrintOptions) -> bool:
    """Whether sheets are turned over their long side."""
    return options.landscape == (options.binding == "top")


def layout_of(page: PagePicture) -> QPageLayout:
    """The paper a page is printed on, without margins of Qt's own."""
    exact = QPageSize.SizeMatchPolicy.FuzzyMatch
    across = page.width > page.height
    size = QSizeF(min(page.width, page.height), max(page.width, page.height))
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size, QPageSize.Unit.Point, "", exact), way, QMarginsF())


def send(printer: Any, setter: PageSetter, options: PrintOptions) -> None:
    """Print what the dialog chose; raises PrintError where the printer does not take it."""
    if printer.outputFileName():
        # "Print to file" of the system's dialog: the file is ours, with text and outline.
        write_whole(Path(printer.outputFileName()), setter.pdf())
    elif shutil.which(_LP):
        queue(setter.pdf(), arguments(printer, options), printer.printerName())
    else:
        paint_on(printer, images(printer, setter, options))


def images(printer: Any, setter: PageSetter, options: PrintOptions) -> Iterator[QImage]:
    """The pages chosen as pictures, one at a time."""
    first, last = printer.fromPage() or 1, printer.toPage() or 10**6
    if can_raster():
        yield from rasters(setter.pdf(), min(PPI, printer.resolution()), options.gray, first, last)
        return
    for png in setter.pictures(min(COARSE, printer.resolution()))[first - 1 : last]:
        yield QImage.fromData(png)


def arguments(printer: Any, options: PrintOptions) -> list[str]:
    """What the queue is told: printer, copies, pages, sides, colour."""
    found = ["-d", printer.printerName(), "-n", str(max(1, printer.copyCount())), "-t", printer.docName()]
    if printer.fromPage():
        found += ["-P", f"{printer.fromPage()}-{printer.toPage() or printer.fromPage()}"]
    if options.double_sided:
        found += ["-o", "sides=two-sided-long-edge" if _long_side(options) else "sides=two-sided-short-edge"]
    if options.gray:
        found += ["-o", "print-color-mode=monochrome"]
    return found


def queue(pdf: bytes, more: Sequence[str], name: str, run: Callable[..., Any] = subprocess.run) -> None:
    """Hand a PDF to the printing system."""
    with tempfile.TemporaryDirectory(prefix="qjviewer-print-") as folder:
        file = Path(folder, "print.pdf")
        file.write_bytes(pdf)
        try:
            done = run([_LP, *more, "--", str(file)], capture_output=True, timeout=_PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PrintError("printer", printer=name) from error
    if done.returncode:
        raise PrintError("printer", printer=name)


def paint_on(printer: Any, pages: Iterable[QImage]) -> None:
    """Paint pages on paper; raises PrintError where the printer does not take them."""
    painter, left = QPainter(), iter(pages)
    name = printer.printerName() or printer.outputFileName()
    image = next(left, None)
    if image is None or not painter.begin(printer):
        raise PrintError("printer", printer=name)
    try:
        painter.drawImage(QRect(0, 0, printer.width(), printer.height()), image)
        for image in left:
            if not printer.newPage():
                raise PrintError("printer", printer=name)
            painter.drawImage(QRect(0, 0, printer.width(), printer.height()), image)
    except PrintError:
        printer.abort()
        raise
    finally:
        painter.end()
