"""export(briefing, target, options): a briefing as a PDF file, whole or not at all."""

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import msgspec

from qjviewer.paper.faces import FaceReport, all_fonts, report
from qjviewer.paper.facts import Printable
from qjviewer.paper.making import make
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_files import write_whole
from qjviewer.paper.print_job import job_for
from qjviewer.paper.typesetting import Typesetter
from qjviewer.wording import Language, listed, say

# Told how much is done of how much; may raise PrintError to stop.
Tick: TypeAlias = Callable[[int, int], None]
DEFAULT = PrintOptions()


class PrintResult(msgspec.Struct, frozen=True):
    """What was written.

    `left` words what a style had to leave out or to change, `missing` are characters that no font has,
    `capped` counts endless texts that were cut, `substituted` are fonts of official paper not installed.
    """

    target: Path
    pages: int
    left: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    capped: int = 0
    substituted: tuple[FaceReport, ...] = ()

    def remarks(self, lang: Language) -> tuple[str, ...]:
        """What whoever prints should know, one sentence each."""
        found = []
        if self.left:
            found.append(say("printing.told-left", lang, what=listed(self.left, lang)))
        if self.missing:
            points = listed((f"{c} U+{ord(c):04X}" for c in self.missing), lang)
            found.append(say("printing.told-missing", lang, characters=points))
        if self.capped:
            found.append(say("printing.told-capped", lang, count=self.capped))
        found += [
            say(
                "printing.font-substituted",
                lang,
                role=say(f"printing.font-{f.use}", lang),
                wanted=f.wanted,
                used=f.used,
            )
            for f in self.substituted
        ]
        return tuple(found)


def typesetter(
    briefing: Printable,
    options: PrintOptions = DEFAULT,
    now: dt.datetime | None = None,
    extra: object = None,
) -> Typesetter:
    """A print ready to be set: for a PDF, for pictures of its pages, or for both. Close it afterwards."""
    return Typesetter(make(job_for(briefing, options, now, extra)))


def result_of(setter: Typesetter, target: Path) -> PrintResult:
    """What is to be told of a print that was set."""
    official = setter.made.official
    found = report(all_fonts().families()) if official else ()
    return PrintResult(
        target=target,
        pages=setter.pages,
        left=tuple(setter.told.left),
        missing=tuple(setter.missing),
        capped=setter.made.capped,
        substituted=tuple(f for f in found if not f.exact),
    )


def export(
    briefing: Printable,
    target: Path,
    options: PrintOptions = DEFAULT,
    tick: Tick | None = None,
    *,
    now: dt.datetime | None = None,
    extra: object = None,
) -> PrintResult:
    """Print to a file; raises PrintError, and then an earlier file at `target` is as it was."""
    with typesetter(briefing, options, now, extra) as setter:
        return written(setter.settle(tick), setter.pdf(), target)


def written(setter: Typesetter, data: bytes, target: Path) -> PrintResult:
    """Put a print that was set in its place."""
    check(data, target)
    write_whole(target, data)
    return result_of(setter, target)


class EarlyPrint:
    """A print that is set in a thread of its own while its briefing is still being checked.

    Most briefings pass, and the typesetter leaves the interpreter to others while it works. On leaving, what
    nobody waits for is given up after the pass it is in: nothing works on where its files are taken away.
    """

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self._data = b""
        self._error: BaseException | None = None
        self._given_up = False
        self._thread = threading.Thread(target=self._set, daemon=True)

    def __enter__(self) -> "EarlyPrint":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._given_up = True
        self._thread.join()

    def _go_on(self, *_: int) -> None:
        if self._given_up:
            raise PrintError("cancelled")

    def _set(self) -> None:
        try:
            self._data = self._setter.settle(self._go_on).pdf()
        except BaseException as error:
            self._error = error

    def written(self, target: Path) -> PrintResult:
        """Wait for it, and put it in its place; raises PrintError."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return written(self._setter, self._data, target)


def check(data: bytes, target: Path) -> None:
    """Refuse to put in place what a reader could not open."""
    if not data.startswith(b"%PDF-1.7") or not data.rstrip().endswith(b"%%EOF"):
        raise PrintError("broken", target)
