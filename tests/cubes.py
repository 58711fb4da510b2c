"""Small briefings written as YAML in the test, read as the program reads them."""

import tempfile
import textwrap
from functools import lru_cache
from pathlib import Path

from qjviewer.bundle.build import build
from qjviewer.figures.cube import Cube
from qjviewer.figures.teller import Teller
from qjviewer.pages.build import build as build_pages
from qjviewer.pages.view import View

HEAD = """
format: qjviewer/1
briefing:
  id: sample
  title: 简报
  place: qujiang
  period: {period}
  as_of: {as_of}
  rhythm: {rhythm}
  peers: counties
  languages: [zh-Hans, zh-Hant, en]
words: words.csv
places:
  qujiang: {{name: 衢江区, level: county, within: quzhou}}
  kecheng: {{name: 柯城区, level: county, within: quzhou}}
  longyou: {{name: 龙游县, level: county, within: quzhou}}
  quzhou: {{name: 衢州市, level: city, within: zhejiang}}
  zhejiang: {{name: 浙江省, level: province, within: china}}
  china: {{name: 全国, level: nation}}
groups:
  counties: {{name: 全省县（市、区）, within: zhejiang, size: 90}}
  three: {{name: 三地, places: [qujiang, kecheng, longyou]}}
sources:
  own: {{title: 衢江经济, publisher: 浙江日报, published: 2023-08-04, paragraphs: 10}}
  stats: {{title: 全省数据, publisher: 统计局, context: true}}
indicators:
  gdp: {{name: 地区生产总值, also: [GDP], price: real, unit: 亿元, basis: cumulative, better: higher,
        parts: [primary, secondary, tertiary]}}
  primary: {{name: 第一产业增加值, short: 一产, price: real, unit: 亿元, basis: cumulative, part_of: gdp}}
  secondary: {{name: 第二产业增加值, short: 二产, price: real, unit: 亿元, basis: cumulative, part_of: gdp}}
  tertiary: {{name: 第三产业增加值, short: 三产, price: real, unit: 亿元, basis: cumulative, part_of: gdp}}
  fai: {{name: 固定资产投资, price: nominal, unit: 亿元, basis: cumulative, better: higher}}
  retail: {{name: 社会消费品零售总额, short: 社零总额, price: nominal, unit: 亿元, basis: cumulative}}
  budget: {{name: 一般公共预算收入, price: nominal, unit: 亿元, basis: cumulative, better: higher}}
  power: {{name: 用电量, unit: 亿千瓦时, basis: single}}
  deposits: {{name: 存款余额, unit: 亿元, basis: moment}}
  losses: {{name: 亏损面, unit: "%", basis: cumulative, better: lower}}
  profit: {{name: 利润总额, price: nominal, unit: 亿元, basis: cumulative}}
  cpi: {{name: 居民消费价格, kind: price, basis: cumulative}}
"""
WORDS = """zh-Hans,zh-Hant,en,where
衢江区,衢江區,Qujiang,
柯城区,柯城區,Kecheng,
龙游县,龍游縣,Longyou,
衢州市,衢州市,Quzhou,
全国,全國,China,
全省县（市、区）,全省縣（市、區）,"Counties, cities and districts of the province",
三地,三地,Three places,
简报,簡報,Briefing,
衢江经济,衢江經濟,Qujiang's economy,
浙江日报,浙江日報,Zhejiang Daily,
全省数据,全省資料,Provincial data,
统计局,統計局,Bureau of Statistics,
一产,一產,Primary,
二产,二產,Secondary,
三产,三產,Tertiary,
利润总额,利潤總額,Total profits,
亏损面,虧損面,Share of loss-making firms,
用电量,用電量,Electricity consumption,
存款余额,存款餘額,Deposits,
"""


@lru_cache(maxsize=64)
def built(body="", files=(), head=HEAD, period="2023H1", as_of="2023-08-31", rhythm="quarter"):
    """What reading gives for a head and a body of YAML; `files` are pairs of names and texts."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        text = head.format(period=period, as_of=as_of, rhythm=rhythm) if head is HEAD else head
        (root / "briefing.yaml").write_text(text + textwrap.dedent(body), encoding="utf-8")
        (root / "words.csv").write_text(WORDS, encoding="utf-8")
        for name, content in files:
            (root / name).write_text(content, encoding="utf-8")
        return build(root)


def cube_of(body="", **more):
    """The cube of a head and a body of YAML that must read without an error."""
    found = built(body, **more)
    errors = [p for p in found.problems if p.severity.word == "error"]
    assert not errors, [(p.code, str(p.where), p.args) for p in errors]
    assert found.bundle is not None
    return Cube(found.bundle, found.origins)


def pages_of(body="", view=None, **more):
    """The cover and the pages of a head and a body of YAML."""
    return build_pages(cube_of(body, **more), view or View())


def figures_of(cube, *addresses, later=False):
    """The figures of addresses."""
    return tuple(cube.of_address(cube.resolve(a), later=later) for a in addresses)


def teller_of(cube, lang="zh-Hans"):
    """The wording of a cube's figures."""
    return Teller(cube, lang)
