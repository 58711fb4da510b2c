"""Files -> the frozen Bundle, with the origin of every value and all problems at once."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from qjviewer.bundle.fields import read_entry
from qjviewer.bundle.files import Folder, open_folder
from qjviewer.bundle.model import Bundle
from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence, parse
from qjviewer.bundle.sanity import inspect
from qjviewer.bundle.scalars import FAILED, Reading, nearest
from qjviewer.bundle.tables import Tables
from qjviewer.problems import Problem, Span, problem

Origins: TypeAlias = MappingType[str, Span]

# Sections that a briefing may split over files: maps are merged, lists are joined.
MERGED = ("units", "places", "people", "sources", "indicators", "figures", "items", "remarks")
JOINED = ("tables", "tabs")


@dataclass(frozen=True)
class Built:
    """What reading a bundle gave: a Bundle (None when nothing usable), origins, problems, files."""

    bundle: Bundle | None
    origins: Origins
    problems: tuple[Problem, ...]
    digest: str
    files: tuple[Path, ...]
    # Whether no figure of a long table was left out.
    is_whole: bool = True


def build(path: Path, *, only_named: bool = False) -> Built:
    """Read a bundle from a folder or a file; never raises for what a file contains.

    `only_named` leaves out what nothing names of long tables.
    """
    folder = open_folder(path)
    tables = Tables(Reading(), only_named)
    bundle = _read_bundle(folder, tables)
    problems = (*folder.problems, *tables.reading.problems)
    files = tuple(folder.read_paths)
    return Built(bundle, tables.reading.origins, problems, folder.digest, files, tables.is_whole)


def _read_bundle(folder: Folder, tables: Tables) -> Bundle | None:
    reading = tables.reading
    root = _root(folder, folder.main, Span(folder.main), reading)
    if root is None:
        return None
    whole = _with_includes(root, folder, reading)
    bundle = read_entry(Bundle, whole, "", reading)
    if bundle is FAILED:
        return None
    tables.read(bundle, folder)
    bundle = replace(bundle, figures=(*bundle.figures, *tables.figures))
    _resolve(reading)
    reading.problems.extend(inspect(bundle, reading))
    return bundle if isinstance(bundle, Bundle) else None


def _root(folder: Folder, name: str, said_at: Span, reading: Reading) -> Mapping | None:
    file = folder.read(name, said_at)
    if file is None:
        return None
    node, problems = parse(file.text, file.name)
    reading.problems.extend(problems)
    if isinstance(node, Mapping):
        return node
    if not problems:
        reading.problems.append(problem("not-a-bundle", Span(file.name, 1, 1)))
    return None


def _with_includes(root: Mapping, folder: Folder, reading: Reading) -> Mapping:
    parts = [root]
    seen = {folder.main}
    for name in _include_names(root):
        if name.text in seen:
            reading.fail("included-twice", name.span, "include", path=name.text[:200])
            continue
        seen.add(name.text)
        part = _root(folder, name.text, name.span, reading)
        if part is not None:
            parts.append(_only_sections(part, reading))
    return _merge(parts, reading)


def _include_names(root: Mapping) -> Iterable[Scalar]:
    node = root.get("include")
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return [n for n in nodes if isinstance(n, Scalar) and not n.is_null]


def _only_sections(part: Mapping, reading: Reading) -> Mapping:
    kept = []
    for key, value in part.entries:
        if key.text in MERGED + JOINED:
            kept.append((key, value))
        else:
            known = [*MERGED, *JOINED]
            reading.fail(
                "not-in-include", key.span, key.text, key=key.text[:64], meant=nearest(key.text, known)
            )
    return Mapping(part.span, tuple(kept))


def _merge(parts: list[Mapping], reading: Reading) -> Mapping:
    merged: dict[str, tuple[Scalar, Node]] = {}
    for part in parts:
        for key, value in part.entries:
            if key.text in merged:
                value = _joined(key.text, merged[key.text][1], value, reading)
                merged[key.text] = (merged[key.text][0], value)
            else:
                merged[key.text] = (key, value)
    return Mapping(parts[0].span, tuple(merged.values()))


def _joined(key: str, first: Node, second: Node, reading: Reading) -> Node:
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        known = {name.text: name for name, _ in first.entries}
        fresh = []
        for name, value in second.entries:
            if name.text in known:
                where = known[name.text].span
                reading.fail("duplicate-key", name.span, key, key=name.text, first=str(where))
            else:
                fresh.append((name, value))
        return Mapping(first.span, first.entries + tuple(fresh))
    if isinstance(first, Scalar) and first.is_null:
        return second
    if key in JOINED and not isinstance(second, Mapping):
        return Sequence(first.span, _items(first) + _items(second))
    reading.fail("wrong-type", second.span, key, wanted="@kind.map")
    return first


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _resolve(reading: Reading) -> None:
    """Report every name that nothing declares, with the nearest one that is."""
    # What was declared but could not be read has its own problem: naming it is not a second one.
    declared: dict[str, list[str]] = {section: [] for section in MERGED}
    for origin in reading.origins:
        section, _, name = origin.partition(".")
        if section in declared and name and "." not in name and "[" not in name:
            declared[section].append(name)
    for item in sorted({*declared["figures"]} & {*declared["items"]}):
        where = reading.origins.get(f"items.{item}", Span(""))
        reading.fail("name-twice", where, f"items.{item}", name=item)
    for path, target, sections, where in reading.references:
        if not any(f"{section}.{target}" in reading.origins for section in sections):
            known = [name for section in sections for name in declared[section]]
            reading.fail("missing-reference", where, path, target=target[:64], meant=nearest(target, known))
