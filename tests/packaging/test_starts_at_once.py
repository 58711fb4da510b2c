"""The trial of several starts at once, with programs that only pretend."""

import subprocess
import sys
from types import SimpleNamespace

import pytest
import smoke
import starts_at_once

STAYS, ENDS, FAILS = "import time; time.sleep(60)", "", "raise SystemExit(3)"


def command(code):
    return [sys.executable, "-S", "-c", code]


@pytest.fixture
def shown(monkeypatch):
    """The windows that are seen, one unless a test adds others."""
    windows = ["1"]
    monkeypatch.setattr(smoke, "windows", lambda display: windows)
    monkeypatch.setattr(smoke, "titles", lambda display: [f"window {name}" for name in windows])
    monkeypatch.setattr(smoke, "PATIENCE", 0.5)
    return windows


def run(monkeypatch, *codes):
    """A round with these programs; all must have ended afterwards."""
    started = []
    popen = subprocess.Popen

    def noted(*words, **more):
        started.append(popen(*words, **more))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    try:
        starts_at_once.try_round([command(code) for code in codes], {}, ":0")
    finally:
        assert [p.returncode is not None for p in started] == [True] * len(codes)


def test_one_that_stays_and_others_that_ended_are_right(monkeypatch, shown):
    # As long as a busy machine needs: it ends as soon as two have.
    monkeypatch.setattr(smoke, "PATIENCE", 60)
    run(monkeypatch, ENDS, STAYS, ENDS)


@pytest.mark.parametrize("codes", [(STAYS, STAYS, ENDS), (STAYS, FAILS)])
def test_any_other_end_is_told(monkeypatch, shown, codes, capsys):
    with pytest.raises(SystemExit):
        run(monkeypatch, *codes)
    assert "Starts at once" in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("codes", "windows", "settled"),
    [
        ([0, None, 0], ["1"], True),
        ([0, 0], ["1"], False),
        ([0, None, None], ["1"], False),
        ([3, None], ["1"], False),
        ([0, None], [], False),
        ([0, None], ["1", "2"], False),
    ],
)
def test_settled_is_one_program_with_one_window(codes, windows, settled):
    started = [SimpleNamespace(poll=lambda code=code: code) for code in codes]
    assert starts_at_once.is_settled(started, windows) is settled


def test_a_window_that_is_left_over_is_told_by_its_title(monkeypatch, shown, capsys):
    shown.append("2")
    with pytest.raises(SystemExit):
        run(monkeypatch, ENDS, STAYS)
    assert "window 2" in "".join(capsys.readouterr())
