"""Files -> the frozen Bundle, with the origin of every value and all problems at once."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingType
from pathlib import Path
from typing import Final, Protocol, TypeAlias

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.about import with_file_about
from qjviewer.bundle.csv_tables import read_table
from qjviewer.bundle.data import heads_of
from qjviewer.bundle.fields import read_entry
from qjviewer.bundle.files import (
    MAX_TABLE_BYTES,
    TABLE_ENDINGS,
    YAML_ENDINGS,
    Folder,
    is_pattern,
    open_folder,
)
from qjviewer.bundle.model import Bundle, Source
from qjviewer.bundle.names import gather
from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence, parse
from qjviewer.bundle.sanity import inspect
from qjviewer.bundle.scalars import ReadingRun, nearest
from qjviewer.bundle.word_list import read_words
from qjviewer.problems import Problem, Span, problem
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES

Origins: TypeAlias = MappingType[str, Span]

# Sections that a briefing may split over files: maps are merged, lists are joined.
MERGED: Final = ("units", "places", "groups", "people", "sources", "indicators", "remarks", "deck")
JOINED: Final = ("tables", "sheets", "tabs", "data", "facts", "items")
# Keys of the earlier format, in which a figure had a name of its own.
EARLIER: Final = ("figures",)


class Built(msgspec.Struct, frozen=True):
    """What reading a bundle gave: a Bundle (None when nothing usable), origins, problems, files."""

    bundle: Bundle | None
    origins: Origins
    problems: tuple[Problem, ...]
    digest: str
    files: tuple[Path, ...]


class SheetReader(Protocol):
    """Reads the workbooks that `sheets:` names into the reading's store; gives the sources they are."""

    def __call__(self, bundle: Bundle, folder: Folder, to: ReadingRun) -> tuple[Source, ...]: ...


def build(path: Path, read_sheets: SheetReader | None = None, *, alone: bool = False) -> Built:
    """Read a bundle from a folder or a file; never raises for what a file contains.

    Workbooks are read by `read_sheets`, which stands above the bundle; without it they are left out.
    `alone` leaves out the earlier editions that it takes figures from.
    """
    folder, reading = open_folder(path), ReadingRun()
    bundle = _read_bundle(folder, reading)
    if bundle is not None and bundle.sheets and read_sheets is not None:
        found = read_sheets(bundle, folder, reading)
        bundle = replace(bundle, sources=(*bundle.sources, *found))
    if bundle is not None and bundle.history and not alone:
        from qjviewer.bundle.history import with_history

        bundle = with_history(bundle, folder, reading, lambda p: build(p, read_sheets, alone=True))
    if bundle is not None:
        reading.problems.extend(inspect(bundle, reading))
    problems = (*folder.problems, *reading.problems)
    return Built(bundle, reading.origins, problems, folder.digest, tuple(folder.read_paths))


def _read_bundle(folder: Folder, reading: ReadingRun) -> Bundle | None:
    # The main file is read whatever its name: a person opened it.
    root = _root(folder, folder.main, Span(folder.main), reading, (Path(folder.main).suffix.lower(),))
    if root is None:
        return None
    parts = [root, *_included(root, folder, reading)]
    earlier = next((key for part in parts for key, _ in part.entries if key.text in EARLIER), None)
    if earlier is not None:
        reading.problems.append(problem("earlier-format", earlier.span))
        return None
    whole = _merge([with_file_about(part) for part in parts], reading)
    reading.names = gather(whole)
    reading.heads.update(heads_of(whole))
    for section, name, at in reading.names.twice:
        reading.fail("name-twice", at, f"{section}.{name}", name=name)
    _read_words(whole, folder, reading)
    bundle = read_entry(
        Bundle, whole, "", reading, store=reading.store, names=reading.names, translations=reading.words
    )
    if not isinstance(bundle, Bundle):
        return None
    for index, table in enumerate(bundle.tables):
        said_at = reading.origins.get(f"tables[{index}]", Span(folder.main))
        for name in folder.matching(table.file, said_at, TABLE_ENDINGS):
            file = folder.read(name, said_at, TABLE_ENDINGS, limit=MAX_TABLE_BYTES)
            if file is not None:
                read_table(file, table.about, reading)
    return bundle


