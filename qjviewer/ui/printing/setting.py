"""Sets prints beside the window: pictures of pages as they come, a PDF, all in one thread of its own."""

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from qjviewer.load import Loaded, View, restated
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_files import write_whole
from qjviewer.paper.printing import PrintResult, check, result_of, typesetter
from qjviewer.paper.typesetting import Typesetter

# Pictures of pages on the screen; sharper ones are scaled up rather than made.
PPI, MOST_PPI = 96.0, 220.0
# Styles whose first page needs only the first tab: it is shown while the rest is set.
_DRAFT_BLOCKS = 4
_DRAFTED = ("summary", "official", "handout", "notes")


@dataclass(frozen=True)
class PagePicture:
    """A page as it is printed, with its size in points."""

    image: QImage
    width: float
    height: float


class PageSetter(QObject):
    """Sets what was asked for last; what is no longer wanted is dropped.

    `pages_ready` brings all pages (or the first, while `is_draft`), `result_ready` what there is to tell of
    them, `saved` a file written; `failed` a PrintError.
    """

    pages_ready = Signal(object, bool)
    result_ready = Signal(object)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, loaded: Loaded, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loaded = loaded
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="paper")
        self._wanted = 0
        self._setter: Typesetter | None = None
        self._cancelled = threading.Event()
        self._closed = False

    def set(self, options: PrintOptions, ppi: float = PPI) -> None:
        """Set the briefing with other options."""
        self._wanted += 1
        self._hand.submit(self._guarded, self._wanted, lambda turn: self._set(turn, options, ppi))

    def redraw(self, ppi: float) -> None:
        """The same pages at another sharpness."""
        self._wanted += 1
        self._hand.submit(self._guarded, self._wanted, lambda turn: self._draw(turn, ppi))

    def save(self, target: Path) -> None:
        """Write what is set as PDF."""
        self._cancelled.clear()
        self._hand.submit(self._guarded, 0, lambda turn: self._save(target))

    def pictures(self, ppi: float) -> list[bytes]:
        """Every page as PNG, for a printer; waits for what is being set."""
        return self._hand.submit(lambda: self._ready().pictures(ppi)).result()

    def pdf(self) -> bytes:
        """The document as PDF, for a printer; waits for what is being set."""
        return self._hand.submit(lambda: self._ready().pdf()).result()

    def cancel(self) -> None:
        """Give up saving: nothing is written."""
        self._cancelled.set()

    def close(self) -> None:
        """Stop, and take temporary files away; a second time does nothing."""
        if self._closed:
            return
        self._closed = True
        self._wanted += 1
        self._cancelled.set()
        self._hand.submit(self._leave)
        self._hand.shutdown(wait=True)

    # In the thread ---------------------------------------------------------------------

    def _guarded(self, turn: int, work: Callable[[int], None]) -> None:
        if turn and turn != self._wanted:
            return
        try:
            work(turn)
        except PrintError as error:
            self._tell(turn, self.failed, error)

    def _tell(self, turn: int, signal: object, *values: object) -> None:
        """Tell what is still wanted; a window closed meanwhile hears nothing."""
        if not turn or turn == self._wanted:
            with contextlib.suppress(RuntimeError):
                signal.emit(*values)  # type: ignore[attr-defined]

    def _set(self, turn: int, options: PrintOptions, ppi: float) -> None:
        loaded = self._seen(options)
        if options.style in _DRAFTED and len(loaded.pages) > 1 and not options.tabs:
            self._draft(turn, loaded, options, ppi)
        self._leave()
        self._setter = typesetter(loaded, options)
        self._setter.settle(lambda *_: self._still(turn))
        self._draw(turn, ppi)
        self._tell(turn, self.result_ready, result_of(self._setter, Path()))

    def _draft(self, turn: int, loaded: Loaded, options: PrintOptions, ppi: float) -> None:
        """The first page, from what of the first tab it has room for."""
        first = replace(loaded.pages[0], blocks=loaded.pages[0].blocks[:_DRAFT_BLOCKS])
        with typesetter(replace(loaded, pages=(first,)), options) as setter:
            self._tell(turn, self.pages_ready, [picture_of(setter.pictures(ppi)[0], ppi)], True)

    def _seen(self, options: PrintOptions) -> Loaded:
        view = View(self._loaded.view.lang, context=options.context)
        return self._loaded if view == self._loaded.view else restated(self._loaded, view)

    def _draw(self, turn: int, ppi: float) -> None:
        pages = [picture_of(png, ppi) for png in self._ready().pictures(ppi)]
        self._tell(turn, self.pages_ready, pages, False)

    def _save(self, target: Path) -> None:
        setter = self._ready()
        data = setter.pdf()
        check(data, target)
        if self._cancelled.is_set():
            raise PrintError("cancelled")
        write_whole(target, data)
        result: PrintResult = result_of(setter, target)
        self._tell(0, self.saved, result)

    def _still(self, turn: int) -> None:
        if turn != self._wanted:
            raise PrintError("cancelled")

    def _ready(self) -> Typesetter:
        if self._setter is None:
            raise PrintError("empty")
        return self._setter

    def _leave(self) -> None:
        if self._setter is not None:
            self._setter.close()
            self._setter = None


def picture_of(png: bytes, ppi: float) -> PagePicture:
    """A page's picture with the size of its paper."""
    image = QImage.fromData(png)
    return PagePicture(image, image.width() / ppi * 72, image.height() / ppi * 72)
