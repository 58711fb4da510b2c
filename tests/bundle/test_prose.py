"""Prose names figures in braces; every piece keeps its place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.bundle.prose import Reference, Stray, Words, parse_prose


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("增长{fai-yoy}。", (Words("增长", 0), Reference("fai-yoy", "value", 2, 9), Words("。", 11))),
        ("{a:rank}", (Reference("a", "rank", 0, 8),)),
        ("{=三个}一号", (Words("三个", 2, exempt=True), Words("一号", 5))),
        ("{{x}}", (Words("{", 0), Words("x", 2), Words("}", 3))),
        ("a{b", (Words("a", 0), Stray("{", 1), Words("b", 2))),
        ("", ()),
    ],
)
def test_prose_splits_into_words_and_references(text, pieces):
    assert parse_prose(text) == pieces


@given(st.text(alphabet="ab-:={}三1", max_size=40))
def test_no_prose_breaks_the_parser_and_nothing_is_lost(text):
    for piece in parse_prose(text):
        assert 0 <= piece.offset <= len(text)
        if isinstance(piece, Words) and piece.text not in ("{", "}"):
            assert text[piece.offset : piece.offset + len(piece.text)] == piece.text
