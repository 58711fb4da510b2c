"""A briefing that is hard on paper: charts and long tables, more than anybody prints."""

from pathlib import Path

CHARTS, TABLES, TEXTS, PLACES, INDICATORS = 30, 40, 60, 90, 12
_HEAD = """\
format: qjviewer/1
briefing: {id: sheets, title: 很多图和表, place: c0, period: 2023H1, as_of: 2023-06-30}
sources: {s: {title: 统计月报, publisher: 省统计局, paragraphs: 900}}
places:
  z: {name: 某省, short: 全省, level: province}
"""


def write(folder: Path, charts: int = CHARTS, tables: int = TABLES, texts: int = TEXTS) -> Path:
    """The briefing with so many of each; gives its folder."""
    folder.mkdir(parents=True)
    places = [f"  c{n}: {{name: 第{n}县, level: county, within: z}}" for n in range(PLACES)]
    indicators = [f"  i{n}: {{name: 第{n}项指标, basis: cumulative}}" for n in range(INDICATORS)]
    data = [_figures(p) for p in range(PLACES)]
    blocks = (
        [_chart(n) for n in range(charts)]
        + [_table(n) for n in range(tables)]
        + [_points(n) for n in range(texts)]
    )
    tabs = "tabs:\n  - tab: one\n    title: 总览\n    blocks:\n" + "\n".join(blocks)
    parts = [
        _HEAD + "\n".join(places),
        "indicators:\n" + "\n".join(indicators),
        "data:\n" + "\n".join(data),
        tabs,
    ]
    (folder / "briefing.yaml").write_text("\n".join(parts) + "\n", encoding="utf-8")
    return folder


def _figures(place: int) -> str:
    """All indicators of one place."""
    lines = [f"    i{i}: {{yoy: {(i * 7 + place * 13) % 300 / 10:.1f}}}" for i in range(INDICATORS)]
    about = f"  - about: {{place: c{place}, period: 2023H1, source: s, at: ¶{place + 1}}}"
    return "\n".join([about, *lines])


def _chart(number: int) -> str:
    names = ", ".join(f"c{p}" for p in range(number % 9 + 3))
    return (
        f"      - {{chart: bars, title: 第{number}幅图, of: i{number % INDICATORS}.yoy, places: [{names}]}}"
    )


def _table(number: int) -> str:
    names = ", ".join(f"i{number % INDICATORS}.yoy@c{p}" for p in range(number % PLACES + 3))
    return f"      - {{table: facts, of: [{names}], title: 第{number}张表}}"


def _points(number: int) -> str:
    text = f"第{number}县增长{{i0.yoy@c{number}}}，第{number + 1}县增长{{i0.yoy@c{number + 1}}}。" * 3
    return f'      - {{title: 要点, points: ["{text}"]}}'
