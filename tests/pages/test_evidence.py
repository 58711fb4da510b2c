import pytest

from qjviewer.load import View, load
from qjviewer.pages.blocks import text_of
from qjviewer.pages.evidence import evidence
from qjviewer.resources import builtin_bundle
from tests.ui.sample import write_briefing


@pytest.fixture
def loaded(tmp_path):
    return load(write_briefing(tmp_path))


def about(loaded, name, view=None):
    return evidence(name, loaded.bundle, view or loaded.view, loaded.origins, loaded.pages)


def fact(found, label):
    return next(text_of(f.words) for f in found.facts if f.label == label)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("录入", "13.4 %"),
        ("期间", "2023年上半年，同比增速"),
        ("地区", "衢江区"),
        ("位次", "全省第1"),
        ("状态", "来源公布"),
        ("来源", "浙江日报，《一篇报道》，2023年8月4日，第1段，媒体报道，非统计公报"),
    ],
)
def test_a_figure_is_traced(loaded, label, words):
    assert fact(about(loaded, "gdp-yoy"), label) == words


def test_a_derivation_names_its_inputs_as_links(loaded):
    found = about(loaded, "fai-zj")
    assert text_of(found.derivation) == "37.7%－28.7个百分点＝9.0%"
    assert [r.figure for r in found.derivation if r.figure] == ["fai-yoy", "fai-gap"]


def test_an_input_names_what_is_derived_from_it(loaded):
    used = next(f for f in about(loaded, "fai-gap").facts if f.label == "用于推算")
    assert [r.figure for r in used.words if r.figure] == ["fai-zj"]


def test_every_place_of_use_is_listed_once_a_block(loaded):
    uses = about(loaded, "fai-yoy").uses
    assert [(u.tab, u.path) for u in uses] == [
        ("one", "tabs[0].blocks[0]"),
        ("one", "tabs[0].blocks[1]"),
        ("two", "tabs[1].blocks[0]"),
    ]


def test_it_says_where_in_the_file(loaded):
    assert about(loaded, "gdp-yoy").span.line == 18


def test_an_item_is_traced_too(loaded):
    found = about(loaded, "yintai")
    assert (found.title, found.number) == ("银泰城", "")
    assert fact(found, "类别") == "项目"


def test_outside_context_is_named_as_such(loaded):
    assert "外部参照" in fact(about(loaded, "gdp-zj"), "状态")


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
def test_it_speaks_the_language_of_the_view(loaded, lang):
    assert about(loaded, "gdp-yoy", View(lang)).facts[0].label in ("錄入", "As typed")


def test_an_unknown_name_has_no_evidence(loaded):
    assert about(loaded, "nothing") is None


@pytest.mark.parametrize(("lang", "words"), [("zh-Hans", "朱宏（"), ("en", "Zhu Hong (")])
def test_people_and_their_offices_stand_in_the_brackets_of_the_language(lang, words):
    loaded = load(builtin_bundle(), View(lang))
    people = [text_of(f.words) for f in about(loaded, "chains").facts]
    assert any(words in p for p in people)
