"""A briefing in one short file, for spoiling in one place at a time."""

import time

from qjviewer.load import load
from qjviewer.wording import LANGUAGES

TEXT = """\
format: qjviewer/1
briefing: {id: x, title: 简报, place: q, period: 2023H1, as_of: 2023-06-30}
places: {q: {name: 衢江区, level: county, within: z}, z: {name: 浙江省, level: province}}
sources: {s: {title: 报道, paragraphs: 10}}
indicators: {gdp: {name: 地区生产总值, price: real}}
figures:
  a: {indicator: gdp, measure: yoy, value: 13.4, unit: "%", rank: 1, among: z, cite: s ¶1}
  b: {indicator: gdp, measure: yoy, place: z, value: 6.8, unit: "%", cite: s ¶1}
  c: {indicator: gdp, measure: gap, against: z, value: 6.6, unit: 个百分点, cite: s ¶1}
items:
  i: {name: 吉利项目, kind: project, text: "由{a}到{b}。", cite: s ¶2}
people: {w: {name: 王, role: 书记}}
remarks: {r: {speaker: w, mode: paraphrase, text: 抓项目。, cite: s ¶8}}
tabs:
  - tab: t
    title: 总览
    headline: 增长{a}，居{a:rank}
    blocks:
      - cards: [a, c, i]
      - {chart: bars, title: 快于全省, figures: [a, b]}
      - {chart: compare, title: 快于全省, figures: [a, b]}
      - table: [a, b]
        title: 增速
      - points: ["{i}"]
      - items: [i]
      - remark: r
    notes: 先讲增速。
"""
LIMIT = 2.0


def loaded(path):
    """Load a path in good time and say every problem in every language."""
    begun = time.process_time()
    result = load(path)
    assert time.process_time() - begun < LIMIT
    for found in result.problems:
        assert found.where.file, found
        for lang in LANGUAGES:
            assert found.message(lang)
            found.hint(lang)
    return result


def codes(path):
    """The codes of all problems of a path."""
    return {p.code for p in loaded(path).problems}
