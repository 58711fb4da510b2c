"""The schema comes from the declarations, and the file in resources/ is the current one."""

import json

from qjviewer.bundle.fields import keys_of
from qjviewer.bundle.model import Bundle, Figure
from qjviewer.bundle.schema import reference, schema
from qjviewer.resources import resource


def test_schema_names_every_key_of_the_model():
    made = schema()
    assert set(made["properties"]) == set(keys_of(Bundle))
    assert set(made["$defs"]["Figure"]["properties"]) == set(keys_of(Figure))


def test_shipped_schema_is_current():
    shipped = json.loads(resource("bundle.schema.json").read_text(encoding="utf-8"))
    assert shipped == schema(), "run: python -m qjviewer schema > resources/bundle.schema.json"


def test_every_field_is_explained():
    assert "- `value`: The number as published." in reference()
