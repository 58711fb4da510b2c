"""Where the windows stand: notes never come to an audience's screen by themselves."""

import pytest

from qjviewer.ui.present.screens import Arranger, Display, Placement, distinct

LAPTOP = Display("laptop", 0, 0, 1600, 900, primary=True)
PROJECTOR = Display("projector", 1600, 0, 1920, 1080)
WALL = Display("wall", 3520, 0, 3840, 1080, scale=2.0)
MIRROR = Display("mirror", 0, 0, 1024, 768)


@pytest.mark.parametrize(
    ("mode", "screens", "placement"),
    [
        ("show", (LAPTOP,), Placement("laptop", "")),
        ("show", (LAPTOP, PROJECTOR), Placement("projector", "laptop")),
        ("show", (PROJECTOR, LAPTOP), Placement("projector", "laptop")),
        ("show", (LAPTOP, PROJECTOR, WALL), Placement("wall", "laptop")),
        ("show", (LAPTOP, MIRROR), Placement("laptop", "")),
        ("console", (LAPTOP,), Placement("", "laptop")),
        ("console", (LAPTOP, PROJECTOR), Placement("", "laptop")),
        ("kiosk", (LAPTOP, PROJECTOR), Placement("projector", "")),
        ("kiosk", (LAPTOP,), Placement("laptop", "")),
        ("show", (), Placement("", "")),
    ],
)
def test_the_audience_gets_the_outer_screen(mode, screens, placement):
    assert Arranger(mode).place(screens) == placement


def test_mirrored_screens_count_once():
    assert distinct((MIRROR, LAPTOP, PROJECTOR)) == [LAPTOP, PROJECTOR]


@pytest.fixture
def meeting():
    arranger = Arranger()
    return arranger, arranger.place((LAPTOP, PROJECTOR))


def test_the_projector_lost_and_found(meeting):
    arranger, before = meeting
    lost = arranger.lost((LAPTOP,), before)
    assert lost == Placement("", "laptop")
    settled = arranger.settled((LAPTOP,), lost)
    assert settled == Placement("", "laptop")
    assert arranger.settled((LAPTOP, PROJECTOR), settled) == before


def test_the_laptop_lost_leaves_the_slides_alone_on_the_projector(meeting):
    arranger, before = meeting
    alone = (Display("projector", 0, 0, 1920, 1080, primary=True),)
    lost = arranger.lost(alone, before)
    assert lost == Placement("projector", "")
    assert arranger.settled(alone, lost) == Placement("projector", "")


def test_another_projector_in_place_of_the_lost_one(meeting):
    arranger, before = meeting
    lost = arranger.lost((LAPTOP,), before)
    assert arranger.settled((LAPTOP, WALL), lost) == Placement("wall", "laptop")


def test_a_projector_that_was_plugged_in_late():
    arranger = Arranger()
    before = arranger.place((LAPTOP,))
    assert arranger.settled((LAPTOP, PROJECTOR), before) == Placement("projector", "laptop")


def test_screens_mirrored_during_the_show_hide_the_notes(meeting):
    arranger, before = meeting
    mirrored = (LAPTOP, Display("projector", 0, 0, 1920, 1080))
    settled = arranger.settled(mirrored, arranger.lost(mirrored, before))
    assert settled.console == ""


def test_swapping_is_a_command_and_lasts(meeting):
    arranger, before = meeting
    swapped = arranger.swap((LAPTOP, PROJECTOR), before)
    assert swapped == Placement("laptop", "projector")
    assert arranger.settled((LAPTOP, PROJECTOR), swapped) == swapped
    assert arranger.swap((LAPTOP, PROJECTOR), swapped) == before


def test_with_one_screen_there_is_nothing_to_swap():
    arranger = Arranger()
    before = arranger.place((LAPTOP,))
    assert arranger.swap((LAPTOP,), before) == before
