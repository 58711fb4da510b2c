"""Whatever is written, the reader answers, and in time that grows with the length of the text alone."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qjviewer.bundle.periods import span
from qjviewer.checks.language.csv_data import CsvData
from qjviewer.checks.language.reader import Reader
from tests.checks.language.test_corpus import reader, refuted, sentences

HERE = "yc@2024H1"
BITS = sorted({bit for row in sentences()[::7] for bit in row["typed"]})
WORDS = [
    "增长",
    "全省",
    "比",
    "由",
    "至",
    "8.1%",
    "1.7个百分点",
    "GDP",
    "投资",
    "、",
    "，",
    "（",
    "）",
    "第5位",
    "均",
    "除",
    "外",
    "连续三个月",
    "占",
    "的",
    "倍",
]
ENGLISH = [
    "GRP",
    "grew",
    "by",
    "1.7 percentage points",
    "than",
    "the province",
    ",",
    "and",
    "from",
    "to",
    "first",
    "of",
    "the six counties",
    "(",
    ")",
    "twice",
    "share",
]


@given(st.text(alphabet=st.sampled_from(BITS), max_size=60))
def test_any_text_is_answered(text):
    for lang in ("zh-Hans", "en"):
        reader(HERE).read(text, lang)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
@example(["GDP", "第5位", "的", "GDP"])
def test_any_row_of_chinese_words_is_answered(words):
    text = "".join(words)
    one = reader(HERE)
    refuted(text, one)


@given(st.lists(st.sampled_from(ENGLISH), max_size=25))
def test_any_row_of_english_words_is_answered(words):
    text = " ".join(words)
    one = reader(HERE)
    refuted(text, one, "en")


LONG = [
    "GDP增长8.1%，",
    "GDP、投资、",
    "全市六县（市、区）",
    "比全省",
    "（",
    "“",
    "9",
    "一",
    "第",
    "由一季度的",
    "8.1%、",
    "高于全省1.3个百分点",
    "，",
    "增长",
    "云川区与",
    "1—",
    "三分之",
    "除外贸外",
    "2023年",
    "万亿",
    "近",
    "不足",
    "连续",
]
LONG_ENGLISH = [
    "GRP grew 8.1%, ",
    "the ",
    "first ",
    "one of ",
    "9",
    "and ",
    "GRP, ",
    "more than ",
    "three ",
    "(",
    "january ",
    "from 8.1% to ",
]


def seconds(one: Reader, text: str, lang: str) -> float:
    best = 60.0
    for _ in range(3):
        began = time.thread_time()
        one.read(text, lang)
        best = min(best, time.thread_time() - began)
    return best


@pytest.mark.parametrize(
    ("bit", "lang"), [*((b, "zh-Hans") for b in LONG), *((b, "en") for b in LONG_ENGLISH)]
)
def test_time_grows_with_length_alone(bit, lang):
    """Four times the text may take eight times as long at most, where it takes long enough to measure."""
    one, start = reader(HERE), "GDP " if lang == "zh-Hans" else "GRP "
    short, long = (start + bit * (n // len(bit)) for n in (3_000, 12_000))
    one.read(short, lang)
    quick, slow = seconds(one, short, lang), seconds(one, long, lang)
    assert slow < max(8 * quick, 0.05), (quick, slow)


# True and false by construction --------------------------------------------------------------------

NAMES = [
    {"kind": "indicator", "id": "grp", "zh-Hans": "地区生产总值", "zh-Hant": "", "en": "GRP", "also": "GDP"},
    {"kind": "place", "id": "a", "zh-Hans": "东江区", "zh-Hant": "", "en": "Dongjiang District", "also": ""},
    {"kind": "place", "id": "b", "zh-Hans": "某省（全省）", "zh-Hant": "", "en": "the province", "also": ""},
]
RATES = st.integers(-199, 199).map(lambda tenths: f"{tenths / 10:.1f}")


def briefing(own: str, province: str, before: str) -> Reader:
    rows = [("a", "2024H1", own), ("b", "2024H1", province), ("a", "2024Q1", before)]
    facts = [
        {"indicator": "grp", "measure": "yoy", "place": p, "period": t, "value": v, "unit": "%"}
        for p, t, v in rows
    ]
    return Reader(CsvData(facts, NAMES).at("a", span(2024, 1, 6)))


def verdicts(one: Reader, text: str, lang: str = "zh-Hans") -> set[str]:
    return {c.judgement.verdict for c in one.read(text, lang)}


@given(RATES, RATES, RATES)
def test_a_true_sentence_is_never_refuted_and_its_contrary_always_is(own, province, before):
    one = briefing(own, province, before)
    mine, theirs, then = (float(x) for x in (own, province, before))
    size = f"{abs(mine):.1f}%"
    if mine:
        true, false = ("增长", "下降") if mine > 0 else ("下降", "增长")
        assert verdicts(one, f"东江区地区生产总值同比{true}{size}。") == {"proved"}
        assert "contradicted" in verdicts(one, f"东江区地区生产总值同比{false}{size}。")
        grew, fell = ("grew", "fell") if mine > 0 else ("fell", "grew")
        assert verdicts(one, f"Dongjiang District's GRP {grew} {size}.", "en") == {"proved"}
        assert "contradicted" in verdicts(one, f"Dongjiang District's GRP {fell} {size}.", "en")
    if mine != theirs:
        gap = f"{abs(mine - theirs):.1f}个百分点"
        true, false = ("高于", "低于") if mine > theirs else ("低于", "高于")
        assert verdicts(one, f"GDP增速{true}全省{gap}。") == {"proved"}
        assert "contradicted" in verdicts(one, f"GDP增速{false}全省{gap}。")
        if abs(mine - theirs) != abs(theirs):  # else it may be said of the province's own rate
            assert "contradicted" in verdicts(one, f"GDP增速{true}全省{gap[:-4]}%。")
    if mine > 0 and then > 0 and mine != then:
        true, false = ("加快", "回落") if mine > then else ("回落", "加快")
        assert verdicts(one, f"GDP增速比一季度{true}{abs(mine - then):.1f}个百分点。") == {"proved"}
        assert "contradicted" in verdicts(one, f"GDP增速比一季度{false}{abs(mine - then):.1f}个百分点。")
