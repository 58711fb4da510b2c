"""What references in prose say: every form, worded by meaning, in three languages."""

from functools import cache

import pytest

from qjviewer.bundle.prose import references
from qjviewer.figures.forms import Wording
from tests.cubes import cube_of, teller_of

DATA = """
data:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶1}
    gdp: {level: 120.5, yoy: {value: 13.4, rank: {counties: 1/90, three: 1}}}
    fai: {yoy: {value: 37.7, rank: {zhejiang: 并列3}, vs: {zhejiang: 28.7}}}
    retail: {yoy: -2.7}
    primary: {level: 10.0, yoy: 3.0}
    secondary: {level: 60.5, yoy: 20.0}
    tertiary: {level: 50.0, yoy: 8.0}
    budget: {level: 12.0, yoy: 0.0}
    losses: {level: {value: 18.2, vs: {year-ago: -1.3}}}
    profit: {level: 1.8}
    cpi: {yoy: 0.7}
  - about: {place: qujiang, period: 2023Q1, source: own}
    gdp: {yoy: {value: 11.5, rank: {three: 2}}}
    fai: {yoy: 40.0}
    retail: {yoy: -5.0}
    cpi: {yoy: 1.3}
  - about: {place: qujiang, period: 2022H1, source: own}
    gdp: {level: 100.0, yoy: 5.0}
    primary: {level: 9.5}
    secondary: {level: 45.5}
    tertiary: {level: 45.0}
    retail: {yoy: 4.0}
    budget: {level: 10.0}
    profit: {level: -3.2}
  - {about: {place: qujiang, period: 2022, source: own}, budget: {level: 21.0}, gdp: {level: 230.0}}
  - {about: {place: qujiang, period: 2023, source: own}, budget: {target: 23亿元}, gdp: {target: 8%以上}}
  - {about: {place: kecheng, period: 2023H1, source: stats}, gdp: {yoy: 9.0}, fai: {yoy: 10.0}}
  - {about: {place: kecheng, period: 2023Q1, source: stats}, gdp: {yoy: 12.0}}
  - {about: {place: longyou, period: 2023H1, source: stats}, gdp: {yoy: 9.0}, fai: {yoy: …}}
  - {about: {place: longyou, period: 2023Q1, source: stats}, gdp: {yoy: 1.0}}
  - {about: {place: zhejiang, period: 2023H1, source: stats}, gdp: {yoy: 6.8}, fai: {yoy: 9.0}}
  - about: {place: qujiang, source: own, basis: moment}
    deposits: {period: 2023H1, level: 812.4}
  - {about: {place: qujiang, period: 2022年末, source: own}, deposits: {level: 750.0}}
facts:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶5}
    reserve: {name: 储备项目, value: 500多个}
    workers: {name: 工人, value: 1200余名}
    share: {name: 比例, value: 63%～68%}
    hope: {name: 预期, value: 6.5%左右, kind: target}
    secret: {name: 保密数, value: 保密, unit: 亿元}
    open: {name: 待填数, value: 待填, unit: 亿元}
    two: {name: 试点, value: 2个}
  - faster: {count: [gdp.yoy, fai.yoy], above: zhejiang, unit: 项}
    best: {max: [gdp.yoy, fai.yoy, retail.yoy]}
    leaders: {top: gdp.yoy, over: three, n: 2, unit: 个}
items:
  - about: {source: own, at: ¶6, place: qujiang}
    geely: {name: 吉利项目, kind: project}
"""
# Reference, then what it says in Simplified Chinese, Traditional Chinese and English.
SAID = [
    ("{gdp.yoy}", "13.4%", "13.4%", "13.4%"),
    ("{gdp.yoy:number}", "13.4", "13.4", "13.4"),
    ("{gdp.yoy:unit}", "%", "%", "%"),
    ("{gdp}", "地区生产总值", "地區生產總值", "gross regional product (GRP)"),
    ("{gdp.level}", "120.5亿元", "120.5億元", "12.05 billion yuan"),
    ("{gdp.yoy:period}", "2023年上半年", "2023年上半年", "first half of 2023"),
    ("{gdp.yoy:place}", "衢江区", "衢江區", "Qujiang"),
    ("{gdp.yoy:change}", "增长13.4%", "增長13.4%", "up 13.4%"),
    ("{retail.yoy:change}", "下降2.7%", "下降2.7%", "down 2.7%"),
    ("{budget.yoy:change}", "持平", "持平", "unchanged"),
    ("{cpi.yoy:change}", "上涨0.7%", "上漲0.7%", "up 0.7%"),
    ("{gdp.yoy:rank}", "全省第1位", "全省第1位", "1st in the province"),
    ("{gdp.yoy:nth}", "第1位", "第1位", "1st"),
    ("{fai.yoy:rank zhejiang}", "全省并列第3位", "全省並列第3位", "joint 3rd in the province"),
    ("{gdp.yoy:rank three}", "三地第1位", "三地第1位", "1st in Three places"),
    ("{gdp.yoy@kecheng:rank three}", "三地并列第2位", "三地並列第2位", "joint 2nd in Three places"),
    ("{gdp.yoy:moved three}", "位次前移1位", "位次前移1位", "up 1 place"),
    ("{gdp.yoy@kecheng:moved three}", "位次后移1位", "位次後移1位", "down 1 place"),
    ("{gdp.yoy@kecheng:moved three amount}", "1位", "1位", "1 place"),
    (
        "{gdp.yoy@kecheng:ahead three}",
        "与前一位相差4.4个百分点",
        "與前一位相差4.4個百分點",
        "4.4 percentage points behind the next place up",
    ),
    ("{fai.yoy:gap zhejiang}", "28.7个百分点", "28.7個百分點", "28.7 percentage points"),
    ("{fai.yoy:gap zhejiang number}", "28.7", "28.7", "28.7"),
    (
        "{fai.yoy:vs zhejiang}",
        "高于全省28.7个百分点",
        "高於全省28.7個百分點",
        "28.7 percentage points above the province",
    ),
    (
        "{gdp.yoy@kecheng:vs here}",
        "低于衢江区4.4个百分点",
        "低於衢江區4.4個百分點",
        "4.4 percentage points below Qujiang",
    ),
    (
        "{gdp.yoy:vs prev}",
        "比一季度加快1.9个百分点",
        "比一季度加快1.9個百分點",
        "1.9 percentage points faster than in the first quarter",
    ),
    (
        "{fai.yoy:vs prev}",
        "比一季度回落2.3个百分点",
        "比一季度回落2.3個百分點",
        "2.3 percentage points slower than in the first quarter",
    ),
    (
        "{retail.yoy:vs prev}",
        "降幅比一季度收窄2.3个百分点",
        "降幅比一季度收窄2.3個百分點",
        "the decline narrowing by 2.3 percentage points from the first quarter",
    ),
    (
        "{retail.yoy:vs year-ago}",
        "由上年同期增长4.0%转为下降2.7%",
        "由上年同期增長4.0%轉為下降2.7%",
        "turning from up 4.0% in the same period last year to down 2.7%",
    ),
    (
        "{cpi.yoy:vs prev}",
        "涨幅比一季度回落0.6个百分点",
        "漲幅比一季度回落0.6個百分點",
        "the rise narrowing by 0.6 percentage points from the first quarter",
    ),
    (
        "{gdp.level:vs year-ago}",
        "比上年同期增加20.5亿元",
        "比上年同期增加20.5億元",
        "up 2.05 billion yuan from the same period last year",
    ),
    (
        "{profit.level:vs year-ago}",
        "由上年同期亏损3.2亿元转为盈利1.8亿元（扭亏为盈）",
        "由上年同期虧損3.2億元轉為盈利1.8億元（扭虧為盈）",
        (
            "turning from a loss of 0.32 billion yuan in the same period last year"
            " to a profit of 0.18 billion yuan"
        ),
    ),
    (
        "{losses.level:vs year-ago}",
        "比上年同期降低1.3个百分点",
        "比上年同期降低1.3個百分點",
        "down 1.3 percentage points from the same period last year",
    ),
    (
        "{deposits.level:vs year-start}",
        "比上年末增加62.4亿元",
        "比上年末增加62.4億元",
        "up 6.24 billion yuan from the end of last year",
    ),
    ("{deposits.ytd:change}", "增长8.3%", "增長8.3%", "up 8.3%"),
    (
        "{secondary.yoy:vs gdp.yoy}",
        "快于地区生产总值增速6.6个百分点",
        "快於地區生產總值增速6.6個百分點",
        "6.6 percentage points faster than growth of gross regional product (GRP)",
    ),
    (
        "{gdp.yoy:vs target}",
        "高于年度目标5.4个百分点",
        "高於年度目標5.4個百分點",
        "5.4 percentage points above the annual target",
    ),
    ("{budget.completion}", "52.2%", "52.2%", "52.2%"),
    (
        "{budget.level:progress}",
        "完成年度目标的52.2%，快于序时进度2.2个百分点",
        "完成年度目標的52.2%，快於序時進度2.2個百分點",
        "52.2% of the annual target met, 2.2 percentage points ahead of schedule",
    ),
    ("{budget.level:needed}", "0.0%", "0.0%", "0.0%"),
    ("{gdp.yoy-target}", "8%以上", "8%以上", "8% or more"),
    ("{secondary.share}", "50.2%", "50.2%", "50.2%"),
    (
        "{secondary.share:vs year-ago}",
        "比上年同期提高4.7个百分点",
        "比上年同期提高4.7個百分點",
        "up 4.7 percentage points from the same period last year",
    ),
    ("{gdp:structure}", "8.3:50.2:41.5", "8.3:50.2:41.5", "8.3:50.2:41.5"),
    ("{secondary.pull}", "9.1个百分点", "9.1個百分點", "9.1 percentage points"),
    ("{secondary.contribution}", "70.1%", "70.1%", "70.1%"),
    ("{gdp.two-year:change}", "增长9.1%", "增長9.1%", "up 9.1%"),
    ("{gdp.yoy:run}", "连续2个季度", "連續2個季度", "2 quarters in a row"),
    ("{reserve}", "500多个", "500多個", "more than 500"),
    ("{workers}", "1200余名", "1200餘名", "more than 1,200 people"),
    ("{share}", "63%～68%", "63%～68%", "63%–68%"),
    ("{hope}", "6.5%左右", "6.5%左右", "around 6.5%"),
    ("{secret}", "保密", "保密", "withheld"),
    ("{open}", "待填", "待填", "awaited"),
    ("{two:hanzi}", "两个", "兩個", "two"),
    ("{faster:hanzi}", "两项", "兩項", "two"),
    ("{best:name}", "固定资产投资", "固定資產投資", "investment in fixed assets"),
    ("{best}", "37.7%", "37.7%", "37.7%"),
    ("{leaders:list}", "衢江区、柯城区、龙游县", "衢江區、柯城區、龍游縣", "Qujiang, Kecheng, Longyou"),
    ("{counties:size}", "90个", "90個", "90"),
    ("{geely}", "吉利项目", "吉利项目", "吉利项目"),
    ("{period}", "2023年上半年", "2023年上半年", "first half of 2023"),
    ("{period:the}", "2023年上半年", "2023年上半年", "the first half of 2023"),
    ("{prev}", "2023年一季度", "2023年一季度", "first quarter of 2023"),
    ("{year-ago}", "2022年上半年", "2022年上半年", "first half of 2022"),
    ("{fai.yoy@longyou}", "…", "…", "…"),
]


