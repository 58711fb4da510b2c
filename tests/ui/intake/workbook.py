"""A bureau's workbook as the window gets it: two cells of it are doubtful."""

from tests.intake.made.draft import Draft
from tests.intake.made.files import to_xlsx

ROWS = [
    ("一、地区生产总值", "亿元", "—", 214.58, 7.2, "2"),
    ("二、规模以上工业", "", "", "", "", ""),
    ("　　增加值", "—", "—", "—", "９.３", "2"),
    ("　　利润总额*", "亿元", "—", 8.43, "▲2.7", "4"),
    ("三、固定资产投资", "—", "—", "—", 8.6, "2"),
    ("　　其中：工业投资", "—", "—", "—", "15.20%", "1"),
    ("四、社会消费品零售总额", "亿元", 17.06, 98.74, 6.9, "3"),
    ("五、货物进出口总额", "万元", "38,415", "229,412", 7.7, "4(3)"),
    ("六、一般公共预算收入", "亿元", 2.08, 13.61, "(11.8)", "3"),
]
BUNDLE = """format: qjviewer/1
briefing: {id: yixian, title: 乙县经济运行简报, place: yi, period: 2026H1, rhythm: month, as_of: 2026-07-31}
places:
  yi: {name: 乙县, level: county, within: shi}
  shi: {name: 己市, whole: 全市, level: city}
sources: {x: {title: 公报, published: 2026-07-15}}
indicators:
  gdp: {name: 地区生产总值, unit: 亿元, basis: cumulative}
  profit: {name: 规上工业利润总额, short: 利润总额, unit: 亿元, basis: cumulative}
  value: {name: 规上工业增加值, unit: 亿元, basis: cumulative}
  fai: {name: 固定资产投资, unit: 亿元, basis: cumulative}
  trade: {name: 货物进出口总额, unit: 亿元, basis: cumulative}
  retail: {name: 社会消费品零售总额, unit: 亿元, basis: cumulative}
  budget: {name: 一般公共预算收入, unit: 亿元, basis: cumulative}
data:
  - about: {place: yi, period: 2026H1, source: x}
    gdp: {yoy: 7.2}
tabs:
  - tab: t
    title: 总览
    blocks:
      - cards: [gdp.yoy, retail.yoy, trade.yoy, budget.yoy]
"""


def month(number=6):
    """The bytes of one month's workbook."""
    d = Draft("主要指标")
    d.title(f"乙县2026年{number}月主要经济指标", 6)
    d.line(2, ["指　　标", "计量单位", "本月", f"1—{number}月累计", "同比±%", "全市位次"])
    for row, cells in enumerate(ROWS, 3):
        d.line(row, list(cells))
        for column, value in enumerate(cells, 1):
            if isinstance(value, float):
                d.put(row, column, value, "0.00" if column == 4 else "0.0")
    d.line(len(ROWS) + 3, ["*利润总额为1—5月数"])
    return to_xlsx([d])
