"""The schema comes from the declarations, the shipped file is the current one, and real files fit it."""

import json

import pytest

from qjviewer.bundle.about import About
from qjviewer.bundle.fields import keys_of
from qjviewer.bundle.meanings import MEANINGS
from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import Bundle, Fact
from qjviewer.bundle.schema import choice_of, models
from qjviewer.charts.kind import kind_names
from qjviewer.reference import schema
from qjviewer.resources import builtin_bundle, resource
from tests.cubes import HEAD
from tests.reference.validator import complaints, load

MADE = schema()
FILES = sorted([*builtin_bundle().parent.rglob("*.yaml"), *resource("template").rglob("*.yaml")])


def wrong(text):
    return list(complaints(load(text), MADE, MADE))


def test_it_names_every_key_of_the_model():
    assert set(MADE["properties"]) == {*keys_of(Bundle), "about"}
    for model in models():
        if model is not Bundle:
            assert set(MADE["$defs"][model.__name__]["properties"]) == set(keys_of(model)), model
    assert {About, Fact} <= set(models())


def test_every_reference_leads_somewhere():
    names = set(json.dumps(MADE).split('"#/$defs/')[1:])
    assert {n.partition('"')[0] for n in names} <= set(MADE["$defs"])


def test_the_shipped_file_is_current():
    shipped = json.loads(resource("bundle.schema.json").read_text(encoding="utf-8"))
    assert shipped == MADE, "run: python -m qjviewer schema > resources/bundle.schema.json"


def test_every_word_a_field_may_have_is_explained():
    for model in models():
        for key, declaration in keys_of(model).items():
            words = [w for w in choice_of(declaration) if w]
            if key == "format" or not words:
                continue
            assert set(MEANINGS[choice_of(declaration)]) == set(words), (model, key)
            told = MADE["$defs"][model.__name__]["properties"][key]["description"]
            assert all(f"\n{word}: " in told for word in words)


def test_no_meaning_is_left_of_a_field_that_is_gone():
    used = {choice_of(d) for model in models() for d in keys_of(model).values()}
    # Words of `about` reach beyond the model: bases without their empty word.
    assert {words for words in MEANINGS if words not in used} <= {("cumulative", "single", "moment")}


def test_charts_and_measures_are_listed():
    assert MADE["$defs"]["ChartBlock"]["properties"]["chart"]["enum"] == list(kind_names())
    indicator = MADE["properties"]["data"]["anyOf"][1]["additionalProperties"]
    assert set(MEASURES) <= set(indicator["properties"])


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_the_files_shipped_fit(path):
    assert wrong(path.read_text(encoding="utf-8")) == []


GOOD = """
about: {place: here, period: 2023H1, source: own, at: [¶1, ¶2]}
data:
  - gdp: {level: 12.5亿元, yoy: {value: 13.4, rank: {counties: 1/90}, vs: {zhejiang: 6.6}}, at: ¶1}
    地区生产总值: {增速: 7.0%以上, yoy vs prev: 0.8, level target: 21.5亿元, status: revised}
    horse: {rank: {zhejiang: 1}}
    fai: {yoy: …}
facts: {reserve: {name: 项目, value: 500多, unit: 个}}
items: [{about: {kind: project}, road: {name: 路}}]
tables: [a.csv, {file: b.csv, about: {place: 衢江区, basis: cumulative}}]
tabs:
  - tab: a
    title: 甲
    blocks:
      - {table: statement, of: [gdp, [primary], {三产: [tertiary]}], columns: [level, "@2023"]}
      - points: ["一句", {highlight: 亮点, people: li-ming}]
"""
WRONG = (
    ("data: [{gdp: {groth: 5}}]", "data"),
    ("data: [{gdp: {yoy: {value: 5, ranks: {x: 1}}}}]", "data"),
    ("data: [{about: {plase: here}, gdp: {yoy: 5}}]", "data"),
    ("facts: {a: {name: 甲, valu: 5}}", "facts"),
    ("tabs: [{tab: a, title: 甲, blocks: [{chart: pie}]}]", "tabs"),
    ("places: {a: {name: 甲, level: village}}", "village"),
    ("figures: {}", "figures"),
)


def test_whatever_may_be_written_fits():
    assert wrong(GOOD) == []
    head = HEAD.format(period="2023H1", as_of="2023-08-31", rhythm="quarter")
    assert wrong(head) == []


@pytest.mark.parametrize(("text", "named"), WRONG)
def test_a_slip_is_found(text, named):
    found = wrong(text)
    assert found
    assert any(named in complaint for complaint in found)
