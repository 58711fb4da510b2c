"""`desktop`: the menu entry, icon and file types of a program installed by pip."""

import argparse
import sys
from pathlib import Path

from qjviewer import menu_entry
from qjviewer.cli import DONE, PROBLEMS, USAGE
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, say
from qjviewer.writing import not_written

NAME = "desktop"
HELP = "cli.help-desktop"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--install", action="store_true", help=say("cli.arg-desktop-install"))
    what.add_argument("--remove", action="store_true", help=say("cli.arg-desktop-remove"))
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))


def run(args: argparse.Namespace) -> int:
    """Write the files or take them away, for the user who asks."""
    if not sys.platform.startswith("linux"):
        print(say("cli.desktop-linux-only", args.lang), file=sys.stderr)
        return USAGE
    share = menu_entry.data_folder()
    try:
        done = menu_entry.install(share) if args.install else menu_entry.remove(share)
    except OSError as error:
        place = Path(error.filename or share)
        print(not_written(error, place, args.lang), file=sys.stderr)
        return PROBLEMS
    print(say("cli.desktop-installed" if args.install else "cli.desktop-removed", args.lang))
    for path in done:
        print(f"  {path}")
    return DONE
