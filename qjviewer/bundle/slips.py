"""What people slip on when they type YAML: which sign, where, and so what to do about it.

The parser only says where it gave up, in English. Here the lines around are looked at for what was
probably meant: a full-width colon, a text that begins with %, a tab. Some slips parse and mean something
else; those are found in the finished nodes.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from qjviewer.problems import Problem, Severity, Span, problem, span_at
from qjviewer.text.han import holds_han
from qjviewer.text.late import late

_ODD_BLANK: Final = late("[ \t]*[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CONFLICT: Final = late(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
# Signs that mean something to YAML at the start of a value, so that a text can't begin with them.
_SIGNS: Final = "%@`*&!|>,]}?"
_VALUE_START: Final = late(r"(?:^|[:,\-?]\s|[\[{])\s*$")
_WIDE_COLON: Final = late(r"\s*(?:- )?[A-Za-z][\w.-]*\s*：")
_WIDE_COLON_CHINESE: Final = late(r"\s*(?:- )?[^\s:：,，{\[\"'#]{1,20}：\s*(?:$|[{\[\d])")
_NO_BLANK: Final = late(r"\s*(?:- )?[A-Za-z][\w.-]*:(?=[^\s/])")
_NO_COLON: Final = late(r"\s*(?:- )?[\w.-]+\s*$")
_WIDE_COMMA: Final = late(r"[，、]\s*[\"']?[A-Za-z][\w-]*[\"']?\s*$")
_KEY_BEFORE: Final = late(r"(?:^|[{,\[]|- )\s*[^\s:{}\[\],][^:{}\[\],]*:\s+[^{}\[\],]+$")
_LOOKED_BACK: Final = 40
_PAIRS: Final = {"{": "}", "[": "]"}


class Fault(msgspec.Struct, frozen=True):
    """Where the parser gave up (lines and columns from 0) and where what it was reading began."""

    lines: list[str]
    row: int
    column: int
    what: str = ""
    within: str = ""
    began: int = 0
    began_column: int = 0

    @property
    def line(self) -> str:
        """The line it gave up in."""
        return self.lines[self.row] if self.row < len(self.lines) else ""

    @property
    def in_brackets(self) -> bool:
        """Whether it was inside { } or [ ]."""
        return "flow" in self.within


class Slip(msgspec.Struct, frozen=True):
    """A slip: its code, its place (from 0), the sign it is about."""

    code: str
    row: int
    column: int
    sign: str = ""


def slip_behind(fault: Fault) -> Slip:
    """The slip that made the parser give up; the general one where none is recognised."""
    found = (look(fault) for look in _LOOKS)
    return next((slip for slip in found if slip), Slip("yaml-syntax", fault.row, fault.column))


def _conflict(fault: Fault) -> Slip | None:
    for row, line in enumerate(fault.lines[: fault.row + 1]):
        if _CONFLICT().match(line):
            return Slip("yaml-conflict", row, 0)
    return None


def _tab(fault: Fault) -> Slip | None:
    blank = fault.line[: len(fault.line) - len(fault.line.lstrip())]
    return Slip("yaml-tab", fault.row, blank.index("\t")) if "\t" in blank else None


def _odd_blank(fault: Fault) -> Slip | None:
    first = max(0, fault.row - _LOOKED_BACK)
    for row, line in enumerate(fault.lines[first : fault.row + 1], first):
        if _ODD_BLANK().match(line):
            return Slip("yaml-blank", row, 0)
    return None


def _open_quote(fault: Fault) -> Slip | None:
    if "quoted scalar" not in fault.within or "escape" in fault.what:
        return None
    line = fault.lines[fault.began] if fault.began < len(fault.lines) else ""
    return Slip("yaml-quote-open", fault.began, fault.began_column, line[fault.began_column :][:1])


def _escape(fault: Fault) -> Slip | None:
    return Slip("yaml-escape", fault.row, fault.column) if "quoted scalar" in fault.within else None


def _sign(fault: Fault) -> Slip | None:
    """A value that begins with a sign of YAML's own; the parser stops at it or up to two behind."""
    for column in range(fault.column, max(-1, fault.column - 3), -1):
        sign = fault.line[column : column + 1]
        if sign and sign in _SIGNS and _VALUE_START().search(fault.line[:column]):
            return Slip("yaml-sign", fault.row, column, sign)
    return None


