"""The least a window with a plot of pyqtgraph can be."""

import pyqtgraph as pg
from marks import Soon, mark
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication([])


def painted() -> None:
    mark("painted")
    app.quit()


soon = Soon(painted)


class Plot(pg.PlotWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        soon.post()


window = QMainWindow()
plot = Plot()
plot.plot([1, 2, 3], [2.0, 3.0, 1.0])
window.setCentralWidget(plot)
window.resize(1366, 768)
window.showMaximized()
app.exec()
