"""A file written whole or not at all: beside the target, checked, flushed to disk, then put in place."""

import errno
import os
import stat
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from qjviewer.wording import Language, say

Refusal: TypeAlias = Literal[
    "disk-full", "read-only", "too-long", "no-folder", "taken",
    "open-elsewhere", "open-in", "not-allowed", "cannot-write",
]  # fmt: skip
_PART: Final = ".part"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# Codes of Windows: access denied; sharing and lock violations; a write-protected disk; a path too long.
_DENIED: Final = 5
_SHARING: Final = (32, 33)
_WRITE_PROTECTED: Final = 19
_TOO_LONG: Final = (111, 206)
_LONGEST_PATH: Final = 260  # where Windows was not told to take longer ones
# Seconds. Virus scanners and clients that keep a folder in step with another let go soon.
_PATIENCE: Final = (0.05, 0.1, 0.2, 0.4, 0.8)


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
    clear_left(place)
    number, name = tempfile.mkstemp(prefix=_prefix(place), suffix=_PART, dir=place.parent)
    try:
        with os.fdopen(number, "wb") as file:
            _hold(file.fileno())
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if os.path.getsize(name) != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.chmod(name, _mode(place))
        _put_in_place(name, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _prefix(target: Path) -> str:
    return f".{target.name[:40]}."


def clear_left(target: Path) -> None:
    """Take away what writers of a file left that were killed; what a living one holds stays."""
    prefix = _prefix(target)
    with suppress(OSError):
        names = [e.path for e in os.scandir(target.parent) if e.name.startswith(prefix)]
        found = [name for name in names if name.endswith(_PART)]
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


def _put_in_place(name: str, place: Path) -> None:
    """Replace a file; on Windows wait a little where another program has it open just now."""
    for pause in (*_PATIENCE, None):
        try:
            os.replace(name, place)
        except PermissionError as error:
            if pause is None or not _is_held(error, place):
                raise
            time.sleep(pause)
        else:
            return


def _is_held(error: OSError, place: Path) -> bool:
    """Whether Windows refused because the file is open elsewhere: not for a lack of rights."""
    code = getattr(error, "winerror", None)
    if code in _SHARING:
        return True
    # Where the folder can be written to and the file may be, a refused replacement means the same.
    return code == _DENIED and place.is_file() and _may_write(place) and os.access(place.parent, os.W_OK)


def _may_write(place: Path) -> bool:
    return bool(place.stat().st_mode & stat.S_IWRITE)


class NotWritten(NamedTuple):
    """Why a file could not be written: the name of a phrase, and what it says; `code` is the system's."""

    why: Refusal
    place: Path
    code: str
    who: str = ""

    def told(self, lang: Language) -> str:
        """The reason in words, for a sentence that says what was not written."""
        return say(f"writing.{self.why}", lang, code=self.code, who=self.who)


def refused(error: OSError, target: Path) -> NotWritten:
    """Why a file could not be written, with the programs that have it open."""
    why = _why(error, target)
    code = str(error.errno or type(error).__name__)
    if why == "open-elsewhere" and (names := _holders(target)):
        return NotWritten("open-in", target, code, "、".join(names))
    return NotWritten(why, target.parent if why == "no-folder" else target, code)


def not_written(error: OSError, target: Path, lang: Language, shown: str = "") -> str:
    """A sentence that says what could not be written, and why; `shown` is what to call it, else its path."""
    return say("writing.not-written", lang, path=shown or target, reason=refused(error, target).told(lang))


def _holders(target: Path) -> list[str]:
    # It brings a bridge to the system's libraries, which only a file in use has need of.
    from qjviewer.holders import holders

    return holders(target)


def _why(error: OSError, target: Path) -> Refusal:
    code = getattr(error, "winerror", None)
    if error.errno in _FULL:
        return "disk-full"
    if error.errno == errno.EROFS or code == _WRITE_PROTECTED:
        return "read-only"
    if error.errno in (errno.EEXIST, errno.EISDIR):
        return "taken"
    if error.errno == errno.ENAMETOOLONG or code in _TOO_LONG:
        return "too-long"
    if not target.parent.is_dir():
        # Windows says of a path longer than it takes that there is none.
        return "too-long" if code is not None and len(str(target)) >= _LONGEST_PATH else "no-folder"
    if isinstance(error, PermissionError):
        return "open-elsewhere" if _is_held(error, target) else "not-allowed"
    return "cannot-write"
