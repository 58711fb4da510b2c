"""Further layouts, written after the reader stood: what it had not been built on."""

import datetime as dt

from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_spreadsheetml, to_xlsx
from tests.intake.made.numbers import AMOUNTS, COUNTIES, TOWNS, Numbers


def gdp_sections(n: Numbers):
    """GDP split two ways by lines in bold; preliminary values; a share that is an indicator."""
    d = Draft("核算")
    d.title("戊区2023年上半年地区生产总值核算结果", 4)
    d.line(2, ["指标名称", "单位", "上半年（初步核算）", "比上年同期增长(%)"])
    rows = (
        ("地区生产总值（GDP）", "亿元", "地区生产总值(GDP)"), ("按产业分", None, None), ("  第一产业", "亿元", "地区生产总值(GDP)/第一产业"),
        ("  第二产业", "亿元", "地区生产总值(GDP)/第二产业"), ("  第三产业", "亿元", "地区生产总值(GDP)/第三产业"), ("按行业分", None, None),
        ("  农林牧渔业", "亿元", "地区生产总值(GDP)/农林牧渔业"), ("  工业", "亿元", "地区生产总值(GDP)/工业"), ("  建筑业", "亿元", "地区生产总值(GDP)/建筑业"),
    )  # fmt: skip
    for row, (label, unit, of) in enumerate(rows, 3):
        d.put(row, 1, label, bold=unit is None)
        if unit:
            d.put(row, 2, unit)
            about = {"of": of, "place": "戊区", "period": "2023M01-06"}
            d.figure(row, 3, n.level(), "0.00", unit=unit, status="preliminary", **about)
            d.figure(row, 4, n.growth(), "0.0", measure="yoy", unit="%", **about)
    d.line(12, ["第三产业增加值占比", "%"])
    d.figure(
        12,
        3,
        n.share(),
        "0.0",
        of="第三产业增加值占比",
        place="戊区",
        period="2023M01-06",
        unit="%",
        status="preliminary",
    )
    d.put(12, 4, "—")
    return "GDP核算.xlsx", to_xlsx([d]), [d]


def unit_row(n: Numbers):
    """Units in a third row of the header; places down; a line of city totals at the foot."""
    d = Draft("各县")
    d.title("2023年1-11月癸市各县（市、区）利用外资及外贸情况", 7)
    d.line(2, ["县（市、区）", "实际利用外资", None, None, "自营出口", None, None])
    d.merge(2, 1, 4, 1)
    d.merge(2, 2, 2, 4)
    d.merge(2, 5, 2, 7)
    d.line(3, ["1-11月", "同比", "完成年度目标", "1-11月", "同比", "占全市比重"], 2)
    d.line(4, ["（万美元）", "（%）", "（%）", "（亿元）", "（%）", "（%）"], 2)
    for row, place in enumerate((*COUNTIES[:5], "全市合计"), 5):
        d.put(row, 1, place)
        about = {"place": "癸市" if "合计" in place else place, "period": "2023M01-11"}
        d.figure(row, 2, n.level(0), "#,##0", of="实际利用外资", unit="万美元", **about)
        d.figure(row, 3, n.growth(), "0.0", of="实际利用外资", measure="yoy", unit="%", **about)
        d.figure(row, 4, n.share(), "0.0", of="实际利用外资", measure="completion", unit="%", **about)
        d.figure(row, 5, n.level(), "0.00", of="自营出口", unit="亿元", **about)
        d.figure(row, 6, n.growth(), "0.0", of="自营出口", measure="yoy", unit="%", **about)
        d.figure(row, 7, n.share(), "0.0", of="自营出口", measure="share", unit="%", **about)
    d.put(12, 1, "审核人：某某    填表人：某某    填报日期：2023年12月12日")
    return "外资外贸.xlsx", to_xlsx([d]), [d]


