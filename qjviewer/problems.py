"""One thing wrong with a bundle: what, where, how bad, and how to mend it."""

from collections.abc import Iterable, Mapping
from enum import IntEnum

import msgspec

from qjviewer.wording import DEFAULT_LANGUAGE, Language, knows, say


class Severity(IntEnum):
    """How bad a problem is; only an error makes `check` fail."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """The lower-case name used in output for machines."""
        return self.name.lower()


# Beyond this a spot is told by its text's place: counting must not take long.
_MOST_COUNTED = 1000


class Span(msgspec.Struct, frozen=True, eq=False):
    """A place in a file: lines and columns count from 1; line 0 means the file as a whole.

    In a workbook `sheet` is the name of the sheet, line and column those of the cell.
    `raw` is what was typed there, quotes and line breaks included, where the place is a scalar's:
    it leads from a spot in the text as read to the very character in the file.
    """

    file: str
    line: int = 0
    column: int = 0
    raw: str = ""
    sheet: str = ""

    def __eq__(self, other: object) -> bool:
        # A place is a place, whatever was typed there.
        return isinstance(other, Span) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash((self.file, self.line, self.column, self.sheet))

    def _key(self) -> tuple[str, int, int, str]:
        return self.file, self.line, self.column, self.sheet

    @property
    def cell(self) -> str:
        """The address of the cell in its sheet (D7); empty where it is no cell."""
        return cell_address(self.line, self.column) if self.sheet and self.line else ""

    def __str__(self) -> str:
        if self.sheet:
            return " · ".join(part for part in (self.file, self.sheet, self.cell) if part)
        return ":".join([self.file, *([str(self.line), str(self.column)] if self.line else [])])

    def within(self, text: str, start: int, end: int) -> "Span":
        """The place of `text[start:end]`, `text` being this scalar as read; else the scalar's own."""
        wanted = text[start:end]
        # Quoting, folding and trimming move characters about but keep their order: count, then find.
        at = -1
        for _ in range(_count(text, wanted, start) + 1):
            at = self.raw.find(wanted, at + 1)
            if at < 0:
                return self
        above = self.raw.count("\n", 0, at)
        column = at - self.raw.rfind("\n", 0, at) if above else self.column + at
        return Span(self.file, self.line + above, column)


def column_letters(column: int) -> str:
    """The letters of a column counted from 1: 1 → A, 28 → AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """The address of a cell: (4, 3) → C4."""
    return f"{column_letters(column)}{row}"


def _count(text: str, wanted: str, end: int) -> int:
    """How often `wanted` starts before `end`, overlaps counted; few enough to look for one by one."""
    count, at = 0, text.find(wanted)
    while 0 <= at < end and count < _MOST_COUNTED:
        count, at = count + 1, text.find(wanted, at + 1)
    return count


def span_at(text: str, at: int, file: str) -> Span:
    """The place of a character in the text of a file."""
    return Span(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


class Problem(msgspec.Struct, frozen=True):
    """One finding; its words are made on demand, so a change of language needs no new check.

    `code` names the phrases `problem.<code>` and `hint.<code>`; `args` fill their places.
    `subject` is the origin path it speaks of ("figures.fai-yoy.value"), so a view can jump there.
    """

    code: str
    severity: Severity
    where: Span
    args: tuple[tuple[str, str], ...] = ()
    subject: str = ""

    def message(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """What is wrong, in one sentence."""
        return say(f"problem.{self.code}", lang, **self._values(lang))

    def hint(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """What to do about it; empty when the message says it all."""
        values, key = self._values(lang), f"hint.{self.code}"
        hints = [say("hint.did-you-mean", lang, **values)] if values.get("meant") else []
        hints += [say("hint.choices", lang, **values)] if values.get("known") else []
        hints += [say(key, lang, **values)] if knows(key) else []
        return (" " if lang == "en" else "").join(hints)

    def _values(self, lang: Language) -> dict[str, str]:
        # An argument "@area.key" is itself a phrase: it follows the language.
        plain = {k: v for k, v in self.args if v[:1] != "@"}
        values = {k: say(v[1:], lang, **plain) if v[:1] == "@" and knows(v[1:]) else v for k, v in self.args}
        # Never empty: only then are the doubled braces of a phrase made single.
        return {"code": self.code, **values}


def problem(
    code: str,
    where: Span,
    *,
    severity: Severity = Severity.ERROR,
    subject: str = "",
    **args: object,
) -> Problem:
    """Build a Problem, turning argument values into text."""
    return Problem(code, severity, where, tuple((k, str(v)) for k, v in args.items()), subject)


def in_order(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """The findings without repeats, by file, line and column.

    What stands in one place is one finding, however many subjects it was read for (an `about`).
    """
    once: dict[object, Problem] = {}
    for p in found:
        once.setdefault((p.where, p.code, p.args, "" if p.where.line else p.subject), p)
    return tuple(
        sorted(
            once.values(),
            key=lambda p: (p.where.file, p.where.sheet, p.where.line, p.where.column, p.code, p.args),
        )
    )


def as_json(p: Problem, lang: Language = DEFAULT_LANGUAGE) -> Mapping[str, object]:
    """The finding for machines, with its words in one language."""
    return {
        "code": p.code,
        "severity": p.severity.word,
        "file": p.where.file,
        "line": p.where.line,
        "column": p.where.column,
        "sheet": p.where.sheet,
        "cell": p.where.cell,
        "message": p.message(lang),
        "hint": p.hint(lang),
        "subject": p.subject,
    }
