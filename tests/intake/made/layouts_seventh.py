"""A seventh batch, again written without looking at the reader."""

import datetime as dt

from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_spreadsheetml, to_xlsx
from tests.intake.made.numbers import COUNTIES, TOWNS, Numbers


def crossed(d, n, top, left, rows, columns):
    """Figures where rows and columns meet; each is what it says of the figure."""
    for row, about in enumerate(rows, top):
        for column, more in enumerate(columns, left):
            what = {"measure": "level", **about, **more}
            if what.pop("skip", False) or about.get("only", what["measure"]) != what["measure"]:
                continue
            what.pop("only", None)
            tail = what.pop("part", "")
            what["of"] = "/".join(part for part in (what["of"], tail) if part)
            grows = what["measure"] in ("yoy", "qoq", "share", "completion", "contribution", "diff")
            fmt = what.pop("fmt", "0.0" if grows else "0.00")
            unit = what.pop("unit", "")
            what["unit"] = {"contribution": "百分点", "diff": what.pop("diff_unit", unit)}.get(
                what["measure"], "%" if grows else unit
            )
            value = n.growth() if grows else n.level()
            d.figure(row, column, value / 100 if "%" in fmt else value, fmt, **what)


def vertical_words(n: Numbers):
    """Groups in vertical text with line breaks, two columns of labels, the year before at the end."""
    d = Draft("主要指标")
    d.title("2023年9月丙县国民经济主要指标", 8)
    d.line(2, ["指标", None, "单位", "本月", "1-9月", "同比增长\n(%)", "去年\n1-9月", "备注"])
    d.merge(2, 1, 2, 2)
    rows = []
    for group, names in (
        ("工\n业", (("规上工业增加值", "亿元"), ("工业用电量", "万千瓦时"), ("工业投资", "亿元"))),
        ("贸\n易", (("限上零售额", "亿元"), ("外贸出口", "万元"))),
        ("财\n政", (("财政总收入", "万元"), ("财政支出", "万元"))),
    ):
        top = 3 + len(rows)
        d.put(top, 1, group)
        d.merge(top, 1, top + len(names) - 1, 1)
        for name, unit in names:
            d.line(3 + len(rows), [name, unit], 2)
            rows.append({"of": name, "unit": unit, "place": "丙县"})
    d.put(4, 8, "快报数")
    crossed(
        d,
        n,
        3,
        4,
        rows,
        [
            {"period": "2023M09"},
            {"period": "2023M01-09"},
            {"period": "2023M01-09", "measure": "yoy"},
            {"period": "2022M01-09"},
        ],
    )
    return "主要指标9月.xlsx", to_xlsx([d]), [d]


def places_as_sheets_two_tables(n: Numbers):
    """A sheet a place, two tables on each: the year to date, below the growth by month."""
    drafts = []
    for place in COUNTIES[:3]:
        d = Draft(place)
        d.title("2023年1-5月主要经济指标", 4)
        d.line(2, ["指标", "单位", "累计", "增长%"])
        rows = []
        for at, (name, unit) in enumerate(
            (("规上工业总产值", "亿元"), ("固定资产投资", "亿元"), ("一般公共预算收入", "万元"))
        ):
            d.line(3 + at, [name, unit])
            rows.append({"of": name, "unit": unit, "place": place})
        crossed(d, n, 3, 3, rows, [{"period": "2023M01-05"}, {"period": "2023M01-05", "measure": "yoy"}])
        d.put(8, 1, "附：2023年规上工业总产值各月增速")
        d.line(9, ["月份", "当月增速(%)", "累计增速(%)"])
        for at, month in enumerate(("1-2月", "3月", "4月", "5月")):
            last = at + 2
            d.put(10 + at, 1, month)
            for column, period in (
                (2, "2023M01-02" if at == 0 else f"2023M{last:02}"),
                (3, f"2023M01-{last:02}"),
            ):
                same = d.cells[3, 4].value if (column, month) == (3, "5月") else n.growth()
                d.figure(
                    10 + at,
                    column,
                    5.5 if at == 0 else same,
                    "0.0",
                    of="规上工业总产值",
                    measure="yoy",
                    place=place,
                    period=period,
                    unit="%",
                )
        drafts.append(d)
    return "各县指标.xlsx", to_xlsx(drafts), drafts


