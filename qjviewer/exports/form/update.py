"""What a form changes in an existing bundle, file by file, tried out before anything is written."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qjviewer.bundle.archive import SUFFIX, Refused, packed
from qjviewer.bundle.build import Built, build
from qjviewer.bundle.files import MAIN_FILE, PackedFolder, decode
from qjviewer.bundle.model import Bundle
from qjviewer.exports.errors import ExportError
from qjviewer.exports.files import write_all
from qjviewer.exports.form.columns import Column, cell_of, columns_of, same
from qjviewer.exports.form.csv_rows import NoColumn
from qjviewer.exports.form.csv_rows import changed as changed_rows
from qjviewer.exports.form.edits import CannotEdit, Patch
from qjviewer.exports.form.reading import Form, FormError
from qjviewer.problems import Problem, Severity
from qjviewer.wording import say


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changes: what it is, its cell, and its text before and after."""

    section: str
    name: str
    key: str
    cell: str
    old: str
    new: str


@dataclass
class Plan:
    """Changes and the files they lead to; nothing is written yet."""

    changes: list[Change] = field(default_factory=list)
    added: list[tuple[str, str]] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)
    # What the same files held when this was planned.
    before: dict[Path, bytes] = field(default_factory=dict)
    # The briefing as it was read, and as it will be read afterwards.
    readings: tuple[Built, Built] | None = None

    def carry_out(self) -> None:
        """Write the files, all or none; raises ExportError, also when one was changed in the meantime."""
        for path, data in self.before.items():
            if not path.is_file() or path.read_bytes() != data:
                raise ExportError("changed-meanwhile", path=path)
        write_all(self.files)


def plan_update(path: Path, form: Form) -> Plan:
    """How a bundle changes; raises ExportError where that cannot be done without harm."""
    plan = _plan_packed(path, form) if path.suffix.lower() == SUFFIX else _plan(path, form)
    plan.before = {file: file.read_bytes() for file in plan.files}
    return plan


def _plan_packed(path: Path, form: Form) -> Plan:
    """The files inside one packed file, unpacked aside and packed anew."""
    archive = PackedFolder(path, MAIN_FILE).archive()
    if archive is None or build(path).bundle is None:
        raise ExportError("cannot-update", path=path)
    try:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, path.stem)
            archive.unpack(root)
            plan = _plan(root, form)
        if plan.files:
            members = {name: archive.read(name) for name in archive.names}
            changed = {file.relative_to(root).as_posix(): data for file, data in plan.files.items()}
            plan.files = {path: packed(members | changed)}
    except Refused as refused:
        raise ExportError("cannot-update", path=path) from refused
    return plan


def _plan(path: Path, form: Form) -> Plan:
    built = build(path)
    if built.bundle is None:
        raise ExportError("cannot-update", path=path)
    _same_briefing(form, built.bundle)
    _known_references(form, built.bundle)
    plan = Plan(list(_changes(form, built.bundle)), list(_added(form, built.bundle)))
    root = path if path.is_dir() else path.parent
    main = path / MAIN_FILE if path.is_dir() else path
    plan.files = _Edits(built, form, root, main).files(plan)
    _try_out(plan, built, form, root, main)
    return plan


def _same_briefing(form: Form, bundle: Bundle) -> None:
    """A form of another briefing would overwrite what it does not belong to."""
    for name in form.entries.get("briefing", {}):
        if name != bundle.briefing.id:
            raise ExportError("form-other", form=name, bundle=bundle.briefing.id)


def entries_of(bundle: Bundle, section: str) -> dict[str, Any]:
    """The entries of a section by id."""
    if section == "briefing":
        return {bundle.briefing.id: bundle.briefing}
    return {entry.id: entry for entry in getattr(bundle, section)}


def _known_references(form: Form, bundle: Bundle) -> None:
    lines = []
    for target, sections, where in form.references:
        known = (entries_of(bundle, s) | form.entries.get(s, {}) for s in sections)
        if not any(target in names for names in known):
            lines.append(f"{where}: {say('exports.form-unknown-name', form.lang, name=target)}")
    if lines:
        raise FormError(lines)


def _changes(form: Form, bundle: Bundle) -> Iterator[Change]:
    for section, entries in form.entries.items():
        before = entries_of(bundle, section)
        for name, entry in entries.items():
            if name in before:
                yield from _of_entry(form, section, name, before[name], entry)


def _of_entry(form: Form, section: str, name: str, old: Any, new: Any) -> Iterator[Change]:
    columns: dict[str, list[Column]] = {}
    for column in columns_of(section):
        columns.setdefault(column.declaration.name, []).append(column)
    for key in form.fields[section]:
        if not same(getattr(old, key), getattr(new, key)):
            cell = form.cells.get(f"{section}.{name}.{key}", "")
            told = [" / ".join(t for c in columns[key] if (t := str(cell_of(e, c)))) for e in (old, new)]
            yield Change(section, name, columns[key][0].key, cell, *told)


