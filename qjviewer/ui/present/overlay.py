"""What lies over a slide: strokes, pointer, spotlight, the fading old page, black and white."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from qjviewer.charts.layout.plane import Point
from qjviewer.setting.slides.style import DARK, FLOOR_BODY, FLOOR_TITLE, HEIGHT, MARGIN
from qjviewer.setting.slides.words import SlideStretch, SlideWords
from qjviewer.ui.present.slide_ink import NO_AIDS, ZOOM, Aids, Spot, Stroke
from qjviewer.ui.present.slide_painting import colour, paint_words

DIM = QColor(0, 0, 0, 175)
LASER = QColor("#FF1F1F")


def enlarged(area: QRectF, zoom: Spot | None) -> QRectF:
    """Where the slide stands when enlarged around a spot: that spot stays where it is."""
    if zoom is None:
        return area
    x, y = zoom
    return QRectF(
        area.x() - area.width() * (ZOOM - 1) * x,
        area.y() - area.height() * (ZOOM - 1) * y,
        area.width() * ZOOM,
        area.height() * ZOOM,
    )


def on(area: QRectF, spot: Spot) -> QPointF:
    """A spot of the slide as a position."""
    return QPointF(area.x() + spot[0] * area.width(), area.y() + spot[1] * area.height())


def paint_strokes(painter: QPainter, area: QRectF, strokes: tuple[Stroke, ...]) -> None:
    """Draw strokes in vectors over a slide that fills an area."""
    for stroke in strokes:
        pen = QPen(QColor(stroke.colour), max(1.0, stroke.width * area.height()))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [on(area, p) for p in stroke.points]
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(points)


def paint_card(painter: QPainter, area: QRectF, lines: tuple[str, ...]) -> None:
    """Draw a heading and facts on a dark card along the lower edge."""
    style, scale = DARK, area.height() / HEIGHT
    width = area.width() / scale * (1 - 2 * MARGIN)
    sizes = [FLOOR_TITLE] + [float(FLOOR_BODY)] * (len(lines) - 1)
    words = [
        SlideWords([SlideStretch(line, size, "text", n == 0)], width - 80, style)
        for n, (line, size) in enumerate(zip(lines, sizes, strict=True))
    ]
    height = sum(w.height for w in words) + 60
    painter.save()
    painter.translate(area.topLeft())
    painter.scale(scale, scale)
    top = HEIGHT * (1 - MARGIN) - height
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(style, "page"))
    painter.drawRoundedRect(QRectF(width * MARGIN / (1 - 2 * MARGIN), top, width, height), 16, 16)
    y = top + 30
    for line in words:
        paint_words(painter, line, Point(width * MARGIN / (1 - 2 * MARGIN) + 40, y), style)
        y += line.height
    painter.restore()


class Overlay(QWidget):
    """Lies on top and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._area = QRectF()
        self._aids = NO_AIDS
        self._blank = ""
        self._card: tuple[str, ...] = ()
        self._old: QPixmap | None = None
        self._fade = 0.0

    def show_aids(self, area: QRectF, aids: Aids, blank: str) -> None:
        """Draw these over a slide that fills an area."""
        self._area, self._aids, self._blank = area, aids, blank
        if blank:
            self._old = None
        self.update()

    def show_card(self, lines: tuple[str, ...]) -> None:
        """Show evidence the presenter sent: a heading and facts."""
        if lines != self._card:
            self._card = lines
            self.update()

    def show_old(self, old: QPixmap | None, share: float) -> None:
        """Let an old picture shine through: 1 whole, 0 gone."""
        self._old, self._fade = (old, share) if share > 0 and not self._blank else (None, 0.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._blank:
            # Nothing beneath may show, whatever else is going on.
            painter.fillRect(self.rect(), QColor(self._blank))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._old is not None:
            painter.setOpacity(self._fade)
            painter.drawPixmap(0, 0, self._old)
            painter.setOpacity(1.0)
        painter.setClipRect(self._area)
        shown = enlarged(self._area, self._aids.zoom)
        paint_strokes(painter, shown, self._aids.strokes)
        if self._card:
            paint_card(painter, self._area, self._card)
        if self._aids.at is not None:
            self._paint_pointer(painter, on(self._area, self._aids.at))

    def _paint_pointer(self, painter: QPainter, at: QPointF) -> None:
        height = self._area.height()
        painter.setPen(Qt.PenStyle.NoPen)
        if self._aids.tool == "spotlight":
            path = QPainterPath()
            path.addRect(self._area)
            path.addEllipse(at, height * 0.16, height * 0.16)
            painter.fillPath(path, DIM)
        elif self._aids.tool == "pointer":
            glow = QColor(LASER)
            glow.setAlpha(70)
            painter.setBrush(glow)
            painter.drawEllipse(at, height * 0.018, height * 0.018)
            painter.setBrush(LASER)
            painter.drawEllipse(at, height * 0.009, height * 0.009)
