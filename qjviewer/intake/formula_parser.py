"""Reads one plain formula: arithmetic, comparisons and a few functions, by precedence."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import Final, Protocol, TypeAlias

from qjviewer.intake.workbook import Place2D, from_a1

Result: TypeAlias = "Decimal | str | None"
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:[Ee][+-]?\d+)?)"
    r"|(?P<text>\"(?:[^\"]|\"\")*\")"
    r"|(?P<reference>(?:(?P<sheet>'(?:[^']|'')+'|[^\s'!(),+\-*/^&=<>\"]+)!)?(?P<from>\$?[A-Za-z]{1,3}\$?\d{1,7})(?::(?P<to>\$?[A-Za-z]{1,3}\$?\d{1,7}))?(?![A-Za-z0-9_(]))"
    r"|(?P<name>[A-Za-z][A-Za-z0-9.]*)\s*(?=\()"
    r"|(?P<operator><=|>=|<>|[+\-*/^%()=<>,]))"
)
_MOST_DEPTH: Final = 60
DIVISION: Final = "#DIV/0!"
WRONG: Final = "#VALUE!"


class FormulaError(Exception):
    """A formula shows an error (`text`), or cannot be worked out here (no text)."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.text = text


class CellLookup(Protocol):
    """What a formula asks of the workbook it stands in."""

    def result(self, sheet: str, at: Place2D) -> Result: ...

    def range(self, sheet: str, first: str, last: str) -> list[Result]: ...


