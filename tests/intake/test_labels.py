"""Headers and labels taken apart: measure, unit, time, place, and the name that is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.intake.folding_text import folded
from qjviewer.intake.label_words import parse_label
from qjviewer.intake.period_reading import find_period, merged, to_period
from qjviewer.intake.place_words import is_place_name, is_whole, place_in_title
from qjviewer.intake.unit_words import stated_units, unit_of
from tests.any_text import any_text

# Header: name, measure, unit.
HEADERS = {
    "同比±%": ("", "yoy", "%"), "增速\n(%)": ("", "yoy", "%"), "比上年同期增长%": ("", "yoy", "%"),
    "增减%": ("", "yoy", "%"), "增减额": ("", "diff", ""),
    "较上年同期增减（百分点）": ("", "diff", "百分点"), "比1—5月±百分点": ("", "diff_prev", "百分点"),
    "比年初增加（亿元）": ("", "diff_ytd", "亿元"), "比年初增长(%)": ("", "ytd", "%"),
    "环比（%）": ("", "qoq", "%"), "比序时进度±百分点": ("", "diff_schedule", "百分点"),
    "累计占\n预算%": ("", "completion", "%"), "完成年度目标": ("", "completion", ""),
    "年初预算": ("", "target", ""), "全年目标": ("", "target", ""), "年度计划投资": ("", "target", ""),
    "占比（%）": ("", "share", "%"), "占GDP比重（%）": ("", "share", "%"),
    "拉动全区\n（百分点）": ("", "contribution", "百分点"), "居全市位次": ("", "rank", ""),
    "名次": ("", "rank", ""), "位次变化": ("", "rank_change", ""), "总量(亿元)": ("", "level", "亿元"),
    "工业总产值（万元）": ("工业总产值", "", "万元"), "增加值增速\n（%）": ("增加值", "yoy", "%"),
    "YoY (%)": ("", "yoy", "%"), "同比增减": ("", "change", ""), "产销率": ("产销率", "", ""),
    "指标 Indicator": ("指标", "", ""),
}  # fmt: skip
# Label of a row: name, numbering, of which, unit.
ROWS = {
    "一、工业": ("工业", "hanzi", False, ""),
    "（一）一般公共预算收入": ("一般公共预算收入", "hanzi-brackets", False, ""),
    "1.税收收入": ("税收收入", "digits", False, ""), "1.1农业": ("农业", "dotted", False, ""),
    "A、全行业用电合计": ("全行业用电合计", "letters", False, ""),
    "　其中：高新技术产业": ("高新技术产业", "", True, ""), "　#工业投资": ("工业投资", "", True, ""),
    "规上工业利润总额*（亿元）": ("规上工业利润总额", "", False, "亿元"),
    "固定资产投资（不含农户）": ("固定资产投资(不含农户)", "", False, ""),
    "第三产业增加值占比": ("第三产业增加值占比", "", False, ""), "内资企业": ("内资企业", "", False, ""),
    "契　税": ("契税", "", False, ""),
}  # fmt: skip
TIMES = {
    "2023年6月": "2023M06", "2023年1—6月": "2023H1", "二〇二三年六月": "2023M06", "2023.06": "2023M06",
    "202306": "2023M06", "2023年前三季度": "2023Q1-Q3", "2023年1至6月份": "2023H1",
    "2022年末": "2022M12末", "2023年6月底": "2023M06末", "Jan-Jun 2023": "2023H1", "23年1-6月": "2023H1",
    "2023年度": "2023", "2023年一至三季度": "2023Q1-Q3", "2023年1-6": "2023H1",
}  # fmt: skip


@pytest.mark.parametrize("text", HEADERS)
def test_a_header_says_measure_and_unit(text):
    label = parse_label(text, "column")
    assert (label.name, label.measure.measure, label.unit) == HEADERS[text]


@pytest.mark.parametrize("text", ROWS)
def test_a_row_keeps_its_name_without_number_mark_and_unit(text):
    label = parse_label(text, "row")
    assert (label.name, label.numbering, label.of_which, label.unit) == ROWS[text]


@pytest.mark.parametrize("text", TIMES)
def test_a_period_is_found_in_every_written_form(text):
    assert to_period(find_period(folded(text))[0]).code == TIMES[text]


@pytest.mark.parametrize(
    "text", ["2023-07-18", "2023年7月5日", "第二产业", "十二、其他", "年初预算", "第1-2位", "6"]
)
def test_days_numbers_and_plans_are_no_periods(text):
    assert not find_period(folded(text))[0].says_time


@pytest.mark.parametrize(
    ("outer", "inner", "code"),
    [
        ("2023年6月", "本月", "2023M06"),
        ("2023年6月", "本月止累计", "2023H1"),
        ("2023年1-6月", "本月", "2023M06"),
        ("2023年6月", "上年同期累计", "2022H1"),
        ("2023年1-7月", "上月", "2023M06"),
        ("2023年6月", "年初", "2022M12末"),
        ("2023年", "1—2月", "2023M01-M02"),
    ],
)
def test_words_of_time_lean_on_the_title(outer, inner, code):
    assert to_period(merged(find_period(folded(t))[0] for t in (outer, inner))).code == code


@pytest.mark.parametrize("text", ["甲区", "壬开发区", "卯街道", "子镇", "云溪工业园区", "Jia District"])
def test_places_are_known_by_their_endings(text):
    assert is_place_name(text)


@pytest.mark.parametrize(
    "text", ["全市", "城镇", "东盟", "超市", "地区", "各县区", "合计", "社区", "规模以上工业"]
)
def test_other_words_are_no_places(text):
    assert not is_place_name(text)


def test_totals_mean_the_whole_place():
    assert all(is_whole(text) for text in ("全市", "全区合计", "总计", "全县"))
    assert not is_whole("工业合计")


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("己市2023年6月主要经济指标", "己市"),
        ("2023年1-6月己市各县（市、区）对比表", "己市"),
        ("附表2　甲区2023年分镇街投资情况", "甲区"),
        ("某省某市某区2023年", "某区"),
        ("各县区主要指标", ""),
        ("城镇居民收入", ""),
        ("2023年1—5月重点工业园区主要指标", ""),
    ],
)
def test_the_place_of_a_title_is_the_innermost_it_begins_with(title, place):
    _, rest = find_period(folded(title))
    assert place_in_title(rest)[0] == place


def test_units_are_found_in_lines_about_them():
    assert stated_units("（单位：万元、%）") == ("万元", "%")
    assert stated_units("计量单位: 万千瓦时") == ("万千瓦时",)
    assert stated_units("编制单位：甲区统计局") == ()
    assert unit_of("个百分点") == "百分点"
    assert unit_of("亿元") == "亿元"
    assert unit_of("指标") == ""


@given(any_text(max_size=200), st.sampled_from(["row", "column", "title"]))
def test_any_text_is_a_label(text, side):
    assert parse_label(text, side).raw == text
