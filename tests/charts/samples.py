"""Requests for every kind of chart, from small briefings with Qujiang's figures."""

from decimal import Decimal
from functools import cache

from qjviewer.bundle.model import Item
from qjviewer.bundle.periods import parse_period
from qjviewer.bundle.values import Citation, plain
from qjviewer.charts.request import Request
from qjviewer.figures.figure import Figure
from tests.cubes import cube_of, figures_of, teller_of

DATA = """
data:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶1}
    gdp: {yoy: {value: 13.4, rank: {counties: 1/90}}}
    fai: {yoy: {value: 37.7, rank: {zhejiang: 3}, vs: {zhejiang: 28.7}}}
  - about: {place: quzhou, period: 2023H1, source: stats}
    gdp: {yoy: 7.7}
    fai: {yoy: 12.5}
  - about: {place: zhejiang, period: 2023H1, source: stats}
    gdp: {yoy: 6.8}
    fai: {yoy: {value: 9.0, status: derived}}
  - about: {place: china, period: 2023H1, source: stats}
    gdp: {yoy: 5.5}
    fai: {yoy: 3.8}
  - about: {place: zhejiang, source: stats}
    fai: {period: 2022H1, yoy: {value: 10.1, status: derived}}
  - {about: {place: zhejiang, source: stats, period: 2022}, fai: {yoy: 9.1}}
  - {about: {place: zhejiang, source: stats, period: 2023Q1}, fai: {yoy: 9.1}}
  - {about: {place: zhejiang, source: stats, period: 2023Q2}, fai: {yoy: 8.9}}
  - {about: {place: zhejiang, source: stats, period: 2023Q1-Q3}, fai: {yoy: 8.5}}
  - {about: {place: zhejiang, source: stats, period: 2023M01-M10}, fai: {yoy: 7.6}}
  - {about: {place: quzhou, source: stats, period: 2023Q1}, fai: {yoy: 14.1}}
  - {about: {place: quzhou, source: stats, period: 2023}, fai: {target: 11.0%}}
facts:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶5}
    reserve: {name: 谋划储备实施类项目, value: 500多个}
    upper: {name: 列入上级项目盘子, value: 45个}
    big: {name: 百亿元以上引进项目, value: 4个}
    half: {name: 50亿元以上引进项目, value: 2个}
    aim: {name: 全年开工项目, value: 60个, kind: target, period: 2023}
    geely: {name: 吉利“三电”项目, value: 13天}
    dongji: {name: 东迹大道, value: 20天}
items:
  - about: {place: qujiang, source: own, at: ¶6}
    plan: {name: 三季度着手谋划次年项目, kind: milestone, period: 2022Q3}
    start: {name: 吉利“三电”项目落地开工, kind: project, period: 2022}
    race: {name: 投资“赛马”激励, kind: honour, period: 2023Q2}
    capacity: {name: 吉利“三电”释放产能, kind: target, period: 2023H2}
"""
PLACES = ("", "@quzhou", "@zhejiang", "@china")
FAI = tuple(f"fai.yoy{p}" for p in PLACES)
GDP = tuple(f"gdp.yoy{p}" for p in PLACES)
LINE = (
    *(
        f"fai.yoy@zhejiang@{p}"
        for p in ("2022H1", "2022", "2023Q1", "2023Q2", "2023H1", "2023Q1-Q3", "2023M01-M10")
    ),
    "fai.yoy@quzhou@2023Q1",
    "fai.yoy@quzhou",
    "fai.yoy-target@quzhou@2023",
)
GOALS = """
data:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶1}
    budget: {level: 13.61亿元}
    deposits: {level: 612.35亿元}
    gdp: {yoy: 7.2}
    retail: {level: …}
  - about: {place: qujiang, period: 2022H1, source: own}
    budget: {level: 12.80亿元}
    gdp: {yoy: 5.8}
  - {about: {place: qujiang, period: 2022, source: own}, budget: {level: 23.30亿元}}
  - about: {place: qujiang, period: 2023, source: own, owner: 区财政局}
    budget: {target: 24.60亿元, stretch: 25.00亿元}
    gdp: {target: 7.0%以上}
"""
PULLS = """
data:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶1}
    gdp: {yoy: 7.2}
    primary: {pull: 0.2}
    secondary: {pull: 7.3}
    tertiary: {pull: -0.4}
"""
QUARTERS = ("2025Q1", "2025H1", "2025Q1-Q3", "2025", "2026Q1", "2026H1")
SAMPLES = {
    "bars": (FAI + GDP, ()),
    "compare": ((FAI[0], FAI[2]), ()),
    "dumbbell": (FAI + GDP, ()),
    "durations": (("geely", "dongji"), ()),
    "line": (LINE, ()),
    "rankstrip": ((GDP[0], FAI[0]), ()),
    "tiles": (("reserve", "upper", "big", "half", "aim"), ()),
    "timeline": ((), ("plan", "start", "race", "capacity")),
}


