"""A fifth batch, again written without looking at the reader."""

import datetime as dt

from tests.intake.made.draft import Draft
from tests.intake.made.files import to_delimited, to_docx, to_html, to_ods, to_spreadsheetml, to_xlsx
from tests.intake.made.numbers import AMOUNTS, COUNTIES, TOWNS, Numbers


def annex_first(n: Numbers):
    """An annex number, a title in the third row, headings broken over lines, places across in a group."""
    d = Draft("附件1")
    d.put(1, 1, "附件1：")
    d.put(3, 1, "2023年1—9月癸市社会消费品零售总额及限上零售额分县区情况")
    d.merge(3, 1, 3, 6)
    d.put(4, 6, "单位：亿元、%")
    d.put(5, 1, "指　　标")
    d.merge(5, 1, 6, 1)
    d.put(5, 2, "全市")
    d.merge(5, 2, 6, 2)
    d.put(5, 3, "县（市、区）")
    d.merge(5, 3, 5, 6)
    d.line(6, COUNTIES[:4], 3)
    rows = (
        ("社会消费品零售总额", "level"),
        ("　　同比增长", "yoy"),
        ("限额以上零售额", "level"),
        ("　　同比增长", "yoy"),
    )
    name = ""
    for row, (label, measure) in enumerate(rows, 7):
        d.put(row, 1, label)
        name = label if measure == "level" else name
        of = name if name.startswith("社会") else "社会消费品零售总额/限额以上零售额"
        for column, place in enumerate(("癸市", *COUNTIES[:4]), 2):
            grows = measure == "yoy"
            d.figure(row, column, n.growth() if grows else n.level(), "0.0" if grows else "0.00", of=of, measure=measure, place=place, period="2023M01-09", unit="%" if grows else "亿元")  # fmt: skip
    return "社零分县区.xlsx", to_xlsx([d]), [d]


def title_of_date(n: Numbers):
    """The period stands as a true date in a cell beside the title; all numbers are texts."""
    d = Draft("月报")
    d.put(1, 1, "乙县经济运行主要指标")
    d.put(2, 1, dt.date(2023, 4, 1), 'yyyy"年"m"月"')
    d.line(3, ["指标名称", "单位", "当月完成", "比去年同月增长%", "年内累计", "较去年同期增长%"])
    for row, (name, unit) in enumerate(n.some(AMOUNTS, 5), 4):
        d.line(row, [name, unit])
        about = {"of": name, "place": "乙县"}
        for column, measure, period in ((3, "level", "2023M04"), (4, "yoy", "2023M04"), (5, "level", "2023M01-04"), (6, "yoy", "2023M01-04")):  # fmt: skip
            value = n.level() if measure == "level" else n.growth()
            d.figure(row, column, f"{value}", measure=measure, period=period, unit=unit if measure == "level" else "%", truth=value, **about)  # fmt: skip
    return "运行月报.xlsx", to_xlsx([d]), [d]


def month_lines(n: Numbers):
    """Indicators at the left in merged cells, growth of the month and to date below each other, months across."""
    d = Draft("增速")
    d.title("丙县2023年主要指标月度增速（%）", 8)
    d.line(2, ["指标", "类别", "1-2月", "3月", "4月", "5月", "6月"])
    row = 3
    for name in ("规模以上工业增加值", "社会消费品零售总额", "用电量"):
        d.put(row, 1, name)
        d.merge(row, 1, row + 1, 1)
        both = n.growth()
        for label in ("当月", "累计"):
            d.put(row, 2, label)
            for column, month in enumerate(range(2, 7), 3):
                period = f"2023M01-{month:02}" if label == "累计" or month == 2 else f"2023M{month:02}"
                value = both if month == 2 else n.growth()
                d.figure(
                    row, column, value, "0.0", of=name, measure="yoy", place="丙县", period=period, unit="%"
                )
            row += 1
    return "月度增速.xlsx", to_xlsx([d]), [d]


def dashed_sheets(n: Numbers):
    """A sheet a month called 2023-05; a foot line with the total; ranks in one column at the end."""
    drafts = []
    for month in (5, 6):
        d = Draft(f"2023-{month:02}")
        d.title("癸市各县区固定资产投资完成情况", 4)
        d.line(2, ["县（市、区）", "累计完成（万元）", "同比增长（%）", "增速排名"])
        for row, (place, rank) in enumerate(zip(COUNTIES[:4], n.ranks(4), strict=True), 3):
            d.put(row, 1, place)
            about = {"of": "固定资产投资", "place": place, "period": f"2023M01-{month:02}"}
            d.figure(row, 2, n.level(0), "#,##0", unit="万元", **about)
            d.figure(row, 3, n.growth(), "0.0", measure="yoy", unit="%", rank=rank, **about)
            d.figure(row, 4, rank, "0", measure="rank", unit="位", rank=rank, **about)
        d.put(7, 1, "全市总计")
        about = {"of": "固定资产投资", "place": "癸市", "period": f"2023M01-{month:02}"}
        d.figure(7, 2, n.level(0), "#,##0", unit="万元", **about)
        d.figure(7, 3, n.growth(), "0.0", measure="yoy", unit="%", **about)
        drafts.append(d)
    return "投资.xlsx", to_xlsx(drafts), drafts


