"""Layouts with places: down the rows, across, as sheets, within indicators."""

from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_spreadsheetml, to_xlsx
from tests.intake.made.numbers import AMOUNTS, COUNTIES, GROWTH_WORDS, RANK_WORDS, TOWNS, Numbers


def place_sheets(n: Numbers):
    """A sheet a place: its name stands on the sheet's tab alone."""
    drafts = []
    names = n.some(AMOUNTS, 4)
    for place in n.some(COUNTIES, 3):
        d = Draft(place)
        d.title("主要经济指标（2023年7月）", 6)
        d.line(2, ["指标", "计量单位", "本月", n.pick(*GROWTH_WORDS), "1-本月累计", n.pick(*GROWTH_WORDS)])
        for row, (name, unit) in enumerate(names, 3):
            d.line(row, [name, unit])
            about = {"of": name, "place": place}
            d.figure(row, 3, n.level(), "0.00", period="2023M07", unit=unit, **about)
            d.figure(row, 4, n.growth(), "0.0", measure="yoy", period="2023M07", unit="%", **about)
            d.figure(row, 5, n.level(), "0.00", period="2023M01-07", unit=unit, **about)
            d.figure(row, 6, n.growth(), "0.0", measure="yoy", period="2023M01-07", unit="%", **about)
        drafts.append(d)
    return "各县区分表.xlsx", to_xlsx(drafts), drafts


def indicator_sheets(n: Numbers):
    """A sheet an indicator, places down and months across."""
    drafts = []
    for name, unit in n.some(AMOUNTS[1:6], 3):
        d = Draft(name)
        d.title(f"2023年各县（市、区）{name}分月情况", 6)
        d.put(2, 6, f"单位：{unit}")
        d.line(3, ["地区", "1-2月", "1-3月", "1-4月", "1-5月", "1-6月"])
        for row, place in enumerate(("全市", *COUNTIES[:4]), 4):
            d.put(row, 1, place)
            for column, month in enumerate(range(2, 7), 2):
                d.figure(
                    row,
                    column,
                    n.level(),
                    "0.00",
                    of=name,
                    place="癸市" if place == "全市" else place,
                    period=f"2023M01-{month:02}",
                    unit=unit,
                )
        drafts.append(d)
    return "癸市各县区分月.xlsx", to_xlsx(drafts), drafts


def place_sections(n: Numbers):
    """One table in parts: a line names the indicator, places follow."""
    d = Draft("排名")
    d.title("癸市2023年1-5月各县区主要指标排名", 4)
    d.line(2, ["县（市、区）", "1-5月", n.pick("增速（%）", "同比增长（%）"), n.pick("位次", "排名")])
    row = 3
    for label, name, unit in (
        ("一、固定资产投资（亿元）", "固定资产投资", "亿元"),
        ("二、社会消费品零售总额（亿元）", "社会消费品零售总额", "亿元"),
        ("三、一般公共预算收入（万元）", "一般公共预算收入", "万元"),
    ):
        d.put(row, 1, label)
        d.merge(row, 1, row, 4)
        row += 1
        for place, rank in zip(COUNTIES[:5], n.ranks(5), strict=True):
            d.put(row, 1, place)
            about = {"of": name, "place": place, "period": "2023M01-05"}
            d.figure(row, 2, n.level(), "0.00", unit=unit, **about)
            d.figure(row, 3, n.growth(), "0.0", measure="yoy", unit="%", rank=rank, **about)
            d.figure(row, 4, rank, "0", measure="rank", unit="位", rank=rank, **about)
            row += 1
    return "各县区排名.xls", to_spreadsheetml([d]), [d]


def places_within(n: Numbers):
    """Places set in under each indicator."""
    d = Draft("分县区")
    d.title("癸市2023年1—11月主要指标分县区情况", 4)
    d.line(2, ["指标", "单位", "1—11月", n.pick(*GROWTH_WORDS)])
    row = 3
    for name, unit in n.some(AMOUNTS, 3):
        d.line(row, [name, unit])
        places = [("癸市", name)] + [(place, None) for place in COUNTIES[:3]]
        for at, (place, _) in enumerate(places):
            if at:
                d.line(row, [f"　其中：{place}" if at == 1 else f"　　　　{place}", unit])
            about = {"of": name, "place": place, "period": "2023M01-11"}
            d.figure(row, 3, n.level(), "#,##0.00", unit=unit, **about)
            d.figure(row, 4, n.growth(), "0.0", measure="yoy", unit="%", **about)
            row += 1
    return "癸市分县区.xlsx", to_xlsx([d]), [d]


