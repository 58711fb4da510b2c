"""Names of files that any disk takes."""

import re
from typing import Final

# Bytes of a name in UTF-8, the ending aside: file systems take 255, some programs less.
LONGEST: Final = 180
_ILLEGAL: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|con(in|out)\$)(\..*)?")


def safe_name(name: str) -> str:
    """A name without what disks refuse, cut where it is too long; the same name where it is fine."""
    made = _ILLEGAL.sub("-", name).rstrip(" .")
    if _RESERVED.fullmatch(made):
        made = f"{made}-"
    while len(made.encode()) > LONGEST:
        made = made[:-1]
    return made.rstrip(" .") or "briefing"
