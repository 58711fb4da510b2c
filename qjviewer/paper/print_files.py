"""A print written whole or not at all."""

from pathlib import Path

from qjviewer import writing
from qjviewer.paper.print_errors import PrintError


def write_whole(target: Path, data: bytes) -> None:
    """Put `data` at `target`; on failure raise PrintError and leave an earlier file as it was."""
    try:
        writing.write_whole(target, data)
    except OSError as error:
        found = writing.refused(error, target)
        raise PrintError(found.why, found.place, code=found.code, who=found.who) from error
