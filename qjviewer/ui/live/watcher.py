"""Notices that files changed, however they were saved, and waits until they are at rest."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

REST = 200  # ms without a change before a file counts as written
POLL = 2000  # ms between looks at the clock of files, for shares that report nothing

Signature: TypeAlias = tuple[tuple[str, int, int, int], ...]


class FileWatcher(QObject):
    """Watches files and their folders.

    A watch on a file ends when the file is replaced by renaming; a watch on the folder misses
    writing in place: so both, renewed after every event, and a look every two seconds besides.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[Path, ...] = ()
        self._seen: Signature = ()
        self._moving: Signature = ()
        self._again: Signature = ()
        self._watcher = QFileSystemWatcher(self)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._poll = QTimer(self, interval=POLL)
        self._wire()

    def _wire(self) -> None:
        self._watcher.fileChanged.connect(self._stir)
        self._watcher.directoryChanged.connect(self._stir)
        self._rest.timeout.connect(self._settle)
        self._poll.timeout.connect(self._look)

    def watch(self, files: Iterable[Path], since: int = 0) -> None:
        """Watch these files instead; `since` is when they were read (ns since 1970).

        A file written after that is reported once, for the reading may have missed it.
        """
        self._files = tuple(files)
        self._seen = signature(self._files)
        self._renew()
        self._poll.start()
        newest = max((mtime for _, mtime, _, _ in self._seen), default=0)
        if since and newest >= since and self._seen != self._again:
            self._again = self._moving = self._seen
            self._seen = ()
            self._rest.start()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._files = ()
        self._rest.stop()
        self._poll.stop()
        self._renew()

    def _renew(self) -> None:
        wanted = {str(p) for p in (*self._files, *_folders(self._files)) if p.exists()}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - watched:
            self._watcher.addPaths(sorted(new))

    def _stir(self) -> None:
        self._renew()
        self._moving = signature(self._files)
        self._rest.start()

    def _look(self) -> None:
        if not self._rest.isActive() and signature(self._files) != self._seen:
            self._stir()

    def _settle(self) -> None:
        """Report the change if nothing moved since the last look, else wait on."""
        now = signature(self._files)
        if now != self._moving:
            self._moving = now
            self._rest.start()
        elif now != self._seen:
            self._seen = now
            self._renew()
            self.changed.emit()


def signature(files: Iterable[Path]) -> Signature:
    """Time, size and inode of files and their folders; a missing one counts as zeros."""
    files = tuple(files)
    return tuple(_stamp(p) for p in (*files, *_folders(files)))


def _folders(files: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(p.parent for p in files))


def _stamp(path: Path) -> tuple[str, int, int, int]:
    try:
        stat = os.stat(path)
    except OSError:
        return str(path), 0, 0, 0
    return str(path), stat.st_mtime_ns, stat.st_size, stat.st_ino
