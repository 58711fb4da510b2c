"""A document is read as its reader sees it: a line for each block, nothing of scripts and styles."""

import pytest

from qjviewer.checks.documents import paragraphs, text_of


@pytest.mark.parametrize(
    "block",
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "tr",
        "td",
        "th",
        "table",
        "section",
        "article",
        "header",
        "footer",
        "h1",
        "h6",
    ],
)
def test_a_block_of_a_page_stands_on_a_line_of_its_own(tmp_path, block):
    page = tmp_path / "a.html"
    page.write_text(f"<html><body>甲<{block}>乙</{block}>丙<b>丁</b></body></html>", encoding="utf-8")
    assert text_of(page) == "甲\n乙\n丙丁"


@pytest.mark.parametrize("silent", ["script", "style", "noscript"])
def test_what_no_reader_sees_is_left_out(tmp_path, silent):
    page = tmp_path / "a.html"
    page.write_text(f"<html><p>甲</p><{silent}>x = 1</{silent}><p>乙</p></html>", encoding="utf-8")
    assert text_of(page) == "甲\n乙"


def test_a_line_that_breaks_off_goes_on_in_the_next():
    text = "上半年全区固定资产投资同比增长百分之十二，其中工业\n投资增长百分之三十。\n一、工业\n"
    found = list(paragraphs(text))
    assert [p.text for p in found] == [text.split("\n")[0] + text.split("\n")[1], "一、工业"]
    assert found[0].place(len(text.split("\n")[0]) + 2) == (2, 3)
