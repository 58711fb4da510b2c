"""Titles, lines about a table, notes under it, and its rows and columns, as they are found: golden files."""

from collections.abc import Iterator

import pytest

from qjviewer.intake.meaning.surroundings import Surroundings, is_title, read_title
from qjviewer.intake.understanding import UnderstoodTable, understand
from qjviewer.intake.workbook_opening import read_workbook
from tests.intake.test_bureau_tables import cases, line_of
from tests.rich.written import is_golden, short

TITLES = """
甲区2023年6月主要经济指标|2023年上半年乙县规模以上工业增加值增速
附表1：2023年1—6月各镇（街道）财政收入完成情况表（单位：万元）|全市各县（市、区）固定资产投资增长情况
分行业规上工业产值|按登记注册类型分限额以上零售额|1-5月累计增速|增速排名|目标完成情况
截至2023年6月底存贷款余额|截至2023年6月29日项目进度|2023年6月30日人口情况|与上年同期比较
丙县统计局2023年7月快报|表3 用电量|2022年全年和2023年一季度|甲区2023年6月份财政收支执行情况统计表|（二）工业
三、投资|2023年主要目标任务|占全市比重|Main indicators, June 2023|甲区|6月|2023|子省丑市甲区|图1 走势
其中：工业|计量单位：亿元、%|各区排位|同比增长（%）|环比增速|完成进度|预算执行|续表
"""
ABOUTS = """
单位：万元|计量单位：亿元、%|填报单位：甲区统计局|编制单位：丙县发改局|制表日期：2023年7月15日|2023年7月15日
2023-07-15|报告期：2023年6月|期别：1-6月|数据时间: 2023年上半年|名称：乙县主要指标|地区：丙县
表名：2023年5月财政收入|文号：甲统字〔2023〕5号|表　号：B203表|制定机关：国家统计局|有效期至：2024年1月
2023年1-6月 单位：千元|（以万元为单位）|统计时间：2023年6月|报送单位：甲区 2023年7月10日|甲区
"""
NOTES = """
注：本表为快报数。|注：1.增速按可比价计算；2.带*指标为1—5月数。|备注：税收收入为初步核算数|*为上半年数
①为一季度数，②为上年数|注：▲表示下降|注：“-”为下降，“+”为增长|说明：▲为增长，▼为下降|资料来源：甲区统计局
注：固定资产投资增速截至5月|带※为预计数。|审核人：甲|位次后括号内为上年位次|（）内为去年同期数|负数表示下降
存款为6月末数|注：用电量为1-4月累计
"""
# Small tables of every make, a blank line between them.
SMALL = """
甲区2023年6月
指标|本月
工业产值（万元）|30
增速（%）|
　甲镇|5.1
　乙镇|-2.0

2023年乙县
项目|1月|2月|3月
工业产值（万元）|3|4|5
　同比增长（%）|5.1|4.1|3.1
商品销售额（万元）|7|8|9
　同比增长（%）|1.1|2.1|3.1

乙县历年情况
年份|2021|2022|2023
产值（万元）|3|4|5
增速（%）|1.0|2.0|3.0

2023年丙县各月
月份|1|2|3|4
产值（万元）|3|4|5|6

甲区2023年6月
序号|指标|单位|数值
一|工业||
1|产值|万元|30
2|利润|万元|4
二|商业||
1|销售额|万元|9

甲区2023年6月
指标|单位|本月|累计|同比
甲|乙|1|2|3
产值|万元|3|20|5.1

甲区2023年上半年
指标|2023年上半年|上年同期|增减|位次
产值（万元）|30|28|2|3/6

丙县2023年6月各镇
地区|产值（万元）|增速（%）|排名
甲镇|3|5.1|1
乙镇|4|4.1|2
合计|7|4.5|

甲区2023年6月
项目|当月|累计
产值（万元）|3|20
上年同期|2.8|19
增长（%）|5.1|4.1

2023年6月两地
指标|本月||本月止累计|
|甲区|乙县|甲区|乙县
产值（亿元）|3|4|18|24

表1 2023年6月甲区（单位：万元）
指标|本期|去年同期|±%
其中：工业产值|3|2|1.1
　#轻工业|1|1|0.5
占比（%）|40.1|39.9|0.2

甲区2023年6月人口（人）
镇街|年末数|比上年末增减|自然增长率（‰）
甲镇|30,120|-12|1.5
乙街道|…|—|/
"""
PLAIN = "指标\t本月\t1—6月\t同比±%\n工业投资*\t3.5\t20\t▲1.1\n商品销售额\t7\t44\t-2.0\n"


