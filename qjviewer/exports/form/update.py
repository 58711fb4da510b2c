"""What a form changes in a briefing, file by file, tried out before anything is written."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from qjviewer.bundle.archive import SUFFIX, ArchiveRefusal, packed
from qjviewer.bundle.build import Built, build
from qjviewer.bundle.files import MAIN_FILE, TABLE_ENDINGS, PackedFolder, decode
from qjviewer.bundle.quantities import BOUNDED, Quantity, parse_quantity
from qjviewer.exports.errors import ExportError
from qjviewer.exports.export_files import write_all
from qjviewer.exports.form.csv_rows import NoColumn, TableText
from qjviewer.exports.form.edits import CannotEdit, ValuePatch
from qjviewer.exports.form.fillable import Fillable, fillables
from qjviewer.exports.form.filled_form import FilledForm, FilledRow, FormError
from qjviewer.exports.parts import Parts
from qjviewer.figures.cube import Cube
from qjviewer.pages.build_pages import cover_of
from qjviewer.pages.maker import Maker
from qjviewer.pages.view import View
from qjviewer.problems import Problem, Severity
from qjviewer.wording import Language, say

# Words that stand behind the unit: 7.0%以上, but 500多个.
UNIT_FIRST: Final = (*BOUNDED, "左右")


class FormChange(msgspec.Struct, frozen=True):
    """One thing that changes: the figure's address and words, which column, its cell, before and after."""

    address: str
    words: str
    key: str
    cell: str
    old: str
    new: str


class FormPlan(msgspec.Struct):
    """Changes and the files they lead to; nothing is written yet."""

    changes: list[FormChange] = msgspec.field(default_factory=list)
    files: dict[Path, bytes] = msgspec.field(default_factory=dict)
    # What was done to the form's sheet that loses nothing.
    remarks: list[str] = msgspec.field(default_factory=list)
    # What the same files held when this was planned.
    before: dict[Path, bytes] = msgspec.field(default_factory=dict)
    # The briefing as it was read, and as it will be read afterwards.
    readings: tuple[Built, Built] | None = None

    def carry_out(self) -> None:
        """Write the files, all or none; raises ExportError, also when one was changed in the meantime."""
        for path, data in self.before.items():
            if not path.is_file() or path.read_bytes() != data:
                raise ExportError("changed-meanwhile", path=path)
        write_all(self.files)


def plan_update(path: Path, form: FilledForm) -> FormPlan:
    """How a briefing changes; raises ExportError where that cannot be done without harm."""
    plan = _plan_packed(path, form) if path.suffix.lower() == SUFFIX else _plan(path, form)
    plan.before = {file: file.read_bytes() for file in plan.files}
    return plan


def _plan_packed(path: Path, form: FilledForm) -> FormPlan:
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
            edited = {file.relative_to(root).as_posix(): data for file, data in plan.files.items()}
            plan.files = {path: packed(members | edited)}
    except ArchiveRefusal as refused:
        raise ExportError("cannot-update", path=path) from refused
    return plan


def _plan(path: Path, form: FilledForm) -> FormPlan:
    built = build(path)
    if built.bundle is None:
        raise ExportError("cannot-update", path=path)
    if form.briefing != built.bundle.briefing.id:
        raise ExportError("form-other", form=form.briefing, bundle=built.bundle.briefing.id)
    known = {f.address: f for f in fillables(parts_for(built, form.lang))}
    _hold_against(form, known)
    root = path if path.is_dir() else path.parent
    plan = FormPlan([c for row in form.rows for c in _changes(row, known[row.address])])
    plan.remarks = form.remarks
    plan.files = _edited(form, known, root)
    _try_out(plan, built, form, root, path / MAIN_FILE if path.is_dir() else path)
    return plan


def parts_for(built: Built, lang: Language) -> Parts:
    """What the form is made of: the briefing as read, its figures worded."""
    assert built.bundle is not None
    cube, view = Cube(built.bundle, built.origins), View(lang)
    return Parts(cube, cover_of(Maker(cube, view)), (), view)


def _hold_against(form: FilledForm, known: dict[str, Fillable]) -> None:
    """Every row must be about a figure there is, with the value it had when the form was made."""
    lines = []
    for row in form.rows:
        figure = known.get(row.address)
        if figure is None:
            lines.append(f"{row.cells['address']}: {say('exports.form-unknown', form.lang, id=row.address)}")
        elif row.old != figure.typed:
            values = {"old": row.old, "now": figure.typed}
            lines.append(f"{row.cells['old']}: {say('exports.form-moved-on', form.lang, **values)}")
    if lines:
        raise FormError(lines)


