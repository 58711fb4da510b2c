"""Translations: missing where promised, unfinished where begun, of other figures, in the wrong script."""

import pytest

from tests.checks.bench import HEAD, problems_of

PROMISED = HEAD.replace("peers: all}", "peers: all, languages: [zh-Hans, en]}")
CODES = (
    "language-missing",
    "language-unfinished",
    "languages-differ",
    "chinese-in-english",
    "simplified-here",
)
ITEM = "items: {i: {name: GDP, kind: project, source: s, text: '增长{gdp.yoy}，居{gdp.yoy:rank}'}}\n"


def told(folder, head, row, more=ITEM):
    words = f"zh-Hans,zh-Hant,en,where\n{row}\n" if row else "zh-Hans,zh-Hant,en,where\n"
    found = problems_of(folder, head, **{"more.yaml": more, "words.csv": words})
    return [p for p in found if p.code in CODES and "甲" not in str(p.args)]


def test_what_a_promised_language_lacks_is_an_error_at_the_text(tmp_path):
    found = told(tmp_path, PROMISED, "")
    assert {p.severity.word for p in found} == {"error"}
    missing = {(p.where.file, p.where.line) for p in found}
    # The title, the own place's name, a source, an item's text; 浙江省 is a standard term.
    assert {("briefing.yaml", 2), ("briefing.yaml", 6), ("briefing.yaml", 15), ("more.yaml", 1)} <= missing
    assert ("briefing.yaml", 10) not in missing


def test_a_language_nobody_promised_or_began_is_not_asked_for(tmp_path):
    assert told(tmp_path, HEAD, "") == []


def test_what_a_begun_language_lacks_is_a_warning(tmp_path):
    found = told(tmp_path, HEAD, "衢江区,,Qujiang,")
    assert {(p.code, p.severity.word) for p in found} == {("language-unfinished", "warning")}
    assert all(dict(p.args)["languages"] == "en" for p in found)


@pytest.mark.parametrize(
    ("translation", "codes"),
    [
        ("Growth {gdp.yoy}, rank {gdp.yoy:rank}", []),
        ("Rank {gdp.yoy:rank}, growth {地区生产总值.同比}", []),
        ("Growth {fai.yoy}, rank {gdp.yoy:rank}", ["languages-differ"]),
        ("Growth {gdp.yoy}, rank {gdp.yoy:rank}, investment {fai.yoy}", ["languages-differ"]),
        ("Growth {gdp.yoy}，居{gdp.yoy:rank}", ["chinese-in-english"]),
    ],
)
def test_a_translation_names_the_figures_of_its_text(tmp_path, translation, codes):
    found = told(tmp_path, PROMISED, f'"增长{{gdp.yoy}}，居{{gdp.yoy:rank}}",,"{translation}",')
    assert [(p.code, str(p.where)) for p in found if p.where.file == "words.csv"] == [
        (code, "words.csv:2:1") for code in codes
    ]


def test_traditional_texts_are_in_traditional_characters(tmp_path):
    found = told(tmp_path, HEAD, "衢江区,衢江区,,")
    assert [str(p.where) for p in found if p.code == "simplified-here"] == ["words.csv:2:1"]


def test_one_text_lacking_its_translation_is_told_once_wherever_it_is_used(tmp_path):
    more = "facts:\n  about: {place: q, period: 2023H1, source: s, note: 原文未载明。}\n"
    more += "  a: {name: GDP, value: 1, unit: 个}\n  b: {name: CPI, value: 2, unit: 个}\n"
    found = told(tmp_path, PROMISED, "", more)
    assert len([p for p in found if "原文" in str(p.args)]) == 1
