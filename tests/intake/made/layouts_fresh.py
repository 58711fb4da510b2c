"""A sixth batch, again written without looking at the reader."""

import datetime as dt

from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_spreadsheetml, to_xlsx
from tests.intake.made.numbers import COUNTIES, TOWNS, Numbers


def towns_month_and_year(n: Numbers):
    """Towns down, three lines of heading: indicator with unit, month or year to date, amount or growth."""
    d = Draft("镇街")
    d.title("壬区各镇（街道）主要经济指标完成情况（2023年7月）", 13)
    d.line(2, ["镇（街道）"])
    d.merge(2, 1, 4, 1)
    names = (
        ("规上工业总产值（亿元）", "规上工业总产值", "亿元"),
        ("限上批发业销售额（亿元）", "限上批发业销售额", "亿元"),
        ("工业用电量（万千瓦时）", "工业用电量", "万千瓦时"),
    )
    for at, (label, _, _) in enumerate(names):
        left = 2 + at * 4
        d.put(2, left, label)
        d.merge(2, left, 2, left + 3)
        d.put(3, left, "本月")
        d.merge(3, left, 3, left + 1)
        d.put(3, left + 2, "1-7月累计")
        d.merge(3, left + 2, 3, left + 3)
        d.line(4, ["总量", "增幅(%)", "总量", "增幅(%)"], left)
    for row, town in enumerate(("全区合计", *TOWNS), 5):
        d.put(row, 1, town)
        place = "壬区" if row == 5 else town
        for at, (_, of, unit) in enumerate(names):
            left = 2 + at * 4
            for step, (measure, period) in enumerate(
                (("level", "2023M07"), ("yoy", "2023M07"), ("level", "2023M01-07"), ("yoy", "2023M01-07"))
            ):
                value = n.level() if measure == "level" else n.growth()
                d.figure(
                    row,
                    left + step,
                    value,
                    "0.00" if measure == "level" else "0.0",
                    of=of,
                    measure=measure,
                    place=place,
                    period=period,
                    unit=unit if measure == "level" else "%",
                )
    return "镇街7月.xlsx", to_xlsx([d]), [d]


def quarters_as_sheets(n: Numbers):
    """One sheet for each quarter to date; the year only in the file's name; shares and pulls beside growth."""
    drafts = []
    for name, period in (
        ("一季度", "2022Q1"),
        ("上半年", "2022H1"),
        ("前三季度", "2022M01-09"),
        ("全年", "2022"),
    ):
        d = Draft(name)
        d.title("丙县地区生产总值核算结果", 5)
        d.line(2, ["行业", "绝对额（亿元）", "可比价增速（%）", "占GDP比重（%）", "拉动GDP增长（百分点）"])
        for row, (label, of) in enumerate(
            (
                ("地区生产总值", "地区生产总值"),
                ("第一产业", "地区生产总值/第一产业"),
                ("第二产业", "地区生产总值/第二产业"),
                ("  #工业", "地区生产总值/第二产业/工业"),
                ("  #建筑业", "地区生产总值/第二产业/建筑业"),
                ("第三产业", "地区生产总值/第三产业"),
            ),
            3,
        ):
            d.put(row, 1, label)
            about = {"of": of, "place": "丙县", "period": period}
            d.figure(row, 2, n.level(), unit="亿元", **about)
            d.figure(row, 3, n.growth(), "0.0", measure="yoy", unit="%", **about)
            d.figure(row, 4, n.share(), "0.0", measure="share", unit="%", **about)
            d.figure(row, 5, n.level(2, 1100) / 100, "0.00", measure="contribution", unit="百分点", **about)
        drafts.append(d)
    return "2022年GDP季报.xlsx", to_xlsx(drafts), drafts


