"""How a file of a briefing may be opened from the program: as text, or shown in its folder; never run.

A briefing comes from other people. What its name leads to is handed to the desktop only where it is text, or
a workbook of the kind that holds no macros, by its ending; for everything else (.html, .desktop, .bat, .hta,
.xlsm …) the folder is opened, which runs nothing.
"""

from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

# Workbooks that hold no macros and are the figures' own source.
MACRO_FREE: Final = (".xlsx",)
TEXT_ENDINGS: Final = (".yaml", ".yml", ".csv", ".tsv", ".txt", ".md")
# As text by whatever edits text; the folder that holds it; nothing, where there is neither.
OpeningWay: TypeAlias = Literal["text", "folder", "nothing"]


class WayToOpen(msgspec.Struct, frozen=True):
    """What may be handed to the desktop: a text file, or a folder to look into."""

    way: OpeningWay
    path: Path


def opening_of(path: Path) -> WayToOpen:
    """How a file may be opened; never raises."""
    try:
        real = path.resolve()
        if real.is_file() and _is_text(path) and _is_text(real):
            return WayToOpen("text", real)
        folder = real if real.is_dir() else real.parent
        return WayToOpen("folder", folder) if folder.is_dir() else WayToOpen("nothing", folder)
    except (OSError, RuntimeError, ValueError):
        # A name too long, a circle of links, a character no file has.
        return WayToOpen("nothing", path)


def _is_text(path: Path) -> bool:
    """Whether a name says text on every system: some cut off what stands behind a colon, dot or blank."""
    name = path.name
    return (
        path.suffix.lower() in (*TEXT_ENDINGS, *MACRO_FREE) and ":" not in name and name == name.rstrip(". ")
    )
