"""What the data say of themselves is shown: who said it, their standing, what is missing, their history."""

import pytest

from qjviewer.load import View, load
from qjviewer.pages.blocks import text_of
from qjviewer.ui.widgets.chip import Chip
from qjviewer.ui.widgets.entries_panel import EntryRow
from qjviewer.ui.widgets.figure_card import FigureCard
from qjviewer.ui.widgets.points_panel import PointRow
from qjviewer.ui.window.status_strip import verdict
from qjviewer.wording import LANGUAGES
from tests.ui.sample import BRIEFING, FAI, write_briefing

FAI_ROW = "    fai: {yoy: {value: 37.7, vs: {zhejiang: 28.7}}, at: ¶3}\n"


def changed(*pairs):
    """The small briefing with some of its words exchanged."""
    text = BRIEFING
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def show(window, tmp_path):
    """Shows the small briefing with changes, in a language, on a tab."""

    def shown(*pairs, lang="zh-Hans", tab="one"):
        window.show_loaded(load(write_briefing(tmp_path, changed(*pairs)), View(lang)))
        window.body.go_to_tab(tab)
        return window

    return shown


# Who said it ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh-Hans", "——区经信局局长朱宏"),
        ("zh-Hant", "——區經信局局長朱宏"),
        ("en", "— Zhu Hong, head of the economy bureau"),
    ],
)
def test_who_said_it_stands_beside_an_item(show, lang, words):
    rows = show(lang=lang, tab="two").body.pages.view().findChildren(EntryRow)
    assert [r.people.text for r in rows] == [words]
    assert rows[0].people.isVisible()


POINT = '          - "全省{gdp.yoy@zhejiang:change}。"\n'
SAID = '          - "{yintai}在建。"\n          - 无人。\n'


def test_who_said_it_stands_beside_a_statement(show):
    window = show((POINT, SAID))
    rows = window.body.pages.view().findChildren(PointRow)
    assert [r.people.text for r in rows] == ["", "——区经信局局长朱宏", ""]
    assert [r.people.isVisible() for r in rows] == [False, True, False]


# Their standing -------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("status", ["preliminary", "revised", "estimate", "derived", "final"])
def test_a_value_that_is_not_plainly_published_has_a_chip(show, status, lang):
    window = show((FAI_ROW, FAI_ROW.replace("37.7,", f"37.7, status: {status},")), lang=lang)
    card = window.body.pages.view().findChildren(FigureCard)[1]
    words = {
        "preliminary": ("初步核算", "初步核算", "preliminary"),
        "revised": ("修订", "修訂", "revised"),
        "estimate": ("预计", "預計", "estimate"),
        "derived": ("推算", "推算", "derived"),
        "final": ("最终核实", "最終核實", "final"),
    }
    expected = words[status][LANGUAGES.index(lang)]
    assert expected in [chip.accessibleName() for chip in card.findChildren(Chip)]
    assert expected in card.accessibleName()


def test_a_published_value_has_none(show):
    card = show().body.pages.view().findChildren(FigureCard)[1]
    assert [chip.accessibleName() for chip in card.findChildren(Chip)] == ["高于全省28.7个百分点"]


# What is missing ------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["—", "…", "待填", "保密"])
def test_each_kind_of_missing_value_has_its_mark(show, mark):
    window = show((FAI_ROW, f'    fai: {{yoy: {{value: "{mark}"}}, at: ¶3}}\n'))
    card = window.body.pages.view().findChildren(FigureCard)[1]
    assert card.spoken_value == mark
    window.show_evidence(FAI)
    told = {f.label: text_of(f.words) for f in window.body.drawer.evidence.facts}
    assert any(words in ("不适用", "未公布", "待填", "保密") for words in told.values())


# History --------------------------------------------------------------------------------

PROVINCE = "  - about: {place: zhejiang"
AGAIN = """\
  - about: {place: qujiang, period: 2023H1, source: paper, status: revised}
    fai: {yoy: 36.9, at: ¶4}
"""


def test_a_value_that_was_revised_tells_its_history(show):
    window = show((PROVINCE, AGAIN + PROVINCE), ("vs: {zhejiang: 28.7}", "status: preliminary"))
    window.show_evidence(FAI)
    found = window.body.drawer.evidence
    assert found.number == "36.9"
    told = {f.label: text_of(f.words) for f in found.facts}
    assert told["状态"] == "修订"
    assert "37.7%" in told["历次数据"]
    assert "初步核算" in told["历次数据"]


# The verdict at the foot ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("pairs", "shape", "words"),
    [
        ((), "✓", "已通过检查"),
        ((("value: 37.7", "value: 待填"),), "△", "1个数据待填"),
        ((("read: 2023H1", "read: 2022"),), "△", "1个栏目的文字待复核"),
        ((("cards: [gdp.yoy, fai.yoy]", "cards: [gdp.yoy, fia.yoy]"),), "✗", "未通过检查：1处错误"),
    ],
)
def test_the_foot_says_whether_it_was_checked_and_why_it_is_not_ready(show, pairs, shape, words):
    told = verdict(show(*pairs).body.loaded, "zh-Hans")[0]
    assert told.startswith(shape)
    assert words in told
