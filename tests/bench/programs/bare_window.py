"""The least a window of PySide6 can be: one label."""

from marks import Soon, mark
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

app = QApplication([])


def painted() -> None:
    mark("painted")
    app.quit()


soon = Soon(painted)


class Label(QLabel):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        soon.post()


window = QMainWindow()
window.setCentralWidget(Label("2023年上半年经济运行简报"))
window.resize(1366, 768)
window.showMaximized()
app.exec()
