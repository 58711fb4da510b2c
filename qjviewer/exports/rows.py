"""Every figure as one row, worded in one language: what tables, sheets and data files show."""

import re
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.bundle.units import scaled
from qjviewer.exports.parts import Parts
from qjviewer.figures import ranking
from qjviewer.figures.comparing import Comparer
from qjviewer.figures.figure import Figure, Rank
from qjviewer.figures.telling import sum_of

# The keys of a row in the order of columns; each names a phrase `exports.col-<key>`.
COLUMNS: Final = (
    "id", "indicator", "measure", "against", "place", "period", "period_code", "value", "upper", "mark",
    "unit", "shown", "missing", "rank", "ranked", "among", "ranks", "status", "accounts", "context",
    "sources", "derivation", "inputs", "note", "people", "owner",
)  # fmt: skip
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?", re.ASCII)


class FigureRow(msgspec.Struct, frozen=True):
    """A figure with its words; `value` and `upper` count in `unit`, all as the language writes them.

    `shown` is what a reader of a page sees; `missing` says why there is no value. `rank`, `ranked` and
    `among` are those of the group that counts first (0 and empty without one), `ranks` all in words.
    """

    id: str
    indicator: str
    measure: str
    against: str
    place: str
    period: str
    period_code: str
    value: Decimal | None
    upper: Decimal | None
    mark: str
    unit: str
    shown: str
    missing: str
    rank: int
    ranked: int
    among: str
    ranks: str
    status: str
    accounts: str
    context: bool
    sources: str
    derivation: str
    inputs: str
    note: str
    people: str
    owner: str


def figure_rows(parts: Parts) -> tuple[FigureRow, ...]:
    """All figures that this view shows."""
    return tuple(row_of(f, parts) for f in parts.figures)


def shown_value(value: Decimal | None, figure: Figure, parts: Parts) -> Decimal | None:
    """A value of the figure in the unit of the language: 亿元 become billions."""
    return None if value is None else scaled(value, figure.unit, parts.lang)


def ranks_of(figure: Figure, parts: Parts) -> tuple[Rank, ...]:
    """The ranks of a figure in every group: published ones, then those computed among known members."""
    if figure.against or not figure.indicator or figure.id in parts.bundle.fact_by_id:
        return figure.ranks
    groups = (g for g in ranking.groups_for(parts.cube, figure) if g not in {r.among for r in figure.ranks})
    found = (ranking.rank_figure(parts.cube, figure, group) for group in groups)
    new = (f.ranks[0] for f in found if f.ranks and not f.internal)
    return figure.ranks + tuple(r for r in new if r not in figure.ranks)


def inputs_of(figure: Figure, parts: Parts) -> tuple[tuple[str, Figure], ...]:
    """What a computed figure rests on, as far as this view shows it: the sign before it, and the figure."""
    known = ((term.sign, parts.cube.by_id(term.figure)) for term in figure.inputs if figure.how)
    return tuple((sign, f) for sign, f in known if f is not None and parts.maker.shows(f))


def row_of(figure: Figure, parts: Parts) -> FigureRow:
    """The row of one figure."""
    teller, maker = parts.teller, parts.maker
    ranks = ranks_of(figure, parts)
    first = ranks[0] if ranks else Rank("", 0)
    return FigureRow(
        id=figure.id,
        indicator=teller.name(figure),
        measure=maker.measure_words(figure),
        against=against(figure, parts),
        place=place_of(figure, parts),
        period=teller.period(figure.period),
        period_code=figure.period.code,
        value=shown_value(figure.value, figure, parts),
        upper=shown_value(figure.upper, figure, parts),
        mark=mark_of(figure, parts),
        unit=teller.unit(figure),
        shown=shown(figure, parts),
        missing="" if figure.ranks else teller.why(figure),
        rank=first.rank,
        ranked=first.of,
        among=teller.group_name(first.among) if first.rank else "",
        ranks=teller.joined(map(teller.chip_of, ranks)),
        status=status_of(figure, parts),
        accounts=figure.accounts,
        context=figure.context,
        sources="；".join(map(teller.citation, figure.cite)) or maker.text(figure.uncited),
        derivation=sum_of(figure, teller),
        inputs=_told_inputs(figure, parts),
        note="".join(run.text for run in maker.runs(figure.note)),
        people=teller.people(figure.people),
        owner=maker.text(figure.owner),
    )


def shown(figure: Figure, parts: Parts) -> str:
    """What a page prints of a figure: its value, the mark of what is missing, or its rank alone."""
    if figure.value is None and figure.ranks:
        return parts.teller.rank(figure)
    return parts.teller.value(figure)


def place_of(figure: Figure, parts: Parts) -> str:
    """The place in full: 全省 says nothing in a file that leaves its page."""
    place = parts.teller.place_of(figure)
    return parts.maker.text(place.name) if place else ""


def status_of(figure: Figure, parts: Parts) -> str:
    """The status of a value in words, with 期后 for what became known only after the briefing's day."""
    if figure.value is None and not figure.ranks and not figure.mark:
        return ""
    status = parts.teller.status(figure) or parts.say("published")
    later = parts.maker.say("later-mark") if figure.is_later else ""
    return parts.teller.joined(w for w in (status, later) if w)


def mark_of(figure: Figure, parts: Parts) -> str:
    """The source's word beside a value (多, 以上), or a target in words alone."""
    if figure.value is None:
        return figure.mark
    return parts.teller.say(f"approx-{figure.mark}", number="").strip() if figure.mark else ""


def against(figure: Figure, parts: Parts) -> str:
    """What a difference is against: 全省, 一季度, 地区生产总值增速; empty for all other figures."""
    base = parts.cube.by_id(figure.id.partition(" ")[0]) if figure.against else None
    if base is None or figure.measure == "rank":
        return ""
    return Comparer(parts.teller).other_side(base, figure)


def _told_inputs(figure: Figure, parts: Parts) -> str:
    return "; ".join(sign + f.id for sign, f in inputs_of(figure, parts))


def cell(row: FigureRow, key: str, parts: Parts) -> str | Decimal | None:
    """What a table shows for a row: numbers as numbers, all else as words."""
    value: object = getattr(row, key)
    if value is None or isinstance(value, Decimal):
        return value
    if isinstance(value, bool):
        return parts.say("yes") if value else ""
    if isinstance(value, int):
        return Decimal(value) if value else None
    return str(value)


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe goes before what could start one."""
    if _NUMBER.fullmatch(text):
        return text
    return "'" + text if text.lstrip()[:1] in tuple("=+-@＝＋－＠") and text else text.replace("\t", " ")
