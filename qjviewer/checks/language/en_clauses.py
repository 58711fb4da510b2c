"""Makes English tokens ready to be cut into clauses: which commas join a list, which words begin a clause."""

from itertools import islice
from typing import Final

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.tokens import Token

_LISTED: Final = frozenset([k.INDICATOR, k.PLACE, k.TIME, k.NUMBER])
# How far around a comma is looked for what it joins.
_NEAR: Final = 6
_SILENT: Final = frozenset(["fill"])


def ready(tokens: list[Token]) -> list[Token]:
    """Commas within lists join, words like while begin a clause, and so does and where it joins no list."""
    found: list[Token] = []
    between = False
    for at, token in enumerate(tokens):
        if token.kind == "except" and at + 1 < len(tokens) and tokens[at + 1].kind == k.NUMBER:
            # …but for more than half of growth
            found.append(Token(k.COMMA, token.start, token.end))
            continue
        between = token.kind == "between" or (between and token.kind not in (k.COMMA, k.STOP))
        if token.kind == k.COMMA and _after_exception(found):
            found.append(token)
        elif token.kind == "sum" and "in" in token.senses and _follows_name(tokens, at):
            # in total retail sales
            found.append(Token("in", token.start, token.end))
        elif token.kind == "none" and "no" in token.senses and _goes_with_neither(tokens, at):
            # Neither Bing City nor Wu District: both of them
            found.append(Token(k.JOIN, token.start, token.end))
        elif token.kind == "on":
            # up 0.8 points on the first quarter
            if at + 1 < len(tokens) and tokens[at + 1].kind == k.TIME and _is_base(tokens[at + 1]):
                found.append(Token("since", token.start, token.end))
        elif token.kind == k.COMMA and _in_list(tokens, at):
            found.append(Token(k.JOIN, token.start, token.end))
        elif between and token.kind == "with":
            # the gap between growth here and in the province
            found.append(token)
            between = False
        elif token.kind == "who" and _leaves_out(tokens, at):
            found.append(Token("except", token.start, token.end))
        elif token.kind == "having" and found and found[-1].kind != k.STOP:
            found.append(Token("fill", token.start, token.end))
        elif token.kind == "who" or (token.kind == "with" and not _in_list(tokens, at)):
            found.append(Token(k.COMMA, token.start, token.end))
        else:
            found.append(token)
    return found


def _goes_with_neither(tokens: list[Token], at: int) -> bool:
    before = tokens[max(0, at - _NEAR) : at]
    neither = any(t.kind == "none" and t.end - t.start == len("neither") for t in before)
    return neither and _in_list(tokens, at)


def _leaves_out(tokens: list[Token], at: int) -> bool:
    """All counties but Meijiang: no clause begins here."""
    pair = (tokens[at - 1].kind, tokens[at + 1].kind) if 0 < at < len(tokens) - 1 else ("", "")
    named = pair in ((k.GROUP, k.PLACE), (k.SET, k.INDICATOR))
    short = tokens[at].end - tokens[at].start == len("but")
    return named and short and any(t.sense("all") is not None for t in tokens[max(0, at - _NEAR) : at])


def _is_base(token: Token) -> bool:
    """Whether a period is one that growth may be told against, other than the year before."""
    return token.value not in ("year-ago", "last-year")


def _in_list(tokens: list[Token], at: int) -> bool:
    first, last = _near(tokens, at, -1), _near(tokens, at, 1)
    if first < 0 or last < 0:
        return False
    before, after = tokens[first], tokens[last]
    if before.kind != after.kind or before.kind not in _LISTED:
        return False
    if "possessive" in before.senses and before.kind == k.PLACE:
        return False
    if before.kind == k.PLACE and tokens[at].kind == k.COMMA and _leads(tokens, first):
        return False
    if tokens[at].kind == k.COMMA and (_of_amount(tokens, first) or _among_many(tokens, first)):
        return False
    if tokens[at].kind == k.COMMA and _of_whole(tokens, first) and not _goes_on(tokens, at, last):
        return False
    if before.kind == k.TIME and tokens[at].kind == k.COMMA and not _goes_on(tokens, at, last):
        # …in the first quarter, the half-year figure was 12.9%
        return False
    if before.kind == k.NUMBER and tokens[at].kind == k.COMMA and _compares(tokens, last):
        # 14,860 yuan, 1,345 yuan below the city
        return False
    if before.kind == k.NUMBER and tokens[at].kind == k.COMMA and _sums_up(tokens, last):
        return False
    if before.kind == k.NUMBER:
        return before.value.unit in ("", after.value.unit)
    return True


def _goes_on(tokens: list[Token], comma: int, last: int) -> bool:
    """Whether a list goes on behind its comma: with and, or with one more comma."""
    ends = last + 1 < len(tokens) and tokens[last + 1].kind in ("with", k.COMMA)
    return ends or tokens[comma + 1].kind == "with"


def _leads(tokens: list[Token], first: int) -> bool:
    """In the city, Bing City recorded…: where, and then who."""
    return first == 1 and tokens[0].kind == "in"


def _of_amount(tokens: list[Token], last: int) -> bool:
    """Of the 2.34 billion yuan in foreign trade, exports made up…: the whole, and then its parts."""
    kinds = [t.kind for t in tokens[: last + 1] if t.kind != "fill"]
    return kinds in (["of", k.NUMBER, "in", k.INDICATOR], ["of", k.NUMBER, "of", k.INDICATOR])


def _among_many(tokens: list[Token], last: int) -> bool:
    """Among the three industries, the tertiary…: whom it is among, and then one of them."""
    return last > 0 and tokens[last - 1].kind in ("of", "among") and "many" in tokens[last].senses


def _of_whole(tokens: list[Token], last: int) -> bool:
    """Of budget revenue, tax revenue grew…: the whole, and then its part."""
    return last == 1 and tokens[0].kind in ("of", "among") and tokens[1].kind == k.INDICATOR


def _sums_up(tokens: list[Token], number: int) -> bool:
    behind = number + 1 < len(tokens) and tokens[number + 1].kind in ("sum", "all")
    return behind or "sum" in tokens[number].senses


def _compares(tokens: list[Token], number: int) -> bool:
    following = next((t for t in islice(tokens, number + 1, None) if t.kind != "fill"), None)
    return following is not None and following.kind in ("cmp", "adj", "speedy", "left")


def _after_exception(found: list[Token]) -> bool:
    """Whether all that stands before a comma is what is excepted: Except for trade, …"""
    for token in found[-_NEAR * 2 :][::-1]:
        if token.kind == "except":
            return True
        if token.kind in (k.COMMA, k.STOP):
            return False
    return False


def _follows_name(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].kind == k.INDICATOR


def _near(tokens: list[Token], at: int, step: int) -> int:
    """The place of the next token that says something, or -1; of and after a comma is passed over."""
    at += step
    for _ in range(_NEAR):
        if not 0 <= at < len(tokens):
            break
        token = tokens[at]
        if token.kind not in _SILENT and not (token.kind in ("with", k.COMMA) and step > 0):
            return at
        at += step
    return -1
