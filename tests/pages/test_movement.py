"""Evidence tells by itself how a figure moved, against what, and only where that has sense."""

import pytest

from qjviewer.load import View, read
from qjviewer.pages.evidence import evidence
from tests.rolling.small import FILES, write

MORE = """\
  - about: {place: yixian, period: 2023Q1, source: plan}
    gdp: {level: 48.1, yoy: {value: 6.9, rank: {counties: 1/6}}}
  - about: {place: yixian, period: 2022H1, source: plan}
    gdp: {level: 95.1}
    deposits: {level: 280.0, period: 2022年6月末}
  - about: {place: yixian, period: 2023Q1, source: plan}
    power: {level: 3.05}
    deposits: {level: 300.2, period: 2023年3月末}
facts:
"""
SEEN = [
    (
        "gdp.yoy@yixian@2023H1",
        [
            "▼ 比一季度回落0.8个百分点",
            "▼ 比一季度位次后移1位",
            "▲ 比上年同期加快1.1个百分点",
            "▲ 比上年同期位次前移1位",
        ],
    ),
    # Growth of a level is told by its growth in constant prices.
    ("gdp.level@yixian@2023H1", []),
    ("deposits.level@yixian@2023M06末", ["● 与3月末持平", "▲ 比上年同期增加20.2亿元"]),
    ("power.level@yixian@2023Q2", ["▲ 比一季度增加0.20亿千瓦时"]),
    # A target does not move, and neither does what is known once.
    ("gdp.yoy-target@yixian@2023", []),
    ("horse.rank@yixian@2023Q2", []),
    ("projects", []),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    text = FILES["briefing.yaml"].replace("facts:\n", MORE)
    return write(tmp_path_factory.mktemp("moved") / "a", FILES | {"briefing.yaml": text})


def moved(folder, name, lang="zh-Hans"):
    loaded = read(folder, View(lang))
    found = evidence(name, loaded.cube, loaded.view, loaded.pages)
    facts = [f for f in found.facts if f.label in ("变化", "Change")]
    return facts[0].words if facts else ()


@pytest.mark.parametrize(("name", "lines"), SEEN, ids=[name for name, _ in SEEN])
def test_movement(folder, name, lines):
    assert "".join(r.text for r in moved(folder, name)).splitlines() == lines


def test_each_line_leads_to_its_computation(folder):
    names = [r.figure for r in moved(folder, "gdp.yoy@yixian@2023H1") if r.text.strip()]
    cube = read(folder).cube
    assert len(names) == 4
    assert all(cube.by_id(name).inputs for name in names)


def test_in_english_it_is_said_against_what(folder):
    words = "".join(r.text for r in moved(folder, "gdp.yoy@yixian@2023H1", "en"))
    assert "the first quarter" in words
    assert "last year" in words
