"""Handouts and notes: readable type, every slide, lines to write on."""

import pytest

from qjviewer.paper.options import PrintOptions
from qjviewer.paper.page_geometry import geometry
from qjviewer.paper.print_job import job_for
from qjviewer.paper.projected import Sheets
from qjviewer.paper.styles.handout import prepare
from tests.paper.reading import NOW, glyphs, printed, real, whole_text
from tests.shipped import shipped

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


PAPERS = [
    # Asked for, paper, across, shape of screen; printed to a page, across.
    (2, "A4", False, "16:9", 2, False),
    (6, "A4", False, "16:9", 2, False),
    (2, "Letter", False, "16:9", 2, False),
    (2, "A4", True, "16:9", 1, True),
    (6, "A3", True, "16:9", 4, True),
    (3, "A3", False, "16:9", 3, False),
    (2, "A4", False, "4:3", 2, False),
    (2, "A4", False, "21:9", 1, True),
]


@pytest.mark.parametrize(("asked", "paper", "across", "screen", "count", "turned"), PAPERS)
def test_fewer_stand_on_a_page_where_type_would_be_too_small(asked, paper, across, screen, count, turned):
    options = PrintOptions("handout", paper, across, per_page=asked, screen=screen)
    chosen = prepare(job_for(shipped(), options, NOW))
    assert (chosen.options.per_page, chosen.options.landscape) == (count, turned)
    assert chosen.extra.cell.slide >= chosen.extra.sheets.least_width


def test_what_differs_from_what_was_asked_for_is_told():
    assert real("handout", per_page=6).left == ("每页6张时字小于7磅，改为每页2张",)
    assert real("handout").left == ()


def test_words_stand_where_the_projector_shows_them():
    """Every first character, and the last of its line, at the scale the slide is printed at."""
    sheets = Sheets(job_for(shipped(), PrintOptions("notes"), NOW))
    sheet = sheets.laid_out[1][1]
    found = [g for g in glyphs(real("notes").pdf) if g.page == 1]
    width = geometry(PrintOptions("notes")).column
    unit, left = width / sheets.width, geometry(PrintOptions("notes")).left
    top = geometry(PrintOptions("notes")).top
    for piece in sheet.words:
        text, line = piece.words.measured.text, piece.words.broken[0]
        base = top + (piece.at.y + piece.words.base) * unit
        edges = piece.at.x * unit + left, (piece.at.x + line.width) * unit + left
        on_line = [g for g in found if abs(g.base - base) < 0.2 and edges[0] - 1 < g.x0 < edges[1] + 1]
        told = "".join(text[line.start : line.end].split())
        assert "".join(g.text for g in sorted(on_line, key=lambda g: g.x0)) == told


def test_every_page_that_is_walked_through_has_its_own_notes():
    found = real("notes")
    text = whole_text(found.pdf)
    story = shipped().cover.story
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
