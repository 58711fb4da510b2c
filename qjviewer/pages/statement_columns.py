"""Columns of 一表统览: `measure[@place][@period] [form]` or `"@period"`, each with a heading."""

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.kinds import HeadedColumn
from qjviewer.bundle.measures import LEVEL, MEASURES, measure_of
from qjviewer.bundle.names import HERE
from qjviewer.bundle.periods import relative_name
from qjviewer.bundle.scalars import nearest
from qjviewer.bundle.units import POINTS
from qjviewer.charts.small import MOST_IN_STRIP, RankCells
from qjviewer.figures import ranking
from qjviewer.figures.addresses import year_around
from qjviewer.figures.comparing import Comparer
from qjviewer.figures.figure import Figure
from qjviewer.figures.forms import FORMS, TREND, FormProblem, parsed_form
from qjviewer.figures.teller import MINUS, NOT_APPLICABLE
from qjviewer.pages.blocks import Cell
from qjviewer.pages.courses import meter_of, target_of_growth, trend_cell
from qjviewer.pages.maker import Maker

# The forms a column may have.
COLUMN_FORMS: Final = (
    "value",
    "rank",
    "nth",
    "moved",
    "vs",
    "ahead",
    "behind",
    "progress",
    "needed",
    "trend",
)
# Those that take a group.
_AMONG: Final = ("rank", "nth", "moved", "ahead", "behind")
_COMPARED: Final = ("vs", "ahead", "behind", "progress")


class Column(msgspec.Struct, frozen=True):
    """One column as read: measure (empty: the row's own), place, period words, form and its arguments.

    `over` is the heading it shares with those beside it, where one was typed.
    """

    text: str
    measure: str = ""
    place: str = ""
    period: str = ""
    form: str = "value"
    args: tuple[str, ...] = ()
    path: str = ""
    over: str = ""

    @property
    def is_amount(self) -> bool:
        """Whether it shows a value in the indicator's own unit."""
        return self.form == "value" and (not self.measure or not MEASURES[self.measure].unit)


def columns_of(typed: Sequence[HeadedColumn], path: str, maker: Maker) -> list[Column]:
    """The columns of a table; those that can't be read are reported and left out."""
    found = []
    for number, one in enumerate(typed):
        column = _column(one.of, f"{path}.columns[{number}]", maker)
        if column is not None:
            found.append(replace(column, over=maker.text(one.over)))
    return found


def _column(text: str, path: str, maker: Maker) -> Column | None:
    head, _, form_text = text.partition(" ")
    word, *parts = head.split("@")
    measure = measure_of(word) if word else None
    if word and measure is None:
        maker.report("unknown-measure-in", path, part=word[:40], meant=nearest(word, MEASURES))
        return None
    try:
        form, args = ("trend", []) if form_text in TREND else parsed_form(form_text)
    except FormProblem as error:
        maker.report(error.code, path, part=error.part[:40], meant=nearest(error.part, COLUMN_FORMS))
        return None
    if form not in COLUMN_FORMS:
        maker.report("unknown-form", path, part=form, meant=nearest(form, FORMS))
        return None
    if form in _AMONG:
        named = maker.bundle.names
        for word in args:
            if not named.id_of(word, "groups", "places") and not relative_name(word):
                meant = nearest(word, named.known("groups", "places"))
                maker.report("unknown-part", path, part=word[:40], meant=meant)
                return None
    place = period = ""
    for part in parts:
        resolved = maker.cube.resolver.place_of(part)
        if resolved or part in HERE:
            place = resolved or maker.bundle.briefing.place
        else:
            period = part
    return Column(text, measure.id if measure else "", place, period, form, tuple(args), path)


def cell_of(row: str, column: Column, path: str, maker: Maker) -> tuple[Cell, Figure | None]:
    """The cell of a row and column, and the figure in it."""
    address = maker.resolved(row, path)
    if address is None or address.what not in ("indicator", "figure", "fact"):
        return Cell(NOT_APPLICABLE), None
    figure = figure_in(row, column, maker)
    if figure is None:
        return Cell(NOT_APPLICABLE), None
    shown = _asked(figure, column, maker)
    if shown is None:
        return Cell(NOT_APPLICABLE), None
    if not maker.shows(shown):
        return Cell(NOT_APPLICABLE), None
    if column.form == "trend":
        return trend_cell(shown, maker), shown
    instead = target_of_growth(figure, column, maker) if shown.value is None else None
    return instead or _worded(figure, shown, column, maker), shown


def asked_in(row: str, column: Column, maker: Maker) -> Figure | None:
    """What a row and column show, without telling of what can't be read."""
    figure = figure_in(row, column, maker)
    if figure is None or (column.form in _AMONG and not group_of(figure, column, maker)):
        return None
    return _asked(figure, column, maker)


def figure_in(row: str, column: Column, maker: Maker) -> Figure | None:
    """The figure a row and column meet in, before its form."""
    address = maker.cube.resolve(row)
    if getattr(address, "what", "") == "fact":
        return maker.cube.fact(getattr(address, "id", "")) if column.is_amount else None
    name: str = getattr(address, "id", "")
    own = getattr(address, "measure", "") or ("" if column.measure else LEVEL.id)
    measure = column.measure or own
    place = column.place or getattr(address, "place", "")
    basis = maker.cube.resolver.basis_of(name)
    period = (
        maker.cube.resolver.period_of(column.period, basis)
        if column.period
        else getattr(address, "period", None)
    )
    if period is None:
        return None
    if MEASURES[measure].is_target:
        period = year_around(period)
    return maker.cube.figure(name, measure, place, period, later=maker.later)


