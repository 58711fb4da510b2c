"""Gaps between two places that widen or narrow are read as differences of differences, in both languages.

Of Yunchuan and the province GRP grew 5.8 % and 5.0 % in the first quarter, 7.3 % and 5.6 % in the first
half: 0.8 and 1.7 points apart. Of Baihe it was 5.9 and 4.0 points less than of the province.
"""

import pytest

from qjviewer.checks.language.across import difference
from qjviewer.checks.language.ground import Ground
from tests.checks.language.test_corpus import reader, verdict_on

YUNCHUAN, BAIHE = "yc@2024H1", "bh@2024H1"

# What is true with the first word in the brackets, and false with the second.
SIZED = [
    (YUNCHUAN, "GDP增速与全省的差距比一季度扩大{0.9|1.5}个百分点。"),
    (YUNCHUAN, "GDP增速与全省的差距较一季度{扩大|收窄}。"),
    (YUNCHUAN, "GDP增速与全省的差距由一季度的0.8个百分点扩大到{1.7|7.3}个百分点。"),
    (YUNCHUAN, "与全省的GDP增速差距比一季度扩大{0.9|1.5}个百分点。"),
    (YUNCHUAN, "GDP增速对全省的领先优势由{0.8|1.5}个百分点扩大到1.7个百分点。"),
    (YUNCHUAN, "GDP增速领先全省的幅度比一季度扩大{0.9|1.5}个百分点。"),
    (YUNCHUAN, "GDP增速高于全省1.7个百分点，领先优势比一季度扩大{0.9|1.5}个百分点。"),
    (YUNCHUAN, "GDP增速比全省快1.7个百分点，领先优势扩大{0.9|1.5}个百分点。"),
    (YUNCHUAN, "GDP增速与全省的差距比一季度扩大0.9个百分点，达到{1.7|2.7}个百分点。"),
    (YUNCHUAN, "GDP增速与全省、全市的差距比一季度分别扩大0.9个、{0.7|1.7}个百分点。"),
    (YUNCHUAN, "云川区与松岭县GDP增速差距比一季度扩大{0.3|1.5}个百分点。"),
    (YUNCHUAN, "固定资产投资增速高于全省的幅度比一季度收窄{0.6|1.4}个百分点。"),
    (YUNCHUAN, "GDP增速与全省的差距持续{扩大|缩小}。"),
    (BAIHE, "GDP增速与全省的差距比一季度{收窄|扩大}1.9个百分点。"),
    (BAIHE, "GDP增速低于全省4.0个百分点，落后幅度比一季度收窄{1.9|2.5}个百分点。"),
    (YUNCHUAN, "The gap with the province in GDP growth widened from {0.8|1.8} to 1.7 percentage points."),
    (YUNCHUAN, "The gap with the province in GDP growth widened from 0.8 to {1.7|2.7} percentage points."),
    (YUNCHUAN, "The gap in GDP growth between the district and the province {widened|narrowed}."),
    (YUNCHUAN, "The lead over the province in GDP growth grew by {0.9|1.5} points from the first quarter."),
    (YUNCHUAN, "GDP grew 7.3%, widening its lead over the province to {1.7|2.7} points from 0.8 points."),
    (YUNCHUAN, "The gap with the province in GDP growth was 1.7 points, up from {0.8|1.8} points."),
    (YUNCHUAN, "GDP growth was 1.7 points above the province, and the gap widened by {0.9|1.5} points."),
    (YUNCHUAN, "The difference between GDP growth here and in the province rose to {1.7|2.7} points."),
    (BAIHE, "The gap with the province in GDP growth narrowed from 5.9 to {4.0|3.0} percentage points."),
]


