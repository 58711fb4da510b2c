"""Labels, units, measures, times, places and cells as they are taken apart: golden files over many."""

from decimal import Decimal

import pytest

from qjviewer.bundle.periods import parse_period
from qjviewer.intake import indicator_words, place_words, unit_words
from qjviewer.intake.cell_values import read_value
from qjviewer.intake.folding_text import folded, indent_of, without_translation
from qjviewer.intake.format_codes import BUILT_IN, parse_format
from qjviewer.intake.format_dates import from_serial, hanzi_number
from qjviewer.intake.label_words import parse_label
from qjviewer.intake.labels_in_time import file_pattern, fits_pattern, moved_label, sheet_pattern
from qjviewer.intake.measure_words import find_comparison, find_measure
from qjviewer.intake.number_formats import exact, show_number, show_text
from qjviewer.intake.period_reading import find_period, to_period
from tests.intake.test_labels import HEADERS, ROWS, TIMES
from tests.intake.test_number_formats import SHOWN
from tests.rich.written import is_golden, short

LABELS = (
    *HEADERS, *ROWS, "2.其中：税收收入（万元）", "②工业增值税", "（1）国有", "Ⅰ、农业", "一.二产",
    "＊外商投资企业", "　　　民间投资", "#房地产开发投资", "总计", "合计", "小计", "其他", "全区",
    "全市合计", "甲区（本级）", "规上工业增加值增速（%）", "限上零售额比上年同期增长（±%）",
    "累计比上年同期±%", "本月止累计", "1-6月累计(亿元)", "6月当月", "去年同期", "上年同期累计",
    "比上月增减", "比去年同月增长%", "完成全年计划（%）", "占全市比重", "在全市排位", "全市排名（位）",
    "位次较上月变化", "对GDP增长的贡献率（%）", "拉动点数", "两年平均增长", "实绩", "完成数",
    "自开工累计完成投资", "期末余额", "比年初增加", "单位", "计量单位", "备注", "序号", "指标名称",
    "项目", "单位：万元、%", "（以万元为单位）", "亏损企业数(个)", "用电量(万千瓦时)",
    "工业用电量同比增长%", "Retail sales", "合计 Total", "规上服务业营业收入（1-5月）", "R&D经费",
    "PPI(上年同期=100)",
)  # fmt: skip
TIMED = (
    *TIMES, "甲区2023年6月30日产值", "截至2023年6月底", "2023年上半年（1-6月）", "二季度", "6月", "1-6月",
    "上年同期", "去年同月", "本月", "本年累计", "截止本月末", "年初以来", "自开工累计", "2022年",
    "2022、2023年", "十四五", "当季", "累计", "2023Q2", "2023年第一季度", "3-5月", "12月末余额", "一月",
    "1月至3月", "Jun 2023", "YTD", "近三年", "2023/6", "2023-06-30", "GDP2023年6月30日YoY", "GDP累计YoY",
    "GDP上年同期YoY", "GDP本期YoY", "截至6月29日GDP", "截至2023年2月28日", "截至2月27日", "上年（2022年）",
    "2022年同期", "前年同期", "上上月", "上季度", "上月末", "年初", "上年末", "2022年末存量", "1月份", "13月",
    "2023年13月", "2023年6-3月", "前5月", "前两个月", "前三个季度", "下半年",
    "四季度", "第四季度末", "H1 2023",
    "Q3", "2023年1季度", "一至四季度", "2022/2023", "FY2023", "'23年6月", "2023.1-6", "2023.1.1-2023.6.30",
    "6月末余额", "二〇二三年", "二零二三年上半年", "民国", "12月当月", "自年初累计", "1-本月", "去年1-6月",
    "上年6月", "上年上半年", "去年全年", "上年决算数", "今年", "本季度", "全年", "半年", "3季度累计",
)  # fmt: skip
PLACES = (
    "甲区", "乙县", "全市", "全区", "丙镇", "丁街道", "开发区", "高新区", "市直", "市本级", "区本级",
    "合计", "小计", "工业", "某某公司", "子省", "其中：甲区", "甲区2023年6月主要经济指标",
    "丑市各县（市、区）主要指标", "全国", "某村", "经济技术开发区", "县城", "总计",
    "甲市", "甲市乙县", "某省", "子省丑市甲区", "城东街道", "石桥乡", "经开区", "科技园", "新城", "全县合计",
    "各县（市、区）", "县级合计", "分县区", "市属", "省属企业", "境外", "其他地区", "全州", "自治县", "某旗",
)  # fmt: skip
NAMES = (
    "工业总产值", "增加值", "产销率", "亏损面", "存款余额", "企业数", "从业人员", "税收收入", "第一产业",
    "重工业", "国有企业", "固定资产投资", "房地产开发投资", "住宅", "居民消费价格指数",
    "全体居民人均可支配收入", "城镇", "用电量", "出口", "进口", "项目个数", "甲区主要经济指标",
    "财政收支情况", "规上工业产值（按行业分）", "合计", "农林牧渔业", "利润总额", "资产负债率",
    "R&D经费支出", "新增", "工业增加值率", "单位GDP能耗", "进出口总额", "实际使用外资", "常住人口", "增值税",
    "住户存款", "涉农贷款", "批发业", "第二产业", "其他服务业", "民间投资",
    "工业投资", "限上零售额", "餐饮收入",
    "城镇居民人均可支配收入", "农村居民人均消费支出", "粮食产量", "生猪出栏",
    "旅游收入", "接待游客人次", "亏损额",
    "应收账款", "每百元营业收入中的成本", "规上工业企业数", "四上企业", "公共财政支出", "教育", "占GDP比重",
)  # fmt: skip
UNITS = (
    "亿元", "（亿元）", "单位：万元", "万元、%", "%", "％", "百分点", "个百分点", "元/人", "万千瓦时",
    "上年=100", "个", "位", "人", "亩", "平方米", "万美元", "吨标准煤", "千瓦时/元", "‰", "倍", "公里",
    "10公里", "时间", "同比", "亿元、%", "亿元/%", "人民币亿元", "元/平方米", "万元/人", "件", "万件", "头",
    "吨/公顷", "点", "个点", "以亿元计", "单位：%、万元、人", "(%)", "上月=100",
    "1978=100", "上年同期＝100", "℃",
    "千克/人", "万标箱", "公里/小时", "亿件", "户、人", "百万元", "十万元", "万", "亿", "千元",
    "m2", "万m2", "亿m3", "元/m2", "PP", "Percentage Point", "percent", "pct", "万度", "亿度", "吨标煤",
    "万吨标煤", "名次", "万标准箱", "元人民币", "万平方千米", "RMB 100 million", "万户次", "billion yuan",
    "thousand tonnes", "单位: 万元（亩）", "Unit: 10,000 yuan", "计量单位:吨", "见表", "/", "数据单位：-",
)  # fmt: skip
CELLS = (
    "12.5", "1,234.5", "-3.4", "（3.4）", "(11.8)", "▲2.7", "▼0.5", "△1.2", "↑3", "↓2", "＋5.1", "７.２",
    "4(3)", "2/6", "第3位", "持平", "—", "-", "…", "/", "*", "空", "", "12%", "1.5倍", "增长3.2%",
    "下降1.1%", "上升2位", "12.5万元", "约30", "36余个", "1062.55（1）", "2.1个百分点", "扭亏为盈",
    "增亏12.3", "减亏3", "5-8", "１２．５", "0", "0.0", "并列2", "12.5*", "12.5①", "N/A", "#DIV/0!", "1e3",
    "12亿", "十二", "2023年6月", "不可比", "3月", "+", "100以上", "≥5", "不低于6%", "12.5万", "3.2个点",
    "-0.0", "+0.5%", "↑", "↓1.2%", "上升3", "下降2位", "第一", "第十二位", "3/90位", "7/6", "0/6",
    "持平（0）", "约12.5万元", "近30", "30余", "…万", "待定", "未公布", "保密", "12，345", "1 234", "1'234",
    "1.2.3", "12%-15%", "12—15", "﹣3", "－3", "−3", "(−3)", "（+3）", "¥12", "$3", "12元/人", "12.5 %",
    "%12", "12.50", ".5", "5.", "001", "1E-3", "TRUE", "#N/A", "#REF!", "12①②", "12(5)", "基本持平", "不变",
    "与上年持平", "与去年持平", "同比持平", "与上年同期持平", "平", "unchanged", "#VALUE!", "#NAME?",
    "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "--", "---", "\\", "//", "不适用", "无", "n.a.", "na", "n/a",
    "×", "x", "..", "...", "......", "……", "暂无", "暂无数据", "缺", "缺数", "无数据", "待填", "待报",
    "待公布", "待核实", "未报", "不公开", "**", "***", "#", "c", "△3", "▴3", "▵3", "▼3", "▽3", "▾3", "▿3",
)  # fmt: skip
CODES = (
    "General", "0.00%", '0.0_);[Red]\\(0.0\\)', "[>=10000]0.0,;0", 'yyyy"年"m"月"', "▲0.0;▼0.0;持平", "@",
    "yy e m mm mmm mmmm mmmmm", "d dd ddd dddd aaa aaaa", "h hh hhh:mm:sss", "h AM/PM", "上午/下午h时m分",
    "[DBNum1]yyyy年m月d日", "[m]:ss", "[ss]", "yyyymmdd", "b2 g",
    "[h]:mm", "#,##0.00;-#,##0.00", '[DBNum1][$-804]m"月"',
)  # fmt: skip


