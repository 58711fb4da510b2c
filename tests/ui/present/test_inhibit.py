"""Keeping awake: the first way that works, released once, never in the way of a show."""

import subprocess
import sys

import pytest

from qjviewer.ui.present.inhibit import Awake, Helper, ScreenSaverBus, WindowsState, adapters
from tests.ui.present.conftest import Sleepless


class Broken(Sleepless):
    def hold(self):
        raise OSError


def test_the_first_way_that_works_is_held_and_released_once(qapp):
    no, yes = Sleepless(works=False), Sleepless()
    awake = Awake([Broken(), no, yes])
    awake.hold()
    awake.hold()
    assert awake.working
    awake.release()
    awake.release()
    assert (no.calls, yes.calls) == (["hold"], ["hold", "release"])


def test_no_way_at_all_is_told_not_raised(qapp):
    awake = Awake([Broken()])
    awake.hold()
    assert not awake.working
    awake.release()


def test_a_helper_lives_from_hold_to_release():
    helper = Helper((sys.executable, "-c", "import time; time.sleep(60)"))
    assert helper.hold()
    process = helper._process
    helper.release()
    assert process.poll() is not None


def test_a_helper_that_ends_at_once_or_is_missing_does_not_work():
    assert not Helper(("false",)).hold()
    assert not Helper(("no-such-program-here",)).hold()


@pytest.mark.parametrize(
    ("platform", "kinds"),
    [("win32", [WindowsState]), ("darwin", [Helper]), ("linux", [ScreenSaverBus, Helper])],
)
def test_each_system_has_its_ways(platform, kinds):
    assert [type(a) for a in adapters(platform)] == kinds


def test_without_a_session_bus_the_bus_says_no():
    code = (
        "import os; os.environ.pop('DBUS_SESSION_BUS_ADDRESS', None); os.environ['DISPLAY'] = ''\n"
        "os.environ['XDG_RUNTIME_DIR'] = '/nonexistent'\n"
        "from PySide6.QtCore import QCoreApplication; app = QCoreApplication([])\n"
        "from qjviewer.ui.present.inhibit import ScreenSaverBus\n"
        "assert not ScreenSaverBus().hold()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("works", [True, False])
def test_keeping_awake_can_be_tried_without_holding_it(works):
    way = Sleepless(works)
    awake = Awake([way])
    assert awake.tried() is works
    assert not awake.working
    awake.hold()
    assert awake.tried() is works
    assert awake.working is works
