"""What a formula comes to whose result the workbook did not store."""

from decimal import Decimal

import pytest

from qjviewer.intake.formula_parser import FormulaError, FormulaParser
from qjviewer.intake.workbook import from_a1

CELLS = {"A1": Decimal(3), "A2": Decimal(5), "A3": Decimal(5), "B1": "甲", "B2": None, "C1": Decimal("-1.25")}


class Cells:
    """A sheet of a few cells."""

    def result(self, sheet, at):
        return {from_a1(name): value for name, value in CELLS.items()}.get(at)

    def range(self, sheet, first, last):
        (top, left), (bottom, right) = from_a1(first), from_a1(last)
        return [self.result(sheet, (r, c)) for r in range(top, bottom + 1) for c in range(left, right + 1)]


def value(formula):
    return FormulaParser(formula, "表1", Cells()).value()


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=1+2*3", 7),
        ("=(1+2)*3", 9),
        ("=2-3-4", -5),
        ("=8/4/2", 1),
        ("=2^3", 8),
        ("=-A1+A2", 2),
        ("=50%", "0.5"),
        ("=A1*100/A2-100", -40),
        ("=B2+1", 1),
        ("=1.5E2", 150),
        ("=A1<A2", 1),
        ("=A2<A3", 0),
        ("=A2<=A3", 1),
        ("=A1>A2", 0),
        ("=A2>A3", 0),
        ("=A2>=A3", 1),
        ("=A2=A3", 1),
        ("=A1<>A2", 1),
        ("=A2<>A3", 0),
        ("=SUM(A1:A3)", 13),
        ("=SUM(A1:B3,1)", 14),
        ("=AVERAGE(A1:A2)", 4),
        ("=MAX(A1:A3)", 5),
        ("=MIN(A1:A3)", 3),
        ("=MAX(B1:B2)", 0),
        ("=COUNT(A1:B3)", 3),
        ("=ABS(C1)", "1.25"),
        ("=ROUND(C1,1)", "-1.3"),
        ("=ROUNDDOWN(C1,1)", "-1.2"),
        ("=ROUNDUP(1.21,1)", "1.3"),
        ("=ROUND(1234,-2)", 1200),
        ("=ROUND(2.5)", 3),
        ("=INT(C1)", -2),
        ("=IF(A1>A2,10,20)", 20),
        ("=IF(A1<A2,10,20)", 10),
        ("=IF(A1>A2,10)", 0),
        ("=RANK(A1,A1:A3)", 3),
        ("=RANK(A2,A1:A3)", 1),
        ("=RANK(A2,A1:A3,1)", 2),
        ("=SUBTOTAL(9,A1:A3)", 13),
        ("=SUBTOTAL(109,A1:A3)", 13),
        ("=IFERROR(1/0,7)", 7),
        ("=IFERROR(1/(2-2),A1)", 3),
        ("=IFERROR(A1,7)", 3),
        ("=" + "(" * 60 + "1" + ")" * 60, 1),
    ],
)
def test_a_formula_is_worked_out_as_the_office_does(formula, result):
    found = value(formula)
    assert isinstance(found, Decimal)
    assert found == Decimal(result)


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("=1/0", "#DIV/0!"),
        ("=AVERAGE(B1:B2)", "#DIV/0!"),
        ("=B1+1", "#VALUE!"),
        # Not worked out here.
        ("=SUBTOTAL(1,A1:A3)", ""),
        ("=VLOOKUP(A1,A1:A3,1)", ""),
        ("=ROUND(1,21)", ""),
        ("=1+", ""),
        ("=(1", ""),
        ("=SUM(", ""),
        ("=1 2", ""),
        ("=@", ""),
        ("=" + "(" * 100 + "1" + ")" * 100, ""),
    ],
)
def test_what_cannot_be_worked_out_says_whether_it_shows_an_error(formula, text):
    with pytest.raises(FormulaError) as caught:
        value(formula)
    assert caught.value.text == text
