"""What should not have left says so on every page, slide and sheet, in every format and language."""

import csv
import io
import json
import re

import docx
import openpyxl
import pytest
from pptx import Presentation

from qjviewer.exports.registry import all_formats
from qjviewer.release import Release
from qjviewer.wording import LANGUAGES
from tests.exports.samples import made, parts_of

UNFIT = Release(errors=2, stale=("old",), awaited=1)
BODY = """
people: {li: {name: 李明, role: 区发改局局长}}
data:
  - {about: {place: qujiang, period: 2023H1, source: own, people: li}, gdp: {yoy: 13.4}, fai: {yoy: 待填}}
  - {about: {place: zhejiang, period: 2023H1, source: stats}, gdp: {yoy: 6.8}}
items:
  - about: {place: qujiang, period: 2023H1, source: own}
    plan: {name: 谋划早, kind: measure, text: 早谋划。, people: li}
tabs:
  - tab: new
    title: 新写的
    read: 2023H1
    blocks:
      - cards: [gdp.yoy, fai.yoy]
      - {chart: bars, of: gdp.yoy, places: [here, zhejiang]}
      - points: ["地区生产总值{gdp.yoy:change}。"]
  - tab: old
    title: 上期写的
    read: 2023Q1
    blocks:
      - {chart: bars, of: gdp.yoy, places: [here, zhejiang]}
      - items: [plan]
"""
STALE = {"zh-Hans": "2023年一季度", "zh-Hant": "2023年一季度", "en": "Q1 2023"}


def unfit(lang="zh-Hans"):
    return parts_of(BODY, lang, judgement=UNFIT)


def pages_in(name, lang):
    """The words of every page of a file, in order; the tab's own are named by their position."""
    data = made(name, unfit(lang))
    match name:
        case "html":
            edition = data.decode().split(f'class="edition" lang="{lang}"')[1].split('class="edition"')[0]
            return re.split(r'<section class="page"', edition)[1:]
        case "markdown":
            return data.decode().split("\n## ")[1:3]
        case "pptx":
            return [
                "".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
                for slide in Presentation(io.BytesIO(data)).slides
            ]
        case "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(data))
            cells = [" ".join(str(c.value) for row in sheet.iter_rows() for c in row) for sheet in book]
            heads = [str(sheet.oddHeader.center.text) for sheet in book]
            assert all(UNFIT.mark(lang)[:60] in head for head in heads)
            return cells
        case _:
            document = docx.Document(io.BytesIO(data))
            (section,) = document.sections
            head = "".join(p.text for p in section.header.paragraphs)
            return [head + "".join(p.text for p in document.paragraphs)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["html", "markdown", "pptx", "xlsx", "docx"])
def test_every_page_says_why_it_should_not_have_left(name, lang):
    pages = pages_in(name, lang)
    assert pages
    assert [UNFIT.mark(lang) in page for page in pages] == [True] * len(pages)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["html", "markdown", "pptx", "xlsx"])
def test_only_the_pages_whose_words_are_old_say_that_they_are_to_be_reviewed(name, lang):
    stale = [STALE[lang] in page for page in pages_in(name, lang)]
    assert any(stale)
    assert not all(stale)


def test_files_of_figures_say_so_too():
    parts = unfit()
    first = next(csv.reader(io.StringIO(made("csv", parts).decode("utf-8-sig"))))
    assert first == [UNFIT.mark("zh-Hans")]
    assert json.loads(made("json", parts))["release"] == {"clean": False, "verdict": UNFIT.mark("zh-Hans")}


@pytest.mark.parametrize("name", ["svg", "png"])
def test_a_chart_alone_says_so_under_it(name):
    painted = []
    data = made(name, unfit(), chart="old-1", picture=lambda chart, dpi: painted.append(chart) or b"PNG")
    words = "".join(re.findall(r"<text[^>]*>([^<]*)", data.decode())) if name == "svg" else repr(painted)
    assert UNFIT.mark("zh-Hans") in words
    assert STALE["zh-Hans"] in words


@pytest.mark.parametrize("found", [f for f in all_formats() if not f.per_chart], ids=lambda f: f.name)
def test_a_clean_briefing_carries_no_mark(found):
    clean = parts_of(BODY.replace("2023Q1", "2023H1"), judgement=Release())
    data = made(found.name, clean)
    assert "未通过检查".encode() not in data
    assert clean.mark == ""


@pytest.mark.parametrize("name", ["html", "markdown", "docx", "pptx", "xlsx"])
def test_the_fingerprint_line_says_whether_it_was_checked(name):
    from tests.exports.test_internal import texts

    for judgement, words in ((Release(), "已通过检查"), (UNFIT, "未通过检查：2处错误"), (None, "未经检查")):
        parts = parts_of(BODY, judgement=judgement)
        said = re.sub(r"<[^>]*>", "", texts(made(name, parts)))
        assert f"0123456789abcdef（{words}" in said


@pytest.mark.parametrize("name", ["html", "markdown", "docx", "pptx", "xlsx"])
def test_who_said_what_stands_beside_points_and_items(name):
    from tests.exports.test_internal import texts

    said = re.sub(r"<[^>]*>", "", texts(made(name, parts_of(BODY))))
    assert re.search(r"增长13.4%。.{0,20}——区发改局局长李明", said)
    assert re.search(r"早谋划。.{0,20}——区发改局局长李明", said)


def test_the_notes_of_a_slide_tell_who_said_it():
    slides = Presentation(io.BytesIO(made("pptx", parts_of(BODY)))).slides
    notes = [s.notes_slide.notes_text_frame.text for s in slides if s.has_notes_slide]
    assert any("地区生产总值增长13.4%。——区发改局局长李明" in n for n in notes)
