"""The trial of several starts at once, with programs that only pretend."""

import subprocess
import sys

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


@pytest.mark.parametrize("codes", [(STAYS, STAYS, ENDS), (ENDS, ENDS), (STAYS, FAILS)])
def test_any_other_end_is_told(monkeypatch, shown, codes, capsys):
    with pytest.raises(SystemExit):
        run(monkeypatch, *codes)
    assert "Starts at once" in "".join(capsys.readouterr())


def test_a_window_that_is_left_over_is_told_by_its_title(monkeypatch, shown, capsys):
    shown.append("2")
    with pytest.raises(SystemExit):
        run(monkeypatch, ENDS, STAYS)
    assert "window 2" in "".join(capsys.readouterr())
