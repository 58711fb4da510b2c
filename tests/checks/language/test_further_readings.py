"""Sentences that use what the labelled ones do not: a golden file of what the reader makes of them.

Written as that of test_readings; nobody has labelled these, so look at what changed before committing it.
"""

import pytest

from qjviewer.checks.language.findings import PROBLEMS, problem_of
from qjviewer.checks.language.lexicon import parts_of, word_lists
from tests.checks.language.scenes import DATA
from tests.checks.language.test_readings import told_of
from tests.rich.written import is_golden

HERE, THERE = "yc@2024H1", "qx@2024Q1-Q3"
CHINESE = """\
GDP增速与全省的差距由0.9个百分点扩大到1.7个百分点。
GDP增速与全市的差距缩小。
投资增速与全省的差距由1.2个百分点缩小至0.5个百分点。
第一产业增加值占GDP比重为5.5%，拖累GDP增长0.2个百分点。
工业投资拖累投资增长。
GDP增速居第1位，独居全市首位。
GDP增速位列全市第1，与青溪县并列。
社零总额增速排名全市3。
GDP下半年增长7.3%。
2024年上半年GDP增长7.3%，2023年下半年增长6.1%。
一般公共预算收入完成年度目标，超目标3个百分点。
GDP增速高于目标。
城乡居民收入比为1.81倍。
城乡居民收入比为1.81，高于全省。
固定资产投资增长不超过15%。
固定资产投资增长不高于14%。
社零总额至多9.8%的增长。
GDP、投资、消费、收入三项指标增长。
四项指标中，三项快于全省，一项慢于全省。
GDP、规上工业、投资增速分别居全市第1、第2、第3位。
GDP增长7.3%，其中第二产业增长9.9%、第三产业增长5.1%。
除外贸外，各项指标均增长。
全市六县中，云川区和青溪县GDP增速高于全市平均。
除松岭县外，其余五县GDP均增长。
全市六县（市、区）半数以上投资增速下降。
GDP增速连续三个季度居全市首位。
规上工业增加值连续两个月回升。
投资增速创年内新高。
出口占进出口的比重过半。
税收收入占一般公共预算收入的八成以上。
用电量是上年同期的1.2倍。
GDP总量相当于青溪县的两倍。
GDP同比增速由负转正。
进出口总额由降转升。
年度重点项目已开工55个，未开工9个。
一季度GDP增长5.8%，上半年加快1.5个百分点至7.3%。
GDP增速比去年同期提高1个百分点左右。
社零总额两年平均增长7.9%。
社零总额比一季度多增5亿元。
如果投资不回升，GDP增速可能低于7%。
一是GDP增长7.3%；二是投资下降14.9%；三是社零增长9.8%。
GDP增长“7.3%”，增速快于全省。
GDP增速并非全省最快。
GDP没有下降。
GDP增速不低于全省。
没有一个县投资增速超过20%。
仅有云川区GDP增速高于7%。
GDP达152.64亿元，同比增加9.1亿元。
GDP突破150亿元大关。
投资增速全省位次由第12位升至第9位，前移3位。
投资增速位次后移。
GDP增速领先全省1.7个百分点，落后全国0.5个百分点。
规上工业增加值增长8成。
CPI同比上涨0.3%。
居民收入增速快于GDP增速。
收入增幅收窄。
外贸降幅收窄4.2个百分点，降至6.4%。
GDP增长7.3%，比年初预期目标高0.3个百分点。
力争全年GDP增长8%。
4、5、6月规上工业增加值分别增长12.9%、13.1%、15.9%。
一、二季度GDP分别增长5.8%、7.3%。
Q1 GDP增长5.8%，2024Q1投资增长13.7%。
除外贸、税收外，其余指标均增长。
项目投资增长，项目开工55个。
各项指标逐月回升、逐渐向好、依次为7.3%、11.6%。
5—6月规上工业增加值分别增长13.1%、15.9%。
第一产业、第二产业分别拉动GDP增长-0.2个、4.2个百分点。
GDP增长7.3%，投资增长14.9%，青溪县均居全市前列。
GDP增长7.3%，社零增长9.8%，均居全市首位。
工业项目投资增长11.6%，产业项目增加。
外贸降幅较一季度收窄4.2个百分点，投资涨幅与一季度持平。
社零总额实现翻番。
进出口总额腰斩。
用电量比上年同期翻一番。
GDP总量比青溪县翻两番。
投资保持两位数增长。
投资连续两个季度两位数增长。
规上工业增速由两位数回落至个位数。
外贸两位数下降。
投资增速为两位数，GDP增速为个位数。
居民收入增长5.1%。
城镇居民增长5.0%，农村居民增长6.8%。
GDP增速高于全省1.7个点，高于全国2点。
GDP增速比一季度加快1.5个点，投资加快1.2点。
GDP总量高出青溪县10%以上。
GDP比青溪县多12.5亿元，高8.9%。
投资由13.7%升至14.9%，又降到14.0%。
外贸由增长10.6%转为下降6.4%。
外贸降幅由10.6%收窄到6.4%，GDP增幅从5.8%提高到7.3%。
GDP增速分别高于全国、全省、全市2.3、1.7和1.0个百分点。
预计7月投资回升。
""".splitlines()
ENGLISH = """\
GDP growth ranked first alone in the city.
GDP growth ranked first outright among the six counties.
Yunchuan is solely the fastest.
GDP grew 7.3%, above the province.
GDP grew 7.3%, 1.7 points above the province.
Four gauges rose and one fell.
Three of the four main indicators grew faster than in the province.
No county saw investment fall.
There was no slowdown in GDP growth.
GDP rose in all six counties.
Only Yunchuan saw GDP growth exceed 7%.
GDP growth was at most 7.5%.
Retail sales rose by up to 10%.
Fixed-asset investment grew no more than 15%.
Budget revenue met its annual target, three points ahead of schedule.
Budget revenue reached 56.1% of the annual target.
GDP growth beat the target.
Exports accounted for more than half of foreign trade.
The secondary industry contributed 4.2 points to GDP growth.
The tertiary industry made up 48.1% of GDP.
GDP was twice that of Qingxi.
Retail sales were 1.1 times those of a year earlier.
Industrial output has risen for three straight months.
Investment growth hit a new high for the year.
GDP growth turned positive.
Foreign trade swung from growth to decline.
GDP growth accelerated by 1.5 percentage points from the first quarter.
GDP growth edged up from 5.8% to 7.3%.
The decline in foreign trade narrowed by 4.2 points to 6.4%.
Investment growth climbed three places to ninth in the province.
Investment growth slipped two places.
GDP growth tied with that of Qingxi.
GDP did not fall.
GDP growth was not the fastest in the province.
Neither GDP nor investment fell.
Except for foreign trade, all indicators grew.
More than half of the six counties saw investment decline.
GDP, industry and investment grew 7.3%, 11.6% and 14.9% respectively.
GDP totalled 15.264 billion yuan, up 7.3% year on year.
GDP passed the 15 billion yuan mark.
Retail sales averaged growth of 7.9% over two years.
In the second quarter, GDP grew 7.3%.
In June alone, industry grew 15.9%.
GDP is expected to grow 8% this year.
If investment rebounds, GDP growth may exceed 8%.
GDP growth of 7.3% compares with 5.6% in the province.
Consumer prices rose 0.3%.
Incomes grew faster than GDP.
GDP growth was tied second in the city.
Investment posted the steepest rise in the city.
Foreign trade saw the sharpest fall among the six counties.
Shiqiao had the fastest decline in investment.
From a year earlier, GDP grew 7.3%.
GDP was unchanged from a year earlier.
GDP growth went from growth of 5.8% to 7.3%.
GDP growth was joint first among the six counties.
GDP growth ranked tied for first in the city with Qingxi.
Except for foreign trade and tax revenue, every indicator rose.
Apart from exports and imports the gauges all grew.
GDP, up 7.3%, and then investment, up 14.9%, led the way.
First, GDP grew 7.3%; second, investment rose 14.9%.
""".splitlines()
PAIRS = """\
四项指标增速快于全省。 // Three indicators grew faster than in the province.
GDP增长7.3%、投资增长14.9%。 // GDP grew 7.3% and investment rose 14.8%.
GDP增长7.3%、投资增长14.9%。 // GDP grew 7.3% and investment rose 14.9%.
GDP增长7.3%。 // GDP fell 7.3%.
GDP增长7.3%。 // Retail sales grew 7.3%.
上半年GDP增长7.3%。 // In the first quarter, GDP grew 7.3%.
云川区GDP增长7.3%。 // Qingxi's GDP grew 7.3%.
GDP达152.64亿元。 // GDP reached 15.26 billion yuan.
GDP达152.64亿元。 // GDP reached 15.36 billion yuan.
外贸降幅收窄4.2个百分点。 // The decline in foreign trade widened by 4.2 points.
GDP增速高于全省1.7个百分点。 // GDP growth was 1.7 points below the province.
GDP增速居全市第1位。 // GDP growth ranked second in the city.
全市六县中五县投资增长。 // Four of the six counties saw investment rise.
投资增长约15%。 // Investment rose by about 14.9%.
GDP增速加快。 // GDP growth slowed.
""".splitlines()
ROWS = [*(("zh-Hans", text) for text in CHINESE), *(("en", text) for text in ENGLISH)]
ROWS += [("zh-Hans", text) for text in PAIRS]


