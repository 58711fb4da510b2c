import shutil
import subprocess

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter

from qjviewer.charts.kind import draw, kind_names
from qjviewer.charts.palette import MODES, look
from qjviewer.ui.draw.paper import paint_scene, scene_height
from qjviewer.ui.draw.theme import Theme
from tests.charts.samples import growth, request, sample


def painted(scene, width=700, mode="paper", em=15.0, hidden=frozenset()):
    """A picture of a scene at its natural height."""
    height = scene_height(scene, width, em)
    image = QImage(width, round(height), QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    paint_scene(painter, QRectF(image.rect()), scene, Theme(mode), em, hidden)
    painter.end()
    return image


def printed(scene, path):
    """The words of a PDF of a scene."""
    writer = QPdfWriter(str(path))
    writer.setResolution(1200)
    painter = QPainter(writer)
    paint_scene(painter, QRectF(0, 0, 8000, 6000), scene, Theme("paper"), 180.0)
    painter.end()
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", kind_names())
def test_every_kind_is_painted_in_every_mode(kind, mode):
    image = painted(draw(kind, sample(kind)), mode=mode)
    colours = {image.pixel(x, y) for x in range(0, 700, 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 2


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("compare", ["37.7%", "9.0%", "推算", "+28.7个百分点"]),
        ("rankstrip", ["第1", "第90（推定）"]),
        ("tiles", ["500多", "列入上级项目盘子"]),
    ],
)
def test_words_on_paper_are_text(kind, words, tmp_path):
    found = printed(draw(kind, sample(kind)), tmp_path / "chart.pdf")
    assert [w for w in words if w not in found] == []


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="needs poppler-utils")
def test_paper_holds_vectors_only(tmp_path):
    path = tmp_path / "chart.pdf"
    printed(draw("bars", sample("bars")), path)
    done = subprocess.run(["pdfimages", "-list", str(path)], capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 2  # its head only


def test_the_em_decides_the_height_not_the_resolution():
    scene = draw("bars", sample("bars"))
    heights = [scene_height(scene, 40 * em, em) / em for em in (12.0, 170.0, 1000.0)]
    assert heights == pytest.approx([heights[0]] * 3, rel=0.02)


@pytest.mark.parametrize("em", [15.0, 60.0])
def test_a_hatch_shows_at_every_resolution(em):
    # An estimate is hatched.
    scene = draw("bars", request((growth("a", "fai", "9.0", status="estimate"), growth("b", "gdp", "5.0"))))
    image = painted(scene, round(em * 46), em=em)
    solid = QColor(look("district", "paper").fill).rgb()
    across = range(round(em * 10), round(em * 20))
    row = [y for y in range(image.height()) if any(image.pixel(x, y) == solid for x in across)]
    # Where the bar is solid at one place there are lines across it at others.
    changes = sum((image.pixel(x, row[0]) == solid) != (image.pixel(x + 1, row[0]) == solid) for x in across)
    assert changes > 8


def test_hiding_changes_the_picture():
    scene = draw("bars", sample("bars"))
    assert painted(scene) != painted(scene, hidden=frozenset({"city"}))
