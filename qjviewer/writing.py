"""A file written whole or not at all: beside the target, checked, flushed to disk, then put in place."""

import errno
import os
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal, TypeAlias

Refusal: TypeAlias = Literal["disk-full", "no-folder", "open-elsewhere", "not-allowed", "cannot-write"]
_PART: Final = ".part"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(target: Path, data: bytes) -> None:
    """Put `data` at `target`; on failure raise OSError and leave an earlier file as it was."""
    # A link stays a link: what it points to is replaced.
    place = Path(os.path.realpath(target))
    if place.exists() and not stat.S_ISREG(place.stat().st_mode):
        _into_device(place, data)
    else:
        _replace(place, data)


def _into_device(place: Path, data: bytes) -> None:
    """A device or pipe is written to, never replaced."""
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    with place.open("wb") as file:
        file.write(data)


def _replace(place: Path, data: bytes) -> None:
    prefix = f".{place.name[:40]}."
    _clear(place.parent, prefix)
    number, name = tempfile.mkstemp(prefix=prefix, suffix=_PART, dir=place.parent)
    try:
        with os.fdopen(number, "wb") as file:
            _hold(file.fileno())
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if os.path.getsize(name) != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.chmod(name, _mode(place))
        os.replace(name, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _clear(folder: Path, prefix: str) -> None:
    """Take away what writers left that were killed; what a living one holds stays."""
    with suppress(OSError):
        found = [e.path for e in os.scandir(folder) if e.name.startswith(prefix) and e.name.endswith(_PART)]
        for path in found:
            if not _held(path):
                with suppress(OSError):
                    # Where an open file can't be taken away, that is the hold.
                    os.unlink(path)


if sys.platform == "win32":

    def _hold(number: int) -> None:
        """An open file is its own mark: it cannot be taken away."""

    def _held(path: str) -> bool:
        """Whether a living process holds a file: taking it away is the test."""
        return False

else:

    def _hold(number: int) -> None:
        """Mark an open file as being written, for as long as this process lives."""
        import fcntl

        with suppress(OSError):
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _held(path: str) -> bool:
        """Whether a living process holds a file; where none can be held, yes."""
        import fcntl

        try:
            with open(path, "rb") as file:
                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        return False


def _mode(place: Path) -> int:
    """The rights of the earlier file, else those any new file gets."""
    with suppress(OSError):
        return stat.S_IMODE(place.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def refusal(error: OSError, target: Path) -> Refusal:
    """Why a file could not be written, as the name of a phrase."""
    if error.errno in _FULL:
        return "disk-full"
    if not target.parent.is_dir():
        return "no-folder"
    if isinstance(error, PermissionError):
        # Where the folder can be written to, a refused replacement means that the file is in use.
        held = os.name == "nt" and target.exists() and os.access(target.parent, os.W_OK)
        return "open-elsewhere" if held else "not-allowed"
    return "cannot-write"