def english_report(n: Numbers):
    """English with the unit in a line of its own, growth over the previous month too."""
    d = Draft("Sheet1")
    d.put(1, 1, "Yi County: Key Indicators, June 2023")
    d.put(2, 1, "Unit: RMB million, %")
    d.line(3, ["Item", "June", "YoY growth", "Jan-Jun", "YoY growth"])
    for row, name in enumerate(("Retail sales", "Exports", "Budget revenue"), 4):
        d.put(row, 1, name)
        about = {"of": name, "place": "Yi County"}
        d.figure(row, 2, n.level(1), "#,##0.0", period="2023M06", unit="RMB million", **about)
        d.figure(row, 3, n.growth(), "0.0", measure="yoy", period="2023M06", unit="%", **about)
        d.figure(row, 4, n.level(1), "#,##0.0", period="2023M01-06", unit="RMB million", **about)
        d.figure(row, 5, n.growth(), "0.0", measure="yoy", period="2023M01-06", unit="%", **about)
    return "report.html.xls", to_html(d, "utf-8"), [d]


def department_list(n: Numbers):
    """Tasks by department: indicator, target in words, done, rate; notes to the right."""
    d = Draft("任务")
    d.title("丁市2023年重点工作目标任务三季度完成情况", 7)
    d.line(2, ["序号", "责任单位", "指标名称", "单位", "全年目标", "前三季度完成", "完成比例（%）"])
    for row, (office, name, unit) in enumerate(
        (
            ("商务局", "实际利用外资", "万美元"),
            ("财政局", "一般公共预算收入", "亿元"),
            ("经信局", "工业技改投资", "亿元"),
        ),
        3,
    ):
        d.line(row, [row - 2, office, name, unit])
        about = {"of": name, "place": "丁市"}
        d.figure(row, 5, n.level(), "0.00", measure="target", period="2023", unit=unit, **about)
        d.figure(row, 6, n.level(), "0.00", period="2023M01-09", unit=unit, **about)
        d.figure(row, 7, n.share(), "0.0", measure="completion", period="2023M01-09", unit="%", **about)
    return "目标任务.xlsx", to_xlsx([d]), [d]


def of_which_columns(n: Numbers):
    """Totals with parts across under 其中, places down, both growing."""
    d = Draft("财政")
    d.title("2023年1-8月癸市各县区一般公共预算收入情况（单位：万元）", 7)
    d.put(2, 1, "地区")
    d.merge(2, 1, 3, 1)
    d.put(2, 2, "一般公共预算收入")
    d.merge(2, 2, 2, 4)
    d.put(2, 5, "其中：税收收入")
    d.merge(2, 5, 2, 7)
    d.line(3, ["本年累计", "上年同期", "同比增长%", "本年累计", "上年同期", "同比增长%"], 2)
    for row, place in enumerate(("合计", *COUNTIES[:4]), 4):
        d.put(row, 1, place)
        where = "癸市" if place == "合计" else place
        for column, of in ((2, "一般公共预算收入"), (5, "税收收入")):
            d.figure(row, column, n.level(0), "#,##0", of=of, place=where, period="2023M01-08", unit="万元")
            d.figure(
                row, column + 1, n.level(0), "#,##0", of=of, place=where, period="2022M01-08", unit="万元"
            )
            d.figure(row, column + 2, n.growth(), "0.0", of=of, measure="yoy", place=where, period="2023M01-08", unit="%")  # fmt: skip
    return "财政收入.ods", to_ods([d]), [d]


def continued_paper(n: Numbers):
    """A paper whose table goes on as a second one; totals in the first alone."""
    d, e = Draft("表1"), Draft("表2")
    d.lead = ["庚县2023年上半年各乡镇工业经济指标（单位：万元、%）"]
    e.lead = ["续表"]
    for draft, towns in ((d, ("全县", *TOWNS[:3])), (e, TOWNS[3:6])):
        draft.line(1, ["乡镇（街道）", "规上工业总产值", None, "工业税收", None])
        draft.merge(1, 1, 2, 1)
        draft.merge(1, 2, 1, 3)
        draft.merge(1, 4, 1, 5)
        draft.line(2, ["1—6月", "增速", "1—6月", "增速"], 2)
        for row, town in enumerate(towns, 3):
            draft.put(row, 1, town)
            for column, of in ((2, "规上工业总产值"), (4, "工业税收")):
                about = {"of": of, "place": "庚县" if town == "全县" else town, "period": "2023M01-06"}
                draft.figure(row, column, n.level(0), "0", unit="万元", **about)
                draft.figure(row, column + 1, n.growth(), "0.0", measure="yoy", unit="%", **about)
    return "乡镇工业经济.docx", to_docx([d, e]), [d, e]


