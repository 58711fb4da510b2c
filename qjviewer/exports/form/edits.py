"""Changes single values in YAML text and leaves every other character, comments included, alone."""

from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

from qjviewer.exports.form.yaml_text import scalar
from qjviewer.problems import Span


class CannotEdit(ValueError):
    """The place in the file is written in a way that cannot be edited in place."""


class ValuePatch(msgspec.Struct):
    """Edits of one text, gathered and then made from the end to the start."""

    text: str
    _edits: list[tuple[int, int, str]] = msgspec.field(default_factory=list)
    _scalars: dict[tuple[int, int], tuple[Any, Any]] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._scalars = dict(_scalars_in(yaml.compose(self.text, Loader=loader)))

    def done(self) -> str:
        """The text with every edit made."""
        text = self.text
        ending = "\r\n" if "\r\n" in text else "\n"
        for start, end, words in sorted(self._edits, reverse=True):
            text = text[:start] + words.replace("\n", ending) + text[end:]
        return text

    def typed(self, where: Span) -> str:
        """The text of the value at a place; raises CannotEdit where none can be edited."""
        return str(self._found(where)[0].value)

    def _found(self, where: Span) -> tuple[Any, Any]:
        found = self._scalars.get((where.line, where.column))
        if found is None:
            raise CannotEdit(str(where))
        return found

    def change(self, where: Span, value: str, beside: dict[str, str]) -> None:
        """Give the value at a place a new text (unless empty) and put keys beside it (status, note).

        A value that stands behind its measure alone becomes a map with it.
        """
        node, parent = self._found(where)
        words = scalar(value, quoted=node.style == '"') if value else self._raw(node)
        if beside and value_key(parent) is not node:
            more = "".join(f", {key}: {scalar(text)}" for key, text in beside.items())
            self._replace(node, f"{{value: {words}{more}}}")
            return
        if value:
            self._replace(node, words)
        for key, text in beside.items():
            self._put(parent, key, scalar(text))

    def _raw(self, node: Any) -> str:
        return self.text[node.start_mark.index : node.end_mark.index].rstrip()

    def _replace(self, node: Any, words: str) -> None:
        start, end = node.start_mark.index, node.end_mark.index
        # A folded or literal text takes its line's end along.
        tail = "\n" if self.text[start:end].endswith("\n") else ""
        self._edits.append((start, end, words + tail))

    def _put(self, entry: Any, key: str, words: str) -> None:
        """Give a key of a map a value, whether it had one or not."""
        old = next((value for name, value in entry.value if name.value == key), None)
        if old is not None and not isinstance(old, yaml.ScalarNode):
            raise CannotEdit(key)
        if old is not None:
            self._replace(old, words)
        elif entry.flow_style:
            at = _end(entry.value[-1][1])
            self._edits.append((at, at, f", {key}: {words}"))
        else:
            indent = " " * entry.value[0][0].start_mark.column
            at = self._line_end(_end(entry.value[-1][1]))
            start = "" if at == 0 or self.text[at - 1] == "\n" else "\n"
            self._edits.append((at, at, f"{start}{indent}{key}: {words}\n"))

    def _line_end(self, index: int) -> int:
        """Past the end of the line; where a value took its line's end along, there."""
        if index and self.text[index - 1] == "\n":
            return index
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1


def value_key(parent: Any) -> Any:
    """The scalar behind the key `value` of a map; None where there is none."""
    return next((value for name, value in parent.value if name.value == "value"), None)


def _scalars_in(node: Any) -> Iterator[tuple[tuple[int, int], tuple[Any, Any]]]:
    """Every scalar behind a key by line and column, both from 1, with the map that holds it."""
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            if isinstance(value, yaml.ScalarNode):
                yield (value.start_mark.line + 1, value.start_mark.column + 1), (value, node)
            else:
                yield from _scalars_in(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars_in(item)


def _end(node: Any) -> int:
    """Where a node's text ends: block collections end with their last scalar, not where the next thing is."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _end(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _end(node.value[-1])
    return int(node.end_mark.index)
