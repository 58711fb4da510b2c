"""Layouts with indicators down the rows."""

from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_spreadsheetml, to_xlsx
from tests.intake.made.numbers import AMOUNTS, GROWTH_WORDS, RANK_WORDS, Numbers


def target_progress(n: Numbers):
    """Targets and how far they are reached; growth has a target but no completion."""
    d = Draft("目标进度")
    d.title("甲区2023年1-9月主要目标任务完成进度表", 9)
    d.put(2, 9, "单位：亿元、%")
    head = ["序号", "指标", n.pick("全年目标", "年度目标", "2023年目标"), n.pick("1-9月完成", "累计完成数", "1—9月实绩"),
            n.pick(*GROWTH_WORDS), n.pick("完成年度目标%", "占年度目标（%）", "完成率（%）"),
            n.pick("比序时进度±百分点", "与序时进度相比（百分点）", "超序时进度\n（百分点）"), "责任单位", "备注"]  # fmt: skip
    d.line(3, head)
    about = {"place": "甲区"}
    for at, (name, _) in enumerate(n.some([a for a in AMOUNTS if a[1] == "亿元"], 5)):
        row = 4 + at
        d.line(row, [at + 1, name, None, None, None, None, None, n.pick("发改局", "统计局", "商务局")])
        d.figure(row, 3, n.level(), "0.00", of=name, measure="target", period="2023", unit="亿元", **about)
        d.figure(row, 4, n.level(), "0.00", of=name, period="2023M01-09", unit="亿元", **about)
        d.figure(row, 5, n.growth(), "0.0", of=name, measure="yoy", period="2023M01-09", unit="%", **about)
        d.figure(
            row, 6, n.share(), "0.0", of=name, measure="completion", period="2023M01-09", unit="%", **about
        )
        d.figure(
            row,
            7,
            n.growth(),
            "0.0",
            of=name,
            measure="diff_schedule",
            period="2023M01-09",
            unit="百分点",
            **about,
        )
    row = 9
    for at, name in enumerate(("地区生产总值", "城镇居民人均可支配收入")):
        d.line(row + at, [6 + at, f"{name}增速（%）", None, None, None, "—", "—", "统计局"])
        d.figure(row + at, 3, n.growth(), "0.0", of=name, measure="target", period="2023", unit="%", **about)
        d.figure(
            row + at, 4, n.growth(), "0.0", of=name, measure="yoy", period="2023M01-09", unit="%", **about
        )
        d.put(row + at, 5, "—")
    return "甲区目标进度.xlsx", to_xlsx([d]), [d]


def loans(n: Numbers):
    """Balances: change since the year's start, growth on the year before."""
    d = Draft("存贷款")
    d.title("乙县金融机构本外币信贷收支情况（2023年8月末）", 5)
    d.put(2, 5, "单位：亿元")
    d.line(3, ["项  目", n.pick("余额", "期末余额", "本期余额"), n.pick("比年初增加", "较年初新增", "比年初±"),
               n.pick("比年初增长（%）", "较年初增长%"), n.pick("同比增长（%）", "比上年同期增长（%）")])  # fmt: skip
    rows = [("一、各项存款", "各项存款", ""), ("  （一）住户存款", "住户存款", "各项存款/"), ("    1.活期存款", "活期存款", "各项存款/住户存款/"),
            ("    2.定期存款", "定期存款", "各项存款/住户存款/"), ("  （二）非金融企业存款", "非金融企业存款", "各项存款/"),
            ("二、各项贷款", "各项贷款", ""), ("  （一）住户贷款", "住户贷款", "各项贷款/"), ("  （二）企（事）业单位贷款", "企(事)业单位贷款", "各项贷款/")]  # fmt: skip
    for row, (label, name, parent) in enumerate(rows, 4):
        d.put(row, 1, label)
        about = {"of": parent + name, "place": "乙县", "period": "2023M08"}
        d.figure(row, 2, n.level(), "0.00", unit="亿元", **about)
        d.figure(row, 3, n.level(), "0.00", measure="diff_ytd", unit="亿元", **about)
        d.figure(row, 4, n.growth(), "0.0", measure="ytd", unit="%", **about)
        d.figure(row, 5, n.growth(), "0.0", measure="yoy", unit="%", **about)
    d.put(13, 1, "资料来源：人民银行乙县支行")
    return "信贷收支.ods", to_ods([d]), [d]


