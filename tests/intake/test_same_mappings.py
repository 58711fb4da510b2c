"""Bureau tables as they are kept for next month, told, asked about, compared with another form: golden files.

Of each table some forms of the month after are made by changing one thing; what the program says has changed
is held, with what it reads then.
"""

from collections.abc import Callable, Iterator
from functools import cache

from qjviewer.intake.excerpt import around
from qjviewer.intake.listing import as_data, told
from qjviewer.intake.mapping_yaml import from_yaml, to_yaml
from qjviewer.intake.reading_again import read_with
from qjviewer.intake.review import IntakeReview, PreviewedCell
from qjviewer.intake.workbook import Workbook
from qjviewer.intake.workbook_opening import read_workbook
from tests.intake.test_bureau_tables import cases, line_of
from tests.rich.written import is_golden, short

STEP = 36
Rows = list[list[str]]


@cache
def tables() -> tuple[tuple[str, str], ...]:
    """The names and texts of some of the tables, some of which must be asked about."""
    every = [case.values for case in cases()]
    asked = [values for values in every if values[2] == ["!"]][:4]
    return tuple((str(name), str(text)) for name, text, _ in (*every[::STEP], *asked))


def rows_of(text: str) -> Rows:
    return [[cell.strip(" ") for cell in line.split("|")] for line in text.rstrip("\n").split("\n")]


def book(rows: Rows, name: str = "表.tsv") -> Workbook:
    return read_workbook("\n".join("\t".join(row) for row in rows).encode(), name)


def last_row_gone(rows: Rows) -> Rows:
    return rows[:-1]


def row_renamed(rows: Rows) -> Rows:
    return [*rows[:-1], [f"{rows[-1][0]}额", *rows[-1][1:]]]


def row_new(rows: Rows) -> Rows:
    return [*rows[:-1], ["全新的一项", *rows[-1][1:]], rows[-1]]


def column_gone(rows: Rows) -> Rows:
    return [row[:-1] if len(row) > 2 else row for row in rows]


def columns_swapped(rows: Rows) -> Rows:
    return [[*row[:-2], row[-1], row[-2]] if len(row) > 2 else row for row in rows]


def unit_changed(rows: Rows) -> Rows:
    swapped = {"万元": "亿元", "亿元": "万元"}
    return [[next((c.replace(a, b) for a, b in swapped.items() if a in c), c) for c in row] for row in rows]


def value_revised(rows: Rows) -> Rows:
    return [[f"{cell}1" if "." in cell and n else cell for n, cell in enumerate(row)] for row in rows]


CHANGES: tuple[Callable[[Rows], Rows], ...] = (
    *(last_row_gone, row_renamed, row_new, column_gone, columns_swapped, unit_changed, value_revised),
)


def drifts() -> Iterator[str]:
    for name, text in tables():
        rows = rows_of(text)
        review = IntakeReview(book(rows))
        yield f"== {name}"
        yield from to_yaml(review.mappings()).splitlines()
        mappings = from_yaml(to_yaml(review.mappings()), "m.yaml")
        for change in CHANGES:
            found = read_with(book(change(rows)), mappings, review.figures)
            yield f" {change.__name__}: {len(found.figures)} {found.unmapped} {len(found.known.get(0, {}))}"
            yield from (f"  {d.kind} {d.sheet} {d.cell} {d.old} → {d.new}" for d in found.drift[:6])


def reviews() -> Iterator[str]:
    for name, text in tables():
        review = IntakeReview(book(rows_of(text)))
        yield f"== {name} {short(review.counts)}"
        yield from (f" {line_of(figure)}" for figure in review.spot_checks())
        for number, question in enumerate(review.questions, 1):
            yield f" {number} {question.reason} {question.field} {[f.cell for f in question.cells]}"
            for choice in question.choices:
                made = review.becomes(number, choice.key)
                yield f"  {choice.key}: {line_of(made) if made is not None else 'left out'}"
            if question.choices:
                review.answer(number, question.choices[-1].key)
        yield f" {short(review.counts)} {review.is_changed} {review.period_given}"
        for n, table in enumerate(review.tables[:1]):
            yield from (f" {short(column)}" for column in review.columns(n))
            label = next((c.label for c in review.columns(n) if c.spec), "")
            review.read_column(n, label, "skip")
            yield f" without {label}: {short(review.counts)} {review.mappings()[n].columns.get(label)}"
            yield from (f"  {' | '.join(map(marked, row))}" for row in review.sheet(n)[:4])
            figure = next(iter(table.figures), None)
            if figure is not None:
                seen = around(table.table.grid.sheet, figure.row, figure.column)
                yield f"  around {figure.cell}: {seen.letters} {seen.numbers} {seen.row} {seen.column}"
                yield from (f"   {' | '.join(row)}" for row in seen.texts)


def marked(cell: PreviewedCell) -> str:
    """A cell with the number of its question, and whether it is a figure, hidden or bold."""
    marks = f"?{cell.question}" if cell.question else ""
    return f"{cell.text}{marks}{'!' * cell.is_figure}{'-' * cell.is_hidden}{'*' * cell.is_bold}"


def listings() -> Iterator[str]:
    for number, (_, text) in enumerate(tables()):
        reading = read_with(book(rows_of(text)), ())
        yield from told(reading, ("zh-Hans", "en")[number % 2], every=number % 4 == 3)[:30]
    data = as_data(read_with(book(rows_of(tables()[3][1])), ()))
    yield from (f"{key}: {value}" for key, value in data.items() if not isinstance(value, list))
    for key in ("tables", "figures", "drift"):
        yield from (f"{key} {one}" for one in data[key][:4])


def test_tables_are_kept_and_compared_as_they_were():
    is_golden("intake.drift", drifts())


def test_tables_are_reviewed_as_they_were():
    is_golden("intake.review", reviews())


def test_readings_are_told_as_they_were():
    is_golden("intake.listing", listings())
