"""YAML text -> nodes: the raw text and the place of every scalar, nothing guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import yaml

from qjviewer.bundle.slips import Fault, in_key, in_text, slip_behind
from qjviewer.problems import Problem, Span, problem, span_at

# A hostile file is refused while its events stream by, before any node is built:
# deep nesting overflows the C parser's stack, aliases multiply without end.
MAX_DEPTH: Final = 64
MAX_EVENTS: Final = 200_000
MAX_SCALAR: Final = 100_000
# What YAML allows in no file, quoted or not.
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_THOUSANDS_REST: Final = re.compile(r"\d{3}(?!\d).*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as typed; `plain` is false when it stood in quotes or a block."""

    span: Span
    text: str
    plain: bool = True
    # Only single-line scalars let an offset in the text be turned into a column.
    one_line: bool = True
    # Told to be wrong already: nothing is read from it, and nothing more said.
    is_broken: bool = False

    @property
    def is_null(self) -> bool:
        """Whether nothing was typed after the key."""
        return self.plain and self.text in ("", "~", "null")

    def at(self, offset: int) -> Span:
        """The place of one character of the text."""
        if not self.one_line:
            return self.span
        shift = offset if self.plain else offset + 1
        return Span(self.span.file, self.span.line, self.span.column + shift)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    span: Span
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order typed, keys unique."""

    span: Span
    entries: tuple[tuple[Scalar, "Node"], ...]

    def get(self, key: str) -> "Node | None":
        """The value behind a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


@dataclass
class _Frame:
    span: Span
    is_map: bool
    items: list["Node"] = field(default_factory=list)


class _Refused(Exception):
    """The stream broke a limit or uses a feature the format leaves out."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.found = found


def parse(text: str, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Parse one YAML document; None when there is nothing usable.

    Aliases, merge keys, tags and second documents are refused: the format needs none of them,
    and they are how a small file grows without end.
    """
    found: list[Problem] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unprintable = _UNPRINTABLE.search(text)
    if unprintable:
        where = span_at(text, unprintable.start(), file)
        return None, (problem("forbidden-character", where, character=f"U+{ord(unprintable[0]):04X}"),)
    try:
        return _compose(text, file, found), tuple(found)
    except _Refused as refused:
        found.append(refused.found)
    except yaml.MarkedYAMLError as error:
        found.append(_slip(error, text, file))
    except yaml.YAMLError:
        found.append(problem("yaml-syntax", Span(file)))
    return None, tuple(found)


def _slip(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return problem("yaml-syntax", Span(file))
    began = error.context_mark or mark
    what, within = error.problem or "", error.context or ""
    slip = slip_behind(
        Fault(text.split("\n"), mark.line, mark.column, what, within, began.line, began.column)
    )
    return problem(slip.code, Span(file, slip.row + 1, slip.column + 1), sign=slip.sign)


def _compose(text: str, file: str, found: list[Problem]) -> Node | None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    stack: list[_Frame] = []
    root: Node | None = None
    documents = 0
    for count, event in enumerate(yaml.parse(text, Loader=loader)):
        span = _span(file, event, text)
        if count > MAX_EVENTS:
            raise _Refused(problem("too-many-values", span, limit=MAX_EVENTS))
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Refused(problem("second-document", span))
        node = _step(event, span, stack, found)
        if isinstance(node, Scalar) and node.plain and node.text:
            found.extend(_odd_text(event, text, span))
        if node is None:
            continue
        if stack:
            stack[-1].items.append(node)
        else:
            root = node
    return root


def _odd_text(event: yaml.Event, text: str, span: Span) -> Iterator[Problem]:
    start, end = event.start_mark, event.end_mark
    return in_text(text, start.index, end.index, span) if start and end else iter(())


def _span(file: str, event: yaml.Event, text: str) -> Span:
    mark, end = event.start_mark, event.end_mark
    if mark is None:
        return Span(file)
    raw = text[mark.index : end.index] if isinstance(event, yaml.ScalarEvent) and end else ""
    return Span(file, mark.line + 1, mark.column + 1, raw)


def _step(event: yaml.Event, span: Span, stack: list[_Frame], found: list[Problem]) -> Node | None:
    """Take one event; gives the node it completes, if any."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _Refused(problem("alias", span))
    tag = getattr(event, "tag", None)
    if tag not in (None, "!"):
        raise _Refused(problem("tag", span, tag=tag))
    if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
        if len(stack) >= MAX_DEPTH:
            raise _Refused(problem("too-deep", span, limit=MAX_DEPTH))
        stack.append(_Frame(span, isinstance(event, yaml.MappingStartEvent)))
    elif isinstance(event, yaml.ScalarEvent):
        return _scalar(event, span)
    elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
        frame = stack.pop()
        return _mapping(frame, found) if frame.is_map else Sequence(frame.span, tuple(frame.items))
    return None


def _scalar(event: yaml.ScalarEvent, span: Span) -> Scalar:
    if len(event.value) > MAX_SCALAR:
        raise _Refused(problem("too-long", span, limit=MAX_SCALAR))
    start, end = event.start_mark, event.end_mark
    one_line = start is not None and end is not None and start.line == end.line
    return Scalar(span, event.value, plain=not event.style, one_line=one_line)


def _mapping(frame: _Frame, found: list[Problem]) -> Mapping:
    entries: list[tuple[Scalar, Node]] = []
    seen: dict[str, Span] = {}
    for key, value in zip(frame.items[::2], frame.items[1::2], strict=True):
        if not isinstance(key, Scalar):
            found.append(problem("key-not-text", key.span))
        elif key.text == "<<" and key.plain:
            found.append(problem("merge-key", key.span))
        elif key.text in seen:
            found.append(problem("duplicate-key", key.span, key=key.text[:64], first=seen[key.text]))
        elif key.plain and (odd := in_key(key.text, key.span, has_value=_is_given(value))):
            found.append(odd)
        elif entries and (cut := _cut_number(key, value, entries[-1][1])):
            if cut.text.count(",") == 1:
                found.append(problem("thousands-in-brackets", cut.span, text=cut.text[:24]))
            entries[-1] = entries[-1][0], cut
        else:
            seen[key.text] = key.span
            entries.append((key, value))
    return Mapping(frame.span, tuple(entries))


def _cut_number(key: Scalar, value: Node, before: Node) -> Scalar | None:
    """The number that a thousands comma cut in two, {value: 1,234.5}, as one that nothing is read from."""
    if not isinstance(before, Scalar) or not before.plain or _is_given(value):
        return None
    if not _THOUSANDS_REST.fullmatch(key.text) or not before.text[-1:].isdigit():
        return None
    return Scalar(before.span, f"{before.text},{key.text}", is_broken=True)


def _is_given(value: Node) -> bool:
    return not (isinstance(value, Scalar) and value.is_null)
