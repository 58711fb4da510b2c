"""Sentences as they are typed: what has been claimed by the end of each word, as a golden file.

A briefing is checked while it is being written, so that most of what the reader sees breaks off somewhere. A
line a word by which anything changes: the words typed since, then every claim with the first letter of its
verdict and in what respect it fails or is open.
"""

from collections.abc import Iterator

import pytest

from tests.checks.language.test_corpus import BETWEEN, reader, sentences
from tests.checks.language.test_further_readings import HERE, ROWS, rarer
from tests.rich.written import is_golden

# Of the labelled sentences every so manieth.
STEP = 9


def texts(lang: str) -> Iterator[tuple[str, str]]:
    """Sentences of a language, each with the context it stands in."""
    for tongue, text in ROWS:
        if tongue == lang and BETWEEN not in text:
            yield HERE, text
    yield from ((HERE, text) for text in rarer(lang))
    for row in sentences()[::STEP]:
        if row["lang"] == lang and BETWEEN not in row["typed"]:
            yield row["context"], row["typed"]


def typed(context: str, text: str, lang: str) -> Iterator[str]:
    one, done, before = reader(context), 0, ""
    for token in one.tokens(one.folded(text, lang), lang):
        claims = (
            f"{c.kind} {c.judgement.verdict[0]} {c.judgement.code}".strip()
            for c in one.read(text[: token.end], lang)
        )
        said = "; ".join(claims)
        if said != before:
            yield f" {text[done : token.end].strip()} → {said}"
            done, before = token.end, said


def all_typed(lang: str) -> Iterator[str]:
    for context, text in texts(lang):
        yield text
        yield from typed(context, text, lang)


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_a_sentence_says_what_it_did_at_every_word(lang):
    is_golden(f"language.typed.{lang}", all_typed(lang))