def rarer(lang):
    """Sentences with what hardly any other has; what is written of them is held as of the others."""
    text = (DATA / "rarer.txt").read_text(encoding="utf-8")
    return text.split(f"== {lang}\n")[1].split("== ")[0].splitlines()


def told(context, lang, texts):
    for text in texts:
        yield text
        yield from (f" {line}" for line in told_of({"context": context, "lang": lang, "typed": text}))


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@pytest.mark.parametrize("context", [HERE, THERE])
def test_further_sentences_are_read_as_they_were(context, lang):
    texts = [text for tongue, text in ROWS if tongue == lang]
    is_golden(f"language.{context.partition('@')[0]}.{lang}", told(context, lang, texts))


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_rarer_sentences_are_read_as_they_were(lang):
    is_golden(f"language.rarer.{lang}", told(HERE, lang, rarer(lang)))


def several_kinds():
    """Words of several kinds, the kind first that they are taken for; hedges, units and words of time."""
    for language in ("zh", "en"):
        kinds = {}
        for kind, value, words in word_lists(language):
            for word in words:
                kinds.setdefault(word, []).append(f"{kind}:{value}")
        yield from (f"{word} {' '.join(of)}" for word, of in kinds.items() if len(of) > 1)
        for name, words in parts_of(language).items():
            yield from (f"{name} {word} {means}" for word, means in words.items())


def test_words_are_taken_for_what_they_were():
    is_golden("language.words", several_kinds())


def test_every_respect_leads_to_its_problem():
    codes = (*PROBLEMS, "direction", "none")
    is_golden("language.problems", (f"{code} {problem_of(code)}" for code in codes))
