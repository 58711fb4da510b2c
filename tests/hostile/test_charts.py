"""Charts over extreme data: refused with a reason, or drawn with finite numbers, on screen and paper."""

import math
import time

import msgspec
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from qjviewer.bundle.values import plain
from qjviewer.charts.kind import draw, kind_names
from qjviewer.charts.request import CannotDraw
from qjviewer.figures.figure import Rank
from qjviewer.ui.draw.fonts import load_fonts
from qjviewer.ui.draw.paper import paint_scene
from qjviewer.ui.draw.screen import ChartView
from qjviewer.ui.draw.theme import Theme
from tests.charts.samples import growth, item, request

LONG = "固定资产投资" * 33 + "完"
NINES = "9" * 30
VALUES = {
    "none": [],
    "one": ["13.4"],
    "one zero": ["0"],
    "all equal": ["5"] * 4,
    "all zero": ["0"] * 3,
    "huge": [NINES, "-" + NINES[1:], "1"],
    "tiny": ["0." + "0" * 27 + "1", "0"],
    "huge and tiny": [NINES, "0." + "0" * 27 + "1"],
    "negative": ["-5.0", "-0.1"],
    "no value": [None, "5"],
    "many": [str(n % 97) for n in range(10_000)],
}
MARKUP = "<img src=file:///dev/zero><b>**" + "x" * 160


def figures(values, name=None, **more):
    """Figures of four places, of many periods; with a name facts that no indicator fits."""
    places = ("qujiang", "quzhou", "zhejiang", "china")
    named = {"name": plain(name), "short": plain(name)} if name else {}
    return tuple(
        growth(
            f"f{n}",
            "" if name else "gdp",
            value,
            place=places[n % 4],
            period=f"{1990 + n // 4 % 30}H1",
            ranks=(Rank("counties", n % 90 + 1),),
            **named,
            **more,
        )
        for n, value in enumerate(values)
    )


def requests():
    for label, values in VALUES.items():
        for unit in ("%", "亿元") if label != "many" else ("%",):
            yield pytest.param(figures(values, unit=unit), id=f"{label} {unit}")
    yield pytest.param(figures(["1.0", "2.0"], name=LONG, unit="%"), id="long names")
    yield pytest.param(figures(["1.0", "2.0"], name=MARKUP, unit="%"), id="markup")
    yield pytest.param(figures(["1", "2"], "用时", unit="天", measure="level"), id="durations")
    yield pytest.param(figures([NINES, "2"], "数", unit="个", measure="level", mark="多"), id="huge counts")


def scene_of(kind, made):
    periods = ("0001", "9999-12-31", "2023H1", "2023H1")
    items = tuple(item(f"i{n}", LONG, period) for n, period in enumerate(periods))
    try:
        return draw(kind, request(made, items, "en"))
    except CannotDraw:
        return None


def numbers(value):
    """Every number in a scene, however deep."""
    if isinstance(value, float):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from numbers(one)
    elif isinstance(value, msgspec.Struct):
        for one in value.__struct_fields__:
            yield from numbers(getattr(value, one))


@pytest.mark.parametrize("kind", kind_names())
@pytest.mark.parametrize("made", list(requests()))
def test_extremes_are_refused_or_drawn(qapp, kind, made):
    load_fonts()
    begun = time.thread_time()
    scene = scene_of(kind, made)
    assert time.thread_time() - begun < 5
    if scene is None:
        return
    assert all(map(math.isfinite, numbers(scene)))
    image = QImage(800, 500, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_scene(painter, QRectF(0, 0, 800, 500), scene, Theme(), 16)
    painter.end()
    assert time.thread_time() - begun < 10


@pytest.mark.parametrize("kind", kind_names())
@pytest.mark.parametrize("label", [x for x in VALUES if x != "many"])
def test_extremes_are_shown_on_screen(qtbot, kind, label):
    scene = scene_of(kind, figures(VALUES[label], name=LONG, unit="%"))
    if scene is None:
        return
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(640, 360)
    view.show()
    view.show_scene(scene, animate=False)
    QApplication.processEvents()
    assert not view.grab().isNull()
