"""Every finding has its words in three languages, and the words use what the finding gives."""

import re
import string
from pathlib import Path

import pytest

from qjviewer import checks
from qjviewer.wording import LANGUAGES, knows, say

# The reader of language has names of measures and kinds of words that look like codes; its own tests hold
# its findings to their phrases.
SOURCES = sorted(p for p in Path(checks.__file__).parent.rglob("*.py") if "language" not in p.parts)
CODE = re.compile(r'"([a-z]+(?:-[a-z]+)+)"')
NOT_CODES = {"utf-8", "zh-hant", "two-year"}


def codes():
    """Words that look like codes in the rules, where a phrase must stand for each."""
    found = set()
    for source in SOURCES:
        for line in source.read_text(encoding="utf-8").splitlines():
            if "re.compile" not in line and not line.lstrip().startswith(('r"', 'rf"', "#")):
                found.update(CODE.findall(line))
    return sorted(found - NOT_CODES)


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", codes())
def test_every_code_has_a_phrase_with_the_same_places_in_each_language(code):
    assert knows(f"problem.{code}")
    for area in ("problem", "hint"):
        if knows(f"{area}.{code}"):
            assert len({frozenset(places(say(f"{area}.{code}", lang))) for lang in LANGUAGES}) == 1