def _bracket_start(fault: Fault) -> Slip | None:
    """A text that begins with a reference or a bracket: {gdp.yoy}，快于全省 or [一]投资."""
    line = fault.line
    for column, sign in enumerate(line):
        if sign not in _PAIRS or not _VALUE_START().search(line[:column]):
            continue
        rest = line[_closed(line, column) :].strip()
        if rest and rest[0] not in ",]}#:":
            return Slip("yaml-bracket-start", fault.row, column, sign)
    return None


def _closed(line: str, at: int) -> int:
    """The column behind the bracket that closes the one at a column; the line's end without one."""
    depth = 0
    for column in range(at, len(line)):
        depth += (line[column] == line[at]) - (line[column] == _PAIRS[line[at]])
        if not depth:
            return column + 1
    return len(line)


def _bracket_inside(fault: Fault) -> Slip | None:
    """A reference inside a text that stands in brackets: [投资{fai.yoy}，快于全省]."""
    sign = fault.line[fault.column : fault.column + 1]
    if not fault.in_brackets or sign not in ("{", "["):
        return None
    return Slip("yaml-bracket-inside", fault.row, fault.column, sign)


def _wide_comma(fault: Fault) -> Slip | None:
    before = fault.line[: fault.column]
    if fault.in_brackets and _WIDE_COMMA().search(before):
        at = max(before.rfind("，"), before.rfind("、"))
        return Slip("yaml-wide-comma", fault.row, at, before[at])
    return None


def _wide_bracket(fault: Fault) -> Slip | None:
    """A full-width bracket that was to close: the parser then runs on to where nothing fits."""
    if not fault.in_brackets:
        return None
    for row in range(fault.began, min(fault.row + 1, len(fault.lines))):
        at = re.search("[｛｝［］]", fault.lines[row])
        if at:
            return Slip("yaml-wide-bracket", row, at.start(), at[0])
    return None


def _wide_colon(fault: Fault) -> Slip | None:
    for row in _above(fault):
        match = _WIDE_COLON().match(fault.lines[row]) or _WIDE_COLON_CHINESE().match(fault.lines[row])
        if match:
            return Slip("yaml-wide-colon", row, fault.lines[row].index("："))
    return None


def _no_blank(fault: Fault) -> Slip | None:
    if re.match(r":[^\s/]", fault.line[fault.column :]):
        return Slip("yaml-colon-blank", fault.row, fault.column)
    for row in _above(fault):
        match = _NO_BLANK().match(fault.lines[row])
        if match:
            return Slip("yaml-colon-blank", row, match.end() - 1)
    return None


def _above(fault: Fault) -> Iterator[int]:
    """The line it gave up in and those above that may belong to the same text, nearest first."""
    yield from range(min(fault.row, len(fault.lines) - 1), max(-1, fault.row - 3), -1)


def _colon_inside(fault: Fault) -> Slip | None:
    before = fault.line[: fault.column]
    if fault.line[fault.column : fault.column + 1] == ":" and _KEY_BEFORE().search(before):
        return Slip("yaml-colon-inside", fault.row, fault.column)
    return None


def _no_colon(fault: Fault) -> Slip | None:
    """A key without its colon in the line above."""
    row = fault.row - 1
    if 0 <= row < len(fault.lines) and "mapping values" in fault.what and _NO_COLON().match(fault.lines[row]):
        return Slip("yaml-no-colon", row, len(fault.lines[row].rstrip()))
    return None


def _behind_quote(fault: Fault) -> Slip | None:
    before = fault.line[: fault.column].rstrip()
    if before[-1:] in ('"', "'") and fault.line[fault.column : fault.column + 1] not in ("", ":"):
        return Slip("yaml-quote-rest", fault.row, fault.column)
    return None


