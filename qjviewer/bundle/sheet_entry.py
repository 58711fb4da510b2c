"""An entry of `sheets:`: which tables of a bureau's workbook are read, and how they are meant.

Kept as it was typed: what its labels mean is known to those who read workbooks.
"""

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import msgspec

from qjviewer.bundle.about import About
from qjviewer.bundle.fields import Entry, Model, declared
from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence
from qjviewer.bundle.scalars import FAILED, ReadingRun, Word, scalar_text

# A label and what is said of it.
LabelPairs: TypeAlias = tuple[tuple[str, str], ...]
# {from: title} says that reading finds it, as it does anyway.
_FOUND: Final = frozenset(("from", "match"))


def _is_found(node: Node) -> bool:
    return isinstance(node, Mapping) and all(key.text in _FOUND for key, _ in node.entries)


def _text(node: Node, path: str, to: ReadingRun) -> str:
    """A label as typed; empty after telling that it is none."""
    found = scalar_text(node, path, to, "text")
    return found.strip() if isinstance(found, str) else ""


class _Said(msgspec.Struct, frozen=True):
    """A text; {from: title} stands for none, as reading finds it."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        return "" if _is_found(node) else _text(node, path, to)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": ["string", "number"]}, {"type": "object"}]}


class _Pairs(msgspec.Struct, frozen=True):
    """A map of labels to texts."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        if not isinstance(node, Mapping):
            return to.fail("wrong-type", node.span, path, wanted="@kind.map")
        return tuple((key.text.strip(), _text(value, path, to)) for key, value in node.entries)

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": {"type": ["string", "number"]}}


class _Rows(msgspec.Struct, frozen=True):
    """Labels of rows: a list, or a list for each unit; {from: A} leaves them to the names."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        if _is_found(node):
            return ()
        if not isinstance(node, Mapping):
            return tuple((label, "") for label in self._labels(node, path, to))
        return tuple(
            (label, unit.text) for unit, labels in node.entries for label in self._labels(labels, path, to)
        )

    def _labels(self, node: Node, path: str, to: ReadingRun) -> Iterator[str]:
        for item in node.items if isinstance(node, Sequence) else (node,):
            label = _text(item, path, to)
            if label:
                yield label

    def schema(self) -> dict[str, Any]:
        return {"type": ["array", "object", "string"]}


class _Labels(msgspec.Struct, frozen=True):
    """A list of labels."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple(label for item in items if (label := _text(item, path, to)))

    def schema(self) -> dict[str, Any]:
        return {"type": ["array", "string"]}


class _Answers(msgspec.Struct, frozen=True):
    """What was answered, by reason: for the whole table, or for labels of rows and columns."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        if not isinstance(node, Mapping):
            return to.fail("wrong-type", node.span, path, wanted="@kind.map")
        return tuple(found for key, value in node.entries for found in self._of(key, value, path, to))

    def _of(self, reason: Scalar, node: Node, path: str, to: ReadingRun) -> Iterator[tuple[str, str, str]]:
        pairs = node.entries if isinstance(node, Mapping) else ((Scalar(node.span, ""), node),)
        for label, value in pairs:
            yield reason.text, label.text, _text(value, path, to)

    def schema(self) -> dict[str, Any]:
        return {"type": "object"}


class SheetEntry(Model, frozen=True):
    """A table of a workbook in the bundle's folder, read in place; found again by its labels."""

    file: str = declared(Word(), "The workbook: 月报/{period}.xlsx; the newest and all before it are read.")
    sheet: str = declared(_Said(), "Name of the sheet; {period} where it is a period.", "")
    title: str = declared(_Said(), "The line right over the table.", "")
    read: str = declared(Word(), "The period of the workbook the reading was confirmed for.", "")
    place: str = declared(_Said(), "The place where the workbook names none; here.", "")
    period: str = declared(_Said(), "The period where neither workbook nor file name says one.", "")
    unit: str = declared(_Said(), "The unit where the workbook states none.", "")
    basis: str = declared(
        _Said(), "How a month is meant where no header says: cumulative, single, moment.", ""
    )
    columns: LabelPairs = declared(
        _Pairs(), "How each column is read, by label or letter: yoy, yoy rank counties, skip.", ()
    )
    rows: LabelPairs = declared(_Rows(), "Labels of the rows, by unit; changes are listed.", ())
    names: LabelPairs = declared(
        _Pairs(),
        "Words of the workbook that name an indicator or place in their own way, each with its id.",
        (),
    )
    marked: tuple[str, ...] = declared(_Labels(), "Rows whose labels carry a footnote's mark.", ())
    answers: tuple[tuple[str, str, str], ...] = declared(
        _Answers(), "What was answered about doubtful cells, by reason.", ()
    )
    about: About = declared(Entry(About), "What holds for all figures: source, status, accounts.", About())


class _SheetEntries(msgspec.Struct, frozen=True):
    """Entries of `sheets:`; each keeps its place in the file."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        found: list[SheetEntry] = []
        for item in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(item, Scalar) and item.is_null:
                continue
            where = f"{path}[{len(found)}]"
            to.origins[where] = item.span
            entry = Entry(SheetEntry).read(item, where, to)
            if entry is not FAILED:
                found.append(entry)
        return tuple(found)

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"$ref": "#/$defs/SheetEntry"}}


SHEETS: Final = _SheetEntries()
