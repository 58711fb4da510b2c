"""Layouts in which time runs down or across, and others that do not fit elsewhere."""

from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_xlsx
from tests.intake.made.numbers import AMOUNTS, Numbers


def months_down(n: Numbers):
    """Years and months at the left, indicators across, single and cumulative."""
    d = Draft("月度")
    d.title("丁市规模以上工业增加值和用电量月度增速（%）", 6)
    d.line(2, ["年份", "月份", "规模以上工业增加值", None, "全社会用电量", None])
    d.merge(2, 3, 2, 4)
    d.merge(2, 5, 2, 6)
    d.line(3, [None, None, "当月", "累计", "当月", "累计"])
    d.merge(2, 1, 3, 1)
    d.merge(2, 2, 3, 2)
    row = 4
    for year, months in ((2022, range(9, 13)), (2023, (2, 3, 4))):
        d.put(row, 1, f"{year}年")
        months = list(months)
        d.merge(row, 1, row + len(months) - 1, 1)
        for month in months:
            d.put(row, 2, "1-2月" if month == 2 else f"{month}月")
            for column, name in ((3, "规模以上工业增加值"), (5, "全社会用电量")):
                single = f"{year}M01-02" if month == 2 else f"{year}M{month:02}"
                about = {"of": name, "place": "丁市", "unit": "%", "measure": "yoy"}
                growth = n.growth()
                d.figure(row, column, growth, "0.0", period=single, **about)
                d.figure(
                    row,
                    column + 1,
                    growth if month == 2 else n.growth(),
                    "0.0",
                    period=f"{year}M01-{month:02}",
                    **about,
                )
            row += 1
    return "丁市月度.xlsx", to_xlsx([d]), [d]


def years_across(n: Numbers):
    """Years as numbers in the header; levels with growth beneath."""
    d = Draft("历年")
    d.title("乙县历年主要经济指标", 6)
    d.put(2, 1, "指标")
    d.put(2, 2, "单位")
    for column, year in enumerate(range(2019, 2023), 3):
        d.put(2, column, year, "0")
    row = 3
    for name, unit in (
        ("地区生产总值", "亿元"),
        ("固定资产投资", "亿元"),
        ("年末户籍人口", "万人"),
        ("城镇居民人均可支配收入", "元"),
    ):
        d.line(row, [name, unit])
        for column, year in enumerate(range(2019, 2023), 3):
            period = str(year)
            d.figure(row, column, n.level(), "0.00", of=name, place="乙县", period=period, unit=unit)
        row += 1
        if "人口" not in name:
            d.line(row, ["　比上年增长", "%"])
            for column, year in enumerate(range(2019, 2023), 3):
                d.figure(
                    row,
                    column,
                    n.growth(),
                    "0.0",
                    of=name,
                    measure="yoy",
                    place="乙县",
                    period=str(year),
                    unit="%",
                )
            row += 1
    return "历年指标.xlsx", to_xlsx([d]), [d]


def quarters_across(n: Numbers):
    """Quarters to date of two years, a dash for what is not out yet."""
    d = Draft("GDP")
    d.title("甲区地区生产总值分季度情况", 9)
    d.put(2, 9, "单位：亿元")
    d.put(3, 1, "指  标")
    d.merge(3, 1, 4, 1)
    for start, year in ((2, 2022), (6, 2023)):
        d.put(3, start, f"{year}年")
        d.merge(3, start, 3, start + 3)
        d.line(4, ["一季度", "上半年", "前三季度", "全年"], start)
    for row, (label, of) in enumerate(
        (
            ("地区生产总值", "地区生产总值"),
            ("  第一产业", "地区生产总值/第一产业"),
            ("  第二产业", "地区生产总值/第二产业"),
            ("  第三产业", "地区生产总值/第三产业"),
        ),
        5,
    ):
        d.put(row, 1, label)
        for start, year in ((2, 2022), (6, 2023)):
            for column, months in enumerate((3, 6, 9, 12), start):
                period = str(year) if months == 12 else f"{year}M01-{months:02}"
                missing = year == 2023 and months > 6
                d.figure(
                    row,
                    column,
                    "…" if missing else n.level(),
                    "General" if missing else "0.00",
                    of=of,
                    place="甲区",
                    period=period,
                    unit="亿元",
                    status="missing" if missing else "ok",
                )
    return "分季度.xlsx", to_xlsx([d]), [d]


