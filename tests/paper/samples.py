"""Small briefings for tests, written where a test asks for them."""

import json

HEAD = (
    "format: qjviewer/1\n"
    "briefing: {id: a, title: %s, place: q, period: 2023H1, as_of: 2023-08-31, author: 区统计局}\n"
    "places:\n  z: {name: 浙江省, short: 全省, level: province}\n"
    "  q: {name: 衢江区, level: county, within: z}\n"
    "sources:\n"
    "  p: {title: 一篇报道, publisher: 浙江日报, published: 2023-08-04, kind: news, paragraphs: 90}\n"
    "indicators:\n"
    "  gdp: {name: 地区生产总值, basis: cumulative, owner: 区统计局}\n"
    "  fai: {name: 固定资产投资, basis: cumulative, owner: 区发改局}\n"
)
ABOUT = "data:\n  - about: {place: q, period: 2023H1, source: p, at: ¶1}\n"
ONE_FIGURE = (
    HEAD % "一项指标"
    + ABOUT
    + (
        "    gdp: {yoy: 13.4}\n"
        'tabs: [{tab: one, title: 总览, headline: "增长{gdp.yoy}。", blocks: [{cards: [gdp.yoy]}]}]\n'
    )
)
TWO_OWNERS = (
    HEAD % "两个部门"
    + ABOUT
    + (
        "    gdp: {yoy: 13.4}\n    fai: {yoy: 37.7}\n"
        "tabs: [{tab: one, title: 总览, blocks: [{cards: [gdp.yoy, fai.yoy]},\n"
        '  {title: 要点, points: ["生产总值{gdp.yoy:change}。", "投资{fai.yoy:change}。"]}]}]\n'
    )
)
REMARKS = HEAD % "讲话" + (
    "people: {li: {name: 李某, role: 书记}}\nremarks:\n"
    "  r: {speaker: li, mode: paraphrase, slogan: 口号, cite: p ¶8,\n"
    "    musts: [{title: 高目标, text: 目标定高。}],\n"
    "    next: [{title: 抓项目, text: 抓好开工。, responsible: 发改局, deadline: 三季度},\n"
    "           {title: 抓工业, responsible: 经信局}]}\n"
    "tabs: [{tab: one, title: 讲话, blocks: [{remark: r}]}]\n"
)
SAID = (
    HEAD % "有人说的"
    + ABOUT
    + (
        "    gdp: {yoy: 13.4, people: li}\n"
        "people: {li: {name: 李某, role: 区统计局局长}}\n"
        "items:\n  - about: {source: p, at: ¶6, place: q, period: 2023H1}\n"
        "    chips: {name: 芯片, kind: chain, text: 一条产业链。, people: li}\n"
        'tabs: [{tab: one, title: 总览, read: 2022H1, headline: "增长{gdp.yoy}。", blocks: [\n'
        '  {title: 要点, points: ["生产总值{gdp.yoy:change}。"]}, {title: 事项, items: [chips]}]}]\n'
    )
)
TITLES = "甲乙丙丁戊己庚辛壬癸"


def of_points(words):
    """A briefing of nothing but statements."""
    told = json.dumps(words, ensure_ascii=False)
    return HEAD % "要点" + f"tabs: [{{tab: one, title: 总览, blocks: [{{title: 要点, points: {told}}}]}}]\n"


def ninety(rows=90):
    """A briefing of many places: a chart of them, a long table, and one of two indicators."""
    names = [f"c{n}" for n in range(rows)]
    places = [
        f"  c{n}: {{name: {TITLES[n % 10]}{TITLES[n // 10]}县, level: county, within: z}}"
        for n in range(rows)
    ]
    blocks = [
        f"  - about: {{place: c{n}, period: 2023H1, source: p, at: ¶2}}\n"
        f"    gdp: {{yoy: {n * 37 % 200 / 10 - 3:.1f}}}\n    fai: {{yoy: {n * 37 % 200 / 10 - 3:.1f}}}"
        for n in range(rows)
    ]
    gdp, fai = (", ".join(f"{k}.yoy@{name}" for name in names) for k in ("gdp", "fai"))
    head = (HEAD % "各县").replace("sources:", "\n".join(places) + "\nsources:", 1)
    return head + "data:\n" + "\n".join(blocks) + (
        "\ntabs:\n  - tab: one\n    title: 总览\n    blocks:\n"
        f"      - {{chart: bars, title: 各县增速, of: gdp.yoy, places: [{', '.join(names)}]}}\n"
        f"      - {{table: facts, of: [{gdp}], title: 各县生产总值增速}}\n"
        f"      - {{table: facts, of: [{gdp}, {fai}], title: 各县两项指标}}\n"
    )  # fmt: skip


def prose(text, title="标题"):
    """A briefing of one statement."""
    quoted = json.dumps(text, ensure_ascii=False)
    return (
        HEAD % title
        + f"tabs: [{{tab: one, title: 总览, blocks: [{{points: [{{text: {quoted}}}], title: 要点}}]}}]\n"
    )


def written(folder, text, name="a.yaml"):
    """A briefing as a file; its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


LARGE = (
    (HEAD % "很大的数").replace(
        "{name: 固定资产投资,", "{name: 限额以上批发和零售业通过公共网络实现的零售额, unit: 万元,", 1
    )
    + ABOUT
    + (
        "    gdp: {level: {value: 123456.78, unit: 亿元}, yoy: -12.3}\n"
        "    fai: {level: 9876543.21, yoy: 1234.5}\n"
        "tabs: [{tab: one, title: 总览, \n"
        "  blocks: [{cards: [gdp.level, gdp.yoy, fai.level, fai.yoy, fai.level@q]}]}]\n"
    )
)
