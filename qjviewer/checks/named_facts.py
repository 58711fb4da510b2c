"""Facts by the words they are named with: which of them a number typed in a text may be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

import msgspec

from qjviewer.bundle.values import Text
from qjviewer.checks.numerals import Numeral
from qjviewer.checks.quantity import COUNT, BaseAmount, digits_alike, of_figure
from qjviewer.checks.scanning import matching, scan
from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.text.han import NO_HAN
from qjviewer.text.late import late
from qjviewer.wording import Language

_CLAUSE: Final = late(r"[，,。；;：:！？\n]|\.\s")
# What may stand between a name and its number.
_BETWEEN: Final = late(r"[\s的约近为达有共超逾已：:（(]{0,4}$|\s*(?:of|is|was|about|some|nearly)?\s*$")
_SILENT: Final = late(rf"(?![a-z])[{NO_HAN}]")
_DIGITS: Final = late(r"[\d一二三四五六七八九]")
_NUMERIC: Final = late(r"[\d一二三四五六七八九十百千万亿]")
# So much of a name's pairs of characters must stand around a number for it to be meant.
_ENOUGH: Final = Decimal("0.6")
_FEWEST: Final = 2
_NEAR: Final = 40
# The end of a name that is as good as the whole.
_LONG_END: Final = 5


class Known(msgspec.Struct, frozen=True):
    """A fact with its names in one language as they are matched, and what they consist of."""

    figure: Figure
    said: BaseAmount
    names: tuple[str, ...]
    pairs: tuple[frozenset[str], ...]


class NamedFacts:
    """The facts of a briefing, found by number and words."""

    def __init__(self, subject: Subject, lang: Language) -> None:
        self._subject = subject
        self._lang = lang

    @cached_property
    def _by_unit(self) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = defaultdict(list)
        for fact in self._subject.bundle.facts:
            figure = self._subject.cube.fact(fact.id)
            said = of_figure(figure) if figure is not None and not figure.is_computed else None
            if figure is not None and said is not None:
                found[said.unit].append(self._known(figure, said, (fact.name, fact.short)))
        return found

    def _known(self, figure: Figure, said: BaseAmount, texts: Sequence[Text]) -> Known:
        names = tuple(dict.fromkeys(matching(t.get(self._lang), self._lang) for t in texts if t))
        return Known(figure, said, names, tuple(_pairs(n) for n in names))

    def meant(self, numeral: Numeral, text: str) -> tuple[str, Figure] | None:
        """The fact a typed number is of, and `repeats` or `contradicts`; None where that is not certain."""
        before, around = _around(text, numeral)
        best: tuple[str, Figure] | None = None
        for known in self._by_unit.get(numeral.quantity.unit, ()):
            verdict = _verdict(known, numeral.quantity, before, around)
            if verdict == "repeats":
                return verdict, known.figure
            best = best or ((verdict, known.figure) if verdict else None)
        return best or self._of_its_name(numeral, text)

    def _of_its_name(self, numeral: Numeral, text: str) -> tuple[str, Figure] | None:
        """50万元以上 where a fact is called 50亿元以上…: the power of an amount was exchanged."""
        said = numeral.quantity
        if not _DIGITS().search(text, numeral.start, numeral.end):
            # 亿元以上 is no slip for 百亿元以上.
            return None
        alike = [(k, a) for k, a in self._amounts_in_names if a.unit == said.unit != COUNT]
        if any(amount.amount == said.amount for _, amount in alike):
            return None
        around = _pairs(text[max(0, numeral.start - _NEAR) : numeral.end + _NEAR])
        for known, amount in alike:
            if _is_power(amount.amount, said.amount) and any(len(p & around) >= _FEWEST for p in known.pairs):
                return "contradicts", known.figure
        return None

    @cached_property
    def _amounts_in_names(self) -> list[tuple[Known, BaseAmount]]:
        return [
            (known, numeral.quantity)
            for all_ in self._by_unit.values()
            for known in all_
            for name in known.names
            for numeral in scan(name, self._lang)
        ]


def misnamed(subject: Subject) -> Iterator[tuple[str, Figure]]:
    """Facts whose own name says an amount that their value exceeds or falls short of by powers of ten."""
    for fact in subject.bundle.facts:
        figure = subject.cube.fact(fact.id)
        said = of_figure(figure) if figure is not None else None
        if figure is None or said is None or figure.is_computed:
            continue
        for text in (fact.name, fact.short):
            amounts = [n.quantity for n in scan(matching(text.get(subject.base), subject.base), subject.base)]
            if any(a.unit == said.unit and _is_power(a.amount, said.amount) for a in amounts):
                yield fact.id, figure
                break


def _verdict(known: Known, said: BaseAmount, before: str, around: str) -> str:
    same = known.said.amount == said.amount
    names_it = any(before.endswith(n) or _ends_alike(before, n) for n in known.names if len(n) > 1)
    pairs = _pairs(around)
    likeness = max((_likeness(p, pairs) for p in known.pairs), default=Decimal(0))
    if not names_it and likeness < _ENOUGH:
        return ""
    if same:
        return "repeats"
    slip = _is_power(known.said.amount, said.amount) or digits_alike(known.said.amount, said.amount)
    return "contradicts" if names_it or slip else ""


def _ends_alike(before: str, name: str) -> bool:
    """Whether a clause says no more than the end of a name (配送中心面积), not torn from a number in it."""
    if len(before) < _LONG_END or not name.endswith(before):
        return False
    return not _NUMERIC().search(name[: -len(before)][-1:])


def _likeness(name: frozenset[str], around: frozenset[str]) -> Decimal:
    shared = len(name & around)
    return Decimal(shared) / len(name) if name and shared >= min(_FEWEST, len(name)) else Decimal(0)


def _is_power(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts have the same digits and differ in their power of ten."""
    if not one or not other or one == other:
        return False
    return one.normalize().as_tuple().digits == other.normalize().as_tuple().digits


def _around(text: str, numeral: Numeral) -> tuple[str, str]:
    """The words of the clause before a number, what may stand between left out; and the whole clause."""
    start, end = max(0, numeral.start - _NEAR), numeral.end + _NEAR
    before = _CLAUSE().split(text[start : numeral.start])[-1]
    after = _CLAUSE().split(text[numeral.end : end])[0]
    return _BETWEEN().sub("", before), before + " " + after


def _pairs(text: str) -> frozenset[str]:
    said = _SILENT().sub(" ", text.lower())
    return frozenset(said[n : n + 2] for n in range(len(said) - 1) if " " not in said[n : n + 2])
