"""The rule of labels: rows, columns and cards that would be called alike can't be told apart."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from qjviewer.bundle.model import CardsBlock, TableBlock
from qjviewer.checks.showing import ShownBlock
from qjviewer.checks.subject import Subject
from qjviewer.figures.teller import Teller
from qjviewer.pages.make_tables import make
from qjviewer.pages.selectors import alike
from qjviewer.problems import Problem
from qjviewer.wording import Language

_T = TypeVar("_T")


def check(subject: Subject) -> Iterator[Problem]:
    """Report labels that occur twice in a table or a row of cards, in any language that is promised."""
    for block in subject.shown:
        for lang in subject.languages:
            found = list(_twice(block, lang, subject))
            if found:
                # In one language is enough: the others share the cause.
                yield from found
                break


def _twice(block: ShownBlock, lang: Language, subject: Subject) -> Iterator[Problem]:
    match block.block:
        case CardsBlock():
            pair = alike(block.figures, Teller(subject.cube, lang))
            if pair is not None:
                name = Teller(subject.cube, lang).measured(pair[0], short=True)
                yield subject.report("cards-alike", block.path, name=name)
        case TableBlock():
            yield from _in_table(block.block, block, lang, subject)
        case _:
            pass


def _in_table(table: TableBlock, block: ShownBlock, lang: Language, subject: Subject) -> Iterator[Problem]:
    made = make(table, block.path, subject.maker(lang))
    if made is None:
        return
    # The first column names the rows; facts are told apart by whatever does not vary by value.
    names = (row[0].text for row in made.rows)
    labels = zip(names, (row.section for row in table.of), strict=False)
    rows = labels if table.table == "statement" else _fact_rows(block, lang, subject)
    repeated = first_twice(rows)
    if repeated is not None:
        yield subject.report("rows-alike", block.path, name=str(repeated[0]).strip())
    heading = first_twice(made.header[1:])
    if heading is not None:
        yield subject.report("columns-alike", f"{block.path}.columns", name=heading)


def _fact_rows(block: ShownBlock, lang: Language, subject: Subject) -> Iterable[tuple[str, ...]]:
    teller = Teller(subject.cube, lang)
    for figure in block.figures:
        place = teller.place(teller.place_of(figure))
        yield teller.measured(figure), place, teller.period(figure.period)


def first_twice(labels: Iterable[_T]) -> _T | None:
    """The first label that occurs a second time."""
    seen: set[Hashable] = set()
    for label in labels:
        if label in seen:
            return label
        seen.add(label)
    return None
