"""The word list of a bundle (`words.csv`): what its texts are in the other languages.

Keyed by the text as typed; a row's `where` tells two uses of one text apart. What the list lacks, the
program's own list of standard terms may have.
"""

import csv
import io
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from qjviewer.bundle.values import ANY_LANGUAGE, Text
from qjviewer.problems import Problem, Severity, Span, problem
from qjviewer.resources import resource
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES

WHERE: Final = "where"


@dataclass
class Row:
    """One row: a text in its languages, where it holds, and where it stands."""

    texts: dict[str, str]
    where: str
    span: Span
    used: bool = False


@dataclass
class WordList:
    """The rows by the text they translate."""

    language: str = DEFAULT_LANGUAGE
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def text(self, typed: str, path: str) -> Text:
        """A typed text with its translations: the list's for this place, its general ones, else the terms."""
        row = self.row_of(typed, path)
        found = {self.language: typed}
        if row is not None:
            row.used = True
            found |= {lang: text for lang, text in row.texts.items() if lang != self.language and text}
        for lang, term in _terms().get(typed, {}).items() if self.language == DEFAULT_LANGUAGE else ():
            found.setdefault(lang, term)
        if len(found) == 1 and not needs_translation(typed):
            return Text(((ANY_LANGUAGE, typed),))
        return Text(tuple((lang, found[lang]) for lang in LANGUAGES if lang in found))

    def row_of(self, typed: str, path: str) -> Row | None:
        """The row that translates a typed text at an origin path; None where the list has none."""
        rows = self.rows.get(typed, ())
        fitting = [r for r in rows if _fits(r.where, path)]
        return max(fitting, key=lambda r: len(r.where)) if fitting else None


def _fits(where: str, path: str) -> bool:
    """Whether a row is for this place: its `where` is the whole path, or its last keys."""
    return not where or path == where or path.endswith("." + where)


def needs_translation(typed: str) -> bool:
    """Whether a text differs between languages: one of digits, Latin letters and signs alone does not."""
    return any(c > "\u2e7f" for c in typed)


def read_words(text: str, file: str, language: str) -> tuple[WordList, list[Problem]]:
    """Read a word list; what is wrong with it is told, the good rows are kept."""
    rows = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")))
    found = WordList(language)
    problems: list[Problem] = []
    try:
        header = [cell.strip() for cell in next(rows, [])]
        if language not in header:
            known = "、".join((*LANGUAGES, WHERE))
            return found, [problem("words-header", Span(file, 1, 1), language=language, columns=known)]
        for cells in rows:
            _add(found, dict(zip(header, cells, strict=False)), Span(file, rows.line_num, 1), problems)
    except csv.Error:
        problems.append(problem("table-quotes", Span(file, rows.line_num, 1)))
    return found, problems


def _add(to: WordList, cells: dict[str, str], span: Span, problems: list[Problem]) -> None:
    typed, where = cells.get(to.language, "").strip(), cells.get(WHERE, "").strip()
    if not typed:
        return
    texts: dict[str, str] = {lang: cells.get(lang, "").strip() for lang in LANGUAGES}
    for other in to.rows.get(typed, ()):
        if other.where == where:
            first = other.span.line
            problems.append(
                problem("words-twice", span, severity=Severity.WARNING, text=typed[:30], first=first)
            )
            return
    to.rows.setdefault(typed, []).append(Row(texts, where, span))


@cache
def _terms() -> dict[str, dict[str, str]]:
    """The program's own terms in the other languages: indicators, units, places above the county."""
    text = resource("terms.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {row["zh-Hans"]: {lang: row[lang] for lang in LANGUAGES if row[lang]} for row in rows}