@cache
def cube():
    """The sample's cube."""
    return cube_of(DATA)


def worded(text, lang="zh-Hans"):
    return Wording(teller_of(cube(), lang)).word(next(references(text)))


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("row", SAID, ids=[row[0] for row in SAID])
def test_a_reference_says(row, lang):
    expected = row[("zh-Hans", "zh-Hant", "en").index(lang) + 1]
    assert worded(row[0], lang).text == expected


@pytest.mark.parametrize(
    ("chinese", "plain"),
    [
        ("{地区生产总值.同比@全省:比上期}", "{gdp.yoy@zhejiang:vs prev}"),
        ("{GDP.增速}", "{gdp.yoy}"),
        ("{固定资产投资.同比：比全省}", "{fai.yoy:vs zhejiang}"),
        ("{gdp.yoy@一季度}", "{gdp.yoy@2023Q1}"),
        ("{gdp.yoy@上年同期}", "{gdp.yoy@2022H1}"),
        ("{gdp.yoy:位次 三地}", "{gdp.yoy:rank three}"),
        ("{fai.yoy:差距全省}", "{fai.yoy:gap zhejiang}"),
        ("{期间}", "{period}"),
    ],
)
def test_chinese_words_are_as_good_as_ids(chinese, plain):
    assert worded(chinese) == worded(plain)


