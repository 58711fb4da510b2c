"""Small changes of a YAML text at the places of its nodes; every other character stays as it is."""

from typing import Any

import yaml


class YamlPlaces:
    """The text of one file with its nodes; changes are gathered and then made from the end to the start."""

    def __init__(self, text: str) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.text = text
        self.root: Any = yaml.compose(text, Loader=loader)
        self._ending = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[tuple[int, int, str]] = []

    def done(self) -> str:
        """The text with every change made."""
        text = self.text
        for start, end, words in sorted(self._edits, key=lambda e: e[0], reverse=True):
            text = text[:start] + words.replace("\n", self._ending) + text[end:]
        return text

    def section(self, key: str) -> Any:
        """The node behind a key of the root; None where there is none."""
        return value_of(self.root, key)

    def replace(self, node: Any, value: str) -> None:
        """Give a scalar on one line another value without quotes in it, quoted as it was."""
        quote = node.style if node.style in ("'", '"') else ""
        self._edits.append((node.start_mark.index, node.end_mark.index, f"{quote}{value}{quote}"))

    def put_behind(self, mapping: Any, key: str, new_key: str, value: str) -> None:
        """Put a key of a map behind one that stands in it, on a line of its own where the map has lines."""
        pair = next(pair for pair in mapping.value if pair[0].value == key)
        if mapping.flow_style:
            at = pair[1].end_mark.index
            self._edits.append((at, at, f", {new_key}: {value}"))
        else:
            indent = " " * mapping.value[0][0].start_mark.column
            self._line_behind(pair[1], f"{indent}{new_key}: {value}")

    def append(self, sequence: Any, value: str) -> None:
        """Append a value to a list that has any."""
        last = sequence.value[-1]
        if sequence.flow_style:
            at = last.end_mark.index
            self._edits.append((at, at, f", {value}"))
        else:
            indent = " " * sequence.start_mark.column
            self._line_behind(last, f"{indent}- {value}")

    def as_list(self, node: Any, more: str) -> None:
        """Turn a scalar into a list of it and another value."""
        start, end = node.start_mark.index, node.end_mark.index
        self._edits.append((start, end, f"[{self.text[start:end]}, {more}]"))

    def append_line(self, line: str) -> None:
        """Append a line to the text."""
        start = "" if self.text.endswith(("\n", "\r")) or not self.text else "\n"
        self._edits.append((len(self.text), len(self.text), f"{start}{line}\n"))

    def _line_behind(self, node: Any, line: str) -> None:
        """A new line after the one in which a scalar ends, so that a comment behind it stays with it."""
        found = self.text.find("\n", node.end_mark.index)
        at = len(self.text) if found < 0 else found + 1
        if found < 0:
            self._edits.append((at, at, f"\n{line}"))
        else:
            self._edits.append((at, at, f"{line}\n"))


def value_of(mapping: Any, key: str) -> Any:
    """The node behind a key of a map; None where there is none, or no map."""
    if not isinstance(mapping, yaml.MappingNode):
        return None
    return next((value for name, value in mapping.value if name.value == key), None)
