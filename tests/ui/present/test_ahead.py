"""The next page is made while this one is looked at, and is the same page."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from qjviewer.ui.present.keys import ShowCommand
from qjviewer.ui.present.presenter import Presenter
from tests.shipped import qujiang
from tests.ui.present.test_running import Awake


@pytest.fixture
def running(clock, sleepless, fonts):
    """A show of the built-in briefing before an audience."""
    presenter = Presenter(qujiang(), clock=clock, awake=Awake([sleepless]))
    presenter.start(None, "show")
    # As when the first page stands on the screen.
    presenter.running.room.audience.view.seen.emit()
    yield presenter.running
    presenter.stop()


def test_a_page_made_ahead_is_the_page_laid_out_when_it_is_turned_to(running, qtbot):
    view = running.room.audience.view
    view.set_transitions(False)
    for _ in range(3):
        view._make_ready()
        running.perform(ShowCommand.NEXT)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        assert view._ahead.picture(view.sheet, view._frame.step) is not None
        ready = view.grab().toImage()
        view._ahead._made.clear()
        view._renew()
        assert view.grab().toImage() == ready


def test_another_step_is_not_taken_for_the_one_made(running):
    view = running.room.audience.view
    view._make_ready()
    made = view._ahead._made[-1]
    assert view._ahead.picture(made.sheet, made.frame.step + 1) is None
    assert not view._ahead.is_ready(view._frame)
