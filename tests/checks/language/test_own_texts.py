"""Sentences made from a briefing's own cube: true ones are never refuted, false ones always are."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qjviewer.checks.passages import Passage
from qjviewer.checks.subject import Subject
from qjviewer.problems import Span
from tests.shipped import shipped

PLANTED = Path(__file__).parent.parent / "planted" / "sentences.csv"
NAMES = {
    "gdp": "地区生产总值",
    "industry": "规模以上工业增加值",
    "fai": "固定资产投资",
    "retail": "社会消费品零售总额",
}
ENGLISH = {"gdp": "GRP", "industry": "above-scale industry", "fai": "investment", "retail": "retail sales"}
PLACES = {"qujiang": "", "quzhou": "全市", "zhejiang": "全省", "china": "全国"}


@cache
def subject() -> Subject:
    cube = shipped().cube
    assert cube is not None
    return Subject(cube)


def said(text: str, lang: str = "zh-Hans"):
    return subject().reading_of(Passage("tabs[0].headline", lang, text, "title", True, Span("")))


def verdicts(text: str, lang: str = "zh-Hans") -> set[str]:
    return {c.verdict for c in said(text, lang).claims}


def growth(indicator: str, place: str) -> Decimal | None:
    return subject().cube.figure(indicator, "yoy", place, subject().bundle.briefing.period).value


indicators = st.sampled_from(sorted(NAMES))
places = st.sampled_from(sorted(PLACES))


@settings(max_examples=60)
@given(
    indicators,
    places,
    st.sampled_from(["增长", "同比增长", "增速达到", "比上年同期增长"]),
    st.integers(1, 40),
)
def test_growth_is_proved_as_it_is_and_refuted_as_anything_else(indicator, place, verb, more):
    value = growth(indicator, place)
    if value is None:
        return
    sentence = PLACES[place] + NAMES[indicator] + verb + "{}%。"
    assert verdicts(sentence.format(value)) == {"proved"}
    assert "contradicted" in verdicts(sentence.format(value + Decimal(more) / 10))


@settings(max_examples=60)
@given(indicators, st.sampled_from(["quzhou", "zhejiang", "china"]), st.booleans(), st.booleans())
def test_a_comparison_is_proved_and_its_contrary_refuted(indicator, place, with_size, in_english):
    own, other = growth(indicator, "qujiang"), growth(indicator, place)
    if own is None or other is None:
        return
    size = f"{abs(own - other)}"
    if in_english:
        words = {True: "above", False: "below"}
        text = f"Growth of {ENGLISH[indicator]} was {size} percentage points {{}} the {{where}}."
        text = text.replace("{where}", {"quzhou": "city", "zhejiang": "province", "china": "nation"}[place])
    else:
        words = {True: "高于", False: "低于"}
        text = f"{NAMES[indicator]}增速{{}}{PLACES[place]}" + (f"{size}个百分点。" if with_size else "。")
    lang = "en" if in_english else "zh-Hans"
    assert verdicts(text.format(words[own > other]), lang) == {"proved"}
    assert "contradicted" in verdicts(text.format(words[own < other]), lang)


@settings(max_examples=30)
@given(indicators, st.integers(1, 90))
def test_a_rank_is_proved_or_refuted(indicator, rank):
    figure = subject().cube.figure(indicator, "yoy", "qujiang", subject().bundle.briefing.period)
    found = verdicts(f"{NAMES[indicator]}增速居全省第{rank}位。")
    assert found == ({"proved"} if rank == figure.ranks[0].rank else {"contradicted"})


with PLANTED.open(encoding="utf-8", newline="") as file:
    SENTENCES = [row["text"] for row in csv.DictReader(file) if "{lead}" not in row["text"]]


@pytest.mark.parametrize("text", SENTENCES)
def test_every_remedy_that_is_offered_is_true(text):
    one = said(text)
    for claim in one.refuted:
        remedy = subject().claims.remedy(claim, one)
        if remedy is not None:
            mended = text[: remedy.start] + remedy.words + text[remedy.end :]
            assert "contradicted" not in verdicts(mended), mended
