"""Comparators stay apart without colour: measured on the rendered page."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from qjviewer.charts.marks import Bar, Margins, Scene, View
from qjviewer.ui.draw.paper import paint_scene
from qjviewer.ui.printing.paint import picture, theme_for
from qjviewer.ui.printing.styles import compose
from tests.ui.printing.papers import BUNDLE
from tests.ui.printing.sheets import job_of

ROLES = ("district", "city", "province", "nation")
SIDE = 200


@pytest.fixture(scope="module")
def tones(qapp):
    """The mean lightness of a bar of each place on gray paper, 0 to 255."""
    found = {}
    for role in ROLES:
        bar = Bar(0, 1, 0, 1, role)
        scene = Scene(View(0, 1, 0, 1), Margins(0, 0, 0, 0), (bar,), 10)
        image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        paint_scene(painter, QRectF(0, 0, SIDE, SIDE), scene, theme_for(gray=True), 20.0)
        painter.end()
        pixels = [image.pixelColor(x, y) for x in range(40, 160, 3) for y in range(40, 160, 3)]
        assert all(c.red() == c.green() == c.blue() for c in pixels)
        found[role] = sum(c.red() for c in pixels) / len(pixels)
    return found


def test_places_differ_in_tone(tones):
    assert [tones[r] for r in ROLES] == sorted(tones[r] for r in ROLES)
    for a, b in combinations(ROLES, 2):
        assert abs(tones[a] - tones[b]) > 25, (a, b, tones)


@pytest.mark.parametrize("style", ["summary", "onepage", "handout"])
def test_gray_pages_hold_no_colour(qapp, style):
    job = job_of(BUNDLE, style=style, gray=True)
    image = picture(compose(job).sheets[0], theme_for(gray=True), 0.6)
    assert image.isGrayscale()