def four_levels_of_heading(n: Numbers):
    """Year over basis over indicator over amount and growth; towns down."""
    d = Draft("对比表")
    d.title("戊区各街道2022年、2023年上半年经济指标对比", 9)
    d.put(2, 1, "街道")
    d.merge(2, 1, 4, 1)
    columns = []
    for at, (year, label) in enumerate((("2022", "2022年1-6月"), ("2023", "2023年1-6月"))):
        left = 2 + at * 4
        d.put(2, left, label)
        d.merge(2, left, 2, left + 3)
        for step, (name, unit) in enumerate((("限上零售额", "万元"), ("服务业营收", "万元"))):
            d.put(3, left + step * 2, name)
            d.merge(3, left + step * 2, 3, left + step * 2 + 1)
            d.line(4, [f"总量({unit})", "增速(%)"], left + step * 2)
            columns += [
                {"of": name, "unit": unit, "period": f"{year}M01-06"},
                {"of": name, "period": f"{year}M01-06", "measure": "yoy"},
            ]
    rows = []
    for at, town in enumerate(("合计", "卯街道", "辰街道", "未街道")):
        d.put(5 + at, 1, town)
        rows.append({"place": "戊区" if town == "合计" else town})
    for row, about in enumerate(rows, 5):
        for column, more in enumerate(columns, 2):
            grows = more.get("measure") == "yoy"
            d.figure(
                row,
                column,
                n.growth() if grows else n.level(),
                "0.0" if grows else "0.00",
                **{**about, **more, "unit": "%" if grows else more["unit"]},
            )
    return "街道对比.xlsx", to_xlsx([d]), [d]


def bulletin_paper(n: Numbers):
    """A bulletin in Word: a table of growth with arrows in words, a table of towns with merged labels."""
    first = Draft("表1")
    first.lead = ["庚县经济运行月报", "2023年第8期", "一、主要经济指标（1-8月）"]
    first.line(1, ["指标名称", "单位", "实绩", "增速（%）", "比1-7月（百分点）"])
    rows = []
    for at, (name, unit) in enumerate(
        (("规上工业增加值", "亿元"), ("固定资产投资", "亿元"), ("社会消费品零售总额", "亿元"))
    ):
        first.line(2 + at, [name, unit])
        rows.append({"of": name, "unit": unit, "place": "庚县", "period": "2023M01-08"})
    crossed(
        first,
        n,
        2,
        3,
        rows,
        [{}, {"measure": "yoy"}, {"measure": "diff_prev", "unit": "百分点", "fmt": "0.0"}],
    )
    second = Draft("表2")
    second.lead = ["二、各乡镇规上工业总产值（1-8月）", "单位：万元、%"]
    second.line(1, ["乡镇", "8月", None, "1-8月", None])
    second.merge(1, 1, 2, 1)
    second.merge(1, 2, 1, 3)
    second.merge(1, 4, 1, 5)
    second.line(2, ["产值", "增长", "产值", "增长"], 2)
    rows = []
    for at, town in enumerate(TOWNS[:4]):
        second.put(3 + at, 1, town)
        rows.append({"of": "规上工业总产值", "place": town, "unit": "万元"})
    crossed(
        second,
        n,
        3,
        2,
        rows,
        [
            {"period": "2023M08"},
            {"period": "2023M08", "measure": "yoy"},
            {"period": "2023M01-08"},
            {"period": "2023M01-08", "measure": "yoy"},
        ],
    )
    return "月报8期.docx", to_docx([first, second]), [first, second]


def percent_everywhere(n: Numbers):
    """All growth stored as fractions shown in percent; amounts in yuan shown in 万元 by the format's comma."""
    d = Draft("Sheet1")
    d.title("甲区2023年1-10月财政运行情况", 6)
    d.line(2, ["科目", "累计完成（万元）", "为年预算", "比上年同期", "占比", "本月完成（万元）"])
    rows = []
    for at, (label, of) in enumerate(
        (
            ("地方财政收入", "地方财政收入"),
            ("　税收收入", "地方财政收入/税收收入"),
            ("　　增值税", "地方财政收入/税收收入/增值税"),
            ("　非税收入", "地方财政收入/非税收入"),
        )
    ):
        d.put(3 + at, 1, label)
        rows.append({"of": of, "place": "甲区", "unit": "万元"})
    whole = {"period": "2023M01-10"}
    crossed(
        d,
        n,
        3,
        2,
        rows,
        [
            {**whole, "fmt": "#,##0"},
            {**whole, "measure": "completion", "fmt": "0.0%"},
            {**whole, "measure": "yoy", "fmt": "0.0%"},
            {**whole, "measure": "share", "fmt": "0.0%"},
            {"period": "2023M10", "fmt": "#,##0"},
        ],
    )
    return "财政运行.xlsx", to_xlsx([d]), [d]


