"""Texts that would hang, break or fool a typesetter."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qjviewer.paper.cleaning import MOST, Cleaner
from qjviewer.paper.paper_text import pieces, whole
from tests.any_text import any_text
from tests.paper import samples
from tests.paper.reading import printed, whole_text


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x") #import "lib.typ" $x$ *粗* _斜_ `码` @引 <标> [括] \\n ~ -- ... // 注 /* */',
        '#read("/etc/passwd")',
        "= 标题\n- 项\n+ 项",
        "<b>粗</b> &amp; <script>",
    ],
)
def test_markup_is_printed_as_it_was_typed(tmp_path, text):
    found = printed(samples.written(tmp_path, samples.prose(text)), style="summary")
    printed_text = whole_text(found.pdf)
    for word in text.split():
        assert word in printed_text


def test_thousands_of_combining_marks_are_capped_and_told(tmp_path):
    path = samples.written(tmp_path, samples.prose("a" + "\u0301" * 3000 + "增长。"))
    begun = time.perf_counter()
    found = printed(path, style="summary")
    assert time.perf_counter() - begun < 5
    assert found.capped


def test_an_endless_text_is_cut_and_told(tmp_path):
    begun = time.perf_counter()
    found = printed(samples.written(tmp_path, samples.prose("增长" * 14_000)), style="official")
    assert time.perf_counter() - begun < 20
    assert found.capped
    assert whole_text(found.pdf).count("增长") == MOST // 2


def test_a_word_without_an_end_stays_on_the_paper(tmp_path):
    from tests.paper.reading import glyphs

    found = printed(samples.written(tmp_path, samples.prose("x" * 3000)), style="summary")
    assert max(g.x1 for g in glyphs(found.pdf)) < 595 - 40
    assert whole_text(found.pdf).count("x") >= 3000


def test_a_mark_without_a_glyph_is_replaced_and_named(tmp_path):
    found = printed(samples.written(tmp_path, samples.prose("带\u0591的字。")), style="summary")
    assert list(found.missing) == ["\u0591"]


def test_characters_without_a_glyph_are_replaced_and_named(tmp_path):
    found = printed(
        samples.written(tmp_path, samples.prose("生僻字\U00030edd与\U0002c6d6在此。")), style="summary"
    )
    assert "\U00030edd" in found.missing
    assert "〓" in whole_text(found.pdf)
    assert found.pages == 1


def test_control_and_direction_marks_vanish():
    assert Cleaner()("增\u202e长\x07\ufeff1\u2066") == "增长1"


def test_the_whole_briefing_has_a_cap_too():
    clean = Cleaner()
    sizes = [len(clean("长" * MOST)) for _ in range(40)]
    assert sum(sizes) < 700_000
    assert clean.capped == 10


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("增长第位个百分点0123456789.%～—，。（）ab \n“”亿元年月日"), max_size=60)
)
def test_pieces_join_to_the_text_they_came_from(text):
    for lang in ("zh-Hans", "zh-Hant", "en"):
        assert whole(pieces(text, lang)) == text


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_text(min_size=1, max_size=80))
def test_any_text_prints(tmp_path, text):
    made = samples.prose(
        "开头" + "".join(c for c in text if c.isprintable()).replace("{", "").replace("}", "")
    )
    assert printed(samples.written(tmp_path, made), style="summary").pages >= 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("增长13.4%，居全省第1位", ["13.4%", "第1位"]),
        ("高于全省28.7个百分点", ["28.7个百分点"]),
        ("500多个、1200余名", ["500多个", "1200余名"]),
        ("63%～68%，2021—2025年", ["63%～68%", "2021—2025年"]),
        ("见图1、表2", ["图1", "表2"]),
        ("2023年8月4日", ["2023年8月4日"]),
        ("（一）3.45亿元", ["（一）", "3.45亿元"]),
        ("结构为2.5:41.0:56.5，90个县（市、区）", ["2.5:41.0:56.5", "90个", "县（市、区）"]),
    ],
)
def test_numbers_stay_with_their_units(text, kept):
    found = [p[0] for p in pieces(text, "zh-Hans") if isinstance(p, list)]
    assert found == kept
