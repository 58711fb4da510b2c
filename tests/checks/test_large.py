"""Thousands of figures: rules look at columns, and at single figures only where one is wrong or shown."""

import pytest

from qjviewer.bundle.store import Store
from qjviewer.checks.run import run
from qjviewer.load import read

PLACES = [f"p{n}" for n in range(100)]
YEARS = range(2000, 2016)
HEAD = """\
format: qjviewer/1
briefing: {id: x, title: "简报", place: p0, period: 2015H1, as_of: 2016-03-01}
tables: [data.csv]
sources: {s: {title: 公报, published: 2016-02-01}, old: {title: 旧闻, published: 2010-02-01}}
groups: {g: {name: 各县, size: 50}}
indicators:
  gdp: {name: 地区生产总值, unit: 亿元, basis: cumulative}
  fai: {name: 固定资产投资, unit: 亿元, basis: cumulative}
  firms: {name: 企业数, unit: 家}
tabs: [{tab: t, title: 总览, read: 2015H1, blocks: [{cards: [gdp.yoy@2014, fai.level@2014]}]}]
places:
"""
HEADER = "indicator,measure,place,period,value,unit,rank,group,source\n"


def briefing(folder, *more):
    """16 years × 4 points × 100 places, and some rows that are wrong."""
    rows = [
        f"{'gdp,yoy' if n % 2 else 'fai,level'},{p},{y}{q},{5 + n % 7}.{y % 10},{'%' if n % 2 else ''},,,s\n"
        for y in YEARS
        for q in ("Q1", "H1", "Q1-Q3", "")
        for n, p in enumerate(PLACES)
    ]
    (folder / "data.csv").write_text(
        HEADER + "".join(rows) + "".join(f"{r}\n" for r in more), encoding="utf-8"
    )
    places = "".join(f"  {p}: {{name: 地{p}, level: county}}\n" for p in PLACES)
    (folder / "briefing.yaml").write_text(HEAD + places, encoding="utf-8")
    loaded = read(folder)
    assert not [p.code for p in loaded.problems if p.severity.word == "error"]
    return loaded.cube, len(rows) + 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("gdp,yoy,p1,2003,99.9,%,,,s", "values-conflict"),
        ("gdp,yoy,p0,2012,5.0,%,,,old", "source-early"),
        ("fai,level,p1,2003,5.0,亿美元,,,s", "series-units"),
        ("gdp,yoy,p0,2003,5.0,%,51,g,s", "rank-beyond"),
        ("firms,level,p0,2003-01-02,5,家,,,s", "figure-one-day"),
    ],
)
def test_one_wrong_row_among_thousands_is_found_at_its_line(tmp_path, row, code):
    cube, last = briefing(tmp_path, row)
    found = [p for p in run(cube) if p.code == code]
    assert [(p.where.file, p.where.line) for p in found] == [("data.csv", last + 1)]


def test_rules_look_at_few_of_many_figures(tmp_path, monkeypatch):
    cube, _ = briefing(tmp_path)
    made = []
    original = Store.observation
    monkeypatch.setattr(Store, "observation", lambda self, row: made.append(row) or original(self, row))
    assert {p.code for p in run(cube)} <= {"source-unused", "group-unused", "indicator-unused"}
    assert len(made) < 100
