"""Small bundles made in code, for tests that need no files."""

import datetime as dt
from decimal import Decimal

from qjviewer.bundle.model import Briefing, Bundle, Figure, Indicator, Place, Source
from qjviewer.bundle.values import Citation, Text, parse_period, plain


def trio(hans, hant, en):
    """A text in the three languages."""
    return Text((("zh-Hans", hans), ("zh-Hant", hant), ("en", en)))


def figure(name, value, **more):
    """A figure with a name and a value; whatever else is given as typed in the model."""
    more.setdefault("unit", "个" if "derive" not in more else "")
    if isinstance(more.get("period"), str):
        more["period"] = parse_period(more["period"])
    if "cite" not in more and "derive" not in more:
        more["cite"] = (Citation("own", 1, 1),)
    if "indicator" not in more:
        more.setdefault("name", plain(name))
    return Figure(id=name, value=None if value is None else Decimal(value), **more)


PLACES = (
    Place("qujiang", trio("衢江区", "衢江區", "Qujiang"), "county", "quzhou"),
    Place("quzhou", trio("衢州市", "衢州市", "Quzhou"), "city", "zhejiang"),
    Place("zhejiang", trio("浙江省", "浙江省", "Zhejiang"), "province", "china"),
    Place("china", trio("全国", "全國", "China"), "nation"),
)
SOURCES = (
    Source("own", trio("衢江经济", "衢江經濟", "Qujiang's economy"), plain("浙江日报"), dt.date(2023, 8, 4)),
    Source("stats", trio("全省数据", "全省資料", "Provincial data"), context=True),
)
INDICATORS = (
    Indicator("gdp", trio("地区生产总值", "地區生產總值", "Gross regional product"), price="real"),
    Indicator("fai", trio("固定资产投资", "固定資產投資", "Investment in fixed assets"), price="nominal"),
)


def bundle_with(*figures, **more):
    """A bundle of Qujiang's places and sources with these figures."""
    briefing = Briefing(
        "sample",
        plain("简报"),
        "qujiang",
        parse_period("2023H1"),
        dt.date(2023, 6, 30),
        more.pop("peers", ""),
    )
    return Bundle(
        "qjviewer/1",
        briefing,
        places=PLACES,
        sources=SOURCES,
        indicators=INDICATORS,
        figures=figures,
        **more,
    )
