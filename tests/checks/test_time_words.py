"""Words of time in a text: where they stand, whatever stands before them."""

import pytest

from qjviewer.checks.time_words import time_words


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("zh-Hans", "“八八战略”引领，上半年增长5%", ["上半年"]),
        ("zh-Hans", "“一季度看全年”提出后，前三季度好于上半年", ["前三季度", "上半年"]),
        ("zh-Hant", "「八八戰略」引領，上半年增長5%", ["上半年"]),
        (
            "en",
            "After “Eight-Eight”, the first half was better than the first quarter",
            ["first half", "first quarter"],
        ),
    ],
)
def test_they_are_found_where_they_stand(lang, text, words):
    found = [text[word.start : word.end] for word in time_words(text, lang)]
    assert found == words
