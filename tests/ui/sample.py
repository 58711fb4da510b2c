"""A small briefing written to disk, and pages made by hand, for tests of the window."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from qjviewer.load import Loaded, load
from qjviewer.pages.blocks import (
    Card,
    Cards,
    Cell,
    Chip,
    Entries,
    EntryLine,
    Note,
    Page,
    PointLine,
    Points,
    RemarkLine,
    RemarkPanel,
    Run,
    SourceMark,
    Table,
    Trouble,
)

# Canonical addresses, as figures are named.
GDP = "gdp.yoy@qujiang@2023H1"
FAI = "fai.yoy@qujiang@2023H1"
GAP = f"{FAI} vs zhejiang"
GDP_ZJ = "gdp.yoy@zhejiang@2023H1"
FAI_ZJ = "fai.yoy@zhejiang@2023H1"

BRIEFING = """\
format: qjviewer/1
briefing:
  id: small
  title: 小简报
  place: qujiang
  period: 2023H1
  as_of: 2023-08-31
  peers: counties
  languages: [zh-Hans, zh-Hant, en]
words: words.csv
places:
  zhejiang: {name: 浙江省, short: 全省, level: province}
  qujiang: {name: 衢江区, level: county, within: zhejiang}
groups:
  counties: {name: 全省县（市、区）, within: zhejiang, size: 90}
people:
  zhu: {name: 朱宏, role: 区经信局局长}
sources:
  paper: {title: 一篇报道, publisher: 浙江日报, published: 2023-08-04, kind: news, paragraphs: 9}
  stats: {title: 全省数据, publisher: 统计局, context: true}
indicators:
  gdp: {name: 地区生产总值, basis: cumulative}
  fai: {name: 固定资产投资, basis: cumulative, note: 名义增长。}
data:
  - about: {place: qujiang, period: 2023H1, source: paper}
    gdp: {yoy: {value: 13.4, rank: {counties: 1/90}}, at: ¶1}
    fai: {yoy: {value: 37.7, vs: {zhejiang: 28.7}}, at: ¶3}
  - about: {place: zhejiang, period: 2023H1, source: stats}
    gdp: {yoy: 6.8}
items:
  - about: {source: paper, at: ¶6, place: qujiang, period: 2023H1}
    yintai: {name: 银泰城, kind: project, text: 一个项目。, people: zhu}
tabs:
  - tab: one
    title: 总览
    read: 2023H1
    headline: "地区生产总值{gdp.yoy:change}。"
    blocks:
      - cards: [gdp.yoy, fai.yoy]
      - points:
          - "投资{fai.yoy:change}，{fai.yoy:vs zhejiang}。"
          - "全省{gdp.yoy@zhejiang:change}。"
        title: 要点
  - tab: two
    title: 投资
    read: 2023H1
    headline: "投资{fai.yoy:change}。"
    blocks:
      - cards: [fai.yoy, fai.yoy@zhejiang]
      - items: [yintai]
        title: 项目
