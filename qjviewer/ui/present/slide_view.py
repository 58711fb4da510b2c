"""A slide on a widget: painted text, live charts, and what lies over both."""

import logging

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qjviewer.charts.layout.plane import Point
from qjviewer.setting.slides.layout import lay_out
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.sheet import PlacedChart, SlideSheet
from qjviewer.setting.slides.style import HEIGHT, page_width
from qjviewer.ui.draw import motion
from qjviewer.ui.draw.fonts import SMALLEST
from qjviewer.ui.present.ahead import Ahead
from qjviewer.ui.present.live_charts import LiveCharts
from qjviewer.ui.present.overlay import Overlay, enlarged
from qjviewer.ui.present.show import AudienceFrame
from qjviewer.ui.present.slide_ink import Spot
from qjviewer.ui.present.slide_painting import colour, paint_sheet, shown_scene, theme_of
from qjviewer.ui.present.spoken_slide import content_words, spoken
from qjviewer.wording import say

_log = logging.getLogger(__name__)
FADE = 160
# Milliseconds without a change until the next page is made ready.
_REST = 200
# The smallest words of a chart, in its em.
_LEAST_WORDS = 0.93


class SlideView(QWidget):
    """Shows one frame. With `live` its charts answer the mouse; else it is a picture.

    Positions in signals are shares of the slide, 0 to 1. `failed` tells a fault in drawing once; `seen` that
    the first page stands on the screen.
    """

    spoken_role = QAccessible.Role.Document
    # The chart is told in a sentence; its live parts are for the mouse alone.
    spoken_whole = True

    moved = Signal(object)
    pressed = Signal(object)
    released = Signal()
    clicked = Signal()
    inspected = Signal(str)
    failed = Signal(str)
    seen = Signal()

    def __init__(self, look: SlideLook, parent: QWidget | None = None, *, live: bool = True) -> None:
        super().__init__(parent)
        self._look, self._live = look, live
        self._frame: AudienceFrame | None = None
        self._sheet: SlideSheet | None = None
        self._shape: tuple[float, float] | None = None
        self._transitions = True
        self._hidden: frozenset[str] = frozenset()
        self._picking = self._same = self._was_seen = False
        self._overlay = Overlay(self)
        self._charts = LiveCharts(self, self._overlay, self.inspected.emit)
        self._old: QPixmap | None = None
        self._ahead = Ahead(self)
        self._expected: AudienceFrame | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._make_ready)
        self._fading = motion.ramp(self, FADE, 1.0, 0.0)
        self._fading.valueChanged.connect(self._fade)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # What is shown ---------------------------------------------------------------------

    def set_look(self, look: SlideLook) -> None:
        """Another theme or language."""
        self._look = look
        self._renew()

    def set_shape(self, width: float, height: float) -> None:
        """Lay slides out for a screen of this shape, whatever this widget's own is."""
        if (width, height) != self._shape:
            self._shape = (width, height)
            self._renew()

    def set_transitions(self, wanted: bool) -> None:
        """Whether pages fade into each other."""
        self._transitions = wanted

    def show_frame(self, frame: AudienceFrame) -> None:
        """Show a frame; only what changed is done again."""
        before, self._frame = self._frame, frame
        self._name(frame)
        moved = before is None or before.slide is not frame.slide or before.number != frame.number
        if moved:
            # The old page may fade out only if the audience was seeing it.
            fades = self._transitions and self._live and self.isVisible()
            if before is not None and not before.blank and not frame.blank and fades:
                self._start_fade(before)
            self._same = before is not None and before.slide.key == frame.slide.key
            self._renew()
        elif before is not None and before.step != frame.step:
            self._same = True
            self._prepare_charts()
            self.update()
        self._place()

    def expect(self, frame: AudienceFrame | None) -> None:
        """What is likely to be shown next: made ready while this page is looked at."""
        self._expected = frame
        if frame is not None and not self._rest.isActive() and not self._ahead.is_ready(frame):
            self._rest.start()

    def _make_ready(self) -> None:
        frame, coming = self._frame, self._expected
        if self._fading.state() is self._fading.State.Running:
            self._rest.start()
        elif frame is not None and coming is not None and self._live and self.isVisible():
            if motion.wanted() and not frame.blank:
                self._ahead.keep(frame)
            width = page_width(*(self._shape or (self.width(), self.height())))
            own = self._sheet if coming.slide is frame.slide else None
            sheet = own or self._ahead.sheet(coming, self._look, width)
            sheet = sheet or lay_out(coming.slide, self._look, width, coming.number, coming.total)
            self._ahead.add(coming, self._look, width, sheet)

    def _name(self, frame: AudienceFrame) -> None:
        """Be called as what is seen."""
        lang = self._look.lang
        blank = say(f"present.badge-{frame.blank}", lang) if frame.blank else ""
        self.setAccessibleName(blank or spoken(frame.slide, self._look))

    @property
    def spoken_text(self) -> str:
        """What stands on the page, a line each; nothing of a page that is not seen."""
        frame = self._frame
        seen = frame is not None and not frame.blank
        return content_words(frame.slide, frame.step, self._look.lang) if frame and seen else ""

    def show_card(self, lines: tuple[str, ...]) -> None:
        """Show evidence over the slide, or take it off."""
        self._overlay.show_card(lines)

    def _renew(self) -> None:
        self._sheet = None
        if self._frame is not None:
            self._prepare_charts()
        self._place()
        self.update()

    @property
    def sheet(self) -> SlideSheet | None:
        """The laid-out slide."""
        if self._sheet is None and self._frame is not None:
            shape = self._shape or (self.width(), self.height())
            frame = self._frame
            width = page_width(*shape)
            made = self._ahead.sheet(frame, self._look, width)
            self._sheet = made or lay_out(frame.slide, self._look, width, frame.number, frame.total)
            if self._sheet.failed:
                self.failed.emit(frame.slide.key)
        return self._sheet

    def area(self) -> QRectF:
        """Where the slide stands in this widget."""
        sheet = self.sheet
        if sheet is None:
            return QRectF(self.rect())
        scale = min(self.width() / sheet.width, self.height() / sheet.height)
        width, height = sheet.width * scale, sheet.height * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    # Its charts ------------------------------------------------------------------------

    def _prepare_charts(self) -> None:
        sheet, frame = self.sheet, self._frame
        if sheet is None or frame is None or not self._wants_live(sheet):
            self._charts.hide()
            return
        try:
            scale = self.area().height() / sheet.height
            # The style of the sheet knows the language, by which quotes are measured.
            scenes = [
                (shown_scene(sheet, drawing, frame.step), theme_of(sheet.style, max(1.0, drawing.em * scale)))
                for drawing in sheet.drawings
            ]
            # Bars move when their data change; from one page to another they would only confuse.
            self._charts.show_scenes(scenes, self._hidden, animate=self._transitions and self._same)
        except Exception as error:
            self._charts_failed(error)

    def _wants_live(self, sheet: SlideSheet) -> bool:
        """Whether charts are to answer the mouse, and their words would not grow beyond their places."""
        return self._live and bool(sheet.drawings) and not any(self._is_small(d.em) for d in sheet.drawings)

    def _is_small(self, em: float) -> bool:
        """Whether a live chart's words would grow beyond their places: fonts of windows have a least size."""
        return em * self.area().height() / HEIGHT * _LEAST_WORDS < SMALLEST

    def _charts_failed(self, error: Exception) -> None:
        frame = self._frame
        _log.error("charts of %s cannot be drawn", frame.slide.key if frame else "?", exc_info=error)
        self._charts.hide()
        self._live = False
        if frame is not None:
            self.failed.emit(frame.slide.key)

    def warm_up(self) -> None:
        """Import and build what the first chart needs, while nobody waits for it."""
        if self._live:
            try:
                self._charts.prepare(1)[0].hide()
            except Exception as error:
                self._charts_failed(error)

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Hide series of the charts."""
        if hidden != self._hidden:
            self._ahead.forget()
        self._hidden = hidden
        self._charts.set_hidden(hidden)
        self.update()

    @property
    def hidden(self) -> frozenset[str]:
        """The series hidden by a click on a legend, or by `set_hidden`."""
        return self._charts.hidden(self._hidden)

    # Placing ---------------------------------------------------------------------------

    def _place(self) -> None:
        self._overlay.setGeometry(self.rect())
        frame, sheet = self._frame, self.sheet
        if frame is None or sheet is None:
            return
        self._overlay.show_aids(self.area(), frame.aids, frame.blank)
        # Enlarged charts are painted in vectors; the live ones stay behind.
        shown = bool(self._charts.used) and self._wants_live(sheet) and frame.aids.zoom is None
        areas = [self._rect_of(drawing, sheet) for drawing in sheet.drawings]
        self._charts.place(areas, shown=shown, passing=bool(frame.aids.tool) or self._picking)
        if frame.aids.zoom is not None or not shown:
            self.update()
        self._set_cursor(frame)

    def _rect_of(self, drawing: PlacedChart, sheet: SlideSheet) -> QRect:
        area, scale = self.area(), self.area().height() / sheet.height
        place = drawing.area
        return QRectF(
            area.x() + place.left * scale,
            area.y() + place.top * scale,
            place.width * scale,
            place.height * scale,
        ).toAlignedRect()

    def set_picking(self, picking: bool) -> None:
        """While Ctrl is held the mouse points, over charts too."""
        self._picking = picking
        self._place()

    def _set_cursor(self, frame: AudienceFrame) -> None:
        if frame.aids.tool == "pen":
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif frame.aids.tool:
            self.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self.unsetCursor()

    def _start_fade(self, leaving: AudienceFrame) -> None:
        if not motion.wanted():
            return
        self._old = self._ahead.leaving(leaving) or self.grab()
        self._overlay.show_old(self._old, 1.0)
        motion.restart(self._fading)

    def _fade(self, share: float) -> None:
        self._overlay.show_old(self._old, share)
        if share <= 0:
            self._old = None

    # Qt --------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fading.stop()
        self._overlay.show_old(None, 0.0)
        if self._shape is None:
            self._renew()
        else:
            self._prepare_charts()
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self._look.style, "page"))
        frame, sheet = self._frame, self.sheet
        if frame is None or sheet is None:
            return
        if not self._was_seen:
            self._was_seen = True
            # Not while it is being painted.
            QTimer.singleShot(0, self, self.seen.emit)
        area = self.area()
        painter.setClipRect(area)
        still = not self._charts.are_seen
        plain = frame.aids.zoom is None and not (still and sheet.drawings)
        if plain and (picture := self._ahead.picture(sheet, frame.step)) is not None:
            painter.drawPixmap(0, 0, picture)
            return
        paint_sheet(painter, enlarged(area, frame.aids.zoom), sheet, frame.step, self._hidden, chart=still)

    # Mouse -----------------------------------------------------------------------------

    def _spot(self, event: QMouseEvent) -> Spot:
        area, at = self.area(), event.position()
        x, y = (at.x() - area.x()) / area.width(), (at.y() - area.y()) / area.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.moved.emit(self._spot(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(self._spot(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.released.emit()
        frame = self._frame
        if frame is None or frame.aids.tool or self._picking:
            return
        if name := self._name_at(event.position()):
            self.inspected.emit(name)
        elif not self._on_chart(event.position()):
            self.clicked.emit()

    def _on_chart(self, at: QPointF) -> bool:
        """Whether a chart stands there: it passes on clicks it has answered, which must not turn the page."""
        return self._charts.contains(at.toPoint())

    def _name_at(self, at: QPointF) -> str:
        frame, sheet, area = self._frame, self.sheet, self.area()
        if frame is None or sheet is None:
            return ""
        scale = area.height() / sheet.height
        hit = sheet.hit(Point((at.x() - area.x()) / scale, (at.y() - area.y()) / scale), frame.step)
        return (hit.figure or hit.item) if hit else ""
