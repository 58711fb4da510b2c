"""A few minutes of the two hours, with real windows: nothing piles up and the timer is right."""

from PySide6.QtWidgets import QApplication

from tests.ui.present.two_hours import ROUND, Clock, begin, live


def test_nothing_piles_up(qtbot, loaded, fonts):
    clock = Clock()
    running = begin(loaded, clock)
    a_round = len(ROUND) * 5
    live(running, clock, a_round * 2)
    widgets = len(QApplication.allWidgets())
    live(running, clock, a_round)
    # A new page may need a line or two more than the last.
    assert abs(len(QApplication.allWidgets()) - widgets) <= 6
    assert running.show.timer.spoken == a_round * 3 - 5
    running.stop()


def test_windows_go_with_the_show(qtbot, loaded, fonts):
    counts = []
    for _ in range(3):
        running = begin(loaded, Clock())
        live(running, Clock(), 10)
        running.stop()
        live_on = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        counts.append(len(live_on))
    assert counts == [counts[0]] * 3
