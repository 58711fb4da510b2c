"""What was printed and exported, by fingerprint: enough of each edition to tell later what has changed since.

Kept in the user's folder, a few kilobytes an edition; can be switched off and emptied. What can't be kept
is let go: no print fails for it.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.editions.edition import Edition, packed, unpacked
from qjviewer.editions.taking import edition_of
from qjviewer.editions.user_folder import user_folder
from qjviewer.load import Loaded
from qjviewer.paper.print_job import time_of_printing
from qjviewer.wording import Language, say
from qjviewer.writing import write_whole

Way: TypeAlias = Literal["print", "export"]
# Of older prints nothing is known any more.
MOST_KEPT: Final = 200
_SUFFIX: Final = ".edition"
_LOG: Final = "prints.jsonl"
_OFF: Final = "prints.off"
_LONGEST_LOG: Final = 1024 * 1024


class PrintRecord(msgspec.Struct, frozen=True):
    """One print or export: when, of what, how, and where it went (a file's name; a printer has none).

    `copies` is how many the printer was asked for; a file is one.
    """

    digest: str
    when: str
    way: Way
    how: str
    briefing: str
    title: str
    lang: str
    target: str = ""
    copies: int = 1

    def way_words(self, lang: Language, *, how: bool = True) -> str:
        """How it was made, with the copies where there are several: 印 summary 3份."""
        copies = say("editions.copies", lang, count=self.copies) if self.copies > 1 else ""
        words = (say(f"editions.way-{self.way}", lang), self.how if how else "", copies)
        return " ".join(w for w in words if w)

    @property
    def day(self) -> str:
        """The day it was made."""
        return self.when[:10]


class PrintMemory:
    """The memory in a folder; without one it knows and keeps nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_folder()

    @property
    def is_on(self) -> bool:
        """Whether prints are remembered."""
        return self._folder is not None and not (self._folder / _OFF).exists()

    def switch(self, *, on: bool) -> None:
        """Remember from now on, or no longer; what is remembered stays. Raises OSError."""
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        off = self._folder / _OFF
        off.unlink(missing_ok=True) if on else off.write_bytes(b"")

    def empty(self) -> int:
        """Forget everything; how many prints that were. Raises OSError."""
        count = len(self.records())
        for path in (*self._editions(), *([self._folder / _LOG] if self._folder else [])):
            path.unlink(missing_ok=True)
        return count

    def remember(self, loaded: Loaded, way: Way, how: str, target: str = "", copies: int = 1) -> None:
        """Keep what was printed or exported; never raises."""
        if not self.is_on or loaded.cover is None:
            return
        with suppress(OSError, ValueError):
            self._keep(edition_of(loaded))
            record = PrintRecord(
                loaded.digest,
                time_of_printing().isoformat(timespec="seconds"),
                way,
                how,
                loaded.cover.id,
                loaded.cover.title,
                loaded.view.lang,
                Path(target).name,
                max(1, copies),
            )
            self._note(record)

    def records(self, briefing: str = "") -> tuple[PrintRecord, ...]:
        """What was printed, the newest first; of one briefing alone where its name is given."""
        found = [r for r in self._noted() if briefing in ("", r.briefing)]
        return tuple(reversed(found))

    def edition(self, digest: str, lang: str = "") -> Edition | None:
        """The edition behind a fingerprint, in a language where it was printed in several."""
        known = {p.name.removesuffix(_SUFFIX): p for p in self._editions()}
        wanted = known.get(f"{digest}-{lang}") or next(
            (p for name, p in sorted(known.items()) if name.startswith(f"{digest}-")), None
        )
        if wanted is None:
            return None
        try:
            return unpacked(wanted.read_bytes())
        except (OSError, ValueError):
            return None

    def last(self, loaded: Loaded) -> PrintRecord | None:
        """The last print of a briefing; None where there was none."""
        name = loaded.cover.id if loaded.cover is not None else ""
        return next((r for r in self.records(name) if name and self._has(r)), None)

    def _has(self, record: PrintRecord) -> bool:
        return self.edition(record.digest, record.lang) is not None

    # Files -----------------------------------------------------------------------------

    def _editions(self) -> tuple[Path, ...]:
        if self._folder is None or not self._folder.is_dir():
            return ()
        return tuple(sorted(self._folder.glob(f"*{_SUFFIX}"), key=_age))

    def _keep(self, edition: Edition) -> None:
        assert self._folder is not None
        self._folder.mkdir(parents=True, exist_ok=True)
        path, data = self._folder / f"{edition.digest}-{edition.lang}{_SUFFIX}", packed(edition)
        # Replacing a file takes the disk longer than reading it: one briefing is printed several times.
        if path.exists() and path.read_bytes() == data:
            path.touch()
        else:
            write_whole(path, data)
        for old in self._editions()[:-MOST_KEPT]:
            old.unlink(missing_ok=True)

    def _note(self, record: PrintRecord) -> None:
        assert self._folder is not None
        line = json.dumps(msgspec.to_builtins(record), ensure_ascii=False) + "\n"
        path = self._folder / _LOG
        if path.exists() and path.stat().st_size > _LONGEST_LOG:
            kept = path.read_bytes().splitlines(keepends=True)[-MOST_KEPT:]
            write_whole(path, b"".join(kept))
        # One write at the end: of several processes each leaves a whole line.
        with path.open("ab", buffering=0) as file:
            file.write(line.encode())

    def _noted(self) -> Iterator[PrintRecord]:
        if self._folder is None:
            return
        try:
            lines = (self._folder / _LOG).read_bytes().splitlines()
        except OSError:
            return
        for line in lines:
            # A line that was cut is no print.
            with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                yield msgspec.json.decode(line, type=PrintRecord)


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
