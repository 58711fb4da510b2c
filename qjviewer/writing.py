"""A file written whole or not at all: beside the target, checked, flushed to disk, then put in place."""

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeAlias

Refusal: TypeAlias = Literal["disk-full", "no-folder", "open-elsewhere", "not-allowed", "cannot-write"]
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
    number, name = tempfile.mkstemp(prefix=f".{place.name[:40]}.", suffix=".part", dir=place.parent)
    try:
        with os.fdopen(number, "wb") as file:
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
