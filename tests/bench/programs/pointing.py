"""Points at and drags a line chart of 100,000 points; tells milliseconds at the 95th percentile."""

import random
import time

from marks import value
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from qjviewer.charts.marks import Axis, Line, Margins, PlotRange, Scene
from tests.bench.stats import percentile

app = QApplication([])
from qjviewer.ui.draw.canvas import Canvas  # noqa: E402 - fonts need the application
from qjviewer.ui.draw.screen import ChartView  # noqa: E402

POINTS, STEPS = 100_000, 150
NONE, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


def walk() -> tuple[tuple[float, float], ...]:
    """A line that wanders, the same each time."""
    chance, level, points = random.Random(7), 0.0, []
    for number in range(POINTS):
        level += chance.uniform(-1, 1)
        points.append((float(number), level))
    return tuple(points)


line = walk()
highest, lowest = max(y for _, y in line), min(y for _, y in line)
ticks = tuple((n * POINTS / 10, str(n)) for n in range(11))
levels = tuple((lowest + (highest - lowest) * n / 4, str(n)) for n in range(5))
axes = (Axis("bottom", ticks), Axis("left", levels, grid=True))
scene = Scene(
    view=PlotRange(0, POINTS - 1, highest, lowest),
    margins=Margins(),
    marks=(*axes, Line(line, "series1")),
    height=16,
    zoomable=True,
)
chart = ChartView()
chart.resize(1200, 600)
chart.show_scene(scene, animate=False)
chart.show()
canvas = chart.findChild(Canvas)
surface = canvas.viewport()


def send(kind: QEvent.Type, x: float, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
    at = QPointF(x, 300)
    event = QMouseEvent(kind, at, surface.mapToGlobal(at), button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(surface, event)


def step(x: float, buttons: Qt.MouseButton) -> float:
    """One movement of the mouse and a whole new painting of the chart, in milliseconds."""
    begun = time.perf_counter()
    send(QEvent.Type.MouseMove, x, NONE, buttons)
    surface.repaint()
    return (time.perf_counter() - begun) * 1000


def settle() -> None:
    for _ in range(20):
        app.processEvents()
        time.sleep(0.01)


settle()
canvas.plot.setXRange(40_000, 60_000, padding=0)
settle()
hovering = [step(100 + n * 6, NONE) for n in range(STEPS)]
send(QEvent.Type.MouseButtonPress, 300, LEFT, LEFT)
panning = [step(300 + n * 4, LEFT) for n in range(STEPS)]
left = canvas.plot.viewRange()[0][0]
send(QEvent.Type.MouseButtonRelease, 300 + STEPS * 4, LEFT, NONE)
if left > 39_000:
    raise SystemExit("the chart was not dragged")
value("hover", percentile(hovering, 0.95))
value("pan", percentile(panning, 0.95))
chart.close()