def four_blocks(n: Numbers):
    """Two tables side by side above two more, each with a title of its own."""
    d = Draft("一览")
    d.title("庚县2023年5月经济运行一览表", 7)
    spots = (
        (3, 1, "一、工业", (("规上工业总产值", "亿元"), ("规上工业用电量", "万千瓦时"))),
        (
            3,
            5,
            "二、贸易",
            (("社会消费品零售总额", "亿元"), ("自营出口", "万美元"), ("实际利用外资", "万美元")),
        ),
        (9, 1, "三、财税", (("一般公共预算收入", "万元"), ("税务部门组织收入", "万元"))),
        (9, 5, "四、建筑房产", (("建筑业总产值", "亿元"), ("商品房销售面积", "万平方米"))),
    )
    for top, left, title, rows in spots:
        d.put(top, left, title)
        d.line(top + 1, ["指标", "1-5月", "同比±%"], left)
        for row, (name, unit) in enumerate(rows, top + 2):
            d.put(row, left, f"{name}（{unit}）")
            about = {"of": name, "place": "庚县", "period": "2023M01-05"}
            d.figure(row, left + 1, n.level(), "0.00", unit=unit, **about)
            d.figure(row, left + 2, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "庚县一览.xlsx", to_xlsx([d]), [d]


def projects(n: Numbers):
    """Key projects: whole life, this year's plan, done so far, words of progress."""
    d = Draft("重点项目")
    d.title("辛县2023年重点建设项目进展情况表（截至9月底）", 10)
    d.put(2, 10, "单位：万元、%")
    d.line(
        3,
        [
            "序号",
            "项目名称",
            "建设地点",
            "建设年限",
            "总投资",
            "年度计划投资",
            "1-9月完成投资",
            "完成年度计划",
            "形象进度",
            "责任单位",
        ],
    )
    for row, (name, town) in enumerate(
        (("金石新材料产业园项目", "子镇"), ("云溪水库除险加固工程", "丑镇"), ("青禾冷链物流中心", "寅乡")), 4
    ):
        d.line(row, [row - 3, name, town, "2022-2024", None, None, None, None, "主体结构施工", "发改局"])
        about = {"place": town}
        d.figure(row, 5, n.level(0), "0", of=f"{name}/总投资", period="total", unit="万元", **about)
        d.figure(row, 6, n.level(0), "0", of=name, measure="target", period="2023", unit="万元", **about)
        d.figure(row, 7, n.level(0), "0", of=name, period="2023M01-09", unit="万元", **about)
        d.figure(
            row, 8, n.share(), "0.0", of=name, measure="completion", period="2023M01-09", unit="%", **about
        )
    return "重点项目.xlsx", to_xlsx([d]), [d]


def period_in_name(n: Numbers):
    """Neither period nor place on the sheet: the file's name has both; unmerged group headings."""
    d = Draft("Sheet1")
    d.put(1, 1, "主要指标完成情况")
    d.line(2, ["指标名称", "单位", "当月", None, "累计", None])
    d.line(3, [None, None, "总量", "增速%", "总量", "增速%"])
    for row, (name, unit) in enumerate(n.some(AMOUNTS, 5), 4):
        d.line(row, [name, unit])
        about = {"of": name, "place": "戊区"}
        d.figure(row, 3, n.level(), "0.00", period="2024M03", unit=unit, **about)
        d.figure(row, 4, n.growth(), "0.0", measure="yoy", period="2024M03", unit="%", **about)
        d.figure(row, 5, n.level(), "0.00", period="2024M01-03", unit=unit, **about)
        d.figure(row, 6, n.growth(), "0.0", measure="yoy", period="2024M01-03", unit="%", **about)
    return "戊区202403主要指标.xlsx", to_xlsx([d]), [d]


def trade_by_country(n: Numbers):
    """Trade by country: totals and parts across, hanzi period, hidden sheet of last month."""
    old = Draft("上月")
    old.hidden = True
    d = Draft("分国别")
    for draft, month in ((old, 5), (d, 6)):
        draft.title(
            "二〇二三年一至六月癸市进出口分国别情况"
            if month == 6
            else "二〇二三年一至五月癸市进出口分国别情况",
            7,
        )
        draft.put(2, 7, "单位：万元、%")
        draft.line(3, ["国别（地区）", "进出口", None, "出口", None, "进口", None])
        for column in (2, 4, 6):
            draft.merge(3, column, 3, column + 1)
            draft.line(4, ["金额", "同比"], column)
        draft.merge(3, 1, 4, 1)
        for row, country in enumerate(("合计", "东盟", "欧盟", "美国", "日本"), 5):
            draft.put(row, 1, country)
            for column, part in ((2, "进出口"), (4, "出口"), (6, "进口")):
                of = f"进出口/{part}".removeprefix("进出口/进出口") or "进出口"
                of = of if country == "合计" else f"进出口/{country}/{part}"
                about = {"of": of, "place": "癸市", "period": f"2023M01-{month:02}"}
                draft.figure(row, column, n.level(0), "#,##0", unit="万元", **about)
                draft.figure(row, column + 1, n.growth() / 100, "0.0%", measure="yoy", unit="%", **about)
    return "分国别.xlsx", to_xlsx([d, old]), [d, old]


def gaps_between(n: Numbers):
    """Empty rows between groups, empty columns between parts, no merges, notes between blocks."""
    d = Draft("指标")
    d.put(1, 1, "丙县主要经济指标")
    d.put(2, 1, "（2023年1—2月）")
    d.line(3, ["指标", None, "单位", None, "总量", None, "同比增长（%）"])
    row = 5
    for group in range(3):
        for name, unit in n.some(AMOUNTS[group * 4 : group * 4 + 4], 2):
            d.put(row, 1, name)
            d.put(row, 3, unit)
            about = {"of": name, "place": "丙县", "period": "2023M01-02"}
            d.figure(row, 5, n.level(), "0.00", unit=unit, **about)
            d.figure(row, 7, n.growth(), "0.0", measure="yoy", unit="%", **about)
            row += 1
        row += 1
    d.put(row, 1, "说明：以上数据为快报数，以年报为准。")
    return "丙县1-2月.ods", to_ods([d]), [d]


def incomes(n: Numbers):
    """Incomes per head by source, in a paper."""
    d = Draft("表1")
    d.lead = ["丁市2023年前三季度居民收入情况"]
    d.line(1, ["指　标", "绝对额（元）", "增长（%）", "比上半年\n±百分点"])
    rows = (
        ("全体居民人均可支配收入", "全体居民人均可支配收入"),
        ("　一、工资性收入", "全体居民人均可支配收入/工资性收入"),
        ("　二、经营净收入", "全体居民人均可支配收入/经营净收入"),
        ("　三、财产净收入", "全体居民人均可支配收入/财产净收入"),
    )
    for row, (label, of) in enumerate(rows, 2):
        d.put(row, 1, label)
        about = {"of": of, "place": "丁市", "period": "2023M01-09"}
        d.figure(row, 2, n.level(0), "0", unit="元", **about)
        d.figure(row, 3, n.growth(), "0.0", measure="yoy", unit="%", **about)
        d.figure(row, 4, n.growth(), "0.0", measure="diff_prev", unit="百分点", **about)
    return "居民收入.docx", to_docx([d]), [d]


def industries_wide(n: Numbers):
    """Industries down; amounts of several kinds across, each with growth; codes and a check column."""
    d = Draft("Sheet1")
    d.title("戊区规模以上工业主要行业生产情况（2023年1-9月）", 9)
    d.line(
        2,
        [
            "行业",
            "代码",
            "企业数（家）",
            "总产值（亿元）",
            "增速（%）",
            "用电量（万千瓦时）",
            "增速（%）",
            "占全部规上工业比重（%）",
            "校验",
        ],
    )
    rows = (
        ("总计", "规模以上工业"),
        ("纺织业", "规模以上工业/纺织业"),
        ("医药制造业", "规模以上工业/医药制造业"),
        ("汽车制造业", "规模以上工业/汽车制造业"),
        ("其他制造业", "规模以上工业/其他制造业"),
    )
    for row, (label, of) in enumerate(rows, 3):
        d.put(row, 1, label)
        d.put(row, 2, "" if label == "总计" else f"C{row + 10}")
        if label == "总计":
            d.cells.pop((row, 2))
        place = {"place": "戊区"}
        d.figure(row, 3, n.level(0, 2000), "0", of=f"{of}/企业数", period="2023M09", unit="家", **place)
        for column, name, unit in ((4, "总产值", "亿元"), (6, "用电量", "万千瓦时")):
            about = {"of": f"{of}/{name}", "period": "2023M01-09", **place}
            d.figure(row, column, n.level(), "0.00", unit=unit, **about)
            d.figure(row, column + 1, n.growth(), "0.0", measure="yoy", unit="%", **about)
        d.figure(
            row,
            8,
            n.share(),
            "0.0",
            of=f"{of}/用电量",
            measure="share",
            period="2023M01-09",
            unit="%",
            **place,
        )
        d.put(row, 9, 0, "0")
    return "戊区行业.xls", to_html(d, "utf-8"), [d]


def plain_csv_time(n: Numbers):
    """A long list: one figure a line, each dimension in a column."""
    d = Draft("")
    d.line(1, ["地区", "时间", "指标", "数值", "单位", "同比（%）"])
    row = 2
    for place in ("甲区", "乙县"):
        for month in (5, 6):
            for name, unit in (("规上工业总产值", "亿元"), ("工业用电量", "万千瓦时")):
                d.line(row, [place, f"2023年{month}月", name, None, unit])
                about = {"of": name, "place": place, "period": f"2023M{month:02}"}
                d.figure(row, 4, n.level(), "0.00", unit=unit, **about)
                d.figure(row, 6, n.growth(), "0.0", measure="yoy", unit="%", **about)
                row += 1
    return "导出数据.csv", to_delimited(d, ",", "utf-8"), [d]


LAYOUTS = (
    months_down, years_across, quarters_across, four_blocks, projects, period_in_name, trade_by_country, gaps_between,
    incomes, industries_wide, plain_csv_time,
)  # fmt: skip
