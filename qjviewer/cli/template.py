"""`template`: a briefing's figures as an Excel form to fill in."""

import argparse
import sys
from pathlib import Path

from qjviewer.bundle.build import build
from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS
from qjviewer.cli._arguments import add_path
from qjviewer.exports.errors import ExportError
from qjviewer.exports.files import write_whole
from qjviewer.exports.form.template import template
from qjviewer.exports.registry import format_of, require
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, say

NAME = "template"
HELP = "exports.help-template"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))
    parser.add_argument("-o", "--output", type=Path, required=True, help=say("cli.arg-output"))
    parser.add_argument("--empty", action="store_true", help=say("exports.arg-empty"))


def run(args: argparse.Namespace) -> int:
    """Write the form."""
    built = build(args.path)
    if built.bundle is None:
        for found in built.problems:
            print(f"{found.where}: {found.message(args.lang)}", file=sys.stderr)
        return CANNOT_READ
    try:
        # The form is written with the library of the workbook.
        require(format_of("xlsx"))
        write_whole(args.output, template(built.bundle, args.lang, empty=args.empty))
    except ExportError as error:
        print(error.message(args.lang), file=sys.stderr)
        return PROBLEMS
    print(say("exports.done", args.lang, path=args.output))
    return DONE
