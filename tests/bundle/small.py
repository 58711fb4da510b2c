"""A small briefing with known lines, to be changed in one place at a time."""

import tempfile
from pathlib import Path

from qjviewer.bundle.build import build
from qjviewer.problems import Severity
from qjviewer.wording import LANGUAGES

SMALL = """\
format: qjviewer/1
briefing: {id: x, title: 简报, place: q, period: 2023H1, as_of: 2023-08-31}
places:
  q: {name: 衢江区, level: county, within: z, also: [衢县]}
  k: {name: 柯城区, level: county, within: z}
  z: {name: 浙江省, short: 全省, level: province}
groups:
  two: {name: 两区, places: [q, k]}
  counties: {name: 全省县（市、区）, within: z, size: {2022: 89, 2023: 90}}
sources: {s: {title: 报道, published: 2023-08-04, paragraphs: 10}, t: {title: 年鉴}}
indicators:
  gdp: {name: 地区生产总值, also: [GDP], price: real, unit: 亿元, basis: cumulative}
  power: {name: 用电量, unit: 亿千瓦时, basis: single}
  losses: {name: 亏损面, unit: "%", basis: cumulative}
  firms: {name: 规上企业数, unit: 家}
data:
  - about: {place: q, period: 2023H1, source: s, at: ¶1}
    gdp: {level: 120.5, yoy: 13.4}
tabs:
  - tab: t
    title: 总览
    blocks:
      - cards: [gdp.yoy]
"""
TABLE_AT = "data:\n"


def read(text=SMALL, files=()):
    """What reading gives for a main file and others by name; texts, or bytes as they are."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in {"briefing.yaml": text, **dict(files)}.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        built = build(Path(folder))
    for found in built.problems:
        for lang in LANGUAGES:
            assert found.message(lang), found
            assert "{" not in found.message(lang).replace("“{”", "").replace("「{」", "") or found.args, found
            found.hint(lang)
    return built


def changed(old, new, text=SMALL):
    """The briefing with one thing typed otherwise."""
    assert old in text, old
    return text.replace(old, new, 1)


def codes(built):
    """The codes of all problems, in order of their places."""
    return [
        p.code for p in sorted(built.problems, key=lambda p: (p.where.file, p.where.line, p.where.column))
    ]


def places(built):
    """The code, line and column of all problems."""
    return sorted((p.code, p.where.line, p.where.column) for p in built.problems)


def errors(built):
    """The codes of the errors."""
    return [p.code for p in built.problems if p.severity is Severity.ERROR]


def rows(built):
    """The figures read: indicator, measure, against, place, period, value as typed, unit."""
    return [
        (o.indicator, o.measure, o.against, o.place, o.period.code, built.bundle.store.value_text(o.number))
        for o in built.bundle.store.observations()
    ]
