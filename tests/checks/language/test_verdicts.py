"""Why a sentence fails, the cells it rests on, and a remedy that was tried."""

import pytest

from qjviewer.bundle.periods import parse_period
from qjviewer.checks.claim_table import ClaimLine
from qjviewer.checks.language import bulletins, csv_data
from qjviewer.checks.language.findings import PROBLEMS, problem_of
from qjviewer.checks.language.reader import Reader
from qjviewer.checks.language.references import Referred, read
from qjviewer.checks.language.spots import Spot
from qjviewer.problems import Severity, Span, problem
from qjviewer.wording import LANGUAGES
from tests.checks.language.scenes import DATA
from tests.checks.language.test_corpus import reader, refuted, verdict_on

HERE = "yc@2024H1"

FAILING = [
    ("GDP同比增长3.7%。", "value", "grp.yoy@yc@2024H1", "7.3%"),
    ("固定资产投资增速比一季度加快1.5个百分点。", "direction", "fai.yoy@yc@2024Q1", "放缓"),
    ("GDP增速高于全省1.7%。", "percent", "grp.yoy@jd@2024H1", "1.7个百分点"),
    ("GDP增速居全省第16位。", "rank", "grp.yoy@yc@2024H1#counties", "6"),
    ("外贸进出口总额增长6.4%。", "direction", "trade.yoy@yc@2024H1", "下降"),
    ("投资增速全省位次较一季度前移3位。", "moved", "fai.yoy@yc@2024Q1#counties", "后移"),
    ("二季度，地区生产总值增长7.3%。", "period", "grp.yoy@yc@2024H1", None),
    ("全省86个县（市、区）中，GDP增速居第6位。", "group-size", "grp.yoy@yc@2024H1", None),
]


@pytest.mark.parametrize(("text", "code", "cell", "mend"), FAILING)
def test_a_finding_names_its_respect_its_cells_and_a_true_remedy(text, code, cell, mend):
    one = reader(HERE)
    ((claim, remedy),) = refuted(text, one)
    assert claim.judgement.code == code
    assert cell in claim.judgement.cells
    if mend is not None:
        assert remedy is not None
        assert remedy.words == mend


@pytest.mark.parametrize(("text", "code", "cell", "mend"), FAILING)
def test_a_remedy_makes_the_sentence_true(text, code, cell, mend):
    one = reader(HERE)
    for _, r in refuted(text, one):
        if r is not None:
            mended = text[: r.start] + r.words + text[r.end :]
            assert {c.judgement.verdict for c in one.read(mended, "zh-Hans")} == {"proved"}


def test_no_remedy_is_offered_where_none_is_true():
    one, text = reader(HERE), "社零总额比上年同期翻番。"
    assert [remedy for _, remedy in refuted(text, one)] == [None]


def test_every_respect_has_a_problem_with_words():
    for code in (*PROBLEMS, "direction"):
        for meant in ("7.3%", ""):
            told = problem(
                problem_of(code),
                Span("a.yaml", 1, 1),
                severity=Severity.ERROR,
                subject="",
                words="GDP",
                said="gdp.yoy = 7.3%",
                meant=meant,
            )
            assert all(told.message(lang) for lang in LANGUAGES)


def test_every_claim_of_a_text_is_judged():
    one, text = reader(HERE), "GDP增长7.3%，投资增长41.9%，石桥区工业投资增长2.0%。"
    told = [(text[c.start : c.end], c.judgement.verdict) for c in one.read(text, "zh-Hans")]
    assert told == [("增长7.3%", "proved"), ("增长41.9%", "contradicted"), ("增长2.0%", "undecidable")]


# References -------------------------------------------------------------------------------------


def referred(text: str, address: str) -> Referred:
    one = reader(HERE)
    name, place, period = address.split("@")
    indicator, measure = name.split(".")
    when = next(p for p in one.data.periods(indicator, measure, place) if p.code == period)
    return Referred(text, Spot(indicator, measure, place, when))


@pytest.mark.parametrize(
    ("before", "address", "text", "verdict"),
    [
        ("社零总额增长", "soc.yoy@yc@2024H1", "9.8%", "proved"),
        ("社零总额增长", "ind.yoy@yc@2024H1", "11.6%", "contradicted"),
        ("一季度，社零总额增长", "soc.yoy@yc@2024H1", "9.8%", "contradicted"),
        ("松岭县固定资产投资增长", "fai.yoy@yc@2024H1", "14.9%", "contradicted"),
    ],
)
def test_a_reference_to_another_figure_than_the_words_is_an_error(before, address, text, verdict):
    """The last case is true as a number: Songling's is the same, but it is not the figure that was meant."""
    _, checked = read(reader(HERE), [before, referred(text, address), "。"], "zh-Hans")
    assert verdict in {c.judgement.verdict for c in checked}
    assert verdict == "contradicted" or "contradicted" not in {c.judgement.verdict for c in checked}


