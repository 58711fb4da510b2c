"""YAML text -> nodes: the raw text and the place of every scalar, nothing guessed."""

import re
from functools import lru_cache
from typing import Final, TypeAlias

import msgspec
import yaml

from qjviewer.bundle.slips import Fault, in_key, in_text, may_be_odd, slip_behind
from qjviewer.problems import Problem, Span, problem, span_at
from qjviewer.text.late import late

# A hostile file is refused while its events stream by, before any node is built:
# deep nesting overflows the C parser's stack, aliases multiply without end.
MAX_DEPTH: Final = 64
MAX_EVENTS: Final = 200_000
MAX_SCALAR: Final = 100_000
# Of a briefing that is read again, after every change while it is written, most files are as they were.
_FILES_KEPT: Final = 32
_LONGEST_KEPT: Final = 100_000  # characters; a briefing's files are far shorter
# What YAML allows in no file, quoted or not.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_THOUSANDS_REST: Final = late(r"\d{3}(?!\d).*", re.ASCII)


class Scalar(msgspec.Struct, frozen=True):
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


class Sequence(msgspec.Struct, frozen=True):
    """A list of nodes."""

    span: Span
    items: tuple["Node", ...]


class Mapping(msgspec.Struct, frozen=True):
    """Keys and values in the order typed, keys unique."""

    span: Span
    entries: tuple[tuple[Scalar, "Node"], ...]

    def get(self, key: str) -> "Node | None":
        """The value behind a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


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
    return (_parsed_once if len(text) <= _LONGEST_KEPT else _parsed)(text, file)


def _parsed(text: str, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    found: list[Problem] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unprintable = _UNPRINTABLE.search(text)
    if unprintable:
        where = span_at(text, unprintable.start(), file)
        return None, (problem("forbidden-character", where, character=f"U+{ord(unprintable[0]):04X}"),)
    try:
        return _Composer(text, file, found).whole(), tuple(found)
    except _Refused as refused:
        found.append(refused.found)
    except yaml.MarkedYAMLError as error:
        found.append(_slip(error, text, file))
    except yaml.YAMLError:
        found.append(problem("yaml-syntax", Span(file)))
    return None, tuple(found)


_parsed_once = lru_cache(_FILES_KEPT)(_parsed)


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


class _Composer:
    """Takes the parser's events one by one and makes nodes of them; raises _Refused beyond its limits."""

    def __init__(self, text: str, file: str, found: list[Problem]) -> None:
        self._text, self._file, self._found = text, file, found
        # Of each map and list that is open: where it began, whether it is a map, what is in it.
        self._open: list[tuple[Span, bool, list[Node]]] = []
        self._root: Node | None = None
        self._documents = 0

    def whole(self) -> Node | None:
        """The node of the whole text."""
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(self._text)
        # As `yaml.parse` does it, which asks twice for each.
        for count, event in enumerate(iter(loader.get_event, None)):
            if count > MAX_EVENTS:
                raise _Refused(problem("too-many-values", self._span(event), limit=MAX_EVENTS))
            if isinstance(event, yaml.ScalarEvent):
                self._put(self._scalar(event))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                span, is_map, items = self._open.pop()
                self._put(_mapping(span, items, self._found) if is_map else Sequence(span, tuple(items)))
            else:
                self._judge(event)
        return self._root

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1][2].append(node)
        else:
            self._root = node

    def _span(self, event: yaml.Event, raw: str = "") -> Span:
        mark = event.start_mark
        return Span(self._file, mark.line + 1, mark.column + 1, raw) if mark else Span(self._file)

    def _judge(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(problem("alias", self._span(event)))
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Refused(problem("second-document", self._span(event)))

    def _judge_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            raise _Refused(problem("alias", self._span(event)))
        if event.tag not in (None, "!"):
            raise _Refused(problem("tag", self._span(event), tag=event.tag))

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        self._judge_marks(event)
        span = self._span(event)
        if len(self._open) >= MAX_DEPTH:
            raise _Refused(problem("too-deep", span, limit=MAX_DEPTH))
        self._open.append((span, isinstance(event, yaml.MappingStartEvent), []))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.anchor or event.tag:
            self._judge_marks(event)
        start, end, value, plain = event.start_mark, event.end_mark, event.value, not event.style
        if len(value) > MAX_SCALAR:
            raise _Refused(problem("too-long", self._span(event), limit=MAX_SCALAR))
        if start is None or end is None:
            return Scalar(Span(self._file), value, plain, one_line=False)
        first, last = start.index, end.index
        span = Span(self._file, start.line + 1, start.column + 1, self._text[first:last])
        one_line = start.line == end.line
        if plain and value and (not one_line or may_be_odd(self._text, first, last)):
            self._found.extend(in_text(self._text, first, last, span))
        return Scalar(span, value, plain, one_line)


def _mapping(span: Span, items: list[Node], found: list[Problem]) -> Mapping:
    entries: list[tuple[Scalar, Node]] = []
    seen: dict[str, Span] = {}
    for key, value in zip(items[::2], items[1::2], strict=True):
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
                found.append(problem("thousands-comma", cut.span, text=cut.text[:24]))
            entries[-1] = entries[-1][0], cut
        else:
            seen[key.text] = key.span
            entries.append((key, value))
    return Mapping(span, tuple(entries))


def _cut_number(key: Scalar, value: Node, before: Node) -> Scalar | None:
    """The number that a thousands comma cut in two, {value: 1,234.5}, as one that nothing is read from."""
    if not isinstance(before, Scalar) or not before.plain or _is_given(value):
        return None
    if not _THOUSANDS_REST().fullmatch(key.text) or not before.text[-1:].isdigit():
        return None
    return Scalar(before.span, f"{before.text},{key.text}", is_broken=True)


def _is_given(value: Node) -> bool:
    return not (isinstance(value, Scalar) and value.is_null)