def incomes_across(n: Numbers):
    """Incomes and spending down with town and country below, places across with amount and growth."""
    d = Draft("住户")
    d.title("2023年上半年全市及各县（市、区）居民收支情况", 9)
    d.put(2, 8, "单位：元、%")
    d.put(3, 1, "指标名称")
    d.merge(3, 1, 4, 1)
    places = ("全市", *COUNTIES[:3])
    for at, place in enumerate(places):
        d.put(3, 2 + at * 2, place)
        d.merge(3, 2 + at * 2, 3, 3 + at * 2)
        d.line(4, ["绝对数", "增速"], 2 + at * 2)
    rows = (
        ("全体居民人均可支配收入", ""),
        ("　城镇常住居民", "全体居民人均可支配收入/"),
        ("　农村常住居民", "全体居民人均可支配收入/"),
        ("全体居民人均生活消费支出", ""),
        ("　城镇常住居民", "全体居民人均生活消费支出/"),
        ("　农村常住居民", "全体居民人均生活消费支出/"),
    )
    for row, (label, parent) in enumerate(rows, 5):
        d.put(row, 1, label)
        for at, place in enumerate(places):
            about = {"of": parent + label.strip("　"), "place": place, "period": "2023H1"}
            d.figure(row, 2 + at * 2, n.level(0), "#,##0", unit="元", **about)
            d.figure(row, 3 + at * 2, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "居民收支.xlsx", to_xlsx([d]), [d]


def two_currencies(n: Numbers):
    """Trade in two currencies side by side."""
    d = Draft("Sheet1")
    d.title("甲区2023年8月进出口情况", 7)
    d.line(2, ["项目", "人民币（万元）", None, None, "美元（万美元）"])
    d.merge(2, 1, 3, 1)
    d.merge(2, 2, 2, 4)
    d.merge(2, 5, 2, 7)
    d.line(3, ["当月", "1-8月", "累计同比%", "当月", "1-8月", "累计同比%"], 2)
    for row, (label, of) in enumerate(
        (
            ("进出口总值", "进出口总值"),
            ("  出口", "进出口总值/出口"),
            ("    其中：机电产品", "进出口总值/出口/机电产品"),
            ("  进口", "进出口总值/进口"),
        ),
        4,
    ):
        d.put(row, 1, label)
        for left, unit in ((2, "万元"), (5, "万美元")):
            about = {"of": of, "place": "甲区"}
            d.figure(row, left, n.level(0), "#,##0", unit=unit, period="2023M08", **about)
            d.figure(row, left + 1, n.level(0), "#,##0", unit=unit, period="2023M01-08", **about)
            d.figure(row, left + 2, n.growth(), "0.0", measure="yoy", unit="%", period="2023M01-08", **about)
    return "进出口.xls", to_html(d), [d]


def bank_stocks(n: Numbers):
    """Balances at the month's end with growth, change since January and on the month before."""
    d = Draft("信贷收支")
    d.title("乙县金融机构本外币信贷收支主要项目", 6)
    d.line(2, ["2023年7月末", None, None, None, None, "单位：亿元"])
    d.line(3, ["项目", "余额", "比上月增减", "比年初增减", "同比增减额", "同比增长%"])
    for row, (label, of) in enumerate(
        (
            ("一、各项存款", "各项存款"),
            ("（一）境内存款", "各项存款/境内存款"),
            ("1.住户存款", "各项存款/境内存款/住户存款"),
            ("2.非金融企业存款", "各项存款/境内存款/非金融企业存款"),
            ("二、各项贷款", "各项贷款"),
            ("（一）境内贷款", "各项贷款/境内贷款"),
            ("其中：短期贷款", "各项贷款/境内贷款/短期贷款"),
            ("中长期贷款", "各项贷款/境内贷款/中长期贷款"),
        ),
        4,
    ):
        d.put(row, 1, label)
        about = {"of": of, "place": "乙县", "period": "2023M07"}
        d.figure(row, 2, n.level(), unit="亿元", **about)
        d.figure(row, 3, n.growth(), "0.00", measure="diff_prev", unit="亿元", **about)
        d.figure(row, 4, n.growth(), "0.00", measure="diff_ytd", unit="亿元", **about)
        d.figure(row, 5, n.growth(), "0.00", measure="diff", unit="亿元", **about)
        d.figure(row, 6, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "信贷收支.xlsx", to_xlsx([d]), [d]


def boards_stacked(n: Numbers):
    """Ranked lists under each other, each named by a line above its heading."""
    d = Draft("排名")
    d.title("2023年1—9月各县（市、区）主要指标增速排名", 3)
    row = 3
    for number, of in (("一", "规上工业增加值"), ("二", "固定资产投资"), ("三", "限上消费品零售额")):
        d.put(row, 1, f"{number}、{of}增速")
        d.line(row + 1, ["位次", "县（市、区）", "增速（%）"])
        order = n.some(COUNTIES, 5)
        for rank, place in enumerate(order, 1):
            d.put(row + 1 + rank, 2, place)
            d.figure(
                row + 1 + rank,
                1,
                rank,
                "0",
                of=of,
                measure="rank",
                place=place,
                period="2023M01-09",
                unit="位",
                rank=rank,
            )
            d.figure(
                row + 1 + rank,
                3,
                n.growth(),
                "0.0",
                of=of,
                measure="yoy",
                place=place,
                period="2023M01-09",
                unit="%",
                rank=rank,
            )
        row += 8
    return "增速排名.ods", to_ods([d]), [d]


def tax_by_trade(n: Numbers):
    """Taxes by industry: month and year to date with the year before, change in amount and in percent."""
    d = Draft("税收")
    d.title("戊区2023年5月分行业税收入库情况表", 9)
    d.put(2, 9, "单位：万元")
    d.line(3, ["行业", "本月", None, None, None, "本年累计"])
    d.merge(3, 1, 4, 1)
    d.merge(3, 2, 3, 5)
    d.merge(3, 6, 3, 9)
    d.line(4, ["入库数", "上年同月", "增减额", "增减幅"] * 2, 2)
    rows = (
        ("合　计", "税收", 0),
        ("第二产业", "税收/第二产业", 1),
        ("制造业", "税收/第二产业/制造业", 2),
        ("建筑业", "税收/第二产业/建筑业", 2),
        ("第三产业", "税收/第三产业", 1),
        ("批发零售业", "税收/第三产业/批发零售业", 2),
        ("房地产业", "税收/第三产业/房地产业", 2),
    )
    for row, (label, of, indent) in enumerate(rows, 5):
        d.put(row, 1, label, indent=indent)
        for left, now, then in ((2, "2023M05", "2022M05"), (6, "2023M01-05", "2022M01-05")):
            about = {"of": of, "place": "戊区", "unit": "万元"}
            d.figure(row, left, n.level(0), "#,##0", period=now, **about)
            d.figure(row, left + 1, n.level(0), "#,##0", period=then, **about)
            d.figure(row, left + 2, n.growth() * 10, "#,##0", measure="diff", period=now, **about)
            d.figure(
                row,
                left + 3,
                n.growth() / 100,
                "0.0%",
                of=of,
                measure="yoy",
                place="戊区",
                unit="%",
                period=now,
            )
    return "分行业税收.xlsx", to_xlsx([d]), [d]


def estate_paper(n: Numbers):
    """A paper with two tables of different periods, each under its own caption and unit."""
    first = Draft("表1")
    first.lead = ["丁市房地产市场运行简况", "表1  2023年1—6月房地产开发情况"]
    first.line(1, ["指标", "计量单位", "本年累计", "同比（%）"])
    for row, (label, of, unit) in enumerate(
        (
            ("房地产开发投资", "房地产开发投资", "亿元"),
            ("　其中：住宅", "房地产开发投资/住宅", "亿元"),
            ("房屋施工面积", "房屋施工面积", "万平方米"),
            ("房屋新开工面积", "房屋新开工面积", "万平方米"),
        ),
        2,
    ):
        d = first
        d.line(row, [label, unit])
        d.figure(row, 3, n.level(), of=of, place="丁市", period="2023H1", unit=unit)
        d.figure(row, 4, n.growth(), "0.0", of=of, measure="yoy", place="丁市", period="2023H1", unit="%")
    second = Draft("表2")
    second.lead = ["表2  2023年7月商品房网签情况（单位：套、平方米）"]
    second.line(1, ["区域", "套数", "环比（%）", "面积", "环比（%）"])
    for row, place in enumerate(("全市", "甲区", "戊区"), 2):
        d = second
        d.put(row, 1, place)
        where = "丁市" if place == "全市" else place
        d.figure(row, 2, n.level(0), "0", of="套数", place=where, period="2023M07", unit="套")
        d.figure(row, 3, n.growth(), "0.0", of="套数", measure="qoq", place=where, period="2023M07", unit="%")
        d.figure(row, 4, n.level(0), "0", of="面积", place=where, period="2023M07", unit="平方米")
        d.figure(row, 5, n.growth(), "0.0", of="面积", measure="qoq", place=where, period="2023M07", unit="%")
    return "房地产简况.docx", to_docx([first, second]), [first, second]


def jobs_by_group(n: Numbers):
    """A merged group at the left, targets, month, year to date, completion and the year before."""
    d = Draft("民生")
    d.title("癸市2023年1-10月民生实事主要指标进度", 9)
    d.line(2, ["类别", "指标", "单位", "年度目标", "10月", "1-10月", "完成率(%)", "上年同期", "同比(%)"])
    rows = (
        ("就业", "城镇新增就业人数", "万人"),
        ("就业", "失业人员再就业人数", "人"),
        ("养老", "新增养老床位", "张"),
        ("养老", "居家服务人次", "万人次"),
        ("教育", "新增学位", "个"),
    )
    top = {}
    for row, (group, label, unit) in enumerate(rows, 3):
        if group not in top:
            top[group] = row
            d.put(row, 1, group)
        d.line(row, [label, unit], 2)
        about = {"of": label, "place": "癸市"}
        d.figure(row, 4, n.level(0), "#,##0", measure="target", period="2023", unit=unit, **about)
        d.figure(row, 5, n.level(0), "#,##0", period="2023M10", unit=unit, **about)
        d.figure(row, 6, n.level(0), "#,##0", period="2023M01-10", unit=unit, **about)
        d.figure(row, 7, n.share(), "0.0", measure="completion", period="2023M01-10", unit="%", **about)
        d.figure(row, 8, n.level(0), "#,##0", period="2022M01-10", unit=unit, **about)
        d.figure(row, 9, n.growth(), "0.0", measure="yoy", period="2023M01-10", unit="%", **about)
    d.merge(3, 1, 4, 1)
    d.merge(5, 1, 6, 1)
    return "民生进度.xlsx", to_xlsx([d]), [d]


def power_months(n: Numbers):
    """Places down, months across, the year to date and its growth at the end."""
    d = Draft("用电")
    d.title("2023年己市各县区全社会用电量分月情况", 9)
    d.put(2, 8, "单位：亿千瓦时、%")
    d.line(3, ["地区", "1月", "2月", "3月", "4月", "5月", "6月", "1-6月累计", "同比"])
    for row, place in enumerate(("己市", *COUNTIES[:5]), 4):
        d.put(row, 1, place)
        about = {"of": "全社会用电量", "place": place}
        for month in range(1, 7):
            d.figure(row, 1 + month, n.level(), period=f"2023M{month:02}", unit="亿千瓦时", **about)
        d.figure(row, 8, n.level(), period="2023M01-06", unit="亿千瓦时", **about)
        d.figure(row, 9, n.growth(), "0.0", measure="yoy", period="2023M01-06", unit="%", **about)
    return "分月用电.xlsx", to_xlsx([d]), [d]


def city_among_cities(n: Numbers):
    """The city among the others; a line at the foot tells its ranks."""
    d = Draft("全省对比")
    d.title("2023年1-11月全省各市主要指标", 7)
    d.line(2, ["地区", "工业增加值", None, "投资", None, "财政收入"])
    d.merge(2, 1, 3, 1)
    for left in (2, 4, 6):
        d.merge(2, left, 2, left + 1)
        d.line(3, ["总量\n（亿元）", "增速\n（%）"], left)
    cities = ("全省", "己市", "癸市", "申市", "酉市")
    ranks = {(left, step): n.pick(1, 2, 3, 4) for left in (2, 4, 6) for step in (0, 1)}
    for row, city in enumerate(cities, 4):
        d.put(row, 1, city)
        for left, of in ((2, "工业增加值"), (4, "投资"), (6, "财政收入")):
            own = {step: ranks[left, step] if city == "癸市" else "" for step in (0, 1)}
            about = {"of": of, "place": city, "period": "2023M01-11"}
            d.figure(row, left, n.level(), unit="亿元", rank=own[0], **about)
            d.figure(row, left + 1, n.growth(), "0.0", measure="yoy", unit="%", rank=own[1], **about)
    row = 4 + len(cities)
    d.put(row, 1, "癸市位次")
    for left, of in ((2, "工业增加值"), (4, "投资"), (6, "财政收入")):
        for step in (0, 1):
            d.figure(
                row,
                left + step,
                ranks[left, step],
                "0",
                of=of,
                measure="rank",
                place="癸市",
                period="2023M01-11",
                unit="位",
                rank=ranks[left, step],
            )
    return "全省对比.xlsx", to_xlsx([d]), [d]


def month_then_total(n: Numbers):
    """Two parts within one table, month then year to date, named by lines; places across."""
    d = Draft("对比")
    d.title("各区县规模以上工业主要行业增加值增速（2023年6月）", 6)
    d.put(2, 6, "单位：%")
    d.line(3, ["行业", *COUNTIES[:5]])
    row = 4
    for line, period in (("一、当月增速", "2023M06"), ("二、累计增速", "2023M01-06")):
        d.put(row, 1, line, bold=True)
        for of in ("纺织业", "金属制品业", "汽车制造业"):
            row += 1
            d.put(row, 1, of)
            for column, place in enumerate(COUNTIES[:5], 2):
                d.figure(
                    row,
                    column,
                    n.growth(),
                    "0.0",
                    of=f"规模以上工业增加值/{of}",
                    measure="yoy",
                    place=place,
                    period=period,
                    unit="%",
                )
        row += 1
    return "行业增速.xml", to_spreadsheetml([d]), [d]


def crops(n: Numbers):
    """Crops down; area, yield and output across, each with growth; a blank column between."""
    d = Draft("农业")
    d.title("庚县2023年夏粮生产情况", 9)
    d.line(2, ["作物", "播种面积", None, None, "亩产", None, None, "总产量"])
    for left, unit in ((2, "（万亩）"), (5, "（公斤）"), (8, "（万吨）")):
        d.merge(2, left, 2, left + 1)
        d.line(3, [unit, "同比%"], left)
    for row, (label, of) in enumerate(
        (("夏粮合计", "夏粮合计"), ("　小麦", "夏粮合计/小麦"), ("　油菜籽", "夏粮合计/油菜籽")), 4
    ):
        d.put(row, 1, label)
        for left, part, unit in ((2, "播种面积", "万亩"), (5, "亩产", "公斤"), (8, "总产量", "万吨")):
            about = {"of": f"{of}/{part}", "place": "庚县", "period": "2023"}
            d.figure(row, left, n.level(), unit=unit, **about)
            d.figure(row, left + 1, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "夏粮.xlsx", to_xlsx([d]), [d]


def long_export(n: Numbers):
    """A tab-separated export of a system, one indicator of one place a line."""
    d = Draft("")
    d.line(
        1,
        [
            "数据期",
            "行政区划代码",
            "地区名称",
            "指标代码",
            "指标名称",
            "计量单位",
            "本期",
            "上年同期",
            "增速",
        ],
    )
    row = 2
    for code, place in (("990101", "甲区"), ("990102", "乙县"), ("990103", "丙县")):
        for of, unit in (("规上工业总产值", "千元"), ("限上零售额", "千元"), ("从业人员期末人数", "人")):
            d.line(row, ["202309", code, place, f"{300 + row}", of, unit])
            about = {"of": of, "place": place}
            d.figure(row, 7, str(n.level(0)), "0", period="2023M09", unit=unit, **about)
            d.figure(row, 8, str(n.level(0)), "0", period="2022M09", unit=unit, **about)
            d.figure(row, 9, str(n.growth()), "0.0", measure="yoy", period="2023M09", unit="%", **about)
            row += 1
    return "导出数据.tsv", to_delimited(d, "\t", "utf-16"), [d]


def dated_sheet_columns(n: Numbers):
    """True dates over the columns, levels and growth in pairs of rows, a hidden row of the plan."""
    d = Draft("序列")
    d.title("辛县主要指标月度序列（累计数）", 6)
    d.line(2, ["指标", "单位"])
    for column, month in enumerate((3, 4, 5, 6), 3):
        d.put(2, column, dt.date(2023, month, 1), "yyyy/m")
    d.hidden_rows.add(4)
    row = 3
    for of, unit in (("规上工业增加值", "亿元"), ("社会消费品零售总额", "亿元")):
        d.line(row, [of, unit])
        d.line(row + 1, ["　增长", "%"])
        for column, month in enumerate((3, 4, 5, 6), 3):
            about = {"of": of, "place": "辛县", "period": f"2023M01-{month:02}"}
            d.figure(row, column, n.level(), unit=unit, **about)
            d.figure(row + 1, column, n.growth(), "0.0", measure="yoy", unit="%", **about)
        row += 2
    return "月度序列.xlsx", to_xlsx([d]), [d]


def enterprises(n: Numbers):
    """A list of big enterprises with output and taxes; telephone numbers and codes beside."""
    d = Draft("企业")
    d.title("甲区2023年1-8月重点工业企业主要指标", 8)
    d.line(
        2,
        [
            "序号",
            "企业名称",
            "统一社会信用代码",
            "产值（万元）",
            "同比%",
            "税金（万元）",
            "同比%",
            "联系电话",
        ],
    )
    for row, name in enumerate(("金石新材料有限公司", "云溪纺织有限公司", "青禾机械股份有限公司"), 3):
        d.line(row, [row - 2, name, f"91330000MA2{row}0000X", None, None, None, None, f"0570-88{row}0012"])
        for left, part in ((4, "产值"), (6, "税金")):
            about = {"of": f"{name}/{part}", "place": "甲区", "period": "2023M01-08"}
            d.figure(row, left, n.level(0), "0", unit="万元", **about)
            d.figure(row, left + 1, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "重点企业.xlsx", to_xlsx([d]), [d]


def side_cards(n: Numbers):
    """Three blocks side by side with empty columns, each with a heading of its own and other measures."""
    d = Draft("一页通")
    d.title("壬区经济运行一页通（2023年前三季度）", 11)
    d.line(3, ["指标", "总量（亿元）", "增速（%）"])
    for row, of in enumerate(("地区生产总值", "一般公共预算收入", "固定资产投资"), 4):
        d.put(row, 1, of)
        about = {"of": of, "place": "壬区", "period": "2023M01-09"}
        d.figure(row, 2, n.level(), unit="亿元", **about)
        d.figure(row, 3, n.growth(), "0.0", measure="yoy", unit="%", **about)
    d.line(3, ["指标", "增速（%）", "全市位次"], 5)
    for row, of in enumerate(("规上工业增加值", "规上服务业营业收入", "限上零售额", "外贸出口"), 4):
        d.put(row, 5, of)
        about = {"of": of, "place": "壬区", "period": "2023M01-09"}
        rank = n.pick(1, 2, 3)
        d.figure(row, 6, n.growth(), "0.0", measure="yoy", unit="%", rank=rank, **about)
        d.figure(row, 7, rank, "0", measure="rank", unit="位", rank=rank, **about)
    d.line(3, ["指标", "期末数", "比上年末"], 9)
    for row, (of, unit) in enumerate((("规上工业企业数（家）", "家"), ("本外币存款余额（亿元）", "亿元")), 4):
        d.put(row, 9, of)
        about = {"of": of.split("（")[0], "place": "壬区", "period": "2023M09", "unit": unit}
        d.figure(row, 10, n.level(0), "0", **about)
        d.figure(row, 11, n.level(0, 1100), "0", measure="diff_ytd", **about)
    return "一页通.xlsx", to_xlsx([d]), [d]


LAYOUTS = (
    towns_month_and_year, quarters_as_sheets, incomes_across, two_currencies, bank_stocks, boards_stacked, tax_by_trade,
    estate_paper, jobs_by_group, power_months, city_among_cities, month_then_total, crops, long_export,
    dated_sheet_columns, enterprises, side_cards,
)  # fmt: skip
