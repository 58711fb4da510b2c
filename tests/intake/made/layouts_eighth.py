"""An eighth batch, again written without looking at the reader."""

from tests.intake.made.biff import to_xls
from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_xlsx
from tests.intake.made.layouts_seventh import crossed
from tests.intake.made.numbers import COUNTIES, TOWNS, Numbers


def upper_and_lower_halves(n: Numbers):
    """A page in two halves below each other under one title, the lower for places, notes between them."""
    d = Draft("一览表")
    d.title("己市2023年1-7月经济运行一览表", 6)
    d.line(3, ["一、全市主要指标"])
    d.line(4, ["指标", "单位", "1-7月", "增速%", "全省位次", "上月位次"])
    for row, (name, unit) in enumerate(
        (("规上工业增加值", "亿元"), ("固定资产投资", "亿元"), ("外贸出口", "亿元")), 5
    ):
        rank = n.pick(2, 3, 4)
        about = {"of": name, "place": "己市", "period": "2023M01-07"}
        d.line(row, [name, unit])
        d.figure(row, 3, n.level(), unit=unit, **about)
        d.figure(row, 4, n.growth(), "0.0", measure="yoy", unit="%", rank=rank, **about)
        d.figure(row, 5, rank, "0", measure="rank", unit="位", rank=rank, **about)
        other = n.pick(2, 3, 4)
        d.figure(
            row,
            6,
            other,
            "0",
            of=name,
            place="己市",
            measure="rank",
            period="2023M01-06",
            unit="位",
            rank=other,
        )
    d.put(8, 1, "说明：位次按增速从高到低排列。")
    d.line(10, ["二、各县（市、区）主要指标增速（%）"])
    d.line(11, ["县（市、区）", "规上工业增加值", "固定资产投资", "外贸出口"])
    for row, place in enumerate(COUNTIES[:4], 12):
        d.put(row, 1, place)
        for column, name in enumerate(("规上工业增加值", "固定资产投资", "外贸出口"), 2):
            d.figure(
                row,
                column,
                n.growth(),
                "0.0",
                of=name,
                measure="yoy",
                place=place,
                period="2023M01-07",
                unit="%",
            )
    return "一览表.xlsx", to_xlsx([d]), [d]


def true_xls_with_hidden(n: Numbers):
    """A true .xls: months down, indicators across in merged groups, a hidden column of the plan."""
    d = Draft("月度")
    d.title("乙县2023年主要指标分月完成情况", 7)
    d.put(2, 1, "月份")
    d.merge(2, 1, 3, 1)
    for left, name in ((2, "社会消费品零售总额（亿元）"), (5, "全社会用电量（万千瓦时）")):
        d.put(2, left, name)
        d.merge(2, left, 2, left + 2)
        d.line(3, ["当月", "累计", "累计增长%"], left)
    for row, month in enumerate((3, 4, 5, 6), 4):
        d.put(row, 1, f"{month}月")
        for left, of, unit in ((2, "社会消费品零售总额", "亿元"), (5, "全社会用电量", "万千瓦时")):
            about = {"of": of, "place": "乙县"}
            d.figure(row, left, n.level(), period=f"2023M{month:02}", unit=unit, **about)
            d.figure(row, left + 1, n.level(), period=f"2023M01-{month:02}", unit=unit, **about)
            d.figure(
                row,
                left + 2,
                n.growth(),
                "0.0",
                measure="yoy",
                period=f"2023M01-{month:02}",
                unit="%",
                **about,
            )
    return "分月完成.xls", to_xls([d]), [d]


