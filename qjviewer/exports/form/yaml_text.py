"""Nodes as YAML text: block style for whole entries, flow style for what is put into a line."""

import json
import re
from collections.abc import Iterator

from qjviewer.bundle.nodes import Mapping, Node, Scalar

_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff](?:[\w\u4e00-\u9fff¶. -]*[\w\u4e00-\u9fff])?|-?\d[\d.]*")
_WORDS = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")


def scalar(text: str) -> str:
    """Text as a scalar, quoted where YAML or a reader could take it for something else."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    # A JSON string is a double-quoted scalar; the two line ends it leaves bare are not.
    return json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def flow(node: Node) -> str:
    """A node in one line."""
    if isinstance(node, Scalar):
        return node.text if node.plain else scalar(node.text)
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{scalar(k.text)}: {flow(v)}" for k, v in node.entries) + "}"
    return "[" + ", ".join(map(flow, node.items)) + "]"


def block(name: str, node: Mapping, indent: str) -> Iterator[str]:
    """An entry under its name, a line a field."""
    yield f"{indent}{scalar(name)}:"
    for key, value in node.entries:
        yield f"{indent}  {scalar(key.text)}: {flow(value)}"
