"""Writes a print whole or not at all, and says in words why it could not."""

from pathlib import Path

from qjviewer import writing
from qjviewer.ui.printing.errors import PrintError


def write_whole(target: Path, data: bytes) -> None:
    """Put `data` at `target`; on failure raise PrintError and leave an earlier file as it was."""
    try:
        writing.write_whole(target, data)
    except OSError as error:
        why = writing.refusal(error, target)
        place = target.parent if why == "no-folder" else target
        raise PrintError(why, place, reason=error.strerror or type(error).__name__) from error
