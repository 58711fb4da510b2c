"""A chart on the clipboard: as a picture and a drawing, and as a table for spreadsheets and documents."""

from html import escape

from PySide6.QtCore import QByteArray, QMimeData, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from qjviewer.charts.marks import Scene
from qjviewer.exports.rows import harmless
from qjviewer.exports.svg.panel import drawing
from qjviewer.ui.draw.paper import paint_scene
from qjviewer.ui.draw.theme import Theme

_SHARPNESS = 2
_MARGIN = 1.0  # em
_LARGEST = 8_000  # pixels a side
_SVG = "image/svg+xml"


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
    """Put the drawing on the clipboard, as a picture and, for whoever can edit one, as SVG."""
    data = QMimeData()
    data.setImageData(picture(scene, size, theme, family, hidden))
    data.setData(_SVG, QByteArray(drawing(scene, hidden=hidden).encode()))
    QApplication.clipboard().setMimeData(data)


def copy_data(scene: Scene) -> None:
    """Put the table on the clipboard, with tabs between cells and as HTML."""
    rows = tuple(tuple(map(_cell, row)) for row in scene.table)
    data = QMimeData()
    data.setText("".join("\t".join(row) + "\n" for row in rows))
    data.setHtml(_html(rows))
    QApplication.clipboard().setMimeData(data)


def _html(rows: tuple[tuple[str, ...], ...]) -> str:
    head, body = rows[:1], rows[1:]
    lines = [_row(row, "th") for row in head] + [_row(row, "td") for row in body]
    return f"<table>{''.join(lines)}</table>"


def _row(row: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>"


def _cell(text: str) -> str:
    """One cell: no tabs or line breaks, and nothing a spreadsheet would run as a formula."""
    return harmless(" ".join(text.split()))
