"""What is pasted elsewhere says what, where, when, how much and by whom."""

import pytest

from qjviewer.figures.teller import Teller
from qjviewer.load import View, load
from qjviewer.pages.evidence import evidence
from qjviewer.resources import builtin_bundle
from tests.ui.sample import write_briefing

PAPER = "浙江日报，《一篇报道》，2023年8月4日"
DERIVED = "推算：37.7%－28.7个百分点＝9.0%"


@pytest.fixture
def quote(tmp_path):
    loaded = load(write_briefing(tmp_path))
    return lambda name: evidence(name, loaded.bundle, loaded.view, loaded.origins, loaded.pages).quote


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gdp-yoy", f"2023年上半年，衢江区地区生产总值增速：13.4%（全省第1位；来源：{PAPER}，第1段）"),
        ("fai-gap", f"2023年上半年，衢江区固定资产投资增速差：高于全省28.7个百分点（来源：{PAPER}，第3段）"),
        (
            "fai-zj",
            f"2023年上半年，浙江省固定资产投资增速：9.0%（{DERIVED}；来源：{PAPER}，第3段）",
        ),
        ("gdp-zj", "2023年上半年，浙江省地区生产总值增速：6.8%（外部参照；来源：统计局，《全省数据》）"),
        ("yintai", f"银泰城：一个项目。（来源：{PAPER}，第6段）"),
    ],
)
def test_a_quote_is_whole(quote, name, words):
    assert quote(name) == words


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
def test_every_figure_is_quoted_with_value_period_and_source(lang):
    loaded = load(builtin_bundle(), View(lang))
    teller = Teller(loaded.bundle, lang)
    for figure in loaded.bundle.figures:
        found = evidence(figure.id, loaded.bundle, loaded.view, loaded.origins, loaded.pages)
        if figure.internal:
            assert found is None
            continue
        sources = [words for c in figure.cite for words in (teller.source_in_full(c.source), teller.spot(c))]
        words = (found.number, found.unit, teller.period(teller.period_of(figure)), *sources)
        assert all(w in found.quote for w in words)


def test_a_source_cited_twice_is_named_once():
    loaded = load(builtin_bundle())
    found = evidence("chains", loaded.bundle, loaded.view, loaded.origins, loaded.pages)
    assert found.quote.count("浙江日报") == 1
    assert "第2段、第10段" in found.quote