def industry_benefits(n: Numbers):
    """Industrial results: this year, the year before, change; rates change by points."""
    d = Draft("效益")
    d.title("丙县规模以上工业企业主要经济效益指标", 5)
    d.put(2, 1, "2023年1-5月")
    d.line(
        3,
        [
            "指标名称",
            "计量单位",
            n.pick("本年累计", "1-5月", "本月止累计"),
            n.pick("上年同期", "去年同期", "上年同期累计"),
            "同比增减",
        ],
    )
    d.put(3, 6, None)
    d.line(3, ["同比增减（%、百分点）"], 5)
    for row, (label, unit, name) in enumerate(
        [("企业单位数", "个", ""), ("亏损企业数", "个", ""), ("亏损面", "%", "r"), ("营业收入", "万元", ""), ("其中：主营业务收入", "万元", "营业收入/主营业务收入"),
         ("利润总额", "万元", ""), ("营业收入利润率", "%", "r"), ("资产负债率", "%", "r"), ("产成品存货", "万元", "")], 4):  # fmt: skip
        d.line(row, [label, unit])
        rate = name == "r"
        of = label if name in ("", "r") else name
        stock = label in ("企业单位数", "亏损企业数", "资产负债率", "产成品存货")
        now, ago = ("2023M05", "2022M05") if stock else ("2023M01-05", "2022M01-05")
        about = {"of": of, "place": "丙县"}
        fmt = "0.0" if rate else "0"
        value = (lambda: n.share()) if rate else (lambda: n.level(0))
        d.figure(row, 3, value(), fmt, period=now, unit=unit, **about)
        d.figure(row, 4, value(), fmt, period=ago, unit=unit, **about)
        change = f"{n.growth()}个百分点" if rate else f"{n.growth()}%"
        number = change.removesuffix("个百分点").removesuffix("%")
        d.figure(row, 5, change, measure="diff" if rate else "yoy", period=now, unit="百分点" if rate else "%", truth=number, **about)  # fmt: skip
    return "丙县工业效益.xls", to_spreadsheetml([d]), [d]


def two_periods(n: Numbers):
    """Two tables on one sheet, the second a month behind."""
    d = Draft("快报")
    d.title("戊区2023年1—10月主要经济指标", 4)
    d.line(2, ["指标", "单位", "总量", n.pick(*GROWTH_WORDS)])
    row = 3
    for name, unit in n.some(AMOUNTS[:8], 4):
        d.line(row, [name, unit])
        d.figure(row, 3, n.level(), "#,##0.00", of=name, place="戊区", period="2023M01-10", unit=unit)
        d.figure(
            row, 4, n.growth(), "0.0", of=name, measure="yoy", place="戊区", period="2023M01-10", unit="%"
        )
        row += 1
    row += 1
    d.put(row, 1, "戊区2023年1—9月规模以上服务业主要指标")
    d.line(row + 1, ["指标", "单位", "总量", "同比增长（%）"])
    row += 2
    for name, unit in (
        ("规上服务业营业收入", "亿元"),
        ("规上服务业利润总额", "亿元"),
        ("规上服务业应付职工薪酬", "亿元"),
    ):
        d.line(row, [name, unit])
        d.figure(row, 3, n.level(), "#,##0.00", of=name, place="戊区", period="2023M01-09", unit=unit)
        d.figure(
            row, 4, n.growth(), "0.0", of=name, measure="yoy", place="戊区", period="2023M01-09", unit="%"
        )
        row += 1
    return "戊区月度快报.xlsx", to_xlsx([d]), [d]


