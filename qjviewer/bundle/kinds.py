"""Kinds that a bundle's sections need: blocks under `about`, statements, outlines of tables."""

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from qjviewer.bundle import data
from qjviewer.bundle.about import About, filled, read_about
from qjviewer.bundle.fields import Entry, Model, declared, keys_of, read_entry
from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence
from qjviewer.bundle.scalars import FAILED, ID, ReadingRun, Word, scalar_text
from qjviewer.bundle.values import NO_TEXT, Text

# How deep a table's outline may nest.
_DEEPEST: Final = 6


class Blocks(msgspec.Struct, frozen=True):
    """Entries in blocks, each block with an `about` for all of its entries; or one block without."""

    model: type

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        if isinstance(node, Scalar) and node.is_null:
            return ()
        found: list[Any] = []
        for block in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(block, Mapping):
                found += self._block(block, path, to)
            else:
                to.fail("wrong-type", block.span, path, wanted="@kind.map")
        return tuple(found)

    def _block(self, block: Mapping, path: str, to: ReadingRun) -> Iterator[Any]:
        about = block.get("about")
        if about is not None:
            read_about(about, f"{path}.about", to)
        for key, entry in block.entries:
            if key.text == "about":
                continue
            value = self._entry(key, entry, about if isinstance(about, Mapping) else None, path, to)
            if value is not FAILED:
                yield value

    def _entry(self, key: Scalar, entry: Node, about: Mapping | None, path: str, to: ReadingRun) -> Any:
        where = f"{path}.{key.text}"
        if not ID.fullmatch(key.text):
            return to.fail("bad-id", key.span, path, id=key.text[:64])
        if where in to.origins:
            return to.fail("duplicate-key", key.span, path, key=key.text[:64], first=to.origins[where])
        if not isinstance(entry, Mapping):
            return to.fail("wrong-type", entry.span, where, wanted="@kind.map")
        to.origins[where] = key.span
        return read_entry(self.model, filled(entry, about, self.model), where, to, id=key.text)

    def schema(self) -> dict[str, Any]:
        block = {
            "type": "object",
            "properties": {"about": {"$ref": "#/$defs/About"}},
            "additionalProperties": {"$ref": f"#/$defs/{self.model.__name__}"},
        }
        return {"anyOf": [{"type": "array", "items": block}, block]}


class PointEntry(msgspec.Struct, frozen=True):
    """A statement; written under `highlight:` or `weakness:` instead of `text:` it is one."""

    model: type

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        if isinstance(node, Mapping):
            node = Mapping(node.span, tuple(self._plain(node)))
        return Entry(self.model, "text").read(node, path, to)

    def _plain(self, node: Mapping) -> Iterator[tuple[Scalar, Node]]:
        for key, value in node.entries:
            if key.text in ("highlight", "weakness"):
                yield Scalar(key.span, "text"), value
                yield Scalar(key.span, "kind"), Scalar(key.span, key.text)
            else:
                yield key, value

    def schema(self) -> dict[str, Any]:
        prose = {"$ref": "#/$defs/Prose"}
        properties = {key: d.kind.schema() for key, d in keys_of(self.model).items() if key != "kind"}
        properties |= {"text": prose, "highlight": prose, "weakness": prose}
        return {"anyOf": [prose, {"type": "object", "properties": properties, "additionalProperties": False}]}


class _Sizes(msgspec.Struct, frozen=True):
    """A number, or a number a year; year 0 stands for every year."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        pairs = node.entries if isinstance(node, Mapping) else ((Scalar(node.span, "0"), node),)
        found = []
        for key, value in pairs:
            text = scalar_text(value, path, to, "whole")
            if not isinstance(text, str):
                return text
            if not re.fullmatch(r"0|(19|20|21)\d\d", key.text) or not re.fullmatch(r"[1-9]\d{0,5}", text):
                return to.fail("not-whole", value.span, path, text=text[:40])
            found.append((int(key.text), int(text)))
        return tuple(found)

    def schema(self) -> dict[str, Any]:
        whole = {"type": "integer", "minimum": 1}
        return {"anyOf": [whole, {"type": "object", "additionalProperties": whole}]}


SIZES: Final = _Sizes()


class OutlineRow(Model, frozen=True):
    """One row of a table's outline: an address, how deep it is indented, the section it stands in."""

    of: str
    depth: int = 0
    section: Text = NO_TEXT


