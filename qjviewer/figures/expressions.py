"""`derive`: arithmetic over figures, + − × ÷ with brackets and checked units; never code."""

import re
from decimal import Decimal
from typing import Final

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.units import COUNT, PERCENT, base_unit, based, combined, convertible, factor_between
from qjviewer.figures.addresses import Unknown
from qjviewer.figures.arithmetic import (
    converted,
    exact_sum,
    product,
    quotient,
    rounded,
    rounded_to,
    step_of,
)
from qjviewer.figures.figure import Figure, Input, decimals_of
from qjviewer.figures.lookup import Lookup

_TOKEN: Final = re.compile(r"\s*(?:(?P<op>[+−×÷*/()（）]|-(?=\s))|(?P<name>[^\s+−×÷*/()（）]+))")
_SIGNS: Final = {"-": "−", "*": "×", "/": "÷", "（": "(", "）": ")"}
# A quotient has as many decimals as people give ratios and amounts a head.
_QUOTIENT_DECIMALS: Final = 2
_MOST_TOKENS: Final = 60
_EXACT: Final = Decimal(0)


class Refused(Exception):
    """Why an expression has no value: a phrase `figures.why-…`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Term(msgspec.Struct, frozen=True):
    """A value with its unit on the way through an expression.

    It is exact while terms are added; `step` is what the last digit of the coarsest was worth, 0 for a
    number typed into the expression. `of_growth` tells a rate of growth from a share.
    """

    value: Decimal
    unit: str
    step: Decimal = _EXACT
    of_growth: bool = False

    @property
    def shown(self) -> Decimal:
        """The value as far as its digits are known."""
        return rounded_to(self.value, self.step) if self.step else self.value


def tokens_of(expression: str) -> list[str]:
    """The names, signs and brackets of an expression, signs in one way of writing."""
    found = [m["op"] or m["name"] for m in _TOKEN.finditer(expression) if m["op"] or m["name"]]
    return [_SIGNS.get(t, t) for t in found]


def evaluate(cube: Lookup, base: Figure, expression: str) -> Figure:
    """The figure with the value of an expression, or with the reason why it has none.

    A name without a place or period takes those of the figure: so an indicator's own arithmetic holds
    everywhere.
    """
    reader = _Reader(cube, base, tokens_of(expression))
    try:
        term = reader.whole()
    except Refused as why:
        return _with_inputs(replace(base, reason=why.reason, how="derive"), reader)
    except ZeroDivisionError:
        return _with_inputs(replace(base, reason="negative-base", how="derive"), reader)
    unit = base.unit or term.unit
    value = converted(term.shown, term.unit, unit) if term.unit else term.shown
    if value is None:
        return _with_inputs(replace(base, reason="units", how="derive"), reader)
    return _with_inputs(replace(base, value=value, unit=unit, status="derived", how="derive"), reader)


def _with_inputs(figure: Figure, reader: "_Reader") -> Figure:
    figures = [f for f, _ in reader.used]
    return replace(
        figure,
        inputs=tuple(Input(f.id, sign) for f, sign in reader.used),
        cite=figure.cite or tuple(dict.fromkeys(c for f in figures for c in f.cite)),
        context=figure.context or any(f.context for f in figures),
        internal=figure.internal or any(f.internal for f in figures),
        missing="not-published" if figure.value is None and not figure.reason else "",
        is_later=figure.is_later or any(f.is_later for f in figures),
    )


class _Reader:
    """A small recursive reader: sum → product → factor."""

    def __init__(self, cube: Lookup, base: Figure, tokens: list[str]) -> None:
        self._cube, self._base, self._tokens = cube, base, tokens
        self._at = 0
        self.used: list[tuple[Figure, str]] = []
        self._sign = ""

    def whole(self) -> Term:
        """The value of all tokens."""
        if len(self._tokens) > _MOST_TOKENS:
            raise Refused("syntax")
        term = self._sum()
        if self._at < len(self._tokens):
            raise Refused("syntax")
        return term

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _sum(self) -> Term:
        left = self._product()
        while self._peek() in ("+", "−"):
            sign = self._take()
            self._sign = sign
            left = self._added(left, self._product(), minus=sign == "−")
        return left

    def _added(self, left: Term, right: Term, *, minus: bool) -> Term:
        factor = factor_between(right.unit, left.unit) if convertible(left.unit, right.unit) else Decimal(1)
        unit = combined(left.unit, left.unit if factor != 1 else right.unit, minus=minus)
        if unit is None:
            raise Refused("units")
        turned = product(right.value, factor)
        total = exact_sum((left.value, turned.copy_negate() if minus else turned))
        return Term(total, unit, max(left.step, product(right.step, factor)))

    def _product(self) -> Term:
        left = self._factor()
        while self._peek() in ("×", "÷"):
            sign = self._take()
            self._sign = sign
            right = self._factor()
            left = _divided(left, right) if sign == "÷" else _multiplied(left, right)
        return left

    def _factor(self) -> Term:
        token = self._take()
        if token == "(":
            term = self._sum()
            if self._take() != ")":
                raise Refused("syntax")
            return term
        if not token or token in "+−×÷)":
            raise Refused("syntax")
        return self._named(token)

    def _named(self, token: str) -> Term:
        sign, self._sign = self._sign, ""
        if re.fullmatch(r"\d+(\.\d+)?", token):
            return Term(Decimal(token), "")
        address = self._cube.resolve(token)
        if isinstance(address, Unknown):
            raise Refused("unknown")
        base = self._base
        if address.what in ("indicator", "figure") and base.indicator and address.period is not None:
            place = address.place if address.states_place else base.place
            period = address.period if address.states_period else base.period
            measure = address.measure or "level"
            figure = self._cube.figure(address.id, measure, place, period, later=base.is_later)
        else:
            found = self._cube.of_address(address)
            if found is None:
                raise Refused("unknown")
            figure = found
        self.used.append((figure, sign))
        self._hold(figure)
        assert figure.value is not None
        growth = bool(figure.indicator) and MEASURES[figure.measure].sign == "growth"
        return Term(figure.value, figure.unit, step_of(figure.value), growth)

    def _hold(self, figure: Figure) -> None:
        """Hold that a figure can be computed with."""
        if figure.value is None:
            raise Refused(figure.reason or "")
        if not figure.is_exact:
            raise Refused("approximate")
        if figure.overlap and sum(f.overlap == figure.overlap for f, _ in self.used) > 1:
            raise Refused("overlap")
        of_accounts = [f for f, _ in self.used if f.indicator and MEASURES[f.measure].is_of_accounts]
        if len({f.accounts for f in of_accounts}) > 1:
            raise Refused("accounts")


def _stepped(value: Decimal, unit: str) -> Term:
    """A term that was rounded on the way."""
    return Term(value, unit, step_of(value))


def _multiplied(left: Term, right: Term) -> Term:
    for a, b in ((left, right), (right, left)):
        if not b.unit:
            return _stepped(
                rounded(product(a.shown, b.shown), decimals_of(a.shown) + decimals_of(b.shown)), a.unit
            )
        if b.unit == PERCENT:
            if b.of_growth:
                raise Refused("level-from-growth")
            share = quotient(product(a.shown, b.shown), Decimal(100))
            return _stepped(rounded(share, decimals_of(a.shown)), a.unit)
    raise Refused("units")


def _divided(left: Term, right: Term) -> Term:
    """Of one kind a plain ratio; of amounts and people an amount a head (亿元 ÷ 万人 → 元/人)."""
    if convertible(left.unit, right.unit):
        turned = converted(left.shown, left.unit, right.unit)
        assert turned is not None
        return _stepped(rounded(quotient(turned, right.shown), _QUOTIENT_DECIMALS), "")
    if not right.unit:
        return _stepped(rounded(quotient(left.shown, right.shown), decimals_of(left.shown)), left.unit)
    if base_unit(left.unit) == "元" and base_unit(right.unit) == COUNT and right.unit.endswith("人"):
        yuan = product(quotient(left.shown, right.shown), based(left.unit)[0] / based(right.unit)[0])
        return _stepped(rounded(yuan, 0), "元/人")
    raise Refused("units")