def english(n: Numbers):
    """English headings."""
    d = Draft("Main")
    d.title("Main Economic Indicators of Jia District, Jan-Jun 2023", 6)
    d.line(2, ["No.", "Indicator", "Unit", "Jan-Jun", "YoY (%)", "Rank"])
    names = (
        "Value added of industry",
        "Investment in fixed assets",
        "Retail sales of consumer goods",
        "Exports",
    )
    for row, name in enumerate(names, 3):
        rank = n.rng.randint(1, 8)
        d.line(row, [row - 2, name, "100 million yuan"])
        about = {"of": name, "place": "Jia District", "period": "2023M01-06"}
        d.figure(row, 4, n.level(), "0.00", unit="100 million yuan", **about)
        d.figure(row, 5, n.growth(), "0.0", measure="yoy", unit="%", rank=rank, **about)
        d.figure(row, 6, rank, "0", measure="rank", unit="位", rank=rank, **about)
    return "indicators.xlsx", to_xlsx([d]), [d]


def vertical_groups(n: Numbers):
    """Field names set vertically in merged cells at the left."""
    d = Draft("主要指标")
    d.title("庚县主要经济指标（2023年7月）", 7)
    d.line(2, ["领域", "指标名称", "单位", "7月", n.pick(*GROWTH_WORDS), "1-7月", n.pick(*GROWTH_WORDS)])
    row = 3
    groups = (
        ("工\n业", ("规模以上工业增加值", "规上工业用电量")),
        ("贸\n易", ("社会消费品零售总额", "进出口总额", "网络零售额")),
        ("财\n政", ("一般公共预算收入", "一般公共预算支出")),
    )
    for group, names in groups:
        d.put(row, 1, group)
        d.merge(row, 1, row + len(names) - 1, 1)
        for name in names:
            unit = n.pick("亿元", "万元")
            d.line(row, [name, unit], 2)
            about = {"of": name, "place": "庚县"}
            d.figure(row, 4, n.level(), "0.00", period="2023M07", unit=unit, **about)
            d.figure(row, 5, n.growth(), "0.0", measure="yoy", period="2023M07", unit="%", **about)
            d.figure(row, 6, n.level(), "0.00", period="2023M01-07", unit=unit, **about)
            d.figure(row, 7, n.growth(), "0.0", measure="yoy", period="2023M01-07", unit="%", **about)
            row += 1
    return "庚县主要指标.xlsx", to_xlsx([d]), [d]


def serial_levels(n: Numbers):
    """An annex whose levels stand in a column of serial numbers; numbered columns below the header."""
    d = Draft("Sheet1")
    d.put(1, 1, "附表3")
    d.put(2, 1, "2023年上半年辛县财政支出情况表")
    d.merge(2, 1, 2, 6)
    d.put(3, 6, "单位：万元")
    d.line(4, ["编号", "项目", "年初预算数", "上半年执行数", "执行率%", "比上年同期增减%"])
    d.line(5, ["甲", "乙", "1", "2", "3=2/1", "4"])
    rows = (("1", "一般公共预算支出", ""), ("1.1", "教育支出", "一般公共预算支出/"), ("1.2", "社会保障和就业支出", "一般公共预算支出/"),
            ("1.2.1", "抚恤支出", "一般公共预算支出/社会保障和就业支出/"), ("1.3", "农林水支出", "一般公共预算支出/"), ("2", "政府性基金支出", ""), ("2.1", "城乡社区支出", "政府性基金支出/"))  # fmt: skip
    for row, (serial, name, parent) in enumerate(rows, 6):
        d.line(row, [serial, name])
        about = {"of": parent + name, "place": "辛县"}
        d.figure(row, 3, n.level(0), "#,##0", measure="target", period="2023", unit="万元", **about)
        d.figure(row, 4, n.level(0), "#,##0", period="2023M01-06", unit="万元", **about)
        d.figure(row, 5, n.share(), "0.0", measure="completion", period="2023M01-06", unit="%", **about)
        d.figure(row, 6, n.growth(), "0.0", measure="yoy", period="2023M01-06", unit="%", **about)
    return "附表3.xls", to_html(d), [d]


