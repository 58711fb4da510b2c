"""Writes another order of the told deck into a briefing's YAML: pages move with their comments."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

import msgspec
import yaml

from qjviewer.bundle.nodes import Mapping, Node, Scalar, parse
from qjviewer.bundle.nodes import Sequence as NodeSequence
from qjviewer.exports.form.edits import CannotEdit

_APPENDIX_LINE: Final = re.compile(r"^[ ]+appendix:[ ]*\S+[ ]*(#.*)?\n", re.MULTILINE)
_APPENDIX_FLOW: Final = re.compile(r",\s*appendix:\s*[^,}]+")


class ArrangedPage(msgspec.Struct, frozen=True):
    """A page of the deck in its new place: `was` is its old place in the file (-1: chosen by the program)."""

    show: tuple[str, ...]
    appendix: bool = False
    was: int = -1


def arranged(text: str, pages: Sequence[ArrangedPage]) -> str:
    """The text with its deck in this order; raises CannotEdit where it is written too unusually for that."""
    ending = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    try:
        root = yaml.compose(plain, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise CannotEdit("deck") from error
    deck = _value(root, "deck")
    listed = _value(deck, "pages")
    made = _moved(plain, listed, pages) if listed is not None else _added(plain, root, deck, pages)
    if shown_in(made) != [(page.show, page.appendix) for page in pages]:
        raise CannotEdit("deck.pages")
    return made.replace("\n", ending)


def shown_in(text: str) -> list[tuple[tuple[str, ...], bool]]:
    """What the pages of a text's deck show, and whether they are kept for the appendix."""
    root, _ = parse(text, "")
    deck = root.get("deck") if isinstance(root, Mapping) else None
    pages = deck.get("pages") if isinstance(deck, Mapping) else None
    items = pages.items if isinstance(pages, NodeSequence) else ()
    return [(_names(item), _is_kept(item)) for item in items]


def _names(item: Node) -> tuple[str, ...]:
    shown = item.get("show") if isinstance(item, Mapping) else item
    nodes = shown.items if isinstance(shown, NodeSequence) else (shown,)
    return tuple(n.text for n in nodes if isinstance(n, Scalar))


def _is_kept(item: Node) -> bool:
    kept = item.get("appendix") if isinstance(item, Mapping) else None
    return isinstance(kept, Scalar) and kept.text == "true"


def _value(node: Any, key: str) -> Any:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


# A list that is there -----------------------------------------------------------------------


def _moved(text: str, listed: Any, pages: Sequence[ArrangedPage]) -> str:
    if not isinstance(listed, yaml.SequenceNode) or listed.flow_style or not listed.value:
        raise CannotEdit("deck.pages")
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    starts = [_start(lines, item.start_mark.line) for item in listed.value]
    end = _end(lines, listed.value[-1])
    edges = [*starts, end]
    chunks = ["".join(lines[a:b]) for a, b in pairwise(edges)]
    indent = re.match(r" *", lines[listed.value[0].start_mark.line])
    before = indent[0] if indent else "  "
    told = [_chunk(page, chunks, listed.value, before) for page in pages]
    return "".join([*lines[: starts[0]], *told, *lines[end:]])


def _start(lines: Sequence[str], line: int) -> int:
    """The first line of an item, the comments right above it included."""
    if not lines[line].lstrip().startswith("-"):
        raise CannotEdit("deck.pages")
    while line > 0 and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _end(lines: Sequence[str], last: Any) -> int:
    """The line after the last one that belongs to an item."""
    end = int(last.end_mark.line) + (1 if last.end_mark.column else 0)
    while end > last.start_mark.line + 1 and (
        not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")
    ):
        end -= 1
    return end


def _chunk(page: ArrangedPage, chunks: Sequence[str], items: Sequence[Any], indent: str) -> str:
    if not 0 <= page.was < len(chunks):
        return _line(page, indent)
    chunk, item = chunks[page.was], items[page.was]
    kept = _value(item, "appendix")
    if (kept is not None and kept.value == "true") == page.appendix:
        return chunk
    if isinstance(item, yaml.ScalarNode):
        return re.sub(r"-[ ]*[^#\n]*?([ ]*(?:#.*)?)\n\Z", f"- {_flow(page)}\\1\n", chunk)
    if item.flow_style:
        bare = _APPENDIX_FLOW.sub("", chunk)
        at = bare.rindex("}")
        return bare[:at] + (", appendix: true" if page.appendix else "") + bare[at:]
    bare = _APPENDIX_LINE.sub("", chunk)
    return bare + (f"{indent}  appendix: true\n" if page.appendix else "")


# None yet ------------------------------------------------------------------------------------


def _added(text: str, root: Any, deck: Any, pages: Sequence[ArrangedPage]) -> str:
    """A deck put at the end of the file, or its list under the `deck:` that is there."""
    if text and not text.endswith("\n"):
        text += "\n"
    if deck is None:
        return text + "deck:\n  pages:\n" + "".join(_line(page, "    ") for page in pages)
    if not isinstance(deck, yaml.MappingNode) or deck.flow_style:
        raise CannotEdit("deck")
    lines = text.splitlines(keepends=True)
    first = deck.start_mark
    indent = " " * first.column
    told = f"{indent}pages:\n" + "".join(_line(page, indent + "  ") for page in pages)
    return "".join([*lines[: first.line], told, *lines[first.line :]])


def _line(page: ArrangedPage, indent: str) -> str:
    if page.appendix:
        return f"{indent}- {_flow(page)}\n"
    shown = page.show[0] if len(page.show) == 1 else f"{{show: [{', '.join(page.show)}]}}"
    return f"{indent}- {shown}\n"


def _flow(page: ArrangedPage) -> str:
    shown = page.show[0] if len(page.show) == 1 else f"[{', '.join(page.show)}]"
    kept = ", appendix: true" if page.appendix else ""
    return f"{{show: {shown}{kept}}}"
