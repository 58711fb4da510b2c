"""A new folder written whole or not at all: beside its place, flushed to disk, then put there at once."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

_PART: Final = ".rolling"
# What a writer that was killed left is cleared away when it cannot be anybody's any more.
_OLD_SECONDS: Final = 3600.0


def write_folder(
    target: Path,
    files: Mapping[str, bytes],
    judge: Callable[[Path], None] = lambda folder: None,
    step: Callable[[], None] = lambda: None,
) -> None:
    """Make a folder with these files, by name with slashes; raises OSError, and then nothing is there.

    `judge` sees the whole folder before it is put in place and may raise; `step` is called after every
    change on disk. The target may be missing or an empty folder.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear(target.parent)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}.", suffix=_PART, dir=target.parent))
    try:
        step()
        for name, data in files.items():
            _write(beside.joinpath(*name.split("/")), data)
            step()
        judge(beside)
        _put(beside, target)
        step()
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put(beside: Path, target: Path) -> None:
    beside.chmod(0o755)
    if target.is_dir():
        # An empty folder stands in the way on some systems; one that is not empty makes this fail.
        target.rmdir()
    os.rename(beside, target)


def _clear(parent: Path) -> None:
    with suppress(OSError):
        for entry in os.scandir(parent):
            is_ours = entry.name.startswith(".") and entry.name.endswith(_PART) and entry.is_dir()
            if is_ours and time.time() - entry.stat().st_mtime > _OLD_SECONDS:
                shutil.rmtree(entry.path, ignore_errors=True)