def crossed(n: Numbers):
    """Place and indicator at the left, months across: three dimensions on one page."""
    d = Draft("增速")
    d.title("癸市2023年分县区主要指标累计增速（%）", 7)
    d.line(2, ["地区", "指标", "1-2月", "1-3月", "1-4月", "1-5月", "1-6月"])
    row = 3
    names = [name for name, _ in n.some(AMOUNTS, 3)]
    for place in COUNTIES[:3]:
        d.put(row, 1, place)
        d.merge(row, 1, row + 2, 1)
        for name in names:
            d.put(row, 2, name)
            for column, month in enumerate(range(2, 7), 3):
                d.figure(
                    row,
                    column,
                    n.growth(),
                    "0.0",
                    of=name,
                    measure="yoy",
                    place=place,
                    period=f"2023M01-{month:02}",
                    unit="%",
                )
            row += 1
    return "分县区增速.xlsx", to_xlsx([d]), [d]


def towns_flat(n: Numbers):
    """Flat headings: each growth and rank belongs to the column before; the file's name has the place."""
    d = Draft("")
    d.put(1, 1, "2023年1-8月各镇街主要经济指标")
    rank_word = n.pick(*RANK_WORDS[:2])
    d.line(
        2,
        [
            "序号",
            "镇街",
            "规上工业总产值(万元)",
            "增速(%)",
            rank_word,
            "限上零售额(万元)",
            "增速(%)",
            rank_word,
            "税收收入(万元)",
            "完成年度任务(%)",
        ],
    )
    ranks = [n.ranks(len(TOWNS)), n.ranks(len(TOWNS))]
    for row, town in enumerate(TOWNS, 3):
        d.line(row, [row - 2, town])
        about = {"place": town, "period": "2023M01-08"}
        for column, name, order in ((3, "规上工业总产值", ranks[0]), (6, "限上零售额", ranks[1])):
            rank = order[row - 3]
            d.figure(row, column, n.level(0), "0", of=name, unit="万元", **about)
            d.figure(row, column + 1, n.growth(), "0.0", of=name, measure="yoy", unit="%", rank=rank, **about)
            d.figure(row, column + 2, rank, "0", of=name, measure="rank", unit="位", rank=rank, **about)
        d.figure(row, 9, n.level(0), "0", of="税收收入", unit="万元", **about)
        d.figure(row, 10, n.share(), "0.0", of="税收收入", measure="completion", unit="%", **about)
    d.put(11, 2, "注：税收收入为税务部门口径。")
    return "甲区镇街.csv", to_delimited(d, ",", "gb18030"), [d]


def three_levels(n: Numbers):
    """Three rows of headings: indicator, month or cumulative, this year / the year before / change."""
    d = Draft("对比")
    d.title("癸市各县(市、区)财政收支情况（2023年9月）", 13)
    d.put(2, 13, "单位：万元")
    d.put(3, 1, "县（市、区）")
    d.merge(3, 1, 5, 1)
    column = 2
    spots = []
    for name in ("一般公共预算收入", "一般公共预算支出"):
        d.put(3, column, name)
        d.merge(3, column, 3, column + 5)
        for word, period, ago in (("当月", "2023M09", "2022M09"), ("累计", "2023M01-09", "2022M01-09")):
            d.put(4, column, word)
            d.merge(4, column, 4, column + 2)
            d.line(5, ["本年", "上年", n.pick("增减%", "增长%", "±%")], column)
            spots.append((column, name, period, ago))
            column += 3
    for row, place in enumerate(("合计", "市本级", *COUNTIES[:4]), 6):
        d.put(row, 1, place)
        where = "癸市" if place == "合计" else place
        for column, name, period, ago in spots:
            d.figure(row, column, n.level(0), "#,##0", of=name, place=where, period=period, unit="万元")
            d.figure(row, column + 1, n.level(0), "#,##0", of=name, place=where, period=ago, unit="万元")
            d.figure(
                row,
                column + 2,
                n.growth(),
                "0.0",
                of=name,
                measure="yoy",
                place=where,
                period=period,
                unit="%",
            )
    return "财政对比.ods", to_ods([d]), [d]


