"""How much room a chart asks for, and how it reads; pyqtgraph is not needed to know."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.charts.layout.height import natural_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.marks import Scene
from qjviewer.pages.blocks import Chart, text_of
from qjviewer.ui.draw.fonts import SMALLEST
from qjviewer.ui.draw.spoken import table_in_words
from qjviewer.ui.draw.theme import Theme

_USUAL_WIDTH, _LEAST_WIDTH, _LEAST_HEIGHT = 34, 12, 5  # em
_MOST_HEIGHTS = 200


class ChartRoom(QWidget):
    """A widget as large as a scene wants it; draws nothing by itself.

    Assistive technology hears the title and the summary of the scene, and as its value all data.
    """

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._metrics = self._measured()
        self._scene: Scene | None = None
        self._chart: Chart | None = None
        # By size of text and width, until another scene is shown.
        self._heights: dict[tuple[Metrics, int], int] = {}
        self._heights_of: Scene | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _measured(self) -> Metrics:
        return Metrics(self._theme.em, SMALLEST, self._theme.latin, self._theme.words)

    @property
    def scene(self) -> Scene | None:
        """The scene shown, or being moved to."""
        return self._scene

    def set_chart(self, chart: Chart | None) -> None:
        """What the scene is the drawing of: its title is spoken, title and sources are copied with it."""
        self._chart = chart
        self._name()

    def _name(self) -> None:
        summary = self._scene.summary if self._scene else ""
        title = text_of(self._chart.title) if self._chart else ""
        self.setAccessibleName(" ".join(x for x in (title, summary) if x))

    @property
    def spoken_value(self) -> str:
        """All its data, as a table read out."""
        return table_in_words(self._scene.table) if self._scene else ""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._scene is None or width <= 0:
            return self._theme.px(_LEAST_HEIGHT)
        # A page is composed several times for each width, and widths of a window being drawn larger differ
        # by a few pixels: a little less width needs hardly more height.
        if self._heights_of is not self._scene or len(self._heights) >= _MOST_HEIGHTS:
            self._heights_of, self._heights = self._scene, {}
        step = max(1, round(self._theme.em / 2))
        key = (self._metrics, max(step, width - width % step))
        if key not in self._heights:
            self._heights[key] = round(natural_height(self._scene, key[1], self._metrics))
        return self._heights[key]

    def sizeHint(self) -> QSize:
        width = self._theme.px(_USUAL_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_LEAST_WIDTH), self._theme.px(_LEAST_HEIGHT))
