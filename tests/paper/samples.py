"""Small briefings for tests, written where a test asks for them."""

import json

HEAD = (
    "format: qjviewer/1\n"
    "briefing: {id: a, title: %s, place: q, period: 2023H1, as_of: 2023-06-30, author: 区统计局}\n"
    "places:\n  z: {name: 浙江省, short: 全省, level: province}\n"
    "  q: {name: 衢江区, level: county, within: z}\n"
    "sources:\n"
    "  p: {title: 一篇报道, publisher: 浙江日报, published: 2023-08-04, kind: news, paragraphs: 90}\n"
    "indicators: {gdp: {name: 地区生产总值}, fai: {name: 固定资产投资}}\n"
)
ONE_FIGURE = HEAD % "一项指标" + (
    'figures:\n  g: {indicator: gdp, measure: yoy, value: 13.4, unit: "%", cite: p ¶1}\n'
    'tabs: [{tab: one, title: 总览, headline: "增长{g}。", blocks: [{cards: [g]}]}]\n'
)
REMARKS = HEAD % "讲话" + (
    "people: {li: {name: 李某, role: 书记}}\nremarks:\n"
    "  r: {speaker: li, mode: paraphrase, slogan: 口号, cite: p ¶8,\n"
    "    musts: [{title: 高目标, text: 目标定高。}],\n"
    "    next: [{title: 抓项目, text: 抓好开工。, responsible: 发改局, deadline: 三季度},\n"
    "           {title: 抓工业, responsible: 经信局}]}\n"
    "tabs: [{tab: one, title: 讲话, blocks: [{remark: r}]}]\n"
)
TITLES = "甲乙丙丁戊己庚辛壬癸"


def ninety(rows=90):
    """A briefing of many places: a long table, and one of three indicators."""
    places = [
        f"  c{n}: {{name: {TITLES[n % 10]}{TITLES[n // 10]}县, level: county, within: z}}"
        for n in range(rows)
    ]
    figures = [
        f"  {k}{n}: {{indicator: {k}, measure: yoy, place: c{n}, value: {n * 37 % 200 / 10 - 3:.1f}, "
        'unit: "%", cite: p ¶2}'
        for k in ("gdp", "fai")
        for n in range(rows)
    ]
    gdp, fai = (", ".join(f"{k}{n}" for n in range(rows)) for k in ("gdp", "fai"))
    head = (HEAD % "各县").replace("sources:", "\n".join(places) + "\nsources:", 1)
    return head + "figures:\n" + "\n".join(figures) + (
        "\ntabs:\n  - tab: one\n    title: 总览\n    blocks:\n"
        f"      - {{chart: bars, title: 各县增速, figures: [{gdp}]}}\n"
        f"      - {{table: [{gdp}], title: 各县生产总值增速}}\n"
        f"      - {{table: [{gdp}, {fai}], title: 各县两项指标}}\n"
    )  # fmt: skip


def prose(text, title="标题"):
    """A briefing of one statement."""
    quoted = json.dumps(text, ensure_ascii=False)
    return HEAD % title + f"tabs: [{{tab: one, title: 总览, blocks: [{{points: [{{text: {quoted}}}]}}]}}]\n"


def written(folder, text, name="a.yaml"):
    """A briefing as a file; its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
