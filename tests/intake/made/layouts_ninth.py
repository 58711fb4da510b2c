"""A ninth batch, again written without looking at the reader."""

import datetime as dt

from tests.intake.made.biff import to_xls
from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_spreadsheetml, to_xlsx
from tests.intake.made.layouts_seventh import crossed
from tests.intake.made.numbers import COUNTIES, TOWNS, Numbers


def statutory_form(n: Numbers):
    """A form with number, office and validity at the right, a row that numbers columns, signatures below."""
    d = Draft("B203")
    d.title("规模以上工业生产、销售总值及主要产品产量", 8)
    d.put(2, 7, "表　　号：B203表")
    d.put(3, 1, "综合机关名称：乙县统计局")
    d.put(3, 4, "2023年7月")
    d.put(3, 7, "计量单位：千元")
    d.line(4, ["指标名称", "代码", "本月", None, None, "1-本月", None, None])
    for top, left, bottom, right in ((4, 1, 5, 1), (4, 2, 5, 2), (4, 3, 4, 5), (4, 6, 4, 8)):
        d.merge(top, left, bottom, right)
    d.line(5, ["本年", "上年同期", "增减%"] * 2, 3)
    d.line(6, ["甲", "乙", "1", "2", "3", "4", "5", "6"])
    rows = []
    for row, (label, of) in enumerate(
        (
            ("工业总产值（当年价格）", "工业总产值(当年价格)"),
            ("　其中：新产品产值", "工业总产值(当年价格)/新产品产值"),
            ("工业销售产值（当年价格）", "工业销售产值(当年价格)"),
            ("　其中：出口交货值", "工业销售产值(当年价格)/出口交货值"),
        ),
        7,
    ):
        d.line(row, [label, f"{row - 6:02}"])
        rows.append({"of": of, "place": "乙县", "unit": "千元"})
    month, total = {"period": "2023M07"}, {"period": "2023M01-07"}
    crossed(
        d,
        n,
        7,
        3,
        rows,
        [
            {**month, "fmt": "0"},
            {"period": "2022M07", "fmt": "0"},
            {**month, "measure": "yoy"},
            {**total, "fmt": "0"},
            {"period": "2022M01-07", "fmt": "0"},
            {**total, "measure": "yoy"},
        ],
    )
    d.line(12, ["单位负责人：", None, "填表人：", None, None, "报出日期：2023年8月12日"])
    return "B203表.xls", to_xls([d]), [d]


def cover_and_parts(n: Numbers):
    """A book with a cover, a sheet a topic, short titles on the sheets; place and period on the cover alone."""
    cover = Draft("封面")
    cover.put(5, 3, "辛县统计月报")
    cover.put(7, 3, "2023年第10期")
    cover.put(9, 3, "（1—10月）")
    first = Draft("工业")
    first.title("规模以上工业", 4)
    first.line(2, ["指标", "单位", "1-10月", "增长%"])
    rows = []
    for row, (name, unit) in enumerate((("总产值", "亿元"), ("增加值", "亿元"), ("企业数", "家")), 3):
        first.line(row, [name, unit])
        rows.append(
            {"of": name, "place": "辛县", "unit": unit, "period": "2023M10" if unit == "家" else "2023M01-10"}
        )
    crossed(first, n, 3, 3, rows, [{}, {"measure": "yoy"}])
    second = Draft("投资")
    second.title("固定资产投资", 3)
    second.line(2, ["项目", "1-10月（亿元）", "同比增长（%）"])
    rows = []
    for row, (label, of) in enumerate(
        (
            ("固定资产投资", "固定资产投资"),
            ("　工业投资", "固定资产投资/工业投资"),
            ("　　技改投资", "固定资产投资/工业投资/技改投资"),
            ("　民间投资", "固定资产投资/民间投资"),
        ),
        3,
    ):
        second.put(row, 1, label)
        rows.append({"of": of, "place": "辛县", "unit": "亿元", "period": "2023M01-10"})
    crossed(second, n, 3, 2, rows, [{}, {"measure": "yoy"}])
    return "辛县月报10期.xlsx", to_xlsx([cover, first, second]), [cover, first, second]


def growth_matrix_quarters(n: Numbers):
    """Places down, years over quarters across, only growth; last quarters blank."""
    d = Draft("增速矩阵")
    d.title("2021-2023年各县（市、区）地区生产总值累计增速", 12)
    d.put(2, 11, "单位：%")
    d.put(3, 1, "地区")
    d.merge(3, 1, 4, 1)
    columns = []
    for at, year in enumerate((2021, 2022, 2023)):
        left = 2 + at * 4
        d.put(3, left, f"{year}年")
        d.merge(3, left, 3, left + 3)
        d.line(4, ["一季度", "上半年", "前三季度", "全年"], left)
        columns += [f"{year}Q1", f"{year}M01-06", f"{year}M01-09", f"{year}"]
    for row, place in enumerate(COUNTIES[:5], 5):
        d.put(row, 1, place)
        for column, period in enumerate(columns, 2):
            if period not in ("2023M01-09", "2023"):
                d.figure(
                    row,
                    column,
                    n.growth(),
                    "0.0",
                    of="地区生产总值",
                    measure="yoy",
                    place=place,
                    period=period,
                    unit="%",
                )
    return "GDP增速.xlsx", to_xlsx([d]), [d]


