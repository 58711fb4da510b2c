"""`template`: a briefing's figures as an Excel form to fill in."""

import argparse
import sys
from pathlib import Path

from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS
from qjviewer.cli._arguments import add_path, add_view, load_or_explain, view_of
from qjviewer.exports.errors import ExportError
from qjviewer.exports.export_files import write_whole
from qjviewer.exports.form.fillable import owners_of
from qjviewer.exports.form.form_sheet import template
from qjviewer.exports.registry import format_of, require
from qjviewer.load import parts_of
from qjviewer.wording import say

NAME = "template"
HELP = "exports.help-template"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser)
    add_view(parser)
    parser.add_argument("--owner", default="", help=say("exports.arg-owner"))
    parser.add_argument("-o", "--output", type=Path, required=True, help=say("cli.arg-output"))


def run(args: argparse.Namespace) -> int:
    """Write the form: a draft may be filled in, so nothing is gated."""
    loaded = load_or_explain(args.path, view_of(args))
    if loaded is None:
        return CANNOT_READ
    try:
        # The form is written with the library of the workbook.
        require(format_of("xlsx"))
        parts = parts_of(loaded)
        if args.owner and args.owner not in owners_of(parts):
            known = "、".join(owners_of(parts))
            raise ExportError("no-such-owner", owner=args.owner, known=known)
        write_whole(args.output, template(parts, args.owner))
    except ExportError as error:
        print(error.message(args.lang), file=sys.stderr)
        return PROBLEMS
    print(say("exports.done", args.lang, path=args.output))
    return DONE
