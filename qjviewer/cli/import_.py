"""`import`: a filled-in Excel form back into the briefing it was made of."""

import argparse
import sys
from pathlib import Path

from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS
from qjviewer.exports.errors import ExportError
from qjviewer.exports.form.filled_form import read_form
from qjviewer.exports.form.form_sheet import label
from qjviewer.exports.form.update import FormPlan, plan_update
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
    """Update the briefing."""
    try:
        form = read_form(args.form, args.lang)
    except ExportError as error:
        print(error.message(args.lang), file=sys.stderr)
        return PROBLEMS if error.reason == "form-wrong" else CANNOT_READ
    try:
        plan = plan_update(args.output, form)
        _tell(plan, args)
        if not args.dry_run:
            plan.carry_out()
    except ExportError as error:
        print(error.message(args.lang), file=sys.stderr)
        return PROBLEMS
    return DONE


def _tell(plan: FormPlan, args: argparse.Namespace) -> None:
    nothing = say("exports.nothing", args.lang)
    for remark in plan.remarks:
        print(remark)
    for change in plan.changes:
        where = f"{change.address} {label(change.key, args.lang)} ({change.cell})"
        print(say("exports.change", args.lang, where=where, old=change.old or nothing, new=change.new))
    print(say("exports.imported", args.lang, path=args.output, count=len(plan.changes)))
