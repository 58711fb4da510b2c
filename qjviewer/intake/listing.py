"""What was read from a workbook, told to people and to other programs."""

from collections.abc import Iterator
from typing import Any, Final

from qjviewer.intake.drift import Drift
from qjviewer.intake.measure_words import MEASURES, QOQ, RANK, YOY, YTD
from qjviewer.intake.questions import IntakeQuestion, questions_of
from qjviewer.intake.read_figure import Doubt, DoubtChoice, ReadFigure
from qjviewer.intake.reading_again import MappedReading
from qjviewer.intake.understanding import UnderstoodTable
from qjviewer.intake.unit_words import PERCENT
from qjviewer.wording import DEFAULT_LANGUAGE, Language, knows, listed, say

__all__ = ["as_data", "choice_text", "read_text", "told"]
_MINUS: Final = "−"
_MOST_SURE: Final = 12
# A decrease is said in words, never as a growth below zero.
_GROWTH: Final = (YOY, QOQ, YTD)


def told(reading: MappedReading, lang: Language = DEFAULT_LANGUAGE, *, every: bool = False) -> list[str]:
    """Lines for a person: counts, tables, what is asked, what is worth a look, what has changed."""
    figures, name = reading.figures, reading.read.book.name
    if not figures:
        return [say("intake.nothing", lang, file=name)]
    sure = sum(figure.is_sure for figure in figures)
    lines = [say("intake.count", lang, file=name, all=len(figures), sure=sure, asked=len(figures) - sure)]
    lines += [f"  {_table_line(table, lang)}" for table in reading.read.tables if table.figures]
    lines += _section("asked-head", list(_asked(questions_of(figures), lang)), lang)
    lines += _section("drift-head", [drift_text(entry, lang) for entry in reading.drift], lang)
    return lines + _section("sure-head", list(_sure(figures, lang, every=every)), lang)


def _section(head: str, lines: list[str], lang: Language) -> list[str]:
    return [say(f"intake.{head}", lang), *(f"  {line}" for line in lines)] if lines else []


def _table_line(table: UnderstoodTable, lang: Language) -> str:
    around = table.around
    titles = [line.text for line in table.table.titles][-1:]
    periods = {figure.period_code for figure in table.figures if figure.period_code}
    source = around.time_source or "header"
    return say(
        "intake.table-line", lang, sheet=table.table.grid.sheet.name, title="".join(f" {t}" for t in titles),
        place=around.place or "…", period=listed(sorted(periods)[-3:], lang) or "…",
        source=say(f"intake.source-{source}", lang), count=len(table.figures),
    )  # fmt: skip


def _asked(questions: list[IntakeQuestion], lang: Language) -> Iterator[str]:
    for question in questions:
        first = question.cells[0]
        choices = " / ".join(choice_text(choice, question.field, lang) for choice in question.choices)
        # Nothing is preselected: the line shows what the cell may be, not what it is.
        yield _line(first, lang, say("intake.open", lang, choices=choices))
        yield say("intake.why", lang, why=say(f"intake.reason-{question.reason}", lang))
        if len(question.cells) > 1:
            yield say("intake.and-more", lang, count=len(question.cells) - 1)


def _sure(figures: list[ReadFigure], lang: Language, *, every: bool) -> Iterator[str]:
    sure = [figure for figure in figures if figure.is_sure]
    if every:
        yield from (_line(figure, lang) for figure in sure)
        return
    seen: dict[str, int] = {}
    for figure in sure:
        kind = figure.how or figure.missing
        seen[kind] = seen.get(kind, 0) + 1
        if kind and seen[kind] == 1 and len(seen) <= _MOST_SURE:
            why = f"intake.how-{kind}" if knows(f"intake.how-{kind}") else f"intake.missing-{kind}"
            yield (
                f"{_line(figure, lang)}　{say(why, lang)}"
                if figure.how and knows(why)
                else _line(figure, lang)
            )


