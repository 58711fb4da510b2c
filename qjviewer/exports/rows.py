"""Every figure as one row, worded in one language: what tables, sheets and data files show."""

import re
from dataclasses import dataclass
from decimal import Decimal

from qjviewer.bundle.units import scale_for
from qjviewer.exports.parts import Parts
from qjviewer.figures.figure import Figure
from qjviewer.figures.telling import sum_of

# The keys of a row in the order of columns; each names a phrase `exports.col-<key>`.
COLUMNS = (
    "id", "name", "measure", "place", "period", "value", "unit", "approx", "shown",
    "rank", "ranked", "ranked_inferred", "tied", "among", "status", "context",
    "sources", "derivation", "note",
)  # fmt: skip
NUMBERS = ("value", "rank", "ranked")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?", re.ASCII)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with its words; `value` counts in `unit`, both as the language writes them."""

    id: str
    name: str
    measure: str
    place: str
    period: str
    value: Decimal | None
    unit: str
    approx: str
    shown: str
    rank: int
    ranked: int
    ranked_inferred: bool
    tied: bool
    among: str
    status: str
    context: bool
    sources: str
    derivation: str
    note: str


def figure_rows(parts: Parts) -> tuple[FigureRow, ...]:
    """All figures that this view shows."""
    return tuple(_row(f, parts) for f in parts.figures)


def scaled(figure: Figure, parts: Parts) -> Decimal | None:
    """The value in the unit of the language: 亿元 become billions; decimals stay as typed otherwise."""
    factor = scale_for(figure.unit, parts.lang)
    return figure.value if figure.value is None or factor == 1 else (figure.value * factor).normalize()


def _row(figure: Figure, parts: Parts) -> FigureRow:
    teller, maker = parts.teller, parts.maker
    return FigureRow(
        id=figure.id,
        name=teller.measured(figure),
        measure=maker.measure_words(figure),
        place=teller.place(teller.place_of(figure)),
        period=teller.period(figure.period),
        value=scaled(figure, parts),
        unit=teller.unit(figure),
        approx=teller.say(f"approx-{figure.approx}", number="").strip() if figure.approx else "",
        shown=teller.value(figure),
        rank=figure.rank,
        ranked=teller.number_ranked(figure),
        ranked_inferred=False,
        tied=figure.tied,
        among=teller.ranked_among(figure) if figure.rank else "",
        status=teller.status(figure) or parts.say("published"),
        context=figure.context,
        sources="；".join(map(teller.citation, figure.cite)) or maker.text(figure.uncited),
        derivation=sum_of(figure, teller),
        note="".join(run.text for run in maker.runs(figure.note)),
    )


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe goes before what could start one."""
    if _NUMBER.fullmatch(text):
        return text
    return "'" + text if text.lstrip()[:1] in tuple("=+-@＝＋－＠") and text else text.replace("\t", " ")
