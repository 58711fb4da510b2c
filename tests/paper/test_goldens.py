"""Goldens of page text: what is printed, in reading order. Written anew with QJVIEWER_REFRESH_GOLDENS=1."""

import os
from pathlib import Path

import pytest

from tests.paper.reading import outline, printed, text_of
from tests.paper.samples import written

GOLDENS = Path(__file__).parents[1] / "golden" / "paper"
SMALL = """\
format: qjviewer/1
briefing:
  title: 小简报
  id: small
  place: q
  period: 2023H1
  as_of: 2023-08-31
  languages: [zh-Hans, zh-Hant, en]
words: words.csv
places:
  z: {name: 浙江省, level: province}
  q: {name: 衢江区, level: county, within: z}
sources:
  paper: {title: 一篇报道, publisher: 浙江日报, published: 2023-08-04, kind: news, paragraphs: 9}
indicators:
  gdp: {name: 地区生产总值, basis: cumulative}
  fai: {name: 固定资产投资, basis: cumulative}
data:
  - about: {place: q, period: 2023H1, source: paper}
    gdp: {yoy: {value: 13.4, rank: {z: 1}}, at: ¶1}
    fai: {yoy: {value: 37.7, vs: {z: 28.7}}, at: ¶3}
items:
  - about: {source: paper, at: ¶6, place: q, period: 2023H1}
    yintai: {name: 银泰城, kind: project, text: 一个项目。}
people:
  li: {name: 李某, role: 书记}
remarks:
  r: {speaker: li, mode: paraphrase, slogan: 口号, cite: paper ¶8, musts: [{title: 高目标, text: 目标定高。}],
    next: [{title: 抓项目, responsible: 发改局, deadline: 三季度}]}
tabs:
  - tab: one
    title: 总览
    headline: "地区生产总值{gdp.yoy:change}。"
    blocks:
      - cards: [gdp.yoy, fai.yoy]
      - chart: compare
        of: fai.yoy
        places: [q, z]
        title: 投资更快
      - points:
          - highlight: "投资{fai.yoy:change}。"
          - "全省投资{fai.yoy@z:change}。"
        title: 要点
      - table: statement
        of: [gdp, fai]
        columns: [yoy, yoy@z]
        title: 主要指标
      - items: [yintai]
        title: 项目
      - remark: r
"""
WORDS = """\
zh-Hans,zh-Hant,en,where
小简报,小簡報,A small briefing,
总览,總覽,Overview,
要点,要點,Main points,
项目,項目,Projects,
主要指标,主要指標,Main indicators,
投资更快,投資更快,Investment grows faster,
衢江区,衢江區,Qujiang,
一篇报道,一篇報道,A report,
浙江日报,浙江日報,Zhejiang Daily,
银泰城,銀泰城,Yintai City,
一个项目。,一個項目。,A project.,
李某,李某,Li,
书记,書記,secretary,
口号,口號,The slogan,
高目标,高目標,High goals,
目标定高。,目標定高。,Goals are set high.,
抓项目,抓項目,Push projects,
发改局,發改局,Development bureau,
三季度,三季度,Third quarter,
地区生产总值{gdp.yoy:change}。,地區生產總值{gdp.yoy:change}。,GRP was {gdp.yoy:change}.,
投资{fai.yoy:change}。,投資{fai.yoy:change}。,Investment was {fai.yoy:change}.,
全省投资{fai.yoy@z:change}。,全省投資{fai.yoy@z:change}。,Investment in the province was {fai.yoy@z:change}.,
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
    written(tmp_path, WORDS, "words.csv")
    found = told(printed(written(tmp_path, SMALL), lang, style=style))
    golden = GOLDENS / f"{style}.{lang}.txt"
    if os.environ.get("QJVIEWER_REFRESH_GOLDENS"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
