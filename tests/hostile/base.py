"""A briefing in one short file, for spoiling in one place at a time."""

import time

from qjviewer.load import load
from qjviewer.wording import LANGUAGES

TEXT = """\
format: qjviewer/1
briefing: {id: x, title: 简报, place: q, period: 2023H1, as_of: 2023-08-31}
places: {q: {name: 衢江区, level: county, within: z}, z: {name: 浙江省, level: province}}
sources: {s: {title: 报道, published: 2023-08-04, paragraphs: 10}}
indicators: {gdp: {name: 地区生产总值, price: real, basis: cumulative}}
data:
  - about: {place: q, period: 2023H1, source: s, at: ¶1}
    gdp: {yoy: {value: 13.4, rank: {z: 1}, vs: {z: 6.6}}}
  - about: {place: z, period: 2023H1, source: s, at: ¶1}
    gdp: {yoy: 6.8}
facts:
  - n: {name: 项目数, value: 45个, place: q, period: 2023H1, source: s, at: ¶2}
items:
  - about: {place: q, period: 2023H1, source: s, at: ¶2}
    i: {name: 吉利项目, kind: project, text: "本区{gdp.yoy}，全省{gdp.yoy@z}。"}
people: {w: {name: 王, role: 书记, cite: s ¶8}}
remarks: {r: {speaker: w, mode: paraphrase, text: 抓项目。, cite: s ¶8}}
tabs:
  - tab: t
    title: 总览
    read: 2023H1
    headline: 增长{gdp.yoy}，居{gdp.yoy:rank}
    blocks:
      - cards: [gdp.yoy, n, i]
      - {chart: bars, title: 快于全省, of: gdp.yoy, places: [here, z]}
      - {chart: compare, title: 快于全省, of: gdp.yoy, places: [here, z]}
      - {table: statement, of: [gdp], columns: [yoy, yoy@z, yoy vs z], title: 增速}
      - points: ["{i}"]
        title: 要点
      - items: [i]
        title: 项目
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
