"""A second start hands its briefing to the first: the parts, in processes that do nothing else."""

import os
import select
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from qjviewer.ui.window import single
from qjviewer.ui.window.single import LEAVE, Doorbell, meeting_place

# Says how its start went, and while it listens every path it is given.
START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from qjviewer.ui.window.single import Doorbell
app = QCoreApplication([])
bell = Doorbell(Path(sys.argv[1]))
bell.path_received.connect(lambda path: print(path.name, flush=True))
first = bell.hang(Path(sys.argv[2]), lambda socket: socket.waitForReadyRead(20_000) or True)
print("first" if first else "second", flush=True)
if first:
    QTimer.singleShot(30_000, app.quit)
    app.exec()
"""


@pytest.fixture
def place(tmp_path):
    """A meeting place of this test's own, with a short name as sockets have."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder, "bell")


@pytest.fixture
def start(place):
    """Starts a program on a path; all are ended afterwards."""
    started = []

    def begin(path="a.yaml"):
        command = [sys.executable, "-c", START, str(place), path]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8"))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def bell(qapp, place):
    made = Doorbell(place)
    assert made.hang()
    yield made
    made.deleteLater()


@pytest.mark.parametrize("name", ["简报 一.qjb", "two\nlines.yaml", 'quoted "x" \\ y'])
def test_another_process_hands_its_path_over(bell, start, qtbot, name):
    with (
        qtbot.waitSignal(bell.raised),
        qtbot.waitSignal(bell.path_received) as got,
    ):
        other = start(name)
    assert other.communicate(timeout=60)[0] == "second\n"
    assert got.args == [Path(name).absolute()]


def test_while_slides_are_shown_a_start_is_sent_to_a_window_of_its_own(bell, start, qtbot):
    bell.is_busy = lambda: True
    with qtbot.assertNotEmitted(bell.path_received), qtbot.assertNotEmitted(bell.raised):
        other = start()
        qtbot.waitUntil(lambda: bool(readable(other)))
    assert other.stdout.readline() == "first\n"
    # It has not taken the place of the one that shows.
    with qtbot.waitSignal(bell.raised):
        bell.is_busy = lambda: False
        start()


def readable(process):
    return select.select([process.stdout], [], [], 0)[0]


def test_a_program_that_hangs_keeps_nothing_from_opening(bell, start, monkeypatch, place):
    # Its event loop does not run while this test waits.
    monkeypatch.setattr(single, "_ANSWERING", 200)
    assert Doorbell(place).hang(Path("a.yaml"))


def test_of_many_starts_at_once_one_is_the_first(start):
    programs = [start(f"{number}.yaml") for number in range(4)]
    said = {program: program.stdout.readline() for program in programs}
    assert sorted(said.values()) == ["first\n", "second\n", "second\n", "second\n"]
    (first,) = [program for program in programs if said[program] == "first\n"]
    taken = {f"{n}.yaml" for n, program in enumerate(programs) if program is not first}
    assert {first.stdout.readline().strip() for _ in taken} == taken


def test_the_place_of_a_program_that_was_killed_is_taken_over(start, place):
    killed = start()
    assert killed.stdout.readline() == "first\n"
    killed.kill()
    killed.wait()
    assert place.exists()
    assert start().stdout.readline() == "first\n"
    assert start().stdout.readline() == "second\n"


def test_the_leave_to_come_forward_is_handed_over_too(bell, start, qtbot, monkeypatch):
    monkeypatch.setenv(LEAVE, "token-1")
    with qtbot.waitSignal(bell.raised) as got:
        start()
    assert got.args == ["token-1"]


@pytest.mark.parametrize("words", [b"no json\n", b"[1]\n", b"{}\n", b"[" * 30_000 + b"\n", b"\xff\n"])
def test_nonsense_through_the_bell_opens_nothing(bell, qtbot, place, words):
    with qtbot.assertNotEmitted(bell.path_received):
        said = QLocalSocket()
        said.connectToServer(str(place))
        said.write(words)
        qtbot.waitUntil(lambda: said.bytesAvailable() > 0)


def test_a_message_without_an_end_is_cut_off(bell, qtbot, place):
    said = QLocalSocket()
    said.connectToServer(str(place))
    said.write(b"x" * 100_000)
    qtbot.waitUntil(lambda: said.state() is QLocalSocket.LocalSocketState.UnconnectedState)


@pytest.fixture
def temporary(monkeypatch, tmp_path):
    """A temporary folder shared with others, and no folder for run time."""
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="Windows gives every user a temporary folder")
class TestWhereStartsMeet:
    """In a folder of the user's own, for each display another."""

    def test_it_is_closed_to_others(self, temporary):
        assert meeting_place().parent.parent == temporary
        assert meeting_place().parent.stat().st_mode & 0o777 == 0o700

    def test_it_is_the_folder_for_run_time_where_there_is_one(self, temporary, monkeypatch):
        own = temporary / "run"
        own.mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(own))
        assert meeting_place().parent == own

    @pytest.mark.parametrize("kind", ["open", "link", "file", "of-another"])
    def test_what_another_user_could_have_put_there_is_not_used(self, temporary, monkeypatch, kind):
        folder = temporary / f"qjviewer-{os.getuid()}"
        match kind:
            case "open":
                folder.mkdir()
                folder.chmod(0o777)
            case "link":
                (temporary / "elsewhere").mkdir(mode=0o700)
                folder.symlink_to("elsewhere")
            case "file":
                folder.touch()
            case "of-another":
                user = os.getuid() + 1
                monkeypatch.setattr(os, "getuid", lambda: user)
                (temporary / f"qjviewer-{user}").mkdir(mode=0o700)
        assert meeting_place() is None

    def test_another_display_is_another_place(self, temporary, monkeypatch):
        places = set()
        for display in (":0", ":1"):
            monkeypatch.setenv("DISPLAY", display)
            places.add(meeting_place())
        assert len(places) == 2


def test_without_a_place_every_start_is_for_itself(qapp):
    assert Doorbell(None).hang()
    assert Doorbell(None).hang()
