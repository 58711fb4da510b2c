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
    assert all(f"{n}/11" in text for n in range(1, 12))
    assert "附1" in text


def test_fewer_stand_on_a_page_where_type_would_be_too_small():
    found = real("handout", per_page=6)
    assert found.left
    assert found.pages > -(-28 // 6)
    assert "7磅" in found.left[0]


def test_a_wide_sheet_takes_slides_beside_each_other():
    assert real("handout", per_page=2, landscape=True).pages <= 28


def test_every_page_that_is_walked_through_has_its_own_notes():
    found = real("notes")
    text = whole_text(found.pdf)
    story = read(BUNDLE).cover.story
    assert found.pages == len(story.pages) + 1
    assert all(text.count("".join(page.notes.split())[:20]) == 1 for page in story.pages)


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
