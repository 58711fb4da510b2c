"""What a PDF for everybody must have: tags, languages, alternatives, an outline, facts about itself."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.paper.reading import outline, real, structure, whole_text
from tests.shipped import shipped

STYLES = ("summary", "official", "onepage", "handout", "notes", "card")
LANGS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en"}


@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_tagged_and_names_its_standards(style):
    pdf = real(style).pdf
    found, document = structure(pdf)
    assert document.pdf_version == "1.7"
    assert document.Root["/MarkInfo"]["/Marked"]
    assert document.Root["/ViewerPreferences"]["/DisplayDocTitle"]
    with document.open_metadata() as facts:
        assert facts["{http://www.aiim.org/pdfa/ns/id/}part"] == "2"
        assert facts["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "U"
        assert facts["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    kinds = Counter(kind for kind, _ in found)
    assert kinds["/Document"] == 1
    assert kinds["/Title"] <= 1


@pytest.mark.parametrize(("lang", "code"), LANGS.items())
def test_the_language_is_told(lang, code):
    _, document = structure(real("onepage", lang).pdf)
    assert str(document.Root["/Lang"]) == code


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_has_an_alternative_that_reads_like_a_sentence(lang):
    found, _ = structure(real("summary", lang).pdf)
    alternatives = [str(more.get("/Alt", "")) for kind, more in found if kind == "/Figure"]
    assert len(alternatives) == 13
    assert all(len(a) > 12 for a in alternatives)
    assert any("13.4" in a for a in alternatives)


def test_headings_lists_and_tables_are_what_they_look_like():
    kinds = Counter(kind for kind, _ in structure(real("summary").pdf)[0])
    assert kinds["/H1"] == 6
    assert kinds["/H2"] >= 10
    assert kinds["/TH"] >= 5
    assert kinds["/TD"] >= 20
    assert kinds["/LI"] >= 20
    assert kinds["/Note"] >= 7


def test_headings_never_skip_a_level():
    for style in ("summary", "official"):
        levels = [int(k[2:]) for k, _ in structure(real(style).pdf)[0] if re.fullmatch("/H[0-9]", k)]
        assert levels[0] == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))


def test_slides_are_tagged_as_what_they_are():
    found, _ = structure(real("handout").pdf)
    kinds = Counter(kind for kind, _ in found)
    drawings = [attributes for kind, attributes in found if kind == "/Figure"]
    assert kinds["/P"] > 100
    assert (kinds["/H2"], kinds["/Table"], kinds["/TH"]) == (26, 1, 5)
    assert drawings
    assert all(str(a.get("/Alt", "")) for a in drawings)


@pytest.mark.parametrize("style", ["summary", "official"])
def test_the_outline_has_two_levels(style):
    found = outline(real(style).pdf)
    titles = [title for level, title in found if level == 0]
    assert titles == ["一、总览", "二、工业", "三、投资", "四、消费", "五、领导讲话", "资料来源"]
    assert any(level == 1 for level, _ in found)


def test_slides_have_their_sections_in_the_outline():
    cover = "衢江区2023年上半年经济运行简报"
    told = [cover, "总览", "工业", "投资", "消费", "总览", "领导讲话"]
    assert [t for level, t in outline(real("notes").pdf) if level == 0] == told
    # What is kept for questions follows, section by section.
    later = ["总览", "工业", "投资", "消费", "领导讲话", "资料来源"]
    assert [t for level, t in outline(real("handout").pdf) if level == 0] == [*told, *later]
    assert "固定资产投资增长37.7%，高于全省28.7个百分点" in [t for _, t in outline(real("notes").pdf)]


def test_the_document_names_itself():
    _, document = structure(real("summary").pdf)
    facts = document.docinfo
    assert str(facts["/Title"]) == "衢江区2023年上半年经济运行简报"
    assert shipped().cover.as_of in str(facts["/Subject"])
    assert "衢江区" in str(facts["/Keywords"])


@pytest.mark.parametrize("style", STYLES)
def test_fonts_are_embedded_subset_and_readable(style):
    _, document = structure(real(style).pdf)
    for page in document.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            assert re.match(r"/[A-Z]{6}\+QJ", str(font["/BaseFont"]))
            assert "/ToUnicode" in font
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))


@pytest.mark.parametrize("style", ["summary", "official"])
def test_every_fact_is_found_in_the_text(style):
    text = whole_text(real(style).pdf)
    figures = shipped().cube.all_figures()
    shown = [f for f in figures if f.value is not None and not f.internal]
    assert sum(str(f.value) in text for f in shown) >= len(shown) * 0.9
    for words in ("增长37.7%", "2023年8月4日", "2021—2025年", "固定资产投资", "浙江日报"):
        assert words in text
    kangxi = [c for c in text if "\u2e80" <= c <= "\u2fdf" or "\uf900" <= c <= "\ufaff"]
    assert not kangxi


def test_addresses_and_cross_references_are_links():
    _, document = structure(real("summary").pdf)
    annotations = [a for page in document.pages for a in page.get("/Annots", [])]
    uris = [a for a in annotations if a.get("/A", {}).get("/S") == "/URI"]
    inner = [a for a in annotations if a not in uris]
    assert len(uris) >= 10
    assert len(inner) >= 5
