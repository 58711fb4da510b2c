"""Prints for tests, and what is read back from them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from qjviewer.load import load
from qjviewer.pages.view import View
from qjviewer.ui.printing.options import MM, PrintOptions
from qjviewer.ui.printing.pdf import export

BUNDLE = Path(__file__).parents[3] / "data" / "qujiang-2023h1"
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext")


def printed(target, *, lang="zh-Hans", path=BUNDLE, **options):
    """Print a bundle and give the result."""
    return export(load(path, View(lang)), target, PrintOptions(**options))


def text_of(pdf, *more):
    """The text of a PDF as pdftotext finds it."""
    done = subprocess.run(["pdftotext", *more, str(pdf), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def words_of(pdf):
    """(page from 1, x0, y0, x1, y1, word) in points from the upper left corner."""
    page, found = 0, []
    for line in text_of(pdf, "-bbox").splitlines():
        page += "<page " in line
        match = re.search(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', line)
        if match:
            found.append((page, *map(float, match.groups()[:4]), match[5]))
    return found


__all__ = ["BUNDLE", "MM", "needs_poppler", "printed", "text_of", "words_of"]
