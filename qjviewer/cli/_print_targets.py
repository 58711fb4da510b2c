"""The files that prints are written to: names that any disk takes, each once."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from qjviewer.file_names import safe_name
from qjviewer.wording import Language, say

# Bytes that a file's name may have, and of those its ending.
_LONGEST: Final = 255
_LONGEST_ENDING: Final = 8


def shortened(target: Path, lang: Language) -> Path:
    """A target whose name the disk takes; one of usual length as it is."""
    if len(target.name.encode()) <= _LONGEST:
        return target
    return target.with_name(_told(target.stem, lang) + target.suffix[:_LONGEST_ENDING])


def in_folder(paths: Sequence[Path], folder: Path, lang: Language) -> list[Path]:
    """A file for every briefing, named after it; briefings of one name get numbers."""
    taken: set[str] = set()
    targets = []
    for path in paths:
        whole = path.name or path.resolve().name
        stem = _told((whole if path.is_dir() else path.stem) or "briefing", lang)
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        targets.append(folder / f"{name}.pdf")
    return targets


def _told(name: str, lang: Language) -> str:
    """A name that the disk takes; that it is another one is told."""
    used = safe_name(name)
    if used != name:
        print(say("printing.renamed", lang, name=name[:60], used=used), file=sys.stderr)
    return used
