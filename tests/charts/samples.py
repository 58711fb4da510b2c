"""Requests for every kind of chart, from a small bundle of Qujiang's figures."""

from dataclasses import replace

from qjviewer.bundle.model import Item
from qjviewer.bundle.values import Citation, parse_period, plain
from qjviewer.charts.kind import Request
from qjviewer.figures.teller import Teller
from tests.samples import bundle_with, figure, trio

STATS = (Citation("stats"),)


def growth(name, indicator, value, place="", **more):
    """A growth figure of an indicator."""
    more.setdefault("cite", STATS if place else (Citation("own", 1, 1),))
    return figure(name, value, indicator=indicator, measure="yoy", unit="%", place=place, **more)


def count(name, value, hans, hant, en, **more):
    """A count with a name of its own."""
    return replace(figure(name, value, measure="count", **more), name=trio(hans, hant, en))


def days(name, value, hans, hant, en, **more):
    """A duration with a name of its own."""
    made = figure(name, value, measure="duration", unit="天", **more)
    return replace(made, name=trio(hans, hant, en))


COUNTIES = count(
    "counties",
    "90",
    "参加排位的县（市、区）",
    "參加排位的縣（市、區）",
    "Counties, county-level cities and districts ranked",
    place="zhejiang",
)
FAI = (
    growth("fai-yoy", "fai", "37.7", rank=3, among="zhejiang"),
    growth("fai-qz", "fai", "12.5", "quzhou"),
    growth("fai-zj", "fai", "9.0", "zhejiang", status="derived"),
    growth("fai-cn", "fai", "3.8", "china"),
)
GDP = (
    growth("gdp-yoy", "gdp", "13.4", rank=1, of="counties", among="zhejiang"),
    growth("gdp-qz", "gdp", "7.7", "quzhou"),
    growth("gdp-zj", "gdp", "6.8", "zhejiang"),
    growth("gdp-cn", "gdp", "5.5", "china"),
)
GAP = figure("fai-gap", "28.7", indicator="fai", measure="gap", unit="个百分点", against="zhejiang")
TILES = (
    count("reserve", "500", "谋划储备实施类项目", "謀劃儲備實施類項目", "Projects in reserve", approx="多"),
    count("upper", "45", "列入上级项目盘子", "列入上級項目盤子", "In higher-level programmes"),
    count("big", "4", "百亿元以上引进项目", "百億元以上引進項目", "Attracted, 10 billion yuan or more"),
    count("half", "2", "50亿元以上引进项目", "50億元以上引進項目", "Attracted, 5 billion yuan or more"),
    count("aim", "60", "全年开工项目", "全年開工項目", "Projects started this year", status="target"),
)
DAYS = (
    days("geely", "13", "吉利“三电”项目", "吉利“三電”項目", "Geely project"),
    days("dongji", "20", "东迹大道", "東跡大道", "Dongji Avenue"),
)
LINE = (
    growth("zj-2022h1", "fai", "10.1", "zhejiang", period="2022H1", status="derived"),
    growth("zj-2022", "fai", "9.1", "zhejiang", period="2022"),
    growth("zj-2023q1", "fai", "9.1", "zhejiang", period="2023Q1"),
    growth("zj-2023q2", "fai", "8.9", "zhejiang", period="2023Q2"),
    growth("zj-2023h1", "fai", "9.0", "zhejiang", period="2023H1"),
    growth("zj-2023q3", "fai", "8.5", "zhejiang", period="2023Q1-Q3"),
    growth("zj-2023m10", "fai", "7.6", "zhejiang", period="2023-01..10"),
    growth("qz-2023q1", "fai", "14.1", "quzhou", period="2023Q1"),
    growth("qz-2023h1", "fai", "12.5", "quzhou", period="2023H1"),
    growth("qz-2023", "fai", "11.0", "quzhou", period="2023", status="target"),
)


def item(name, hans, period, kind="milestone"):
    """An item of a timeline."""
    return Item(name, plain(hans), kind, cite=(Citation("own", 6, 6),), period=parse_period(period))


ITEMS = (
    item("plan", "三季度着手谋划次年项目", "2022Q3"),
    item("geely", "吉利“三电”项目落地开工", "2022", "project"),
    item("race", "投资“赛马”激励", "2023Q2", "honour"),
    item("capacity", "吉利“三电”释放产能", "2023H2", "target"),
)
SAMPLES = {
    "bars": (FAI + GDP, ()),
    "compare": ((FAI[0], FAI[2], GAP), ()),
    "dumbbell": (FAI + GDP, ()),
    "durations": (DAYS, ()),
    "line": (LINE, ()),
    "rankstrip": ((GDP[0], FAI[0]), ()),
    "tiles": (TILES, ()),
    "timeline": ((), ITEMS),
}


def request(figures, items=(), lang="zh-Hans", **more):
    """A request for these figures in a bundle that holds them."""
    more.setdefault("peers", "counties")
    bundle = bundle_with(*figures, *([] if COUNTIES in figures else [COUNTIES]), items=tuple(items), **more)
    return Request(tuple(figures), Teller(bundle, lang), tuple(items))


def sample(kind, lang="zh-Hans"):
    """The sample of a kind."""
    figures, items = SAMPLES[kind]
    return request(figures, items, lang)
