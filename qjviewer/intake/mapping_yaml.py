"""Mappings as a few lines of YAML, under `sheets:`; read back with the line of whatever is wrong."""

from collections.abc import Iterable
from typing import Any, Final

import yaml

from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence, parse
from qjviewer.intake.answers import Answer
from qjviewer.intake.mapping import TableMapping
from qjviewer.intake.trouble import IntakeError

# Parts the labels of an answer that holds for one cell: row × column.
_CROSS: Final = " × "
_WIDTH: Final = 110
_MANY_ALIKE: Final = 4
_ALL_BELOW: Final = "/*"
_TEXTS: Final = ("file", "sheet", "title", "read", "place", "unit", "basis")
_KEYS: Final = (*_TEXTS, "columns", "rows", "marked", "answers")


class _Flow(list[Any]):
    """A list written on one line."""


class _FlowMap(dict[str, Any]):
    """A map written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes short lists and maps on one line, indents lists."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Items of a list are set in."""
        super().increase_indent(flow, False)


_Dumper.add_representer(_Flow, lambda d, v: d.represent_sequence("tag:yaml.org,2002:seq", v, flow_style=True))
_Dumper.add_representer(
    _FlowMap, lambda d, v: d.represent_mapping("tag:yaml.org,2002:map", v.items(), flow_style=True)
)


def to_yaml(mappings: Iterable[TableMapping]) -> str:
    """The mappings as text for a file of their own or for a bundle."""
    data = {"sheets": [_plain(mapping) for mapping in mappings]}
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


def _plain(mapping: TableMapping) -> dict[str, Any]:
    data: dict[str, Any] = {key: getattr(mapping, key) for key in _TEXTS if getattr(mapping, key)}
    data["columns"] = _folded_columns(mapping.columns)
    data["rows"] = _by_unit(mapping.rows)
    if mapping.marked:
        data["marked"] = _Flow(mapping.marked)
    if mapping.answers:
        data["answers"] = _plain_answers(mapping.answers)
    return data


def _folded_columns(columns: dict[str, str]) -> dict[str, str]:
    """Many columns under one heading that are read alike are one line: 2022年/*."""
    groups: dict[str, list[str]] = {}
    for label in columns:
        groups.setdefault(label.partition("/")[0], []).append(label)
    result: dict[str, str] = {}
    for head, labels in groups.items():
        alike = {columns[label] for label in labels}
        if len(labels) >= _MANY_ALIKE and len(alike) == 1 and all("/" in label for label in labels):
            result[head + _ALL_BELOW] = alike.pop()
        else:
            result |= {label: columns[label] for label in labels}
    return result


def _by_unit(rows: dict[str, str]) -> Any:
    units: dict[str, list[str]] = {}
    for label, unit in rows.items():
        units.setdefault(unit, []).append(label)
    if list(units) == [""]:
        return _Flow(units[""])
    return {unit: _Flow(labels) for unit, labels in units.items()}


def _plain_answers(answers: Iterable[Answer]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for answer in answers:
        label = _CROSS.join(part for part in (answer.row, answer.column) if part)
        side = (
            "row"
            if answer.row and not answer.column
            else "column"
            if answer.column and not answer.row
            else ""
        )
        if not label:
            data[answer.reason] = answer.key
            continue
        entry = data.setdefault(answer.reason, _FlowMap())
        if isinstance(entry, dict):
            entry[f"{side} {label}" if side else label] = answer.key
    return data


def from_yaml(text: str, file: str) -> list[TableMapping]:
    """The mappings of a file; raises IntakeError with the line of what is wrong."""
    root, problems = parse(text, file)
    if problems:
        raise IntakeError(
            "mapping-wrong", file=file, line=problems[0].where.line, detail=problems[0].message()
        )
    sheets = root.get("sheets") if isinstance(root, Mapping) else None
    if not isinstance(sheets, Sequence):
        raise IntakeError("mapping-without-sheets", file=file)
    return [mapping_from(node, file) for node in sheets.items]


def mapping_from(node: Node, file: str) -> TableMapping:
    """One entry of `sheets:`."""
    if not isinstance(node, Mapping):
        raise _wrong(node, file, "file")
    unknown = next((key for key, _ in node.entries if key.text not in _KEYS), None)
    if unknown is not None:
        raise _wrong(unknown, file, unknown.text)
    texts = {
        key: _text(value, file)
        for key in _TEXTS
        if (value := node.get(key)) is not None and not _is_from(value)
    }
    return TableMapping(
        texts.pop("file", ""), texts.pop("sheet", ""),
        columns=_texts(node.get("columns"), file), rows=_rows(node.get("rows"), file),
        answers=tuple(_answers(node.get("answers"), file)),
        marked=tuple(_items(node.get("marked"), file)), **texts,
    )  # fmt: skip


def _is_from(node: Node) -> bool:
    """{from: title}: said to be found by reading, as it is anyway."""
    return isinstance(node, Mapping) and all(key.text in ("from", "match") for key, _ in node.entries)


def _wrong(node: Node, file: str, detail: str) -> IntakeError:
    return IntakeError("mapping-wrong", file=file, line=node.span.line, detail=detail)


def _text(node: Node, file: str) -> str:
    if not isinstance(node, Scalar):
        raise _wrong(node, file, "…")
    return node.text


def _texts(node: Node | None, file: str) -> dict[str, str]:
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        raise _wrong(node, file, "columns")
    return {key.text: _text(value, file) for key, value in node.entries}


def _items(node: Node | None, file: str) -> list[str]:
    if node is None:
        return []
    if not isinstance(node, Sequence):
        raise _wrong(node, file, "rows")
    return [_text(item, file) for item in node.items]


def _rows(node: Node | None, file: str) -> dict[str, str]:
    if node is not None and _is_from(node):
        return {}
    if isinstance(node, Mapping):
        return {label: key.text for key, value in node.entries for label in _items(value, file)}
    return dict.fromkeys(_items(node, file), "")


def _answers(node: Node | None, file: str) -> Iterable[Answer]:
    if node is None:
        return
    if not isinstance(node, Mapping):
        raise _wrong(node, file, "answers")
    for reason, value in node.entries:
        if isinstance(value, Mapping):
            for label, key in value.entries:
                yield _answer(reason.text, label.text, _text(key, file))
        else:
            yield Answer(reason.text, _text(value, file))


def _answer(reason: str, label: str, key: str) -> Answer:
    row, cross, column = label.partition(_CROSS)
    if cross:
        return Answer(reason, key, row, column)
    side, _, rest = label.partition(" ")
    return Answer(reason, key, column=rest) if side == "column" else Answer(reason, key, row=rest)
