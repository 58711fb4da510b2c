"""Words that were read for another period: the tab says so, in sight and to those who hear it."""

import pytest
from PySide6.QtGui import QAccessible

from qjviewer.load import View, load
from qjviewer.wording import LANGUAGES
from tests.ui.overflow import cut_at_rest
from tests.ui.reading import things
from tests.ui.sample import BRIEFING, small, write_briefing

STALE = BRIEFING.replace('    read: 2023H1\n    headline: "投资', '    read: 2023Q1\n    headline: "投资')
WORDS = {
    "zh-Hans": "待复核：文字按2023年一季度写成",
    "zh-Hant": "待覆核：文字按2023年一季度寫成",
    "en": "To be reviewed: the words were written for",
}


@pytest.fixture
def stale(window, tmp_path):
    window.show_loaded(load(write_briefing(tmp_path, STALE)))
    return window


def test_the_banner_stands_over_its_tab_only(stale):
    assert not stale.body.stale_bar.isVisible()
    stale.body.go_to_tab("two")
    assert stale.body.stale_bar.isVisible()
    assert WORDS["zh-Hans"] in stale.body.stale_bar.text
    assert stale.body.stale_bar.buttons == ()
    stale.body.go_to_tab("one")
    assert not stale.body.stale_bar.isVisible()


def test_the_tab_itself_is_marked(stale):
    assert [stale.body.tabs.tabText(n) for n in (0, 1)] == ["总览", "投资 ▲"]
    assert stale.body.tabs.titles() == ("总览", "投资")
    assert WORDS["zh-Hans"] in stale.body.tabs.accessibleTabName(1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_told_to_those_who_hear_it(window, tmp_path, lang):
    window.show_loaded(load(write_briefing(tmp_path, STALE), View(lang)))
    window.body.go_to_tab("two")
    told = [t.name for t in things(window) if t.role is QAccessible.Role.StaticText]
    assert any(WORDS[lang] in name for name in told)
    assert cut_at_rest(window.body.stale_bar) == []


def test_once_confirmed_it_goes(stale, tmp_path):
    stale.body.go_to_tab("two")
    stale.show_loaded(small(tmp_path))
    assert not stale.body.stale_bar.isVisible()
    assert stale.body.tabs.tabText(1) == "投资"


def test_the_foot_says_that_it_is_not_for_release(stale):
    assert "1个栏目的文字待复核" in stale.body.status.verdict
    assert stale.body.status.verdict.startswith("△")
