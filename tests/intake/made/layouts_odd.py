"""A third batch: layouts that bend the habits of the others."""

from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_spreadsheetml, to_xlsx
from tests.intake.made.numbers import AMOUNTS, COUNTIES, TOWNS, Numbers


def sorted_boards(n: Numbers):
    """Boards side by side, each sorted by its own rank, the rank in front of the place."""
    d = Draft("排位")
    d.title("癸市2023年1-7月各县区主要指标增速排位表", 9)
    for left, name in ((1, "规模以上工业增加值"), (4, "固定资产投资"), (7, "社会消费品零售总额")):
        d.put(2, left, name)
        d.merge(2, left, 2, left + 2)
        d.line(3, ["位次", "县区", "增速（%）"], left)
        places = n.some(COUNTIES, 5)
        for row, place in enumerate(places, 4):
            rank = row - 3
            d.put(row, left + 1, place)
            about = {"of": name, "place": place, "period": "2023M01-07", "rank": rank}
            d.figure(row, left, rank, "0", measure="rank", unit="位", **about)
            d.figure(row, left + 2, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "排位表.xlsx", to_xlsx([d]), [d]


def nested_groups(n: Numbers):
    """A part of an indicator as a group of columns within its group."""
    d = Draft("投资")
    d.title("2023年1-8月各县（市、区）固定资产投资情况", 6)
    d.line(2, ["县（市、区）", "固定资产投资", None, "其中：工业投资", None, "占全部投资比重（%）"])
    d.merge(2, 1, 3, 1)
    d.merge(2, 2, 2, 3)
    d.merge(2, 4, 2, 5)
    d.merge(2, 6, 3, 6)
    d.line(3, ["总量\n（亿元）", "增速\n（%）", "总量\n（亿元）", "增速\n（%）"], 2)
    for row, place in enumerate(COUNTIES[:5], 4):
        d.put(row, 1, place)
        about = {"place": place, "period": "2023M01-08"}
        for column, of in ((2, "固定资产投资"), (4, "工业投资")):
            d.figure(row, column, n.level(), "0.00", of=of, unit="亿元", **about)
            d.figure(row, column + 1, n.growth(), "0.0", of=of, measure="yoy", unit="%", **about)
        d.figure(row, 6, n.share(), "0.0", of="工业投资", measure="share", unit="%", **about)
    return "各县投资.xlsx", to_xlsx([d]), [d]


def year_sections(n: Numbers):
    """Months down under lines that name the year; places across."""
    d = Draft("税收")
    d.title("各县区税收收入月度情况", 4)
    d.put(2, 4, "单位：万元")
    d.line(3, ["月份", *COUNTIES[:3]])
    row = 4
    for year, months in ((2022, (10, 11, 12)), (2023, (1, 2, 3))):
        d.put(row, 1, f"{year}年")
        row += 1
        for month in months:
            d.put(row, 1, f"{month}月")
            for column, place in enumerate(COUNTIES[:3], 2):
                d.figure(
                    row,
                    column,
                    n.level(0),
                    "#,##0",
                    of="税收收入",
                    place=place,
                    period=f"{year}M{month:02}",
                    unit="万元",
                )
            row += 1
    return "税收月度.xlsx", to_xlsx([d]), [d]


def periods_down(n: Numbers):
    """This year, the year before and growth as rows; indicators across."""
    d = Draft("对照")
    d.title("丁市2023年1-9月外贸情况（单位：亿元）", 4)
    d.line(2, ["时间", "进出口总额", "出口额", "进口额"])
    labels = (("本年累计", "2023M01-09"), ("上年同期", "2022M01-09"), ("同比增长（%）", None))
    for row, (label, period) in enumerate(labels, 3):
        d.put(row, 1, label)
        for column, of in ((2, "进出口总额"), (3, "出口额"), (4, "进口额")):
            if period:
                d.figure(row, column, n.level(), "0.00", of=of, place="丁市", period=period, unit="亿元")
            else:
                d.figure(
                    row,
                    column,
                    n.growth(),
                    "0.0",
                    of=of,
                    measure="yoy",
                    place="丁市",
                    period="2023M01-09",
                    unit="%",
                )
    return "外贸对照.xls", to_spreadsheetml([d]), [d]


def explicit_years(n: Numbers):
    """The two periods written out over their columns, the change beside them in amount and percent."""
    d = Draft("")
    d.put(1, 1, "乙县税收收入分税种情况表")
    d.line(2, ["税种", "2023年\n1-6月", "2022年\n1-6月", "增减", None])
    d.line(3, [None, None, None, "绝对额", "％"])
    d.put(1, 5, "单位：万元")
    rows = (
        ("合计", "税收收入"),
        ("增值税", "税收收入/增值税"),
        ("企业所得税", "税收收入/企业所得税"),
        ("个人所得税", "税收收入/个人所得税"),
    )
    for row, (label, of) in enumerate(rows, 4):
        d.put(row, 1, label)
        about = {"of": of, "place": "乙县"}
        d.figure(row, 2, n.level(0), "0", period="2023M01-06", unit="万元", **about)
        d.figure(row, 3, n.level(0), "0", period="2022M01-06", unit="万元", **about)
        d.figure(row, 4, n.growth() * 10, "0", measure="diff", period="2023M01-06", unit="万元", **about)
        d.figure(row, 5, n.growth(), "0.0", measure="yoy", period="2023M01-06", unit="%", **about)
    return "分税种.csv", to_delimited(d, ",", "gb18030"), [d]


def stagger(n: Numbers):
    """Levels of labels in columns of their own, a cover sheet, a hidden sheet of settings."""
    cover = Draft("封面")
    cover.put(2, 2, "统计月报")
    cover.put(4, 2, "己县统计局")
    cover.put(5, 2, "二〇二三年十月")
    hidden = Draft("参数")
    hidden.hidden = True
    hidden.line(1, ["系数", "值"])
    hidden.put(2, 1, "折算")
    hidden.put(2, 2, 1.25, "0.00")
    d = Draft("主要指标")
    d.title("己县主要经济指标", 6)
    d.line(2, ["指标", None, None, "单位", "1-10月", "同比±%"])
    d.merge(2, 1, 2, 3)
    rows = (((1, "固定资产投资"), "亿元", "固定资产投资"), ((2, "工业投资"), "亿元", "固定资产投资/工业投资"), ((3, "技改投资"), "亿元", "固定资产投资/工业投资/技改投资"),
            ((2, "房地产开发投资"), "亿元", "固定资产投资/房地产开发投资"), ((1, "社会消费品零售总额"), "亿元", "社会消费品零售总额"), ((2, "限上零售额"), "亿元", "社会消费品零售总额/限上零售额"))  # fmt: skip
    for row, ((column, label), unit, of) in enumerate(rows, 3):
        d.put(row, column, label)
        d.put(row, 4, unit)
        about = {"of": of, "place": "己县", "period": "2023M01-10"}
        d.figure(row, 5, n.level(), "0.00", unit=unit, **about)
        d.figure(row, 6, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "月报.xlsx", to_xlsx([cover, d, hidden]), [cover, d, hidden]


def short_names(n: Numbers):
    """Places without the word for their kind, told by the heading."""
    d = Draft("Sheet1")
    d.title("2023年1-3月各镇街税收入库情况", 4)
    d.line(2, ["镇街", "税收收入（万元）", "同比增长（%）", "占全区比重（%）"])
    for row, place in enumerate(("城东", "城西", "上河", "下塘", "开发区", "全区"), 3):
        d.put(row, 1, place)
        about = {"of": "税收收入", "place": "甲区" if place == "全区" else place, "period": "2023M01-03"}
        d.figure(row, 2, n.level(0), "#,##0", unit="万元", **about)
        d.figure(row, 3, n.growth(), "0.0", measure="yoy", unit="%", **about)
        d.figure(row, 4, n.share(), "0.0", measure="share", unit="%", **about)
    return "甲区镇街税收.xls", to_html(d), [d]


def long_list(n: Numbers):
    """An export with a column for each dimension, year and month as numbers."""
    d = Draft("export")
    d.line(1, ["年份", "月份", "地区", "指标名称", "计量单位", "当月值", "累计值", "累计同比(%)"])
    row = 2
    for place in ("甲区", "乙县", "丙县"):
        for month in (4, 5):
            for name, unit in (("规上工业总产值", "亿元"), ("全社会用电量", "万千瓦时")):
                d.put(row, 1, 2023, "0")
                d.put(row, 2, month, "0")
                d.put(row, 3, place)
                d.put(row, 4, name)
                d.put(row, 5, unit)
                about = {"of": name, "place": place}
                d.figure(row, 6, n.level(), "0.00", period=f"2023M{month:02}", unit=unit, **about)
                d.figure(row, 7, n.level(), "0.00", period=f"2023M01-{month:02}", unit=unit, **about)
                d.figure(
                    row, 8, n.growth(), "0.0", measure="yoy", period=f"2023M01-{month:02}", unit="%", **about
                )
                row += 1
    return "导出.xlsx", to_xlsx([d]), [d]


def lines_under_indicator(n: Numbers):
    """Each indicator a line of its own, below it the month and the year to date; places across."""
    d = Draft("分区")
    d.title("癸市2023年4月分县区主要指标", 5)
    d.line(2, ["指标", "全市", *COUNTIES[:3]])
    row = 3
    for name, unit in (
        ("规上工业总产值", "亿元"),
        ("一般公共预算收入", "万元"),
        ("全社会用电量", "万千瓦时"),
    ):
        d.put(row, 1, f"{name}（{unit}）", bold=True)
        row += 1
        for label, period, measure, own in (
            ("　本月", "2023M04", "level", unit),
            ("　本月止累计", "2023M01-04", "level", unit),
            ("　累计增长（%）", "2023M01-04", "yoy", "%"),
        ):
            d.put(row, 1, label)
            for column, place in enumerate(("癸市", *COUNTIES[:3]), 2):
                d.figure(
                    row,
                    column,
                    n.level() if measure == "level" else n.growth(),
                    "0.00" if measure == "level" else "0.0",
                    of=name,
                    measure=measure,
                    place=place,
                    period=period,
                    unit=own,
                )
            row += 1
    return "分县区4月.ods", to_ods([d]), [d]


def parts_across(n: Numbers):
    """Kinds of investment across, with a total; months down; the year in the title."""
    d = Draft("结构")
    d.title("戊区2023年固定资产投资构成（万元）", 5)
    d.line(2, ["时间", "合计", "其中", None, None])
    d.merge(2, 1, 3, 1)
    d.merge(2, 2, 3, 2)
    d.merge(2, 3, 2, 5)
    d.line(3, ["工业投资", "基础设施投资", "房地产开发投资"], 3)
    for row, month in enumerate((2, 3, 4, 5, 6), 4):
        d.put(row, 1, f"1-{month}月")
        for column, of in (
            (2, "固定资产投资"),
            (3, "固定资产投资/工业投资"),
            (4, "固定资产投资/基础设施投资"),
            (5, "固定资产投资/房地产开发投资"),
        ):
            d.figure(
                row,
                column,
                n.level(0),
                "#,##0",
                of=of,
                place="戊区",
                period=f"2023M01-{month:02}",
                unit="万元",
            )
    return "投资构成.xlsx", to_xlsx([d]), [d]


def notes_with_numbers(n: Numbers):
    """Notes between blocks that hold numbers of their own; a footnoted value; signs in words."""
    d = Draft("")
    d.put(1, 1, "庚县2023年1-11月经济运行情况")
    d.put(2, 1, "一、生产情况")
    d.line(3, ["指标", "总量", "增幅"])
    d.line(4, ["规上工业总产值（亿元）"])
    about = {"place": "庚县", "period": "2023M01-11"}
    d.figure(4, 2, "312.45*", of="规上工业总产值", unit="亿元", truth="312.45", **about)
    d.figure(4, 3, "负2.3%", of="规上工业总产值", measure="yoy", unit="%", truth="-2.3", **about)
    d.put(5, 1, "注：2022年1-11月规上工业总产值为318.62亿元。")
    d.put(7, 1, "二、消费情况")
    d.line(8, ["指标", "总量", "增幅"])
    d.line(9, ["社会消费品零售总额（亿元）"])
    d.figure(9, 2, "98.10", of="社会消费品零售总额", unit="亿元", truth="98.10", **about)
    d.figure(9, 3, "5.6％", of="社会消费品零售总额", measure="yoy", unit="%", truth="5.6", **about)
    d.put(10, 1, "*为快报数，年度核实后调整。")
    return "庚县运行.tsv", to_delimited(d, "\t", "gb18030"), [d]


def city_paper(n: Numbers):
    """A paper with an annex number, places across two lines of heading, the totals last."""
    d = Draft("表1")
    d.lead = ["附件2", "癸市2023年1—5月重点工业园区主要指标完成情况"]
    d.line(1, ["园区", "企业数（家）", "工业总产值", None, "税收收入", None])
    d.merge(1, 1, 2, 1)
    d.merge(1, 2, 2, 2)
    d.merge(1, 3, 1, 4)
    d.merge(1, 5, 1, 6)
    d.line(2, ["1—5月（亿元）", "增速（%）", "1—5月（万元）", "增速（%）"], 3)
    for row, place in enumerate(("东港工业园区", "云溪开发区", "高新区", "合计"), 3):
        d.put(row, 1, place)
        where = "癸市" if place == "合计" else place
        d.figure(row, 2, n.level(0, 1900), "0", of="企业数", place=where, period="2023M05", unit="家")
        for column, of, unit in ((3, "工业总产值", "亿元"), (5, "税收收入", "万元")):
            d.figure(row, column, n.level(), "0.00", of=of, place=where, period="2023M01-05", unit=unit)
            d.figure(
                row,
                column + 1,
                n.growth(),
                "0.0",
                of=of,
                measure="yoy",
                place=where,
                period="2023M01-05",
                unit="%",
            )
    return "园区.docx", to_docx([d]), [d]


def month_and_total_ranks(n: Numbers):
    """Amount and its rank, growth and its rank, for towns; the total without ranks."""
    d = Draft("镇街")
    d.title("乙县2023年上半年镇（街道）经济指标排名", 5)
    d.line(2, ["镇（街道）", "规上工业增加值", None, None, None])
    d.merge(2, 1, 3, 1)
    d.merge(2, 2, 2, 5)
    d.line(3, ["总量（万元）", "总量排名", "增速（%）", "增速排名"], 2)
    orders = [n.ranks(6), n.ranks(6)]
    for row, place in enumerate((*TOWNS[:6], "全县"), 4):
        d.put(row, 1, place)
        total = place == "全县"
        about = {"of": "规上工业增加值", "place": "乙县" if total else place, "period": "2023M01-06"}
        ranks = ("", "") if total else (orders[0][row - 4], orders[1][row - 4])
        d.figure(row, 2, n.level(0), "#,##0", unit="万元", rank=ranks[0], **about)
        d.figure(row, 4, n.growth(), "0.0", measure="yoy", unit="%", rank=ranks[1], **about)
        if total:
            d.put(row, 3, "/")
            d.put(row, 5, "/")
            continue
        d.figure(row, 3, ranks[0], "0", measure="rank", unit="位", rank=ranks[0], **about)
        d.figure(row, 5, ranks[1], "0", measure="rank", unit="位", rank=ranks[1], **about)
    return "乙县镇街排名.xlsx", to_xlsx([d]), [d]


def thrice(n: Numbers):
    """Three columns of indicators side by side, no empty columns, the last one shorter."""
    d = Draft("一览")
    d.title("丙县2023年8月主要经济指标一览表", 9)
    for left in (1, 4, 7):
        d.line(2, ["指标名称", "1-8月", "增长%"], left)
    pool = n.some(AMOUNTS, 11)
    for at, (name, unit) in enumerate(pool):
        left, row = 1 + 3 * (at // 4), 3 + at % 4
        d.put(row, left, f"{name}({unit})")
        about = {"of": name, "place": "丙县", "period": "2023M01-08"}
        d.figure(row, left + 1, n.level(), "#,##0.00", unit=unit, **about)
        d.figure(row, left + 2, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "丙县一览.xlsx", to_xlsx([d]), [d]


def english_places(n: Numbers):
    """English, places down, two groups of columns."""
    d = Draft("Counties")
    d.title("Investment and Retail Sales by County, January-May 2023", 5)
    d.line(2, ["Region", "Fixed asset investment", None, "Retail sales", None])
    d.merge(2, 1, 3, 1)
    d.merge(2, 2, 2, 3)
    d.merge(2, 4, 2, 5)
    d.line(3, ["Value (million yuan)", "Growth (%)", "Value (million yuan)", "Growth (%)"], 2)
    for row, place in enumerate(("Jia District", "Yi County", "Bing County"), 4):
        d.put(row, 1, place)
        for column, of in ((2, "Fixed asset investment"), (4, "Retail sales")):
            about = {"of": of, "place": place, "period": "2023M01-05"}
            d.figure(row, column, n.level(1), "#,##0.0", unit="million yuan", **about)
            d.figure(row, column + 1, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "counties.ods", to_ods([d]), [d]


LAYOUTS = (
    sorted_boards, nested_groups, year_sections, periods_down, explicit_years, stagger, short_names, long_list,
    lines_under_indicator, parts_across, notes_with_numbers, city_paper, month_and_total_ranks, thrice, english_places,
)  # fmt: skip
