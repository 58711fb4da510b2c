"""Names of files that any disk takes, and a print written whole or not at all."""

import re
from pathlib import Path
from typing import Final

from qjviewer import writing
from qjviewer.paper.print_errors import PrintError

# Bytes of a name in UTF-8, the ending aside: file systems take 255, some programs less.
LONGEST: Final = 180
_ILLEGAL: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


def safe_name(name: str) -> str:
    """A name without what disks refuse, cut where it is too long; the same name where it is fine."""
    made = _ILLEGAL.sub("-", name).rstrip(" .")
    if _RESERVED.fullmatch(made):
        made = f"{made}-"
    while len(made.encode()) > LONGEST:
        made = made[:-1]
    return made.rstrip(" .") or "briefing"


def write_whole(target: Path, data: bytes) -> None:
    """Put `data` at `target`; on failure raise PrintError and leave an earlier file as it was."""
    try:
        writing.write_whole(target, data)
    except OSError as error:
        why = writing.refusal(error, target)
        place = target.parent if why == "no-folder" else target
        raise PrintError(why, place, reason=error.strerror or type(error).__name__) from error
