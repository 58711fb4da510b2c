"""What texts claim is so: every sentence against the figures, every translation against its text."""

from collections import Counter
from collections.abc import Iterator

from qjviewer.checks.claim_table import cells_of, meant
from qjviewer.checks.claims import ReadText, TextClaim, pairs
from qjviewer.checks.language.findings import problem_of
from qjviewer.checks.quantity import BaseAmount
from qjviewer.checks.scanning import matching, scan
from qjviewer.checks.subject import Subject
from qjviewer.problems import Problem, Severity

# More cells than these say no more.
_MOST_CELLS = 4


def check(subject: Subject) -> Iterator[Problem]:
    """Report what the figures refute, and translations that say another thing."""
    for read in subject.read:
        for claim in read.refuted:
            yield _told(claim, read, subject)
    yield from _between_languages(subject)


def _told(claim: TextClaim, read: ReadText, subject: Subject) -> Problem:
    return subject.report_in(
        problem_of(claim.code),
        read.passage,
        claim.start,
        claim.end,
        Severity.ERROR,
        words=claim.words,
        said=said(claim, subject),
        meant=meant(claim, read, subject),
    )


def said(claim: TextClaim, subject: Subject) -> str:
    """What the figures say that a claim rests on: gdp.yoy = 13.4%."""
    cells = [str(cell) for cell in cells_of(claim, subject, subject.base)]
    return "; ".join([*cells[:_MOST_CELLS], *(["…"] if len(cells) > _MOST_CELLS else [])])


def _between_languages(subject: Subject) -> Iterator[Problem]:
    for original, translation in pairs(subject.read, subject.base):
        if not original.claims or not translation.claims or original.refuted or translation.refuted:
            # Where one of them claims nothing they can't be compared.
            continue
        numbers = _numbers(original) != _numbers(translation)
        differing = subject.claims.difference(original, translation, numbers=numbers)
        if differing is not None:
            start, end = translation.typed(*differing.other)
            yield subject.report_in(
                "claim-languages",
                translation.passage,
                start,
                end,
                Severity.ERROR,
                words=translation.text[differing.other[0] : differing.other[1]],
                language=translation.passage.lang,
                said=original.text[differing.one[0] : differing.one[1]],
            )


def _numbers(read: ReadText) -> Counter[BaseAmount]:
    """The numbers of a text as the audience reads it, each as often as it stands there."""
    lang = read.passage.lang
    return Counter(n.quantity for n in scan(matching(read.text, lang), lang) if n.sort == "data")