def _board(kind, lang):
    """Samples that compare many places."""
    from tests.charts.boards import board, board_request

    whole = "\n".join(f"gdp,yoy,city,{p},6.{n},%,own" for n, p in enumerate(QUARTERS))
    periods = QUARTERS if kind in ("bump", "multiples") else QUARTERS[-1:]
    several = ("gdp", "fai", "industry") if kind == "heattable" else ("gdp",)
    cube = board(places=5, periods=periods, indicators=several, more=whole)
    return board_request(cube, lang, indicators=several, periods=periods)


MADE = {
    "bump": lambda lang: _board("bump", lang),
    "heattable": lambda lang: _board("heattable", lang),
    "multiples": lambda lang: _board("multiples", lang),
    "rankboard": lambda lang: _board("rankboard", lang),
    "progress": lambda lang: request(
        ("budget.level", "gdp.yoy", "retail.level"), lang=lang, cube=cube_of(GOALS)
    ),
    "waterfall": lambda lang: request(
        ("primary.pull", "secondary.pull", "tertiary.pull"), lang=lang, cube=cube_of(PULLS)
    ),
}
KINDS = tuple(sorted((*SAMPLES, *MADE)))


@cache
def sample_cube():
    """The cube of the sample figures."""
    return cube_of(DATA)


def request(figures=(), items=(), lang="zh-Hans", cube=None, **more):
    """A request for figures (or their addresses) and items of a cube."""
    cube = cube or sample_cube()
    found = tuple(f if not isinstance(f, str) else figures_of(cube, f, later=True)[0] for f in figures)
    known = tuple(cube.bundle.item_by_id[i] if isinstance(i, str) else i for i in items)
    return Request(found, teller_of(cube, lang), known, **more)


def sample(kind, lang="zh-Hans"):
    """The sample of a kind."""
    if kind in MADE:
        return MADE[kind](lang)
    figures, items = SAMPLES[kind]
    return request(figures, items, lang)


OWN, STATS = (Citation("own", 1, 1),), (Citation("stats"),)


def growth(key, indicator, value, place="qujiang", period="2023H1", **more):
    """A growth figure made by hand, for what no file would hold."""
    return Figure(
        id=key,
        indicator=indicator,
        measure=more.pop("measure", "yoy"),
        place=place,
        period=parse_period(period) if isinstance(period, str) else period,
        value=None if value is None else Decimal(value),
        missing="not-published" if value is None else "",
        unit=more.pop("unit", "%"),
        cite=OWN if place == "qujiang" else STATS,
        **more,
    )


def count(key, value, words="", unit="个", **more):
    """A fact made by hand."""
    named = plain(words or key)
    return growth(key, "", value, unit=unit, measure="level", name=named, short=named, **more)


def rated(rows):
    """The cube of a few growth figures: rows of indicator, place, value as typed."""
    text = "".join(
        f"\n  - {{about: {{place: {place}, source: stats, period: 2023H1}}, {indicator}: {{yoy: {value}}}}}"
        for indicator, place, value in rows
    )
    return cube_of(f"data:{text}")


def item(name, hans, period, kind="milestone"):
    """An item of a timeline made by hand."""
    return Item(name, plain(hans), kind, source=("own",), at=("¶6",), period=parse_period(period))
