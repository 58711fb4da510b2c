"""Charts of every kind with what they can be asked for, over the sample: words, and where all stands.

Each is drawn on a narrow and on a wide space by turns, in Chinese and in English.
"""

import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from qjviewer.load import Loaded, load, restated
from qjviewer.pages.blocks import Chart, text_of
from qjviewer.pages.view import View
from qjviewer.wording import Language
from tests.charts.test_placed import told
from tests.rich.test_rich import BUNDLE
from tests.rich.written import is_golden

TEXT = (BUNDLE / "briefing.yaml").read_text(encoding="utf-8")
CHARTS = tuple(
    """
{chart: bars, of: [gdp.yoy, fai.yoy, losses.level]}
{chart: bars, of: [gdp.yoy, industry.yoy, fai.yoy, retail.yoy, budget.yoy], places: [here, city, prov]}
{chart: bars, of: [gdp.yoy, fai.yoy], places: four, beside: none}
{chart: bars, of: [gdp.level, budget.level, retail.level], beside: [year-ago]}
{chart: bars, of: [fai.yoy], beside: [target, year-ago], table: true, notes: [口径见附注。]}
{chart: bars, of: [primary.pull, secondary.pull, tertiary.pull]}
{chart: bump, of: gdp.yoy, group: four, periods: [2023Q1, 2024H1]}
{chart: bump, of: gdp.yoy, group: four, periods: 2023Q1..2024Q1}
{chart: compare, of: gdp.yoy, places: [here, city, prov, guo]}
{chart: compare, of: fai.yoy, places: [here, city]}
{chart: compare, of: industry.yoy, places: [prov, here]}
{chart: compare, of: retail.level, places: [here, jia, bing, ding]}
{chart: dumbbell, of: [gdp.yoy, industry.yoy, fai.yoy, retail.yoy, budget.yoy], places: [here, city]}
{chart: dumbbell, of: [gdp.yoy, fai.yoy], places: [here, jia, bing, ding]}
{chart: dumbbell, of: [gdp.yoy, industry.yoy], periods: [2023H1, 2024H1]}
{chart: durations, of: [days]}
{chart: heattable, of: [gdp.yoy, industry.yoy], group: four, by: average}
{chart: heattable, of: [gdp.yoy, fai.yoy, budget.yoy], places: [here, city, prov]}
{chart: heattable, of: [gdp.yoy, industry.yoy, fai.yoy], periods: [2023H1, 2024Q1, 2024H1]}
{chart: heattable, of: [gdp.level, retail.level], group: four, by: rank, table: true}
{chart: line, of: gdp.yoy, periods: 2023Q1..now, items: [ring-road]}
{chart: line, of: [gdp.yoy, industry.yoy, fai.yoy], periods: 2023H1..now}
{chart: line, of: gdp.yoy, places: [here, jia, bing, ding, city], periods: 2023Q1..now}
{chart: line, of: budget.level, periods: 2023H1..now, later: true}
{chart: line, of: gdp.level, periods: [2023, 2023H1, 2024H1]}
{chart: multiples, of: gdp.yoy, places: [jia, bing, ding], periods: 2023Q1..now}
{chart: multiples, of: gdp.yoy, group: four, periods: [2023H1, 2024Q1, 2024H1]}
{chart: multiples, of: fai.yoy, group: four, periods: [2023H1, 2024H1]}
{chart: progress, of: [budget]}
{chart: progress, of: [gdp, industry, retail, budget, income], later: true}
{chart: rankboard, of: gdp.yoy, group: four, beside: none}
{chart: rankboard, of: fai.yoy, group: four, whole: true}
{chart: rankboard, of: budget.yoy, group: four}
{chart: rankboard, of: retail.level, group: four}
{chart: rankstrip, of: gdp.yoy}
{chart: rankstrip, of: [gdp.yoy, losses.level]}
{chart: tiles, of: [projects]}
{chart: tiles, of: [stores, land, ten, projects, mills, gap, ahead]}
{chart: timeline, items: [ring-road, chain, weak]}
{chart: waterfall, of: gdp}
{chart: waterfall, of: gdp, parts: contribution}
{chart: waterfall, of: gdp, parts: share}
{chart: waterfall, of: gdp, parts: pull, periods: [2024H1]}
{chart: waterfall, of: [primary.pull, light.pull, heavy.pull, tertiary.pull]}
{chart: waterfall, of: [light.pull, heavy.pull], title: 二产}
{chart: waterfall, of: [primary.level, secondary.level, tertiary.level]}
{chart: waterfall, of: [light.level, retail.level]}
{chart: waterfall, of: [gdp.yoy, fai.yoy]}
{chart: timeline, of: [start, days]}
{chart: bump, of: [gdp.yoy, fai.yoy], group: four, periods: [2023H1, 2024H1]}
{chart: heattable, of: [gdp.level, budget.yoy, losses.level], places: four, by: average}
{chart: tiles, of: [gdp.level, income.yoy, fai.yoy]}
{chart: line, of: [power.level, deposits.level], periods: 2023H1..now}
{chart: bars, of: [gdp.yoy@guo, income.level, mills, stores], table: true}
{chart: progress, of: [gdp, losses]}
{chart: rankstrip, of: [gdp.yoy, retail.yoy, budget.yoy], places: [here, jia]}
""".strip().splitlines()
)
LIGHT = "  light: {name: 轻工业增加值, short: 轻工业, unit: 亿元, basis: cumulative, part_of: secondary}\n"
HEAVY = "  heavy: {name: 重工业增加值, short: 重工业, unit: 亿元, basis: cumulative, part_of: secondary}\n"
# The parts then leave something over, and one of them falls.
ODD = (
    ("primary: {level: 15.30, pull: 0.3", "primary: {level: 15.30, pull: -0.3"),
    ("pull: 2.6", "pull: 1.9"),
    ("gdp: {name: 地区生产总值, also", "gdp: {name: 地区生产总值, short: 生产总值, also"),
    (
        "  industry: {name",
        LIGHT + HEAVY + "  industry: {name",
    ),
    (
        "    industry: {yoy: 7.1",
        "    light: {level: 30.0, pull: -0.4}\n    heavy: {pull: 2.3}\n    industry: {yoy: 7.1",
    ),
)


