"""A confirmed workbook taken into a bundle's folder, with how it is read under `sheets:`.

Planned whole before anything is written: what cannot be edited safely leaves every file as it was.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, Final

import yaml

from qjviewer.bundle.files import MAIN_FILE, PackedFolder, decode, open_folder
from qjviewer.bundle.periods import Period
from qjviewer.intake.drift import Drift
from qjviewer.intake.labels_in_time import PERIOD_PLACE, file_pattern, fits_pattern
from qjviewer.intake.mapping import TableMapping
from qjviewer.intake.mapping_yaml import plain_entry, written
from qjviewer.intake.trouble import IntakeError
from qjviewer.writing import write_whole

# Where workbooks and the readings of their tables are kept in a bundle's folder.
WORKBOOKS: Final = "月报"
SHEETS_FILE: Final = "sheets.yaml"
# What a person may have added to an entry and a new confirmation does not say.
_KEPT_KEYS: Final = ("about", "names", "period")
# What changes in a title from month to month.
_MONTHS: Final = re.compile(r"[\d\-至~]+|[一二三四]季度|上半年|前三季度|全年")


def planned(
    bundle: Path,
    path: Path,
    data: bytes,
    mappings: Sequence[TableMapping],
    *,
    period: Period | None = None,
    replace: bool = False,
) -> dict[Path, bytes]:
    """What has to be written so that a bundle reads a workbook: the files with their contents, in order.

    `period` is what was said of a workbook that names none: its copy bears it in its name.

    Raises IntakeError where the bundle is packed or has no files to change, where another workbook of
    that name is there (unless `replace`), and where the bundle's main file cannot be edited.
    """
    folder = open_folder(bundle)
    if isinstance(folder, PackedFolder):
        raise IntakeError("bundle-packed", file=bundle.name)
    root = folder.root.resolve()
    name = _name_inside(root, path, period)
    target = root / name
    if target.exists() and not replace and target.read_bytes() != data:
        raise IntakeError("already-there", file=name)
    plan = {} if target.exists() and target.read_bytes() == data else {target: data}
    if mappings:
        sheets, main = root / SHEETS_FILE, root / folder.main
        plan[sheets] = _sheets_text(_text_of(sheets), _placed(mappings, name)).encode()
        text = _text_of(main)
        included = including(text, SHEETS_FILE)
        if not text:
            raise IntakeError("cannot-read", file=folder.main or MAIN_FILE, reason="")
        if included != text:
            plan[main] = included.encode()
    return plan


def write(plan: Mapping[Path, bytes]) -> None:
    """Write the files of a plan, each whole; the main file, which leads to the others, comes last."""
    for target, data in plan.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data)


def _name_inside(root: Path, path: Path, period: Period | None) -> str:
    """Where a workbook lies or will lie in the folder."""
    real = path.resolve()
    if period is not None and file_pattern(path.name) == path.name:
        return f"{WORKBOOKS}/{path.stem} {period.year}-{period.last_month:02}{path.suffix}"
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else f"{WORKBOOKS}/{path.name}"


def _placed(mappings: Iterable[TableMapping], name: str) -> list[dict[str, Any]]:
    folder, pattern = PurePosixPath(name).parent, file_pattern(PurePosixPath(name).name)
    return [plain_entry(mapping) | {"file": str(folder / pattern)} for mapping in mappings]


def _text_of(path: Path) -> str:
    """A file's text; empty where there is none."""
    try:
        return decode(path.read_bytes())[0] or ""
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise IntakeError("cannot-read", file=path.name, because=error) from error


def _sheets_text(text: str, entries: list[dict[str, Any]]) -> str:
    """The readings with these instead of earlier ones of the same tables."""
    try:
        known = yaml.load(text, Loader=yaml.BaseLoader) if text else {}
    except yaml.YAMLError as error:
        raise IntakeError("cannot-edit-yaml", file=SHEETS_FILE) from error
    old = known.get("sheets") if isinstance(known, dict) else None
    old = [entry for entry in old or [] if isinstance(entry, dict)]
    kept = [entry for entry in old if not any(_is_same(entry, new) for new in entries)]
    return written([*kept, *(_with_kept(new, old) for new in entries)])


def _is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two entries are of one table: the months in its title do not count, nor a few rows."""
    a, b = _rows_of(one), _rows_of(other)
    return _table_of(one) == _table_of(other) and (not a or not b or 2 * len(a & b) >= min(len(a), len(b)))


def _rows_of(entry: Mapping[str, Any]) -> set[str]:
    rows = entry.get("rows") or ()
    lists = rows.values() if isinstance(rows, Mapping) else (rows,)
    return {str(label) for labels in lists for label in labels}


def _table_of(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return entry.get("file", ""), entry.get("sheet", ""), _MONTHS.sub("", entry.get("title", ""))


def _with_kept(new: dict[str, Any], old: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    before = next((entry for entry in old if _is_same(entry, new)), {})
    return new | {key: before[key] for key in _KEPT_KEYS if key in before and key not in new}


def including(text: str, name: str) -> str:
    """The main file's text with one more file included; as it was where a name or pattern does so already."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise IntakeError("cannot-edit-yaml", file=MAIN_FILE) from error
    pairs = root.value if isinstance(root, yaml.MappingNode) and not root.flow_style else None
    if not pairs:
        raise IntakeError("cannot-edit-yaml", file=MAIN_FILE)
    node = next((value for key, value in pairs if key.value == "include"), None)
    if node is None:
        at = _line_end(text, pairs[0][1].end_mark.index)
        return f"{text[:at]}include: [{name}]\n{text[at:]}"
    if any(fnmatchcase(name, item) for item in _items(node)):
        return text
    return _with_item(text, node, name)


def _items(node: Any) -> list[str]:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return [item.value for item in nodes if isinstance(item, yaml.ScalarNode)]


def _with_item(text: str, node: Any, name: str) -> str:
    """The text with one more item in a list; a single name becomes a list."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        own = text[start:end].strip()
        return f"{text[:start]}[{own}, {name}]{text[end:]}" if own else f"{text[:start]} [{name}]{text[end:]}"
    if node.flow_style or not node.value:
        last = node.value[-1].end_mark.index if node.value else start + 1
        return f"{text[:last]}{', ' if node.value else ''}{name}{text[last:]}"
    at = _line_end(text, node.value[-1].end_mark.index)
    start = "" if text[:at].endswith("\n") else "\n"
    return f"{text[:at]}{start}{' ' * node.start_mark.column}- {name}\n{text[at:]}"


def _line_end(text: str, index: int) -> int:
    """Past the end of the line of a place."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def known_for(mappings: Iterable[TableMapping], name: str) -> list[TableMapping]:
    """The mappings made for workbooks of this name."""
    return [mapping for mapping in mappings if _is_for(PurePosixPath(mapping.file).name, name)]


def _is_for(pattern: str, name: str) -> bool:
    """Whether a pattern is of this name; a workbook that names no period got one behind its name."""
    return fits_pattern(pattern, name) or pattern.replace(f" {PERIOD_PLACE}", "") == name


def taken_mappings(
    made: Iterable[TableMapping], drift: Iterable[Drift], known: Sequence[TableMapping], *, is_changed: bool
) -> list[TableMapping]:
    """What has to be written of how a workbook is read; nothing where it is read as it was before."""
    if known and not is_changed and all(change.kind == "value-revised" for change in drift):
        return []
    return [mapping for mapping in made if mapping.columns]
