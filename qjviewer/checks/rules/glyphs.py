"""Characters that the fonts shipped with the program do not have."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from qjviewer.checks.subject import Subject
from qjviewer.problems import Problem, Severity
from qjviewer.resources import resource


def check(subject: Subject) -> Iterator[Problem]:
    """Report each missing character once, where it first stands."""
    starts, ends = coverage()
    seen: set[str] = set()
    for passage in subject.passages if starts else ():
        for char in sorted(set(passage.text) - seen):
            seen.add(char)
            at = bisect_right(starts, ord(char)) - 1
            if not char.isspace() and (at < 0 or ord(char) > ends[at]):
                where = passage.text.index(char)
                yield subject.report_in(
                    "no-glyph",
                    passage,
                    where,
                    where + 1,
                    Severity.WARNING,
                    character=char,
                    point=f"U+{ord(char):04X}",
                )


@cache
def coverage() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last code points of the ranges the fonts cover; empty where no list ships.

    `resources/fonts/coverage.txt` holds ranges and single code points, `4E00-4E09 4E10`.
    """
    try:
        ranges = resource("fonts", "coverage.txt").read_text(encoding="ascii").split()
    except FileNotFoundError:
        return (), ()
    pairs = [text.partition("-") for text in ranges]
    return (
        tuple(int(first, 16) for first, _, _ in pairs),
        tuple(int(last or first, 16) for first, _, last in pairs),
    )
