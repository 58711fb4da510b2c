"""`new`: a briefing to start from, full of comments."""

import argparse
import sys
from pathlib import Path

from qjviewer.bundle.template import start_briefing
from qjviewer.cli import DONE, PROBLEMS
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, say
from qjviewer.writing import not_written

NAME = "new"
HELP = "pack.help-new"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", type=Path, help=say("pack.arg-new"))
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))


def run(args: argparse.Namespace) -> int:
    """Write the template, unless the folder holds anything."""
    try:
        start_briefing(args.folder)
    except OSError as error:
        # A file of that name, too, is something we leave alone.
        taken = isinstance(error, FileExistsError)
        not_empty = say("pack.not-empty", args.lang, path=args.folder)
        print(not_empty if taken else not_written(error, args.folder, args.lang), file=sys.stderr)
        return PROBLEMS
    print(say("pack.created", args.lang, path=args.folder))
    return DONE
