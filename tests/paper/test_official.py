"""What GB/T 9704-2012 asks for, measured in the printed file."""

from collections import defaultdict
from itertools import pairwise

import pytest

from qjviewer.load import read
from qjviewer.paper.contract import TableData
from qjviewer.paper.making import make
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_job import job_for
from qjviewer.resources import resource
from tests.paper.reading import MM, glyphs, lines, printed, real

TEXT = "增长" * 500
BRIEFING = (
    "format: qjviewer/1\nbriefing: {id: a, title: 标题, place: q, period: 2023H1, as_of: 2023-06-30}\n"
    "places: {q: {name: 衢江区, level: county}}\n"
    f"tabs: [{{tab: one, title: 总览, blocks: [{{points: [{{text: {TEXT}}}, {{text: {TEXT}}}]}}]}}]\n"
)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    bundle = tmp_path_factory.mktemp("official") / "a.yaml"
    bundle.write_text(BRIEFING, encoding="utf-8")
    return printed(bundle, style="official", double_sided=True).pdf


def body(pdf, page):
    return [g for g in glyphs(pdf) if g.page == page and g.text in "增长"]


def test_28_characters_on_a_line(pdf):
    full = [line for line in lines(pdf, 1).values() if {g.text for g in line} <= set("增长")]
    assert max(len(line) for line in full) == 28
    first = next(line for line in full if len(line) == 28)
    assert first[-1].x1 - first[0].x0 == pytest.approx(156 * MM, abs=1.5)
    steps = [b.x0 - a.x0 for a, b in pairwise(first[::2])]
    assert steps == pytest.approx([2 * 156 * MM / 28] * len(steps), abs=0.15)


def test_22_lines_on_a_page(pdf):
    bases = sorted({g.base for g in body(pdf, 1)})
    assert len(bases) == 22
    assert [b - a for a, b in pairwise(bases)] == pytest.approx([225 * MM / 22] * 21, abs=0.05)


def test_type_is_16_points(pdf):
    assert {round(g.size, 1) for g in body(pdf, 1)} == {16.0}


def test_the_block_is_225_mm_high_under_37_mm(pdf):
    page = body(pdf, 1)
    assert min(g.y0 for g in page) >= 37 * MM - 0.5
    assert max(g.y1 for g in page) <= (37 + 225) * MM + 0.5


def test_margins_are_mirrored_on_back_pages(pdf):
    left = [min(g.x0 for g in body(pdf, page)) for page in (0, 1, 2)]
    assert left[0] == pytest.approx(28 * MM, abs=1)
    assert left[1] == pytest.approx(26 * MM, abs=1)


def test_page_numbers_stand_outside_one_character_in(pdf):
    folios = defaultdict(list)
    for g in glyphs(pdf):
        if g.y0 > (37 + 225) * MM:
            folios[g.page].append(g)
    for page, found in folios.items():
        assert "".join(g.text for g in sorted(found, key=lambda g: g.x0)) == f"—{page + 1}—"
        assert {round(g.size) for g in found} == {14}
        # A dash's ink ends a little within its advance.
        if page % 2 == 0:
            assert max(g.x1 for g in found) == pytest.approx((210 - 26) * MM - 14, abs=2)
        else:
            assert min(g.x0 for g in found) == pytest.approx(26 * MM + 14, abs=2)
        dash = found[0]
        assert (dash.y0 + dash.y1) / 2 == pytest.approx((37 + 225 + 7) * MM, abs=2)


def test_a_paragraph_is_indented_two_characters(pdf):
    heading = next(g for g in glyphs(pdf) if g.text == "一")
    advance = 156 * MM / 28
    assert heading.x0 == pytest.approx(28 * MM + 2 * advance, abs=1)
    first = min(body(pdf, 0), key=lambda g: (g.base, g.x0))
    assert first.x0 == pytest.approx(28 * MM + 2 * advance, abs=2)


def test_a_number_alone_on_the_last_line_does_not_pull_the_character_before_it_along(tmp_path):
    # That would stretch the line above.
    bundle = tmp_path / "a.yaml"
    words = "2022年某个设区市地区生产总值增长4.8%，高于全省1.7个百分点。"
    bundle.write_text(BRIEFING.replace(f"{{text: {TEXT}}}", words), encoding="utf-8")
    set_lines = [
        "".join(g.text for g in line) for line in lines(printed(bundle, style="official").pdf, 0).values()
    ]
    assert "1.7个百分点。" in set_lines


def test_the_title_is_22_points_in_the_middle(pdf):
    title = [g for g in glyphs(pdf) if g.page == 0 and g.text in "标题" and g.size > 20]
    assert {round(g.size) for g in title} == {22}
    middle = (min(g.x0 for g in title) + max(g.x1 for g in title)) / 2
    assert middle == pytest.approx((28 + 78) * MM, abs=1)


def test_lines_after_charts_and_tables_are_on_the_grid_again():
    pdf = real("official").pdf
    pitch = 225 * MM / 22
    steps = []
    for page in range(16):
        bases = sorted({round(g.base, 2) for g in glyphs(pdf) if g.page == page and abs(g.size - 16) < 0.01})
        steps += [((b - a) / pitch) % 1 for a, b in pairwise(bases) if b - a > 5]
    off = [s for s in steps if min(s, 1 - s) > 0.02]
    assert len(steps) > 100
    assert len(off) <= 0.02 * len(steps)


def test_black_prints_as_black_alone():
    import pypdfium2

    page = pypdfium2.PdfDocument(real("official").pdf)[15]
    assert page.render(scale=1).to_pil().convert("RGB").getcolors(256)
    assert all(r == g == b for _, (r, g, b) in page.render(scale=1).to_pil().convert("RGB").getcolors(256))


def test_a_table_a_little_too_wide_is_set_smaller_and_stays_upright():
    data = make(job_for(read(resource("template")), PrintOptions("official"))).data
    (table,) = [b for page in data.pages for b in page.blocks if isinstance(b, TableData)]
    assert (table.way, table.size) == ("upright", 8.5)
