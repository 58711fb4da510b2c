"""Numbers, units, times and ranks as the reader takes them: golden files over all ways of writing them."""

from collections.abc import Iterable, Iterator

import pytest

from qjviewer.bundle.periods import Period, span
from qjviewer.checks.language import en_numbers, en_times, zh_numbers, zh_times
from qjviewer.checks.language.lexicon import parts_of
from qjviewer.checks.language.unit_scale import scale_of
from tests.rich.written import is_golden, short

NOW = span(2023, 1, 6)

ZH_NUMBERS = """
8.1% 8.1 -7.2% －7.2% −0.5个百分点 负3.5% -3 -3、-4 1,234.5万元 12,345,678元 12,34元 0.5 1.7个点 1.7点 2.0个百分点
12亿 12亿元 3.2万亿元 50个亿 2个亿元 百万元 五百万元 十二亿元 三十六家 一百二十户 一千零五个 两万人 两倍 2倍 1.5倍
三倍多 近三倍 500余户 500多家 几十家 十几个 二十多个 30几家 三个半月 三年半 半年 一半 半数 半 约半 近半 过半 半壁江山
七成 近七成 7成 7.5成 八成五 九成半 成员 三成熟 六成以上 两成多 三分之二 3分之1 百分之五 百分之十四点二 百分之12.5
四分之三 零分之一 零 归零 零售 12 3,4 第3 3个季度 2个月 5天 3.5‰ 100平方公里 2.5万亩 30万吨标准煤 2亿千瓦时
3.6亿度 12度电 4档 5席 6期 15以上 15%以上 15%以下 15%以内 15%左右 15%上下 近15%左右 仅15% 仅仅3家 超15%以上 不超过15%
不低于6% 至少3家 最多5% 约5%多 5%强 5%出头 5%有余 5%不到 逾12亿元 突破150亿元大关 3GDP 3A 123456789012345678901元
一二三四五六七八九十一二三四五 百 千亿元 万 亿 一亿 四点七个百分点 四点七 零点五个百分点
""".split()  # noqa: SIM905
EN_NUMBERS = (
    """\
8.1% | 8.1 percent | 8.1 per cent | 8.1 pct | -7.2% | −0.5 points | +3% | 8.1 | 12,345 | 12,34 | 1.2 million | 3 billion yuan
rmb 1.2 billion | cny 3m | ¥12.5 | us$3.2 bn | $40 million | € 5 million | usd 12 thousand | 3 m | 3 mn yuan | 2 trillion yuan
seven | seven places | twenty-one | twenty one firms | forty eleven | thirteen | a hundred | one hundred and five | three hundred
two hundred firms | one and a half times | 1.5 times | twice | double | triple | thrice | quadruple | fourfold | fivefold
half as much | half that | half the | half | a half | one-half of | halfway mark | half-year | halves | one third | two-thirds
a quarter | three-quarters of | two quarters of 2022 | five fifths | six fifths | a tenth | nine out of ten | three in four
two in two | nearly three-quarters | more than half | about 5% | 5% or so | 5% or more | 5% or less | 5% or lower | 5% or higher
20-plus | 20 odd | at least 3 | no more than 15% | up to 10% | as much as 5% | only 3% | a mere 2 points | just under 6%
a total of 42 projects | 5 percentage points | 5 points | 5 pp | 0.5 of a percentage point | 12 mu | 3 km | 986 million kwh
2.5 square kilometres | 10,000 tonnes | 36 households | 3 places | 2 quarters | 5 months | 14 days | 3 years | 1st | 3rd | 2a
double-digit | twice-daily | 123456789012345678901234567890123 | 30 people | 12 counties | 4 ranks | 6 notches | 7 spots
""".strip()
    .replace("\n", " | ")
    .split(" | ")
)
ZH_TIMES = """
2023年 2023 2023年上半年 2023上半年 2022年的一季度 今年 今年以来 本年度 当年 同年 去年 上年度 上一年 前年 去年上半年 前年6月
上半年 下半年 半年 半年来 全年 全年度 一季度 第一季度 第1季度 1季度 四季度 一季度末 三季度末 首季 首季度 一季 一季调 前两个季度
前三季度 前3季度 前二季度 头三季度 头三个季度 一至三季度 一到二季度 1至4季度 1—5月 1-5月份 1~5月 1月至2月 1月到12月 一至五月
一月到三月 5—3月 前五个月 前5月 前5个月 头两个月 头十一个月 前13个月 前5月度 6月 6月份 06月 12月 13月 6月30日 6月3号 六月 十二月
十一月份 十月 一月 Q1 Q4 Q5 H1 H2 H3 2022Q3 2022年H2 6月末 6月底 9月底 2022年末 6月当月 6月单月 二季度当季 二季度单季度
二季度的当季 5月这一个月 二季度这一个季度 2021—2025年 2021年至2025年 2021-2025 7月15日上午9时30分 15日 30号 2023年5.5 2023%
""".split()  # noqa: SIM905
LISTED = "4、5、6月 4、5月份 四、五、六月 一、二季度 1、2季度 1和2月 一及三季度 4、5两个月 13、14月 4、5日 4、5月3日 1、2、3、4、5、6月当月"
EN_TIMES = (
    """\
the first half | first half of 2022 | the second half | h1 | h2 2022 | h1, 2022 | the opening half | half-year | first six months
the first two quarters | first 3 quarters | the first quarter | second quarter of last year | third-quarter | the final quarter
opening quarter | q1 | q4 2022 | 2q | q5 | q1a | the first five months | first 11 months of 2022 | opening two months | first 13 months
january | jan. | may | june alone | june 2022 | june, 2022 | june of last year | sept | december of the year before | in may | we may
in march, | they march | from january to may | january–june | jan-jun 2022 | between april and june | march to february | june period
april through june | the end of june | end-june 2022 | end-of-march | the whole year | full year of 2022 | the full-year 2022
2023 | 2023% | 2023.5 | 2023, | 2021-2025 | 2021–25 | 27 july | july 27 | 27th of july 2022 | july 27, 2022 | july 27.5 | 9:30 am
this year | the first half of this year | first quarter of the prior year | the year | first half of the year | q1 of the year, 2022
""".strip()
    .replace("\n", " | ")
    .split(" | ")
)
POWERS = ("", "十", "百", "千", "万", "百万", "千万", "亿", "万亿")