@pytest.mark.parametrize(
    ("text", "code", "part", "meant"),
    [
        ("{gdpp.yoy}", "unknown-address", "gdpp", "gdp"),
        ("{gdp.yoyo}", "unknown-measure-in", "yoyo", "yoy"),
        ("{gdp.yoy@atlantis}", "unknown-part", "atlantis", ""),
        ("{gdp.yoy:sparkle}", "unknown-form", "sparkle", ""),
        ("{gdp.yoy:vs zzz}", "unknown-part", "zzz", ""),
        ("{gdp.yoy:vs}", "against-what", "gdp.yoy@qujiang@2023H1", ""),
        ("{reserve@2022}", "address-with-parts", "reserve@2022", ""),
        ("{fai:structure}", "no-parts", "fai", ""),
    ],
)
def test_what_cannot_be_worded_says_why(text, code, part, meant):
    found = worded(text)
    assert (found.problem, found.part, found.meant) == (code, part, meant)
    assert found.text == "…"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{gdp.level:vs 2022}", "unlike-periods"),
        ("{reserve:vs workers}", "approximate"),
        ("{gdp.yoy:progress}", "growth-progress"),
        ("{budget.yoy:run}", "no-run"),
    ],
)
def test_what_is_refused_names_its_reason(text, reason):
    found = worded(text)
    figure = cube().by_id(found.figure)
    asked = text.strip("{}").partition(":")[2]
    answer = figure if figure.reason else cube().asked(figure, asked)
    assert found.is_missing
    assert answer.reason == reason
    assert teller_of(cube()).why(answer)


def test_the_source_s_own_difference_counts_and_leads_to_both_sides():
    found = cube().by_id(worded("{fai.yoy:vs zhejiang}").figure)
    assert found.how == "stated"
    assert [i.figure for i in found.inputs] == ["fai.yoy@qujiang@2023H1", "fai.yoy@zhejiang@2023H1"]


def test_a_computed_value_leads_to_its_inputs():
    found = cube().by_id(worded("{secondary.share}").figure)
    assert [(i.sign, i.figure) for i in found.inputs] == [
        ("", "secondary.level@qujiang@2023H1"),
        ("÷", "gdp.level@qujiang@2023H1"),
    ]
    assert found.status == "derived"