def months_as_sheets_of_places(n: Numbers):
    """A sheet for each month named 1-5月, places across in merged pairs, indicators down."""
    drafts = []
    for name, period in (("1-5月", "2023M01-05"), ("1-6月", "2023M01-06")):
        d = Draft(name)
        d.title("各县（市、区）主要经济指标", 8)
        d.line(2, ["指标", "单位"])
        d.merge(2, 1, 3, 1)
        d.merge(2, 2, 3, 2)
        for at, place in enumerate(COUNTIES[:3]):
            d.put(2, 3 + 2 * at, place)
            d.merge(2, 3 + 2 * at, 2, 4 + 2 * at)
            d.line(3, ["绝对量", "增长%"], 3 + 2 * at)
        for row, (label, of, unit) in enumerate(
            (
                ("规上工业总产值", "规上工业总产值", "亿元"),
                ("　#高新技术产业", "规上工业总产值/高新技术产业", "亿元"),
                ("财政总收入", "财政总收入", "万元"),
            ),
            4,
        ):
            d.line(row, [label, unit])
            for at, place in enumerate(COUNTIES[:3]):
                about = {"of": of, "place": place, "period": period}
                d.figure(row, 3 + 2 * at, n.level(), unit=unit, **about)
                d.figure(row, 4 + 2 * at, n.growth(), "0.0", measure="yoy", unit="%", **about)
        drafts.append(d)
    return "2023年各县指标.xlsx", to_xlsx(drafts), drafts


def key_indicators_with_weights(n: Numbers):
    """Targets, weights and scores of an assessment: weights and scores are no figures of the economy."""
    d = Draft("考核")
    d.title("2023年1-9月甲区高质量发展指标进展", 8)
    d.line(2, ["序号", "指标名称", "单位", "年度目标值", "1-9月完成值", "完成率", "上年同期值", "牵头部门"])
    for row, (name, unit) in enumerate(
        (("规上工业总产值", "亿元"), ("外贸出口", "亿元"), ("新增就业人数", "人"), ("市场主体户数", "户")), 3
    ):
        d.line(row, [row - 2, name, unit])
        d.put(row, 8, "发改局")
        stock = name.endswith("户数")
        now, then = ("2023M09", "2022M09") if stock else ("2023M01-09", "2022M01-09")
        about = {"of": name, "place": "甲区"}
        d.figure(row, 4, n.level(), measure="target", period="2023", unit=unit, **about)
        d.figure(row, 5, n.level(), period=now, unit=unit, **about)
        d.figure(row, 6, n.share() / 100, "0.0%", measure="completion", period=now, unit="%", **about)
        d.figure(row, 7, n.level(), period=then, unit=unit, **about)
    return "高质量发展.xlsx", to_xlsx([d]), [d]


def nested_places(n: Numbers):
    """City over counties over towns, set in; one indicator over three groups of columns."""
    d = Draft("Sheet1")
    d.title("2023年8月己市一般公共预算收入分级次情况", 7)
    d.put(2, 7, "单位：万元")
    d.line(3, ["地区", "当月", None, "累计"])
    d.merge(3, 1, 4, 1)
    d.merge(3, 2, 3, 3)
    d.merge(3, 4, 3, 7)
    d.line(4, ["收入数", "同比%", "收入数", "上年同期", "增减额", "同比%"], 2)
    rows = [{"of": "一般公共预算收入", "place": p} for p in ("己市", "甲区", "子镇", "丑镇", "乙县", "寅乡")]
    for row, (label, depth) in enumerate(
        (("全市合计", 0), ("甲区", 1), ("子镇", 2), ("丑镇", 2), ("乙县", 1), ("寅乡", 2)), 5
    ):
        d.put(row, 1, "　" * depth + label)
    month, total = {"period": "2023M08"}, {"period": "2023M01-08"}
    money = {"unit": "万元", "fmt": "#,##0"}
    crossed(
        d,
        n,
        5,
        2,
        rows,
        [
            {**month, **money},
            {**month, "measure": "yoy"},
            {**total, **money},
            {"period": "2022M01-08", **money},
            {**total, "measure": "diff", "diff_unit": "万元", "fmt": "#,##0"},
            {**total, "measure": "yoy"},
        ],
    )
    return "分级次收入.xls", to_html(d), [d]