def labels():
    for text in LABELS:
        for side in ("row", "column"):
            found = parse_label(text, side)
            yield f"{text!r} {side}: {short(found) or found} {found.unit}"


def measures():
    for text in (*LABELS, *NAMES):
        for unit in ("", "%", "亿元"):
            one, rest = find_measure(folded(text), unit)
            other, left = find_comparison(folded(text), unit)
            yield f"{text!r} {unit}: {short(one)} {rest!r} {short(other)} {left!r}"


def times():
    for text in (*TIMED, *LABELS[-52:]):
        words, rest = find_period(folded(text))
        period = to_period(words)
        yield f"{text!r}: {short(words)} {rest!r} {period.code if period else ''}"
        yield f" {words.says_time} {words.has_months}"


def places():
    judges = [place_words.is_place_name, place_words.is_whole, place_words.is_total]
    judges += [place_words.is_subtotal, place_words.is_own_part]
    for text in PLACES:
        yield f"{text} {[judge(text) for judge in judges]} {place_words.place_in_title(text)}"


def names():
    one = indicator_words
    judges = [one.is_indicator, one.is_amount, one.is_rate_name, one.is_stock, one.is_count_of_firms]
    judges += [one.is_cumulative_only, one.is_part_name, one.is_category, one.is_field, one.is_known]
    for text in NAMES:
        judged = "".join("x" if judge(text) else "-" for judge in judges)
        yield f"{text} {judged} {one.subject_of_title(text)!r}"
        under = [other for other in NAMES if one.never_under(text, other)]
        part = [other for other in NAMES if one.is_part_of(text, other)]
        yield f" never under {under}; part of {part}; {one.without_subject(text, '规上工业')}"


