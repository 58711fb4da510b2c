"""What can be filled in: every figure that stands in a file, told by its address in words."""

from collections.abc import Iterator
from typing import Final

import msgspec

from qjviewer.bundle.about import STATUSES
from qjviewer.bundle.periods import before
from qjviewer.exports.parts import Parts
from qjviewer.exports.rows import FigureRow, row_of
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.problems import Span
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, Language, say

# The columns of the form in order; each names a phrase `exports.form-col-<key>`. Those of `OPEN` are for
# filling in, an empty cell changes nothing; the others tell what a row is about. The address is hidden.
TOLD: Final = ("indicator", "measure", "place", "period", "previous", "old")
OPEN: Final = ("new", "new_status", "note")
SHOWN: Final = (*TOLD, *OPEN)
COLUMNS: Final = (*SHOWN, "address")


class Fillable(msgspec.Struct, frozen=True):
    """A figure as the form shows it: its address, the words about it, its value as typed, where it stands.

    `words` are indicator, measure, place and period; `previous` is the value of the point before.
    """

    address: str
    words: tuple[str, ...]
    previous: str
    typed: str
    status: str
    owner: str
    span: Span


def fillables(parts: Parts, owner: str = "") -> Iterator[Fillable]:
    """Every typed figure of this view but ranks alone, in the order of the files' indicators; facts last.

    With an `owner` only those that this department answers for.
    """
    teller = Teller(parts.cube, DEFAULT_LANGUAGE)
    for figure in parts.typed:
        span = span_of(figure, parts)
        is_rank = figure.value is None and not figure.missing and not figure.mark
        # What a bureau's own workbook gives is not typed a second time.
        if span is None or span.file in parts.bundle.source_by_id:
            continue
        row = row_of(figure, parts)
        if is_rank or figure.how not in ("", "stated") or (owner and row.owner != owner):
            continue
        # In the units of the files, whatever language the form is in.
        yield Fillable(
            figure.id, _words(row, parts), _previous(figure, parts, teller), teller.value(figure),
            figure.status, row.owner, span,
        )  # fmt: skip


def owners_of(parts: Parts) -> tuple[str, ...]:
    """The departments that answer for figures of the form, in the order met."""
    return tuple(dict.fromkeys(row.owner for row in fillables(parts) if row.owner))


def _words(row: FigureRow, parts: Parts) -> tuple[str, ...]:
    """What stands in the told columns in front of the values."""
    measure = (
        parts.say("form-against", measure=row.measure, against=row.against) if row.against else row.measure
    )
    return row.indicator, measure, row.place, row.period


def _previous(figure: Figure, parts: Parts, teller: Teller) -> str:
    """The value of the point before in the briefing's rhythm; of facts and differences none is known."""
    bundle = parts.bundle
    indicator = bundle.indicator_by_id.get(figure.indicator)
    if indicator is None or figure.id in bundle.fact_by_id or " vs " in figure.id or figure.is_target:
        return ""
    period = before(figure.period, bundle.briefing.rhythm, indicator.basis)
    found = parts.cube.figure(figure.indicator, figure.measure, figure.place, period)
    shown = found.value is not None and not found.internal
    return teller.value(found) if shown else ""


def span_of(figure: Figure, parts: Parts) -> Span | None:
    """Where the value of a figure stands; None for what no file holds."""
    if figure.id in parts.bundle.fact_by_id:
        return parts.cube.origins.get(f"facts.{figure.id}.value")
    return figure.span


def status_word(status: str, lang: Language) -> str:
    """A status as people write it."""
    return say("exports.form-published" if status == "published" else f"figures.status-{status}", lang)


def status_named(word: str) -> str:
    """The status that a word in any language, or its own name, means; empty for another word."""
    known = {status_word(status, lang): status for status in STATUSES for lang in LANGUAGES}
    return word if word in STATUSES else known.get(word, "")
