"""A fourth batch, written without looking at the reader, as another bureau might send them."""

import datetime as dt
from decimal import Decimal

from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_spreadsheetml, to_xlsx
from tests.intake.made.numbers import AMOUNTS, COUNTIES, TOWNS, Numbers


def quick_report(n: Numbers):
    """A quick report with an issue number, a date of issue, ranks in the province and the city."""
    d = Draft("快报")
    d.put(1, 1, "统 计 快 报")
    d.put(2, 1, "第7期")
    d.put(2, 5, "2023年7月18日")
    d.put(3, 1, "己县1—6月主要经济指标")
    d.line(4, ["指  标", "单位", "实绩", "增长（%）", "增速在全市位次"])
    for row, (name, unit) in enumerate(n.some(AMOUNTS, 6), 5):
        rank = n.rng.randint(1, 9)
        d.line(row, [f"{row - 4}、{name}", unit])
        about = {"of": name, "place": "己县", "period": "2023M01-06"}
        d.figure(row, 3, n.level(), "0.00", unit=unit, **about)
        d.figure(row, 4, n.growth(), "0.0", measure="yoy", unit="%", rank=rank, **about)
        d.figure(row, 5, rank, "0", measure="rank", unit="位", rank=rank, **about)
    return "快报7.xlsx", to_xlsx([d]), [d]


def two_ranks(n: Numbers):
    """Month and year to date each with growth and rank, places down, long heading texts."""
    d = Draft("工业")
    d.title("2023年10月份全市各县（市、区）规模以上工业增加值增速及排名", 5)
    d.line(2, ["单位", "当月", None, "1-10月累计", None])
    d.merge(2, 1, 3, 1)
    d.merge(2, 2, 2, 3)
    d.merge(2, 4, 2, 5)
    d.line(3, ["增速（%）", "排名", "增速（%）", "排名"], 2)
    orders = [n.ranks(6), n.ranks(6)]
    for row, place in enumerate(("全市", *COUNTIES[:6]), 4):
        d.put(row, 1, place)
        where = "癸市" if place == "全市" else place
        for column, period, order in ((2, "2023M10", orders[0]), (4, "2023M01-10", orders[1])):
            about = {"of": "规模以上工业增加值", "place": where, "period": period}
            rank = "" if place == "全市" else order[row - 5]
            d.figure(row, column, n.growth(), "0.0", measure="yoy", unit="%", rank=rank, **about)
            if rank:
                d.figure(row, column + 1, rank, "0", measure="rank", unit="位", rank=rank, **about)
            else:
                d.put(row, column + 1, "—")
    return "癸市工业增速.xlsx", to_xlsx([d]), [d]


def fixed_table(n: Numbers):
    """A statutory form: table number, issuing office, codes, columns numbered, items with hyphens."""
    d = Draft("Sheet1")
    d.put(1, 1, "财务状况")
    d.merge(1, 1, 1, 5)
    d.put(2, 4, "表    号：B204-1表")
    d.put(3, 1, "综合机关名称：丁市统计局")
    d.put(3, 3, "2023年1—11月")
    d.put(3, 5, "计量单位：千元")
    d.line(4, ["指标名称", "代码", "本年累计", "上年同期", "增减%"])
    d.line(5, ["甲", "乙", "1", "2", "3"])
    rows = (
        ("一、营业收入", "301", "营业收入"),
        ("  其中：主营业务收入", "302", "营业收入/主营业务收入"),
        ("二、营业成本", "307", "营业成本"),
        ("三、营业利润", "323", "营业利润"),
        ("四、利润总额", "327", "利润总额"),
        ("五、应交增值税", "402", "应交增值税"),
    )
    for row, (label, code, of) in enumerate(rows, 6):
        d.line(row, [label, code])
        about = {"of": of, "place": "丁市"}
        d.figure(row, 3, n.level(0), "#,##0", period="2023M01-11", unit="千元", **about)
        d.figure(row, 4, n.level(0), "#,##0", period="2022M01-11", unit="千元", **about)
        d.figure(row, 5, n.growth(), "0.0", measure="yoy", period="2023M01-11", unit="%", **about)
    d.put(13, 1, "单位负责人：      统计负责人：      填表人：      报出日期：2023年12月18日")
    return "B204-1.xls", to_html(d), [d]


