"""What is compiled quickly finds what the plain expression finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from qjviewer.text.han import chinese_runs
from qjviewer.text.late import late


@given(st.text("总产业㐀䶿龥あЖ한豈㍿a1，—", max_size=12))
def test_runs_of_chinese_are_those_of_its_common_characters(text):
    found = [m.span() for m in re.finditer("[\u3400-\u4dbf\u4e00-\u9fff]+", text)]
    assert list(chinese_runs(text)) == found


def test_a_late_expression_is_compiled_once():
    made = late("a+", re.IGNORECASE)
    assert made().fullmatch("aA")
    assert made() is made()
