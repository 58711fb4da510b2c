"""Kinds of a citation, and of a place in a source."""

from typing import Any, Final

import msgspec

from qjviewer.bundle.nodes import Node
from qjviewer.bundle.scalars import FAILED, ReadingRun, missing, technical_text
from qjviewer.bundle.values import parse_citation, parse_spot


class Cite(msgspec.Struct, frozen=True):
    """A citation; its source must be declared."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        text = technical_text(node, path, to, "citation")
        if not isinstance(text, str):
            return text
        citation = parse_citation(text)
        if citation is None:
            return to.fail("not-a-citation", node.span, path, text=text[:40])
        if not to.names.has("sources", citation.source):
            return missing(citation.source, ("sources",), node.span, path, to)
        return citation

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "examples": ["zjrb ¶3"]}


CITE: Final = Cite()


class _PlaceInSource(msgspec.Struct, frozen=True):
    """A place in a source, kept as typed: which source it is in may be said beside it."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        text = technical_text(node, path, to, "citation")
        if not isinstance(text, str) or parse_spot(text, ""):
            return text
        cited = CITE.read(node, path, to)
        return text if cited is not FAILED else cited

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "examples": ["¶3", "第12页", "D7"]}


SPOT: Final = _PlaceInSource()
