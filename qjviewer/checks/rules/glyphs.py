"""Characters that the fonts shipped with the program do not have."""

from collections.abc import Iterator

from qjviewer.checks.subject import Subject
from qjviewer.glyphs import uncovered
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report each missing character once, where it first stands."""
    seen: set[str] = set()
    for passage in subject.passages:
        new = set(passage.text) - seen
        seen |= new
        for char in uncovered(new) if new else ():
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
