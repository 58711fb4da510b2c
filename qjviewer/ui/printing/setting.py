"""Sets prints beside the window: pictures of pages as they come, a PDF, all in one thread of its own.

The thread knows nothing of Qt's objects, which may go while it works: it leaves what it has in a queue,
and the window looks there. Garbage is collected only while nothing is under way: dead widgets must not be
destroyed on another thread.
"""

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from qjviewer.editions.style_extra import extra_for
from qjviewer.load import Loaded, View, restated
from qjviewer.paper.faces import read_own_fonts
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_files import write_whole
from qjviewer.paper.printing import check, result_of, typesetter
from qjviewer.paper.typesetting import Typesetter
from qjviewer.ui.draw import collector

_T = TypeVar("_T")
# Pictures of pages on the screen; sharper ones are scaled up rather than made.
PPI, MOST_PPI = 96.0, 220.0
# Styles whose first page needs only the first blocks of the first tab: it is shown while the rest is set.
_DRAFT_BLOCKS = {"summary": 4, "official": 4, "handout": 1, "notes": 1}
# Milliseconds between two looks into the queue.
_LOOKS = 8


class PagePicture(msgspec.Struct, frozen=True):
    """A page as it is printed, with its size in points."""

    image: QImage
    width: float
    height: float


class _Work:
    """What is done in the thread; `told` holds (turn, signal, values), a turn of 0 being always wanted."""

    def __init__(self, loaded: Loaded) -> None:
        self.told: SimpleQueue[tuple[int, str, tuple[object, ...]]] = SimpleQueue()
        self.wanted = 0
        self.cancelled = threading.Event()
        self.hand = ThreadPoolExecutor(1, thread_name_prefix="paper")
        self.setter: Typesetter | None = None
        self.under_way = 0
        self._loaded = loaded
        self.ended = False
        # While the dialog is being built there is time for it.
        self.hand.submit(read_own_fonts)

    # On the interface thread -----------------------------------------------------------

    def submit(self, turn: int, work: Callable[[], None]) -> None:
        """Do something when what is being done is finished; nothing if it is no longer wanted then."""
        collector.hold()
        self.under_way += 1
        self.hand.submit(self._guarded, turn, work)

    def done(self) -> None:
        """One thing submitted is finished."""
        self.under_way -= 1
        collector.release()

    def now(self, work: Callable[[], _T]) -> _T:
        """Do something and wait for it."""
        collector.hold()
        try:
            return self.hand.submit(work).result()
        finally:
            collector.release()

    def end(self) -> None:
        """Stop, and take temporary files away; a second time does nothing."""
        if self.ended:
            return
        self.ended = True
        self.wanted += 1
        self.cancelled.set()
        try:
            self.hand.submit(self.leave)
        except RuntimeError:
            # The interpreter is ending, and its threads are gone before what they were for.
            self.leave()
        self.hand.shutdown(wait=True)
        collector.release(self.under_way)

    # In the thread ---------------------------------------------------------------------

    def _guarded(self, turn: int, work: Callable[[], None]) -> None:
        try:
            if not turn or turn == self.wanted:
                work()
        except PrintError as error:
            self._tell(turn, "failed", error)
        finally:
            self._tell(0, "")

    def _tell(self, turn: int, signal: str, *values: object) -> None:
        self.told.put((turn, signal, values))

    def set(self, turn: int, options: PrintOptions, ppi: float) -> None:
        """All pages, the first one sooner where that can be."""
        loaded = self._seen(options)
        if options.style in _DRAFT_BLOCKS and len(loaded.pages) > 1 and not options.tabs:
            self._draft(turn, loaded, options, ppi)
        self.leave()
        self.setter = typesetter(loaded, options, extra=extra_for(loaded, options.style))
        self.setter.settle(lambda *_: self._still(turn))
        self.draw(turn, ppi)
        self._tell(turn, "result_ready", result_of(self.setter, Path()))

    def _draft(self, turn: int, loaded: Loaded, options: PrintOptions, ppi: float) -> None:
        """The first page, from what of the first tab it has room for."""
        first = replace(loaded.pages[0], blocks=loaded.pages[0].blocks[: _DRAFT_BLOCKS[options.style]])
        with typesetter(replace(loaded, pages=(first,)), options) as setter:
            self._tell(turn, "pages_ready", [picture_of(setter.pictures(ppi)[0], ppi)], True)

    def _seen(self, options: PrintOptions) -> Loaded:
        view = View(self._loaded.view.lang, context=options.context)
        return self._loaded if view == self._loaded.view else restated(self._loaded, view)

    def draw(self, turn: int, ppi: float) -> None:
        """Pictures of all pages."""
        pages = [picture_of(png, ppi) for png in self.ready().pictures(ppi)]
        self._tell(turn, "pages_ready", pages, False)

    def save(self, target: Path) -> None:
        """The PDF into a file, unless called off meanwhile."""
        setter = self.ready()
        data = setter.pdf()
        check(data, target)
        if self.cancelled.is_set():
            raise PrintError("cancelled")
        write_whole(target, data)
        self._tell(0, "saved", result_of(setter, target))

    def _still(self, turn: int) -> None:
        if turn != self.wanted:
            raise PrintError("cancelled")

    def ready(self) -> Typesetter:
        """What is set."""
        if self.setter is None:
            raise PrintError("empty")
        return self.setter

    def leave(self) -> None:
        """Take temporary files away."""
        if self.setter is not None:
            self.setter.close()
            self.setter = None


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
        self._work = _Work(loaded)
        # A window taken away without being closed ends the work too. Qt's own signal comes while the
        # object is half gone, and calling back from there corrupts memory.
        weakref.finalize(self, self._work.end)
        self._looks = QTimer(self, interval=_LOOKS)
        self._looks.timeout.connect(self._look)

    @property
    def folder(self) -> Path | None:
        """Where what is set lies, while there is something."""
        return self._work.setter.root if self._work.setter else None

    def set(self, options: PrintOptions, ppi: float = PPI) -> None:
        """Set the briefing with other options."""
        self._begin(lambda turn: self._work.set(turn, options, ppi))

    def redraw(self, ppi: float) -> None:
        """The same pages at another sharpness."""
        self._begin(lambda turn: self._work.draw(turn, ppi))

    def _begin(self, work: Callable[[int], None]) -> None:
        self._work.wanted += 1
        turn = self._work.wanted
        self._submit(turn, lambda: work(turn))

    def _submit(self, turn: int, work: Callable[[], None]) -> None:
        # A preview may still ask for sharper pictures when its window is closing.
        if self._work.ended:
            return
        self._looks.start()
        self._work.submit(turn, work)

    def save(self, target: Path) -> None:
        """Write what is set as PDF."""
        self._work.cancelled.clear()
        self._submit(0, lambda: self._work.save(target))

    def pictures(self, ppi: float) -> list[bytes]:
        """Every page as PNG, for a printer; waits for what is being set."""
        return self._work.now(lambda: self._work.ready().pictures(ppi))

    def pdf(self) -> bytes:
        """The document as PDF, for a printer; waits for what is being set."""
        return self._work.now(lambda: self._work.ready().pdf())

    def cancel(self) -> None:
        """Give up saving: nothing is written."""
        self._work.cancelled.set()

    def close(self) -> None:
        """Stop, and take temporary files away; a second time does nothing."""
        self._looks.stop()
        self._work.end()

    def _look(self) -> None:
        """Tell what the thread has left, as far as it is still wanted."""
        while not self._work.told.empty():
            turn, signal, values = self._work.told.get()
            if not signal:
                self._work.done()
            elif not turn or turn == self._work.wanted:
                getattr(self, signal).emit(*values)
        if not self._work.under_way:
            self._looks.stop()


def picture_of(png: bytes, ppi: float) -> PagePicture:
    """A page's picture with the size of its paper."""
    image = QImage.fromData(png)
    return PagePicture(image, image.width() / ppi * 72, image.height() / ppi * 72)