def unit_names():
    one = unit_words
    for text in UNITS:
        yield f"{text} {one.unit_of(text)!r} {one.units_of(text)} {one.stated_units(text)}"
        yield f" {one.unscaled(text)!r} {one.says_unit(text)} {one.is_index_unit(text)} {one.is_rate(text)}"


def cells():
    for text in CELLS:
        found = read_value(text)
        yield f"{text!r}: {short(found) if found else 'nothing'} {found.is_figure if found else ''}"
    for text in ("　　甲区", "  b", "\t工业", "契　税", "指标 Indicator", "ＧＤＰ（亿元）", "a\nb"):
        yield f"{text!r}: {folded(text)!r} {indent_of(text)} {without_translation(text)!r}"


def formats():
    for value, code, _ in SHOWN:
        yield f"{value} {code}: {short(show_number(value, code))}"
    for code in CODES:
        yield f"{code}: {[short(section) or section for section in parse_format(code)]}"
        for section in parse_format(code):
            held = [section.holds(Decimal(n)) for n in ("-1", "0", "5", "10000")]
            yield f" {section.is_date} {section.only_negative} {held}"
        numbers = [show_number(Decimal(n), code).text for n in ("-12345.678", "0", "45078.5")]
        yield f" {show_text('字', code)} {numbers}"
    for number, code in BUILT_IN.items():
        numbers = [show_number(Decimal(n), code).text for n in ("1234.5678", "-0.125", "0", "45078.75")]
        yield f"{number} {code}: {' | '.join(numbers)}"
    yield f"{[exact(n) for n in (0.1, '1e3', 'x', 12.30, '1_0')]}"
    yield f"{[hanzi_number(n) for n in (0, 6, 10, 12, 20, 31, 99)]}"
    yield f"{[str(from_serial(Decimal(n))) for n in ('1', '59', '60', '61', '45078.25', '-1', '9999999')]}"
    yield f"{from_serial(Decimal('43616'), since_1904=True)}"


def labels_of_another_time():
    read, now = parse_period("2023H1"), parse_period("2023Q1-Q3")
    june, july = parse_period("2023M06"), parse_period("2024M07")
    for text in (
        "1-6月累计",
        "2023年6月",
        "上半年",
        "6月当月",
        "2022年同期",
        "1—6月",
        "指标",
        "2023年1-6月同比",
    ):
        yield f"{text} {moved_label(text, read, now)} {moved_label(text, june, july)}"
    for text in ("甲区2023年6月.xlsx", "6月快报(1).xls", "指标.csv", "2023-06 表.ods"):
        pattern = file_pattern(text)
        fitting = [
            name for name in ("甲区2024年7月.xlsx", "7月快报(2).xls", text) if fits_pattern(pattern, name)
        ]
        yield f"{text} {pattern} {fitting}"
        yield f" {sheet_pattern(text)}"


MADE = [labels, measures, times, places, names, unit_names, cells, formats, labels_of_another_time]


@pytest.mark.parametrize("made", MADE)
def test_words_of_tables_are_taken_apart_as_they_were(made):
    is_golden(f"intake.{made.__name__}", made())
