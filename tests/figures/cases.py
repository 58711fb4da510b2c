"""What the hard cases share: small bodies of YAML, and what a reference in them says."""

from qjviewer.bundle.prose import references
from qjviewer.checks.run import run
from qjviewer.figures.forms import Wording
from qjviewer.pages.build import build
from qjviewer.pages.view import View
from tests.cubes import cube_of, teller_of

# A briefing that declares little, for cases that declare things themselves: the body is a file it includes.
ALONE = """\
format: qjviewer/1
briefing: {{id: x, title: 简报, place: qujiang, period: {period}, as_of: {as_of}}}
include: body.yaml
places:
  qujiang: {{name: 衢江区, also: [衢县], level: county, within: quzhou}}
  kecheng: {{name: 柯城区, level: county, within: quzhou}}
  longyou: {{name: 龙游县, level: county, within: quzhou}}
  quzhou: {{name: 衢州市, level: city, within: zhejiang}}
  zhejiang: {{name: 浙江省, level: province}}
groups: {{three: {{name: 三地, places: [qujiang, kecheng, longyou]}}}}
sources: {{own: {{title: 衢江经济}}}}
indicators:
  gdp: {{name: 地区生产总值, price: real, unit: 亿元, basis: cumulative}}
  fai: {{name: 固定资产投资, price: nominal, unit: 亿元, basis: cumulative}}
"""


def alone(body, period="2023H1", as_of="2023-08-31", files=()):
    """The cube of a body that adds its own sections to a small head."""
    head = ALONE.format(period=period, as_of=as_of)
    return cube_of(head=head, files=(("body.yaml", body), *files))


def at(place="qujiang", period="2023H1", source="own", **more):
    """The about of a block."""
    said = {"place": place, "period": period, "source": source, **more}
    return "{" + ", ".join(f"{key}: {value}" for key, value in said.items()) + "}"


def data(*blocks):
    """A body with blocks of figures: each an about and its lines of indicators."""
    lines = ["data:"]
    for about, *rows in blocks:
        lines.append(f"  - about: {about}")
        lines += [f"    {row}" for row in rows]
    return "\n".join(lines) + "\n"


def worded(cube, text, lang="zh-Hans", **more):
    """What the first reference of a text comes to."""
    return Wording(teller_of(cube, lang), **more).word(next(references(text)))


def says(cube, text, lang="zh-Hans"):
    """What the first reference of a text says."""
    return worded(cube, text, lang).text


def refusal(cube, text):
    """Why a reference says nothing: the reason of the figure behind it."""
    found = worded(cube, text)
    assert found.is_missing, found
    return cube.by_id(found.figure).reason


def figure(cube, address, **more):
    """The figure of an address."""
    return cube.of_address(cube.resolve(address), **more)


def codes(cube):
    """What the rules find, without what is only unfinished about a small sample."""
    unfinished = ("-unused", "-unshown", "-missing", "-unread", "-uncited")
    return {p.code for p in run(cube) if not p.code.endswith(unfinished)}


def tab(headline, **more):
    """A tab with a headline."""
    keys = "".join(f", {key}: {value}" for key, value in more.items())
    return f'tabs: [{{tab: t, title: 总览{keys}, headline: "{headline}"}}]\n'


def headline(cube, lang="zh-Hans"):
    """The headline of the first tab as a page shows it."""
    return "".join(run.text for run in build(cube, View(lang)).pages[0].headline)
