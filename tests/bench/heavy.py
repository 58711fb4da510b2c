"""Makes briefings of any size: counties × indicators × periods, the figures in CSV beside the YAML."""

from collections.abc import Iterator
from pathlib import Path

COUNTIES, INDICATORS, PERIODS = 90, 20, 40
# Of those, the periods in which every county is ranked.
RANKED_PERIODS = 24
# A million figures in one file.
MANY_COUNTIES = 1250
_FIRST_YEAR = 1990
_HEAD = """\
format: qjviewer/1
briefing: {id: heavy, title: 全省各县经济运行, place: c0, period: 2009H1, as_of: 2011-06-30, rhythm: half}
sources: {s: {title: 统计年鉴, publisher: 省统计局, published: 2011-03-01, paragraphs: 900}}
groups: {four: {name: 四县, places: [c0, c1, c2, c3]}}
"""
_FOOT = """\
tabs:
  - tab: overview
    title: 总览
    read: 2009H1
    headline: 第一项指标{i0.yoy:change}
    blocks:
      - cards: [i0.yoy, i1.yoy, i2.yoy, i3.yoy]
      - {chart: bars, title: 各县比较, of: i0.yoy, places: four}
      - points: ["甲县{i0.yoy}，乙县{i0.yoy@c1}。"]
"""


def periods(count: int) -> Iterator[str]:
    """Half-years, each year's first half before its whole."""
    for number in range(count):
        year, part = divmod(number, 2)
        yield f"{_FIRST_YEAR + year}{'H1' if part == 0 else ''}"


def write(folder: Path, *, tables: int = 1, counties: int = COUNTIES) -> Path:
    """A briefing of 800 figures a county in so many tables; gives its folder."""
    folder.mkdir(parents=True)
    names = [f"table{n}.csv" for n in range(tables)]
    for number, name in enumerate(names):
        _table(folder / name, range(number * counties, (number + 1) * counties))
    places = [f"  c{n}: {{name: 县{n}, level: county, within: z}}" for n in range(counties * tables)]
    indicators = [f"  i{n}: {{name: 指标{n}, price: nominal, basis: cumulative}}" for n in range(INDICATORS)]
    parts = [
        _HEAD,
        f"tables: [{', '.join(names)}]\n",
        "places:\n  z: {name: 某省, level: province}\n" + "\n".join(places) + "\n",
        "indicators:\n" + "\n".join(indicators) + "\n",
        _FOOT,
    ]
    (folder / "briefing.yaml").write_text("".join(parts), encoding="utf-8")
    return folder


def _table(path: Path, counties: range) -> None:
    lines = ["indicator,measure,place,period,value,unit,source,at"]
    for county in counties:
        for indicator in range(INDICATORS):
            for number, period in enumerate(periods(PERIODS)):
                value = (county * 131 + indicator * 17 + number * 7) % 997 / 10
                lines.append(f"i{indicator},yoy,c{county},{period},{value:.1f},%,s,¶{indicator + 1}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_ranked(folder: Path) -> Path:
    """The briefing of 72,000 figures with a group of all its counties; gives its folder."""
    path = write(folder) / "briefing.yaml"
    members = ", ".join(f"c{n}" for n in range(COUNTIES))
    group = f"  every: {{name: 全省各县, places: [{members}]}}\n"
    text = path.read_text(encoding="utf-8").replace(
        "groups: {four: {name: 四县, places: [c0, c1, c2, c3]}}\n",
        f"groups:\n  four: {{name: 四县, places: [c0, c1, c2, c3]}}\n{group}",
    )
    path.write_text(text, encoding="utf-8")
    return folder


def write_wide(folder: Path, *, charts: int, tabs: int) -> Path:
    """A briefing of four counties with so many tabs of so many charts; gives its folder."""
    write(folder, counties=4)
    blocks = "".join(
        f"      - {{chart: bars, title: 各县比较{n}, of: i{n % INDICATORS}.yoy, places: four}}\n"
        for n in range(charts)
    )
    head = "    read: 2009H1\n    headline: 指标{i0.yoy:change}\n    blocks:\n"
    pages = "".join(f"  - tab: t{n}\n    title: 第{n}栏\n{head}{blocks}" for n in range(tabs))
    path = folder / "briefing.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(_FOOT, f"tabs:\n{pages}"), encoding="utf-8")
    return folder