def test_a_reference_gives_the_subject_that_its_sentence_leaves_out():
    text, checked = read(
        reader(HERE), [referred("快于全省1.7个百分点", "grp.yoy@yc@2024H1"), "。"], "zh-Hans"
    )
    assert text == "快于全省1.7个百分点。"
    assert [c.judgement.verdict for c in checked] == ["proved"]


@pytest.mark.parametrize(
    ("lang", "text", "verdict"),
    [
        ("zh-Hans", "第一产业拉动GDP增长0.2个百分点。", "proved"),
        ("zh-Hans", "第一产业拉动GDP增长0.6个百分点。", "contradicted"),
        # What it is no part of, it can't pull: that is not for the data to say.
        ("zh-Hans", "第一产业拉动投资增长0.2个百分点。", "silent"),
        ("zh-Hans", "第一产业拖累GDP增长。", "proved"),
        ("zh-Hans", "第二产业拖累GDP增长。", "contradicted"),
        ("en", "The primary industry was a drag on GDP growth.", "proved"),
        ("en", "Exports were the main drag on foreign trade.", "contradicted"),
        ("en", "55 key projects have started and nine have not.", "proved"),
        ("en", "55 key projects have started and three have not.", "contradicted"),
        ("en", "GDP outpaced the province (5.6%).", "proved"),
        ("en", "GDP outpaced the province (7.3%).", "contradicted"),
        ("en", "Yunchuan tied with Songling in investment growth.", "proved"),
        ("en", "Yunchuan tied with Qingxi in investment growth.", "contradicted"),
    ],
)
def test_parts_pull_and_drag_and_what_has_not_begun_is_counted(lang, text, verdict):
    assert verdict_on(text, lang, HERE) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("社零总额增长9.8%。", "proved"),
        ("社零总额增长10.9%。", "contradicted"),
        ("社零总额比上年同期增加5.66亿元。", "proved"),
        ("社零总额比上年同期减少5.66亿元。", "contradicted"),
    ],
)
def test_growth_that_nobody_published_follows_from_two_levels(tmp_path, text, verdict):
    head, *rows = (DATA / "facts.csv").read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if row.startswith("soc,level,")]
    (tmp_path / "facts.csv").write_text("\n".join([head, *kept]), encoding="utf-8")
    data = csv_data.read(tmp_path / "facts.csv", DATA / "names.csv").at("yc", parse_period("2024H1"))
    assert [c.judgement.verdict for c in Reader(data).read(text, "zh-Hans")] == [verdict]


# The table of claims ------------------------------------------------------------------------------

OUTCOMES = [
    # In brackets behind what is compared with stands its number, not ours.
    ("GDP增速高于全省（5.6%）。", "proved", "与数据一致"),
    ("GDP增速高于全省（7.3%）。", "contradicted", "与数据不符"),
    ("GDP同比增长7.3%。", "proved", "与数据一致"),
    ("GDP同比增长3.7%。", "contradicted", "与数据不符"),
    ("石桥区工业投资增长较快。", "undecidable", "数据不公开"),
    ("全年GDP有望增长7%。", "undecidable", "是预期或目标，不是已有的数据"),
    ("7月GDP增长7.9%。", "undecidable", "没有这一时期、地区或指标的数据"),
]


@pytest.mark.parametrize(("text", "verdict", "words"), OUTCOMES)
def test_the_table_tells_every_claim_with_what_came_of_it(text, verdict, words):
    claim = reader(HERE).read(text, "zh-Hans")[-1]
    verdict_, code = claim.judgement.verdict, claim.judgement.code
    line = ClaimLine(Span("a.yaml", 1, 1), "", "zh-Hans", text, claim.start, claim.end, verdict_, code, ())
    assert (line.verdict, line.outcome("zh-Hans")) == (verdict, words)


# Bulletins ---------------------------------------------------------------------------------------


def test_a_bulletin_is_told_number_by_number():
    document = (
        "上半年，云川区GDP１５２.６４亿元，增长7.3%，一二三产比例为5.5:46.4:48.1。\n"
        "1—2月，规上工业增加值增长8.1‰，投资增长11.6%，招商签约11.6亿元。"
    )
    told = [(n.words, n.state) for n in bulletins.compare(document, reader(HERE))]
    assert told == [
        ("１５２.６４亿元", "said"),
        ("7.3%", "said"),
        ("5.5:46.4:48.1", "said"),
        ("8.1‰", "otherwise"),
        ("11.6%", "otherwise"),
        ("11.6亿元", "absent"),
    ]


def test_a_number_of_something_else_is_not_taken_for_the_figure():
    (number,) = bulletins.compare("签约项目投资20.8亿元。", reader(HERE))
    assert number.state == "elsewhere"
    assert "trade.level@yc@2024H1" in number.cells
