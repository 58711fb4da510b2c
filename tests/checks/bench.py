"""A short way to put a briefing before the rules.

A row is a piece of YAML that is added to a briefing without faults; a comment `#! code` at the end of
a line says what must be found there, and nothing else may be found. Behind a line `=== words.csv` (or
another name) stand the lines of a CSV file; what must be found there is said by `#! words.csv:2 code`.
"""

import re

from qjviewer.load import load

HEAD = """\
format: qjviewer/1
briefing: {id: x, title: "简报", place: q, period: 2023H1, as_of: 2023-08-04, peers: all}
include: more.yaml
words: words.csv
places:
  q: {name: 衢江区, level: county, within: c}
  r: {name: 柯城区, level: county, within: c}
  l: {name: 龙游县, level: county, within: c}
  c: {name: 衢州市, level: city, within: z}
  z: {name: 浙江省, level: province}
groups:
  all: {name: 全省各县, within: z, size: 90}
  six: {name: 三地, within: c, places: [q, r, l]}
sources:
  s: {title: 报道, published: 2023-08-04, paragraphs: 10}
indicators:
  gdp: {name: 地区生产总值, price: real, unit: 亿元, basis: cumulative, parts: [ind, service]}
  ind: {name: 工业增加值, price: real, unit: 亿元, basis: cumulative, part_of: gdp}
  service: {name: 服务业增加值, price: real, unit: 亿元, basis: cumulative, part_of: gdp}
  fai: {name: 固定资产投资, price: nominal, unit: 亿元, basis: cumulative}
  deposits: {name: 存款余额, unit: 亿元, basis: moment}
  power: {name: 用电量, unit: 亿千瓦时, basis: single}
data:
  - about: {place: q, period: 2023H1, source: s, at: ¶1}
    gdp: {yoy: {value: 13.4, rank: {all: 1/90}}}
    fai: {yoy: {value: 37.7, rank: {z: 3}, vs: {z: 28.7}}}
tabs:
  - tab: t
    title: 总览
    read: 2023H1
    blocks:
      - cards: [gdp.yoy, fai.yoy]
"""
WORDS = "zh-Hans,zh-Hant,en,where\n"
# What a piece of a briefing lacks because it is a piece.
INCOMPLETE = {
    "figure-unshown",
    "item-unshown",
    "source-unused",
    "point-uncited",
    "context-unmarked",
    "tab-unread",
    "indicator-unused",
    "place-unused",
    "group-unused",
    "language-unfinished",
}
_MARK = re.compile(r"#! (.+)$")
_FILE = re.compile(r"^=== (.+)\n", re.MULTILINE)
_PLACE = re.compile(r"(\S+\.\w+):(\d+)")


def problems_of(folder, text, **files):
    """Everything that loading and checking a briefing find."""
    (folder / "briefing.yaml").write_text(text, encoding="utf-8")
    for name, content in {"words.csv": WORDS, **files}.items():
        (folder / name).write_text(content, encoding="utf-8")
    return load(folder).problems


def parts_of(piece):
    """The files of a piece by name: its YAML, and what stands behind lines `=== name`."""
    first, *rest = _FILE.split(piece.strip("\n") + "\n")
    return {"more.yaml": first, **dict(zip(rest[::2], rest[1::2], strict=True))}


def marked(piece):
    """The findings a piece announces, as (file, line, code)."""
    found = []
    for number, line in enumerate(parts_of(piece)["more.yaml"].splitlines(), 1):
        for match in _MARK.finditer(line):
            place = ("more.yaml", number)
            for word in match[1].split():
                at = _PLACE.fullmatch(word)
                if at:
                    place = (at[1], int(at[2]))
                else:
                    found.append((*place, word))
    return sorted(found)


def told(piece, folder, head=HEAD):
    """What a piece adds to a briefing without faults, as problems."""
    expected = {code for _, _, code in marked(piece)}
    found = problems_of(folder, head, **parts_of(piece))
    return [p for p in found if p.code not in INCOMPLETE - expected]


def places(problems):
    """Problems as (file, line, code)."""
    return sorted((p.where.file, p.where.line, p.code) for p in problems)


def found(piece, folder, head=HEAD):
    """What a piece adds to a briefing without faults, as (file, line, code)."""
    return places(told(piece, folder, head))
