"""A small briefing whose figures and items are traced and quoted in tests."""

from qjviewer.load import View
from qjviewer.pages.build_pages import build
from qjviewer.pages.evidence import evidence
from tests.cubes import cube_of
from tests.kept import kept

# The names of figures are their addresses in full.
GDP = "gdp.yoy@qujiang@2023H1"
FAI = "fai.yoy@qujiang@2023H1"
GAP = f"{FAI} vs zhejiang"
GDP_ZJ = "gdp.yoy@zhejiang@2023H1"
FAI_ZJ = "fai.yoy@zhejiang@2023H1"

BODY = """
people:
  zhu: {name: 朱宏, role: 区经信局局长}
data:
  - about: {place: qujiang, period: 2023H1, source: own}
    gdp: {yoy: {value: 13.4, rank: {counties: 1}}, at: ¶1}
    fai: {yoy: {value: 37.7, vs: {zhejiang: 28.7}}, at: ¶3}
  - about: {place: zhejiang, period: 2023H1, source: stats}
    gdp: {yoy: 6.8}
facts:
  - about: {place: qujiang, period: 2023H1, source: own, people: zhu}
    chains: {name: 产业链, value: 6, unit: 条, at: [¶2, ¶10]}
items:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶6}
    yintai: {name: 银泰城, kind: project, text: 一个项目。}
tabs:
  - tab: one
    title: 总览
    headline: "地区生产总值{gdp.yoy:change}。"
    blocks:
      - cards: [gdp.yoy, fai.yoy]
      - points: ["投资{fai.yoy:change}，{fai.yoy:vs zhejiang}。", "全省{gdp.yoy@zhejiang:change}。"]
        title: 要点
  - tab: two
    title: 投资
    blocks:
      - cards: [fai.yoy, fai.yoy@zhejiang]
      - items: [yintai]
        title: 项目
"""


@kept
def shown(lang="zh-Hans"):
    """The briefing's cube, a view of it, and its pages."""
    cube, view = cube_of(BODY), View(lang)
    return cube, view, build(cube, view).pages


def about(name, lang="zh-Hans"):
    """The evidence for a figure or an item."""
    cube, view, pages = shown(lang)
    return evidence(name, cube, view, pages)
