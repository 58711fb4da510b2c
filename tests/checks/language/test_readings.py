"""What the reader makes of every labelled sentence: a golden file of claims, verdicts, cells and remedies.

A line a claim: its words | what sort of thing it states | the verdict's first letter, and in what respect it
fails or is open | the cells it rests on, without what the sentence's own place and period are | → words for
words, where a remedy was found.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from qjviewer.checks.language.across import difference
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.reader import Checked
from qjviewer.checks.language.remedies import remedy_for
from tests.checks.language.test_corpus import BETWEEN, reader, sentences

GOLDEN = Path(__file__).parent.parent.parent / "golden" / "readings.txt"
# Set to refresh the golden file; then look at what changed before committing it.
REFRESH = "QJVIEWER_REFRESH_GOLDENS" in os.environ
ROWS = sentences()
STEP = 60


@cache
def golden() -> dict[str, list[str]]:
    name, found = "", dict[str, list[str]]()
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            found[name].append(line.strip(" "))
        else:
            name = line
            found[name] = []
    return found


def told_of(row: dict[str, str]) -> Iterator[str]:
    """A line for every claim of a sentence, and one for what its two languages come to."""
    context, halves = row["context"], row["typed"].split(BETWEEN)
    langs = ["zh-Hans", "en"] if len(halves) > 1 else [row["lang"]]
    for half, lang in zip(halves, langs, strict=True):
        for claim in reader(context).read(half, lang):
            yield line_of(claim, half, lang, context)
    if len(halves) > 1:
        one = reader(context)
        found = [one.read(half, lang) for half, lang in zip(halves, langs, strict=True)]
        yield f"the languages: {difference(found[0], found[1], Ground(one.sight, '')) or 'agree'}"


def line_of(claim: Checked, text: str, lang: str, context: str) -> str:
    said = claim.judgement
    cells = " ".join(_short(cell, *context.split("@")) for cell in said.cells)
    remedy = remedy_for(claim, text, lang, reader(context))
    mend = f"→ {remedy.words} for {text[remedy.start : remedy.end]}" if remedy else ""
    verdict = f"{said.verdict[0]} {said.code}".strip()
    return "|".join([text[claim.start : claim.end], claim.kind, verdict, cells, mend]).rstrip("|").strip(" ")


def _short(cell: str, place: str, period: str) -> str:
    address, _, group = cell.partition("#")
    name, *where = address.split("@")
    parts = [name.removesuffix(".yoy"), *(part for part in where if part not in (place, period))]
    return "@".join(parts) + (f"#{group}" if group else "")


@pytest.mark.parametrize("first", range(0, len(ROWS), STEP))
def test_every_sentence_is_read_as_it_was(first):
    found = {row["id"]: list(told_of(row)) for row in ROWS[first : first + STEP]}
    if REFRESH:
        kept = (golden() if GOLDEN.is_file() else {}) | found
        whole = {row["id"]: kept[row["id"]] for row in ROWS if row["id"] in kept}
        lines = [line for name, said in whole.items() for line in [name, *(f" {words}" for words in said)]]
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
        golden.cache_clear()
    assert found == {name: golden()[name] for name in found}
