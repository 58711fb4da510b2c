"""The state of a show: moving, blanking, freezing, jumping, keeping the place."""

import pytest
from msgspec.structs import replace

from qjviewer.pages.answer_page import AnswerPage
from qjviewer.pages.blocks import Run
from qjviewer.pages.deck import Deck, Opening, Slide, numbered
from qjviewer.ui.present.show import Show


def slide(number, steps=0):
    headline = (Run(f"第{number}页"),)
    tab, anchor = f"tab{number // 2}", f"a{number}"
    return Slide(f"k{number}", tab, "栏目", headline, Opening(None), steps=steps, seconds=60, anchor=anchor)


def slides(count=5, steps=0):
    return Deck(numbered(slide(n, steps) for n in range(count)))


@pytest.fixture
def show(clock):
    return Show(slides(), clock=clock)


def test_there_is_no_wrap_at_either_end(show):
    show.previous()
    assert show.index == 0
    for _ in range(9):
        show.next()
    assert show.index == 4


def test_next_reveals_steps_before_it_leaves_and_back_shows_the_page_whole(clock):
    show = Show(slides(steps=2), clock=clock)
    for _ in range(3):
        show.next()
    assert (show.index, show.step) == (1, 0)
    show.previous()
    assert (show.index, show.step) == (0, 2)


@pytest.mark.parametrize(
    ("digits", "page", "known"),
    [("3", 3, True), ("05", 5, True), ("9", 1, False), ("0", 1, False), ("", 2, True)],
)
def test_digits_and_enter_go_to_a_page(show, digits, page, known):
    for digit in digits:
        show.digit(digit)
    assert show.enter() is known
    assert (show.index + 1, show.digits) == (page, "")


def test_blank_toggles_and_moving_stays_blank(show):
    show.toggle_blank("black")
    show.next()
    assert (show.audience().blank, show.frame().blank, show.index) == ("black", "", 1)
    show.toggle_blank("white")
    assert show.audience().blank == "white"
    show.toggle_blank("white")
    assert show.audience().slide.key == "k1"


def test_a_frozen_view_stays_while_the_presenter_moves(show):
    show.toggle_freeze()
    show.next()
    assert (show.audience().slide.key, show.audience().number, show.slide.key) == ("k0", "1", "k1")
    show.toggle_freeze()
    assert show.audience().slide.key == "k1"


def test_a_question_remembers_its_place_even_twice(show):
    show.next()
    show.jump(4)
    show.jump(3)
    assert show.return_to == "5"
    show.back()
    assert (show.index, show.return_to) == (4, "2")
    show.back()
    assert (show.index, show.return_to) == (1, "")
    show.back()
    assert show.index == 0


def test_escape_undoes_one_thing_at_a_time_before_it_ends(show):
    show.toggle_freeze()
    show.toggle_blank("black")
    show.ink.toggle("pointer")
    show.toggle_panel("help")
    show.digit("1")
    left = []
    while not show.ended:
        show.escape()
        left.append((show.digits, show.panel, show.ink.tool, show.blank, show.frozen))
    assert left == [
        ("", "", "pointer", "black", True),
        ("", "", "", "black", True),
        ("", "", "", "", True),
        ("", "", "", "", False),
        ("", "", "", "", False),
    ]


def test_the_timer_starts_on_first_leaving_the_first_page(show, clock):
    clock.pass_(600)
    assert (show.timer.started, show.timer.seconds) == (False, 0)
    show.next()
    clock.pass_(30)
    assert show.timer.seconds == 30


@pytest.mark.parametrize(
    ("index", "seconds", "kind", "by"),
    [
        (1, 30, "", 0),
        (1, 95, "behind", 35),
        (3, 100, "ahead", 20),
        (4, 241, "over", 1),
        (4, 300, "over", 60),
    ],
)
def test_pace_compares_with_the_plan_of_the_page(show, clock, index, seconds, kind, by):
    show.next()
    clock.pass_(seconds)
    show.go(index)
    pace = show.pace()
    assert (pace.kind, pace.seconds) == (kind, by)


