"""Thirty changes of the built-in briefing, each with what a comparison must say of it."""

import shutil

from qjviewer.resources import builtin_bundle

STORES = "    stores: {name: 桔子花开门店,"
DURATIONS = """\
      - chart: durations
        of: [geely-days, dongji-days]
        title: "{geely}用{geely-days}、东迹大道用{dongji-days}，征迁签约均达{dongji-signed}"
"""
# File, what is typed, what instead; then the sort, the subject, and words before and after.
PLANTED = [
    # Figures
    ("data.yaml", "gdp: {yoy: {value: 13.4,", "gdp: {yoy: {value: 13.5,",
     "revised", "gdp.yoy@qujiang@2023H1", "13.4%", "13.5%"),
    ("data.yaml", "    fai: {yoy: 12.5}", "    fai: {yoy: {value: 12.7, status: revised, note: 市局更正。}}",
     "revised", "fai.yoy@quzhou@2023H1", "12.5%", "12.7%"),
    ("data.yaml", "value: 500多个", "value: 600多个", "revised", "reserve", "500多个", "600多个"),
    ("data.yaml", "value: 1200余名", "value: 1200名", "revised", "yintai-workers", "1200余名", "1200名"),
    ("context.csv", "retail,yoy,zhejiang,2023Q1,5.4,", "retail,yoy,zhejiang,2023Q1,5.6,",
     "revised", "retail.yoy@zhejiang@2023Q1", "5.4%", "5.6%"),
    ("data.yaml", "vs: {zhejiang: 28.7}", "vs: {zhejiang: 28.8}",
     "revised", "fai.yoy@qujiang@2023H1 vs zhejiang", "28.7个百分点", "28.8个百分点"),
    ("context.csv", "gdp,yoy,zhejiang,2022,3.1,%,,zj-2022,", "gdp,yoy,zhejiang,2021,8.5,%,,zj-2022,",
     "gone", "gdp.yoy@zhejiang@2022", "3.1%", ""),
    (None, None, None, "new", "gdp.yoy@zhejiang@2021", "", "8.5%"),
    ("data.yaml", STORES, f"    shops: {{name: 桔子花开直营店, value: 300余家, at: ¶7}}\n{STORES}",
     "new", "shops", "", "300余家"),
    # Ranks, standing, source
    ("data.yaml", "rank: {zhejiang: 2}", "rank: {zhejiang: 4}",
     "rank", "industry.yoy@qujiang@2023H1", "全省第2", "全省第4"),
    ("data.yaml", "rank: {zhejiang: 1}, at: ¶3", "rank: {zhejiang: 并列1}, at: ¶3",
     "rank", "horse.rank@qujiang@2023Q2", "全省第1", "全省并列第1"),
    ("context.csv", "fai,yoy,zhejiang,2022,9.1,%,,", "fai,yoy,zhejiang,2022,9.1,%,preliminary,",
     "status", "fai.yoy@zhejiang@2022", "已公布", "初步核算"),
    ("data.yaml", "unit: 条, at: [¶2, ¶10]", "unit: 条, at: ¶2",
     "cited", "chains", "第10段", "第2段"),
    # Words
    ("tabs.yaml", "weak-base}：以招引和储备项目增强后劲。", "weak-base}：以招引和储备项目增添后劲。",
     "words", "tabs.overview", "增强后劲", "增添后劲"),
    ("tabs.yaml", "最后点出短板，引出投资一节。", "", "words", "tabs.overview", "最后点出短板", ""),
    ("tabs.yaml", "title: 产业链与集群", "title: 链条与集群",
     "words", "tabs.industry", "产业链与集群", "链条与集群"),
    ("tabs.yaml", '          - "{nianli}通过腾退，整治了一批低效项目。"\n', "",
     "words", "tabs.industry", "整治了一批低效项目", ""),
    ("tabs.yaml", '          - "环境：', '          - "法治：依法办事。"\n          - "环境：',
     "words", "tabs.remarks", "", "法治：依法办事。"),
    ("items.yaml", "报道开篇用以概括工业更新。", "用以概括工业更新。",
     "words", "items.cage-bird", "报道开篇", "用以概括"),
    ("data.yaml", "note: 与按投资规模分的两类可能重叠", "note: 与按规模分的两类可能重叠",
     "words", "mfg", "投资规模", "按规模"),
    ("remarks.yaml", "高目标牵引, text: 目标定高，", "高目标牵引, text: 目标往高定，",
     "words", "remarks.secretary", "目标定高", "目标往高定"),
    ("briefing.yaml", "note: 依据一篇新闻报道编写，", "note: 依据一则新闻报道编写，",
     "words", "briefing.", "一篇", "一则"),
    ("words.csv", ",Qujiang District,", ",The Qujiang District,",
     "translation", "words", "Qujiang District", "The Qujiang"),
    # Pages
    ("tabs.yaml", "cards: [gdp.yoy, retail.yoy, industry.yoy, fai.yoy]\n      - chart: bars",
     "cards: [gdp.yoy, retail.yoy, fai.yoy]\n      - chart: bars",
     "page", "tabs.overview", "industry.yoy", "fai.yoy"),
    ("tabs.yaml", "title: 区情, slide: {skip: true}}", "title: 区情}",
     "page", "tabs.overview", "✓", ""),
    ("tabs.yaml", DURATIONS, "", "page", "tabs.investment", "东迹大道", ""),
    ("tabs.yaml", "    minutes: 2.5", "    minutes: 3.5", "page", "tabs.overview", "2.5", "3.5"),
    # Sources, definitions
    ("sources.yaml", "published: 2023-07-17", "published: 2023-07-18",
     "source", "sources.cn-2023h1", "2023-07-17", "2023-07-18"),
    ("briefing.yaml", "size: 26,", "size: 27,", "setting", "groups.mountain26", "26", "27"),
    ("items.yaml", "zhongxian: {kind: company,", "zhongxian: {kind: organisation,",
     "setting", "items.zhongxian", "company", "organisation"),
]  # fmt: skip


def plant(folder, wanted=PLANTED):
    """A copy of the built-in briefing with these changes."""
    shutil.copytree(builtin_bundle(), folder)
    for file, typed, instead, *_ in wanted:
        if file is None:
            continue
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert typed in text, typed
        path.write_text(text.replace(typed, instead, 1), encoding="utf-8")
    return folder
