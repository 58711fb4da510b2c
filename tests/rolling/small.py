"""A small briefing for rolling: one figure of every basis, a target, ranks, words of every sort."""

from qjviewer.load import load

HEADER = """\
# 乙县季度简报；这一行不动
format: qjviewer/1
briefing:
  id: yixian
  title: "乙县{period}简报"   # 题目随期间
  place: yixian
  period: 2023H1        # 期间
  rhythm: quarter
  as_of: 2023-07-20     # 截至
  peers: counties
include: [tabs.yaml]
places:
  yixian: {name: 乙县, level: county, within: jia}
  jia: {name: 甲市, level: city}
groups:
  counties: {name: 全市六县, within: jia, size: 6}
sources:
  report-2023h1: {title: 上半年快报, publisher: 县统计局, published: 2023-07-18, kind: release}
  plan: {title: 年度计划, publisher: 县发改局, published: 2023-01-10, kind: office}
indicators:
  gdp: {name: 地区生产总值, price: real, unit: 亿元, basis: cumulative, better: higher, owner: 县统计局}
  power: {name: 用电量, unit: 亿千瓦时, basis: single, owner: 县供电公司}
  deposits: {name: 存款余额, unit: 亿元, basis: moment}
  horse: {name: 投资竞赛, basis: single, owner: 县发改局}
"""
DATA = """\
data:
  - about: {place: yixian, period: 2023H1, source: report-2023h1}
    gdp: {level: 100.5, yoy: {value: 6.1, rank: {counties: 2/6}}}
    deposits: {level: 300.2, period: 2023年6月末}
  - about: {place: yixian, period: 2023Q2, source: report-2023h1}
    power: {level: 3.25}
    horse: {rank: {counties: 1}}
  - about: {place: yixian, period: 2022H1, source: plan}
    gdp: {yoy: {value: 5.0, rank: {counties: 3/6}}}
  - about: {place: yixian, period: 2023, source: plan}
    gdp: {target: 6.5%左右}
facts:
  - about: {place: yixian, period: 2023H1, source: report-2023h1}
    projects: {name: 在建项目, value: 12, unit: 个}
"""
TABS = """\
tabs:
  - tab: overview        # 总览
    title: 总览
    read: 2023H1
    headline: "地区生产总值{gdp.yoy:change}，居{gdp.yoy:rank}。"
    blocks:
      - cards: [gdp.yoy, gdp.level, projects]
      - points:
          - {highlight: "在建项目{projects}。"}
          - "用电量{power.level}，存款{deposits.level}。"
        title: 要点
  - tab: plan
    title: 目标
    headline: "全年目标{gdp.yoy-target@2023}。"
"""
FILES = {"briefing.yaml": HEADER + DATA, "tabs.yaml": TABS}


def write(folder, files=FILES, encoding="utf-8"):
    """The briefing in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode(encoding))
    return folder


def bytes_of(folder):
    """Every file below a folder by name."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def codes(folder, severity=2):
    """The codes of what is wrong with a briefing."""
    return {p.code for p in load(folder).problems if p.severity >= severity}