def transposed(n: Numbers):
    """A card turned round: indicators across, amount, growth and rank down."""
    d = Draft("卡片")
    d.title("乙县2023年一季度经济运行卡", 5)
    names = n.some([a for a in AMOUNTS if a[1] == "亿元"], 4)
    d.line(2, ["", *[f"{name}（{unit}）" for name, unit in names]])
    d.cells.pop((2, 1))
    d.put(2, 1, "项目")
    for row, label in enumerate(("总量", "增速（%）", "全市位次"), 3):
        d.put(row, 1, label)
    for column, (name, unit) in enumerate(names, 2):
        rank = n.rng.randint(1, 9)
        about = {"of": name, "place": "乙县", "period": "2023M01-03"}
        d.figure(3, column, n.level(), "0.00", unit=unit, **about)
        d.figure(4, column, n.growth(), "0.0", measure="yoy", unit="%", rank=rank, **about)
        d.figure(5, column, rank, "0", measure="rank", unit="位", rank=rank, **about)
    return "乙县卡片.xlsx", to_xlsx([d]), [d]


def places_across_measures_down(n: Numbers):
    """Places across, each indicator over lines for amount, growth and rank; a separator column."""
    d = Draft("Sheet1")
    d.title("2023年10月各县区规模以上工业运行情况", 7)
    d.line(2, ["指标", "单位", "", *COUNTIES[:4]])
    d.cells.pop((2, 3))
    row = 3
    for name, unit in (("规上工业总产值", "亿元"), ("规上工业用电量", "万千瓦时")):
        order = n.ranks(4)
        for label, measure, own in (
            (name, "level", unit),
            ("　同比增长", "yoy", "%"),
            ("　增速位次", "rank", "位"),
        ):
            d.line(row, [label, own])
            for column, place in enumerate(COUNTIES[:4], 4):
                rank = order[column - 4]
                value = n.level() if measure == "level" else n.growth() if measure == "yoy" else rank
                fmt = {"level": "0.00", "yoy": "0.0", "rank": "0"}[measure]
                d.figure(
                    row,
                    column,
                    value,
                    fmt,
                    of=name,
                    measure=measure,
                    place=place,
                    period="2023M10",
                    unit=own,
                    rank="" if measure == "level" else rank,
                )
            row += 1
    return "规上工业.xls", to_html(d), [d]


def places_docx(n: Numbers):
    """A ranking in Word with ties and numbers ranked."""
    d = Draft("表1")
    d.lead = ["附件1", "2023年1—4月各县（市、区）实际使用外资情况表"]
    d.line(1, ["排名", "县（市、区）", "年度目标（万美元）", "1—4月实绩（万美元）", "同比±%", "完成率%"])
    for row, (place, rank) in enumerate(zip(COUNTIES[:5], (1, 2, 2, 4, 5), strict=True), 2):
        d.put(row, 2, place)
        about = {"of": "实际使用外资", "place": place}
        d.put(row, 1, rank, "0")
        d.figure(row, 3, n.level(0), "0", measure="target", period="2023", unit="万美元", **about)
        d.figure(row, 4, n.level(0), "0", period="2023M01-04", unit="万美元", **about)
        d.figure(row, 5, n.growth(), "0.0", measure="yoy", period="2023M01-04", unit="%", **about)
        d.figure(row, 6, n.share(), "0.0", measure="completion", period="2023M01-04", unit="%", **about)
    d.tail = ["联系人：某某"]
    return "外资排名.docx", to_docx([d]), [d]


def vs_city(n: Numbers):
    """Rows for the nation, the province and the city beside the county's own."""
    d = Draft("对比")
    d.title("2023年上半年甲区与全国、全省、全市主要指标增速对比", 5)
    d.put(2, 5, "单位：%")
    d.line(3, ["指标", "全国", "全省", "全市", "甲区"])
    for row, name in enumerate(
        ("地区生产总值", "规模以上工业增加值", "固定资产投资", "社会消费品零售总额"), 4
    ):
        d.put(row, 1, name)
        for column, place in enumerate(("全国", "全省", "全市", "甲区"), 2):
            d.figure(
                row,
                column,
                n.growth(),
                "0.0",
                of=name,
                measure="yoy",
                place=place,
                period="2023M01-06",
                unit="%",
            )
    return "对比.xlsx", to_xlsx([d]), [d]


LAYOUTS = (
    place_sheets, indicator_sheets, place_sections, places_within, crossed, towns_flat, three_levels, transposed,
    places_across_measures_down, places_docx, vs_city,
)  # fmt: skip