@pytest.mark.parametrize(("context", "text"), SIZED, ids=[text for _, text in SIZED])
def test_a_gap_that_moved_is_proved_as_it_did_and_refuted_as_it_did_not(context, text):
    before, _, rest = text.partition("{")
    words, _, after = rest.partition("}")
    lang = "en" if text.isascii() else "zh-Hans"
    found = [verdict_on(before + word + after, lang, context) for word in words.split("|")]
    assert found == ["proved", "contradicted"]


# It is not said between which two, or of how many periods.
OPEN = [
    "GDP增速的领先优势比一季度扩大0.9个百分点。",
    "GDP增速与全省的差距连续两个季度扩大。",
    "财政收入与序时进度的差距缩小。",
    # From ahead to behind.
    "全市一般公共预算收入增速与全省的差距比一季度缩小。",
    "The gap to target narrowed.",
    "The gap widened.",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_gap_that_is_not_known_is_left_open(text):
    lang = "en" if text.isascii() else "zh-Hans"
    assert verdict_on(text, lang, YUNCHUAN) in ("undecidable", "silent")


def test_what_widened_behind_a_comparison_may_be_the_rate_or_the_gap():
    verdicts = [
        verdict_on(f"GDP增速快于全省1.7个百分点，比一季度扩大{by}个百分点。", "zh-Hans", YUNCHUAN)
        for by in ("0.9", "1.5", "2.9")
    ]
    assert verdicts == ["proved", "proved", "contradicted"]


def test_between_two_months_is_one_span():
    assert verdict_on("Between January and June, GDP grew 7.3%.", "en", YUNCHUAN) == "proved"


# Between languages ------------------------------------------------------------------------------

SAME = [
    ("GDP增速居全市首位。", "GDP growth ranked first in the city."),
    ("GDP增速居全市第一。", "GDP growth was the fastest in the city."),
    ("GDP增速居全市第三位。", "GDP growth was the third fastest in the city."),
    ("GDP增速居全市末位。", "GDP growth ranked sixth in the city."),
    ("GDP增速居全市第二位。", "GDP growth ranked in the top three in the city."),
    ("GDP增速居全省第6位、全市第1位。", "GDP growth ranked first in the city and sixth in the province."),
    ("外贸进出口降幅收窄。", "The decline in foreign trade narrowed."),
    ("外贸进出口降幅收窄。", "Foreign trade picked up."),
    ("GDP增速与全省的差距扩大。", "The gap with the province in GDP growth widened."),
]
OTHER = [
    ("GDP增速居全市第1位。", "GDP growth ranked second in the city.", "rank"),
    ("GDP增速居全省第10位。", "GDP growth ranked ninth in the province.", "rank"),
    ("GDP增速居全市首位。", "GDP growth ranked last in the city.", "rank"),
    ("GDP增速居全市末位。", "GDP growth was the fastest in the city.", "rank"),
    ("GDP增速由全省第9位升至第6位。", "GDP growth rose from ninth to fifth in the province.", "rank"),
    ("GDP增速居全市前三。", "GDP growth ranked in the top two in the city.", "rank"),
    ("外贸进出口降幅收窄。", "The decline in foreign trade widened.", "direction"),
    ("外贸进出口降幅扩大。", "The decline in foreign trade narrowed.", "direction"),
    ("GDP增速与全省的差距扩大。", "The gap with the province in GDP growth narrowed.", "direction"),
    ("城乡居民收入差距缩小。", "The urban-rural income gap widened.", "direction"),
]


def between(chinese: str, english: str) -> str | None:
    one = reader(YUNCHUAN)
    found = difference(one.read(chinese, "zh-Hans"), one.read(english, "en"), Ground(one.sight, ""))
    return found.code if found is not None else None


@pytest.mark.parametrize(("chinese", "english"), SAME)
def test_one_place_or_direction_in_other_words_is_no_difference(chinese, english):
    assert between(chinese, english) is None


@pytest.mark.parametrize(("chinese", "english", "code"), OTHER)
def test_another_place_or_direction_is_a_difference(chinese, english, code):
    assert between(chinese, english) == code