def gdp_structure(n: Numbers):
    """GDP by industry: shares, contributions, a preliminary mark."""
    d = Draft("GDP")
    d.title("丁市2023年前三季度地区生产总值（初步核算）", 6)
    d.line(
        3,
        [
            "",
            "绝对额（亿元）",
            n.pick("比上年增长（%）", "同比增长（%）"),
            "占GDP比重（%）",
            "贡献率（%）",
            "拉动（百分点）",
        ],
    )
    d.cells.pop((3, 1))
    d.put(3, 1, "指标")
    rows = (("地区生产总值", "地区生产总值"), ("　第一产业", "地区生产总值/第一产业"), ("　第二产业", "地区生产总值/第二产业"), ("　　#工业", "地区生产总值/第二产业/工业"),
            ("　　　建筑业", "地区生产总值/第二产业/建筑业"), ("　第三产业", "地区生产总值/第三产业"), ("　　#批发和零售业", "地区生产总值/第三产业/批发和零售业"), ("　　　金融业", "地区生产总值/第三产业/金融业"))  # fmt: skip
    for row, (label, of) in enumerate(rows, 4):
        d.put(row, 1, label)
        about = {"of": of, "place": "丁市", "period": "2023M01-09"}
        d.figure(row, 2, n.level(), "0.00", unit="亿元", **about)
        d.figure(row, 3, n.growth(), "0.0", measure="yoy", unit="%", **about)
        d.figure(row, 4, n.share(), "0.0", measure="share", unit="%", **about)
        d.figure(row, 5, n.share(), "0.0", measure="contribution", unit="%", **about)
        d.figure(row, 6, n.growth(), "0.0", measure="contribution", unit="百分点", **about)
    return "丁市GDP.xlsx", to_xlsx([d]), [d]


def households(n: Numbers):
    """Market entities: at the end of the month and new in it."""
    d = Draft("")
    d.put(1, 1, "己市经营主体登记情况")
    d.put(2, 1, "统计时间：2023年11月")
    d.line(3, ["类别", "期末实有（户）", "同比增长%", "本月新登记（户）", "1-11月新登记（户）", "同比增长%"])
    rows = (
        ("合计", ""),
        ("企业", "企业"),
        ("　其中：私营企业", "企业/私营企业"),
        ("个体工商户", "个体工商户"),
        ("农民专业合作社", "农民专业合作社"),
    )
    for row, (label, path) in enumerate(rows, 4):
        d.put(row, 1, label)
        head = "经营主体" + (f"/{path}" if path else "")
        stock = {"of": head, "place": "己市", "period": "2023M11"}
        d.figure(row, 2, n.level(0), "0", unit="户", **stock)
        d.figure(row, 3, n.growth(), "0.0", measure="yoy", unit="%", **stock)
        d.figure(
            row, 4, n.level(0, 3000), "0", of=f"{head}/新登记", place="己市", period="2023M11", unit="户"
        )
        d.figure(row, 5, n.level(0), "0", of=f"{head}/新登记", place="己市", period="2023M01-11", unit="户")
        d.figure(
            row,
            6,
            n.growth(),
            "0.0",
            measure="yoy",
            of=f"{head}/新登记",
            place="己市",
            period="2023M01-11",
            unit="%",
        )
    return "己市经营主体.csv", to_delimited(d, ",", "utf-8-sig"), [d]


def words_for_signs(n: Numbers):
    """Growth in words, ranks as so many of so many, a footnote's later period, a blank here and there."""
    d = Draft("")
    d.put(1, 1, "甲区2023年1—8月主要指标")
    d.line(2, ["指标名称", "单位", "1—8月", "同比", "全市排名"])
    for row, (name, unit) in enumerate(n.some(AMOUNTS[:9], 7), 3):
        mark = "①" if row == 5 else ""
        d.line(row, [name + mark, unit])
        growth = n.growth()
        word = "持平" if growth == 0 or row == 4 else f"增长{growth}%" if growth > 0 else f"下降{-growth}%"
        period = "2023M01-07" if mark else "2023M01-08"
        rank = n.rng.randint(1, 9)
        about = {"of": name, "place": "甲区", "period": period}
        d.figure(row, 3, n.level(), "#,##0.00", unit=unit, **about)
        flat = word == "持平"
        d.figure(
            row,
            4,
            word,
            measure="yoy",
            unit="%",
            rank=rank,
            truth=0 if flat else growth,
            status="flat" if flat else "ok",
            **about,
        )
        d.figure(
            row,
            5,
            n.pick(f"{rank}/9", f"第{rank}位"),
            measure="rank",
            unit="位",
            rank=rank,
            truth=rank,
            **about,
        )
    d.put(11, 1, "①为1—7月数据。")
    return "甲区简报.tsv", to_delimited(d, "\t", "gb18030"), [d]


