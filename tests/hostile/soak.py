"""Reloads good and broken files for hours, with tabs switched in between, and measures what stays.

  python tests/hostile/soak.py 1000

Prints memory and widgets after a tenth and at the end as JSON; exit code 1 when memory grew by
more than 10 % in between, widgets leaked, or the watcher died.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qjviewer.load import View
from qjviewer.resources import builtin_bundle
from qjviewer.ui.live.store import BundleStore
from qjviewer.ui.window.main_window import MainWindow

GROWTH = 1.10


class Soak:
    """A window over a copy of the built-in briefing whose figures file is spoilt and mended in turn."""

    def __init__(self, folder: Path) -> None:
        self.briefing = folder / "briefing"
        shutil.copytree(builtin_bundle(), self.briefing)
        self.figures = self.briefing / "figures.yaml"
        self.good = self.figures.read_text(encoding="utf-8")
        self.store = BundleStore(View())
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.window = MainWindow(self.store, settings=settings)
        self.window.show()
        self.store.open(self.briefing)
        self.await_reading()

    def await_reading(self) -> None:
        """Wait until a reading is delivered, good or bad; TimeoutError after ten seconds."""
        told: list[object] = []
        self.store.loaded.connect(told.append)
        self.store.failed.connect(told.append)
        for _ in range(500):
            if told:
                break
            QTest.qWait(20)
        self.store.loaded.disconnect(told.append)
        self.store.failed.disconnect(told.append)
        if not told:
            raise TimeoutError("no reading was delivered")

    def round(self, number: int) -> None:
        """One save, good or broken, then another tab."""
        changed = self.good.replace("value: 13.4", f"value: 13.{number % 9}")
        broken = changed[: len(changed) * (number % 7 + 1) // 9]
        self.figures.write_text(broken if number % 2 else changed, encoding="utf-8")
        self.store.reload()
        self.await_reading()
        self.window.body.step_tab(1)
        QApplication.processEvents()

    def watched(self) -> bool:
        """Whether a save is still noticed without being told."""
        QTest.qWait(300)
        self.figures.write_text(self.good + "\n# mended\n", encoding="utf-8")
        try:
            self.await_reading()
        except TimeoutError:
            return False
        return True

    def widgets(self) -> int:
        """Widgets alive once deleted ones are gone."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        return len(QApplication.allWidgets())

    def close(self) -> None:
        """End."""
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()


def memory() -> float:
    """Resident memory in MB, where /proc tells; else 0."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def soak(rounds: int, folder: Path) -> dict[str, float]:
    """Run, and measure after a tenth (when all is warm) and at the end, always after the same tab."""
    made = Soak(folder)
    warm = max(10, rounds // 10 // 10 * 10)
    for number in range(warm):
        made.round(number)
    seen: dict[str, float] = {"memory_before": memory(), "widgets_before": made.widgets()}
    for number in range(warm, warm + rounds // 10 * 10):
        made.round(number)
    seen |= {"memory_after": memory(), "widgets_after": made.widgets(), "watcher_alive": made.watched()}
    made.close()
    return seen


def main(rounds: int) -> int:
    """Soak, tell, judge."""
    app = QApplication(sys.argv[:1])
    seen: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        QTimer.singleShot(0, lambda: (seen.update(soak(rounds, Path(folder))), app.quit()))
        app.exec()
    print(json.dumps(seen))
    calm = seen["memory_after"] <= seen["memory_before"] * GROWTH
    return 0 if calm and seen["widgets_after"] <= seen["widgets_before"] and seen["watcher_alive"] else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
