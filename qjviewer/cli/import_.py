"""`import`: a filled-in Excel form back into a briefing, new or existing."""

import argparse
import sys
from pathlib import Path

from qjviewer.bundle import archive
from qjviewer.bundle.files import MAIN_FILE
from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS
from qjviewer.exports.errors import ExportError
from qjviewer.exports.files import make_folder, write_whole
from qjviewer.exports.form.fresh import new_bundle
from qjviewer.exports.form.reading import Form, read_form
from qjviewer.exports.form.update import Plan, plan_update
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, say

NAME = "import"
HELP = "exports.help-import"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("form", type=Path, help=say("exports.arg-form"))
    parser.add_argument("-o", "--output", type=Path, required=True, help=say("exports.arg-bundle"))
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))
    parser.add_argument("--dry-run", action="store_true", help=say("exports.arg-dry"))


def run(args: argparse.Namespace) -> int:
    """Update the briefing, or make it."""
    try:
        form = read_form(args.form, args.lang)
    except ExportError as error:
        print(error.message(args.lang), file=sys.stderr)
        return PROBLEMS if error.reason == "form-wrong" else CANNOT_READ
    try:
        exists = args.output.is_file() or (args.output / MAIN_FILE).is_file()
        if exists:
            _update(form, args)
        else:
            _make(form, args)
    except ExportError as error:
        print(error.message(args.lang), file=sys.stderr)
        return PROBLEMS
    return DONE


def _update(form: Form, args: argparse.Namespace) -> None:
    plan = plan_update(args.output, form)
    _tell(plan, args)
    if not args.dry_run:
        plan.carry_out()


def _tell(plan: Plan, args: argparse.Namespace) -> None:
    nothing = say("exports.nothing", args.lang)
    for change in plan.changes:
        where = f"{change.name}.{change.key} ({change.cell})"
        old, new = change.old or nothing, change.new or nothing
        print(say("exports.change", args.lang, where=where, old=old, new=new))
    for section, name in plan.added:
        print(f"+ {section}.{name}")
    count = len(plan.changes) + len(plan.added)
    print(say("exports.imported", args.lang, path=args.output, count=count))


def _make(form: Form, args: argparse.Namespace) -> None:
    data = new_bundle(form, args.lang)
    if not args.dry_run:
        _write_new(args.output, data)
    count = len(form.entries.get("figures", {}))
    print(say("exports.imported-new", args.lang, path=args.output, count=count))


def _write_new(output: Path, data: bytes) -> None:
    """A path with the ending of a bundle's file or of a packed bundle is that; anything else is a folder."""
    match output.suffix.lower():
        case ".yaml" | ".yml":
            write_whole(output, data)
        case archive.SUFFIX:
            write_whole(output, archive.packed({MAIN_FILE: data}))
        case _:
            make_folder(output)
            write_whole(output / MAIN_FILE, data)