def stacked_in_one_header(n: Numbers):
    """One header for several places below each other, each named by a merged line."""
    d = Draft("分县")
    d.title("2023年1-4月各县区重点指标", 5)
    d.line(2, ["指标", "单位", "1-4月", "同比(%)", "全市位次"])
    row = 3
    for place in COUNTIES[:3]:
        d.put(row, 1, place, bold=True)
        d.merge(row, 1, row, 5)
        row += 1
        for name, unit in (("固定资产投资", "亿元"), ("限上零售额", "亿元")):
            d.line(row, [name, unit])
            about = {"of": name, "place": place, "period": "2023M01-04"}
            rank = n.pick(1, 2, 3)
            d.figure(row, 3, n.level(), unit=unit, **about)
            d.figure(row, 4, n.growth(), "0.0", measure="yoy", unit="%", rank=rank, **about)
            d.figure(row, 5, rank, "0", measure="rank", unit="位", rank=rank, **about)
            row += 1
    return "分县指标.xlsx", to_xlsx([d]), [d]


def months_twelve_blank(n: Numbers):
    """Twelve months across of which half are blank; rows in pairs; a code column hidden."""
    d = Draft("2023年")
    d.title("辛县主要经济指标月度数据（累计）", 15)
    d.line(2, ["代码", "指标", "单位", *(f"{m}月" for m in range(1, 13))])
    d.hidden_columns.add(1)
    row = 3
    for name, unit in (("规上工业增加值", "亿元"), ("用电量", "万千瓦时")):
        for label, measure, shown in ((name, "level", unit), ("同比增长", "yoy", "%")):
            d.line(row, [f"{row:03}", label, shown])
            for m in range(2, 13):
                period = f"2023M01-{m:02}"
                if m > 6:
                    continue
                d.figure(
                    row,
                    3 + m,
                    n.level() if measure == "level" else n.growth(),
                    "0.0",
                    of=name,
                    measure=measure,
                    place="辛县",
                    period=period,
                    unit=shown,
                )
            row += 1
    return "月度数据.xlsx", to_xlsx([d]), [d]


def web_export(n: Numbers):
    """A page saved as .xls: headings over three rows, places down, a line of totals on top."""
    d = Draft("Sheet1")
    d.put(1, 1, "各县（市、区）招商引资情况")
    d.merge(1, 1, 1, 7)
    d.put(2, 1, "报告期：2023年1-9月")
    d.merge(2, 1, 2, 7)
    d.put(3, 1, "地区")
    d.merge(3, 1, 4, 1)
    d.put(3, 2, "实际利用外资（万美元）")
    d.merge(3, 2, 3, 4)
    d.put(3, 5, "省外到位资金（亿元）")
    d.merge(3, 5, 3, 7)
    d.line(4, ["完成", "同比±%", "完成年计划%", "完成", "同比±%", "完成年计划%"], 2)
    rows = []
    for at, place in enumerate(("全市", *COUNTIES[:4])):
        d.put(5 + at, 1, place)
        rows.append({"place": place, "period": "2023M01-09"})
    columns = [
        {"of": name, "unit": unit, "measure": m}
        for name, unit in (("实际利用外资", "万美元"), ("省外到位资金", "亿元"))
        for m in ("level", "yoy", "completion")
    ]
    for row, about in enumerate(rows, 5):
        for column, more in enumerate(columns, 2):
            level = more["measure"] == "level"
            d.figure(
                row,
                column,
                n.level() if level else n.growth(),
                "0.00" if level else "0.0",
                **{**about, **more, "unit": more["unit"] if level else "%"},
            )
    return "招商.xls", to_html(d), [d]


def ods_two_years(n: Numbers):
    """Years in a merged line, quarters below, stock at year's end; lines of notes between."""
    d = Draft("季度")
    d.title("乙县地区生产总值分季度增速", 9)
    d.put(2, 8, "单位：%")
    d.put(3, 1, "行业")
    d.merge(3, 1, 4, 1)
    d.put(3, 2, "2022年")
    d.merge(3, 2, 3, 5)
    d.put(3, 6, "2023年")
    d.merge(3, 6, 3, 8)
    d.line(4, ["一季度", "上半年", "前三季度", "全年", "一季度", "上半年", "前三季度"], 2)
    rows = []
    for at, (label, of) in enumerate(
        (
            ("地区生产总值", "地区生产总值"),
            ("　第一产业", "地区生产总值/第一产业"),
            ("　第二产业", "地区生产总值/第二产业"),
            ("　　工业", "地区生产总值/第二产业/工业"),
            ("　第三产业", "地区生产总值/第三产业"),
        )
    ):
        d.put(5 + at, 1, label)
        rows.append({"of": of, "place": "乙县", "measure": "yoy"})
    crossed(
        d,
        n,
        5,
        2,
        rows,
        [
            {"period": p}
            for p in ("2022Q1", "2022M01-06", "2022M01-09", "2022", "2023Q1", "2023M01-06", "2023M01-09")
        ],
    )
    d.put(11, 1, "注：增速按可比价格计算。")
    return "分季增速.ods", to_ods([d]), [d]


