"""Sheets painted with QPainter: the one painting behind PDF, printer and preview."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen

from qjviewer.charts.marks import Role
from qjviewer.ui.draw.paper import paint_scene
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.printing.faces import UNITS, font_of
from qjviewer.ui.printing.measure import QtRuler
from qjviewer.ui.printing.sheet import Box, Drawing, Placed, Projected, Sheet, Stroke, Words
from qjviewer.ui.printing.slides import paint_projected


def theme_for(gray: bool) -> Theme:
    """The theme of paper, in colour or in gray."""
    return Theme("gray" if gray else "paper")


def paint_sheet(painter: QPainter, sheet: Sheet, theme: Theme, per_point: float) -> None:
    """Paint a sheet at the painter's origin; `per_point` is how many of its units make a point."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(per_point / UNITS, per_point / UNITS)
    for placed in sheet.placed:
        _paint(painter, placed, theme)
    painter.restore()


def picture(sheet: Sheet, theme: Theme, per_point: float) -> QImage:
    """A sheet as an image on white."""
    image = QImage(
        max(1, round(sheet.width * per_point)),
        max(1, round(sheet.height * per_point)),
        QImage.Format.Format_RGB32,
    )
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_sheet(painter, sheet, theme, per_point)
    painter.end()
    # Slides have colours of their own; on gray paper they come out as the printer makes them.
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if theme.mode == "gray" else image


def _paint(painter: QPainter, placed: Placed, theme: Theme) -> None:
    match placed:
        case Words():
            _words(painter, placed, theme)
        case Stroke():
            _stroke(painter, placed, theme)
        case Box():
            painter.setPen(_pen(placed.outline, theme))
            painter.setBrush(theme.fill(placed.fill) if placed.fill else QBrush(Qt.BrushStyle.NoBrush))
            painter.drawRect(_rect(placed))
        case Drawing():
            painter.save()
            paint_scene(painter, _rect(placed), placed.scene, theme, placed.em * UNITS)
            painter.restore()
        case Projected():
            paint_projected(painter, _rect(placed), placed)


def _rect(placed: Box | Drawing | Projected) -> QRectF:
    return QRectF(placed.x * UNITS, placed.y * UNITS, placed.width * UNITS, placed.height * UNITS)


def _pen(ink: Role | None, theme: Theme) -> QPen:
    return QPen(theme.ink(ink), 0.5 * UNITS) if ink else QPen(Qt.PenStyle.NoPen)


def _words(painter: QPainter, words: Words, theme: Theme) -> None:
    painter.setPen(theme.ink(words.ink))
    painter.setFont(font_of(words.face))
    at = QPointF(words.x * UNITS, words.y * UNITS)
    if not words.turn:
        for x, text in _stretches(words):
            painter.drawText(QPointF(x * UNITS, at.y()), text)
        return
    painter.save()
    painter.translate(at)
    painter.rotate(-words.turn)
    painter.drawText(QPointF(0, 0), words.text)
    painter.restore()


def _stretches(words: Words) -> Iterator[tuple[float, str]]:
    """What is painted in one go, with its x.

    Spaced text is painted piece by piece: Qt multiplies a font's letter spacing by the device's
    resolution over the screen's, so that it cannot be the same on paper and in a preview.
    """
    face, x = words.face, words.x
    if not face.spacing and not face.gap:
        yield x, words.text
        return
    ruler = QtRuler()
    for text in words.text if face.spacing else re.findall(r" *[^ ]+ *", words.text):
        yield x, text
        x += ruler.width(text, face)


def _stroke(painter: QPainter, stroke: Stroke, theme: Theme) -> None:
    pen = QPen(theme.ink(stroke.ink), stroke.width * UNITS)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setStyle(Qt.PenStyle.DashLine if stroke.dashed else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.drawLine(
        QPointF(stroke.x * UNITS, stroke.y * UNITS), QPointF(stroke.x1 * UNITS, stroke.y1 * UNITS)
    )
