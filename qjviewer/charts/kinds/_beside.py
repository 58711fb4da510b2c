"""What bars show beside a value: last year's, the target, and how far the value is from both."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from qjviewer.charts.kinds._common import drawable, link, number_label, status_of
from qjviewer.charts.kinds._rows import Row
from qjviewer.charts.marks import Bar, ColumnCell, Key, Mark, SideColumn
from qjviewer.charts.request import Request
from qjviewer.figures.compare import side_of
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import NOT_APPLICABLE, Teller
from qjviewer.wording import say


def with_beside(row: Row, request: Request) -> Row:
    """The row with last year's value and its target, as far as the block asks for them and they are known."""
    wanted = request.block.beside if request.block is not None else ()
    year_ago, target = (
        _side(row.main, word, request) if word in wanted else None for word in ("year-ago", "target")
    )
    return replace(row, year_ago=year_ago, target=target)


def _side(figure: Figure, word: str, request: Request) -> Figure | None:
    side = side_of(request.teller.cube, figure, word, later=figure.is_later)
    known = side is not None and side.figure.value is not None and request.shows(side.figure)
    return side.figure if known and side is not None else None


def beside_marks(row: Row, y: float, half: float, teller: Teller) -> Iterator[Mark]:
    """Last year's bar, thin below; the target as an outline around the bar."""
    if row.year_ago is not None:
        value = drawable(row.year_ago)
        ends = (min(0.0, value), max(0.0, value))
        yield Bar(*ends, y + 0.17, y + half + 0.04, "last-year", link(row.year_ago, teller))
    if row.target is not None:
        value = drawable(row.target)
        ends = (min(0.0, value), max(0.0, value))
        bottom = 0.14 if row.year_ago is not None else half + 0.03
        yield Bar(*ends, y - half - 0.03, y + bottom, "axis", link(row.target, teller), hollow=True)


def beside_columns(rows: Sequence[tuple[float, Row]], teller: Teller) -> Iterator[SideColumn]:
    """The value, and how far it is from last year's and from the target."""
    if not any(row.beside for _, row in rows):
        return
    cells = [ColumnCell(y, _value(row.main, teller), True, link=link(row.main, teller)) for y, row in rows]
    yield SideColumn("right", tuple(cells), say("charts.col-now", teller.lang))
    for word, spare in (("year-ago", 0), ("target", 1)):
        column = _deviations(word, rows, teller)
        if any(cell.text != NOT_APPLICABLE for cell in column):
            head = say(f"charts.col-vs-{word}", teller.lang)
            yield SideColumn("right", column, head, spare=spare, widest=8)


def _value(figure: Figure, teller: Teller) -> str:
    text, status = number_label(figure, teller), status_of(figure, teller)
    return say("charts.with-status", teller.lang, text=text, status=status) if status else text


def _deviations(word: str, rows: Sequence[tuple[float, Row]], teller: Teller) -> tuple[ColumnCell, ...]:
    return tuple(_deviation(word, y, row, teller) for y, row in rows)


def _deviation(word: str, y: float, row: Row, teller: Teller) -> ColumnCell:
    side = row.year_ago if word == "year-ago" else row.target
    gap = teller.cube.asked(row.main, f"vs {word}") if side is not None else None
    if gap is None or gap.value is None:
        return ColumnCell(y, NOT_APPLICABLE, role="muted")
    return ColumnCell(y, teller.number(gap, signed=True), link=link(gap, teller))


def beside_keys(rows: Sequence[Row], *, compared: bool, teller: Teller) -> tuple[Key, ...]:
    """What the bars beside the value are."""
    keys = []
    if any(row.beside for row in rows) and not compared:
        keys.append(Key(say("charts.col-now", teller.lang), "district"))
    if any(row.year_ago for row in rows):
        keys.append(Key(say("charts.year-ago-key", teller.lang), "last-year"))
    if any(row.target for row in rows):
        keys.append(Key(say("charts.target-key", teller.lang), "axis", hollow=True))
    return tuple(keys)
