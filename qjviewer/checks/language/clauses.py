"""Cuts tokens into clauses: lists are joined, asides in brackets set apart, fillers dropped."""

from collections.abc import Iterator
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.tokens import Token
from qjviewer.checks.language.unit_scale import scale_of

_LISTED: Final = frozenset([k.INDICATOR, k.PLACE, k.TIME, k.NUMBER, k.ORDINAL])
# One token of these may stand for several: 4、5、6月, 一二三产.
_MANIFOLD: Final = frozenset([k.INDICATOR, k.TIME])
_LONGEST_LIST: Final = 60
_POWERS: Final = frozenset(["万", "亿", "万亿", "千", "百"])
# 还是 joins a list behind 无论, and means nothing else.
_DROPPED: Final = frozenset(["fill", "orelse"])
_TOLD: Final = frozenset(
    [k.NUMBER, "updown", "range", "turn", "super", "pace", k.PLACE, "average", k.ORDINAL]
)
# What 之上 and 之下 may stand behind.
_COMPARED: Final = frozenset([k.PLACE, k.INDICATOR, "average", "measure"])
_NAMING: Final = frozenset(["only", "reach", "have"])
# A clause longer than this is no sentence; it is read in pieces so that time stays linear.
LONGEST: Final = 120


class Clause(msgspec.Struct):
    """The tokens of one clause, lists joined; `stop` says that a sentence ends with it.

    `asides` are clauses in brackets, each with the number of tokens before it.
    """

    tokens: list[Token]
    stop: bool = False
    soft: bool = False
    # Whether it ends with no more than a semicolon.
    linked: bool = False
    asides: list[tuple[int, "Clause"]] = []


def clauses(tokens: list[Token]) -> Iterator[Clause]:
    """The clauses in order. A listed token's value is a tuple of values, one or more."""
    current = Clause([], asides=[])
    depth: list[Clause] = []
    joined = _joined(tokens)
    for at, token in enumerate(joined):
        if token.kind == k.OPEN and len(depth) < 3:
            depth.append(current)
            current = Clause([], asides=[])
        elif token.kind == k.CLOSE:
            if depth:
                aside, current = current, depth.pop()
                current.asides.append((len(current.tokens), aside))
        elif token.kind == k.COMMA and not depth and _goes_on(joined, at):
            continue
        elif token.kind == k.COMMA and not depth and _lists_whom(joined, at):
            current.tokens.append(Token("reach", token.start, token.end))
        elif token.value == ":" and token.kind == k.COMMA and _is_label(current):
            # 由升转降：己县投资
            current = Clause([], asides=[])
        elif token.kind in (k.STOP, k.COMMA, k.JOIN) and not depth:
            current.stop, current.soft = token.kind == k.STOP, token.kind == k.JOIN
            current.linked = token.value == ";"
            yield current
            current = Clause([], asides=[])
        elif token.kind in (k.STOP, k.COMMA) or token.kind not in (k.JOIN, k.OPEN):
            current.tokens.append(token)
            if len(current.tokens) >= LONGEST and not depth:
                yield current
                current = Clause([], asides=[])
    while depth:
        aside, current = current, depth.pop()
        current.asides.append((len(current.tokens), aside))
    current.stop = True
    yield current


def _is_label(clause: Clause) -> bool:
    """Whether nothing but what happened stands before a colon: whom it happened to, is told behind it."""
    return [t.kind for t in clause.tokens] in (["turn"], ["updown"], ["range"])


def _goes_on(tokens: list[Token], at: int) -> bool:
    """下降的，只有己县: the comma stands within what is said."""
    if 1 <= at < len(tokens) - 1 and tokens[at - 1].kind == "sum" and tokens[at + 1].kind == k.NUMBER:
        # 加起来，刚好168.42亿元
        return True
    if 1 <= at < len(tokens) - 2 and tokens[at - 1].kind == tokens[at + 1].kind == "sum":
        # 相加，共24.4亿元
        return tokens[at + 2].kind == k.NUMBER
    # 负增长的，六地中只有己县
    names = at + 2 if at + 1 < len(tokens) and tokens[at + 1].kind == k.GROUP else at + 1
    if not 2 <= at < len(tokens) or names > len(tokens) - 2 or tokens[at - 1].kind != "of":
        return False
    told = tokens[at - 2].kind in _TOLD and tokens[names].kind in _NAMING
    return told and tokens[names + 1].kind in (k.PLACE, k.INDICATOR)


def _lists_whom(tokens: list[Token], at: int) -> bool:
    """前三名：甲区、乙县、丁县: who they are, behind a colon."""
    if not 1 <= at < len(tokens) - 1 or tokens[at].value != ":":
        return False
    return tokens[at - 1].kind in (k.ORDINAL, "super") and tokens[at + 1].kind == k.PLACE


