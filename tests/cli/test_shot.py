"""`shot`: pictures of the real window, at the size asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from qjviewer.cli import run
from tests.ui.sample import write_briefing


@pytest.fixture
def small(qapp, tmp_path):
    """A small briefing; without one it is the built-in briefing, which takes longer."""
    return str(write_briefing(tmp_path))


def test_a_picture_of_a_tab_has_the_size_asked_for(small, tmp_path):
    target = tmp_path / "two.png"
    assert run(["shot", small, "--tab", "two", "-o", str(target), "--size", "1024x768"]) == 0
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1024, 768)
    assert len({picture.pixel(x, 300) for x in range(0, 1024, 7)}) > 3


def test_every_tab_goes_into_a_folder(qapp, tmp_path):
    assert run(["shot", "--all", "-o", str(tmp_path / "all"), "--size", "1024x768"]) == 0
    names = sorted(p.stem for p in (tmp_path / "all").iterdir())
    assert names == ["consumption", "industry", "investment", "overview", "remarks"]


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["small.yaml", "--tab", "none", "-o", "x.png"], 2),
        (["none", "--tab", "one", "-o", "x.png"], 3),
        (["small.yaml", "--tab", "one", "-o", "none/x.png"], 1),
    ],
)
def test_what_cannot_be_done_is_told(small, argv, code, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["shot", *argv]) == code
    assert capsys.readouterr().err


@pytest.mark.parametrize("platform", [{}, {"QT_QPA_PLATFORM": "offscreen"}], ids=["unset", "offscreen"])
def test_without_a_display_it_works_without_a_word(small, tmp_path, platform):
    seen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environ = {name: value for name, value in os.environ.items() if name not in seen} | platform
    command = [sys.executable, "-m", "qjviewer", "shot", small, "-o", str(tmp_path / "a.png")]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, env=environ, cwd=root, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "a.png").stat().st_size
