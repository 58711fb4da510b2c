"""Slips in YAML are named by what was typed and where, never in the parser's English."""

import pytest

from qjviewer.bundle.nodes import parse
from qjviewer.wording import knows
from tests.bundle.small import SMALL, changed, codes, errors, read

FIGURE = "    gdp: {level: 120.5, yoy: 13.4}"
CARDS = "      - cards: [gdp.yoy]"


def told(text):
    """What parsing finds: code, line, column."""
    _, problems = parse(text, "f.yaml")
    return [(p.code, p.where.line, p.where.column) for p in problems]


REFUSED = [
    # A sign of YAML's own at the start of a value.
    ("title: @重点\n", ("yaml-sign", 1, 8)),
    ("- *重点\n", ("yaml-sign", 1, 3)),
    ("title: **重点**\n", ("yaml-sign", 1, 8)),
    ("title: &重点 项目\n", ("yaml-sign", 1, 8)),
    ("title: `重点`\n", ("yaml-sign", 1, 8)),
    ("title: !重要\n", ("yaml-sign", 1, 8)),
    ("value: >5亿元\n", ("yaml-sign", 1, 8)),
    ("title: |甲\n 乙\n", ("yaml-sign", 1, 8)),
    ("title: ,甲\n", ("yaml-sign", 1, 8)),
    ("unit: %\n", ("yaml-sign", 1, 7)),
    ("a: {value: 5.0, unit: %, at: ¶1}\n", ("yaml-sign", 1, 23)),
    ("a: {value: 5.0, unit: %}\n", ("yaml-sign", 1, 23)),
    # Text that begins with a reference or a bracket.
    ("points:\n  - {gdp.yoy:change}，快于全省\n", ("yaml-bracket-start", 2, 5)),
    ("headline: {gdp.yoy}增长，快于全省\n", ("yaml-bracket-start", 1, 11)),
    ("blocks: [{chart: bars, title: {gdp.yoy}快}]\n", ("yaml-bracket-start", 1, 31)),
    ("title: [一]投资\n", ("yaml-bracket-start", 1, 8)),
    ("points: [投资{fai.yoy}，快于全省]\n", ("yaml-bracket-inside", 1, 12)),
    # Full-width punctuation.
    ("a：{x: 1}\n", ("yaml-wide-colon", 1, 2)),
    ("indicators:\n  a：1\n  b: 2\n", ("yaml-wide-colon", 2, 4)),
    ("briefing：\n  id: x\n", ("yaml-wide-colon", 1, 9)),
    ("a: 1\nbriefing：\n  id: x\n", ("yaml-wide-colon", 2, 9)),
    ("a: 1\n地区生产总值：{yoy: 5}\nb: 2\n", ("yaml-wide-colon", 2, 7)),
    ("a: 甲乙\n  key：值\n", ("yaml-wide-colon", 2, 6)),
    ("a: 甲乙\n  key:值\n", ("yaml-colon-blank", 2, 6)),
    ("a: {indicator: fai， measure: yoy， value: 5}\n", ("yaml-wide-comma", 1, 19)),
    ("a: {b: 1｝\n", ("yaml-wide-bracket", 1, 9)),
    # Colons.
    ("title: 投资: 稳中有进\n", ("yaml-colon-inside", 1, 10)),
    ("x: {title: 投资: 稳中有进}\n", ("yaml-colon-inside", 1, 14)),
    ("a:\n  indicator:fai\n  measure: yoy\n", ("yaml-colon-blank", 2, 12)),
    ("a\nb: 1\n", ("yaml-no-colon", 1, 2)),
    # Blanks and indentation.
    ("a:\n\tindicator: fai\n", ("yaml-tab", 2, 1)),
    ("a:\n  b: 1\n\tc: 2\n", ("yaml-tab", 3, 1)),
    ("a:\n　　indicator: fai\n", ("yaml-blank", 2, 1)),
    ("a:\n\u00a0\u00a0indicator: fai\n", ("yaml-blank", 2, 1)),
    ("a: 1\n　- b\nc: 2\n", ("yaml-blank", 2, 1)),
    ("a:\n  b: 1\n c: 2\n", ("yaml-indent", 3, 2)),
    ("a: 1\n  b: 2\n", ("yaml-indent", 2, 4)),
    ("a:\n  - x: 1\n    y: 2\n   z: 3\n", ("yaml-indent", 4, 4)),
    ("a: 1\n- b\n", ("yaml-indent", 2, 1)),
    # Quotation marks and brackets without their other half; files that break off.
    ('a: "x\nb: 2\n', ("yaml-quote-open", 1, 4)),
    ("a: 'x\nb: 2\n", ("yaml-quote-open", 1, 4)),
    ('a: "重点"项目\n', ("yaml-quote-rest", 1, 8)),
    ('p:\n  - "重点"项目抓得紧\n', ("yaml-quote-rest", 2, 9)),
    ('a: "\\q"\n', ("yaml-escape", 1, 5)),
    ("a: {x: 1\nb: 2\n", ("yaml-bracket-open", 1, 4)),
    ("a: [x, y\nb: 2\n", ("yaml-bracket-open", 1, 4)),
    ("a: {x: 1 y: 2}\n", ("yaml-colon-inside", 1, 11)),
    ('a: ["x" "y"]\n', ("yaml-quote-rest", 1, 9)),
    ("x: 1\n<<<<<<< HEAD\ny: 1\n=======\ny: 2\n>>>>>>> b\n", ("yaml-conflict", 2, 1)),
    ("a:\n- b\nc\n", ("yaml-cut", 3, 2)),
    # What stands below the place where reading stopped is not to blame.
    ("title: @重点\n　　b: 1\n", ("yaml-sign", 1, 8)),
    ("title: @重点\n\tb: 1\n", ("yaml-sign", 1, 8)),
    ("title: @重点\n<<<<<<< HEAD\n", ("yaml-sign", 1, 8)),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_what_yaml_refuses_is_named(text, expected):
    assert told(text) == [expected]


TAKEN_OTHERWISE = [
    ("title: 投资 #1项目\n", [("yaml-comment-cut", 1, 11)]),
    ("a: {title: 增长 #1, b: 2\n}", [("yaml-comment-cut", 1, 15)]),
    ("title: 投资 # 口径见附注\n", []),
    ("period: 2023H1 #注\n", [("yaml-comment-cut", 1, 16)]),
    ("period: 2023H1  # comment\n", []),
    ("place: q #comment\n", []),
    ("title: C#语言\n", []),
    ("p:\n -投资\n -工业\n", [("yaml-dash-blank", 2, 2)]),
    ("p:\n  - -投资\n", []),
    ("a: -5\n", []),
    ("a:\n  id: x\n  title：简报\n", [("yaml-wide-colon", 3, 8)]),
    ("a:\n  measure: yoy\n  indicator:fai\n", [("yaml-colon-blank", 3, 12)]),
    ("a: 投资额\n  增长GDP：快\n", []),
    ("a: {value: 1,234.5, unit: 亿元}\n", [("thousands-comma", 1, 12)]),
    ("a: {value: 1,234,567, unit: 亿元}\n", [("thousands-comma", 1, 12)]),
    ("size: {2022: 89, 2023: 90}\n", []),
    ("url: http://example.cn/a\n", []),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN_OTHERWISE)
def test_what_yaml_takes_for_something_else_is_told(text, expected):
    assert told(text) == expected


SEEN_BY_THE_READER = [
    (CARDS, CARDS + "\n        title: {gdp.yoy}", ["yaml-bracket-start"]),
    (CARDS, "      - points: [{gdp.yoy:rank}]", ["yaml-bracket-start"]),
    (CARDS, "      - points:\n        - 投资: 稳中有进", ["yaml-colon-inside"]),
    (CARDS, CARDS + "\n        title: [一]", ["yaml-bracket-start"]),
    (FIGURE, "    gdp: {level:120.5, yoy: 13.4}", ["yaml-colon-blank"]),
    ("{title: 年鉴}", "{title：年鉴}", ["missing-key", "yaml-wide-colon"]),
    (FIGURE, "    gdp: {level: “120.5”, yoy: 13.4}", ["wide-quotes"]),
    ("places: [q, k]", "places: [q， k]", ["names-run-together"]),
    ("place: q, period", "place: 地方, period", ["missing-reference"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), SEEN_BY_THE_READER)
def test_what_only_the_reader_can_see_is_told(old, new, expected):
    assert codes(read(changed(old, new))) == expected


def test_a_number_cut_by_a_thousands_comma_is_no_figure():
    built = read(changed(FIGURE, "    gdp: {level: 1,234.5, yoy: 13.4}"))
    assert errors(built) == ["thousands-comma"]
    assert [o.measure for o in built.bundle.store.observations()] == ["yoy"]
    (found,) = built.problems
    assert "1,234.5" in found.message()
    assert '"1,234.5"' in found.hint()


@pytest.mark.parametrize("code", ["yaml-sign", "yaml-tab", "yaml-colon-inside", "yaml-syntax"])
def test_every_slip_says_what_to_do(code):
    assert knows(f"problem.{code}")
    assert knows(f"hint.{code}")


def test_a_half_written_file_is_told_wherever_it_breaks_off():
    # Before the first tab has its title nothing is whole; what is lost behind it nobody can know.
    last = SMALL.index("title: 总览") + len("title: ")
    for end in range(0, last, 3):
        assert read(SMALL[:end]).problems, SMALL[:end][-30:]
