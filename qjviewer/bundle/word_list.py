"""The word list of a bundle (`words.csv`): what its texts are in the other languages.

Keyed by the text as typed; a row's `where` tells two uses of one text apart. What the list lacks, the
program's own list of standard terms may have.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import msgspec

from qjviewer.bundle.csv_text import BrokenRow, CsvTable, find_header, plain_lines
from qjviewer.bundle.values import ANY_LANGUAGE, NO_TEXT, Text
from qjviewer.problems import Problem, Severity, Span, problem
from qjviewer.resources import resource
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES

WHERE: Final = "where"
# What the columns may be called.
_COLUMNS: Final[dict[str, str]] = {
    **{lang.lower(): lang for lang in LANGUAGES},
    **{lang: lang for lang in LANGUAGES},
    **dict.fromkeys(("简体", "简体中文", "原文"), "zh-Hans"),
    **dict.fromkeys(("繁体", "繁體", "繁体中文", "繁體中文"), "zh-Hant"),
    **dict.fromkeys(("英文", "英语", "english"), "en"),
    **dict.fromkeys((WHERE, "位置", "用处"), WHERE),
}
# A place in the bundle: briefing.title, short, tabs[0].blocks[2].title.
_PATH: Final = re.compile(r"[\w.\[\]-]+")


class WordRow(msgspec.Struct):
    """One row: a text in its languages, where it holds, and where it stands."""

    texts: dict[str, str]
    where: str
    span: Span
    used: bool = False


class WordList(msgspec.Struct):
    """The rows by the text they translate."""

    language: str = DEFAULT_LANGUAGE
    rows: dict[str, list[WordRow]] = msgspec.field(default_factory=dict)

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

    def listed(self, typed: str, path: str) -> Text:
        """The text that the list gives for this place alone; no text where it has no row for it."""
        row = self.row_of(typed, path)
        return self.text(typed, path) if row is not None and row.where else NO_TEXT

    def row_of(self, typed: str, path: str) -> WordRow | None:
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
    found = WordList(language)
    sheet = find_header(plain_lines(text), _COLUMNS)
    if sheet is None or language not in sheet.columns:
        known = "、".join((*LANGUAGES, WHERE))
        return found, [problem("words-header", Span(file, 1, 1), language=language, columns=known)]
    problems = list(_header_problems(sheet, file))
    try:
        for chunk in sheet.chunks():
            for cells, line in zip(chunk.rows, chunk.lines, strict=True):
                problems += _added(found, cells, sheet.columns, Span(file, line, 1))
    except BrokenRow as broken:
        problems.append(problem("table-quotes", Span(file, broken.line, 1)))
    return found, problems


def _header_problems(sheet: CsvTable, file: str) -> Iterator[Problem]:
    for number, key in enumerate(sheet.columns, 1):
        where = Span(file, sheet.header_line, number)
        if key and key in sheet.columns[: number - 1]:
            yield problem("column-twice", where, column=key[:40])
        elif key and key not in _COLUMNS:
            yield problem("column-unknown", where, severity=Severity.WARNING, column=key[:40])


def _added(to: WordList, cells: Sequence[str], columns: tuple[str, ...], span: Span) -> Iterator[Problem]:
    """Add a row; gives what is wrong with it."""
    if any(cell.strip() for cell in cells[len(columns) :]):
        # A comma in an English sentence that is not in quotation marks cuts it in two.
        yield problem("words-row", span, cells=len(cells), columns=len(columns))
        return
    row = {key: cell.strip() for key, cell in zip(columns, cells, strict=False)}
    typed, where = row.get(to.language, ""), row.get(WHERE, "")
    texts: dict[str, str] = {lang: row.get(lang, "") for lang in LANGUAGES}
    if where and not _PATH.fullmatch(where):
        yield problem("words-where", span, text=where[:30])
        return
    if not typed:
        if any(texts.values()):
            yield problem("words-without-text", span, severity=Severity.WARNING, language=to.language)
        return
    first = next((r for r in to.rows.get(typed, ()) if r.where == where), None)
    if first is not None:
        yield problem("words-twice", span, severity=Severity.WARNING, text=typed[:30], first=first.span.line)
        return
    to.rows.setdefault(typed, []).append(WordRow(texts, where, span))


@cache
def _terms() -> dict[str, dict[str, str]]:
    """The program's own terms in the other languages: indicators, units, places above the county."""
    text = resource("terms.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {row["zh-Hans"]: {lang: row[lang] for lang in LANGUAGES if row[lang]} for row in rows}
