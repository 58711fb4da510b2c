"""Question jump: part of a name or its initials finds the page."""

import pytest

from qjviewer.ui.present.initials import initials, matches
from qjviewer.ui.present.questions import answers, ask


@pytest.fixture
def known(deck, loaded):
    return answers(deck, loaded.cube, "zh-Hans")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("固定资产", "固定资产投资增速"),
        ("gdzc", "固定资产投资增速"),
        ("GDZC", "固定资产投资增速"),
        ("ytc", "银泰城"),
        ("银泰", "银泰城"),
        ("tz", "投资"),
    ],
)
def test_what_is_typed_finds_the_name(known, typed, name):
    assert ask(known, typed)[0].name == name


def test_an_answer_leads_to_the_first_page_that_shows_it(known, deck):
    answer = ask(known, "银泰城")[0]
    assert deck.slides[answer.index].key == "two/1/0"


def test_nothing_typed_offers_everything_and_nonsense_nothing(known):
    assert len(ask(known, "")) == min(12, len(known))
    assert ask(known, "qqqq") == ()


def test_a_character_with_two_readings_is_found_by_either():
    assert {"c", "z"} <= set(initials("重"))
    assert matches("重庆市", "cq") == matches("重庆市", "zq") == 0
    assert matches("全省重点", "zd") == 2
    assert matches("短", "ddd") is None
