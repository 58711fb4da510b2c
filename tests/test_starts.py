"""Starts of the real program, one after another: which window shows what."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from qjviewer.cli import run
from tests.ui.sample import write_briefing

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="settings are looked for where Linux has them"
)


class Desk:
    """A user's folders, and the programs started there."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.programs: list[subprocess.Popen[bytes]] = []

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        home = str(self.home)
        names = ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
        environ = {**os.environ, **dict.fromkeys(names, home), "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "qjviewer", *arguments]
        self.programs.append(subprocess.Popen(command, cwd=ROOT, env=environ))
        return self.programs[-1]

    @property
    def shown(self) -> list[str]:
        """The names of the briefings that were shown, the newest first."""
        settings = QSettings(str(self.home / "qjviewer" / "qjviewer.conf"), QSettings.Format.NativeFormat)
        value = settings.value("window/recent", [])
        return [Path(name).name for name in ([value] if isinstance(value, str) else value)]


@pytest.fixture
def desk(qapp):
    # Short: the name of a socket may have about a hundred characters.
    with tempfile.TemporaryDirectory() as home:
        made = Desk(Path(home))
        yield made
        for program in made.programs:
            program.kill()
            program.wait()


@pytest.fixture
def briefings(tmp_path):
    """A small briefing as a folder and packed."""
    folder = tmp_path / "folder"
    folder.mkdir()
    write_briefing(folder).rename(folder / "briefing.yaml")
    packed = tmp_path / "packed.qjb"
    assert run(["pack", str(folder), "-o", str(packed)]) == 0
    return str(folder), str(packed)


def test_a_second_start_shows_its_briefing_in_the_first_window(desk, briefings, qtbot):
    folder, packed = briefings
    first = desk.start(folder)
    qtbot.waitUntil(lambda: desk.shown == ["folder"], timeout=60_000)
    assert desk.start(packed).wait(60) == 0
    qtbot.waitUntil(lambda: desk.shown == ["packed.qjb", "folder"], timeout=60_000)
    assert first.poll() is None


@pytest.mark.parametrize("option", ["--new-window", "--kiosk"])
def test_a_start_that_wants_a_window_of_its_own_gets_one(desk, briefings, qtbot, option):
    folder, packed = briefings
    desk.start(option, packed)
    qtbot.waitUntil(lambda: desk.shown == ["packed.qjb"], timeout=60_000)
    # And nothing is handed to it.
    second = desk.start(folder)
    qtbot.waitUntil(lambda: desk.shown == ["folder", "packed.qjb"], timeout=60_000)
    assert all(program.poll() is None for program in desk.programs)
    assert second.poll() is None


def test_after_a_crash_the_next_start_opens_a_window(desk, briefings, qtbot):
    folder, packed = briefings
    crashed = desk.start(folder)
    qtbot.waitUntil(lambda: desk.shown == ["folder"], timeout=60_000)
    crashed.send_signal(signal.SIGKILL)
    crashed.wait()
    second = desk.start(packed)
    qtbot.waitUntil(lambda: desk.shown == ["packed.qjb", "folder"], timeout=60_000)
    assert second.poll() is None