def numbers(read: object, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        found = read(text, 0)  # type: ignore[operator]
        yield f"{text}: {short(found) or found} {text[found.end :]!r}" if found else f"{text}: none"


def zh_numbers_read() -> Iterator[str]:
    yield from numbers(zh_numbers.number_at, ZH_NUMBERS)
    parts = parts_of("zh")
    yield from numbers(zh_numbers.number_at, (f"{hedge}12.5%" for hedge in parts["hedge before"]))
    yield from numbers(zh_numbers.number_at, (f"12.5亿元{hedge}" for hedge in parts["hedge after"]))


def en_numbers_read() -> Iterator[str]:
    yield from numbers(en_numbers.number_at, EN_NUMBERS)
    yield from numbers(en_numbers.number_at, (f"{h} 12.5%" for h in parts_of("en")["hedge before"]))


def zh_times_read() -> Iterator[str]:
    for text in (*ZH_TIMES, *parts_of("zh")["relative time"]):
        yield f"{text}: {told(zh_times.time_at(text, 0, NOW))}"
    for text in LISTED.split(" "):
        found = zh_times.months_at(text, 0, NOW)
        yield f"{text}: {found and (found[0], [p.code for p in found[1]])}"


def en_times_read() -> Iterator[str]:
    for text in (*EN_TIMES, *parts_of("en")["relative time"]):
        for at in sorted({0, text.rfind(" ") + 1}):
            yield f"{text} at {at}: {told(en_times.time_at(text, at, NOW))}"


def told(found: tuple[int, Period | str, bool] | None) -> str:
    if found is None:
        return "none"
    end, time, alone = found
    return f"{end} {time.code if isinstance(time, Period) else repr(time)}{' alone' if alone else ''}"


def units() -> Iterator[str]:
    for unit in ("个点", "例", "块", "人民币", "款", "村", "", *parts_of("zh")["unit"]):
        scales = [scale_of(power + unit) for power in POWERS]
        yield f"{unit}: {scales[0][1]} {' '.join(f'{factor:f}' for factor, _ in scales)}"
        yield from (
            f" {p}{unit}: {base}" for p, (_, base) in zip(POWERS, scales, strict=True) if base != scales[0][1]
        )


MADE = [zh_numbers_read, en_numbers_read, zh_times_read, en_times_read, units]


@pytest.mark.parametrize("made", MADE)
def test_parts_of_sentences_are_read_as_they_were(made):
    is_golden(f"parts.{made.__name__}", made())