def chart_tab(charts: tuple[str, ...]) -> str:
    """The sample with one tab of charts in place of its own."""
    blocks = "".join(f"      - {chart}\n" for chart in charts)
    head = TEXT[: TEXT.index("tabs:\n")]
    for old, new in ODD:
        assert old in head
        head = head.replace(old, new)
    return f"{head}tabs:\n  - tab: all\n    title: 图\n    blocks:\n{blocks}"


@cache
def charted(charts: tuple[str, ...] = CHARTS) -> Loaded:
    """The sample with these charts alone."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("words.csv", "history.csv"):
            shutil.copy(BUNDLE / name, folder)
        Path(folder, "briefing.yaml").write_text(chart_tab(charts), encoding="utf-8")
        return load(Path(folder))


def charts(lang: Language) -> Iterator[str]:
    loaded = charted() if lang == "zh-Hans" else restated(charted(), View(lang))
    found = [block for page in loaded.pages for block in page.blocks if isinstance(block, Chart)]
    if lang == "zh-Hans":
        yield from (f"{p.subject} {p.code}: {p.message()}" for p in loaded.problems if "blocks" in p.subject)
    for number, chart in enumerate(found):
        yield f"== {chart.path}: {CHARTS[int(chart.path.split('[')[-1][:-1])]}"
        yield f"{text_of(chart.title)} | {text_of(chart.subtitle)} | {chart.scene.summary} | {chart.sources}"
        yield from (f" {' | '.join(row)}" for row in chart.scene.table)
        if number % 2 == (lang == "en"):
            yield from told(chart.scene, (430, 760, 980)[number % 3])


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_charts_of_the_sample_are_drawn_as_they_were(lang):
    is_golden(f"charts.{lang}", charts(lang))