def _changes(row: FilledRow, figure: Fillable) -> Iterator[FormChange]:
    words = " · ".join(w for w in figure.words if w)
    pairs = (
        ("new", figure.typed, row.new),
        ("new_status", figure.status, row.status),
        ("note", "", row.note),
    )
    for key, old, new in pairs:
        if new and new != old:
            yield FormChange(row.address, words, key, row.cells[key], old, new)


def _edited(form: FilledForm, known: dict[str, Fillable], root: Path) -> dict[Path, bytes]:
    """The files that change, with their new bytes in the encoding they had."""
    by_file: dict[str, list[tuple[FilledRow, Fillable]]] = {}
    for row in form.rows:
        by_file.setdefault(known[row.address].span.file, []).append((row, known[row.address]))
    found: dict[Path, bytes] = {}
    for name, rows in by_file.items():
        path = root / name
        text, encoding = decode(path.read_bytes())
        if text is None:
            raise ExportError("cannot-update", path=path)
        made = _in_table(text, rows) if path.suffix.lower() in TABLE_ENDINGS else _in_yaml(text, rows)
        if made != text:
            found[path] = made.encode(encoding)
    return found


def _in_yaml(text: str, rows: list[tuple[FilledRow, Fillable]]) -> str:
    patch = ValuePatch(text)
    for row, figure in rows:
        try:
            value = keeping_unit(patch.typed(figure.span), row.new)
            patch.change(figure.span, value, _beside(row))
        except CannotEdit as error:
            raise ExportError("cannot-edit", cell=row.cells["new"], file=figure.span.file) from error
    return patch.done()


def _in_table(text: str, rows: list[tuple[FilledRow, Fillable]]) -> str:
    edits: dict[int, dict[str, str]] = {}
    for row, figure in rows:
        file, cell, line = figure.span.file, row.cells["new"], figure.span.line
        try:
            table = TableText(text)
            value = keeping_unit(table.cell(line, "value"), row.new)
            edits[line] = {**({"value": value} if value else {}), **_beside(row)}
            table.changed({line: edits[line]})
        except NoColumn as error:
            raise ExportError("no-column", cell=cell, file=file, key=str(error)) from error
        except ValueError as error:
            raise ExportError("cannot-edit", cell=cell, file=file) from error
    return TableText(text).changed(edits)


def keeping_unit(before: str, now: str) -> str:
    """A new value with the unit that was typed behind the old one, where it states none itself."""
    unit = (parse_quantity(before) or Quantity()).unit
    new = parse_quantity(now)
    if not unit or new is None or new.value is None or new.unit:
        return now
    after = new.mark if new.mark in UNIT_FIRST and now.endswith(new.mark) else ""
    return f"{now.removesuffix(after)}{unit}{after}"


def _beside(row: FilledRow) -> dict[str, str]:
    """What is put beside the value."""
    return {key: text for key, text in (("status", row.status), ("note", row.note)) if text}


def _try_out(plan: FormPlan, built: Built, form: FilledForm, root: Path, main: Path) -> None:
    """Read the changed briefing from a copy: it must say what the form says, and be no worse than before."""
    with tempfile.TemporaryDirectory() as folder:
        # Files that are missing are as missing in the copy.
        for file in (f for f in built.files if f.is_file() and f.is_relative_to(root)):
            copy = Path(folder, file.relative_to(root))
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(plan.files[file] if file in plan.files else file.read_bytes())
        after = build(Path(folder, main.relative_to(root)))
    plan.readings = (built, after)
    known = {(p.code, p.subject) for p in built.problems}
    worse = [p for p in after.problems if p.severity is Severity.ERROR and (p.code, p.subject) not in known]
    if worse or after.bundle is None:
        raise FormError([_at_cell(p, form) for p in worse])
    cube = Cube(after.bundle, after.origins)
    for row in form.rows:
        if row.new and not _says(cube, row.address, row.new):
            raise ExportError("cannot-edit", cell=row.cells["new"], file=main.name)


def _says(cube: Cube, address: str, typed: str) -> bool:
    """Whether the figure at an address now has the value typed, each part of it."""
    figure, wanted = cube.by_id(address), parse_quantity(typed) or Quantity()
    if figure is None:
        return False
    found = Quantity(figure.value, figure.upper, figure.mark, wanted.unit, figure.missing)
    return found == wanted and wanted.unit in ("", figure.unit)


def _at_cell(found: Problem, form: FilledForm) -> str:
    """A problem at the cell that brought it, where one of the form's values stands in its line."""
    cells = (row.cells["new"] for row in form.rows if row.new and row.new in dict(found.args).values())
    return f"{next(cells, found.where)}: {found.message(form.lang)} {found.hint(form.lang)}".rstrip()
