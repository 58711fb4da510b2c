"""What is internal reaches no page and no evidence, by whatever way a page leads to it."""

import pytest

from qjviewer.figures.cube import Cube
from qjviewer.pages.build_pages import build
from qjviewer.pages.evidence import evidence
from qjviewer.pages.view import View
from qjviewer.wording import LANGUAGES
from tests.cubes import built

# Numbers that stand nowhere else: where one is seen, something leaked.
BODY = """
data:
  - about: {place: qujiang, period: 2023H1, source: own}
    gdp: {yoy: 13.4, level: 1205.5}
    fai: {yoy: 37.7}
    budget: {level: {value: 77.13, internal: true}}
    primary: {level: 101.1}
    secondary: {level: 604.4}
    tertiary: {level: {value: 77.77, internal: true}}
  - about: {place: qujiang, period: 2023H1, source: own, status: estimate, internal: true}
    gdp: {yoy: 77.31}
  - {about: {place: kecheng, period: 2023H1, source: own}, gdp: {yoy: 9.0}}
  - {about: {place: longyou, period: 2023H1, source: own, internal: true}, gdp: {yoy: 77.41}}
  - {about: {place: qujiang, period: 2022H1, source: own}, budget: {level: 55.0}}
facts:
  - about: {place: qujiang, period: 2023H1, source: own}
    hidden: {name: 内情, value: 7751个, internal: true}
    plain: {name: 项目, value: 3个}
  - both: {derive: hidden + plain}
    most: {max: [gdp.yoy@longyou, gdp.yoy]}
    wealth: {sum: gdp.yoy, over: three}
items:
  - about: {source: own, place: qujiang}
    plan: {name: 七七计划, kind: project, internal: true}
tabs:
  - tab: t
    title: 总览
    headline: 增长{gdp.yoy}，收入{budget.level}，{gdp.yoy:rank three}
    blocks:
      - cards: [gdp.yoy, budget.level, hidden, both, most, plan, tertiary.share]
      - chart: bars
        title: "高于龙游{gdp.yoy:gap longyou}"
        of: [gdp.yoy]
        places: [qujiang, kecheng, longyou]
      - {chart: rankboard, of: [gdp.yoy], group: three}
      - table: statement
        of: [gdp, budget, tertiary, primary]
        columns: [level, yoy, share, yoy vs longyou, yoy rank three, yoy ahead three, level vs year-ago]
      - points:
        - 收入{budget.level:vs year-ago}
        - "{budget.level:change}{tertiary.share}"
        - "{both}与{most}，{plan}"
      - {table: facts, of: [hidden, both, plain, most]}
    notes: 收入{budget.level}
"""
# Amounts as Chinese writes them and, a tenth, as English does.
SECRET = ("77.13", "7.713", "7.777", "77.77", "77.31", "77.41", "7751", "7754", "22.13", "七七计划")


def made():
    found = built(BODY)
    return Cube(found.bundle, found.origins)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("context", [True, False])
def test_no_page_shows_what_is_internal(lang, context):
    pages = build(made(), View(lang, context=context)).pages
    for page in pages:
        # The presenter's notes may name it: nobody else sees them.
        shown = repr((page.title, page.headline, page.blocks))
        assert not [number for number in SECRET if number in shown]
    # They are not translated, and so told as Chinese writes amounts.
    assert "77.13" in pages[0].notes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_evidence_tells_what_is_internal_or_computed_from_it(lang):
    cube, view = made(), View(lang)
    pages = build(cube, view).pages
    figures = list(cube.all_figures())
    asked = [f"gdp.yoy@qujiang@2023H1 {q}" for q in ("vs longyou", "rank three", "ahead three")]
    for name in (*(f.id for f in figures), *asked, "plan", "tertiary.share@qujiang@2023H1"):
        found = evidence(name, cube, view, pages)
        assert not [number for number in SECRET if number in repr(found)], name


def test_the_public_figures_are_there_all_the_same():
    shown = repr(build(made(), View()).pages)
    assert "13.4" in shown
    assert "1205.5" in shown
