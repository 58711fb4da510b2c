"""Every figure leads to its value as typed, its source, what it is computed from, and where it is used."""

import pytest

from qjviewer.pages.blocks import text_of
from tests.cubes import HEAD
from tests.pages.traced import BODY, FAI, FAI_ZJ, GAP, GDP, GDP_ZJ, about


def fact(found, label):
    return next(text_of(f.words) for f in found.facts if f.label == label)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("录入", "13.4"),
        ("期间", "2023年上半年，同比增长"),
        ("地区", "衢江区"),
        ("位次", "全省第1"),
        ("状态", "来源公布"),
        ("来源", "浙江日报，《衢江经济》，2023年8月4日，第1段"),
    ],
)
def test_a_figure_is_traced(label, words):
    assert fact(about(GDP), label) == words


def test_a_derivation_names_its_inputs_as_links():
    found = about(FAI_ZJ)
    assert text_of(found.derivation) == "37.7%－28.7个百分点＝9.0%"
    assert [r.figure for r in found.derivation if r.figure] == [FAI, GAP]


def test_an_input_names_what_is_derived_from_it():
    used = next(f for f in about(GAP).facts if f.label == "用于推算")
    assert [r.figure for r in used.words if r.figure] == [FAI_ZJ]


def test_a_difference_says_against_what():
    assert fact(about(GAP), "比较") == "高于全省28.7个百分点"


def test_every_place_of_use_is_listed_once_a_block():
    assert [(u.tab, u.path) for u in about(FAI).uses] == [
        ("one", "tabs[0].blocks[0]"),
        ("one", "tabs[0].blocks[1]"),
        ("two", "tabs[1].blocks[0]"),
    ]


def test_it_says_where_in_the_file():
    lines = (HEAD + BODY).splitlines()
    assert "value: 13.4" in lines[about(GDP).span.line - 1]


def test_an_item_is_traced_too():
    found = about("yintai")
    assert (found.title, found.number) == ("银泰城", "")
    assert fact(found, "类别") == "项目"


def test_outside_context_is_named_as_such():
    assert "外部参照" in fact(about(GDP_ZJ), "状态")


@pytest.mark.parametrize(("lang", "label"), [("zh-Hant", "錄入"), ("en", "As typed")])
def test_it_speaks_the_language_of_the_view(lang, label):
    assert about(GDP, lang).facts[0].label == label


def test_an_unknown_name_has_no_evidence():
    assert about("nothing") is None


@pytest.mark.parametrize(("lang", "words"), [("zh-Hans", "区经信局局长朱宏"), ("en", "朱宏, 区经信局局长")])
def test_people_stand_with_their_offices_as_the_language_joins_them(lang, words):
    assert words in [text_of(f.words) for f in about("chains", lang).facts]
