"""Opens our office files with LibreOffice, compares the numbers it reads with ours, and makes pictures.

  python -m tests.exports.office_check FOLDER_FOR_PICTURES

Needs LibreOffice and poppler-utils, and nothing else. Not part of the suite, which must run where there is
no office program.
"""

import csv
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from qjviewer.exports.parts import SLIDES, Options
from qjviewer.exports.registry import export, format_of
from qjviewer.exports.slides.presentation import fitted_slides
from qjviewer.ui.draw.picture import chart_png
from qjviewer.wording import LANGUAGES
from tests.exports.builtin import builtin, marked
from tests.exports.test_every_figure import (
    numbers_in,
    wanted_figures,
    wanted_on_pages,
    wanted_on_slides,
)

# All sheets as CSV, in UTF-8, cells as they are shown.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, folder):
        self._program = shutil.which("soffice") or shutil.which("libreoffice")
        assert self._program, "LibreOffice is not installed"
        self._folder = folder

    def convert(self, path, kind):
        """The files LibreOffice makes of one of ours; it makes none of what it cannot open."""
        target = self._folder / f"{path.name}-{kind.partition(':')[0]}"
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        command = [self._program, profile, "--headless", "--convert-to", kind, "--outdir", target, path]
        subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=180)
        made = sorted(target.iterdir()) if target.is_dir() else []
        assert made, f"LibreOffice does not open {path.name}"
        return made


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True).stdout.decode()


def pages_of(pdf):
    return text_of(pdf).count("\f")


def slides(office, folder, pictures):
    """A page a slide, with every number of the deck."""
    for lang in LANGUAGES:
        parts = marked(lang)
        deck = fitted_slides(parts, "16:9")
        for shape in SLIDES:
            path = folder / f"{lang}-{shape.replace(':', 'x')}.pptx"
            path.write_bytes(export(format_of("pptx"), parts, Options(slides=shape)))
            (pdf,) = office.convert(path, "pdf")
            if pages_of(pdf) != len(deck.slides):
                yield f"{path.name}: {pages_of(pdf)} pages for {len(deck.slides)} slides"
            yield from lost(path, wanted_on_slides(parts), text_of(pdf))
            path.write_bytes(export(format_of("pptx"), builtin(lang), Options(slides=shape)))
            photograph(office, path, pictures)


def workbook(office, folder, pictures):
    """Every figure on the first sheet and every number of the pages on the others, as cells show them."""
    parts = marked()
    path = folder / "figures.xlsx"
    path.write_bytes(export(format_of("xlsx"), parts, Options()))
    sheets = {p.stem.rpartition("-")[2]: p for p in office.convert(path, CSV)}
    if len(sheets) != len(parts.pages) + 2:
        yield f"{path.name}: {len(sheets)} sheets for {len(parts.pages)} tabs"
    texts = [cells_of(p) for p in sheets.values()]
    yield from lost(path, wanted_figures(parts), " ".join(texts))
    tabs = " ".join(cells_of(sheets[p.title]) for p in parts.pages if p.title in sheets)
    yield from lost(path, wanted_on_pages(parts), tabs)
    path.write_bytes(export(format_of("xlsx"), builtin(), Options()))
    photograph(office, path, pictures)


def cells_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return " ".join(cell for row in csv.reader(file) for cell in row)


def documents(office, folder, pictures):
    """Every number of the pages; those in charts stand in pictures, so charts are tables here."""
    for lang in LANGUAGES:
        path = folder / f"{lang}.docx"
        path.write_bytes(export(format_of("docx"), marked(lang), Options()))
        (pdf,) = office.convert(path, "pdf")
        yield from lost(path, wanted_on_pages(marked(lang)), text_of(pdf))
        path.write_bytes(export(format_of("docx"), builtin(lang), Options(picture=chart_png)))
        photograph(office, path, pictures)


def lost(path, wanted, text):
    if missing := wanted - numbers_in(text):
        yield f"{path.name}: not found: {', '.join(sorted(missing))}"


def photograph(office, path, pictures):
    (pdf,) = office.convert(path, "pdf")
    subprocess.run(["pdftoppm", "-r", "60", "-png", pdf, pictures / path.stem], check=True)


def main():
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office = Office(folder)
        complaints = [
            line for check in (slides, workbook, documents) for line in check(office, folder, pictures)
        ]
    print("\n".join(complaints) or "opened, and every number found")
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
