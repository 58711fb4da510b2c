"""What stays whole on a line, by example: a bar stands wherever a line may end."""

import pytest

from qjviewer.text.opportunities import FINEST, finer, opportunities
from qjviewer.text.signs import folded

EXAMPLES = [
    # A number and its unit.
    "增|长|37.7%，|高|于|全|省|28.7个百分点",
    "500多个|项|目、|1200余名|员|工、|2.9万亿元|投|资",
    "500多個|項|目、|1200餘名|員|工、|28.7個百分點",
    "居|全|省|第1位，|全|省|第1 / 90，|第 2 位",
    "见|图1|和|表12，|附表3",
    "169.34\u2009亿元|和|13.4 %",
    "人|均|12,345元/人，|0.5元/千瓦时",
    "下|降|−2.7%，|约|3.45亿",
    "8.5km |and |1,200 people",
    # Ranges and dates.
    "2023年|1—9月，|63%～68%，|2021—2025年",
    "1月至9月，|从|3到5，|10-12月",
    "2023年|上|半|年，|8月4日，|12:30",
    "2023-08-04 |前",
    # Marks, dashes, brackets.
    "“五|个|一”|工|程——|开|工|率|100%……",
    "（一）|经|济|（二）|社|会",
    "说|“|”".replace("“|”", "“”"),
    "北|京—上|海—杭|州",
    "乙|县 · |上|半|年 · |统|计|局",
    '说"你|好"，|她|说"再|见"'.replace('说"', '说|"'),
    "（ 空|格 ）|后",
    "——|起|首".replace("——|起", "—— |起"),
    # Latin.
    "GDP|增|长，|PM2.5|浓|度，|R&D|投|入，|5G|网|络",
    "据|3news.cn、|163.com|转|载，|3.5G|频|段",
    "Growth |of |28.7 percentage points |in |the |district's |(2023) |plan",
    "“year-on-year” |growth |— |RMB 2.9 trillion yuan".replace("growth |—", "growth —"),
    "No. 1, |Fig. 2, |Q1 2023 |and |H1 2024",
    "https://a.example/b?c=d-e_f |end",
    "the |’90s |and |‘quoted’ |words |it’s",
    "naïve |façade |10\u00a0000",
    # Joined characters.
    "e\u0301te\u0301 |是|夏|天",
    "👨‍👩‍👧|家|庭|🇨🇳|国",
    # Spaces.
    "　　首|行|缩|进",
    "词　|词",
    "",
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_line_may_end_just_there(example):
    text = example.replace("|", "")
    places = opportunities(folded(text), 0, len(text))
    pieces = [text[a:b] for a, b in zip([0, *places], places, strict=False)]
    assert "|".join(pieces) == example


def test_a_figure_in_a_sentence_stays_whole_if_it_is_said_to_be_one():
    text = "产值增长百分之九，居首"
    places = opportunities(folded(text), 0, len(text), [(2, 8)])
    assert not [p for p in places if 2 < p < 8]
    assert {2, 9} <= set(places)  # the mark behind it stays with it


@pytest.mark.parametrize("text", ["10\u00a0", "甲\u2060", "甲\u00a0\u00a0"])
def test_a_text_ends_at_its_end_even_after_what_ties(text):
    assert opportunities(folded(text), 0, len(text)) == [len(text)]


@pytest.mark.parametrize(
    ("text", "level", "pieces"),
    [
        ("28.7个百分点。", 1, "28.7|个|百|分|点。"),
        ("https://a.example/b?c", 2, "https://|a.|example/|b?|c"),
        ("abc），", 3, "a|b|c），"),
        ("a），", FINEST, "a|）|，"),
        # Levels are told by their number: the finest is the fourth.
        ("a），", 4, "a|）|，"),
        ("e\u0301e", FINEST, "e\u0301|e"),
    ],
)
def test_what_is_wider_than_a_line_is_opened_ever_finer(text, level, pieces):
    places = finer(folded(text), 0, len(text), level)
    assert "|".join(text[a:b] for a, b in zip([0, *places], places, strict=False)) == pieces


@pytest.mark.parametrize(
    "text", ["“”‘’'\"", "\"a\" 'b' it's", "\ud800x", "１２％ ﷽ ก็ 한국", "\U0010ffff\x00\x7f"]
)
def test_folding_keeps_every_character_at_its_place(text):
    assert len(folded(text)) == len(text)
