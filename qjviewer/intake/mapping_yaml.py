"""Mappings as a few lines of YAML, under `sheets:`; read back with the line of whatever is wrong."""

from collections.abc import Iterable
from typing import Any, Final

import yaml

from qjviewer.bundle.nodes import Mapping, parse
from qjviewer.bundle.scalars import ReadingRun
from qjviewer.bundle.sheet_entry import SHEETS, SheetEntry
from qjviewer.intake.answers import Answer
from qjviewer.intake.mapping import TableMapping
from qjviewer.intake.trouble import IntakeError

# Parts the labels of an answer that holds for one cell: row × column.
_CROSS: Final = " × "
_WIDTH: Final = 110
_MANY_ALIKE: Final = 4
_ALL_BELOW: Final = "/*"
_TEXTS: Final = ("file", "sheet", "title", "read", "place", "unit", "basis")


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
    return written([plain_entry(mapping) for mapping in mappings])


def written(entries: list[dict[str, Any]]) -> str:
    """Entries as text."""
    return yaml.dump({"sheets": entries}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


def plain_entry(mapping: TableMapping) -> dict[str, Any]:
    """A mapping as the plain maps and lists of an entry."""
    data: dict[str, Any] = {key: getattr(mapping, key) for key in _TEXTS if getattr(mapping, key)}
    data["columns"] = _folded_columns(mapping.columns)
    data["rows"] = _by_unit(mapping.rows)
    if mapping.names:
        data["names"] = dict(mapping.names)
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
    sheets = root.get("sheets") if isinstance(root, Mapping) else None
    to = ReadingRun()
    if sheets is None and not problems:
        raise IntakeError("mapping-without-sheets", file=file)
    entries = SHEETS.read(sheets, "sheets", to) if sheets is not None else ()
    # What a mapping says of sources is known to the bundle alone.
    wrong = [*problems, *(p for p in to.problems if ".about" not in p.subject)]
    if wrong:
        first = wrong[0]
        raise IntakeError("mapping-wrong", file=file, line=first.where.line, detail=first.message())
    return [mapping_of_entry(entry) for entry in entries]


def mapping_of_entry(entry: SheetEntry) -> TableMapping:
    """How an entry of `sheets:` reads its table."""
    answers = tuple(_answer(reason, label, key) for reason, label, key in entry.answers)
    return TableMapping(
        entry.file, entry.sheet, entry.title, entry.read, entry.place, entry.unit, dict(entry.columns),
        dict(entry.rows), answers, entry.marked, entry.basis, dict(entry.names),
    )  # fmt: skip


def _answer(reason: str, label: str, key: str) -> Answer:
    if not label:
        return Answer(reason, key)
    row, cross, column = label.partition(_CROSS)
    if cross:
        return Answer(reason, key, row, column)
    side, _, rest = label.partition(" ")
    return Answer(reason, key, column=rest) if side == "column" else Answer(reason, key, row=rest)
