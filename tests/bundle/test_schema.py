"""The schema comes from the declarations, and the file in resources/ is the current one."""

import json

import pytest

from qjviewer.bundle.about import BASIS_WORDS, STATUS_WORDS
from qjviewer.bundle.fields import keys_of
from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import Bundle, Fact, Indicator
from qjviewer.bundle.schema import reference, schema
from qjviewer.resources import resource


def test_schema_names_every_key_of_the_model():
    made = schema()
    assert set(made["properties"]) == set(keys_of(Bundle))
    assert set(made["$defs"]["Fact"]["properties"]) == set(keys_of(Fact))
    assert set(made["$defs"]["Indicator"]["properties"]) == set(keys_of(Indicator))


def test_schema_offers_every_measure_and_what_people_write_for_choices():
    made = json.dumps(schema(), ensure_ascii=False)
    assert all(f'"{name}"' in made for name in (*MEASURES, *STATUS_WORDS, *BASIS_WORDS))


def test_shipped_schema_is_current():
    shipped = json.loads(resource("bundle.schema.json").read_text(encoding="utf-8"))
    assert shipped == schema(), "run: python -m qjviewer schema > resources/bundle.schema.json"


@pytest.mark.parametrize(
    "line",
    [
        "### Fact",
        "### About",
        "- `value`: The value as the source writes it",
        "One of: `nation`, `province`, `city`, `county`, `town`.",
        "- `yoy` 同比增长: Year-on-year growth (同比、",
    ],
)
def test_the_reference_explains_every_model_field_choice_and_measure(line):
    assert line in reference()
