"""Python looks for garbage as usual again, whatever happened while it was told to wait."""

import gc

import pytest

from qjviewer.garbage import kept, nothing_collected, seldom_collected


def test_nothing_is_collected_meanwhile_and_all_is_again_behind():
    assert gc.isenabled()
    with nothing_collected():
        assert not gc.isenabled()
        with nothing_collected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.fixture
def usual():
    """What Python begins with; tests themselves run with another."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield gc.get_threshold()
    gc.set_threshold(*before)


def test_garbage_is_looked_for_seldom_meanwhile_and_as_usual_behind(usual):
    with seldom_collected():
        assert gc.get_threshold()[0] > 100 * usual[0]
        assert gc.get_threshold()[1:] == usual[1:]
    assert gc.get_threshold() == usual
    with pytest.raises(KeyError), seldom_collected():
        raise KeyError
    assert gc.get_threshold() == usual


def test_what_there_is_at_the_end_goes_with_the_process(monkeypatch):
    frozen = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    kept()
    assert frozen == [True]
