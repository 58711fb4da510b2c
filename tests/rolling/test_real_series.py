"""The real series of a province, quarter after quarter: each roll takes one command and only new numbers.

The figures are those of the briefing that lies with the program; the first edition is written here.
"""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from qjviewer.cli import run
from qjviewer.load import load, read
from qjviewer.release import release_of
from qjviewer.rolling.confirming import confirm
from qjviewer.rolling.todo import REST

SERIES = Path(__file__).parents[2] / "data" / "zhejiang-2024q1q3" / "history.csv"
PERIODS = ("2023Q1", "2023H1", "2023Q1-Q3", "2023", "2024H1")
DAYS = {"2023H1": "2023-07-20", "2023Q1-Q3": "2023-10-21", "2023": "2024-03-04", "2024H1": "2024-07-19"}
INDICATORS = ("gdp", "primary", "secondary", "tertiary", "industry", "retail")
FIRST = """\
# 浙江省季度简报
format: qjviewer/1
briefing:
  id: zhejiang
  title: "浙江省{period}经济运行简报"
  place: zhejiang
  period: 2023Q1        # 每期只改这一行和下一行
  as_of: 2023-04-20
places:
  zhejiang: {name: 浙江省, short: 全省, level: province}
sources:
  zj-2023q1: {title: 一季度经济运行, publisher: 省统计局, published: 2023-04-20, kind: release}
indicators:
  gdp: {name: 地区生产总值, price: real, unit: 亿元, basis: cumulative, owner: 省统计局}
  primary: {name: 第一产业增加值, price: real, unit: 亿元, basis: cumulative, owner: 省统计局}
  secondary: {name: 第二产业增加值, price: real, unit: 亿元, basis: cumulative, owner: 省统计局}
  tertiary: {name: 第三产业增加值, price: real, unit: 亿元, basis: cumulative, owner: 省统计局}
  industry: {name: 规模以上工业增加值, price: real, basis: cumulative, owner: 省统计局}
  retail: {name: 社会消费品零售总额, price: nominal, unit: 亿元, basis: cumulative, owner: 省商务厅}
tabs:
  - tab: overview
    title: 总览
    read: 2023Q1
    headline: "{period}全省地区生产总值同比{gdp.yoy:change}，{gdp.yoy:vs prev?}。"
    blocks:
      - cards: [gdp.yoy, industry.yoy, retail.yoy]
      - {table: statement, of: [gdp, primary, secondary, tertiary, industry, retail], columns: [level, yoy]}
data:
"""


def published():
    """What was published of each figure: (indicator, measure, period) → value as typed."""
    with SERIES.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["place"] == "zhejiang" and r["status"] != "disputed"]
    return {(r["indicator"], r["measure"], r["period"]): r["value"] for r in rows}


def first_edition(folder):
    known = published()
    lines = ["  - about: {place: zhejiang, period: 2023Q1, source: zj-2023q1}"]
    for name in INDICATORS:
        said = ((m, known.get((name, m, "2023Q1"))) for m in ("level", "yoy"))
        lines.append(f"    {name}: {{{', '.join(f'{m}: {v}' for m, v in said if v)}}}")
    folder.mkdir(parents=True)
    (folder / "briefing.yaml").write_text(FIRST + "\n".join(lines) + "\n", encoding="utf-8")
    return folder


def fill(folder, period):
    """What a person types: the new numbers, and of the source its title and day."""
    (path,) = folder.glob(f"data-{period}.yaml")
    cube, known, lines = read(folder).cube, published(), []
    for line in path.read_text(encoding="utf-8").splitlines():
        name = line.strip().partition(":")[0]
        for measure in ("level", "yoy"):
            value = known.get((name, measure, period), "…")
            line = line.replace(f"{measure}: 待填", f"{measure}: {value}")
        line = line.replace("title: 待填", f"title: {period}经济运行, published: {DAYS[period]}")
        lines.append(line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(list(cube.awaited_figures()))


def printed(folder):
    """Every figure of the period as the edition shows it."""
    cube = read(folder).cube
    now = cube.bundle.briefing.period
    return {f.id: (f.value, f.unit) for f in cube.all_figures() if f.period == now and f.value is not None}


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    """Every edition in turn, each rolled out of the one before."""
    room = tmp_path_factory.mktemp("series")
    found = {PERIODS[0]: first_edition(room / PERIODS[0])}
    for before, period in pairwise(PERIODS):
        more = ["--period", period, "--as-of", DAYS[period]]
        assert run(["next", str(found[before]), "-o", str(room / period), *more]) == 0
        assert fill(room / period, period) >= 6
        confirm(room / period, {"overview", REST})
        found[period] = room / period
    return found


@pytest.mark.parametrize("period", PERIODS)
def test_each_edition_is_clean_once_it_is_filled_in(editions, period):
    loaded = load(editions[period])
    assert release_of(loaded).is_clean, [p.message() for p in loaded.problems if p.severity > 1]
    assert loaded.bundle.briefing.period.code == period


@pytest.mark.parametrize("period", PERIODS[1:])
def test_what_was_printed_reappears_as_it_was(editions, period):
    """Of every earlier edition each figure, with every digit."""
    cube = read(editions[period]).cube
    for before in PERIODS[: PERIODS.index(period)]:
        told = printed(editions[before])
        assert len(told) >= 3
        assert {name: (cube.by_id(name).value, cube.by_id(name).unit) for name in told} == told


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2023H1", "增长6.8%，比一季度加快1.9个百分点"),
        ("2023Q1-Q3", "增长6.3%，比上半年回落0.5个百分点"),
        ("2023", "增长6.0%，比前三季度回落0.3个百分点"),
        # No first quarter of 2024 was published: it is missing, never an older one.
        ("2024H1", "增长5.6%。"),
    ],
)
def test_the_comparators_are_the_editions_before(editions, period, words):
    headline = "".join(run.text for run in read(editions[period]).pages[0].headline)
    assert words in headline


def test_the_first_lines_never_change_but_for_the_header(editions):
    first = (editions[PERIODS[0]] / "briefing.yaml").read_text(encoding="utf-8").splitlines()
    last = (editions[PERIODS[-1]] / "briefing.yaml").read_text(encoding="utf-8").splitlines()
    changed = [line.split(":")[0].strip() for line in first if line not in last]
    assert changed == ["period", "as_of", "read"]