"""
WORDS = """\
zh-Hans,zh-Hant,en,where
小简报,小簡報,A small briefing,
总览,總覽,Overview,
投资,投資,Investment,
要点,要點,Points,
项目,項目,Projects,
衢江区,衢江區,Qujiang,
全省,全省,Zhejiang,
全省县（市、区）,全省縣（市、區）,Counties and districts of the province,
朱宏,朱宏,Zhu Hong,
区经信局局长,區經信局局長,head of the economy bureau,
一篇报道,一篇報道,A report,
浙江日报,浙江日報,Zhejiang Daily,
全省数据,全省數據,Provincial data,
统计局,統計局,Bureau of Statistics,
名义增长。,名義增長。,Nominal growth.,
银泰城,銀泰城,Yintai City,
一个项目。,一個項目。,A project.,
"地区生产总值{gdp.yoy:change}。","地區生產總值{gdp.yoy:change}。","GRP was {gdp.yoy:change}.",
"投资{fai.yoy:change}，{fai.yoy:vs zhejiang}。","投資{fai.yoy:change}，{fai.yoy:vs zhejiang}。",\
"Investment was {fai.yoy:change}, {fai.yoy:vs zhejiang}.",
"全省{gdp.yoy@zhejiang:change}。","全省{gdp.yoy@zhejiang:change}。","Zhejiang was {gdp.yoy@zhejiang:change}.",
"投资{fai.yoy:change}。","投資{fai.yoy:change}。","Investment was {fai.yoy:change}.",
"""


def write_briefing(folder: Path, text: str = BRIEFING) -> Path:
    """Write the small briefing with its translations into a folder; gives the file."""
    path = folder / "small.yaml"
    path.write_text(text, encoding="utf-8")
    (folder / "words.csv").write_text(WORDS, encoding="utf-8")
    return path


def small(folder: Path) -> Loaded:
    """The small briefing written into a folder, and read: once, as it is the same in every folder."""
    path = write_briefing(folder)
    found = _read_small()
    return replace(found, path=path, files=tuple(folder / file.name for file in found.files))


@cache
def _read_small() -> Loaded:
    with TemporaryDirectory() as folder:
        return load(write_briefing(Path(folder)))


def figure_card(name=GDP, number="13.4", **more):
    """A card with a figure."""
    more.setdefault("chips", (Chip("全省第1 / 90", "first", name),))
    return Card(name, "", "地区生产总值增速", number, "%", sources=(SourceMark(1, "第1段"),), **more)


MANY_CHIPS = (
    Chip("全省第1 / 90", "first", GDP),
    Chip("高于全省28.7个百分点", "gap", GAP),
    Chip("推算", "derived", GDP),
)


def cards(*some, path="tabs[0].blocks[0]"):
    """A row of cards."""
    return Cards(path, some or tuple(figure_card(f"f{n}", f"{n}.5", chips=MANY_CHIPS) for n in range(4)))


LONG = "固定资产投资增长37.7%，高于全省28.7个百分点，位次前移。" * 3

REMARK = RemarkPanel(
    path="tabs[0].blocks[4]",
    speaker="王慧杰",
    role="区委书记",
    occasion="“一把手说”栏目",
    mode="paraphrase",
    mode_text="转述",
    slogan="跳起来摘桃子",
    text=(Run(LONG),),
    musts_title="必须坚持",
    musts=(
        RemarkLine(
            "清单化推进", (Run("责任落下去。"),), ("工作项目化", "项目清单化", "清单责任化", "责任到人")
        ),
    ),
    next_title="下一步工作",
    next=(
        RemarkLine(
            "抓招商",
            (Run("见"), Run("银泰城", item="yintai")),
            tab="two",
            tab_title="投资",
            responsible="区发改局",
            deadline="2023年三季度",
        ),
    ),
)

ALL_BUT_CHARTS = Page(
    "one",
    "总览",
    (Run("地区生产总值"), Run("增长13.4%", figure=GDP), Run("。" + LONG)),
    (
        cards(),
        Points(
            "tabs[0].blocks[1]",
            (Run("要点"),),
            (
                PointLine((Run("投资"), Run("增长37.7%", figure=FAI), Run("，" + LONG)), "highlight"),
                PointLine((Run("土地有限。"),), "weakness"),
                PointLine((Run("其他。"),)),
            ),
        ),
        Entries(
            "tabs[0].blocks[2]",
            (Run("项目"),),
            (EntryLine("yintai", "银泰城", "项目", (Run(LONG),)),) * 3,
        ),
        Table(
            "tabs[0].blocks[3]",
            (Run("主要指标"),),
            "单位：%",
            ("指标", "衢江区", "全省"),
            (
                (Cell("地区生产总值"), Cell("13.4", GDP, True), Cell("6.8", GDP_ZJ, True)),
                (Cell("固定资产投资"), Cell("37.7", FAI, True), Cell("9.0（推算）", FAI_ZJ, True)),
            ),
            notes=((Run("一条注。"),), (Run("另一条注。"),)),
            sources="资料来源：浙江日报 2023-08-04",
        ),
        REMARK,
        Note("tabs[0].blocks[5]", (Run("口径说明。"),)),
        Trouble("tabs[0].blocks[6]", "此处无法显示。"),
    ),
)
