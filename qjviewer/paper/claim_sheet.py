"""The sheet of claims to be signed: what a checked briefing claims, as the style `claims` takes it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qjviewer.checks.claim_table import ClaimLine
from qjviewer.figures.cube import Cube
from qjviewer.figures.teller import Teller
from qjviewer.paper.extras import Claims, PrintedClaim, Verdict
from qjviewer.wording import Language

_VERDICTS: Final[dict[str, Verdict]] = {
    "proved": "proved",
    "contradicted": "contradicted",
    "undecidable": "unproved",
}
_STOP: Final = re.compile(r"[。；！？\n]|[.;!?]\s")
# A claim that rests on more figures than this is told by the first of them.
_MOST: Final = 6


def claim_sheet(lines: Sequence[ClaimLine], cube: Cube, lang: Language) -> Claims:
    """The claims made in a language, in the order of the texts."""
    teller = Teller(cube, lang)
    return Claims(tuple(_claim(line, cube, teller) for line in lines if line.lang == lang))


def _claim(line: ClaimLine, cube: Cube, teller: Teller) -> PrintedClaim:
    evidence = [f"{c.name} {c.shown}" for c in line.cells[:_MOST]]
    if line.verdict != "proved":
        evidence.append(line.outcome(teller.lang))
    return PrintedClaim(
        text=_sentence(line, "[]" if teller.lang == "en" else "【】"),
        where=str(line.where),
        verdict=_VERDICTS[line.verdict],
        evidence=tuple(evidence),
        source=("; " if teller.lang == "en" else "；").join(dict.fromkeys(_sources(line, cube, teller))),
    )


def _sources(line: ClaimLine, cube: Cube, teller: Teller) -> Iterator[str]:
    for cell in line.cells[:_MOST]:
        figure = cube.by_id(cell.figure)
        if figure is not None:
            yield from (teller.citation(cite) for cite in figure.cite)


def _sentence(line: ClaimLine, brackets: str) -> str:
    """The sentence that the words stand in, the words themselves in brackets."""
    before = [m.end() for m in _STOP.finditer(line.text, 0, line.start)]
    after = _STOP.search(line.text, line.end)
    start, end = before[-1] if before else 0, after.end() if after else len(line.text)
    lead, rest = line.text[start : line.start].lstrip(), line.text[line.end : end].rstrip()
    return f"{lead}{brackets[0]}{line.words}{brackets[1]}{rest}"
