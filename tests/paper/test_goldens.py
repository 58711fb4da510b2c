"""Goldens of page text: what is printed, in reading order. Written anew with QJVIEWER_GOLDENS=1."""

import os
from pathlib import Path

import pytest

from tests.paper.reading import outline, printed, text_of
from tests.paper.samples import written

GOLDENS = Path(__file__).parents[1] / "golden" / "paper"
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
  gdp: {name: {zh-Hans: 地区生产总值, zh-Hant: 地區生產總值, en: Gross regional product}}
  fai: {name: {zh-Hans: 固定资产投资, zh-Hant: 固定資產投資, en: Investment in fixed assets}}
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
      - points:
          - {text: "投资{fai-yoy:change}。", kind: highlight}
          - text: "全省投资{fai-z:change}。"
      - table: [gdp-yoy, fai-yoy, fai-z]
        title: 主要指标
      - items: [yintai]
      - remark: r
"""


def told(found):
    """Pages, then the outline."""
    pages = [
        f"== {n}\n" + "\n".join(line.strip() for line in text.replace("\r", "").split("\n") if line.strip())
        for n, text in enumerate(text_of(found.pdf), 1)
    ]
    heads = [f"{'#' * (level + 1)} {title}" for level, title in outline(found.pdf)]
    return "\n".join([*pages, *heads]).replace("\u2060", "").replace("\ufffe", "") + "\n"


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("style", ["summary", "onepage", "official", "card"])
def test_a_page_reads_as_it_did(tmp_path, style, lang):
    found = told(printed(written(tmp_path, SMALL), lang, style=style))
    golden = GOLDENS / f"{style}.{lang}.txt"
    if os.environ.get("QJVIEWER_GOLDENS"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
