"""The timer: starts once, pauses by hand, counts up, down or not at all."""

import pytest

from qjviewer.ui.present.timer import Pace, Timer, minutes


@pytest.fixture
def timer(clock):
    return Timer(600, clock)


def test_it_begins_once(timer, clock):
    timer.begin()
    clock.pass_(10)
    timer.begin()
    assert timer.seconds == 10


def test_a_pause_by_hand_survives_page_changes(timer, clock):
    timer.begin()
    clock.pass_(10)
    timer.toggle_pause()
    clock.pass_(100)
    timer.begin()
    clock.pass_(100)
    assert (timer.seconds, timer.paused) == (10, True)
    timer.toggle_pause()
    clock.pass_(5)
    assert (timer.seconds, timer.paused) == (15, False)


def test_a_reset_shows_zero_and_keeps_the_time_spoken(timer, clock):
    timer.begin()
    clock.pass_(90)
    timer.reset()
    clock.pass_(5)
    assert (timer.text(), timer.spoken) == ("00:05", 95)


def test_modes_go_round_and_down_becomes_negative(timer, clock):
    timer.begin()
    clock.pass_(635)
    texts = []
    for _ in range(4):
        texts.append((timer.mode, timer.text()))
        timer.next_mode()
    assert texts == [("up", "10:35"), ("down", "−00:35"), ("clock", ""), ("up", "10:35")]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "00:00"), (59.9, "00:59"), (3725, "1:02:05"), (-0.4, "00:00"), (-61, "−01:01")]
)
def test_minutes(seconds, text):
    assert minutes(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "kind", "off"),
    [(59.5, "", 0), (58.9, "ahead", 1), (90, "", 0), (120.9, "", 0), (121, "behind", 1), (601.5, "over", 1)],
)
def test_less_than_a_second_off_is_in_time(timer, clock, seconds, kind, off):
    timer.begin()
    clock.pass_(seconds)
    assert timer.pace(60, 120) == Pace(kind, off)
