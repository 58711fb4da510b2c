"""Handouts and notes: readable type, every slide, lines to write on."""

import pytest

from qjviewer.load import read
from tests.paper.reading import BUNDLE, glyphs, printed, real, whole_text

SMALLEST = 7.0
MARKS = set("■•")


@pytest.mark.parametrize("per_page", [1, 2, 3, 4, 6])
def test_no_type_is_under_seven_points(per_page):
    found = real("handout", per_page=per_page)
    small = [g for g in glyphs(found.pdf) if g.size < SMALLEST - 0.05 and g.text not in MARKS]
    assert small == []


@pytest.mark.parametrize("per_page", [1, 2, 3, 4, 6])
def test_every_slide_is_there_with_its_number(per_page):
    text = whole_text(real("handout", per_page=per_page).pdf)
    assert all(f"{n}/29" in text for n in range(1, 30))


def test_fewer_stand_on_a_page_where_type_would_be_too_small():
    found = real("handout", per_page=6)
    assert found.left
    assert found.pages > -(-29 // 6)
    assert "7磅" in found.left[0]


def test_a_wide_sheet_takes_slides_beside_each_other():
    assert real("handout", per_page=2, landscape=True).pages <= 29


def test_notes_stand_under_the_first_slide_of_their_section():
    found = real("notes")
    text = whole_text(found.pdf)
    page = read(BUNDLE).pages[0]
    assert found.pages == 29
    assert text.count("".join(page.notes.split())[:24]) == 1
    assert f"备注见“{page.title}”第一张幻灯片" in text


def test_long_notes_go_on_overleaf(tmp_path):
    long = "这是备注。" * 600
    path = tmp_path / "a.yaml"
    path.write_text(
        "format: qjviewer/1\nbriefing: {id: a, title: 标题, place: q, period: 2023H1, as_of: 2023-06-30}\n"
        "places: {q: {name: 衢江区, level: county}}\n"
        f"tabs: [{{tab: one, title: 总览, notes: {long}, blocks: [{{points: [{{text: 一句话。}}]}}]}}]\n",
        encoding="utf-8",
    )
    found = printed(path, style="notes")
    assert whole_text(found.pdf).count("这是备注。") == 600
