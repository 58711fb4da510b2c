"""Reloads a briefing over and over in the real window, good and broken by turns.

python tests/hostile/soak.py [RELOADS] — exit code 0 when memory, widgets and the watcher hold out.
"""

import gc
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from qjviewer.load import Loaded, View
from qjviewer.ui.live.store import BundleStore
from qjviewer.ui.window.main_window import MainWindow
from qjviewer.wording import LANGUAGES
from tests.hostile.mutations import originals, spoil, write
from tests.hostile.waiting import rest

# The first rounds fill caches of fonts, texts and pixmaps; growth is measured after them.
WARM_UP = 40
MOST_GROWTH = 0.10


@dataclass
class Outcome:
    """What a soak came to: memory in MB at the start and end, widgets, readings, what went wrong."""

    memory: tuple[float, float] = (0.0, 0.0)
    widgets: tuple[int, int] = (0, 0)
    readings: int = 0
    saves_noticed: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """The share by which memory grew."""
        return self.memory[1] / self.memory[0] - 1 if self.memory[0] else 0.0


def soak(reloads: int, folder: Path, *, warm_up: int = WARM_UP, saves: int = 3) -> Outcome:
    """Reload so often, switching tabs and languages in between; then save, to see the watcher awake."""
    soaked = _Soak(folder)
    try:
        soaked.warm_up(warm_up)
        for turn in range(reloads):
            soaked.turn(turn)
        soaked.measure_end()
        for _ in range(saves):
            soaked.save_and_wait()
    finally:
        soaked.close()
    return soaked.outcome


class _Soak:
    def __init__(self, folder: Path) -> None:
        self.outcome = Outcome()
        self._folder = folder
        self._files, self._lying = originals(), dict[str, bytes]()
        self._put(self._files)
        settings = QSettings(str(folder.with_suffix(".ini")), QSettings.Format.IniFormat)
        self._store = BundleStore()
        self._window = MainWindow(self._store, settings=settings)
        self._answers = 0
        self._store.loaded.connect(self._count)
        self._store.failed.connect(self._count)
        self._window.resize(1280, 800)
        self._window.show()
        self._store.open(folder)
        self._until(lambda: self._store.current is not None)

    def _count(self, loaded: Loaded) -> None:
        self._answers += 1

    def _put(self, files: dict[str, bytes]) -> None:
        write(files, self._folder, self._lying)
        self._lying.update(files)

    def turn(self, turn: int) -> None:
        """One reload: good and broken by turns, another tab, now and then another language."""
        broken = turn % 2 == 1
        self._put(spoil(self._files, turn, 1 + turn % 5) if broken else self._files)
        before = self._answers
        self._store.reload()
        self._until(lambda: self._answers > before)
        self.outcome.readings += 1
        self._window.body.step_tab(1)
        if turn % 10 == 0:
            view = View(LANGUAGES[turn // 10 % 3], context=turn % 20 == 0)
            self._window.set_view(view)
            self._until(lambda: self._store.current is not None and self._store.current.view == view)
        rest(1)

    def warm_up(self, turns: int) -> None:
        """Fill what is cached, then take the measure to compare with."""
        for turn in range(turns):
            self.turn(turn)
        memory, widgets = self._settled()
        self.outcome.memory, self.outcome.widgets = (memory, memory), (widgets, widgets)

    def measure_end(self) -> None:
        """Take the measure at the end, from the same page as at the start."""
        memory, widgets = self._settled()
        self.outcome.memory = (self.outcome.memory[0], memory)
        self.outcome.widgets = (self.outcome.widgets[0], widgets)

    def _settled(self) -> tuple[float, int]:
        """Memory in MB and the number of widgets, on the first page of the good briefing."""
        self._put(self._files)
        before = self._answers
        self._store.reload()
        self._until(lambda: self._answers > before)
        self._window.set_view(View())
        self._until(lambda: self._store.current is not None and self._store.current.view == View())
        for page in self._store.current.pages if self._store.current else ():
            self._window.body.go_to_tab(page.id)
            rest(400)
        gc.collect()
        rest(400)
        gc.collect()
        return _memory(), len(QApplication.allWidgets())

    def save_and_wait(self) -> None:
        """Save as an editor does, by renaming over; the watcher must notice."""
        path = self._folder / "data.yaml"
        new = path.with_suffix(".new")
        stamp = f"# {time.monotonic_ns()}\n".encode()
        new.write_bytes(self._files["data.yaml"] + stamp)
        before = self._answers
        new.replace(path)
        try:
            self._until(lambda: self._answers > before, 10)
            self.outcome.saves_noticed += 1
        except TimeoutError:
            self.outcome.faults.append("a save went unnoticed")

    def _until(self, done: Callable[[], bool], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                raise TimeoutError
            rest(2)

    def close(self) -> None:
        """Close window and store."""
        self._window.close()
        self._store.close()
        self._window.deleteLater()
        rest(10)


def _memory() -> float:
    """Memory of this process in MB that it wrote itself; 0 where the system does not tell.

    Pages of files are left out: they count or not as other programs come and go.
    """
    try:
        text = Path("/proc/self/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(s.split()[1]) for s in text.splitlines() if s.startswith("Anonymous:")) / 1024


def main() -> int:
    """Soak as long as asked for and say what came of it."""
    reloads = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as temporary:
        begun = time.monotonic()
        outcome = soak(reloads, Path(temporary) / "briefing")
        seconds = time.monotonic() - begun
    before, after = outcome.memory
    print(f"{outcome.readings} readings in {seconds:.0f} s; memory {before:.1f} -> {after:.1f} MB")
    print(f"({outcome.growth:+.1%}); widgets {outcome.widgets}; saves noticed {outcome.saves_noticed}")
    print(Counter(type(w).__name__ for w in QApplication.allWidgets()).most_common(8))
    held = outcome.growth < MOST_GROWTH and outcome.widgets[1] <= outcome.widgets[0] and not outcome.faults
    del app
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