def blank_columns_between(n: Numbers):
    """Empty columns and rows between groups, months as a merged line over pairs, text numbers with blanks."""
    d = Draft("用电")
    d.title("丁市工业行业用电情况（万千瓦时）", 8, merged=False)
    d.line(3, ["行业", None, "2023年8月", None, None, "2023年1-8月"])
    d.line(4, [None, None, "用电量", "同比（%）", None, "用电量", "同比（%）"])
    row = 5
    for label, of in (
        ("工业用电", "工业用电"),
        ("", ""),
        ("　制造业", "工业用电/制造业"),
        ("　　纺织业", "工业用电/制造业/纺织业"),
        ("　　金属制品业", "工业用电/制造业/金属制品业"),
        ("　采矿业", "工业用电/采矿业"),
    ):
        if label:
            d.put(row, 1, label)
            for left, period in ((3, "2023M08"), (6, "2023M01-08")):
                about = {"of": of, "place": "丁市", "period": period}
                value, rate = n.level(), n.growth()
                d.figure(row, left, f" {value:,} ", unit="万千瓦时", truth=value, **about)
                d.figure(row, left + 1, f"{rate}", measure="yoy", unit="%", truth=rate, **about)
        row += 1
    return "工业用电.xlsx", to_xlsx([d]), [d]


def investment_paper(n: Numbers):
    """A paper: merged left groups in a table of kinds, project counts and amounts, footnote in a row."""
    d = Draft("表1")
    d.lead = [
        "关于2023年上半年投资运行情况的通报",
        "附件：戊区2023年1—6月固定资产投资分类情况",
        "单位：个、万元、%",
    ]
    d.line(1, ["分类", "项目", "个数", "完成投资", "同比", "占比"])
    groups = (("按产业", ("第一产业", "第二产业", "第三产业")), ("按隶属", ("国有投资", "民间投资")))
    d.line(2, ["合计"])
    d.merge(2, 1, 2, 2)
    rows = [("固定资产投资", 2)]
    row = 3
    for group, names in groups:
        d.put(row, 1, group)
        d.merge(row, 1, row + len(names) - 1, 1)
        for name in names:
            d.put(row, 2, name)
            rows.append((f"固定资产投资/{name}", row))
            row += 1
    for of, at in rows:
        about = {"place": "戊区"}
        d.figure(at, 3, n.level(0), "0", of=f"{of}/个数", period="2023M06", unit="个", **about)
        d.figure(at, 4, n.level(0), "0", of=of, period="2023M01-06", unit="万元", **about)
        d.figure(at, 5, n.growth(), "0.0", of=of, measure="yoy", period="2023M01-06", unit="%", **about)
        d.figure(at, 6, n.share(), "0.0", of=of, measure="share", period="2023M01-06", unit="%", **about)
    return "投资通报.docx", to_docx([d]), [d]


def ranks_as_rows(n: Numbers):
    """Places across; under each indicator a row of growth and a row of ranks; the latter as text."""
    d = Draft("位次表")
    d.title("己市各县（市、区）2023年1-5月主要指标增速及位次", 7)
    d.line(2, ["指标", "项目", *COUNTIES[:5]])
    row = 3
    for name in ("规上工业增加值", "固定资产投资", "限上零售额"):
        d.put(row, 1, name)
        d.merge(row, 1, row + 1, 1)
        d.line(row, ["增速（%）"], 2)
        d.line(row + 1, ["位次"], 2)
        for column, place, rank in zip(range(3, 8), COUNTIES[:5], n.ranks(5), strict=True):
            about = {"of": name, "place": place, "period": "2023M01-05", "rank": rank}
            d.figure(row, column, n.growth(), "0.0", measure="yoy", unit="%", **about)
            d.figure(row + 1, column, f"第{rank}位", measure="rank", unit="位", truth=rank, **about)
        row += 2
    return "位次表.ods", to_ods([d]), [d]


