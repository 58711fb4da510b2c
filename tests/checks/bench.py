"""A short way to put a briefing before the rules.

A row is a piece of YAML that is added to a briefing without faults; a comment `#! code` at the end of
a line says what must be found there, and nothing else may be found.
"""

import re

from qjviewer.bundle.build import build
from qjviewer.checks.run import run
from qjviewer.figures.derive import complete

HEAD = """\
format: qjviewer/1
briefing: {id: x, title: 简报, place: q, period: 2023H1, as_of: 2023-06-30, peers: all}
include: more.yaml
places:
  q: {name: 衢江区, level: county, within: c}
  r: {name: 柯城区, level: county, within: c}
  c: {name: 衢州市, level: city, within: z}
  z: {name: 浙江省, level: province}
sources:
  s: {title: 报道, paragraphs: 10}
indicators:
  gdp: {name: 地区生产总值, price: real}
  fai: {name: 固定资产投资, price: nominal}
figures:
  all: {name: 参加排位的县, measure: count, place: z, value: 90, unit: 个, cite: s ¶1}
  gdp-yoy: {indicator: gdp, measure: yoy, value: 13.4, unit: "%", rank: 1, of: all, cite: s ¶1}
  fai-yoy: {indicator: fai, measure: yoy, value: 37.7, unit: "%", rank: 3, among: z, cite: s ¶3}
  fai-gap: {indicator: fai, measure: gap, against: z, value: 28.7, unit: 个百分点, cite: s ¶3}
tabs:
  - tab: t
    title: 总览
    blocks:
      - cards: [gdp-yoy, fai-yoy, fai-gap]
"""
# What a piece of a briefing lacks because it is a piece.
INCOMPLETE = {"figure-unshown", "item-unshown", "source-unused", "point-uncited", "context-unmarked"}
_MARK = re.compile(r"#! (.+)$")


def problems_of(text, folder, **more):
    """Everything the rules find in a briefing given as YAML; reading it must go well."""
    (folder / "briefing.yaml").write_text(text, encoding="utf-8")
    for name, content in more.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    built = build(folder)
    assert built.bundle is not None, built.problems
    assert not [p for p in built.problems if p.severity.word == "error"], built.problems
    bundle, derived = complete(built.bundle, built.origins)
    return (*derived, *run(bundle, built.origins))


def marked(piece):
    """The findings a piece of YAML announces in its comments, as (line, code)."""
    lines = enumerate(piece.splitlines(), 1)
    return sorted((n, code) for n, line in lines for m in _MARK.finditer(line) for code in m[1].split())


def found(piece, folder, head=HEAD):
    """What a piece adds to a briefing without faults, as (line of the piece, code)."""
    expected = {code for _, code in marked(piece)}
    told = problems_of(head, folder, more=piece)
    assert not [p for p in told if p.where.file != "more.yaml" and p.code not in INCOMPLETE], told
    return sorted((p.where.line, p.code) for p in told if p.code not in INCOMPLETE - expected)
