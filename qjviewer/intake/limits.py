"""How much of a file is read: a bureau's table is small, and a bomb must not take the machine."""

import time
from typing import Final

from qjviewer.intake.trouble import IntakeError

MOST_BYTES: Final = 64 * 1024 * 1024
# xlrd holds the whole file as objects and cannot be stopped halfway.
MOST_XLS_BYTES: Final = 20 * 1024 * 1024
# All parts of a package together, unpacked.
MOST_UNPACKED: Final = 400 * 1024 * 1024
MOST_CELLS: Final = 60_000
MOST_SHEETS: Final = 400
MOST_COLUMNS: Final = 2_000
MOST_ROWS: Final = 1_048_576
# A cell's text beyond this tells nothing a table needs.
MOST_TEXT: Final = 2_000
MOST_SECONDS: Final = 30.0
_LOOK_EVERY: Final = 4096


class Budget:
    """Counts cells and steps of one reading, and stops it with a clear message when it goes too far."""

    def __init__(self, name: str, seconds: float = MOST_SECONDS, cells: int = MOST_CELLS) -> None:
        self._name = name
        self._end = time.monotonic() + seconds
        self._cells = cells
        self._most = cells
        self._steps = 0

    def step(self, count: int = 1) -> None:
        """Count steps that keep nothing; raises IntakeError when the time is over."""
        before = self._steps // _LOOK_EVERY
        self._steps += count
        if self._steps // _LOOK_EVERY != before and time.monotonic() > self._end:
            raise IntakeError("too-slow", file=self._name)

    def cell(self) -> None:
        """Count a cell that is kept; raises IntakeError when there are too many."""
        self._cells -= 1
        if self._cells < 0:
            raise IntakeError("too-many-cells", file=self._name, most=self._most)
        self.step()