def _asked(figure: Figure, column: Column, maker: Maker) -> Figure | None:
    """What the column's form asks of the figure."""
    match column.form:
        case "value" | "trend":
            return figure
        case "vs":
            return _difference(figure, column, maker)
        case "progress" | "needed":
            return maker.cube.asked(figure, column.form)
    group = group_of(figure, column, maker)
    if not group:
        if ranking.groups_for(maker.cube, figure):
            maker.report("which-group", column.path, part=column.text[:40], meant="")
        return None
    if column.form == "moved":
        return ranking.moved(maker.cube, figure, "prev", group)
    if column.form in ("ahead", "behind"):
        return maker.cube.asked(figure, f"{column.form} {group}")
    return maker.cube.asked(figure, f"rank {group}")


def _difference(figure: Figure, column: Column, maker: Maker) -> Figure | None:
    """The figure against what the column names; None after telling that it names nothing."""
    if not column.args:
        maker.report("against-what", column.path, part=column.text[:40], meant="")
        return None
    found = maker.cube.asked(figure, f"vs {column.args[0]}", later=maker.later)
    if found is None:
        known = maker.bundle.names.known("places", "indicators", "facts")
        meant = nearest(column.args[0], known)
        maker.report("unknown-part", column.path, part=column.args[0][:40], meant=meant)
    return found


def group_of(figure: Figure, column: Column, maker: Maker) -> str:
    """The group a column ranks in: the one it names, else the one that is meant."""
    for word in column.args:
        found = maker.bundle.names.id_of(word, "groups", "places")
        if found:
            return found
    return ranking.default_group(maker.cube, figure)


def _worded(figure: Figure, shown: Figure, column: Column, maker: Maker) -> Cell:
    teller, value = maker.teller, shown.value
    if value is None:
        return Cell(teller.value(shown), shown.id, numeric=True)
    if column.form in ("rank", "nth"):
        return _ranked(figure, shown, maker)
    if column.form == "moved":
        return Cell(movement(shown, maker), shown.id, numeric=True, value=value)
    if column.form in _COMPARED:
        number = teller.number(shown, signed=True)
        return Cell(number, shown.id, numeric=True, value=value, is_lesser=value < 0)
    number = teller.approximate(shown, teller.number(shown))
    small = meter_of(shown, maker) if shown.measure == "completion" else None
    return Cell(number, shown.id, numeric=True, value=value, small=small)


def _ranked(figure: Figure, shown: Figure, maker: Maker) -> Cell:
    """A rank as 2/6, with a strip of cells where there are few."""
    teller = maker.teller
    rank = shown.ranks[0] if shown.ranks else None
    if rank is None:
        return Cell(teller.number(shown), shown.id, numeric=True, value=shown.value)
    text = str(rank.rank) + (f"/{rank.of}" if rank.of else "")
    tied = teller.say("tied") if rank.tied else ""
    few = rank.rank <= rank.of <= MOST_IN_STRIP
    return Cell(
        tied + text,
        shown.id if shown.how else figure.id,
        numeric=True,
        value=shown.value,
        small=RankCells(rank.rank, rank.of) if few else None,
    )


def movement(moved: Figure, maker: Maker) -> str:
    """A movement of ranks as ▲2, ▼1 or 持平."""
    if not moved.value:
        return maker.say("same")
    key = "up" if moved.value > 0 else "down"
    return maker.say(key, amount=maker.teller.number(moved).lstrip(MINUS))


def heading(column: Column, figures: Sequence[Figure | None], path: str, maker: Maker, *, unit: bool) -> str:
    """What a column shows but for its place, with its `unit` where the table does not say one for all.

    A row whose period is another than the others' is reported.
    """
    there = [f for f in figures if f is not None]
    words = _measure_words(column, there, maker, unit=unit)
    ends = {f.period.last for f in there if not f.is_fact}
    if len(ends) > 1:
        maker.report("column-periods", path, column=column.text[:40])
    if column.period and there:
        words = with_whose(maker.teller.period(there[0].period), words, maker)
    return words


def with_whose(whose: str, words: str, maker: Maker) -> str:
    """The heading with its period or place, which alone is the heading where each row has its own measure."""
    return maker.say("col-of", of=whose, measure=words) if words else whose


def _measure_words(column: Column, there: Sequence[Figure], maker: Maker, *, unit: bool) -> str:
    lang = maker.view.lang
    base = MEASURES[column.measure].in_words(lang) if column.measure else ""
    match column.form:
        case "value":
            # Amounts have their units beside them; a note says of all differences that they are in points.
            units = {f.unit for f in there if f.value is not None}
            named = unit and len(units) == 1 and not column.is_amount and units != {POINTS}
            shared = maker.teller.unit(next(f for f in there if f.value is not None)) if named else ""
            return maker.say("col-with-unit", name=base, unit=shared) if shared else base
        case "trend":
            return maker.say("col-trend")
        case "vs":
            return _against(column, there, maker)
        case "rank" | "nth":
            group = group_of(there[0], column, maker) if there else ""
            return (
                maker.say("col-rank-in", group=maker.teller.group_name(group))
                if group
                else maker.say("col-rank")
            )
        case form:
            return maker.say(f"col-{form}")


def _against(column: Column, there: Sequence[Figure], maker: Maker) -> str:
    gap = next((f for f in there if f.against), None)
    if gap is None:
        return maker.say("col-vs", other=" ".join(column.args))
    base = maker.cube.by_id(gap.id.partition(" ")[0]) or gap
    other = Comparer(maker.teller).other_side(base, gap)
    is_place = gap.against in maker.bundle.place_by_id
    return maker.say("col-vs" if is_place else "col-vs-period", other=other)
