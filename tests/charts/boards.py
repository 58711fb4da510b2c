"""Cubes of many places, periods and indicators, for kinds that compare them."""

from functools import lru_cache

from tests.charts.samples import request
from tests.cubes import cube_of

HEAD = """
format: qjviewer/1
briefing:
  id: board
  title: 简报
  place: p{own}
  period: "{period}"
  as_of: 2027-01-31
  rhythm: quarter
  peers: peers
tables: [history.csv]
places:
  city: {{name: 某市, short: 某市, whole: 全市, level: city, within: prov}}
  prov: {{name: 某省, level: province}}
{places}
groups:
  peers: {{name: 全市各地, within: city, places: [{members}]}}
sources:
  own: {{title: 月报, publisher: 某市统计局, published: 2026-12-31}}
indicators:
{indicators}
"""
_NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_KINDS = "县区市"


def place_word(number):
    """An invented name of a place."""
    tens, ones = divmod(number, len(_NAMES))
    return (_NAMES[tens - 1] if tens else "") + _NAMES[ones] + _KINDS[number % 3]


def usual(indicator, place, period):
    """A value that differs from place to place and from period to period."""
    return round(7.5 - 0.3 * place + 0.1 * ((place * 7 + period * 5 + indicator * 3) % 9), 1)


@lru_cache(maxsize=64)
def board(
    places=6,
    periods=("2026H1",),
    indicators=("gdp",),
    value=usual,
    word=place_word,
    own=1,
    measure="yoy",
    names=("地区生产总值", "固定资产投资", "规模以上工业增加值", "社会消费品零售总额"),
    more="",
    body="",
):
    """A cube of so many places; `value` gives a number, a mark like … or None for no row at all."""
    known = "".join(f"  p{n}: {{name: {word(n)}, level: county, within: city}}\n" for n in range(places))
    listed = "".join(
        f"  {name}: {{name: {names[n % len(names)]}{n // len(names) or ''}, unit: 亿元, price: real,"
        f" basis: cumulative, better: higher, owner: 统计局}}\n"
        for n, name in enumerate(indicators)
    )
    members = ", ".join(f"p{n}" for n in range(places))
    head = HEAD.format(own=own, period=periods[-1], places=known, members=members, indicators=listed)
    rows = ["indicator,measure,place,period,value,unit,source"]
    for i, name in enumerate(indicators):
        for p in range(places):
            for t, period in enumerate(periods):
                found = value(i, p, t)
                if found is not None:
                    unit = "%" if measure == "yoy" else "亿元"
                    rows.append(f"{name},{measure},p{p},{period},{found},{unit},own")
    rows += [line for line in more.split("\n") if line]
    return cube_of(body, head=head, files=(("history.csv", "\n".join(rows) + "\n"),), period=periods[-1])


def addresses(cube, indicators=("gdp",), places=None, periods=("2026H1",), measure="yoy"):
    """The addresses of all these, places outermost."""
    members = cube.bundle.group_by_id["peers"].places if places is None else places
    return [f"{i}.{measure}@{p}@{t}" for i in indicators for p in members for t in periods]


def board_request(cube, lang="zh-Hans", block=None, **more):
    """A request for all these figures of the group."""
    return request(addresses(cube, **more), lang=lang, cube=cube, group="peers", block=block)