def _line(figure: ReadFigure, lang: Language, read: str = "") -> str:
    cell = f"{figure.sheet}!{figure.cell}" if figure.sheet else figure.cell
    label = " ".join((figure.place, "/".join(figure.indicator), figure.period_code))
    shown = " ".join(figure.shown.split())
    return say(
        "intake.reads-as", lang, cell=cell, label=label, shown=shown, read=read or read_text(figure, lang)
    )


def read_text(figure: ReadFigure, lang: Language = DEFAULT_LANGUAGE) -> str:
    """What a figure was read as, in a few words: 同比增长 −2.7%."""
    measure = measure_text(figure.measure, lang)
    if figure.value is None:
        kind = "error" if figure.status == "error" else figure.missing
        return f"{measure} {say(f'intake.missing-{kind}', lang)}"
    number = f"{figure.value:f}".replace("-", _MINUS)
    if figure.measure == RANK:
        return say("intake.nth", lang, n=number)
    if figure.measure in _GROWTH and figure.unit == PERCENT:
        way = "flat" if not figure.value else "down" if figure.value < 0 else "up"
        return say(f"intake.{figure.measure}-{way}", lang, n=f"{abs(figure.value):f}")
    return f"{measure} {number}{figure.unit}"


def measure_text(measure: str, lang: Language = DEFAULT_LANGUAGE) -> str:
    """The name of a measure."""
    return say(f"intake.measure-{measure}", lang) if measure in MEASURES else measure


def choice_text(choice: DoubtChoice, field: str, lang: Language = DEFAULT_LANGUAGE) -> str:
    """What a choice would make of the cell, in words."""
    if field in ("measure", "rank"):
        return measure_text(choice.text, lang)
    return choice.text.replace("-", _MINUS) if field == "value" else choice.text


def drift_text(entry: Drift, lang: Language = DEFAULT_LANGUAGE) -> str:
    """One change of a workbook's form, in words."""
    cell = f"{entry.sheet}!{entry.cell}" if entry.sheet and entry.cell else entry.cell or entry.sheet
    return say(f"intake.drift-{entry.kind}", lang, cell=cell, old=entry.old, new=entry.new)


def as_data(reading: MappedReading) -> dict[str, Any]:
    """The same for programs: plain lists and maps, numbers as texts with their digits."""
    return {
        "file": reading.read.book.name,
        "kind": reading.read.book.kind,
        "sha256": reading.read.book.digest,
        "tables": [_table_data(table) for table in reading.read.tables],
        "figures": [_figure_data(figure) for figure in reading.figures],
        "drift": [
            {"kind": d.kind, "sheet": d.sheet, "cell": d.cell, "old": d.old, "new": d.new}
            for d in reading.drift
        ],
    }


def _table_data(table: UnderstoodTable) -> dict[str, Any]:
    return {
        "sheet": table.table.grid.sheet.name,
        "title": [line.text for line in table.table.titles],
        "place": table.around.place,
        "period_from": table.around.time_source or "header",
        "header_rows": table.table.headers,
        "figures": len(table.figures),
    }


def _figure_data(figure: ReadFigure) -> dict[str, Any]:
    period = figure.period
    return {
        "sheet": figure.sheet,
        "cell": figure.cell,
        "shown": figure.shown,
        "indicator": "/".join(figure.indicator),
        "measure": figure.measure,
        "place": figure.place,
        "period": figure.period_code,
        "from": f"{period.year}-{period.first_month:02}" if period else "",
        "to": f"{period.last_year}-{period.last_month:02}" if period else "",
        "value": "" if figure.value is None else f"{figure.value:f}",
        "unit": figure.unit,
        "rank": figure.rank or None,
        "ranked": figure.rank_size or None,
        "status": "hidden" if figure.is_hidden else figure.status,
        "missing": figure.missing,
        "approximate": figure.is_approximate,
        "sure": figure.is_sure,
        "doubts": [_doubt_data(doubt) for doubt in figure.doubts],
    }


def _doubt_data(doubt: Doubt) -> dict[str, Any]:
    choices = [{"key": choice.key, "text": choice.text} for choice in doubt.choices]
    return {"reason": doubt.reason, "field": doubt.field, "choices": choices}