def _joined(tokens: list[Token]) -> list[Token]:
    """Tokens without fillers, with lists of a kind made one token."""
    found: list[Token] = []
    at, size = 0, len(tokens)
    while at < size:
        token = tokens[at]
        if token.kind in _DROPPED:
            kept = _meant(token, found[-1] if found else None, tokens[at + 1] if at + 1 < size else None)
            if kept:
                found.append(Token(kept, token.start, token.end, token.senses[kept], token.senses))
            at += 1
            continue
        if token.kind in _LISTED:
            token, at = _list_from(tokens, at)
            found.append(token)
            continue
        found.append(token)
        at += 1
    return found


def _meant(token: Token, before: Token | None, behind: Token | None) -> str:
    """What a filler means where it stands, or nothing: 近全国的三倍, 增速最高的指标, 连续上涨后，…"""
    senses = token.senses
    if "hedge" in senses and behind is not None and behind.kind == k.PLACE:
        return "hedge"
    if "gauge" in senses and before is not None and before.kind == "of":
        return "gauge"
    if "side" in senses and before is not None and before.kind in _COMPARED:
        return "side"
    if "clock" in senses and before is not None and before.kind == "cmp":
        # 进度落后于时间
        return "clock"
    return "afterwards" if "afterwards" in senses and behind is not None and behind.kind == k.COMMA else ""


def _list_from(tokens: list[Token], at: int) -> tuple[Token, int]:
    """The list that starts at a token and where to go on reading."""
    first, compares = tokens[at], _follows_comparison(tokens, at)
    kind, end, senses = first.kind, first.end, dict(first.senses)
    values = list(first.value) if isinstance(first.value, tuple) and kind in _MANIFOLD else [first.value]
    at += 1
    while len(values) < _LONGEST_LIST:
        step = _next_of_list(tokens, at, kind)
        if step is None:
            break
        following = tokens[step]
        if compares and _is_compared_next(tokens, step):
            break
        if following.senses.get("measured") != senses.get("measured") and kind == k.INDICATOR:
            break
        if following.value in values and kind != k.ORDINAL:
            # 投资高于工业、工业高于消费: a name said again begins something new.
            break
        values += (
            following.value if isinstance(following.value, tuple) and kind in _MANIFOLD else [following.value]
        )
        end, at = following.end, step + 1
    value = tuple(_same_unit(values)) if kind == k.NUMBER else tuple(values)
    return Token(kind, first.start, end, value, senses), at


def _follows_comparison(tokens: list[Token], at: int) -> bool:
    at -= 1
    while at >= 0 and tokens[at].kind == "fill":
        at -= 1
    return at >= 0 and tokens[at].kind == "cmp" and tokens[at + 1].kind in (k.INDICATOR, k.PLACE, "fill")


def _is_compared_next(tokens: list[Token], step: int) -> bool:
    """投资高于GDP、工业高于投资: the second name is the subject of the next comparison."""
    return step + 1 < len(tokens) and tokens[step + 1].kind == "cmp"


def _next_of_list(tokens: list[Token], at: int, kind: str) -> int | None:
    """The place of the next element, after a mark or a word that joins, or None."""
    joined = False
    if kind == k.INDICATOR and _repeats_measure(tokens, at):
        return at + 2
    while at < len(tokens) and (
        tokens[at].kind in ("fill", k.JOIN, "orelse") or tokens[at].sense("with") is not None
    ):
        joined = joined or tokens[at].kind != "fill"
        at += 1
    if joined and at < len(tokens) and tokens[at].kind == kind and not _is_another_measure(tokens, at):
        return at
    return None


def _is_another_measure(tokens: list[Token], at: int) -> bool:
    """6.7% year on year and 13.6% month on month: the second number is of another measure."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].kind == k.NUMBER and behind is not None and behind.sense("adverb") is not None


def _repeats_measure(tokens: list[Token], at: int) -> bool:
    """工业增速、GDP增速: one list of names, with what is told of them said with each."""
    if at + 3 >= len(tokens):
        return False
    first, mark, name, second = tokens[at : at + 4]
    joins = mark.kind == k.JOIN or mark.sense("with") is not None
    measure = first.sense("measure")
    is_alike = measure is not None and measure == second.sense("measure")
    return joins and name.kind == k.INDICATOR and is_alike


def _same_unit(numbers: list[Stated]) -> list[Stated]:
    """4.7、4.0、4.7个百分点: the last one's unit is everybody's."""
    unit = numbers[-1].unit
    spoken = numbers[-1].spoken
    bare = ("", "个") if unit.startswith("个百分点") else ("",)
    whole = scale_of(unit)[1] if unit[:1] in _POWERS else ""
    if whole:
        numbers = [
            msgspec.structs.replace(n, unit=n.unit + whole) if n.unit in _POWERS else n for n in numbers
        ]
    return [
        n if n.unit not in bare else msgspec.structs.replace(n, unit=unit, spoken=spoken, rough=n.rough)
        for n in numbers
    ]