def _added(form: Form, bundle: Bundle) -> Iterator[tuple[str, str]]:
    for section, entries in form.entries.items():
        before = entries_of(bundle, section)
        yield from ((section, name) for name in entries if name not in before)


@dataclass
class _Edits:
    """Turns changes into new texts of files."""

    built: Built
    form: Form
    root: Path
    main: Path
    _patches: dict[Path, Patch] = field(default_factory=dict)
    _encodings: dict[Path, str] = field(default_factory=dict)
    _rows: dict[Path, dict[str, dict[str, str]]] = field(default_factory=dict)

    def files(self, plan: Plan) -> dict[Path, bytes]:
        """The files that change, with their new bytes in the encoding they had."""
        for change in plan.changes:
            self._change(change)
        for section in dict.fromkeys(s for s, _ in plan.added):
            self._append(section, [n for s, n in plan.added if s == section])
        found = {path: patch.done() for path, patch in self._patches.items()}
        found |= {path: self._table(path, edits) for path, edits in self._rows.items()}
        return {path: text.encode(self._encodings[path]) for path, text in found.items()}

    def _file_of(self, section: str, name: str) -> Path:
        origin = "briefing" if section == "briefing" else f"{section}.{name}"
        return self.root / self.built.origins[origin].file

    def _change(self, change: Change) -> None:
        path = self._file_of(change.section, change.name)
        node = self.form.nodes[change.section][change.name].get(change.key)
        if self._is_table(path):
            self._rows.setdefault(path, {}).setdefault(change.name, {})[change.key] = change.new
            return
        patch = self._patch(path)
        entry = patch.entry(change.section, change.name)
        if entry is None:
            raise ExportError("cannot-edit", cell=change.cell, file=path.name)
        if node is None:
            patch.drop(entry, change.key)
        else:
            patch.put(entry, change.section, change.key, node)

    def _append(self, section: str, names: list[str]) -> None:
        """New entries join the last file that already holds their section."""
        assert self.built.bundle is not None
        files = [self._file_of(section, n) for n in entries_of(self.built.bundle, section)]
        files = [f for f in files if not self._is_table(f)]
        path = files[-1] if files else self.main
        nodes = [(n, self.form.nodes[section][n]) for n in names]
        try:
            self._patch(path).append(section, nodes)
        except CannotEdit as error:
            cell = self.form.cells.get(f"{section}.{names[0]}", "")
            raise ExportError("cannot-edit", cell=cell, file=path.name) from error

    def _is_table(self, path: Path) -> bool:
        assert self.built.bundle is not None
        return path in {self.root / name for name in self.built.bundle.tables}

    def _patch(self, path: Path) -> Patch:
        if path not in self._patches:
            self._patches[path] = Patch(self._text(path))
        return self._patches[path]

    def _text(self, path: Path) -> str:
        text, self._encodings[path] = decode(path.read_bytes())
        if text is None:
            raise ExportError("cannot-update", path=path)
        return text

    def _table(self, path: Path, edits: dict[str, dict[str, str]]) -> str:
        try:
            return changed_rows(self._text(path), edits)
        except NoColumn as error:
            name = next(n for n, keys in edits.items() if str(error) in keys)
            cell = self.form.cells.get(f"figures.{name}.{error}", "")
            raise ExportError("no-column", cell=cell, file=path.name, key=error) from error


def _try_out(plan: Plan, built: Built, form: Form, root: Path, main: Path) -> None:
    """Read the changed bundle from a copy: it must say what the form says, and be no worse than before."""
    with tempfile.TemporaryDirectory() as folder:
        # Files that are missing are as missing in the copy.
        for file in filter(Path.is_file, built.files):
            copy = Path(folder, file.relative_to(root))
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(plan.files[file] if file in plan.files else file.read_bytes())
        after = build(Path(folder, main.relative_to(root)))
    plan.readings = (built, after)
    known = {(p.code, p.subject) for p in built.problems}
    worse = [p for p in after.problems if p.severity is Severity.ERROR and (p.code, p.subject) not in known]
    if worse or after.bundle is None:
        raise FormError([_at_cell(p, form) for p in worse])
    for change in plan.changes:
        entry = entries_of(after.bundle, change.section)[change.name]
        wanted = form.entries[change.section][change.name]
        name = next(c.declaration.name for c in columns_of(change.section) if c.key == change.key)
        if not same(getattr(entry, name), getattr(wanted, name)):
            raise ExportError("cannot-edit", cell=change.cell, file=main.name)


def _at_cell(found: Problem, form: Form) -> str:
    return f"{form.cells.get(found.subject) or found.where}: {found.message(form.lang)}"