class FormulaParser:
    """Reads one formula by precedence: comparison, sum, product, power, percent."""

    def __init__(self, formula: str, sheet: str, cells: CellLookup) -> None:
        self._tokens = list(_tokens(formula.lstrip("=").strip()))
        self._at = 0
        self._sheet, self._cells = sheet, cells
        self._depth = 0

    def value(self) -> Result:
        """The result of the whole formula."""
        result = self._compare()
        if self._at != len(self._tokens):
            raise FormulaError
        return result

    def _peek_operator(self) -> str:
        match = self._tokens[self._at] if self._at < len(self._tokens) else None
        return match["operator"] if match is not None and match["operator"] else ""

    def _compare(self) -> Result:
        left = self._sum()
        while (sign := self._peek_operator()) in ("=", "<>", "<", ">", "<=", ">="):
            self._at += 1
            right = self._sum()
            left = Decimal(int(_compared(sign, _number(left), _number(right))))
        return left

    def _sum(self) -> Result:
        left = self._product()
        while (sign := self._peek_operator()) in ("+", "-"):
            self._at += 1
            right = _number(self._product())
            left = _number(left) + right if sign == "+" else _number(left) - right
        return left

    def _product(self) -> Result:
        left = self._power()
        while (sign := self._peek_operator()) in ("*", "/"):
            self._at += 1
            right = _number(self._power())
            if sign == "/" and not right:
                raise FormulaError(DIVISION)
            left = _number(left) * right if sign == "*" else _number(left) / right
        return left

    def _power(self) -> Result:
        left = self._signed()
        while self._peek_operator() == "^":
            self._at += 1
            exponent = _number(self._signed())
            if abs(exponent) > 64:
                raise FormulaError
            left = _number(left) ** exponent
        return left

    def _signed(self) -> Result:
        sign = self._peek_operator()
        if sign in ("+", "-"):
            self._at += 1
            return _number(self._signed()) * (-1 if sign == "-" else 1)
        result = self._atom()
        while self._peek_operator() == "%":
            self._at += 1
            result = _number(result) / 100
        return result

    def _atom(self) -> Result:
        if self._at >= len(self._tokens):
            raise FormulaError
        token = self._tokens[self._at]
        self._at += 1
        if token["number"]:
            return Decimal(token["number"])
        if token["text"]:
            return token["text"][1:-1].replace('""', '"')
        if token["reference"]:
            return self._one(token)
        if token["name"]:
            return self._call(token["name"].upper())
        if token["operator"] == "(":
            self._depth += 1
            if self._depth > _MOST_DEPTH:
                raise FormulaError
            result = self._compare()
            self._expect(")")
            return result
        raise FormulaError

    def _one(self, token: re.Match[str]) -> Result:
        at = from_a1(token["from"])
        if token["to"] or at is None:
            raise FormulaError
        return self._cells.result(self._sheet_of(token), at)

    def _sheet_of(self, token: re.Match[str]) -> str:
        name = token["sheet"]
        if not name:
            return self._sheet
        return name[1:-1].replace("''", "'") if name.startswith("'") else name

    def _expect(self, sign: str) -> None:
        if self._peek_operator() != sign:
            raise FormulaError
        self._at += 1

    def _call(self, name: str) -> Result:
        self._expect("(")
        if name == "IFERROR":
            return self._if_error()
        arguments: list[list[Result]] = []
        while self._peek_operator() != ")":
            arguments.append(self._argument())
            if self._peek_operator() == ",":
                self._at += 1
        self._at += 1
        if name not in _FUNCTIONS:
            raise FormulaError
        return _FUNCTIONS[name](arguments)

    def _argument(self) -> list[Result]:
        """The values of one argument; a rectangle gives many."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        if token is None:
            raise FormulaError
        if token["to"]:
            self._at += 1
            return self._cells.range(self._sheet_of(token), token["from"], token["to"])
        return [self._compare()]

    def _if_error(self) -> Result:
        start = self._at
        try:
            result = self._compare()
            self._expect(",")
            self._compare()
        except FormulaError as error:
            if not error.text:
                raise
            self._at = start
            self._skip_argument()
            result = self._compare()
        self._expect(")")
        return result

    def _skip_argument(self) -> None:
        depth = 0
        while self._at < len(self._tokens):
            sign = self._peek_operator()
            self._at += 1
            if sign == "," and not depth:
                return
            depth += (sign == "(") - (sign == ")")


def _tokens(formula: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None or match.end() == at:
            raise FormulaError
        yield match
        at = match.end()


def _number(value: Result) -> Decimal:
    if value is None:
        return Decimal(0)
    if isinstance(value, str):
        raise FormulaError(WRONG)
    return value


def _compared(sign: str, left: Decimal, right: Decimal) -> bool:
    return {
        "=": left == right, "<>": left != right, "<": left < right, ">": left > right, "<=": left <= right,
        ">=": left >= right,
    }[sign]  # fmt: skip


def _numbers(arguments: Sequence[list[Result]]) -> list[Decimal]:
    return [value for values in arguments for value in values if isinstance(value, Decimal)]


def _average(arguments: list[list[Result]]) -> Decimal:
    numbers = _numbers(arguments)
    if not numbers:
        raise FormulaError(DIVISION)
    return sum(numbers, Decimal(0)) / len(numbers)


def _rounded(arguments: list[list[Result]], rounding: str = ROUND_HALF_UP) -> Decimal:
    places = int(_number(arguments[1][0])) if len(arguments) > 1 else 0
    if abs(places) > 20:
        raise FormulaError
    return _number(arguments[0][0]).quantize(Decimal(1).scaleb(-places), rounding)


def _if(arguments: list[list[Result]]) -> Result:
    chosen = 1 if _number(arguments[0][0]) else 2
    return arguments[chosen][0] if chosen < len(arguments) else Decimal(0)


def _rank(arguments: list[list[Result]]) -> Decimal:
    number, numbers = _number(arguments[0][0]), _numbers(arguments[1:2])
    rising = len(arguments) > 2 and bool(_number(arguments[2][0]))
    return Decimal(1 + sum(other < number if rising else other > number for other in numbers))


def _subtotal(arguments: list[list[Result]]) -> Decimal:
    if _number(arguments[0][0]) not in (9, 109):
        raise FormulaError
    return sum(_numbers(arguments[1:]), Decimal(0))


_FUNCTIONS: Final[dict[str, Callable[[list[list[Result]]], Result]]] = {
    "SUM": lambda a: sum(_numbers(a), Decimal(0)),
    "AVERAGE": _average,
    "MAX": lambda a: max(_numbers(a), default=Decimal(0)),
    "MIN": lambda a: min(_numbers(a), default=Decimal(0)),
    "COUNT": lambda a: Decimal(len(_numbers(a))),
    "ABS": lambda a: abs(_number(a[0][0])),
    "ROUND": _rounded,
    "ROUNDUP": lambda a: _rounded(a, ROUND_UP),
    "ROUNDDOWN": lambda a: _rounded(a, ROUND_DOWN),
    "INT": lambda a: Decimal(_number(a[0][0]).__floor__()),
    "IF": _if,
    "RANK": _rank,
    "RANK.EQ": _rank,
    "SUBTOTAL": _subtotal,
}
