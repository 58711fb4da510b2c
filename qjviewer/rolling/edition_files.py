"""The files of a briefing as bytes, and the names that the next edition gives its own."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from qjviewer.bundle.archive import SUFFIX
from qjviewer.bundle.files import MAIN_FILE, PackedFolder
from qjviewer.bundle.model import Bundle
from qjviewer.bundle.periods import Period
from qjviewer.rolling.roll_errors import RollError


def files_of(path: Path, read: Iterable[Path]) -> dict[str, bytes]:
    """Every file of a folder or archive by name; of a single file's briefing those that it read.

    Hidden files and those an editor left are not the briefing's. The main file is called briefing.yaml.
    """
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.is_file() and _is_its_own(p.relative_to(path)))
        return {p.relative_to(path).as_posix(): p.read_bytes() for p in found}
    if path.suffix.lower() == SUFFIX:
        archive = PackedFolder(path, MAIN_FILE).archive()
        if archive is None:
            raise RollError("unreadable", path=path)
        return {name: archive.read(name) for name in archive.names}
    root = path.parent
    own = {
        p.relative_to(root).as_posix(): p.read_bytes() for p in read if p.is_file() and p.is_relative_to(root)
    }
    return {(MAIN_FILE if name == path.name else name): data for name, data in own.items()}


def _is_its_own(inside: Path) -> bool:
    return not any(part.startswith((".", "~$")) for part in inside.parts)


def source_names(bundle: Bundle, sources: Iterable[str], new: Period) -> dict[str, str]:
    """A name for the new edition of each source: the old one's with the period exchanged, or put behind."""
    old, taken = bundle.briefing.period.code.lower(), set(bundle.source_by_id)
    told = _plain(new).lower()
    found: dict[str, str] = {}
    for name in dict.fromkeys(sources):
        made = name.replace(old, told)
        if made == name:
            made = name.replace(old.replace("-", ""), told.replace("-", ""))
        if made == name:
            made = f"{name}-{told}"
        stem, number = made.replace("..", "-")[:60], 1
        made = stem
        while made in taken:
            number += 1
            made = f"{stem}-{number}"
        taken.add(made)
        found[name] = made
    return found


def _plain(period: Period) -> str:
    """A period for names: of ASCII alone, and no two points."""
    return re.sub(r"[^\x00-\x7f]", "-end", period.code).replace("..", "-")


def data_file(names: Iterable[str], patterns: Iterable[str], new: Period) -> tuple[str, bool]:
    """What the new file is called, and whether a pattern that the briefing includes already finds it."""
    taken, stem = set(names), f"data-{_plain(new)}"
    number, name = 1, f"{stem}.yaml"
    while name in taken:
        number += 1
        name = f"{stem}-{number}.yaml"
    for pattern in patterns:
        folder, _, last = pattern.replace("\\", "/").rpartition("/")
        if last in ("*.yaml", "data-*.yaml") and not any(c in folder for c in "*?["):
            inside = str(PurePosixPath(folder, name)) if folder else name
            if inside not in taken:
                return inside, True
    return name, False
