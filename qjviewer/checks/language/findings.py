"""What is wrong with a text: the words, what they claim, what the data say, and how to mend it."""

from collections.abc import Sequence
from typing import Final

import msgspec

from qjviewer.checks.language.judging import Verdict
from qjviewer.checks.language.reader import Checked, Reader
from qjviewer.checks.language.remedies import Remedy, remedy_for
from qjviewer.problems import Problem, Severity, Span, problem
from qjviewer.wording import Language, knows, say

# The problem that each respect in which a claim may fail is reported as.
PROBLEMS: Final[dict[str, str]] = {
    "value": "claim-number",
    "difference": "claim-number",
    "sum": "claim-number",
    "share": "claim-number",
    "times": "claim-number",
    "target": "claim-number",
    "count": "claim-count",
    "level-for-change": "claim-level-for-change",
    "direction": "claim-direction",
    "comparison": "claim-direction",
    "trend": "claim-direction",
    "turn": "claim-direction",
    "streak": "claim-direction",
    "schedule": "claim-direction",
    "spread-of": "claim-direction",
    "denied": "claim-direction",
    "points": "claim-percent",
    "percent": "claim-points",
    "currency": "claim-unit",
    "unit": "claim-unit",
    "no-unit": "claim-unit",
    "period": "claim-period",
    "rank": "claim-rank",
    "moved": "claim-rank",
    "tie": "claim-rank",
    "group": "claim-rank",
    "group-size": "claim-rank",
    "extreme": "claim-rank",
    "reference": "claim-reference",
}


class Finding(msgspec.Struct, frozen=True):
    """One claim that the data refute: the words `text[start:end]`, in what respect, and the cells.

    `said` tells those cells with their values: gdp.yoy@jia@2023H1 = 8.1%.
    """

    start: int
    end: int
    words: str
    code: str
    cells: tuple[str, ...]
    said: str
    remedy: Remedy | None = None


class ClaimRow(msgspec.Struct, frozen=True):
    """One line of the table of all claims: the words, what sort of claim, its verdict and its cells."""

    start: int
    end: int
    words: str
    kind: str
    verdict: Verdict
    code: str
    cells: tuple[str, ...]


def findings(checked: Sequence[Checked], text: str, lang: str, reader: Reader) -> tuple[Finding, ...]:
    """Everything in a text that the data refute, each stretch of words once, with a remedy that was tried."""
    found: dict[tuple[int, int], Finding] = {}
    for one in checked:
        if one.judgement.verdict != "contradicted" or (one.start, one.end) in found:
            continue
        found[one.start, one.end] = Finding(
            one.start,
            one.end,
            text[one.start : one.end],
            one.judgement.code,
            one.judgement.cells,
            said(one.judgement.cells, reader),
            remedy_for(one, text, lang, reader),
        )
    return tuple(found.values())


def said(cells: Sequence[str], reader: Reader, most: int = 4) -> str:
    """The first few cells with their values: gdp.yoy@jia@2023H1 = 8.1%."""
    worded = [f"{cell} = {reader.shown(cell)}" for cell in cells[:most]]
    return "; ".join([*worded, *(["…"] if len(cells) > most else [])])


def rows(checked: Sequence[Checked], text: str) -> tuple[ClaimRow, ...]:
    """Every claim of a text with its verdict, for the table that is signed."""
    return tuple(
        ClaimRow(
            c.start,
            c.end,
            text[c.start : c.end],
            c.kind,
            c.judgement.verdict,
            c.judgement.code,
            c.judgement.cells,
        )
        for c in checked
    )


def outcome(row: ClaimRow, lang: Language) -> str:
    """What came of one claim, in words: that it agrees, that it does not, or why nothing can be told."""
    reason = row.code if row.verdict == "undecidable" else row.verdict
    return say(f"claims.{reason}" if knows(f"claims.{reason}") else "claims.nothing-said", lang)


def problem_of(code: str) -> str:
    """The problem that a claim is reported as which fails in this respect."""
    return PROBLEMS.get(code, "claim-direction")


def as_problem(finding: Finding, where: Span, subject: str = "") -> Problem:
    """The finding as a problem of the bundle, told at the place of its words."""
    return problem(
        problem_of(finding.code),
        where,
        severity=Severity.ERROR,
        subject=subject,
        words=finding.words,
        said=finding.said,
        meant=finding.remedy.words if finding.remedy else "",
    )
