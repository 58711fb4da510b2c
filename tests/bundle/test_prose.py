"""Prose names figures in braces; every piece keeps its place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.bundle.prose import Reference, Stray, Words, parse_prose, references


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("增长{fai.yoy}。", (Words("增长", 0), Reference("fai.yoy", "", 2, 9), Words("。", 11))),
        ("{a.yoy@z@2022:vs prev}", (Reference("a.yoy@z@2022", "vs prev", 0, 22),)),
        (
            "{ 地区生产总值.同比 ： 位次  counties }",
            (Reference("地区生产总值.同比", "位次 counties", 0, 28),),
        ),
        ("{a:vs prev?}", (Reference("a", "vs prev", 0, 12, if_there=True),)),
        ("{a？}", (Reference("a", "", 0, 4, if_there=True),)),
        ("{=三个}一号", (Words("三个", 2, exempt=True), Words("一号", 5))),
        ("{{x}}", (Words("{", 0), Words("x", 2), Words("}", 3))),
        ("a{b", (Words("a", 0), Stray("{", 1), Words("b", 2))),
        ("a{}b", (Words("a", 0), Stray("{", 1), Stray("}", 2), Words("b", 3))),
        ("", ()),
    ],
)
def test_prose_splits_into_words_and_references(text, pieces):
    assert parse_prose(text) == pieces


def test_references_come_in_order():
    assert [r.address for r in references("{a}与{{b}}和{c:name}")] == ["a", "c"]


@given(st.text(alphabet="ab-:：={}?三1 \n@.", max_size=40))
def test_no_prose_breaks_the_parser_and_nothing_is_lost(text):
    for piece in parse_prose(text):
        assert 0 <= piece.offset <= len(text)
        if isinstance(piece, Words) and piece.text not in ("{", "}"):
            assert text[piece.offset : piece.offset + len(piece.text)] == piece.text
        if isinstance(piece, Reference):
            assert text[piece.offset : piece.offset + piece.length][0] == "{"
