"""Changes single values in YAML text and leaves every other character, comments included, alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from qjviewer.bundle import nodes
from qjviewer.bundle.fields import keys_of
from qjviewer.exports.form.columns import SECTIONS
from qjviewer.exports.form.yaml_text import block, flow, scalar


class CannotEdit(ValueError):
    """The place in the file is written in a way that cannot be edited in place."""


@dataclass
class Patch:
    """Edits of one text, gathered and then made from the end to the start."""

    text: str
    root: Any = None
    _edits: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.root = yaml.compose(self.text, Loader=loader)

    def done(self) -> str:
        """The text with every edit made."""
        text = self.text
        ending = "\r\n" if "\r\n" in text else "\n"
        for start, end, words in sorted(self._edits, reverse=True):
            text = text[:start] + words.replace("\n", ending) + text[end:]
        return text

    def entry(self, section: str, name: str) -> Any:
        """The mapping of an entry, or None when this file does not hold it."""
        found = value_of(self.root, section)
        return found if section == "briefing" else value_of(found, name)

    # One field -------------------------------------------------------------------------

    def put(self, entry: Any, section: str, key: str, node: nodes.Node) -> None:
        """Give a field a value, whether it had one or not."""
        old = value_of(entry, key)
        if old is None:
            self._insert(entry, section, key, node)
        elif (
            isinstance(old, yaml.MappingNode)
            and isinstance(node, nodes.Mapping)
            and _keys(old) == _names(node)
        ):
            for name, value in node.entries:
                self._scalar(value_of(old, name.text), value)
        elif (
            isinstance(old, yaml.SequenceNode)
            and isinstance(node, nodes.Sequence)
            and len(old.value) == len(node.items)
        ):
            for one, value in zip(old.value, node.items, strict=True):
                self._scalar(one, value)
        else:
            single = (
                isinstance(node, nodes.Sequence) and len(node.items) == 1 and isinstance(old, yaml.ScalarNode)
            )
            self._scalar(old, node.items[0] if single and isinstance(node, nodes.Sequence) else node)

    def _scalar(self, old: Any, node: nodes.Node) -> None:
        start, end = old.start_mark.index, _end(old)
        was, words = self.text[start:end], flow(node)
        if was != words and not (isinstance(old, yaml.ScalarNode) and isinstance(node, nodes.Scalar)
                                 and old.value == node.text):  # fmt: skip
            tail = "\n" if was.endswith("\n") else ""
            self._edits.append((start, end, words + tail))

    def _insert(self, entry: Any, section: str, key: str, node: nodes.Node) -> None:
        words = f"{scalar(key)}: {flow(node)}"
        if entry.flow_style or not entry.value:
            at = _end(entry.value[-1][1]) if entry.value else entry.start_mark.index + 1
            self._edits.append((at, at, (", " if entry.value else "") + words))
            return
        order = list(keys_of(SECTIONS[section]))
        after = order[order.index(key) + 1 :]
        following = next((k for k, _ in entry.value if k.value in after), None)
        indent = " " * entry.value[0][0].start_mark.column
        if following is not None:
            at = self._line_start(following.start_mark.index)
        else:
            at = self._line_end(_end(entry.value[-1][1]))
        self._edits.append((at, at, f"{indent}{words}\n"))

    def drop(self, entry: Any, key: str) -> None:
        """Take a field away with its key."""
        pairs = entry.value
        number = next(n for n, (k, _) in enumerate(pairs) if k.value == key)
        name, value = pairs[number]
        if not entry.flow_style:
            start, end = self._line_start(name.start_mark.index), self._line_end(_end(value))
            self._edits.append((start, end, ""))
        elif number:
            self._edits.append((_end(pairs[number - 1][1]), _end(value), ""))
        else:
            end = pairs[1][0].start_mark.index if len(pairs) > 1 else _end(value)
            self._edits.append((name.start_mark.index, end, ""))

    def append(self, section: str, entries: Sequence[tuple[str, nodes.Mapping]]) -> None:
        """Add entries at the end of a section, which is made when the file has none."""
        found = value_of(self.root, section)
        if found is not None and (
            not isinstance(found, yaml.MappingNode) or found.flow_style or not found.value
        ):
            raise CannotEdit(section)
        column = found.value[0][0].start_mark.column if found is not None else 2
        lines = [line for name, node in entries for line in block(name, node, " " * column)]
        at = self._line_end(_end(found.value[-1][1])) if found is not None else len(self.text)
        head = "" if found is not None else f"{section}:\n"
        start = "" if at == 0 or self.text[at - 1] == "\n" else "\n"
        self._edits.append((at, at, start + head + "\n".join(lines) + "\n"))

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        """Past the end of the line; where a value took its line's end along, there."""
        if index and self.text[index - 1] == "\n":
            return index
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1


def value_of(mapping: Any, key: str) -> Any:
    """The value behind a key of a composed mapping, or None."""
    if not isinstance(mapping, yaml.MappingNode):
        return None
    return next((value for name, value in mapping.value if name.value == key), None)


def _end(node: Any) -> int:
    """Where a node's text ends: block collections end with their last scalar, not where the next thing is."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _end(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _end(node.value[-1])
    return int(node.end_mark.index)


def _keys(node: Any) -> list[str]:
    return [k.value for k, _ in node.value]


def _names(node: nodes.Mapping) -> list[str]:
    return [k.text for k, _ in node.entries]
