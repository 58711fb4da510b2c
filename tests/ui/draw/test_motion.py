"""Nothing moves where the user or the system wants stillness."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qjviewer.ui.draw import motion, stillness

ROOT = Path(__file__).parents[3]
PORTAL = Path(__file__).with_name("portal.py")


@pytest.fixture(autouse=True)
def as_before():
    yield
    motion.choose("system")


@pytest.mark.parametrize(
    ("choice", "still", "moves"),
    [
        ("system", False, True),
        ("system", True, False),
        ("on", True, True),
        ("off", False, False),
        ("klingon", True, False),
    ],
)
def test_the_user_decides_before_the_system(monkeypatch, choice, still, moves):
    monkeypatch.setattr(motion, "system_is_still", lambda: still)
    motion.choose(choice)
    assert motion.wanted() is moves


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a message bus")
@pytest.mark.parametrize(
    ("setting", "still"),
    [
        (("org.freedesktop.appearance", "reduced-motion", "1"), True),
        (("org.freedesktop.appearance", "reduced-motion", "0"), False),
        (("org.gnome.desktop.interface", "enable-animations", "false"), True),
        (("org.kde.kdeglobals.KDE", "AnimationDurationFactor", '"0"'), True),
    ],
)
def test_the_desktop_is_asked_over_its_bus(setting, still):
    command = ["dbus-run-session", "--", sys.executable, str(PORTAL), *setting]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == [str(still)]


def test_no_desktop_has_no_wish(monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    code = "from qjviewer.ui.draw.stillness import system_is_still as still; assert not still()"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_another_system_is_asked_its_own_question(monkeypatch):
    monkeypatch.setattr(stillness.sys, "platform", "win32")
    monkeypatch.setattr(stillness, "_windows", lambda: True)
    assert stillness.system_is_still.__wrapped__()