def _root(
    folder: Folder, name: str, said_at: Span, reading: ReadingRun, endings: tuple[str, ...]
) -> Mapping | None:
    file = folder.read(name, said_at, endings)
    if file is None:
        return None
    node, problems = parse(file.text, file.name)
    reading.problems.extend(problems)
    if isinstance(node, Mapping):
        return node
    if not problems:
        reading.problems.append(problem("not-a-bundle", Span(file.name, 1, 1)))
    return None


def _included(root: Mapping, folder: Folder, reading: ReadingRun) -> Iterator[Mapping]:
    seen = {folder.main}
    for said in _include_names(root):
        for name in folder.matching(said.text, said.span, YAML_ENDINGS):
            if name in seen:
                # A pattern may well fit what is there already, the main file for one.
                if not is_pattern(said.text):
                    reading.fail("included-twice", said.span, "include", path=name[:200])
                continue
            seen.add(name)
            part = _root(folder, name, said.span, reading, YAML_ENDINGS)
            if part is not None:
                yield _only_sections(part, reading)


def _include_names(root: Mapping) -> Iterable[Scalar]:
    node = root.get("include")
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return [n for n in nodes if isinstance(n, Scalar) and not n.is_null]


def _only_sections(part: Mapping, reading: ReadingRun) -> Mapping:
    kept = []
    known = [*MERGED, *JOINED, "about"]
    for key, value in part.entries:
        if key.text in known or key.text in EARLIER:
            kept.append((key, value))
        else:
            meant = nearest(key.text, known)
            reading.fail("not-in-include", key.span, key.text, key=key.text[:64], meant=meant)
    return Mapping(part.span, tuple(kept))


def _merge(parts: list[Mapping], reading: ReadingRun) -> Mapping:
    merged: dict[str, tuple[Scalar, Node]] = {}
    for part in parts:
        for key, value in part.entries:
            if key.text in merged:
                value = _joined(key.text, merged[key.text][1], value, reading)
                merged[key.text] = (merged[key.text][0], value)
            else:
                merged[key.text] = (key, value)
    return Mapping(parts[0].span, tuple(merged.values()))


def _joined(key: str, first: Node, second: Node, reading: ReadingRun) -> Node:
    if isinstance(first, Scalar) and first.is_null:
        return second
    if isinstance(second, Scalar) and second.is_null:
        return first
    if key in JOINED:
        return Sequence(first.span, _items(first) + _items(second))
    if not isinstance(first, Mapping) or not isinstance(second, Mapping):
        reading.fail("wrong-type", second.span, key, wanted="@kind.map")
        return first
    known = {name.text: name for name, _ in first.entries}
    fresh = []
    for name, value in second.entries:
        if name.text in known:
            where = known[name.text].span
            reading.fail("duplicate-key", name.span, key, key=name.text[:64], first=where)
        else:
            fresh.append((name, value))
    return Mapping(first.span, first.entries + tuple(fresh))


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _read_words(whole: Mapping, folder: Folder, reading: ReadingRun) -> None:
    """Read the word list before any text, so that each text finds its translations."""
    language = _language(whole)
    reading.words.language = language
    node = whole.get("words")
    if not isinstance(node, Scalar) or node.is_null:
        return
    file = folder.read(node.text, node.span, TABLE_ENDINGS)
    if file is not None:
        reading.words, problems = read_words(file.text, file.name, language)
        reading.problems.extend(problems)


def _language(whole: Mapping) -> str:
    """The language the bundle is written in: the first it promises."""
    briefing = whole.get("briefing")
    node = briefing.get("languages") if isinstance(briefing, Mapping) else None
    first = node.items[0] if isinstance(node, Sequence) and node.items else node
    return first.text if isinstance(first, Scalar) and first.text in LANGUAGES else DEFAULT_LANGUAGE
