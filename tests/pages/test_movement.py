"""Evidence tells by itself how a figure moved, against what, and only where that has sense."""

import pytest

from qjviewer.load import View, read
from qjviewer.pages.blocks import text_of
from qjviewer.pages.build_pages import build
from qjviewer.pages.evidence import evidence
from tests.charts.boards import board
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
    assert "".join(r.text for r in moved(folder, name)).replace("\u00a0", " ").splitlines() == lines


def test_each_line_leads_to_its_computation(folder):
    names = [r.figure for r in moved(folder, "gdp.yoy@yixian@2023H1") if r.text.strip()]
    cube = read(folder).cube
    assert len(names) == 4
    assert all(cube.by_id(name).inputs for name in names)


def test_in_english_it_is_said_against_what(folder):
    words = "".join(r.text for r in moved(folder, "gdp.yoy@yixian@2023H1", "en"))
    assert "the first quarter" in words
    assert "last year" in words


# Cards, tables and boards ----------------------------------------------------------------------

TABS = """tabs:
  - tab: a
    title: 总览
    read: 2023H1
    headline: 一句。
    blocks: [{}]
"""
BOTH = [
    "▼\u00a0比一季度回落0.8个百分点，后移1位",
    "▲\u00a0比上年同期加快1.1个百分点，前移1位",
]


def block_of(tmp_path, text):
    files = {
        "briefing.yaml": FILES["briefing.yaml"].replace("facts:\n", MORE),
        "tabs.yaml": TABS.format(text),
    }
    (page,) = read(write(tmp_path / "b", FILES | files)).pages
    return page.blocks[0]


CARDS = [
    ("cards: [gdp.yoy]", BOTH),
    ("cards: [gdp.yoy], beside: prev", BOTH[:1]),
    ("cards: [gdp.yoy], beside: [year-ago, trend]", BOTH[1:]),
    ("cards: [gdp.yoy], beside: trend", BOTH),
    ("cards: [gdp.yoy], beside: none", []),
    ("cards: [gdp.level]", []),
    # A value of another time stands for its own sake, unless it is asked for.
    ("cards: [gdp.yoy@2022H1]", []),
]


@pytest.mark.parametrize(("text", "lines"), CARDS, ids=[text for text, _ in CARDS])
def test_a_card_shows_it_by_itself(tmp_path, text, lines):
    (card,) = block_of(tmp_path, "{" + text + "}").cards
    assert [text_of(line) for line in card.moves] == lines
    assert all(run.figure for line in card.moves for run in line if "位" in run.text or "点" in run.text)


TABLES = [
    ("table: statement, of: [gdp], columns: [level, yoy]", ["总量", "同比增长 %", "比一季度", "比上年同期"]),
    ("table: statement, of: [gdp], columns: [yoy], beside: prev", ["同比增长", "比一季度"]),
    ("table: statement, of: [gdp], columns: [yoy], beside: none", ["同比增长"]),
    # What a column tells already is not told again.
    ("table: statement, of: [gdp], columns: [yoy, yoy vs prev, yoy@year-ago]",
     ["同比增长", "比一季度", "2022"]),
    ("table: statement, of: [gdp], columns: [yoy, yoy rank], beside: prev",
     ["同比增长", "比一季度", "位次", "位次变化"]),
    ("table: statement, of: [gdp], columns: [level]", ["总量"]),
    ("table: facts, of: [gdp.yoy]", ["数值", "比一季度", "比上年同期", "位次"]),
    ("table: facts, of: [gdp.yoy], beside: none", ["数值", "位次"]),
    ("table: facts, of: [projects]", ["数值"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "heads"), TABLES, ids=[text for text, _ in TABLES])
def test_a_table_shows_it_by_itself(tmp_path, text, heads):
    table = block_of(tmp_path, "{" + text + "}")
    shown = [h for h in table.header if h not in ("指标", "单位", "来源")]
    assert len(shown) == len(heads)
    assert all(head in title for head, title in zip(heads, shown, strict=True))
    changes = [c.text for c, h in zip(table.rows[0], table.header, strict=True) if h.startswith("比一季度")]
    assert all(words.startswith("\u22120.8") for words in changes)


def test_a_table_gets_no_column_of_dots():
    periods = ("2026Q1", "2026H1")
    body = "\ntabs: [{tab: a, title: 总, blocks: [{table: statement, of: [i0, i1, i2], columns: [yoy]}]}]\n"

    def known(indicator, place, period):
        """Only the first has the point before."""
        return 5.0 + indicator if period or not indicator else None

    cube = board(periods=periods, indicators=("i0", "i1", "i2"), value=known, body=body)
    (table,) = build(cube, View()).pages[0].blocks
    assert not any(head.startswith("比") for head in table.header)