def scaled(n: Numbers):
    """Formats that scale and dates as headings, counted from 1904."""
    import datetime as dt

    d = Draft("用电量")
    d.title("乙县全社会用电量分月情况", 5)
    d.put(2, 1, "指标")
    d.put(2, 2, "单位")
    for at, month in enumerate((4, 5, 6)):
        d.put(2, 3 + at, dt.date(2023, month, 1), 'yyyy"年"m"月"')
    for row, name in enumerate(("全社会用电量", "工业用电量", "居民生活用电量"), 3):
        of = name if name != "工业用电量" else "全社会用电量/工业用电量"
        of = "全社会用电量/居民生活用电量" if name == "居民生活用电量" else of
        d.line(row, [name, "千瓦时"])
        for at, month in enumerate((4, 5, 6)):
            value = n.rng.randint(20_000_000, 900_000_000)
            fmt = '0!.0000"万"' if row != 4 else '0.00,,"百万"'
            text = (
                (plain_scaled(value, 10_000, 4), "万千瓦时")
                if row != 4
                else (plain_scaled(value, 1_000_000, 2), "百万千瓦时")
            )
            d.figure(
                row,
                3 + at,
                value,
                fmt,
                of=of,
                place="乙县",
                period=f"2023M{month:02}",
                unit=text[1],
                truth=text[0],
            )
    return "乙县用电.xlsx", to_xlsx([d], since_1904=True), [d]


def plain_scaled(value, by, places):
    """A number scaled and rounded, independent of the program's own formats."""
    from decimal import ROUND_HALF_UP, Decimal

    return (Decimal(value) / by).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def uncached(n: Numbers):
    """Formulas whose results were never stored, as programs write them; one divides by nothing."""
    d = Draft("收支")
    d.title("丙县2023年1-4月财政收入（单位：万元）", 6)
    d.line(2, ["项目", "1-4月累计", "上年同期", "增减额", "增减%", "占比%"])
    names = ("税收收入", "非税收入")
    values = [[n.rng.randint(3000, 90000), n.rng.randint(3000, 90000)] for _ in names]
    sums = [sum(v[0] for v in values), sum(v[1] for v in values)]
    rows = [
        ("一般公共预算收入", "一般公共预算收入", sums),
        *((f"　{m}", f"一般公共预算收入/{m}", v) for m, v in zip(names, values, strict=True)),
    ]
    for row, (label, of, (now, ago)) in enumerate(rows, 3):
        d.put(row, 1, label)
        about = {"of": of, "place": "丙县", "period": "2023M01-04"}
        d.figure(row, 2, "=SUM(B4:B5)" if row == 3 else now, "0", unit="万元", truth=now, **about)
        d.figure(
            row,
            3,
            "=C4+C5" if row == 3 else ago,
            "0",
            of=of,
            place="丙县",
            period="2022M01-04",
            unit="万元",
            truth=ago,
        )
        d.figure(row, 4, f"=B{row}-C{row}", "0", measure="diff", unit="万元", truth=now - ago, **about)
        d.figure(
            row,
            5,
            f"=ROUND((B{row}-C{row})/C{row}*100,1)",
            "0.0",
            measure="yoy",
            unit="%",
            truth=plain_scaled(now * 100 - ago * 100, ago, 1),
            **about,
        )
        d.figure(
            row,
            6,
            f"=B{row}/$B$3",
            "0.0%",
            measure="share",
            unit="%",
            truth=plain_scaled(now * 100, sums[0], 1),
            **about,
        )
    d.line(6, ["　其他收入"])
    about = {"of": "一般公共预算收入/其他收入", "place": "丙县", "period": "2023M01-04"}
    d.figure(6, 2, 0, "0", unit="万元", **about)
    d.figure(6, 3, 0, "0", of=about["of"], place="丙县", period="2022M01-04", unit="万元")
    d.figure(6, 4, 0, "0", measure="diff", unit="万元", **about)
    d.figure(6, 5, "#DIV/0!", measure="yoy", unit="%", status="error", **about)
    d.figure(6, 6, 0, "0.0%", measure="share", unit="%", **about)
    return "丙县收入.xlsx", to_xlsx([d]), [d]


