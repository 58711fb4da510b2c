"""Whether a sentence says the same in another language."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, TypeAlias, TypeVar

import msgspec

from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.reader import Checked
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import Statement
from qjviewer.checks.language.vocabulary import EITHER

_DIRECTED: Final = frozenset(["change", "turn", "compare", "move", "super", "sign"])
Rank: TypeAlias = tuple[str, int]
Of = TypeVar("Of")
_HIGHEST: Final[Rank] = ("nth", 1)
_LOWEST: Final[Rank] = ("last", 1)
# The highest or the lowest, as 最大 of a decline may be either.
_EXTREME: Final[Rank] = ("", 1)


class Differing(msgspec.Struct, frozen=True):
    """In what respect two versions of a sentence differ, and the words of each."""

    code: str
    one: tuple[int, int]
    other: tuple[int, int]


def difference(
    one: Sequence[Checked], other: Sequence[Checked], ground: Ground, *, numbers: bool = True
) -> Differing | None:
    """The first respect in which two versions differ; None where they agree or cannot be compared.

    Without `numbers` those are taken to be the same in both, whichever of them each reading is about.
    """
    left, right = _statements(one), _statements(other)
    if not left or not right:
        return None
    for find in (_counts, _streaks, _ranks, _starts, *([_numbers] if numbers else []), _directions):
        found = find(left, right, ground)
        if found is not None:
            return found
    # What something is about is known for certain only where the data know it.
    return _subjects(left, right, ground) if _is_decided(one) and _is_decided(other) else None


def _statements(checked: Sequence[Checked]) -> list[Statement]:
    found: list[Statement] = []
    for one in checked:
        if not any(s is one.statement for s in found):
            found.append(one.statement)
    return found


def _is_decided(checked: Sequence[Checked]) -> bool:
    return all(c.judgement.verdict != "undecidable" for c in checked)


def _at(code: str, one: Statement, other: Statement) -> Differing:
    return Differing(code, (one.start, one.end), (other.start, other.end))


def _counts(left: list[Statement], right: list[Statement], ground: Ground) -> Differing | None:
    """四项 and all three."""
    for one, other in zip(left, right, strict=False):
        sizes = one.topic.set_of, other.topic.set_of
        if all(sizes) and sizes[0] != sizes[1]:
            return _at("count", one, other)
        ours, theirs = _count_of(one), _count_of(other)
        if ours and theirs and ours != theirs:
            return _at("count", one, other)
    return None


def _streaks(left: list[Statement], right: list[Statement], ground: Ground) -> Differing | None:
    """连续四个统计期 and for three months, 除外贸外 and all but retail sales."""
    for one, other in zip(left, right, strict=False):
        lengths = [s.streak[0] for s in (one, other) if s.streak is not None and s.streak[0]]
        if len(lengths) == 2 and lengths[0] != lengths[1]:
            return _at("count", one, other)
        ours, theirs = (set(s.excepted.indicators) if s.excepted else set() for s in (one, other))
        if ours and theirs and ours.isdisjoint(theirs):
            return _at("indicator", one, other)
    return None


def _count_of(statement: Statement) -> tuple[int, int] | None:
    """How many it holds of: of all four, of three of the four."""
    all_of = statement.topic.set_of if statement.quantifier == "all" else 0
    return statement.count or ((all_of, all_of) if all_of else None)


def _numbers(left: list[Statement], right: list[Statement], ground: Ground) -> Differing | None:
    """The same numbers, each as exact as the coarser of the two."""
    ours = [(s, n) for s in left for n in s.numbers if n.upto is None]
    theirs = [(s, n) for s in right for n in s.numbers if n.upto is None]
    return _unmatched("number", ours, theirs, _same)


def _ranks(left: list[Statement], right: list[Statement], ground: Ground) -> Differing | None:
    """第1位, 首位 and ranked first, the fastest: the same places, in whatever order."""
    ours, theirs = ([(s, r) for s in side for r in _ranks_in(s)] for side in (left, right))
    return _unmatched("rank", ours, theirs, _same_rank)


def _starts(left: list[Statement], right: list[Statement], ground: Ground) -> Differing | None:
    """由第12位前移 and up from 11th: the ranks that moves start from, where both tell them."""
    ours, theirs = ([s for s in side if s.kind == "move" and s.origin is not None] for side in (left, right))
    for one, other in zip(ours, theirs, strict=False):
        ranks = [s.origin.ordinal for s in (one, other) if s.origin is not None and s.origin.ordinal]
        if len(ranks) == 2 and ranks[0][0] == ranks[1][0] and ranks[0] != ranks[1]:
            return _at("rank", one, other)
    return None


def _unmatched(
    code: str,
    ours: list[tuple[Statement, Of]],
    theirs: list[tuple[Statement, Of]],
    same: Callable[[Of, Of], bool],
) -> Differing | None:
    """The first of ours that none of theirs is, each matched once; None where they are not as many."""
    if len(ours) != len(theirs):
        return None
    left = list(theirs)
    for statement, said in ours:
        match = next((t for t in left if same(said, t[1])), None)
        if match is None:
            return _at(code, statement, left[0][0])
        left.remove(match)
    return None


def _ranks_in(statement: Statement) -> tuple[Rank, ...]:
    """The places told: nth from the top, last from the bottom, top for among the first so many."""
    if statement.kind == "super":
        return (_HIGHEST if statement.sign > 0 and not statement.topic.falling else _EXTREME,)
    if statement.kind not in ("rank", "move") or statement.negated or not isinstance(statement.extra, tuple):
        return ()
    told = statement.extra if statement.kind == "rank" else (statement.extra,)
    return tuple(r for r in told if len(r) == len(_HIGHEST))


def _same_rank(one: Rank, other: Rank) -> bool:
    """Whether both may be one place: the last of six is the sixth, one of the top three may be the second."""
    if _EXTREME in (one, other) or one == other:
        return True
    return one[0] != other[0] and {one, other} != {_HIGHEST, _LOWEST}


def _same(one: Stated, other: Stated) -> bool:
    if one.base != other.base and one.base and other.base:
        return False
    scale = max(abs(one.step * _factor(one)), abs(other.step * _factor(other)))
    return abs(abs(one.amount) - abs(other.amount)) <= scale / 2 * Decimal("1.0001")


def _factor(number: Stated) -> Decimal:
    return number.amount / number.value if number.value else Decimal(1)


def _directions(left: list[Statement], right: list[Statement], ground: Ground) -> Differing | None:
    ours = [s for s in left if s.kind in _DIRECTED and s.sign]
    theirs = [s for s in right if s.kind in _DIRECTED and s.sign]
    if len(ours) != len(theirs):
        return None
    for one, other in zip(ours, theirs, strict=True):
        # A fall that narrowed (−1) may be told as growth that picked up (+1).
        alike = one.kind == other.kind and (one.flavour == "spread") == (other.flavour == "spread")
        in_part = one.topic.portion or other.topic.portion
        if alike and one.sign != other.sign and not in_part:
            return _at("direction", one, other)
    return None


def _subjects(left: list[Statement], right: list[Statement], ground: Ground) -> Differing | None:
    """The same indicators, places and periods, where both name them for certain."""
    if len(left) != len(right):
        return None
    for one, other in zip(left, right, strict=True):
        if one.kind != other.kind or "gap" in (one.topic.measure, other.topic.measure):
            continue
        if _indicators(one) and _indicators(other) and not _indicators(one) & _indicators(other):
            return _at("indicator", one, other)
        if set(ground.places(one.topic)) != set(ground.places(other.topic)):
            return _at("place", one, other)
        if set(ground.times(one.topic)) != set(ground.times(other.topic)):
            return _at("period", one, other)
    return None


def _indicators(statement: Statement) -> set[str]:
    return {part for i in statement.topic.indicators for part in i.split(EITHER)}
