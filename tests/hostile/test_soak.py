"""A short soak: memory, widgets and the watcher hold out over reloads of good and broken files."""

import gc

import pytest

from tests.hostile.soak import soak


@pytest.mark.slow
def test_reloads_leak_nothing_and_the_watcher_stays_awake(qapp, tmp_path):
    outcome = soak(8, tmp_path / "briefing", warm_up=8, saves=1)
    gc.collect()
    assert outcome.faults == []
    assert outcome.saves_noticed == 1
    # A short run shows leaks of whole pages; the long one (soak.py) measures them finely.
    assert outcome.growth < 0.15
    assert outcome.widgets[1] <= outcome.widgets[0] + 5
