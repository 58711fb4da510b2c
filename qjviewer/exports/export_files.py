"""Writes an export whole or not at all, and says in words why it could not."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from qjviewer import writing
from qjviewer.exports.errors import ExportError


def write_whole(target: Path, data: bytes) -> None:
    """Put `data` at `target`; on failure raise ExportError and leave an earlier file as it was."""
    try:
        writing.write_whole(target, data)
    except OSError as error:
        raise _told(error, target) from error


def write_all(files: Mapping[Path, bytes]) -> None:
    """Replace files that belong together: all or, after putting back those already replaced, none."""
    replaced: dict[Path, bytes] = {}
    try:
        for path, data in files.items():
            before = path.read_bytes()
            write_whole(path, data)
            replaced[path] = before
    except (ExportError, OSError) as error:
        for earlier, data in replaced.items():
            with suppress(OSError):
                writing.write_whole(earlier, data)
        if isinstance(error, OSError):
            raise _told(error, path) from error
        raise


def make_folder(folder: Path) -> None:
    """Make a folder where there is none; raise ExportError where that is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _told(error, folder) from error


def _told(error: OSError, target: Path) -> ExportError:
    found = writing.refused(error, target)
    return ExportError(found.why, path=found.place, code=found.code, who=found.who)
