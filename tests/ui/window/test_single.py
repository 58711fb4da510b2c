"""A second start hands its briefing to the first."""

import subprocess
import sys
from pathlib import Path

import pytest

from qjviewer.ui.window.single import Doorbell, hand_over

HAND_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from qjviewer.ui.window.single import hand_over
app = QCoreApplication([])
sys.exit(0 if hand_over(Path(sys.argv[2]), sys.argv[1]) else 3)
"""


@pytest.fixture
def name(tmp_path):
    """A socket of this test's own."""
    return str(tmp_path / "bell")


@pytest.fixture
def bell(qapp, name):
    made = Doorbell(name)
    yield made
    made.deleteLater()


def test_another_process_hands_its_path_over(bell, name, qtbot, tmp_path):
    with qtbot.waitSignal(bell.path_received, timeout=15_000) as got:
        other = subprocess.Popen([sys.executable, "-c", HAND_OVER, name, "简报 一.qjb"])
    assert other.wait(10) == 0
    assert got.args == [Path("简报 一.qjb").absolute()]


def test_without_a_first_program_nothing_is_handed_over(qapp, name):
    assert not hand_over(Path("a.yaml"), name)


def test_a_start_without_a_path_only_raises_the_window(bell, name, qtbot):
    with qtbot.waitSignal(bell.raised), qtbot.assertNotEmitted(bell.path_received, wait=100):
        assert hand_over(None, name)


def test_a_socket_left_by_a_dead_program_is_taken_over(qapp, name, qtbot):
    Path(name).touch()
    bell = Doorbell(name)
    with qtbot.waitSignal(bell.raised):
        assert hand_over(None, name)
    bell.deleteLater()
