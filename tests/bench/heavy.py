"""Makes briefings of any size: counties × indicators × periods, the figures in CSV beside the YAML."""

from collections.abc import Iterator
from pathlib import Path

COUNTIES, INDICATORS, PERIODS = 90, 20, 40
_FIRST_YEAR = 1990
_HEAD = """\
format: qjviewer/1
briefing: {id: heavy, title: 全省各县经济运行, place: c0, period: 2023H1, as_of: 2023-06-30}
sources: {s: {title: 统计年鉴, publisher: 省统计局, paragraphs: 900}}
"""
_FOOT = """\
tabs:
  - tab: overview
    title: 总览
    headline: 第一项指标{c0-i0-p0}
    blocks:
      - cards: [c0-i0-p0, c0-i1-p0, c0-i2-p0, c0-i3-p0]
      - {chart: bars, title: 各县比较, figures: [c0-i0-p0, c1-i0-p0, c2-i0-p0, c3-i0-p0]}
      - points: ["甲县{c0-i0-p0}，乙县{c1-i0-p0}。"]
"""


def periods(count: int) -> Iterator[str]:
    """Half-years, each year's first half before its whole."""
    for number in range(count):
        year, part = divmod(number, 2)
        yield f"{_FIRST_YEAR + year}{'H1' if part == 0 else ''}"


def write(folder: Path, *, times: int = 1) -> Path:
    """A briefing of 72,000 figures, or so many times as many in so many files; gives its folder."""
    folder.mkdir(parents=True)
    names = [f"table{n}.csv" for n in range(times)]
    for number, name in enumerate(names):
        _table(folder / name, number * COUNTIES)
    counties = range(COUNTIES * times)
    places = [f"  c{n}: {{name: 县{n}, level: county, within: z}}" for n in counties]
    indicators = [f"  i{n}: {{name: 指标{n}, price: nominal}}" for n in range(INDICATORS)]
    parts = [
        _HEAD,
        f"tables: [{', '.join(names)}]\n",
        "places:\n  z: {name: 某省, level: province}\n" + "\n".join(places) + "\n",
        "indicators:\n" + "\n".join(indicators) + "\n",
        _FOOT,
    ]
    (folder / "briefing.yaml").write_text("".join(parts), encoding="utf-8")
    return folder


def _table(path: Path, first: int) -> None:
    lines = ["id,indicator,measure,place,period,value,unit,cite"]
    for county in range(first, first + COUNTIES):
        for indicator in range(INDICATORS):
            for number, period in enumerate(periods(PERIODS)):
                value = (county * 131 + indicator * 17 + number * 7) % 997 / 10
                name = f"c{county}-i{indicator}-p{number}"
                lines.append(f"{name},i{indicator},yoy,c{county},{period},{value:.1f},%,s ¶{indicator + 1}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