class _Outline(msgspec.Struct, frozen=True):
    """Rows of a table: addresses; a list inside stands deeper, a map heads its rows with a section."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        found: list[OutlineRow] = []
        for row, scalar in self._rows(node, 0, NO_TEXT, path, to):
            to.origins[f"{path}[{len(found)}]"] = scalar.span
            found.append(row)
        return tuple(found)

    def _rows(
        self, node: Node, depth: int, section: Text, path: str, to: ReadingRun
    ) -> Iterator[tuple[OutlineRow, Node]]:
        if depth > _DEEPEST:
            to.fail("too-deep", node.span, path, limit=_DEEPEST)
            return
        for item in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(item, Mapping):
                for key, value in item.entries:
                    yield from self._rows(value, depth, to.words.text(key.text, path), path, to)
            elif isinstance(item, Sequence):
                yield from self._rows(item, depth + 1, section, path, to)
            else:
                text = scalar_text(item, path, to, "text")
                if isinstance(text, str):
                    yield OutlineRow(text.strip(), depth, section), item

    def schema(self) -> dict[str, Any]:
        return {"type": ["array", "string", "object"]}


OUTLINE: Final = _Outline()


class HeadedColumn(Model, frozen=True):
    """One column of a table: what it shows, and the heading it shares with those beside it."""

    of: str
    over: Text = NO_TEXT


class _HeadedColumns(msgspec.Struct, frozen=True):
    """Columns of a table; a map gives those in it a heading over all of them."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        found: list[HeadedColumn] = []
        for item in node.items if isinstance(node, Sequence) else (node,):
            for over, under in self._headed(item, path, to):
                for one in under.items if isinstance(under, Sequence) else (under,):
                    text = scalar_text(one, path, to, "text")
                    if isinstance(text, str):
                        to.origins[f"{path}[{len(found)}]"] = one.span
                        found.append(HeadedColumn(text.strip(), over))
        return tuple(found)

    def _headed(self, item: Node, path: str, to: ReadingRun) -> Iterator[tuple[Text, Node]]:
        if isinstance(item, Mapping):
            for key, value in item.entries:
                yield to.words.text(key.text, path), value
        else:
            yield NO_TEXT, item

    def schema(self) -> dict[str, Any]:
        words = {"type": "array", "items": {"type": "string"}}
        headed = {"type": "object", "additionalProperties": {"anyOf": [words, {"type": "string"}]}}
        one = {"anyOf": [{"type": "string"}, headed]}
        return {"anyOf": [{"type": "array", "items": one}, *one["anyOf"]]}


HEADED_COLUMNS: Final = _HeadedColumns()


class TableFile(Model, frozen=True):
    """A CSV file with figures, and what holds for all of its rows."""

    file: str = declared(Word(), "The file's name in the folder.")
    about: About = declared(Entry(About), "What holds for all rows.", About())


class _TableFiles(msgspec.Struct, frozen=True):
    """Names of CSV files, or maps of a file and its about."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        found = []
        for index, item in enumerate(node.items if isinstance(node, Sequence) else (node,)):
            where = f"{path}[{index}]"
            to.origins[where] = item.span
            value = Entry(TableFile, "file").read(item, where, to)
            if value is not FAILED:
                found.append(value)
        return tuple(found)

    def schema(self) -> dict[str, Any]:
        one = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/TableFile"}]}
        return {"anyOf": [{"type": "array", "items": one}, one]}


TABLE_FILES: Final = _TableFiles()


class _Data(msgspec.Struct, frozen=True):
    """Blocks of figures by indicator and measure; they go into the store, not into the model."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        data.read_blocks(node, path, to)
        return ()

    def schema(self) -> dict[str, Any]:
        return data.schema()


DATA: Final = _Data()
