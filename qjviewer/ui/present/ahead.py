"""What a turn of the page needs, made while nobody waits: the next page, and a picture of this one."""

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.sheet import SlideSheet
from qjviewer.ui.present.show import AudienceFrame
from qjviewer.ui.present.slide_painting import colour, paint_sheet

# Pictures of larger screens would take more memory than a turn is worth.
_MOST_PIXELS = 5_000_000


class PageMade(msgspec.Struct, frozen=True):
    """A page up to a step, laid out for a look and a width and painted without its chart."""

    frame: AudienceFrame
    look: SlideLook
    width: float
    sheet: SlideSheet
    picture: QPixmap | None

    def is_of(self, frame: AudienceFrame, look: SlideLook, width: float) -> bool:
        """Whether it was laid out for this."""
        own = self.frame
        return (
            own.slide is frame.slide
            and (own.number, own.total) == (frame.number, frame.total)
            and self.look is look
            and self.width == width
        )


class Ahead:
    """Keeps the page that is shown, the one expected next, and the picture that fades out between them."""

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self._made: list[PageMade] = []
        self._leaving: tuple[AudienceFrame, QPixmap] | None = None

    def add(self, frame: AudienceFrame, look: SlideLook, width: float, sheet: SlideSheet) -> None:
        """Make a page that is expected, and keep the one before it."""
        self._made = [*self._made[-1:], PageMade(frame, look, width, sheet, self._painted(sheet, frame.step))]

    def sheet(self, frame: AudienceFrame, look: SlideLook, width: float) -> SlideSheet | None:
        """A page as it was laid out; None where it was not expected."""
        return next((made.sheet for made in self._made if made.is_of(frame, look, width)), None)

    def picture(self, sheet: SlideSheet, step: int) -> QPixmap | None:
        """A page painted for the size of the view, without its chart."""
        size = self._view.size() * self._view.devicePixelRatioF()
        for made in self._made:
            if made.sheet is sheet and made.frame.step == step and made.picture is not None:
                return made.picture if made.picture.size() == size else None
        return None

    def is_ready(self, frame: AudienceFrame) -> bool:
        """Whether a page was made up to a step."""
        return any(m.frame.slide is frame.slide and m.frame.step == frame.step for m in self._made)

    def _painted(self, sheet: SlideSheet, step: int) -> QPixmap | None:
        ratio = self._view.devicePixelRatioF()
        size = self._view.size() * ratio
        if not 0 < size.width() * size.height() <= _MOST_PIXELS:
            return None
        picture = QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(colour(sheet.style, "page"))
        painter = QPainter(picture)
        paint_sheet(painter, QRectF(self._view.rect()), sheet, step, chart=False)
        painter.end()
        return picture

    # The page that leaves --------------------------------------------------------------

    def keep(self, frame: AudienceFrame) -> None:
        """Take a picture of what is seen, to fade out later."""
        self._leaving = (frame, self._view.grab())

    def forget(self) -> None:
        """What is seen has changed."""
        self._leaving = None

    def leaving(self, frame: AudienceFrame) -> QPixmap | None:
        """The picture of a frame, where it was taken and the view is as large as then."""
        kept, self._leaving = self._leaving, None
        if kept is None:
            return None
        seen, picture = kept
        same = seen.slide is frame.slide and seen.step == frame.step and seen.aids == frame.aids
        fits = picture.size() == self._view.size() * self._view.devicePixelRatioF()
        return picture if same and fits else None
