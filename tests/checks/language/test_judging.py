"""What several readings, ways and claims come to together."""

import pytest

from qjviewer.checks.language.judging import Denied, Either, Every, First, Judgement, Likely, Somewhen

VERDICTS = {"p": "proved", "c": "contradicted", "u": "undecidable"}


class Said:
    """A claim whose verdict is known, and which cell it rests on."""

    def __init__(self, letter, number):
        self.judgement = Judgement(VERDICTS[letter], f"{letter}{number}", (f"cell{number}",))

    def judge(self, sight):
        return self.judgement


@pytest.mark.parametrize(
    ("kind", "said", "verdict", "code"),
    [
        # Contradicted only by all readings.
        (Either, "cup", "proved", "p2"),
        (Either, "cu", "undecidable", "u1"),
        (Either, "cc", "contradicted", "c0"),
        # The first that is decided.
        (First, "ucp", "contradicted", "c1"),
        (First, "upc", "proved", "p1"),
        (First, "uu", "undecidable", "u0"),
        # Never refuted.
        (Likely, "cp", "proved", "p1"),
        (Likely, "cc", "undecidable", "too-loose"),
        (Somewhen, "ucp", "proved", "p2"),
        (Somewhen, "uc", "contradicted", "c1"),
        (Somewhen, "uu", "undecidable", "u0"),
        # Fails with any, open with any, proved by all.
        (Every, "puc", "contradicted", "c2"),
        (Every, "pup", "undecidable", "u1"),
        (Every, "pp", "proved", "p0"),
    ],
)
def test_what_several_come_to(kind, said, verdict, code):
    found = kind(tuple(Said(letter, n) for n, letter in enumerate(said))).judge(None)
    assert (found.verdict, found.code) == (verdict, code)


@pytest.mark.parametrize("kind", [Either, First, Likely, Every])
def test_what_says_nothing_is_open(kind):
    assert kind(()).judge(None).verdict == "undecidable"


@pytest.mark.parametrize(("said", "verdict"), [("p", "contradicted"), ("c", "proved"), ("u", "undecidable")])
def test_the_contrary_is_told_from_what_is_denied(said, verdict):
    found = Denied(Said(said, 0)).judge(None)
    assert (found.verdict, found.cells) == (verdict, ("cell0",))


def test_all_claims_together_rest_on_the_cells_of_each():
    assert Every((Said("p", 0), Said("p", 1))).judge(None).cells == ("cell0", "cell1")
