"""Starts of the real program, one after another: which window shows what."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from qjviewer.cli import run
from qjviewer.ui.window.single import meeting_place
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

    def wait_for(self, *names: str) -> None:
        """Wait until these were shown, the newest first."""
        started = time.monotonic()
        # Seldom, so as to leave the processor to the programs.
        while self.shown != [*names]:
            assert time.monotonic() - started < 60
            time.sleep(0.05)


@pytest.fixture
def desk():
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


def test_a_second_start_shows_its_briefing_in_the_first_window_until_that_crashes(desk, briefings):
    folder, packed = briefings
    first = desk.start(folder)
    desk.wait_for("folder")
    assert desk.start(packed).wait(60) == 0
    desk.wait_for("packed.qjb", "folder")
    assert first.poll() is None
    first.send_signal(signal.SIGKILL)
    first.wait()
    next_one = desk.start(folder)
    desk.wait_for("folder", "packed.qjb")
    assert next_one.poll() is None


@pytest.mark.parametrize("option", ["--new-window", "--kiosk"])
def test_a_start_that_wants_a_window_of_its_own_rings_nowhere_and_cannot_be_rung(
    desk, briefings, monkeypatch, option
):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(desk.home))
    place = meeting_place()
    with socket.socket(socket.AF_UNIX) as another:
        another.bind(str(place))
        another.listen()
        another.setblocking(False)
        bound = place.stat().st_ino
        program = desk.start(option, briefings[1])
        desk.wait_for("packed.qjb")
        with pytest.raises(BlockingIOError):
            another.accept()
        # Nor does it listen there in the other's stead.
        assert place.stat().st_ino == bound
    assert program.poll() is None
