"""Names are found in texts by how they begin, as surely as by looking for each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.checks.language.name_index import NameIndex

CHINESE = st.text("投资工业产增长", min_size=1, max_size=4)


@given(
    st.lists(CHINESE.filter(lambda name: len(name) > 1), max_size=6), st.text("投资工业产增长，", max_size=20)
)
def test_chinese_names_are_found_wherever_they_stand(names, text):
    assert NameIndex(names, "zh").stands_in(text) == any(name in text for name in names)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fixed asset investment rose", True),
        ("in gdp, the district", True),
        ("industrial output of gdp's kind", True),
        ("reinvestment", False),
        ("invested in assets", False),
        ("", False),
    ],
)
def test_english_names_are_found_where_a_word_begins(text, found):
    names = ["gdp", "fixed asset investment", "r&d spending", "investment"]
    assert NameIndex(names, "en").stands_in(text) == found
