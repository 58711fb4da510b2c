"""Goldens of page text: what is printed, in reading order. Written anew with QJVIEWER_GOLDENS=1."""

import os
from pathlib import Path

import pytest

from qjviewer.ui.printing import faces, measure
from qjviewer.ui.printing.sheet import Words
from qjviewer.ui.printing.styles import compose
from tests.ui.printing.sheets import job_of

GOLDENS = Path(__file__).parents[2] / "golden" / "print"
SMALL = """\
format: qjviewer/1
briefing:
  title: {zh-Hans: 小简报, zh-Hant: 小簡報, en: A small briefing}
  id: small
  place: q
  period: 2023H1
  as_of: 2023-06-30
places:
  z: {name: 浙江省, level: province}
  q: {name: 衢江区, level: county, within: z}
sources:
  paper: {title: 一篇报道, publisher: 浙江日报, published: 2023-08-04, kind: news, paragraphs: 9}
indicators:
  gdp: {name: 地区生产总值}
  fai: {name: 固定资产投资}
figures:
  gdp-yoy: {indicator: gdp, measure: yoy, value: 13.4, unit: "%", rank: 1, among: z, cite: paper ¶1}
  fai-yoy: {indicator: fai, measure: yoy, value: 37.7, unit: "%", cite: paper ¶3}
  fai-gap: {indicator: fai, measure: gap, against: z, value: 28.7, unit: 个百分点, cite: paper ¶3}
  fai-z: {indicator: fai, measure: yoy, place: z, derive: fai-yoy - fai-gap, status: derived}
items:
  yintai: {name: 银泰城, kind: project, text: "一个项目。", cite: paper ¶6}
people:
  li: {name: 李某, role: 书记}
remarks:
  r: {speaker: li, mode: paraphrase, slogan: 口号, cite: paper ¶8, musts: [{title: 高目标, text: 目标定高。}],
    next: [{title: 抓项目, responsible: 发改局, deadline: 三季度}]}
tabs:
  - tab: one
    title: {zh-Hans: 总览, zh-Hant: 總覽, en: Overview}
    headline: "地区生产总值{gdp-yoy:change}。"
    blocks:
      - cards: [gdp-yoy, fai-yoy]
      - chart: compare
        figures: [fai-yoy, fai-z]
        title: 投资更快
        table: true
      - points:
          - {text: "投资{fai-yoy:change}。", kind: highlight}
          - text: "全省投资{fai-z:change}。"
      - table: [gdp-yoy, fai-yoy]
        title: 主要指标
      - items: [yintai]
      - remark: r
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    path = tmp_path_factory.mktemp("small") / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own_faces(qapp):
    """Our own fonts alone: lines break elsewhere in those that official paper asks for."""
    caches = (faces.family_of, faces._font, faces.metrics_of, measure._advance)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faces, "_installed", frozenset)
        for cached in caches:
            cached.cache_clear()
        yield
    for cached in caches:
        cached.cache_clear()


def lines_of(document):
    """The words of every sheet, line by line."""
    for number, sheet in enumerate(document.sheets, 1):
        yield f"== {number}"
        rows = {}
        for words in (p for p in sheet.placed if isinstance(p, Words)):
            rows.setdefault(round(words.y), []).append(words)
        for _, row in sorted(rows.items()):
            yield "  ".join(w.text for w in sorted(row, key=lambda w: w.x))
    yield from (f"# {entry.title} {entry.sheet + 1}" for entry in document.outline)


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("style", ["summary", "onepage", "official"])
def test_the_text_is_the_golden(own_faces, small, style, lang):
    text = "\n".join(lines_of(compose(job_of(small, lang, style=style)))) + "\n"
    golden = GOLDENS / f"{style}.{lang}.txt"
    if os.environ.get("QJVIEWER_GOLDENS"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
