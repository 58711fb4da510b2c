"""Prints go to CUPS as the PDF they are, else as pictures one page at a time."""

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from qjviewer.load import load
from qjviewer.paper.errors import PrintError
from qjviewer.paper.options import PrintOptions
from qjviewer.resources import builtin_bundle
from qjviewer.ui.printing import printer as module
from qjviewer.ui.printing.setting import PageSetter, picture_of


@pytest.fixture
def setter(qtbot):
    made = PageSetter(load(builtin_bundle()))
    pages = []
    made.pages_ready.connect(lambda found, draft: pages.extend([] if draft else found))
    made.set(PrintOptions(style="onepage"))
    qtbot.waitUntil(lambda: bool(pages), timeout=20_000)
    yield made
    made.close()


def chosen(**more):
    values = {"printerName": "hp", "copyCount": 2, "docName": "简报", "fromPage": 0, "toPage": 0} | more
    return SimpleNamespace(**{k: lambda v=v: v for k, v in values.items()})


@pytest.mark.parametrize(
    ("options", "pages", "wanted"),
    [
        ({}, {}, ["-d", "hp", "-n", "2", "-t", "简报"]),
        ({}, {"fromPage": 2, "toPage": 3}, ["-P", "2-3"]),
        ({"double_sided": True}, {}, ["-o", "sides=two-sided-long-edge"]),
        ({"double_sided": True, "binding": "top"}, {}, ["-o", "sides=two-sided-short-edge"]),
        ({"gray": True}, {}, ["-o", "print-color-mode=monochrome"]),
    ],
)
def test_the_queue_is_told_what_was_chosen(options, pages, wanted):
    found = module.arguments(chosen(**pages), PrintOptions(**options))
    at = found.index(wanted[0]) if wanted[0] != "-o" else found.index(wanted[1]) - 1
    assert found[at : at + len(wanted)] == wanted


def test_the_pdf_itself_goes_to_the_queue():
    seen = []

    def run(command, **_):
        seen.append((command, Path(command[-1]).read_bytes()))
        return subprocess.CompletedProcess(command, 0)

    module.queue(b"%PDF-1.7", ["-d", "hp"], "hp", run)
    ((command, data),) = seen
    assert command[:3] == ["lp", "-d", "hp"]
    assert data == b"%PDF-1.7"


@pytest.mark.parametrize("fault", [OSError("x"), subprocess.TimeoutExpired("lp", 60), 1])
def test_a_queue_that_takes_nothing_is_told(fault):
    def run(command, **_):
        if isinstance(fault, Exception):
            raise fault
        return subprocess.CompletedProcess(command, fault)

    with pytest.raises(PrintError) as caught:
        module.queue(b"%PDF", [], "hp", run)
    assert "hp" in caught.value.message()


def test_without_a_queue_pictures_are_painted(setter, tmp_path, qapp):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    pictures = setter.pictures(72)
    page = picture_of(pictures[0], 72)
    module.prepare(printer, [page], PrintOptions(gray=True, double_sided=True), "简报")
    module.paint_on(printer, pictures * 3, PrintOptions(gray=True))
    assert (tmp_path / "a.pdf").stat().st_size > 1000


def test_print_to_file_writes_our_own_pdf(setter, tmp_path):
    printer = SimpleNamespace(outputFileName=lambda: str(tmp_path / "a.pdf"))
    module.send(printer, setter, PrintOptions())
    assert (tmp_path / "a.pdf").read_bytes() == setter.pdf()


def test_a_printer_that_does_not_begin_is_told(setter, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "no" / "a.pdf"))
    with pytest.raises(PrintError):
        module.paint_on(printer, [], PrintOptions())


def test_a_page_keeps_its_size(setter):
    page = picture_of(setter.pictures(96)[0], 96)
    assert isinstance(page.image, QImage)
    assert (page.width, page.height) == pytest.approx((595.3, 841.9), abs=1)
    assert module.layout_of(page).pageSize().sizePoints().toTuple() == (595, 842)
