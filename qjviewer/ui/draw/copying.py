"""A chart on the clipboard: as a picture and a drawing, and as a table for spreadsheets and documents."""

from html import escape

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtWidgets import QApplication

from qjviewer.charts.marks import Scene
from qjviewer.exports.rows import harmless
from qjviewer.exports.svg.chart_file import panel
from qjviewer.pages.blocks import Chart
from qjviewer.ui.draw.picture import painted
from qjviewer.ui.draw.theme import Theme

_SHARPNESS = 2
_SVG = "image/svg+xml"


def copy_picture(chart: Chart, width: int, theme: Theme, hidden: frozenset[str] = frozenset()) -> None:
    """Put a chart with its title and sources on the clipboard: a picture and, to be edited, a drawing."""
    sharp = replace(theme, em=theme.em * _SHARPNESS)
    data = QMimeData()
    data.setImageData(painted(chart, width * _SHARPNESS, sharp, hidden))
    data.setData(_SVG, QByteArray(panel(chart, hidden=hidden).encode()))
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
