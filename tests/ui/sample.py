"""A small briefing written to disk, and pages made by hand, for tests of the window."""

from pathlib import Path

from qjviewer.pages.blocks import (
    Card,
    Cards,
    Cell,
    Chip,
    Entries,
    Entry,
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

BRIEFING = """\
format: qjviewer/1
briefing:
  id: small
  title: {zh-Hans: 小简报, zh-Hant: 小簡報, en: A small briefing}
  place: qujiang
  period: 2023H1
  as_of: 2023-06-30
places:
  zhejiang: {name: 浙江省, level: province}
  qujiang: {name: 衢江区, level: county, within: zhejiang}
sources:
  paper: {title: 一篇报道, publisher: 浙江日报, published: 2023-08-04, kind: news, paragraphs: 9}
  stats: {title: 全省数据, publisher: 统计局, context: true}
indicators:
  gdp: {name: 地区生产总值}
  fai: {name: 固定资产投资, note: 名义增长。}
figures:
  gdp-yoy: {indicator: gdp, measure: yoy, value: 13.4, unit: "%", rank: 1, among: zhejiang, cite: paper ¶1}
  fai-yoy: {indicator: fai, measure: yoy, value: 37.7, unit: "%", cite: paper ¶3}
  fai-gap: {indicator: fai, measure: gap, against: zhejiang, value: 28.7, unit: 个百分点, cite: paper ¶3}
  fai-zj: {indicator: fai, measure: yoy, place: zhejiang, derive: fai-yoy - fai-gap, status: derived}
  gdp-zj: {indicator: gdp, measure: yoy, place: zhejiang, value: 6.8, unit: "%", cite: stats}
items:
  yintai: {name: 银泰城, kind: project, text: "一个项目。", cite: paper ¶6}
tabs:
  - tab: one
    title: {zh-Hans: 总览, zh-Hant: 總覽, en: Overview}
    headline: "地区生产总值{gdp-yoy:change}。"
    blocks:
      - cards: [gdp-yoy, fai-yoy]
      - points:
          - text: "投资{fai-yoy:change}，{fai-gap:gap}。"
          - text: "全省{gdp-zj:change}。"
  - tab: two
    title: {zh-Hans: 投资, zh-Hant: 投資, en: Investment}
    blocks:
      - cards: [fai-yoy, fai-zj]
      - items: [yintai]
"""


def write_briefing(folder: Path, text: str = BRIEFING) -> Path:
    """Write the small briefing into a folder; gives the file."""
    path = folder / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def figure_card(name="gdp-yoy", number="13.4", **more):
    """A card with a figure."""
    more.setdefault("chips", (Chip("全省第1 / 90", "first", name),))
    return Card(name, "", "地区生产总值增速", number, "%", sources=(SourceMark(1, "第1段"),), **more)


MANY_CHIPS = (
    Chip("全省第1 / 90", "first", "gdp-yoy"),
    Chip("高于全省28.7个百分点", "gap", "fai-gap"),
    Chip("推算", "derived", "gdp-yoy"),
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
    (Run("地区生产总值"), Run("增长13.4%", figure="gdp-yoy"), Run("。" + LONG)),
    (
        cards(),
        Points(
            "tabs[0].blocks[1]",
            (Run("要点"),),
            (
                PointLine((Run("投资"), Run("增长37.7%", figure="fai-yoy"), Run("，" + LONG)), "highlight"),
                PointLine((Run("土地有限。"),), "weakness"),
                PointLine((Run("其他。"),)),
            ),
        ),
        Entries(
            "tabs[0].blocks[2]",
            (Run("项目"),),
            (Entry("yintai", "银泰城", "项目", (Run(LONG),)),) * 3,
        ),
        Table(
            "tabs[0].blocks[3]",
            (Run("主要指标"),),
            "单位：%",
            ("指标", "衢江区", "全省"),
            (
                (Cell("地区生产总值"), Cell("13.4", "gdp-yoy", True), Cell("6.8", "gdp-zj", True)),
                (Cell("固定资产投资"), Cell("37.7", "fai-yoy", True), Cell("9.0（推算）", "fai-zj", True)),
            ),
            notes=((Run("一条注。"),), (Run("另一条注。"),)),
            sources="资料来源：浙江日报 2023-08-04",
        ),
        REMARK,
        Note("tabs[0].blocks[5]", (Run("口径说明。"),)),
        Trouble("tabs[0].blocks[6]", "此处无法显示。"),
    ),
)
