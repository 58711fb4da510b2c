"""The briefings in a folder by place and period: a series, known from their headers alone."""

from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Final

import msgspec

from qjviewer.bundle.archive import SUFFIX
from qjviewer.bundle.files import MAIN_FILE, YAML_ENDINGS, open_folder
from qjviewer.bundle.nodes import Mapping, Scalar, parse
from qjviewer.bundle.periods import Period, parse_period
from qjviewer.editions.changes import EditionDiff
from qjviewer.editions.diffing import diff
from qjviewer.editions.taking import edition_of
from qjviewer.figures.period_words import period_words
from qjviewer.load import View, read
from qjviewer.problems import Span
from qjviewer.wording import Language

# A folder with more in it is no shelf of briefings.
_MOST: Final = 500


class BriefingHead(msgspec.Struct, frozen=True):
    """What a briefing's header says; `title` as typed."""

    path: Path
    id: str
    title: str
    period: Period
    as_of: str = ""

    def worded(self, lang: Language) -> str:
        """Its title, the period worded."""
        period = period_words(self.period, lang)
        return self.title.replace("{period}", period).replace("{period:short}", period)


def library(folder: Path) -> tuple[BriefingHead, ...]:
    """The briefings in a folder, itself and archives in it included, by name and then the newest first."""
    found = [head for path in _candidates(folder) if (head := head_of(path)) is not None]
    found.sort(key=lambda h: str(h.path))
    found.sort(key=lambda h: h.period, reverse=True)
    return tuple(sorted(found, key=lambda h: h.id))


def _candidates(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(islice(folder.iterdir(), _MOST))
    except OSError:
        return
    if (folder / MAIN_FILE).is_file():
        yield folder
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.suffix.lower() == SUFFIX or (entry.is_dir() and (entry / MAIN_FILE).is_file()):
            yield entry


def head_of(path: Path) -> BriefingHead | None:
    """The header of a briefing; None where it can't be read."""
    folder = open_folder(path)
    file = folder.read(folder.main, Span(folder.main), YAML_ENDINGS)
    root, _ = parse(file.text, file.name) if file is not None else (None, ())
    briefing = root.get("briefing") if isinstance(root, Mapping) else None
    if not isinstance(briefing, Mapping):
        return None
    said = {key.text: node.text for key, node in briefing.entries if isinstance(node, Scalar)}
    period = parse_period(said.get("period", ""))
    if period is None or not said.get("id"):
        return None
    return BriefingHead(path, said["id"], said.get("title", said["id"]), period, said.get("as_of", ""))


def revisions(heads: tuple[BriefingHead, ...], lang: Language) -> Iterator[tuple[BriefingHead, EditionDiff]]:
    """What each edition says otherwise of figures that the one before gave too, with the later head."""
    for later, earlier in pairwise(heads):
        if later.id != earlier.id:
            continue
        sides = [read(head.path, View(lang)) for head in (earlier, later)]
        if all(side.cover is not None for side in sides):
            found = diff(edition_of(sides[0]), edition_of(sides[1]), lang)
            kept = tuple(c for c in found.changes if c.sort in ("revised", "rank"))
            if kept:
                yield later, EditionDiff(found.before, found.after, kept, found.same)