def repeated_header_pages(n: Numbers):
    """The table goes on after a page break: title with （续）, header again, other rows."""
    d = Draft("Sheet1")
    d.title("癸市2023年1-4月各行业税收收入", 4)
    d.put(2, 4, "单位：万元")
    names = ("采矿业", "制造业", "建筑业", "批发和零售业", "住宿和餐饮业", "金融业", "房地产业", "教育")
    row = 3
    for at, name in enumerate(names):
        if at in (0, 4):
            if at:
                d.put(row, 1, "癸市2023年1-4月各行业税收收入（续）")
                d.merge(row, 1, row, 4)
                row += 1
            d.line(row, ["行业", "税收收入", "同比增减额", "同比增长%"])
            row += 1
        d.put(row, 1, name)
        about = {"of": f"税收收入/{name}", "place": "癸市", "period": "2023M01-04"}
        d.figure(row, 2, n.level(0), "0", unit="万元", **about)
        d.figure(row, 3, n.growth() * 10, "0", measure="diff", unit="万元", **about)
        d.figure(row, 4, n.growth(), "0.0", measure="yoy", unit="%", **about)
        row += 1
    return "行业税收.xls", to_html(d), [d]


def long_months_csv(n: Numbers):
    """A long list: place, indicator, year, month, value, growth; comma-separated, UTF-8 with a mark."""
    d = Draft("")
    d.line(1, ["地区", "指标", "单位", "年份", "月份", "累计值", "累计增速(%)"])
    row = 2
    for place in ("甲区", "乙县"):
        for of, unit in (("固定资产投资", "亿元"), ("外贸出口", "万元")):
            for month in (5, 6):
                d.line(row, [place, of, unit, "2023", str(month)])
                about = {"of": of, "place": place, "period": f"2023M01-{month:02}"}
                value, rate = n.level(), n.growth()
                d.figure(row, 6, str(value), unit=unit, truth=value, **about)
                d.figure(row, 7, str(rate), measure="yoy", unit="%", truth=rate, **about)
                row += 1
    return "月度明细.csv", to_delimited(d, ",", "utf-8-sig"), [d]


def two_cities_columns(n: Numbers):
    """One indicator group a place, with the difference between both in points."""
    d = Draft("对标")
    d.title("2023年1-7月甲区与戊区主要指标对标", 8)
    d.line(2, ["指标", "单位", "甲区", None, "戊区", None, "甲区与戊区增速差（百分点）"])
    d.merge(2, 1, 3, 1)
    d.merge(2, 2, 3, 2)
    d.merge(2, 3, 2, 4)
    d.merge(2, 5, 2, 6)
    d.line(3, ["总量", "增速%", "总量", "增速%"], 3)
    for row, (name, unit) in enumerate(
        (("规上工业增加值", "亿元"), ("固定资产投资", "亿元"), ("税收收入", "万元")), 4
    ):
        d.line(row, [name, unit])
        for left, place in ((3, "甲区"), (5, "戊区")):
            about = {"of": name, "place": place, "period": "2023M01-07"}
            d.figure(row, left, n.level(), unit=unit, **about)
            d.figure(row, left + 1, n.growth(), "0.0", measure="yoy", unit="%", **about)
    d.cells.pop((2, 7))
    return "对标表.xml", to_spreadsheetml([d]), [d]


def months_dates_rows(n: Numbers):
    """Months as true dates down, shown as 2023-06; several indicators with amount and growth; newest on top."""
    d = Draft("序列")
    d.title("丙县主要指标月度序列（当月）", 5)
    d.line(2, ["月份", "规上工业总产值（亿元）", "同比（%）", "工业用电量（万千瓦时）", "同比（%）"])
    for row, month in enumerate((9, 8, 7, 6), 3):
        d.put(row, 1, dt.date(2023, month, 1), "yyyy-mm")
        for left, of, unit in ((2, "规上工业总产值", "亿元"), (4, "工业用电量", "万千瓦时")):
            about = {"of": of, "place": "丙县", "period": f"2023M{month:02}"}
            d.figure(row, left, n.level(), unit=unit, **about)
            d.figure(row, left + 1, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "月度序列.xlsx", to_xlsx([d]), [d]


def towns_two_blocks(n: Numbers):
    """Two blocks of towns side by side under one header repeated, total at the end of the second."""
    d = Draft("镇街税收")
    d.title("庚县各乡镇2023年1-2月税收收入情况（万元、%）", 7)
    d.line(2, ["乡镇", "税收收入", "增长", None, "乡镇", "税收收入", "增长"])
    places = (*TOWNS, "合计")
    for at, place in enumerate(places):
        row, left = 3 + at % 4, 1 if at < 4 else 5
        d.put(row, left, place)
        about = {"of": "税收收入", "place": "庚县" if place == "合计" else place, "period": "2023M01-02"}
        d.figure(row, left + 1, n.level(0), "#,##0", unit="万元", **about)
        d.figure(row, left + 2, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "乡镇税收.xlsx", to_xlsx([d]), [d]


LAYOUTS = (
    statutory_form, cover_and_parts, growth_matrix_quarters, blank_columns_between, investment_paper, ranks_as_rows,
    repeated_header_pages, long_months_csv, two_cities_columns, months_dates_rows, towns_two_blocks,
)  # fmt: skip