def places_grouped(n: Numbers):
    """Places across with amount and growth under each; no merges; a trap of district codes."""
    d = Draft("数据")
    d.put(1, 1, "癸市主要指标分区县完成情况（2023年8月）")
    d.line(2, ["指标", "单位", "全市", None, "甲区", None, "乙县", None])
    d.line(3, ["区划代码", None, "330000", None, "330801", None, "330802", None])
    for column, code in ((3, 330800), (5, 330801), (7, 330802)):
        d.put(3, column, code, "0")
    d.line(4, [None, None, "1-8月", "增速%", "1-8月", "增速%", "1-8月", "增速%"])
    for row, (name, unit) in enumerate(n.some(AMOUNTS, 4), 5):
        d.line(row, [name, unit])
        for column, place in ((3, "癸市"), (5, "甲区"), (7, "乙县")):
            about = {"of": name, "place": place, "period": "2023M01-08"}
            d.figure(row, column, n.level(), "0.00", unit=unit, **about)
            d.figure(row, column + 1, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "分区县.xlsx", to_xlsx([d]), [d]


def repeated_header(n: Numbers):
    """A long list whose header is repeated where the printed page breaks."""
    d = Draft("Sheet1")
    d.title("己县乡镇（街道）规上工业情况", 5)
    d.put(2, 1, "2023年1—4月")
    head = ["乡镇（街道）", "企业数（家）", "总产值（万元）", "同比增长（%）", "排名"]
    d.line(3, head)
    row = 4
    order = n.ranks(7)
    for at, town in enumerate(TOWNS):
        if at == 4:
            d.put(row, 1, "续表")
            d.line(row + 1, head)
            row += 2
        d.put(row, 1, town)
        rank = order[at]
        about = {"place": town}
        d.figure(row, 2, n.level(0, 1900), "0", of="规上工业/企业数", period="2023M04", unit="家", **about)
        d.figure(row, 3, n.level(0), "0", of="规上工业/总产值", period="2023M01-04", unit="万元", **about)
        d.figure(
            row,
            4,
            n.growth(),
            "0.0",
            of="规上工业/总产值",
            measure="yoy",
            period="2023M01-04",
            unit="%",
            rank=rank,
            **about,
        )
        d.figure(
            row,
            5,
            rank,
            "0",
            of="规上工业/总产值",
            measure="rank",
            period="2023M01-04",
            unit="位",
            rank=rank,
            **about,
        )
        row += 1
    return "乡镇工业.xls", to_html(d), [d]


def dotted_months(n: Numbers):
    """Months written 2023.01; places down; the growth of one indicator."""
    d = Draft("用电增速")
    d.put(1, 1, "各县（市、区）全社会用电量累计增速")
    d.put(2, 7, "单位：%")
    d.line(3, ["地区", "2022.12", "2023.02", "2023.03", "2023.04", "2023.05", "2023.06"])
    for row, place in enumerate(COUNTIES[:5], 4):
        d.put(row, 1, place)
        for column, (year, month) in enumerate(
            ((2022, 12), (2023, 2), (2023, 3), (2023, 4), (2023, 5), (2023, 6)), 2
        ):
            d.figure(
                row,
                column,
                n.growth(),
                "0.0",
                of="全社会用电量",
                measure="yoy",
                place=place,
                period=f"{year}M01-{month:02}",
                unit="%",
            )
    return "用电增速.ods", to_ods([d]), [d]


def date_rows(n: Numbers):
    """Real dates down the side shown as months; growth stored as fractions."""
    d = Draft("序列")
    d.title("乙县主要指标月度序列", 4)
    d.line(2, ["月份", "规上工业总产值（亿元）", "工业用电量（万千瓦时）", "制造业用电量增速"])
    for row, month in enumerate(range(3, 10), 3):
        d.put(row, 1, dt.date(2023, month, 1), 'yyyy"年"m"月"')
        about = {"place": "乙县", "period": f"2023M{month:02}"}
        d.figure(row, 2, n.level(), "#,##0.00", of="规上工业总产值", unit="亿元", **about)
        d.figure(row, 3, n.level(0), "#,##0", of="工业用电量", unit="万千瓦时", **about)
        d.figure(row, 4, n.growth() / 100, "0.0%", of="制造业用电量", measure="yoy", unit="%", **about)
    return "序列.xlsx", to_xlsx([d]), [d]


def quarter_sheets(n: Numbers):
    """A sheet a quarter, the year in the file's name; targets in words stay approximate."""
    drafts = []
    for name, period in (("一季度", "2024M01-03"), ("上半年", "2024M01-06"), ("前三季度", "2024M01-09")):
        d = Draft(name)
        d.title("丙县主要指标完成情况", 5)
        d.line(2, ["序号", "指标名称", "计量单位", "绝对值", "同比增长%"])
        for row, (label, unit) in enumerate(
            (("地区生产总值", "亿元"), ("规上工业增加值", "亿元"), ("全体居民人均可支配收入", "元")), 3
        ):
            d.line(row, [row - 2, label, unit])
            about = {"of": label, "place": "丙县", "period": period}
            d.figure(row, 4, n.level(), "0.00", unit=unit, **about)
            d.figure(row, 5, n.growth(), "0.0", measure="yoy", unit="%", **about)
        drafts.append(d)
    return "丙县2024年季度指标.xlsx", to_xlsx(drafts), drafts


def assessment(n: Numbers):
    """An assessment: target, done, rate, rank with changes in place, totals in points left out."""
    d = Draft("表1")
    d.title("癸市2023年1-10月招商引资考核通报", 9)
    d.line(2, ["单位", "到位市外资金（亿元）", None, None, None, "实际利用外资（万美元）", None, None, None])
    d.merge(2, 1, 3, 1)
    d.merge(2, 2, 2, 5)
    d.merge(2, 6, 2, 9)
    d.line(
        3,
        ["年度任务", "1-10月完成", "完成率（%）", "位次", "年度任务", "1-10月完成", "完成率（%）", "位次"],
        2,
    )
    orders = [n.ranks(5), n.ranks(5)]
    for row, place in enumerate(COUNTIES[:5], 4):
        d.put(row, 1, place)
        for column, of, unit, order in (
            (2, "到位市外资金", "亿元", orders[0]),
            (6, "实际利用外资", "万美元", orders[1]),
        ):
            rank = order[row - 4]
            about = {"of": of, "place": place}
            d.figure(row, column, n.level(), "0.00", measure="target", period="2023", unit=unit, **about)
            d.figure(row, column + 1, n.level(), "0.00", period="2023M01-10", unit=unit, **about)
            d.figure(
                row,
                column + 2,
                n.share(),
                "0.0",
                measure="completion",
                period="2023M01-10",
                unit="%",
                rank=rank,
                **about,
            )
            d.figure(
                row, column + 3, rank, "0", measure="rank", period="2023M01-10", unit="位", rank=rank, **about
            )
    return "招商考核.docx", to_docx([d]), [d]


def services(n: Numbers):
    """Services a month behind, sections numbered, enterprises counted, margins in points."""
    d = Draft("服务业")
    d.title("甲区规模以上服务业主要指标（2023年1-8月）", 6)
    d.line(
        2, ["行业", "企业数（家）", "营业收入（万元）", "同比增长（%）", "营业利润（万元）", "增减额（万元）"]
    )
    rows = (("总  计", "规模以上服务业"), ("交通运输、仓储和邮政业", "规模以上服务业/交通运输、仓储和邮政业"), ("信息传输、软件和信息技术服务业", "规模以上服务业/信息传输、软件和信息技术服务业"),
            ("租赁和商务服务业", "规模以上服务业/租赁和商务服务业"), ("居民服务、修理和其他服务业", "规模以上服务业/居民服务、修理和其他服务业"))  # fmt: skip
    for row, (label, of) in enumerate(rows, 3):
        d.put(row, 1, label)
        place = {"place": "甲区"}
        d.figure(row, 2, n.level(0, 1900), "0", of=f"{of}/企业数", period="2023M08", unit="家", **place)
        d.figure(
            row, 3, n.level(1), "#,##0.0", of=f"{of}/营业收入", period="2023M01-08", unit="万元", **place
        )
        d.figure(
            row,
            4,
            n.growth(),
            "0.0",
            of=f"{of}/营业收入",
            measure="yoy",
            period="2023M01-08",
            unit="%",
            **place,
        )
        d.figure(
            row, 5, n.level(1), "#,##0.0", of=f"{of}/营业利润", period="2023M01-08", unit="万元", **place
        )
        d.figure(
            row,
            6,
            n.growth() * 10,
            "#,##0.0",
            of=f"{of}/营业利润",
            measure="diff",
            period="2023M01-08",
            unit="万元",
            **place,
        )
    return "服务业.xlsx", to_xlsx([d]), [d]


def budget_words(n: Numbers):
    """A budget office's table with words of its own; a line for an item under another; brackets for minus."""
    d = Draft("")
    d.put(1, 1, "2023年10月份庚县财政预算执行情况")
    d.put(2, 5, "金额单位：万元")
    d.line(
        3,
        ["预算科目", "调整预算数", "本月数", "累计数", "为调整预算%", "比上年同期增减额", "比上年同期增减%"],
    )
    rows = (
        ("一、一般公共预算收入合计", "一般公共预算收入"),
        ("（一）税收收入", "一般公共预算收入/税收收入"),
        ("其中：增值税", "一般公共预算收入/税收收入/增值税"),
        ("（二）非税收入", "一般公共预算收入/非税收入"),
        ("二、一般公共预算支出合计", "一般公共预算支出"),
    )
    for row, (label, of) in enumerate(rows, 4):
        d.put(row, 1, label)
        about = {"of": of, "place": "庚县"}
        growth = n.growth()
        change = n.growth() * 100
        d.figure(row, 2, n.level(0), "#,##0", measure="target", period="2023", unit="万元", **about)
        d.figure(row, 3, n.level(0), "#,##0", period="2023M10", unit="万元", **about)
        d.figure(row, 4, n.level(0), "#,##0", period="2023M01-10", unit="万元", **about)
        d.figure(row, 5, n.share(), "0.0", measure="completion", period="2023M01-10", unit="%", **about)
        d.figure(
            row,
            6,
            f"（{-change:.0f}）" if change < 0 else f"{change:.0f}",
            measure="diff",
            period="2023M01-10",
            unit="万元",
            truth=round(change),
            **about,
        )
        d.figure(
            row,
            7,
            f"（{-growth}）" if growth < 0 else f"{growth}",
            measure="yoy",
            period="2023M01-10",
            unit="%",
            truth=growth,
            **about,
        )
    return "庚县预算执行.csv", to_delimited(d, ",", "gb18030"), [d]


def market_entities(n: Numbers):
    """Entities by kind across, counties down; stock, new, growth."""
    d = Draft("主体")
    d.title("癸市各县(市、区)经营主体发展情况（截至2023年9月末）", 7)
    d.line(
        2,
        [
            "地区",
            "经营主体户数（户）",
            "同比增长（%）",
            "其中：企业户数（户）",
            "同比增长（%）",
            "1-9月新设企业（户）",
            "同比增长（%）",
        ],
    )
    for row, place in enumerate(("全市", *COUNTIES[:4]), 3):
        d.put(row, 1, place)
        where = "癸市" if place == "全市" else place
        for column, of, period in (
            (2, "经营主体户数", "2023M09"),
            (4, "企业户数", "2023M09"),
            (6, "新设企业", "2023M01-09"),
        ):
            d.figure(row, column, n.level(0), "0", of=of, place=where, period=period, unit="户")
            d.figure(
                row, column + 1, n.growth(), "0.0", of=of, measure="yoy", place=where, period=period, unit="%"
            )
    return "经营主体.xlsx", to_xlsx([d]), [d]


def housing(n: Numbers):
    """Real estate: month before the year's total in the header, growth in its own group."""
    d = Draft("房地产")
    d.title("丁市房地产开发和销售情况", 6)
    d.put(2, 1, "2023年1-7月")
    d.put(2, 6, "计量单位：亿元、万平方米")
    d.line(3, ["指标", "绝对量", None, "同比增速（%）", None, "备注"])
    d.merge(3, 2, 3, 3)
    d.merge(3, 4, 3, 5)
    d.line(4, ["7月", "1-7月", "7月", "1-7月"], 2)
    d.merge(3, 1, 4, 1)
    rows = (
        ("房地产开发投资（亿元）", "亿元", "房地产开发投资"),
        ("　#住宅投资（亿元）", "亿元", "房地产开发投资/住宅投资"),
        ("商品房销售面积（万平方米）", "万平方米", "商品房销售面积"),
        ("商品房销售额（亿元）", "亿元", "商品房销售额"),
        ("期末待售面积（万平方米）", "万平方米", "期末待售面积"),
    )
    for row, (label, unit, of) in enumerate(rows, 5):
        d.put(row, 1, label)
        stock = "待售" in of
        about = {"of": of, "place": "丁市"}
        if not stock:
            d.figure(row, 2, n.level(), "0.00", period="2023M07", unit=unit, **about)
            d.figure(row, 4, n.growth(), "0.0", measure="yoy", period="2023M07", unit="%", **about)
        else:
            d.put(row, 2, "—")
            d.put(row, 4, "—")
        d.figure(row, 3, n.level(), "0.00", period="2023M07" if stock else "2023M01-07", unit=unit, **about)
        d.figure(
            row,
            5,
            n.growth(),
            "0.0",
            measure="yoy",
            period="2023M07" if stock else "2023M01-07",
            unit="%",
            **about,
        )
    return "丁市房地产.xlsx", to_xlsx([d]), [d]


def agriculture(n: Numbers):
    """Products with units of their own, quarter and year before, no place but in the publisher's line."""
    d = Draft("农业")
    d.title("2023年前三季度主要农产品产量", 5)
    d.put(2, 1, "编制单位：乙县统计局")
    d.line(3, ["产品名称", "计量单位", "前三季度", "上年同期", "增减（%）"])
    for row, (name, unit) in enumerate(
        (("粮食", "吨"), ("蔬菜", "吨"), ("生猪出栏", "头"), ("生猪存栏", "头"), ("禽蛋产量", "吨")), 4
    ):
        d.line(row, [name, unit])
        now, ago = ("2023M09", "2022M09") if "存栏" in name else ("2023M01-09", "2022M01-09")
        d.figure(row, 3, n.level(0), "0", of=name, place="乙县", period=now, unit=unit)
        d.figure(row, 4, n.level(0), "0", of=name, place="乙县", period=ago, unit=unit)
        d.figure(row, 5, n.growth(), "0.0", of=name, measure="yoy", place="乙县", period=now, unit="%")
    return "农产品.xls", to_spreadsheetml([d]), [d]


def prices(n: Numbers):
    """Price indices: on the month before, on the year before, to date."""
    d = Draft("CPI")
    d.title("丁市居民消费价格指数（2023年6月）", 4)
    d.line(2, ["类别", "环比（%）", "同比（%）", "1-6月同比（%）"])
    rows = (
        ("居民消费价格", "居民消费价格"),
        ("　一、食品烟酒", "居民消费价格/食品烟酒"),
        ("　　　其中：粮食", "居民消费价格/食品烟酒/粮食"),
        ("　二、衣着", "居民消费价格/衣着"),
        ("　三、居住", "居民消费价格/居住"),
    )
    for row, (label, of) in enumerate(rows, 3):
        d.put(row, 1, label)
        about = {"of": of, "place": "丁市", "unit": "%"}
        d.figure(row, 2, n.growth(), "0.0", measure="qoq", period="2023M06", **about)
        d.figure(row, 3, n.growth(), "0.0", measure="yoy", period="2023M06", **about)
        d.figure(row, 4, n.growth(), "0.0", measure="yoy", period="2023M01-06", **about)
    return "CPI.xlsx", to_xlsx([d]), [d]


def triangles(n: Numbers):
    """Triangles explained below; ranks as text with the change in another column."""
    d = Draft("速览")
    d.title("辛县2023年1—9月经济指标速览", 6)
    d.line(2, ["主要指标", "单位", "完成数", "增减幅（%）", "全市排位", "排位变化"])
    for row, (name, unit) in enumerate(n.some(AMOUNTS, 5), 3):
        d.line(row, [name, unit])
        growth, rank, moved = n.growth(), n.rng.randint(1, 9), n.rng.randint(-3, 3)
        about = {"of": name, "place": "辛县", "period": "2023M01-09"}
        d.figure(row, 3, n.level(), "0.00", unit=unit, **about)
        mark = "△" if growth < 0 else ""
        d.figure(row, 4, f"{mark}{abs(growth)}", measure="yoy", unit="%", rank=rank, truth=growth, **about)
        d.figure(row, 5, f"{rank}位", measure="rank", unit="位", rank=rank, truth=rank, **about)
        d.put(row, 6, f"↑{moved}" if moved > 0 else f"↓{-moved}" if moved else "—")
        d.figure(
            row,
            6,
            f"↑{moved}" if moved > 0 else f"↓{-moved}" if moved else "—",
            of=name,
            measure="rank_change",
            place="辛县",
            period="2023M01-09",
            unit="位",
            truth=moved,
            status="ok" if moved else "missing",
        )
    d.put(8, 1, "注：“△”表示下降。")
    return "速览.xlsx", to_xlsx([d]), [d]


def two_side_periods(n: Numbers):
    """Month and year to date as two tables side by side without an empty column between."""
    d = Draft("Sheet1")
    d.title("甲区限额以上批发零售业销售情况", 8)
    d.put(2, 1, "2023年5月")
    d.put(2, 5, "2023年1-5月")
    d.line(3, ["行业", "销售额（万元）", "同比%", None, "行业", "销售额（万元）", "同比%"])
    for row, name in enumerate(("批发业", "零售业", "住宿业", "餐饮业"), 4):
        for left, period in ((1, "2023M05"), (5, "2023M01-05")):
            d.put(row, left, name)
            about = {"of": f"{name}/销售额", "place": "甲区", "period": period}
            d.figure(row, left + 1, n.level(0), "#,##0", unit="万元", **about)
            d.figure(row, left + 2, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "批零住餐.xlsx", to_xlsx([d]), [d]


def gap_and_share(n: Numbers):
    """Growth against the city's, against the month before, in points."""
    d = Draft("对标")
    d.title("庚县2023年1-9月主要指标对标情况", 6)
    d.line(2, ["指标", "单位", "增速", "比1-8月±百分点", "全市增速", "排名"])
    d.cells.pop((2, 5))
    d.put(2, 5, "比上年同期±百分点")
    for row, name in enumerate(
        ("规模以上工业增加值", "固定资产投资", "社会消费品零售总额", "一般公共预算收入"), 3
    ):
        rank = n.rng.randint(1, 8)
        d.line(row, [name, "%"])
        about = {"of": name, "place": "庚县", "period": "2023M01-09"}
        d.figure(row, 3, n.growth(), "0.0", measure="yoy", unit="%", rank="", **about)
        d.figure(
            row,
            4,
            n.growth(),
            "+0.0;-0.0;0.0" if False else "0.0",
            measure="diff_prev",
            unit="百分点",
            **about,
        )
        d.figure(row, 5, n.growth(), "0.0", measure="diff", unit="百分点", rank=rank, **about)
        d.figure(row, 6, rank, "0", measure="rank", unit="位", rank=rank, **about)
    return "对标.xlsx", to_xlsx([d]), [d]


def footnoted_units(n: Numbers):
    """Amounts of people and money under one line of units; blanks; numbers as text with spaces."""
    d = Draft("")
    d.title("丙县2023年1-5月文化旅游和交通运输情况", 4)
    d.line(2, ["指标名称", "计量单位", "1-5月", "增长%"])
    rows = (
        ("接待游客人数", "万人次"),
        ("旅游总收入", "亿元"),
        ("公路客运量", "万人"),
        ("公路货物周转量", "万吨公里"),
        ("邮政业务总量", "万元"),
    )
    for row, (name, unit) in enumerate(rows, 3):
        d.line(row, [name, unit])
        about = {"of": name, "place": "丙县", "period": "2023M01-05"}
        value = n.level()
        d.figure(row, 3, f" {value:,} ".replace(",", " "), unit=unit, truth=value, **about)
        d.figure(row, 4, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "文旅交通.tsv", to_delimited(d, "\t", "utf-16"), [d]


def two_indicators_months(n: Numbers):
    """Months across, indicator and measure at the left: amount and growth lines under each."""
    d = Draft("走势")
    d.title("癸市2023年主要指标走势", 8)
    d.line(2, ["指标", "项目", "单位", "1-2月", "1-3月", "1-4月", "1-5月", "1-6月"])
    row = 3
    for name, unit in n.some(AMOUNTS, 3):
        d.put(row, 1, name)
        d.merge(row, 1, row + 1, 1)
        for label, measure, own in (("总量", "level", unit), ("增速", "yoy", "%")):
            d.line(row, [label, own], 2)
            for column, month in enumerate(range(2, 7), 4):
                d.figure(
                    row,
                    column,
                    n.level() if measure == "level" else n.growth(),
                    "0.00" if measure == "level" else "0.0",
                    of=name,
                    measure=measure,
                    place="癸市",
                    period=f"2023M01-{month:02}",
                    unit=own,
                )
            row += 1
    return "癸市走势.xlsx", to_xlsx([d]), [d]


def employment(n: Numbers):
    """A city's table of people: per month, registered, target and completion; city's own part."""
    d = Draft("表1")
    d.title("癸市2023年1-10月城镇新增就业情况表", 6)
    d.put(2, 6, "单位：人、%")
    d.line(3, ["地区", "年度目标任务", "本月新增", "1-10月累计新增", "完成目标任务比例", "上年同期"])
    for row, place in enumerate(("全市总计", "市直", *COUNTIES[:4]), 4):
        d.put(row, 1, place)
        where = "癸市" if "总计" in place else place
        about = {"of": "城镇新增就业", "place": where}
        d.figure(row, 2, n.level(0), "0", measure="target", period="2023", unit="人", **about)
        d.figure(row, 3, n.level(0), "0", period="2023M10", unit="人", **about)
        d.figure(row, 4, n.level(0), "0", period="2023M01-10", unit="人", **about)
        d.figure(row, 5, n.share(), "0.0", measure="completion", period="2023M01-10", unit="%", **about)
        d.figure(row, 6, n.level(0), "0", period="2022M01-10", unit="人", **about)
    return "就业.docx", to_docx([d]), [d]


LAYOUTS = (
    gdp_sections, unit_row, places_grouped, repeated_header, dotted_months, date_rows, quarter_sheets, assessment,
    services, budget_words, market_entities, housing, agriculture, prices, triangles, two_side_periods, gap_and_share,
    footnoted_units, two_indicators_months, employment,
)  # fmt: skip