def weekly_codes(n: Numbers):
    """A system's export with codes as names of columns beside words, a time of export, units in the cells."""
    d = Draft("")
    d.put(1, 1, "数据导出时间：2023-08-02 10:21:33")
    d.line(2, ["报告期", "行政区划", "指标", "本期值", "同期值", "增长率"])
    row = 3
    for place in COUNTIES[:3]:
        for name, unit in (("全社会用电量", "万千瓦时"), ("工业用电量", "万千瓦时")):
            d.line(row, ["2023年7月", place, name])
            about = {"of": name, "place": place}
            value, ago, growth = n.level(), n.level(), n.growth()
            d.figure(row, 4, f"{value}{unit}", period="2023M07", unit=unit, truth=value, **about)
            d.figure(row, 5, f"{ago}{unit}", period="2022M07", unit=unit, truth=ago, **about)
            d.figure(row, 6, f"{growth}%", measure="yoy", period="2023M07", unit="%", truth=growth, **about)
            row += 1
    return "导出202307.csv", to_delimited(d, "\t", "gb18030"), [d]


def sum_at_side(n: Numbers):
    """Quarters across with the sum to date at the end; rows are kinds of goods."""
    d = Draft("外贸")
    d.title("戊区2023年出口分商品情况", 5)
    d.put(2, 5, "单位：万美元")
    d.line(3, ["商品", "一季度", "二季度", "三季度", "前三季度累计"])
    for row, name in enumerate(("出口总额", "　机电产品", "　纺织服装", "　农产品"), 4):
        d.put(row, 1, name)
        of = name.strip() if row == 4 else f"出口总额/{name.strip()}"
        for column, period in ((2, "2023M01-03"), (3, "2023M04-06"), (4, "2023M07-09"), (5, "2023M01-09")):
            d.figure(row, column, n.level(0), "#,##0", of=of, place="戊区", period=period, unit="万美元")
    return "出口分商品.xlsx", to_xlsx([d]), [d]


def bilingual_rows(n: Numbers):
    """Amount and growth in neighbouring rows with the measure in a column of its own."""
    d = Draft("Sheet1")
    d.title("己县2023年前三季度国民经济主要指标", 5)
    d.line(2, ["指标名称", "计算单位", "绝对数", "比上年同期增长（±%）", "全市排名"])
    for row, (name, unit) in enumerate((("一、农林牧渔业总产值", "亿元"), ("二、规模以上工业总产值", "亿元"), ("三、全社会用电量", "亿千瓦时"), ("四、财政总收入", "亿元")), 3):  # fmt: skip
        rank = n.rng.randint(1, 9)
        d.line(row, [name, unit])
        about = {"of": name[2:], "place": "己县", "period": "2023M01-09"}
        d.figure(row, 3, n.level(), "0.00", unit=unit, **about)
        d.figure(row, 4, n.growth(), "0.0", measure="yoy", unit="%", rank=rank, **about)
        d.figure(row, 5, rank, "0", measure="rank", unit="位", rank=rank, **about)
    return "己县指标.xls", to_spreadsheetml([d]), [d]


def preliminary_marks(n: Numbers):
    """Preliminary figures marked in their cells and by a footnote."""
    d = Draft("指标")
    d.title("辛县2023年1-6月主要指标", 4)
    d.line(2, ["指标", "单位", "1-6月", "增长%"])
    for row, (name, unit) in enumerate(
        (("地区生产总值*", "亿元"), ("规上工业增加值", "亿元"), ("外贸出口", "亿元")), 3
    ):
        d.line(row, [name, unit])
        about = {"of": name.strip("*"), "place": "辛县", "period": "2023M01-06"}
        value, growth = n.level(), n.growth()
        marked = row == 3
        cell = f"{value}（预计）" if row == 5 else value
        d.figure(row, 3, cell, "General" if row == 5 else "0.00", unit=unit, truth=value, status="preliminary" if marked or row == 5 else "ok", **about)  # fmt: skip
        d.figure(
            row, 4, growth, "0.0", measure="yoy", unit="%", status="preliminary" if marked else "ok", **about
        )
    d.put(7, 1, "注：带*为初步核算数。")
    return "辛县指标.xlsx", to_xlsx([d]), [d]


LAYOUTS = (
    annex_first, title_of_date, month_lines, dashed_sheets, english_report, department_list, of_which_columns,
    continued_paper, weekly_codes, sum_at_side, bilingual_rows, preliminary_marks,
)  # fmt: skip
