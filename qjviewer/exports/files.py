"""Writes a file whole or not at all, and says in words why it could not."""

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from qjviewer.exports.errors import ExportError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(target: Path, data: bytes) -> None:
    """Put `data` at `target`; on failure raise ExportError and leave an earlier file as it was."""
    # A link stays a link: what it points to is replaced.
    place = Path(os.path.realpath(target))
    try:
        if place.exists() and not stat.S_ISREG(place.stat().st_mode):
            _into_device(place, data)
        else:
            _replace(place, data)
    except OSError as error:
        raise _told(error, target) from error


def make_folder(folder: Path) -> None:
    """Make a folder where there is none; raise ExportError where that is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _told(error, folder) from error


def _into_device(place: Path, data: bytes) -> None:
    """A device or pipe is written to, never replaced."""
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    with place.open("wb") as file:
        file.write(data)


def _replace(place: Path, data: bytes) -> None:
    number, name = tempfile.mkstemp(prefix=f".{place.name[:40]}.", suffix=".part", dir=place.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(place))
        os.replace(name, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _mode(place: Path) -> int:
    """The rights of the earlier file, else those any new file gets."""
    with suppress(OSError):
        return stat.S_IMODE(place.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _told(error: OSError, target: Path) -> ExportError:
    if error.errno in _FULL:
        return ExportError("disk-full", path=target)
    if not target.parent.is_dir():
        return ExportError("no-folder", path=target.parent)
    if isinstance(error, PermissionError):
        return ExportError("not-allowed", path=target)
    return ExportError("cannot-write", path=target, reason=error.strerror or type(error).__name__)
