"""The word list: what a briefing's texts are in the other languages, and where a row holds."""

import pytest

from qjviewer.bundle.values import Text
from qjviewer.bundle.word_list import WHERE, needs_translation
from qjviewer.problems import Severity
from qjviewer.wording import LANGUAGES
from tests.bundle.small import changed, codes, read

HEAD = "zh-Hans,zh-Hant,en,where\n"


def words(content, text=None):
    text = text or changed("format: qjviewer/1", "format: qjviewer/1\nwords: words.csv")
    return read(text, {"words.csv": content})


def test_a_text_has_the_translations_of_its_row():
    built = words(HEAD + "衢江区,衢江區,Qujiang,\n总览,總覽,Overview,\n")
    assert built.problems == ()
    assert built.bundle.place_by_id["q"].name.parts == (
        ("zh-Hans", "衢江区"),
        ("zh-Hant", "衢江區"),
        ("en", "Qujiang"),
    )
    assert built.bundle.tabs[0].title.get("en") == "Overview"
    assert built.bundle.tabs[0].headline == Text()


def test_where_tells_two_uses_of_one_text_apart():
    content = HEAD + "全省,全省,Province,\n全省,全省,the province,places.z.short\n浙江省,浙江省,Zhejiang,\n"
    built = words(
        content,
        changed(
            "title: 总览",
            "title: 全省",
            changed("format: qjviewer/1", "format: qjviewer/1\nwords: words.csv"),
        ),
    )
    assert built.problems == ()
    assert built.bundle.tabs[0].title.get("en") == "Province"
    assert built.bundle.place_by_id["z"].short.get("en") == "the province"


def test_a_short_name_may_be_another_in_one_language_alone():
    built = words(HEAD + "衢江区,衢江區,Qujiang District,\n衢江区,衢江區,Qujiang,short\n")
    assert built.problems == ()
    place = built.bundle.place_by_id["q"]
    assert (place.name.get("en"), place.short.get("en"), place.short.get("zh-Hans")) == (
        "Qujiang District",
        "Qujiang",
        "衢江区",
    )
    assert built.bundle.place_by_id["k"].short == Text()


def test_the_programs_own_terms_fill_what_the_list_lacks():
    built = words(HEAD + "地区生产总值,,GDP of the district,\n")
    name = built.bundle.indicator_by_id["gdp"].name
    assert (name.get("en"), name.get("zh-Hant")) == ("GDP of the district", "地區生產總值")
    assert not built.bundle.group_by_id["two"].name.has("en")


@pytest.mark.parametrize(
    "content",
    [
        HEAD.replace(",", ";") + "总览;總覽;Overview;\n",
        HEAD.replace(",", "\t") + "总览\t總覽\tOverview\t\n",
        "原文,繁体,英文,位置\n总览,總覽,Overview,\n",
        "en,zh-Hans,zh-Hant\nOverview,总览,總覽\n",
        ("\ufeff" + HEAD + "总览,總覽,Overview,\n").replace("\n", "\r\n"),
        HEAD + "总览,總覽,Overview\n\n,,,\n",
        HEAD + ' 总览 , 總覽 , "Overview",\n',
    ],
    ids=range(7),
)
def test_word_lists_are_read_however_they_were_saved(content):
    built = words(content)
    assert built.problems == ()
    assert built.bundle.tabs[0].title.parts == (("zh-Hans", "总览"), ("zh-Hant", "總覽"), ("en", "Overview"))


@pytest.mark.parametrize(
    ("content", "told", "line"),
    [
        ("zh-Hant,en\n總覽,Overview\n", "words-header", 1),
        ("总览,總覽,Overview\n", "words-header", 1),
        ("", "words-header", 1),
        (HEAD + "总览,總覽,Up, and away,\n", "words-where", 2),
        (HEAD + "总览,總覽,Up, and away, always,\n", "words-row", 2),
        (HEAD + "总览,總覽,Overview,\n总览,總覽,Summary,\n", "words-twice", 3),
        (HEAD + "总览,總覽,Overview,\n,總覽,Summary,\n", "words-without-text", 3),
        (HEAD + '总览,總覽,"Overview,\n', "table-quotes", 2),
        (HEAD.replace("where", "en") + "总览,總覽,Overview,\n", "column-twice", 1),
        (HEAD.replace("where", "备注") + "总览,總覽,Overview,\n", "column-unknown", 1),
    ],
)
def test_what_is_wrong_with_a_row_is_told_in_its_line(content, told, line):
    built = words(content)
    assert [(p.code, p.where.file, p.where.line) for p in built.problems] == [(told, "words.csv", line)]
    assert built.problems[0].where.column == (1 if told != "column-unknown" and told != "column-twice" else 4)
    assert built.bundle.tabs[0].title.get("zh-Hans") == "总览"


def test_only_what_loses_a_word_is_an_error():
    severe = {
        p.code
        for c in ("总览,總覽,Up, and away,\n", "总览,a,b,c,d\n", "概览,a,b,\n")
        for p in words(HEAD + c).problems
        if p.severity is Severity.ERROR
    }
    assert severe == {"words-row", "words-where"}


def test_a_list_that_is_not_there_or_is_none_is_told():
    assert codes(read(changed("format: qjviewer/1", "format: qjviewer/1\nwords: gone.csv"))) == [
        "file-missing"
    ]
    assert codes(read(changed("format: qjviewer/1", "format: qjviewer/1\nwords: briefing.yaml"))) == [
        "wrong-ending"
    ]


def test_a_briefing_may_be_written_in_another_language():
    text = changed(
        "as_of: 2023-08-31",
        "as_of: 2023-08-31, languages: [en, zh-Hans]",
        changed("title: 总览", "title: Overview"),
    )
    built = words(
        HEAD + "总览,總覽,Overview,\n",
        text.replace("format: qjviewer/1", "format: qjviewer/1\nwords: words.csv"),
    )
    assert built.bundle.tabs[0].title.get("zh-Hans") == "总览"


@pytest.mark.parametrize(
    ("text", "needs"), [("2023", False), ("GDP (%)", False), ("地区", True), ("Q1—Q3", False)]
)
def test_what_is_the_same_in_every_language_needs_no_row(text, needs):
    assert needs_translation(text) is needs


def test_a_word_list_without_a_heading_is_told_which_columns_there_may_be():
    (found,) = words("总览,總覽,Overview\n").problems
    assert all(
        f"zh-Hans、zh-Hant、en、{WHERE}" in found.message(lang) + found.hint(lang) for lang in LANGUAGES
    )
