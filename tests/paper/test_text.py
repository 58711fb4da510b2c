"""Lines of every style: nothing forbidden at their edges, no number torn, no last line of one character."""

import re
from itertools import pairwise

import pytest

from qjviewer.charts.svg.svg_paint import narrowed
from qjviewer.figures.teller import NOT_AVAILABLE
from qjviewer.text.han import is_chinese
from tests.paper import samples
from tests.paper.reading import glyphs, lines, printed, real, zhejiang

NEVER_FIRST = set("，。、；：？！）》”’％%」』〉】…")
NEVER_LAST = set("（《“‘「『〈【")
STYLES = ("summary", "official", "onepage", "handout")


def columns(line, gap=28):
    """A base line cut where columns or cells part; raised numbers stand on a base line of their own."""
    found = [[line[0]]]
    for a, b in pairwise(line):
        if b.x0 - a.x1 > gap:
            found.append([])
        found[-1].append(b)
    return found


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
def test_no_line_begins_or_ends_with_what_may_not(style, lang):
    pdf = real(style, lang).pdf
    for key, line in lines(pdf).items():
        for part in columns(line):
            words = "".join(g.text for g in part)
            # Alone in a cell it is no punctuation: it stands for a value that was not published.
            if words == NOT_AVAILABLE:
                continue
            assert part[0].text not in NEVER_FIRST, (key, words)
            assert part[-1].text not in NEVER_LAST, (key, words)


@pytest.mark.parametrize("style", STYLES)
def test_no_number_is_torn_from_its_unit(style):
    for text in text_lines(style):
        assert not re.search(r"[0-9]$", text) or re.search(
            r"(第|[0-9 /-])[0-9]+$|[0-9]{4}-[0-9]{2}-[0-9]{2}$|[0-9.]+$", text
        )
        assert not re.match(r"(个百分点|亿元|%|位(?!次|居)|余?名)", text), text


def test_titles_of_charts_end_their_lines_between_words():
    told = [columns(line) for line in lines(real("summary").pdf).values()]
    parts = {
        "".join(g.text for g in part) for line in told for part in line if abs(part[0].size - 9.5) < 0.15
    }
    assert {
        "固定资产投资增长37.7%最快",
        "高于全省28.7个百分点",
        "园区工业用地3500多亩，城区1200多亩",
    } <= parts


def test_no_line_is_drawn_apart_before_a_number_too_wide_for_it():
    for key, line in lines(zhejiang("official").pdf).items():
        han = [(a, b) for a, b in pairwise(line) if a.size == b.size == 16.0 and is_chinese(a.text + b.text)]
        wide = [a.text for a, b in han if b.x0 - a.x0 > 1.35 * 16]
        assert len(wide) < 3, (key, "".join(g.text for g in line))


def test_no_line_begins_with_a_semicolon_behind_a_number(tmp_path):
    told = ["；".join(["甲" * k, *["增长12.3个百分点"] * 6]) for k in range(1, 12)]
    found = printed(samples.written(tmp_path, samples.of_points(told)), style="summary")
    assert [line[0].text for line in lines(found.pdf).values() if line[0].text == "；"] == []


def text_lines(style):
    """Lines of running text: set in one size that most of the style is set in."""
    body = {"summary": 10.5, "official": 16.0, "onepage": 10.0, "handout": 10.3}[style]
    for line in lines(real(style).pdf).values():
        for part in columns(line):
            if abs(part[0].size - body) < 0.15:
                yield "".join(g.text for g in part)


@pytest.mark.parametrize(("style", "size"), [("summary", 10.5), ("official", 16.0), ("onepage", 10.0)])
def test_no_last_line_of_one_character(style, size):
    alone = []
    for key, line in lines(real(style).pdf).items():
        own = [g for g in line if abs(g.size - size) < 0.15]
        marks = {g.text for g in own} & set("。；，）”")
        if len(own) - len(marks) == 1 and len(line) - len(own) < 4 and not own[0].text.isascii():
            alone.append((key, "".join(g.text for g in line)))
    assert alone == []


@pytest.mark.parametrize("style", STYLES)
def test_digits_are_never_spread(style):
    for line in lines(real(style).pdf).values():
        # A place to break in an address shares a digit's glyph: a reader halves its box.
        for a, b in pairwise(line):
            if a.x1 - a.x0 < 0.3 * a.size:
                continue
            if (
                a.text.isdigit()
                and b.text.isdigit()
                and abs(a.size - b.size) < 0.1
                and b.x0 - a.x1 < 6
                and not b.after_blank
            ):
                assert b.x0 - a.x1 < 0.25 * a.size, (a, b)


@pytest.mark.parametrize("style", [*STYLES, "card", "notes"])
def test_no_words_lie_on_each_other(style):
    for page in lines(real(style).pdf).values():
        for a, b in pairwise(page):
            overlap = min(a.x1, b.x1) - max(a.x0, b.x0)
            assert overlap < 0.5 * min(a.size, b.size), (a, b)


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("style", ["summary", "official", "onepage"])
def test_nothing_leaves_the_paper(style, lang):
    import pypdfium2

    pdf = real(style, lang).pdf
    sizes = [(p.get_width(), p.get_height()) for p in pypdfium2.PdfDocument(pdf)]
    for g in glyphs(pdf):
        width, height = sizes[g.page]
        assert g.x0 > 20, g
        assert g.x1 < width - 20, g
        assert 20 < g.y0, g
        assert g.y1 < height - 15, g


@pytest.mark.parametrize("style", ["summary", "official", "onepage"])
def test_a_long_title_ends_its_lines_between_words_and_evenly(style, tmp_path):
    title = "某县关于2024年上半年国民经济和社会发展计划执行情况的综合分析简报"
    pdf = printed(samples.written(tmp_path, samples.prose("一句话。", title)), style=style).pdf
    largest = max(g.size for g in glyphs(pdf))
    told = ["".join(g.text for g in line if g.size > largest - 1) for line in lines(pdf, 0).values()]
    first, second = [line for line in told if line]
    assert first + second == title
    assert first.endswith(("国民经济", "社会发展", "计划"))
    assert len(second) > 10


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("plain", "plain"),
        ("”a", '<tspan dx="-0.13">”</tspan><tspan dx="-4.87">a</tspan>'),
        (
            "a “b”",
            'a <tspan dx="-4.87">“</tspan><tspan dx="-0.13">b</tspan><tspan dx="-0.13">”</tspan>',
        ),
        ("‘’", '<tspan dx="-4.91">‘</tspan><tspan dx="-0.18">’</tspan>'),
    ],
)
def test_english_quotes_in_drawings_are_as_narrow_as_they_were_measured(text, drawn):
    assert narrowed(text, 10) == drawn