def card_of_pairs(n: Numbers):
    """Three columns of label and value pairs, several to the line; the unit in the label."""
    d = Draft("速览")
    d.title("丁市经济速览（2023年6月末）", 8)
    d.line(2, ["指标", "数值", None, "指标", "数值", None, "指标", "数值"])
    block = (
        (("常住人口（万人）", "常住人口", "万人", "2023M06"), ("企业数（家）", "企业数", "家", "2023M06")),
        (
            ("存款余额（亿元）", "存款余额", "亿元", "2023M06"),
            ("贷款余额（亿元）", "贷款余额", "亿元", "2023M06"),
        ),
        (
            ("不良贷款率（%）", "不良贷款率", "%", "2023M06"),
            ("规上工业企业数（家）", "规上工业企业数", "家", "2023M06"),
        ),
    )
    for at, items in enumerate(block):
        for row, (label, of, unit, period) in enumerate(items, 3):
            d.put(row, 1 + at * 3, label)
            d.figure(row, 2 + at * 3, n.level(), of=of, place="丁市", period=period, unit=unit)
    return "速览.xlsx", to_xlsx([d]), [d]


def two_papers_months(n: Numbers):
    """A paper whose tables are of the month and of the half year, captions in bold below each other."""
    drafts = []
    for number, (caption, period) in enumerate(
        (
            ("2023年6月规模以上工业增加值分行业增速", "2023M06"),
            ("2023年1-6月规模以上工业增加值分行业增速", "2023M01-06"),
        ),
        1,
    ):
        d = Draft(f"表{number}")
        d.lead = ["丙县统计局", caption] if number == 1 else [caption]
        d.line(1, ["行业", "增速（%）", "比全县（百分点）", "贡献率（%）"])
        for row, (label, of) in enumerate(
            (
                ("规模以上工业", "规模以上工业增加值"),
                ("纺织业", "规模以上工业增加值/纺织业"),
                ("汽车制造业", "规模以上工业增加值/汽车制造业"),
            ),
            2,
        ):
            d.put(row, 1, label)
            d.figure(row, 2, n.growth(), "0.0", of=of, measure="yoy", place="丙县", period=period, unit="%")
        drafts.append(d)
    for d in drafts:
        d.line(1, ["行业", "增速（%）"])
        d.cells.pop((1, 3))
        d.cells.pop((1, 4))
    return "工业简况.docx", to_docx(drafts), drafts


def finance_quarter_ods(n: Numbers):
    """Balances by kind: yuan and dollars in words, changes in amount; ODS with blank rows between."""
    d = Draft("金融")
    d.title("2023年9月末甲区银行业存贷款情况", 6)
    d.put(2, 6, "单位：亿元、%")
    d.line(3, ["项目", "期末余额", "较上月", "较年初", "同比增速", "占全市比重"])
    row = 4
    for label, of in (
        ("各项存款", "各项存款"),
        ("  其中：住户存款", "各项存款/住户存款"),
        ("        企业存款", "各项存款/企业存款"),
        (None, None),
        ("各项贷款", "各项贷款"),
        ("  其中：制造业贷款", "各项贷款/制造业贷款"),
        ("        普惠小微贷款", "各项贷款/普惠小微贷款"),
    ):
        if label:
            d.put(row, 1, label.replace("  ", "　"))
            about = {"of": of, "place": "甲区", "period": "2023M09"}
            d.figure(row, 2, n.level(), unit="亿元", **about)
            d.figure(row, 3, n.growth(), "0.00", measure="diff_prev", unit="亿元", **about)
            d.figure(row, 4, n.growth(), "0.00", measure="diff_ytd", unit="亿元", **about)
            d.figure(row, 5, n.growth(), "0.0", measure="yoy", unit="%", **about)
            d.figure(row, 6, n.share(), "0.0", measure="share", unit="%", **about)
        row += 1
    return "银行业.ods", to_ods([d]), [d]


