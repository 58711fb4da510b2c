"""A short way to put a briefing before the rules: YAML in, (code, line) out."""

from pathlib import Path

from qjviewer.bundle.build import build
from qjviewer.checks.run import run
from qjviewer.figures.derive import complete

HEAD = """\
format: qjviewer/1
briefing: {id: x, title: 简报, place: q, period: 2023H1, as_of: 2023-06-30}
places:
  q: {name: 衢江区, level: county, within: z}
  z: {name: 浙江省, level: province}
sources:
  s: {title: 报道, paragraphs: 10}
indicators:
  gdp: {name: 地区生产总值, price: real}
  fai: {name: 固定资产投资, price: nominal}
figures:
  gdp-yoy: {indicator: gdp, measure: yoy, value: 13.4, unit: "%", rank: 1, among: z, cite: s ¶1}
  fai-yoy: {indicator: fai, measure: yoy, value: 37.7, unit: "%", rank: 3, among: z, cite: s ¶3}
  fai-gap: {indicator: fai, measure: gap, against: z, value: 28.7, unit: 个百分点, cite: s ¶3}
"""
TABS = """\
tabs:
  - tab: t
    title: 总览
    blocks:
      - cards: [gdp-yoy, fai-yoy, fai-gap]
"""


def problems_of(text: str, folder: Path, **files: str):
    """Everything the rules find in a briefing given as YAML; reading it must go well."""
    (folder / "briefing.yaml").write_text(text, encoding="utf-8")
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_text(content, encoding="utf-8")
    built = build(folder)
    assert built.bundle is not None, built.problems
    assert not [p for p in built.problems if p.severity.word == "error"], built.problems
    bundle, derived = complete(built.bundle, built.origins)
    return (*derived, *run(bundle, built.origins))


def findings(text: str, folder: Path, **files: str):
    """The same as (code, line of the file), in order."""
    return [(p.code, p.where.line) for p in problems_of(text, folder, **files)]


def found_in(fragment: str, folder: Path, *, head: str = HEAD, tabs: str = TABS):
    """What a fragment adds to a briefing that is right: (code, line within the fragment)."""
    before = len((head + tabs).splitlines())
    lines = findings(head + tabs + fragment, folder)
    return [(code, line - before) for code, line in lines]
