"""Sentences chosen because a change of the reader shows in them that shows in no other: a golden file.

Each was found by changing the program in small ways and asking which of many sentences is then read
otherwise. They are written as those of test_readings, and with the claim itself; nobody has labelled them, so
look at what changed before committing it. Some were made from others by chance, and are no good style.
"""

from collections.abc import Iterator

import pytest

from tests.checks.language.claim_forms import form_of
from tests.checks.language.scenes import DATA
from tests.checks.language.test_corpus import BETWEEN, reader
from tests.checks.language.test_readings import line_of, told_of
from tests.rich.written import is_golden


def telling() -> dict[str, list[str]]:
    """The sentences, by language and by the place and period that they are read at."""
    found = {}
    for part in (DATA / "telling.txt").read_text(encoding="utf-8").split("== ")[1:]:
        head, *texts = part.splitlines()
        found[head] = texts
    return found


TELLING = telling()


def told_with_claims(lang: str, context: str, text: str) -> Iterator[str]:
    """What told_of tells, and behind each line which claim it is."""
    if BETWEEN in text:
        yield from told_of({"context": context, "lang": lang, "typed": text})
        return
    for claim in reader(context).read(text, lang):
        yield f"{line_of(claim, text, lang, context)} = {form_of(claim.claim, context)}"


@pytest.mark.parametrize("head", TELLING)
def test_telling_sentences_are_read_as_they_were(head):
    lang, context = head.split(" ")
    lines = (
        line
        for text in TELLING[head]
        for line in (text, *(f" {told}" for told in told_with_claims(lang, context, text)))
    )
    is_golden(f"language.telling.{lang}.{context.replace('@', '.')}", lines)