def english_pairs(n: Numbers):
    """English with the place in the title, month and year to date, units in the heading."""
    d = Draft("Monthly")
    d.title("Jia District Main Economic Indicators, September 2023", 6)
    d.line(2, ["Indicator", "Unit", "September", None, "January-September"])
    d.merge(2, 3, 2, 4)
    d.merge(2, 5, 2, 6)
    d.line(3, ["Value", "Growth (%)", "Value", "Growth (%)"], 3)
    for row, (name, unit) in enumerate(
        (
            ("Retail sales of consumer goods", "100 million yuan"),
            ("Electricity consumption", "10,000 kWh"),
            ("Exports", "10,000 USD"),
        ),
        4,
    ):
        d.line(row, [name, unit])
        about = {"of": name, "place": "Jia District"}
        d.figure(row, 3, n.level(), unit=unit, period="2023M09", **about)
        d.figure(row, 4, n.growth(), "0.0", measure="yoy", unit="%", period="2023M09", **about)
        d.figure(row, 5, n.level(), unit=unit, period="2023M01-09", **about)
        d.figure(row, 6, n.growth(), "0.0", measure="yoy", unit="%", period="2023M01-09", **about)
    return "monthly.xlsx", to_xlsx([d]), [d]


def tsv_wide_rank(n: Numbers):
    """A TSV with flat headings that name indicator and measure together, without brackets."""
    d = Draft("")
    names = (("规上工业增加值", "亿元"), ("固定资产投资", "亿元"))
    heads = ["区县"]
    for name, unit in names:
        heads += [f"{name}{unit}", f"{name}增速%", f"{name}增速位次"]
    d.put(1, 1, "2023年1-4月各区县主要指标")
    d.line(2, heads)
    for row, place in enumerate(COUNTIES[:4], 3):
        d.put(row, 1, place)
        for at, (name, unit) in enumerate(names):
            about = {"of": name, "place": place, "period": "2023M01-04"}
            rank = n.pick(1, 2, 3, 4)
            left = 2 + at * 3
            value, rate = n.level(), n.growth()
            d.figure(row, left, f"{value}", unit=unit, truth=value, **about)
            d.figure(row, left + 1, f"{rate}", measure="yoy", unit="%", truth=rate, rank=rank, **about)
            d.figure(row, left + 2, f"{rank}", measure="rank", unit="位", truth=rank, rank=rank, **about)
    return "区县指标.tsv", to_delimited(d, "\t", "gb18030"), [d]


def completion_by_town(n: Numbers):
    """Towns down, target, done, rate and rank for two indicators; total at the foot, light in words."""
    d = Draft("进度")
    d.title("庚县2023年1-10月重点工作进度表", 10)
    d.line(2, ["乡镇", "规上工业总产值（万元）", None, None, None, "固定资产投资（万元）"])
    d.merge(2, 1, 3, 1)
    d.merge(2, 2, 2, 5)
    d.merge(2, 6, 2, 9)
    d.line(3, ["年度任务", "累计完成", "完成率", "排名"] * 2, 2)
    d.put(2, 10, "评价")
    d.merge(2, 10, 3, 10)
    for row, place in enumerate((*TOWNS[:5], "全县"), 4):
        d.put(row, 1, place)
        total = place == "全县"
        if not total:
            d.put(row, 10, n.pick("绿灯", "黄灯"))
        for left, of in ((2, "规上工业总产值"), (6, "固定资产投资")):
            about = {"of": of, "place": "庚县" if total else place}
            d.figure(row, left, n.level(0), "#,##0", measure="target", period="2023", unit="万元", **about)
            rank = 0 if total else n.pick(1, 2, 3)
            d.figure(row, left + 1, n.level(0), "#,##0", period="2023M01-10", unit="万元", **about)
            d.figure(
                row,
                left + 2,
                n.share() / 100,
                "0.0%",
                measure="completion",
                period="2023M01-10",
                unit="%",
                rank=rank or "",
                **about,
            )
            if not total:
                d.figure(
                    row,
                    left + 3,
                    rank,
                    "0",
                    measure="rank",
                    period="2023M01-10",
                    unit="位",
                    rank=rank,
                    **about,
                )
    return "工作进度.xlsx", to_xlsx([d]), [d]


LAYOUTS = (
    upper_and_lower_halves, true_xls_with_hidden, months_as_sheets_of_places, key_indicators_with_weights, nested_places,
    card_of_pairs, two_papers_months, finance_quarter_ods, english_pairs, tsv_wide_rank, completion_by_town,
)  # fmt: skip
