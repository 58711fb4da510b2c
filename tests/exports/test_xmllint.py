"""What xmllint says of our XML: drawings, the page, and every part of the office files."""

import io
import re
import shutil
import subprocess
import zipfile

import pytest

from qjviewer.exports.job import files
from qjviewer.exports.parts import Options
from qjviewer.exports.registry import format_of
from qjviewer.ui.draw.picture import chart_png
from qjviewer.wording import LANGUAGES
from tests.exports.builtin import builtin, written

pytestmark = pytest.mark.skipif(not shutil.which("xmllint"), reason="needs libxml2-utils")
# libxml2 knows no tag younger than HTML 4.
YOUNGER = re.compile(r"Tag \w+ invalid")


def complaints(paths, *options):
    command = ["xmllint", "--noout", "--nonet", *options, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=False)
    # It quotes lines cut anywhere, within a character too.
    told = done.stderr.decode(errors="replace").splitlines()
    return [line for line in told if " error" in line and not YOUNGER.search(line)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_drawings(tmp_path, lang):
    made = dict(files(format_of("svg"), builtin(lang), Options(), tmp_path))
    for path, data in made.items():
        path.write_bytes(data)
    assert len(made) == len(list(builtin(lang).charts()))
    assert complaints(made) == []


def test_the_page(tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(written("html"))
    assert complaints([page], "--html") == []


@pytest.mark.parametrize("name", ["docx", "pptx", "xlsx"])
def test_office_files(tmp_path, name):
    data = written(name, **({"picture": chart_png, "dpi": 72} if name == "docx" else {}))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        package.extractall(tmp_path)
    parts = [p for p in tmp_path.rglob("*") if p.suffix in (".xml", ".rels", ".svg", ".vml")]
    assert len(parts) > 10
    assert complaints(parts) == []


def test_what_is_broken_is_told(tmp_path):
    broken = tmp_path / "broken.svg"
    broken.write_text("<svg><g></svg>")
    assert complaints([broken])