def items(text: str) -> list[str]:
    return [item for line in text.strip().splitlines() for item in line.split("|")]


def table_of(before: str = "", after: str = "") -> UnderstoodTable:
    return understand(read_workbook(f"{before}{PLAIN}{after}".encode(), "表.tsv")).tables[0]


def told(around: Surroundings) -> str:
    """What the lines around a table say together, and what the notes do."""
    said = (around.time, around.time_source, around.place, around.subject, around.near_subject, around.units)
    notes = [short(note) or note.text for note in around.notes]
    return f"{' · '.join(short(part) or '-' for part in (*said, around.measure))} {around.splits} {notes}"


def titled(text: str, source: str) -> str:
    """What a title says, or the line over a section."""
    found = read_title(text, source)
    parts = (found.time, found.place, found.subject, found.units, found.measure, found.splits)
    return " · ".join(short(part) or "-" for part in parts)


def titles() -> Iterator[str]:
    for text in items(TITLES):
        said = dict.fromkeys(titled(text, source) for source in ("title", "section"))
        yield f"{text}: {' / of a section: '.join(said)} {is_title(text)}"
    yield f"{[is_title(text) for text in ('甲。', '甲；', '甲;', '甲' * 70, '甲' * 71)]}"


def abouts() -> Iterator[str]:
    for text in items(ABOUTS):
        yield f"{text}: {told(table_of(f'甲区主要指标{chr(10)}{text}{chr(10)}').around)}"
        yield f" alone: {told(table_of(f'{text}{chr(10)}').around)}"


def notes() -> Iterator[str]:
    for text in items(NOTES):
        table = table_of("甲区2023年6月\n", f"{text}\n")
        yield f"{text}: {told(table.around)}"
        figures = (
            f"{f.cell} {f.period_code} {f.value} {f.status} {[d.reason for d in f.doubts]}"
            for f in table.figures
        )
        yield f" {' | '.join(figures)}"


def understood(text: str) -> list[UnderstoodTable]:
    """The tables of a text whose cells are parted by |."""
    rows = ["\t".join(c.strip(" ") for c in line.split("|")) for line in text.rstrip("\n").split("\n")]
    return understand(read_workbook("\n".join(rows).encode(), "表.tsv")).tables


def small() -> Iterator[str]:
    for text in SMALL.strip("\n").split("\n\n"):
        yield f"== {text.partition(chr(10))[0]}"
        for table in understood(text):
            yield from (f" {line_of(figure)}" for figure in table.figures)


def layouts() -> Iterator[str]:
    texts = [(str(case.values[0]), str(case.values[1])) for case in list(cases())[3::6]]
    for name, text in (*texts, *(("small", text) for text in SMALL.strip("\n").split("\n\n"))):
        yield f"== {name}"
        for found in understood(text):
            table = found.table
            lines = [[line.row for line in part] for part in (table.titles, table.abouts, table.notes)]
            kinds = "".join(table.kinds[row][0] for row in table.body)
            roles = " ".join(f"{column}{role}" for column, role in sorted(table.roles.items()))
            yield f" {table.left}-{table.right} {table.headers} {table.body[:1]} {kinds} {lines} {roles}"
            yield f" {' | '.join('/'.join(path) for path in table.paths.values())} {found.rows_are_places}"


FILES = {"titles": titles, "abouts": abouts, "notes": notes, "layouts": layouts, "small": small}


@pytest.mark.parametrize("name", FILES)
def test_what_stands_around_a_table_is_found_as_it_was(name):
    is_golden(f"intake.{name}", FILES[name]())
