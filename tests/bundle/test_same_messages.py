"""What is said of slips in a briefing's files, and what to do about each: golden files."""

from collections.abc import Iterable, Iterator

import pytest

from qjviewer.bundle.nodes import parse
from qjviewer.problems import Problem
from tests.bundle.small import SMALL, changed, read
from tests.bundle.test_slips import CARDS, FIGURE, REFUSED, SEEN_BY_THE_READER, TAKEN_OTHERWISE
from tests.rich.written import is_golden

FORMAT = "format: qjviewer/1"
NAMED, TABLED, INCLUDING = f"{FORMAT}\nwords: words.csv", f"{FORMAT}\ntables: [t.csv]", f"{FORMAT}\ninclude: "
WORDS = """\
zh-Hans,zh-Hant,en,where
总览,總覽,Overview,
总览,總攬,View,
甲,乙
,丙,C,
总览,總覽,A,nowhere
"""
# One thing typed otherwise, and the files that belong to it.
CHANGED: tuple[tuple[str, str, dict[str, str | bytes]], ...] = (
    *((old, new, {}) for old, new, _ in SEEN_BY_THE_READER),
    ("as_of: 2023-08-31", "as_of: 2023.08.31x", {}),
    ("period: 2023H1, as_of", "period: 2023H7, as_of", {}),
    ("id: x", "id: 衢江", {}),
    ("title: 简报", "title: {zh-Hans: 简报, en: Briefing}", {}),
    ("title: 总览", "title: 投资｛gdp.yoy｝", {}),
    ("title: 总览", "title: 总\u200b览", {}),
    ("title: 总览", "title: 总\ufffd览", {}),
    ("title: 总览", "title: 鎬昏\ue756锛屽\ue583闀�", {}),
    ("title: 总览", "title: 总\v览", {}),
    ("title: 总览", "tilte: 总览", {}),
    ("level: county, within: z, also", "level: contry, within: y, also", {}),
    ("places: [q, k]", "places: [q, w]", {}),
    ("size: {2022: 89, 2023: 90}", "size: 很多", {}),
    ("paragraphs: 10}", "paragraphs: 十段, published: 8月}", {}),
    ("unit: 亿千瓦时, basis: single", "unit: 亿千瓦时, basis: 单", {}),
    (FIGURE, "    gdp: {level: 大增, yoy: 13.4}", {}),
    (FIGURE, "    gdp: {level: 120.5, yoy: 13.4, rank: 第三}", {}),
    (FIGURE, "    gdp: {level: 120.5, share: 120}", {}),
    (FIGURE, "    gdp: {yoy: {value: 13.4, rank: {two: 3/2}}}", {}),
    (FIGURE, "    gdp: {yoy: {value: 13.4, vs: {nowhere: 1}}}", {}),
    (FIGURE, "    gdp: {level: 120.5, unit: 个}", {}),
    (FIGURE, f"{FIGURE}\n    firms: {{level: 3.5}}\n    nothing: {{level: 1}}", {}),
    (FIGURE, f"{FIGURE}\n    gdp: {{level: 121}}", {}),
    ("tabs:\n", "facts: [{a: {name: 甲}}, {b: {value: 3}}, {c: {value: 1, derive: gdp.level}}]\ntabs:\n", {}),
    ("tabs:\n", "facts: [{d: {name: 丁, count: [gdp.yoy]}}, {e: {name: 戊, top: gdp.yoy}}]\ntabs:\n", {}),
    ("tabs:\n", "tabs:\n  - {tab: t, title: 又一, blocks: [{cards: [gdp.yoy]}]}\n", {}),
    (CARDS, "      - {chart: pie, of: gdp.yoy}", {}),
    (CARDS, "      - {crads: [gdp.yoy]}", {}),
    (CARDS, "      - cards: [gdp.yoy]\n        beside: [gestern]", {}),
    ("tabs:\n  - tab: t\n    title: 总览\n    blocks:\n      - cards: [gdp.yoy]\n", "", {}),
    (FORMAT, "format: qjviewer/9", {}),
    (FORMAT, f"{INCLUDING}[more.yaml, more.yaml, ../a.yaml, a.txt, no/*.yaml]", {"more.yaml": "format: x\n"}),
    (FORMAT, f"{INCLUDING}more.yaml", {"more.yaml": "places:\n  q: {name: 又}\n"}),
    (FORMAT, f"{INCLUDING}more.yaml", {"more.yaml": "名称: 简报\n".encode("gb18030")}),
    (FORMAT, f"{FORMAT}\nhistory: a/b/c\n", {}),
    (FORMAT, NAMED, {"words.csv": "zh-Hant,en\n總覽,Overview\n"}),
    (FORMAT, NAMED, {"words.csv": WORDS}),
    (FORMAT, TABLED, {"t.csv": "指标,度量,数值\ngdp,level,大\nnothing,yoy,3\ngdp,快慢,3\n"}),
    (FORMAT, TABLED, {"t.csv": "甲,乙\n1,2\n"}),
    (FORMAT, TABLED, {"t.csv": '指标,度量,数值\ngdp,level,"3\n'}),
    (FORMAT, TABLED, {}),
)  # fmt: skip
WHOLE = (
    "",
    "简报\n",
    "- a\n",
    "format: qjviewer/1\n",
    "format: qjviewer/0\nbriefing: {id: x}\n",
    "a: &b 1\nc: *b\n",
    "a: !!int 1\n",
    "<<: {a: 1}\n",
    "{[1]: 2}\n",
    "a: 1\n---\nb: 2\n",
    "[" * 70,
    SMALL.replace("places:\n", "places: 甲\nplacess:\n"),
)


def told(problems: Iterable[Problem], known: set[str]) -> Iterator[str]:
    """Each problem in Chinese; of the first of each code also the English, and what to do."""
    for p in problems:
        yield f" {p.where} {p.severity.word} {p.subject} {p.code}: {p.message()}"
        if p.code not in known:
            known.add(p.code)
            yield f"  {p.message('en')} | {p.hint()} | {p.hint('en')}"


def slips() -> Iterator[str]:
    known: set[str] = set()
    for text, _ in (*REFUSED, *TAKEN_OTHERWISE):
        yield repr(text)
        yield from told(parse(text, "f.yaml")[1], known)


def changes() -> Iterator[str]:
    known: set[str] = set()
    for old, new, files in CHANGED:
        yield repr(new[:70])
        yield from told(read(changed(old, new), files).problems, known)
    for text in WHOLE:
        yield repr(text[:70])
        yield from told(read(text).problems, known)


@pytest.mark.parametrize("name", ["slips", "changes"])
def test_what_is_said_is_what_was_said(name):
    is_golden(f"messages.{name}", {"slips": slips, "changes": changes}[name]())
