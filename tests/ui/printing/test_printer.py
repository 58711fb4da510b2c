"""Prints go to CUPS as the PDF they are, else as pictures one page at a time."""

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_errors import PrintError
from qjviewer.ui.printing import printer as module
from qjviewer.ui.printing.setting import PageSetter, picture_of
from tests.shipped import qujiang


@pytest.fixture(scope="module")
def loaded():
    return qujiang()


@pytest.fixture
def setter(qtbot, loaded):
    made = PageSetter(loaded)
    pages = []
    made.pages_ready.connect(lambda found, draft: pages.extend([] if draft else found))
    made.set(PrintOptions(style="onepage"))
    qtbot.waitUntil(lambda: bool(pages))
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


@pytest.mark.parametrize(("wide", "high", "edge"), [(595, 842, "long"), (842, 595, "short")])
def test_a_page_that_a_style_turned_is_turned_over_its_own_edge(wide, high, edge):
    printed = module.as_printed(PrintOptions(double_sided=True), [SimpleNamespace(width=wide, height=high)])
    assert f"sides=two-sided-{edge}-edge" in module.arguments(chosen(), printed)


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
    options = PrintOptions(gray=True, double_sided=True)
    module.prepare(printer, [picture_of(setter.pictures(72)[0], 72)], options, "简报")
    module.paint_on(printer, module.images(printer, setter, options))
    assert (tmp_path / "a.pdf").stat().st_size > 1000


@pytest.mark.parametrize("gray", [True, False])
@pytest.mark.parametrize("has_pdfium", [True, False])
def test_pictures_are_as_sharp_as_the_printer(setter, monkeypatch, gray, has_pdfium):
    monkeypatch.setattr(module, "can_raster", lambda: has_pdfium)
    printer = chosen(resolution=150)
    (image,) = module.images(printer, setter, PrintOptions(gray=gray))
    assert image.width() == pytest.approx(595.3 / 72 * 150, abs=2)
    assert image.pixelColor(2, 2).lightness() > 250
    rows = range(image.height() // 3, image.height() // 2, 8)
    assert min(image.pixelColor(x, y).lightness() for y in rows for x in range(0, image.width(), 2)) < 120


@pytest.mark.slow
def test_a_page_at_600_dots_an_inch_takes_little_memory(setter):
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    printer = chosen(resolution=600)
    for image in module.images(printer, setter, PrintOptions()):
        assert image.width() == pytest.approx(4961, abs=2)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 250


def test_print_to_file_writes_our_own_pdf(setter, tmp_path):
    printer = SimpleNamespace(outputFileName=lambda: str(tmp_path / "a.pdf"))
    module.send(printer, setter, PrintOptions())
    assert (tmp_path / "a.pdf").read_bytes() == setter.pdf()


def test_a_printer_that_does_not_begin_is_told(setter, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "no" / "a.pdf"))
    with pytest.raises(PrintError):
        module.paint_on(printer, [])


def test_a_page_keeps_its_size(setter):
    page = picture_of(setter.pictures(96)[0], 96)
    assert isinstance(page.image, QImage)
    assert (page.width, page.height) == pytest.approx((595.3, 841.9), abs=1)
    assert module.layout_of(page).pageSize().sizePoints().toTuple() == (595, 842)