def half_year_pairs(n: Numbers):
    """This half and the one before, growth in brackets under the amount's heading."""
    d = Draft("对比")
    d.title("庚县主要经济指标对比表", 6)
    d.line(2, ["指标名称", "单位", "2022年上半年", "2023年上半年", "2023年上半年\n同比增长（%）", "备注"])
    for row, (name, unit) in enumerate(n.some(AMOUNTS, 5), 3):
        d.line(row, [name, unit, None, None, None, "快报" if row == 4 else None])
        about = {"of": name, "place": "庚县"}
        d.figure(row, 3, n.level(), "0.00", period="2022M01-06", unit=unit, **about)
        d.figure(row, 4, n.level(), "0.00", period="2023M01-06", unit=unit, **about)
        d.figure(row, 5, n.growth(), "0.0", measure="yoy", period="2023M01-06", unit="%", **about)
    return "对比表.ods", to_ods([d]), [d]


def towns_by_month(n: Numbers):
    """Towns down, months across in pairs of amount and growth."""
    d = Draft("税收")
    d.title("甲区各镇（街道）2023年税收收入完成情况", 7)
    d.put(2, 7, "单位：万元、%")
    d.put(3, 1, "镇（街道）")
    d.merge(3, 1, 4, 1)
    for column, month in ((2, 4), (4, 5), (6, 6)):
        d.put(3, column, f"{month}月")
        d.merge(3, column, 3, column + 1)
        d.line(4, ["税收", "增幅"], column)
    for row, town in enumerate((*TOWNS[:5], "合计"), 5):
        d.put(row, 1, town)
        for column, month in ((2, 4), (4, 5), (6, 6)):
            about = {
                "of": "税收收入",
                "place": "甲区" if town == "合计" else town,
                "period": f"2023M{month:02}",
            }
            d.figure(row, column, n.level(0), "#,##0", unit="万元", **about)
            d.figure(row, column + 1, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "镇街税收.xlsx", to_xlsx([d]), [d]


def energy(n: Numbers):
    """Energy by industry: coal equivalent, percent stored, a unit with a slash, blank and dash."""
    d = Draft("能耗")
    d.title("戊区2023年1-9月规模以上工业能源消费情况", 6)
    d.line(
        2,
        [
            "行业",
            "综合能源消费量（万吨标准煤）",
            None,
            "用电量（万千瓦时）",
            None,
            "单位产值能耗（吨标准煤/万元）",
        ],
    )
    d.merge(2, 1, 3, 1)
    d.merge(2, 2, 2, 3)
    d.merge(2, 4, 2, 5)
    d.merge(2, 6, 3, 6)
    d.line(3, ["1-9月", "同比", "1-9月", "同比"], 2)
    rows = (
        ("规模以上工业", "规模以上工业"),
        ("　轻工业", "规模以上工业/轻工业"),
        ("　重工业", "规模以上工业/重工业"),
        ("　　其中：六大高耗能行业", "规模以上工业/重工业/六大高耗能行业"),
    )
    for row, (label, of) in enumerate(rows, 4):
        d.put(row, 1, label)
        for column, name, unit in ((2, "综合能源消费量", "万吨标准煤"), (4, "用电量", "万千瓦时")):
            about = {"of": f"{of}/{name}", "place": "戊区", "period": "2023M01-09"}
            d.figure(row, column, n.level(), "0.00", unit=unit, **about)
            d.figure(row, column + 1, n.growth() / 100, "0.0%", measure="yoy", unit="%", **about)
        d.figure(
            row,
            6,
            n.level(),
            "0.00",
            of=f"{of}/单位产值能耗",
            place="戊区",
            period="2023M01-09",
            unit="吨标准煤/万元",
        )
    return "能耗.xlsx", to_xlsx([d]), [d]


def school_of_cards(n: Numbers):
    """Several small cards down one sheet, each with its own place and heading."""
    d = Draft("各区")
    d.put(1, 1, "2023年1—5月各县区主要指标")
    row = 3
    for place in COUNTIES[:3]:
        d.put(row, 1, place, bold=True)
        d.line(row + 1, ["指标", "总量（亿元）", "增速（%）", "位次"])
        for at, name in enumerate(("规上工业增加值", "固定资产投资", "社会消费品零售总额")):
            at_row = row + 2 + at
            rank = n.rng.randint(1, 7)
            d.put(at_row, 1, name)
            about = {"of": name, "place": place, "period": "2023M01-05"}
            d.figure(at_row, 2, n.level(), "0.00", unit="亿元", **about)
            d.figure(at_row, 3, n.growth(), "0.0", measure="yoy", unit="%", rank=rank, **about)
            d.figure(at_row, 4, rank, "0", measure="rank", unit="位", rank=rank, **about)
        row += 6
    return "各县区卡片.xlsx", to_xlsx([d]), [d]


def serial_dates(n: Numbers):
    """Month columns as true dates in a book counted from 1904, shown as Jun-23; hidden helper column."""
    d = Draft("Trend")
    d.hidden_columns = {6}
    d.title("乙县社会消费品零售总额分月（亿元）", 5)
    d.put(2, 1, "项目")
    for column, month in ((2, 3), (3, 4), (4, 5), (5, 6)):
        d.put(2, column, dt.date(2023, month, 1), "mmm-yy")
    d.put(2, 6, "校验")
    for row, (label, of) in enumerate(
        (("社会消费品零售总额", "社会消费品零售总额"), ("其中：餐饮收入", "社会消费品零售总额/餐饮收入")), 3
    ):
        d.put(row, 1, label)
        for column, month in ((2, 3), (3, 4), (4, 5), (5, 6)):
            d.figure(
                row, column, n.level(), "0.00", of=of, place="乙县", period=f"2023M{month:02}", unit="亿元"
            )
        d.put(row, 6, 1, "0")
    return "社零分月.xlsx", to_xlsx([d], since_1904=True), [d]


def reds(n: Numbers):
    """Minus shown by red alone, by brackets in text, by a word; zero as a dash."""
    d = Draft("Sheet1")
    d.title("丙县2023年1-2月工业分行业增加值", 3)
    d.line(2, ["行业", "增加值（万元）", "增长（%）"])
    for row, name in enumerate(("食品制造业", "纺织业", "医药制造业", "通用设备制造业"), 3):
        d.put(row, 1, name)
        about = {"place": "丙县", "period": "2023M01-02"}
        d.figure(row, 2, n.level(1), "#,##0.0", of=f"工业/{name}/增加值", unit="万元", **about)
        value = n.growth()
        fmt = ("0.0;[Red]0.0", "0.0_ ;[Red]\\(0.0\\)", '0.0;"下降"0.0', '[>0]"+"0.0;[<0]"-"0.0;"持平"')[
            row - 3
        ]
        value = -abs(value) or Decimal("-1.5")
        d.figure(row, 3, value, fmt, of=f"工业/{name}/增加值", measure="yoy", unit="%", truth=value, **about)
    return "分行业增加值.xlsx", to_xlsx([d]), [d]


def schedule_board(n: Numbers):
    """Progress on the calendar: target, done, rate, against the schedule of 58.3 %, light in words."""
    d = Draft("表1")
    d.lead = ["附件", "2023年1—7月全区重点指标序时进度表", "（序时进度58.3%）"]
    d.line(
        1, ["序号", "指标", "年度目标", "1—7月累计完成", "完成率", "与序时进度比较", "进度评价", "牵头部门"]
    )
    for row, (name, unit) in enumerate(
        (
            ("固定资产投资", "亿元"),
            ("实际利用外资", "万美元"),
            ("一般公共预算收入", "万元"),
            ("新增市场主体", "户"),
        ),
        2,
    ):
        d.line(
            row,
            [row - 1, f"{name}（{unit}）", None, None, None, None, n.pick("达序时", "未达序时"), "区商务局"],
        )
        about = {"of": name, "place": "甲区"}
        d.figure(row, 3, n.level(0), "0", measure="target", period="2023", unit=unit, **about)
        d.figure(row, 4, n.level(0), "0", period="2023M01-07", unit=unit, **about)
        value = n.share()
        d.figure(
            row, 5, f"{value}%", measure="completion", period="2023M01-07", unit="%", truth=value, **about
        )
        gap = n.growth()
        d.figure(
            row,
            6,
            f"{gap}个百分点",
            measure="diff_schedule",
            period="2023M01-07",
            unit="百分点",
            truth=gap,
            **about,
        )
    d.tail = ["甲区人民政府办公室"]
    return "甲区序时进度.docx", to_docx([d]), [d]


def stock_and_flow(n: Numbers):
    """Registered and new entities by month end, in English and Chinese headings together."""
    d = Draft("")
    d.line(
        1,
        [
            "指标 Indicator",
            "单位 Unit",
            "2023年8月末 End of August",
            "比上年末增减 Change since Dec.",
            "同比 YoY（%）",
        ],
    )
    for row, (name, unit) in enumerate(
        (("各项存款余额", "亿元"), ("各项贷款余额", "亿元"), ("经营主体户数", "万户")), 2
    ):
        d.line(row, [name, unit])
        about = {"of": name, "place": "癸市", "period": "2023M08"}
        d.figure(row, 3, n.level(), "0.00", unit=unit, **about)
        d.figure(row, 4, n.level(), "0.00", measure="diff_ytd", unit=unit, **about)
        d.figure(row, 5, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "癸市存贷款2023年8月.csv", to_delimited(d, ";", "utf-8-sig"), [d]


def rates_only(n: Numbers):
    """Only growth, unit in the title, a month and the year to date of two years."""
    d = Draft("增速")
    d.title("丁市主要经济指标增速（单位：%）", 5)
    d.put(2, 1, "指标")
    d.merge(2, 1, 3, 1)
    d.put(2, 2, "2022年9月")
    d.merge(2, 2, 2, 3)
    d.put(2, 4, "2023年9月")
    d.merge(2, 4, 2, 5)
    d.line(3, ["当月", "累计", "当月", "累计"], 2)
    for row, name in enumerate(("规模以上工业增加值", "固定资产投资", "社会消费品零售总额", "用电量"), 4):
        d.put(row, 1, name)
        for column, period in ((2, "2022M09"), (3, "2022M01-09"), (4, "2023M09"), (5, "2023M01-09")):
            d.figure(
                row, column, n.growth(), "0.0", of=name, measure="yoy", place="丁市", period=period, unit="%"
            )
    return "增速.xls", to_spreadsheetml([d]), [d]


def per_person(n: Numbers):
    """Incomes: places down, town and country, ratio between them."""
    d = Draft("收入")
    d.title("癸市2023年前三季度各县（市、区）居民人均可支配收入", 6)
    d.line(
        2,
        [
            "地区",
            "城镇居民人均可支配收入（元）",
            "增长（%）",
            "农村居民人均可支配收入（元）",
            "增长（%）",
            "城乡收入比",
        ],
    )
    for row, place in enumerate(("全市", *COUNTIES[:4]), 3):
        d.put(row, 1, place)
        about = {"place": "癸市" if place == "全市" else place, "period": "2023M01-09"}
        for column, of in ((2, "城镇居民人均可支配收入"), (4, "农村居民人均可支配收入")):
            d.figure(row, column, n.level(0), "#,##0", of=of, unit="元", **about)
            d.figure(row, column + 1, n.growth(), "0.0", of=of, measure="yoy", unit="%", **about)
        d.figure(row, 6, n.level(2, 1900), "0.00", of="城乡收入比", unit="", **about)
    return "居民收入.xlsx", to_xlsx([d]), [d]


def trap_numbers(n: Numbers):
    """Numbers that are no figures: codes, telephone numbers, years of building, checks, page numbers."""
    d = Draft("企业")
    d.title("乙县2023年1-8月重点企业生产情况", 9)
    d.line(
        2,
        [
            "序号",
            "企业名称",
            "统一社会信用代码",
            "所在镇",
            "投产年份",
            "1-8月产值（万元）",
            "同比增长（%）",
            "联系电话",
            "审核",
        ],
    )
    for row, name in enumerate(("金石建材有限公司", "云溪食品有限公司", "青禾纺织厂"), 3):
        d.line(
            row,
            [row - 2, name, f"9133080000000000{row}", TOWNS[row - 3], None, None, None, f"0570-123400{row}"],
        )
        d.put(row, 5, 2008 + row, "0")
        about = {"of": f"{name}/产值", "place": TOWNS[row - 3], "period": "2023M01-08"}
        d.figure(row, 6, n.level(0), "#,##0", unit="万元", **about)
        d.figure(row, 7, n.growth(), "0.0", measure="yoy", unit="%", **about)
        d.put(row, 9, 0, "0")
    d.put(8, 5, "第 1 页，共 1 页")
    return "重点企业.xlsx", to_xlsx([d]), [d]


def ten_thousand(n: Numbers):
    """Conditional scaling: amounts from a hundred million shown in 亿, others in 万."""
    d = Draft("汇总")
    d.title("丙县2023年1-10月招商引资到位资金", 3)
    d.line(2, ["镇街", "到位资金（元）", "同比%"])
    for row, town in enumerate(TOWNS[:5], 3):
        d.put(row, 1, town)
        value = n.rng.randint(5_000_000, 900_000_000)
        big = value >= 100_000_000
        shown = Decimal(value) / (100_000_000 if big else 10_000)
        about = {"of": "到位资金", "place": town, "period": "2023M01-10"}
        d.figure(
            row,
            2,
            value,
            '[>=100000000]0!.00,,"亿";0!.0,"万"',
            unit="亿元" if big else "万元",
            truth=shown.quantize(Decimal("0.01") if big else Decimal("0.1")),
            **about,
        )
        d.figure(row, 3, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "到位资金.xlsx", to_xlsx([d]), [d]


LAYOUTS = (
    quick_report, two_ranks, fixed_table, half_year_pairs, towns_by_month, energy, school_of_cards, serial_dates, reds,
    schedule_board, stock_and_flow, rates_only, per_person, trap_numbers, ten_thousand,
)  # fmt: skip