def test_a_show_from_a_section_plans_only_what_is_left(show):
    show.begin_at(2)
    assert (show.index, show.timer.planned) == (2, 120)


def test_other_data_keep_the_place_by_what_the_page_is_about(show):
    show.go(3)
    before = show.deck.slides
    new = replace(before[0], key="new", anchor="new")
    show.take(Deck(numbered((new, *(replace(s, key=f"x{s.key}") for s in before)))))
    assert show.slide.anchor == "a3"


def test_frozen_view_and_strokes_survive_other_data(show):
    show.ink.toggle("pen")
    show.ink.press((0.1, 0.1))
    show.ink.finish("k0")
    show.toggle_freeze()
    show.take(slides())
    assert len(show.audience().aids.strokes) == 1


def test_times_are_logged_by_page_and_pauses_left_out(show, clock):
    show.next()
    clock.pass_(50)
    show.next()
    clock.pass_(20)
    show.timer.toggle_pause()
    clock.pass_(500)
    show.timer.toggle_pause()
    show.previous()
    clock.pass_(30)
    show.end()
    assert [(p.headline, p.seconds, p.over) for p in show.log.pages] == [
        ("第1页", 80, 20),
        ("第2页", 20, -40),
    ]


def test_two_hours_of_meeting_leave_nothing_behind(clock):
    """A short form of tests/ui/present/two_hours.py: state grows with pages, never with time."""
    show = Show(slides(40, steps=2), clock=clock)
    for turn in range(7200):
        clock.pass_(1)
        show.next() if turn % 240 < 120 else show.previous()
        show.ink.move((turn % 100 / 100, 0.5))
        if turn % 30 == 0:
            show.jump(turn % 40)
        if turn % 60 == 0:
            show.back()
    show.end()
    # Two steps are revealed on the first page before it is left.
    assert show.timer.spoken == 7200 - 3
    assert abs(sum(p.seconds for p in show.log.pages) - show.timer.spoken) < 1e-6
    assert len(show.log.pages) <= 40
    assert len(show._jumps) <= 50


def answer_slide(name="固定资产投资增速"):
    content = AnswerPage(None, name, "答问", "")
    return Slide(f"answer/{name}", "", "答问", (Run(name),), content, appendix=True)


@pytest.mark.parametrize("leave", ["next", "previous", "back"])
def test_an_answer_that_is_in_no_deck_stands_until_the_presenter_goes_on(show, leave):
    show.next()
    show.answer(answer_slide())
    assert (show.slide.key, show.frame().number, show.return_to) == ("answer/固定资产投资增速", "答问", "2")
    assert show.following.key == "k1"
    getattr(show, leave)()
    assert (show.slide.key, show.return_to) == ("k1", "")


def test_answers_lead_back_one_by_one(show):
    show.answer(answer_slide("甲"))
    show.answer(answer_slide("乙"))
    assert show.return_to == "答问"
    show.back()
    assert show.slide.key == "answer/甲"
    show.back()
    assert show.slide.key == "k0"


def test_a_number_typed_leaves_an_answer(show):
    show.answer(answer_slide())
    show.digit("4")
    assert show.enter()
    assert show.slide.key == "k3"


def test_new_data_take_the_answer_away(show):
    show.next()
    show.answer(answer_slide())
    show.take(slides())
    assert show.slide.key == "k1"


def test_the_appendix_is_not_walked_through(clock):
    show = Show(Deck(numbered([*slides(3).slides, replace(slide(9), appendix=True)])), clock=clock)
    for _ in range(9):
        show.next()
    assert show.slide.key == "k2"
    show.jump(3)
    show.next()
    assert (show.slide.key, show.frame().number) == ("k9", "附1")
    show.back()
    assert show.slide.key == "k2"
