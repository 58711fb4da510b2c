"""The one owner of the loaded briefing: reads it in the background, keeps the last good one."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from qjviewer.load import Loaded, View, checked, read, restated
from qjviewer.ui.draw import collector
from qjviewer.ui.live.loss import loses
from qjviewer.ui.live.watcher import FileWatcher

# Milliseconds that belong to the window, to paint what was read, before the rules are asked.
CHECK_AFTER = 800
_Kind: TypeAlias = Literal["read", "restate", "check"]


class _Done(msgspec.Struct, frozen=True):
    """What a job brought: only the newest counts; `error` is a fault of ours."""

    number: int
    started: int
    loaded: Loaded | None
    error: BaseException | None
    kind: _Kind


class BundleStore(QObject):
    """Opens, reloads and re-words a briefing.

    `loaded` carries a Loaded to be shown; `checked` the same, a little later, with all that the
    rules find; `failed` one whose problems are to be told while the last good pages stay; `busy`
    says whether a job is under way.
    """

    loaded = Signal(object)
    checked = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)
    _done = Signal(object)

    def __init__(self, view: View | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view or View()
        self._path: Path | None = None
        self._good: Loaded | None = None
        self._newest = 0
        self._under_way = 0
        self._reading = False
        # One thread: readings never overtake each other.
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="qjviewer-load")
        self._watcher = FileWatcher(self)
        self._later = QTimer(self, singleShot=True, interval=CHECK_AFTER)
        self._wire()

    def _wire(self) -> None:
        self._done.connect(self._deliver)
        self._watcher.changed.connect(self.reload)
        self._later.timeout.connect(self._check)

    @property
    def current(self) -> Loaded | None:
        """The last good reading."""
        return self._good

    @property
    def is_reading(self) -> bool:
        """Whether files are being read just now."""
        return self._reading

    @property
    def view(self) -> View:
        """The language and context last asked for."""
        return self._view

    def open(self, path: Path) -> None:
        """Read a briefing; the one shown stays until the new one is good."""
        self._path = path
        self._start("read", lambda: read(path, self._view))

    def reload(self) -> None:
        """Read the files again."""
        if self._path is not None:
            self.open(self._path)

    def set_view(self, view: View) -> None:
        """Show in another language, or with or without context, without reading files."""
        if view == self._view:
            return
        self._view = view
        if self._reading:
            # The reading under way is for the old view: begin it again.
            self.reload()
        elif (good := self._good) is not None:
            self._start("restate", lambda: restated(good, view))

    def _check(self) -> None:
        if (good := self._good) is not None and not good.is_checked:
            self._start("check", lambda: checked(good))

    def close(self) -> None:
        """Stop watching and reading; nothing is delivered after this."""
        self._newest += 1
        self._later.stop()
        self._watcher.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        collector.release(self._under_way)
        self._under_way = 0

    # In the background -----------------------------------------------------------------

    def _start(self, kind: _Kind, work: Callable[[], Loaded]) -> None:
        self._newest += 1
        self._later.stop()
        self._reading = kind == "read"
        self.busy.emit(True)
        self._under_way += 1
        collector.hold()
        self._pool.submit(self._run, self._newest, work, kind)

    def _run(self, number: int, work: Callable[[], Loaded], kind: _Kind) -> None:
        started = time.time_ns()
        loaded, error = None, None
        try:
            loaded = work()
        except Exception as fault:
            error = fault
        self._done.emit(_Done(number, started, loaded, error, kind))

    # Back on the interface thread ------------------------------------------------------

    def _deliver(self, done: _Done) -> None:
        if self._under_way:
            self._under_way -= 1
            collector.release()
        if done.number != self._newest:
            return
        self._reading = False
        self.busy.emit(False)
        if done.error is not None:
            # A fault of the program, not of the file: the crash handler shows it.
            raise done.error
        assert done.loaded is not None
        if done.kind == "read":
            self._watcher.watch(done.loaded.files or (done.loaded.path,), done.started)
        if done.kind == "check":
            self._good = done.loaded
            self.checked.emit(done.loaded)
        else:
            self._judge(done.loaded)

    def _judge(self, loaded: Loaded) -> None:
        if loses(self._good, loaded):
            self.failed.emit(loaded)
        else:
            self._good = loaded
            self.loaded.emit(loaded)
        self._later.start()
