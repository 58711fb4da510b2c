"""Pages of long briefings: no title stranded, no table broken badly, nothing lost, nothing overlapping."""

import re
from itertools import pairwise

import pytest

from qjviewer.resources import resource
from tests.bench import sheets
from tests.paper import samples
from tests.paper.reading import glyphs, lines, outline, printed, real, text_of, whole_text, zhejiang

# Enough of both to fill ten pages.
CHARTS, TABLES = 9, 20


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    return printed(samples.written(tmp_path_factory.mktemp("many"), samples.ninety()), style="summary")


@pytest.fixture(scope="module")
def heavy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("heavy") / "a"
    return printed(sheets.write(folder, CHARTS, TABLES, 20), style="summary")


def rows(pdf, page):
    """The lines of a page from the top as (base, words), its foot left out."""
    found = [(base, "".join(g.text for g in line)) for (p, base), line in lines(pdf).items() if p == page]
    return [(base, words) for base, words in found if base < 800]


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("summary", lambda: real("summary")),
        ("official", lambda: real("official", "en")),
        # Its notes once left a title behind.
        ("official of another briefing", lambda: zhejiang("official")),
    ],
)
def test_no_heading_stands_alone_at_the_foot_of_a_page(style, found):
    found = found()
    titles = {"".join(title.split()) for _, title in outline(found.pdf)}
    for page in range(found.pages):
        body = rows(found.pdf, page)
        for n, (base, words) in enumerate(body):
            if words in titles:
                below = [b for b, _ in body[n + 1 :] if b - base < 160]
                assert below, (page, words)


@pytest.mark.parametrize("name", ["many", "heavy"])
def test_no_title_of_a_table_or_chart_is_parted_from_it(name, request):
    pdf = request.getfixturevalue(name).pdf
    for page in range(request.getfixturevalue(name).pages):
        body = rows(pdf, page)
        for n, (base, words) in enumerate(body):
            if re.match(r"(续?表|续?图)[0-9]", words):
                after = [b for b, _ in body[n + 1 :] if b - base < 60]
                # Unit, head and first row of a table; legend or first row of a chart.
                assert len(after) >= 2, (page, words)


def test_a_table_that_goes_on_says_so_and_repeats_its_head(many):
    pages = [text for text in text_of(many.pdf) if "续表" in text]
    assert pages
    assert all("单位：%" in text and "地区" in text for text in pages)


def test_every_table_and_chart_is_there_once(heavy):
    text = whole_text(heavy.pdf)
    for n in range(1, TABLES + 1):
        assert f"第{n - 1}张表" in text
    for n in range(1, CHARTS + 1):
        assert f"第{n - 1}幅图" in text
    assert text.count("资料来源：") >= TABLES


def test_every_place_of_a_long_table_is_printed_with_its_value(many):
    text = whole_text(many.pdf)
    for n in range(90):
        name = f"{samples.TITLES[n % 10]}{samples.TITLES[n // 10]}县"
        # Once in the chart, once in each table.
        assert text.count(name) >= 3, name


def test_two_hundred_rows_take_few_pages(many):
    assert many.pages <= 8


@pytest.mark.parametrize("name", ["many", "heavy"])
def test_notes_of_long_prints_are_not_astray(name, request):
    assert request.getfixturevalue(name).astray == ()


@pytest.mark.parametrize("name", ["many", "heavy"])
def test_rows_of_tables_lie_clear_of_each_other(name, request):
    pdf = request.getfixturevalue(name).pdf
    for line in lines(pdf).values():
        for a, b in pairwise(line):
            assert min(a.x1, b.x1) - max(a.x0, b.x0) < 0.5 * min(a.size, b.size), (a, b)


@pytest.mark.parametrize("name", ["many", "heavy"])
def test_everything_ends_above_the_foot(name, request):
    found = request.getfixturevalue(name)
    for g in glyphs(found.pdf):
        assert g.y1 < 842 - 20
        # The running foot begins where the text's block ends.
        assert not 842 - 62 < g.base < 842 - 58, g


def test_decimals_of_a_column_stand_under_each_other(many):
    points = {}
    for g in glyphs(many.pdf):
        if g.text == "." and g.page >= 3 and abs(g.size - 9) < 0.05:
            points.setdefault(g.page, []).append(round(g.x0))
    for found in points.values():
        columns = {x for x in found if found.count(x) > 3}
        stray = [x for x in found if all(abs(x - c) > 1 for c in columns)]
        assert len(stray) <= 0.05 * len(found)


def test_english_quotes_are_as_narrow_as_the_letters(tmp_path):
    text = (
        samples.HEAD % "标题"
        + "tabs: [{tab: one, title: x, blocks: [{points: ['He said “go” and it’s done.']}]}]\n"
    )
    found = printed(samples.written(tmp_path, text), "en", style="summary")
    narrow = [(a, b) for a, b in pairwise(glyphs(found.pdf)) if a.text in "“’"]
    assert len(narrow) == 2
    for a, b in narrow:
        assert b.x0 - a.x0 < 0.75 * a.size, (a, b)


def test_a_section_that_begins_with_a_turned_table_has_its_heading_there():
    pages = [" ".join(text.split()) for text in text_of(printed(resource("template")).pdf)]
    (turned,) = [n for n, text in enumerate(pages) if "表1 主要指标" in text]
    assert [n for n, text in enumerate(pages) if "二、一表统览" in text] == [turned]


def test_a_turned_table_keeps_its_notes_on_its_page():
    """In a little smaller type where they would be all that stands on the next one."""
    template = printed(resource("template"), "en", style="official", tabs=("statement",))
    (turned,) = [text for text in text_of(template.pdf) if "Table 1" in text]
    assert "Note: 1." in turned
