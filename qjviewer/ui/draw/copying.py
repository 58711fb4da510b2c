"""A chart on the clipboard: as a picture, and as rows for a spreadsheet."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from qjviewer.charts.marks import Scene
from qjviewer.ui.draw.paper import paint_scene
from qjviewer.ui.draw.theme import Theme

_SHARPNESS = 2
_MARGIN = 1.0  # em
_LARGEST = 8_000  # pixels a side


def picture(
    scene: Scene, size: QSize, theme: Theme, family: str = "", hidden: frozenset[str] = frozenset()
) -> QImage:
    """The drawing on the theme's ground."""
    margin = theme.px(_MARGIN)
    whole = (size + QSize(2 * margin, 2 * margin)) * _SHARPNESS
    image = QImage(whole.boundedTo(QSize(_LARGEST, _LARGEST)), QImage.Format.Format_RGB32)
    image.fill(theme.chrome("surface"))
    painter = QPainter(image)
    painter.scale(_SHARPNESS, _SHARPNESS)
    rect = QRectF(margin, margin, size.width(), size.height())
    paint_scene(painter, rect, scene, theme, theme.em, family, hidden)
    painter.end()
    return image


def copy_picture(
    scene: Scene, size: QSize, theme: Theme, family: str = "", hidden: frozenset[str] = frozenset()
) -> None:
    """Put the drawing on the clipboard."""
    QApplication.clipboard().setImage(picture(scene, size, theme, family, hidden))


def rows_as_text(rows: tuple[tuple[str, ...], ...]) -> str:
    """Rows with tabs between cells."""
    return "".join("\t".join(map(_cell, row)) + "\n" for row in rows)


def _cell(text: str) -> str:
    """One cell: no tabs or line breaks, and nothing a spreadsheet would run as a formula."""
    plain = " ".join(text.split())
    return "'" + plain if plain[:1] in ("=", "@") else plain


def copy_data(scene: Scene) -> None:
    """Put the table on the clipboard."""
    QApplication.clipboard().setText(rows_as_text(scene.table))