def prices_before(n: Numbers):
    """This month, the one before, chained growth; hidden columns and rows."""
    d = Draft("房地产")
    d.hidden_columns = {4}
    d.hidden_rows = {6}
    d.title("丁市2023年9月商品房交易情况", 7)
    d.line(2, ["指标", "单位", "本月", "上月", "环比（%）", "同比（%）", "备注"])
    names = (
        ("商品住宅成交面积", "万平方米"),
        ("商品住宅成交套数", "套"),
        ("二手房成交面积", "万平方米"),
        ("二手房成交套数", "套"),
        ("土地成交金额", "万元"),
    )
    for row, (name, unit) in enumerate(names, 3):
        d.line(row, [name, unit])
        about = {"of": name, "place": "丁市"}
        fmt = "0.00" if unit == "万平方米" else "0"
        d.figure(row, 3, n.level(), fmt, period="2023M09", unit=unit, **about)
        d.figure(row, 4, n.level(), fmt, period="2023M08", unit=unit, **about)
        d.figure(
            row, 5, n.growth(), "0.0_);[Red]\\(0.0\\)", measure="qoq", period="2023M09", unit="%", **about
        )
        d.figure(row, 6, n.growth() / 100, "0.0%", measure="yoy", period="2023M09", unit="%", **about)
    return "丁市商品房.xlsx", to_xlsx([d]), [d]


def word_paper(n: Numbers):
    """A paper in Word: merged groups at the left, units in the header, a paragraph of prose before it."""
    d = Draft("表1")
    d.lead = ["2023年10月庚县主要经济指标", "前10个月，全县经济运行总体平稳，主要指标增速回升。"]
    d.line(1, ["类别", "指标", "10月", None, "1—10月", None])
    d.merge(1, 3, 1, 4)
    d.merge(1, 5, 1, 6)
    d.line(2, [None, None, "总量", "增速（%）", "总量", "增速（%）"])
    d.merge(1, 1, 2, 1)
    d.merge(1, 2, 2, 2)
    row = 3
    for group, names in (
        ("生产", ("规模以上工业总产值（亿元）", "工业用电量（万千瓦时）")),
        ("需求", ("限额以上零售额（亿元）", "自营出口（万美元）")),
    ):
        d.put(row, 1, group)
        d.merge(row, 1, row + 1, 1)
        for label in names:
            name, unit = label.removesuffix("）").split("（")
            d.put(row, 2, label)
            about = {"of": name, "place": "庚县"}
            d.figure(row, 3, n.level(), "0.00", period="2023M10", unit=unit, **about)
            d.figure(row, 4, n.growth(), "0.0", measure="yoy", period="2023M10", unit="%", **about)
            d.figure(row, 5, n.level(), "0.00", period="2023M01-10", unit=unit, **about)
            d.figure(row, 6, n.growth(), "0.0", measure="yoy", period="2023M01-10", unit="%", **about)
            row += 1
    d.tail = ["注：工业用电量为供电公司口径。"]
    return "庚县纸面月报.docx", to_docx([d]), [d]


LAYOUTS = (
    target_progress, loans, industry_benefits, two_periods, english, vertical_groups, serial_levels, gdp_structure,
    households, words_for_signs, scaled, uncached, prices_before, word_paper,
)  # fmt: skip
RANKS = RANK_WORDS
