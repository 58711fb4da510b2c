"""A file is edited in the places that change; everything else stays as its author typed it."""

import pytest

from qjviewer.rolling.yaml_places import YamlPlaces


@pytest.mark.parametrize("quote", ["", "'", '"'])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_value_is_quoted_as_it_was(quote, ending):
    text = f"# 期间{ending}period:   {quote}2023H1{quote}   # 上半年{ending}"
    places = YamlPlaces(text)
    places.replace(places.section("period"), "2023Q1-Q3")
    assert places.done() == text.replace("2023H1", "2023Q1-Q3")
