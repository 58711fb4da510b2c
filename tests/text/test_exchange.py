"""What is compiled quickly finds what the plain expression finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from qjviewer.checks import exempt_zh, numerals_zh, time_words
from qjviewer.text.exchange import exchanged, for_exchanged
from qjviewer.text.han import chinese_runs
from qjviewer.text.late import late

# Each kind of character: exchanged, what it is exchanged for, and neither.
PIECES = [
    *"零一两三十百万亿年月日季第上半至到多几个条位名—～，。（）“”《》、㐀Àéÿ¡×µ²a9 .%分之成翻元省",
    "2023年",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
EXPRESSIONS = (
    numerals_zh._ARABIC,
    numerals_zh._WORDS,
    numerals_zh._ORDINAL,
    numerals_zh._FRACTION,
    numerals_zh._RANKING,
    numerals_zh._QUOTED,
    time_words._ZH,
    time_words._QUOTED,
    time_words._ONLY_FROM,
    *(exempt.pattern for exempt in exempt_zh.EXEMPT),
)


@given(TEXTS)
def test_an_exchanged_expression_finds_the_same_in_an_exchanged_text(text):
    searched = exchanged(text)
    assert len(searched) == len(text)
    assert exchanged(searched) == text
    for pattern in EXPRESSIONS:
        plain = [m.regs for m in re.finditer(pattern, text)]
        assert [m.regs for m in for_exchanged(pattern).finditer(searched)] == plain, pattern


@given(st.text("总产业㐀䶿龥あЖ한豈㍿a1，—", max_size=12))
def test_runs_of_chinese_are_those_of_its_common_characters(text):
    found = [m.span() for m in re.finditer("[\u3400-\u4dbf\u4e00-\u9fff]+", text)]
    assert list(chinese_runs(text)) == found


def test_a_late_expression_is_compiled_once():
    made = late("a+", re.IGNORECASE)
    assert made().fullmatch("aA")
    assert made() is made()