def csv_with_preamble(n: Numbers):
    """A system's CSV: lines about the query first, then a plain table with quoted numbers, a total, a foot."""
    d = Draft("")
    d.line(1, ["报表名称：规模以上工业企业主要指标汇总"])
    d.line(2, ["地区：丁市", None, "报告期：2023年1-7月"])
    d.line(3, ["行业名称", "单位数(个)", "工业总产值(千元)", "同期工业总产值(千元)", "增长(%)"])
    rows = (
        ("总计", "规模以上工业"),
        ("纺织业", "规模以上工业/纺织业"),
        ("医药制造业", "规模以上工业/医药制造业"),
        ("汽车制造业", "规模以上工业/汽车制造业"),
    )
    for row, (label, of) in enumerate(rows, 4):
        d.put(row, 1, label)
        about = {"of": f"{of}/工业总产值" if of == "规模以上工业x" else f"{of}/总产值", "place": "丁市"}
        d.figure(row, 2, str(n.level(0)), "0", of=f"{of}/单位数", place="丁市", period="2023M07", unit="个")
        value, then = n.level(0), n.level(0)
        d.figure(row, 3, f"{value:,}", "0", truth=value, period="2023M01-07", unit="千元", **about)
        d.figure(row, 4, f"{then:,}", "0", truth=then, period="2022M01-07", unit="千元", **about)
        d.figure(row, 5, str(n.growth()), "0.0", measure="yoy", period="2023M01-07", unit="%", **about)
    d.line(9, ["导出时间：2023-08-12 10:20:33"])
    return "汇总导出.csv", to_delimited(d), [d]


def spreadsheet_xml_balance(n: Numbers):
    """Rates and amounts, change in points in brackets of the row's name; SpreadsheetML."""
    d = Draft("效益")
    d.title("己市规模以上工业企业经济效益（2023年1-8月）", 5)
    d.line(2, ["指标", "计量单位", "1-8月", "上年同期", "增减（%、百分点）"])
    rows = (
        ("营业收入", "亿元"),
        ("利润总额", "亿元"),
        ("营业收入利润率", "%"),
        ("资产负债率", "%"),
        ("每百元营业收入中的成本", "元"),
    )
    for row, (name, unit) in enumerate(rows, 3):
        d.line(row, [name, unit])
        about = {"of": name, "place": "己市"}
        rate = unit == "%"
        moment = name == "资产负债率"
        now, then = ("2023M08", "2022M08") if moment else ("2023M01-08", "2022M01-08")
        d.figure(row, 3, n.level(), unit=unit, period=now, **about)
        d.figure(row, 4, n.level(), unit=unit, period=then, **about)
        d.figure(
            row,
            5,
            n.growth(),
            "0.0",
            measure="diff" if rate else "yoy",
            unit="百分点" if rate else "%",
            period=now,
            **about,
        )
    return "效益.xml", to_spreadsheetml([d]), [d]


def date_headed_ranking(n: Numbers):
    """Months as true dates across, growth above rank in pairs of rows for each place."""
    d = Draft("位次走势")
    d.title("各县区规上工业增加值累计增速及位次走势", 7)
    d.line(2, ["地区", "项目"])
    for column, month in enumerate((3, 4, 5, 6), 3):
        d.put(2, column, dt.date(2023, month, 1), 'yyyy"年"m"月"')
    row = 3
    for place in COUNTIES[:3]:
        d.put(row, 1, place)
        d.merge(row, 1, row + 1, 1)
        d.put(row, 2, "增速（%）")
        d.put(row + 1, 2, "位次")
        for column, month in enumerate((3, 4, 5, 6), 3):
            rank = n.pick(1, 2, 3)
            about = {"of": "规上工业增加值", "place": place, "period": f"2023M01-{month:02}", "rank": rank}
            d.figure(row, column, n.growth(), "0.0", measure="yoy", unit="%", **about)
            d.figure(row + 1, column, rank, "0", measure="rank", unit="位", **about)
        row += 2
    return "位次走势.xlsx", to_xlsx([d]), [d]


LAYOUTS = (
    vertical_words, places_as_sheets_two_tables, four_levels_of_heading, bulletin_paper, percent_everywhere,
    stacked_in_one_header, months_twelve_blank, web_export, ods_two_years, csv_with_preamble, spreadsheet_xml_balance,
    date_headed_ranking,
)  # fmt: skip
