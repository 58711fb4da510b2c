"""What is pasted elsewhere says what, where, when, how much and by whom."""

import pytest

from qjviewer.figures.teller import Teller
from qjviewer.pages.evidence import Explainer
from qjviewer.pages.maker import Maker
from tests.pages.traced import FAI_ZJ, GAP, GDP, GDP_ZJ, about
from tests.shipped import qujiang

PAPER = "浙江日报，《衢江经济》，2023年8月4日"
DERIVED = "推算：37.7%－28.7个百分点＝9.0%"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (GDP, f"2023年上半年，衢江区地区生产总值增速：13.4%（全省第1位；来源：{PAPER}，第1段）"),
        (GAP, f"2023年上半年，衢江区固定资产投资增速差：高于全省28.7个百分点（来源：{PAPER}，第3段）"),
        (FAI_ZJ, f"2023年上半年，浙江省固定资产投资增速：9.0%（{DERIVED}；来源：{PAPER}，第3段）"),
        (GDP_ZJ, "2023年上半年，浙江省地区生产总值增速：6.8%（外部参照；来源：统计局，《全省数据》）"),
        ("yintai", f"银泰城：一个项目。（来源：{PAPER}，第6段）"),
    ],
)
def test_a_quote_is_whole(name, words):
    assert about(name).quote == words


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
def test_every_figure_is_quoted_with_value_period_and_source(lang):
    loaded = qujiang(lang)
    teller = Teller(loaded.cube, lang)
    explainer = Explainer(Maker(loaded.cube, loaded.view), loaded.pages)
    for figure in loaded.cube.all_figures():
        found = explainer.evidence(figure.id)
        if figure.internal:
            assert found is None
            continue
        sources = [words for c in figure.cite for words in (teller.source_in_full(c.source), teller.spot(c))]
        words = (found.number, found.unit, teller.period(figure.period), *sources)
        assert all(w in found.quote for w in words)


def test_a_source_cited_twice_is_named_once():
    quote = about("chains").quote
    assert quote.count("浙江日报") == 1
    assert "第2段、第10段" in quote
