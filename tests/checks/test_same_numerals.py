"""Numerals as they are found in prose, with what each says and what sort it is of: golden files."""

from collections.abc import Iterator

import pytest

from qjviewer.checks.scanning import matching, scan
from tests.checks.language.test_further_readings import ROWS
from tests.checks.language.test_same_parts import LISTED
from tests.rich.written import is_golden

CHINESE = """\
2023年6月30日，GDP增长5.8%，居第3位（全省90个县中第12）。
第一产业5.5%、第二产业46.4%；一是抓项目，二是抓服务，三个方面、五个一批。
“十四五”期间，2021—2025年年均增长6%，“8+4”政策、“415X”集群、G60走廊、5G基站120个、R&D经费3.2%。
2023年至今、2022万元、2022亿元、1998家、2000多年、1949年以来、二〇二三年、两千零二十三年。
36余个、500多家、近30天、约12.5万元、9—11个、63%～68%、1/3、3比1、5:3、12.50元/人、-3.4%、负3.4%。
百亿元以上项目4个，亿元项目12个，百强县第45位，千亿产业，万亩良田，“双百”行动，百日攻坚。
7月25日上午9时30分，电话0570-1234567，邮编324000，文号〔2023〕12号，第3届、第12次会议，3A级景区。
A1栋3楼201室，COVID-19，CO2排放，PM2.5浓度28微克，H5N1，20℃，3.5‰，1,234.5吨，12,34。
123,456,789,012,345,678,901,234,567,890.5元
用时3h、4小时，长5km，重2kg、9t，发电3kWh、8MWh、7GWh，装机4kW、5MW、6GW，宽10m，占地11mu，共12x、13pcs。
""".splitlines()
ENGLISH = """\
On 30 June 2023 GDP was up 5.8%, ranking 3rd in the city and twelfth of the province's 90 counties.
First, grasp projects; second, serve firms; three ways and five batches; one of the best; no one.
The 14th Five-Year Plan (2021–2025), the "8+4" policies, 5G, G60, COVID-19, PM2.5, R&D at 3.2%.
1,234.5 tonnes, 12,34, 3.2 billion yuan, $40 million, about 500 firms, 9–11 days, two-thirds, half, 1/3.
In 1998 there were 1998 firms; 2000 people; the 1990s; 9:30 am; Article 12; No. 45; chapter IV; Q1 2023.
Minus 3.4 percent, -3.4%, −0.5 points, +2, twenty-one projects, a hundred days, three thousand mu.
""".splitlines()


def found(lang: str, texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield text
        for one in scan(matching(text, lang), lang):
            yield f" {text[one.start : one.end]} {one.sort} {one.quantity.amount:f} {one.quantity.unit}"


def texts(lang: str) -> list[str]:
    language = "en" if lang == "en" else "zh"
    parts = [f"共{t}。" if language == "zh" else f"It was {t}." for t in LISTED[f"{language} numbers"]]
    own = ENGLISH if lang == "en" else CHINESE
    return [
        *own,
        *parts,
        *[t for tongue, t in ROWS if tongue == lang and "//" not in t][::2],
    ]


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_numerals_are_found_as_they_were(lang):
    is_golden(f"numerals.{lang}", found(lang, texts(lang)))
