"""Paints laid-out slides with Qt."""

import logging
from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout

from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.plane import Point
from qjviewer.charts.marks import Role, Scene
from qjviewer.charts.small import small_pieces
from qjviewer.pages.buildup import scene_at
from qjviewer.pages.deck import Slide
from qjviewer.setting.slides.layout import lay_out
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.sheet import PlacedChart, SlideBox, SlideSheet
from qjviewer.setting.slides.style import Ink, SlideStyle, page_width
from qjviewer.setting.slides.words import SlideStretch, SlideWords
from qjviewer.ui.draw.convert import qrect
from qjviewer.ui.draw.fonts import sized
from qjviewer.ui.draw.lines import set_lines
from qjviewer.ui.draw.theme import Theme

_log = logging.getLogger(__name__)
_INTERSECT: Final = Qt.ClipOperation.IntersectClip
# What a room lit by windows cannot read in the window's own palette.
_INKS: Final[dict[Role, Ink]] = {"muted": "muted", "accent": "accent", "text": "text"}
# A page is painted many times, its lines are set once.
_SET: Final[WeakKeyDictionary[SlideWords, QTextLayout]] = WeakKeyDictionary()


class Projected(Theme, frozen=True):
    """The chart theme with words strong enough for a projector (7:1)."""

    def ink(self, role: Role) -> QColor:
        """The colour of words or lines of this role."""
        name = _INKS.get(role)
        return QColor(SlideStyle(self.mode).hex(name)) if name else super().ink(role)


def theme_of(style: SlideStyle, em: float) -> Theme:
    """The theme of charts on a slide."""
    return Projected(style.mode, em, style.latin, style.words)


def colour(style: SlideStyle, ink: Ink) -> QColor:
    """A colour of a slide."""
    return QColor(style.hex(ink))


def face(size: float, *, bold: bool = False, latin: bool = False) -> QFont:
    """A font so many units high, placed without regard to pixels so that it scales evenly."""
    font = sized(round(size), bold=bold, latin=latin)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def paint_slide(
    painter: QPainter,
    rect: QRectF,
    slide: Slide,
    look: SlideLook,
    number: str = "",
    total: int = 0,
    shape: tuple[float, float] | None = None,
) -> SlideSheet:
    """Paint a whole slide in vectors into a rectangle, all steps shown.

    It is laid out for the rectangle, or for a screen of another shape and then painted smaller.
    """
    sheet = lay_out(slide, look, page_width(*(shape or (rect.width(), rect.height()))), number, total)
    paint_sheet(painter, rect, sheet, slide.steps)
    return sheet


def paint_sheet(
    painter: QPainter,
    rect: QRectF,
    sheet: SlideSheet,
    step: int,
    hidden: frozenset[str] = frozenset(),
    *,
    chart: bool = True,
) -> None:
    """Paint a laid-out slide in the middle of a rectangle, as large as fits.

    Without `chart` the places of charts stay empty, for live ones to stand there.
    """
    scale = min(rect.width() / sheet.width, rect.height() / sheet.height)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(
        rect.x() + (rect.width() - sheet.width * scale) / 2,
        rect.y() + (rect.height() - sheet.height * scale) / 2,
    )
    painter.scale(scale, scale)
    painter.setClipRect(QRectF(0, 0, sheet.width, sheet.height), _INTERSECT)
    _paint_still(painter, sheet, step)
    for drawing in sheet.drawings if chart else ():
        _paint_chart(painter, sheet, drawing, step, hidden)
    painter.restore()


def _paint_chart(
    painter: QPainter, sheet: SlideSheet, drawing: PlacedChart, step: int, hidden: frozenset[str]
) -> None:
    painter.save()
    failed = False
    try:
        from qjviewer.ui.draw.paper import paint_scene

        theme = theme_of(sheet.style, drawing.em)
        scene = shown_scene(sheet, drawing, step)
        paint_scene(painter, qrect(drawing.area), scene, theme, drawing.em, hidden)
    except Exception:
        _log.exception("chart %s cannot be painted", drawing.chart.path)
        sheet.failed = failed = True
    painter.restore()
    if failed:
        words = SlideWords(
            [SlideStretch(drawing.chart.scene.summary, 40, "text")], drawing.area.width, sheet.style
        )
        paint_words(painter, words, Point(drawing.area.left, drawing.area.top), sheet.style)


def shown_scene(sheet: SlideSheet, drawing: PlacedChart, step: int) -> Scene:
    """A chart of a sheet as far as it is built up at a step of the page."""
    return scene_at(drawing.chart, max(0, step - drawing.after)) if sheet.built else drawing.chart.scene


def _paint_still(painter: QPainter, sheet: SlideSheet, step: int) -> None:
    """Everything but the charts, up to a step."""
    painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), colour(sheet.style, "page"))
    for box in sheet.boxes:
        if box.step <= step:
            _paint_box(painter, box, sheet.style)
    for placed in sheet.words:
        if placed.step <= step:
            paint_words(painter, placed.words, placed.at, sheet.style)
    _paint_smalls(painter, sheet)


def _paint_smalls(painter: QPainter, sheet: SlideSheet) -> None:
    """What is drawn in the cells of a table."""
    if not sheet.smalls:
        return
    from qjviewer.ui.draw.paint import Ink as Pen

    em = sheet.smalls[0].em
    pen = Pen(painter, theme_of(sheet.style, em), Metrics(em))
    for placed in sheet.smalls:
        pen.paint(small_pieces(placed.small, placed.area, placed.em))


def paint_words(painter: QPainter, words: SlideWords, at: Point, style: SlideStyle) -> None:
    """Paint words with their top left corner at a position."""
    drawn = _SET.get(words)
    if drawn is None:
        looks = [_look(s, style) for s in words.stretches]
        drawn = _SET[words] = set_lines(words.measured, words.broken, looks, words.step)
    painter.setPen(colour(style, "text"))
    drawn.draw(painter, QPointF(at.x, at.y))


def _look(stretch: SlideStretch, style: SlideStyle) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(face(stretch.size, bold=stretch.bold, latin=style.latin))
    look.setForeground(colour(style, stretch.ink))
    return look


def _paint_box(painter: QPainter, box: SlideBox, style: SlideStyle) -> None:
    painter.setBrush(colour(style, box.fill) if box.fill else Qt.BrushStyle.NoBrush)
    if box.border:
        line = Qt.PenStyle.DashLine if box.dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour(style, box.border), box.width, line))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(qrect(box.area), box.radius, box.radius)