def _open_bracket(fault: Fault) -> Slip | None:
    closes = fault.line[fault.column : fault.column + 1]
    if not fault.in_brackets or (fault.row == fault.began and closes not in ("]", "}")):
        return None
    sign = fault.lines[fault.began][fault.began_column :][:1] if fault.began < len(fault.lines) else ""
    return Slip("yaml-bracket-open", fault.began, fault.began_column, sign or "{")


def _no_comma(fault: Fault) -> Slip | None:
    return Slip("yaml-no-comma", fault.row, fault.column) if fault.in_brackets else None


def _cut(fault: Fault) -> Slip | None:
    """The text ends where more had to follow: a file half written."""
    last = max((n for n, line in enumerate(fault.lines) if line.strip()), default=0)
    return Slip("yaml-cut", last, len(fault.lines[last])) if fault.row > last else None


def _indent(fault: Fault) -> Slip | None:
    expected = ("expected key", "'-' indicator", "mapping values", "<block end>", "expected ':'")
    return Slip("yaml-indent", fault.row, fault.column) if any(e in fault.what for e in expected) else None


_LOOKS: Final[tuple[Callable[[Fault], Slip | None], ...]] = (
    _conflict,
    _tab,
    _odd_blank,
    _open_quote,
    _escape,
    _sign,
    _bracket_start,
    _wide_comma,
    _wide_bracket,
    _bracket_inside,
    _wide_colon,
    _no_blank,
    _colon_inside,
    _no_colon,
    _behind_quote,
    _open_bracket,
    _no_comma,
    _cut,
    _indent,
)


# Slips that parse ----------------------------------------------------------------------------

_CUT_OFF: Final = late(r"[ \t]+#(?=[^\s#!])[^\n]*")
_LIKE_A_KEY: Final = late(r"\s*[A-Za-z][\w-]*(?:：|:(?=[^\s/]))")
_LIKE_AN_ITEM: Final = late(r"\s*-[^\s\d\-.]")


def may_be_odd(text: str, start: int, end: int) -> bool:
    """Whether an unquoted text of one line is worth a closer look by `in_text`: nearly none is."""
    return text[end : end + 1] in (" ", "\t") or text[start] == "-"


def in_text(text: str, start: int, end: int, span: Span) -> Iterator[Problem]:
    """What looks wrong about an unquoted text between two places in its file.

    A comment directly behind it that looks like its rest; lines below it that look like keys or items.
    """
    behind = _CUT_OFF().match(text, end)
    if behind and holds_han(text[start:end] + behind[0]):
        at = text.index("#", end)
        yield problem("yaml-comment-cut", span_at(text, at, span.file), text=text[at : behind.end()][:12])
    if "\n" in text[start:end]:
        yield from _in_lines(text[start:end].split("\n"), span)
    elif _LIKE_AN_ITEM().match(text, start, end) and not text[text.rfind("\n", 0, start) + 1 : start].strip():
        yield problem("yaml-dash-blank", span, severity=Severity.WARNING)


def _in_lines(lines: list[str], span: Span) -> Iterator[Problem]:
    if all(map(_LIKE_AN_ITEM().match, lines)):
        yield problem("yaml-dash-blank", span, severity=Severity.WARNING)
        return
    for number, line in enumerate(lines[1:], 1):
        match = _LIKE_A_KEY().match(line)
        if match:
            where = Span(span.file, span.line + number, match.end())
            code = "yaml-wide-colon" if match[0][-1] == "：" else "yaml-colon-blank"
            yield problem(code, where, severity=Severity.WARNING)
            return


def in_key(key: str, span: Span, *, has_value: bool) -> Problem | None:
    """What looks wrong about an unquoted key: odd blanks before it, a full-width colon in it."""
    if key.isascii():
        return None
    if _ODD_BLANK().match(key):
        return problem("yaml-blank", span)
    wide = key.find("：")
    if wide > 0 and (_WIDE_COLON().match(key) or (has_value and re.match(r"\s*[{\[\"'\d]", key[wide + 1 :]))):
        return problem("yaml-wide-colon", Span(span.file, span.line, span.column + wide))
    return None
