"""Promises of every line, over ten thousand random paragraphs and whatever Hypothesis thinks of."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.text.measured import Fragment, MeasuredText, measured
from qjviewer.text.ruler import ruler
from qjviewer.text.signs import LINE_ENDS, SPACES
from qjviewer.text.title_words import lexicon
from tests.any_text import any_text
from tests.text.prose import Paragraph

NEVER_FIRST = set("，。、；：？！）》」』】〕〉”’…—～·％%,.;:!?)]}")
NEVER_LAST = set("（《「『【〔〈“‘([{")
BLANK = SPACES + LINE_ENDS
SIZE = 25
SLACK = 1e-9


def cut(text, lines):
    return [text[line.start : line.end] for line in lines]


def assert_nothing_lost(text, lines):
    assert lines[0].start == 0 or not text[: lines[0].start].strip(BLANK)
    for before, line in pairwise(lines):
        assert before.end <= line.start
        assert not text[before.end : line.start].strip(BLANK)
    assert not text[lines[-1].end :].strip(BLANK)


def wide(text):
    return ruler().width(text, SIZE)


def grown(text, start, end):
    """The least that may not be parted around text[start:end]: with marks that lean on it."""
    while start > 0 and (text[start] in NEVER_FIRST | {" "} or text[start - 1] in NEVER_LAST):
        start -= 1
    while end < len(text) and (text[end] in NEVER_FIRST or text[end - 1] in NEVER_LAST):
        end += 1
    return text[start:end]


def is_runt(text):
    return sum(c not in NEVER_FIRST | NEVER_LAST | {" "} for c in text) <= 1


def runt_was_needed(text, lines, width, whole):
    """Whether no character could have been given from the line before to the last."""
    before, last = lines[-2], lines[-1]
    for start in range(before.start + 1, last.start):
        torn = any(a < start < b for a, b in whole)
        allowed = text[start] not in NEVER_FIRST | {" "} and text[start - 1] not in NEVER_LAST and not torn
        if allowed and wide(text[start : last.end]) <= width and not is_runt(text[start : last.end]):
            return False
    return True


def measured_paragraph(paragraph):
    text, kept = paragraph.text, paragraph.kept
    marks = sorted({0, len(text), *(n for span in kept for n in span)})
    return MeasuredText([Fragment(text[a:b], SIZE, kept=(a, b) in kept) for a, b in pairwise(marks)])


def check(paragraph, made, width, kind):
    text = paragraph.text
    lines = made.lines(width, kind)
    assert_nothing_lost(text, lines)
    for line in lines:
        assert line.width <= width + SLACK or line.end - line.start <= 2, (text, width)
    for line in lines[1:]:
        first = text[line.start]
        assert first not in NEVER_FIRST or wide(grown(text, line.start, line.start + 1)) > width, (
            text,
            width,
            line,
        )
    for line in lines[:-1]:
        last = text[line.end - 1]
        assert last not in NEVER_LAST or wide(grown(text, line.end - 1, line.end)) > width, (
            text,
            width,
            line,
        )
    whole = paragraph.whole + paragraph.kept
    for line in lines[1:]:
        for a, b in whole:
            torn = a < line.start < b
            assert not torn or wide(grown(text, a, b)) > width, (text, width, text[a:b])
    if len(lines) > 1 and is_runt(text[lines[-1].start :]):
        assert runt_was_needed(text, lines, width, whole), (text, width)


@pytest.mark.parametrize("part", range(4))
def test_ten_thousand_random_paragraphs(part):
    chance = random.Random(f"lines {part}")
    for _ in range(1250):
        paragraph = Paragraph(chance)
        made = measured_paragraph(paragraph)
        for kind in ("body", "title"):
            check(paragraph, made, chance.uniform(3, 45) * SIZE, kind)


@given(
    text=any_text(max_size=40) | st.text("增长（）“”，。 1.%aé\n—…～第位个\u3000\u200b", max_size=40),
    width=st.floats(0, 400),
    kind=st.sampled_from(["body", "title", "label"]),
    latin=st.booleans(),
)
def test_whatever_is_written_nothing_is_lost_and_no_line_is_too_wide(text, width, kind, latin):
    lines = MeasuredText([Fragment(text, SIZE)], latin=latin).lines(width, kind)
    assert_nothing_lost(text, lines)
    for line in lines:
        shown = text[line.start : line.end]
        assert line.width <= width + 1 / 64 or len(shown.rstrip()) == 1 or is_joined(shown), (shown, width)


@pytest.mark.parametrize("code", [1, 2, 3, 4, 5, 6, 0, 31])
def test_what_no_reader_sees_joins_nothing(code):
    lines = MeasuredText([Fragment(f"&{chr(code)}增", SIZE)]).lines(0)
    assert len(lines) >= 2


def is_joined(text):
    """Whether these characters make one sign: accents, flags, families of emoji."""
    return not any(c.isalnum() for c in text[1:]) or "\u200d" in text


@given(
    text=st.text("增长a1，（", min_size=1, max_size=40),
    cuts=st.lists(st.integers(0, 40), max_size=5),
    width=st.integers(20, 400),
)
def test_a_border_between_fragments_is_no_place_to_break(text, cuts, width):
    marks = sorted({0, len(text), *(c for c in cuts if c < len(text))})
    parts = [Fragment(text[a:b], SIZE) for a, b in pairwise(marks)]
    whole, cut_up = (MeasuredText(f).lines(width) for f in ([Fragment(text, SIZE)], parts))
    # Between fragments nothing is kerned, so that only widths may differ, and by little.
    if not any("a" in text[max(0, m - 1) : m + 1] for m in marks):
        assert [(x.start, x.end) for x in whole] == [(x.start, x.end) for x in cut_up]


HOSTILE = {
    "han": "增" * 40_000,
    "open": "（" * 40_000,
    "close": "，" * 40_000,
    "digits": "1" * 40_000,
    "range": "1-" * 20_000,
    "word": "a" * 40_000,
    "joined": "a&" * 20_000,
    "quotes": '"' * 40_000,
    "spaces": "a" + " " * 40_000 + "b",
    "accents": "a" + "\u0301" * 40_000,
    "lines": "增\n" * 20_000,
    "units": "1" + "万" * 40_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_long_text_takes_no_more_time_than_its_length(name):
    text = HOSTILE[name]
    tenth = text[: len(text) // 10]
    # Ten times as long, ten times the time; quadratic would be a hundred. One of three: others work too.
    most = max(0.2, 40 * min(_seconds(tenth) for _ in range(3)))
    assert any(_seconds(text) < most for _ in range(3))


def _seconds(text):
    start = time.thread_time()
    MeasuredText([Fragment(text, SIZE)]).lines(400)
    return time.thread_time() - start


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("增长较快的行业", 6, ["增长较快的", "行业"]),  # no single 业
        ("工业投资增长快", 6, ["工业投资", "增长快"]),
        ("增速位居第一位。", 7, ["增速位居", "第一位。"]),
        ("一二三四五六", 5, ["一二三四", "五六"]),
        ("一\n二", 5, ["一", "二"]),
        ("甲乙\n\n丙", 5, ["甲乙", "", "丙"]),
        ("", 5, [""]),
        ("一二三  ", 3, ["一二三"]),
        ("　　一二三四五", 5, ["　　一二三", "四五"]),
        ("增长12345678901234567890", 5, ["增长12345", "678901234", "567890"]),
        ("甲，，，，，，乙", 3, ["甲，，", "，，，", "，乙"]),
        ("甲乙", 0.5, ["甲", "乙"]),
    ],
)
def test_lines_by_example(text, width, lines):
    assert cut(text, measured(text, SIZE).lines(width * SIZE)) == lines


TITLES = [
    ("2023年上半年地区生产总值同比增长13.4%，增速居全省第1位", 18,
     "2023年上半年地区生产总值|同比增长13.4%，增速居全省第1位"),
    ("规模以上工业增加值增速高于全省平均8.2个百分点", 18, "规模以上工业增加值增速|高于全省平均8.2个百分点"),
    ("规模以上工业增加值增速高于全省平均8.2个百分点", 10, "规模以上工业增加值|增速高于全省|平均8.2个百分点"),
    ("規模以上工業增加值增速高於全省平均8.2個百分點", 18, "規模以上工業增加值增速|高於全省平均8.2個百分點"),
    ("社会消费品零售总额突破百亿元大关", 14, "社会消费品零售总额|突破百亿元大关"),
    ("着力扩大有效投资，加快补齐基础设施短板", 14, "着力扩大有效投资，|加快补齐基础设施短板"),
    ("固定资产投资快速增长，项目建设扎实推进", 10, "固定资产投资|快速增长，|项目建设扎实推进"),
    ("农村居民人均可支配收入增速快于城镇居民", 14, "农村居民人均可支配收入|增速快于城镇居民"),
    ("Qujiang District: Economic Performance in the First Half of 2023", 14,
     "Qujiang District:|Economic Performance|in the First Half of 2023"),
    ("全省第一", 10, "全省第一"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "width", "lines"), TITLES)
def test_a_title_is_broken_between_words_into_even_lines(text, width, lines):
    assert "|".join(cut(text, measured(text, SIZE, bold=True).lines(width * SIZE, "title"))) == lines


def test_a_label_takes_no_more_lines_than_it_must():
    text = "固定资产投资快速增长，项目建设扎实推进"
    assert len(measured(text, SIZE).lines(10 * SIZE, "label")) == 2


def test_names_of_a_bundle_are_words_of_its_titles():
    text, width = "乙县樟树潭镇工业投资增长加快", 8 * SIZE
    plain, named = (measured(text, SIZE, words=words).lines(width, "title") for words in (
        None, lexicon(frozenset({"樟树潭镇"}))))  # fmt: skip
    assert cut(text, named)[0] == "乙县樟树潭镇"
    assert len(named) == len(plain) == 2


def test_a_number_of_another_look_is_not_parted_from_its_unit():
    parts = [Fragment("同比增长", 20), Fragment("28.7", 40, bold=True), Fragment("个百分点", 20)]
    text = MeasuredText(parts)
    assert cut(text.text, text.lines(230)) == ["同比增长", "28.7个百分点"]


def test_what_is_kept_stays_on_one_line_while_it_fits():
    parts = [Fragment("全区产值", SIZE), Fragment("增长百分之九", SIZE, kept=True), Fragment("。", SIZE)]
    text = MeasuredText(parts)
    assert cut(text.text, text.lines(8 * SIZE)) == ["全区产值", "增长百分之九。"]
    assert len(text.lines(5 * SIZE)) == 3
    assert text.opens_words(5 * SIZE)
    assert not text.opens_words(8 * SIZE)


def test_characters_stand_where_their_line_puts_them():
    text = measured("全区投资增长较快", SIZE)
    first, second = text.lines(4 * SIZE)
    assert text.x(first, first.start) == text.x(second, second.start) == 0
    assert text.x(second, second.end) == second.width == 4 * SIZE
    assert text.natural_width == 8 * SIZE


def test_the_list_of_words_holds_nothing_but_chinese_words():
    words = lexicon()._words
    assert len(words) > 1500
    assert not [word for word in words if len(word) < 2 or not all("\u4e00" <= c <= "\u9fff" for c in word)]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("贡献率 %", "贡献率 %"),
        ("2023年前三季度同比增长 %", "前三季度"),
        ("Change from a year earlier", "Change"),
        ("", ""),
    ],
)
def test_the_least_width_is_that_of_the_widest_word(text, whole):
    made = measured(text, 16, words=lexicon())
    assert made.least_width == pytest.approx(measured(whole, 16).natural_width, abs=0.1)
    lines = made.lines(made.least_width, "label")
    assert all(line.width <= made.least_width + 0.1 for line in lines)
    assert whole in "\n".join(text[line.start : line.end] for line in lines)
