import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.ui.printing.sheet import Face
from qjviewer.ui.printing.typeset import Span, broken
from tests.ui.printing.rulers import PlainRuler

FACE = Face("serif", 10)


def lines_of(text, characters, **more):
    lines = broken([Span(text, FACE)], characters * 10, PlainRuler(), **more)
    return ["".join(w.text for w in line.words) for line in lines]


@pytest.mark.parametrize(
    ("text", "characters", "lines"),
    [
        ("一二三四五六", 3, ["一二三", "四五六"]),
        ("一二三，四五", 3, ["一二", "三，四", "五"]),
        ("一二（三四）", 3, ["一二", "（三", "四）"]),
        ("一二——三", 3, ["一", "二——", "三"]),
        ("增长37.7%。好", 4, ["增长", "37.7%。", "好"]),
        ("见图1。", 3, ["见", "图1。"]),
        ("one two three", 4, ["one two", "three"]),
        ("http://a.b/cccccccccc", 4, ["http://a", ".b/ccccc", "ccccc"]),
        ("甲\n乙", 5, ["甲", "乙"]),
        ("", 5, [""]),
    ],
)
def test_breaks_as_chinese_is_set(text, characters, lines):
    assert lines_of(text, characters) == lines


def test_a_raised_number_stays_with_its_word():
    spans = [Span("一二三", FACE), Span("[1]", FACE, glued=True)]
    lines = broken(spans, 40, PlainRuler())
    assert ["".join(w.text for w in line.words) for line in lines] == ["一二", "三[1]"]


def test_the_first_line_is_indented():
    first, second = broken([Span("一二三四五六", FACE)], 50, PlainRuler(), indent=20)
    assert (first.words[0].x, second.words[0].x) == (20, 0)


@given(st.text(alphabet="一二三，。（）“”—…37.%ab \n", max_size=60), st.integers(2, 12))
def test_nothing_is_lost_and_nothing_is_too_wide(text, characters):
    lines = broken([Span(text, FACE)], characters * 10, PlainRuler())
    kept = "".join(w.text for line in lines for w in line.words)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(line.width <= characters * 10 + 0.1 for line in lines)
