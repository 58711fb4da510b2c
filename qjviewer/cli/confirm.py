"""`confirm`: that a tab's words were read for the briefing's own period."""

import argparse
import sys
from pathlib import Path

from qjviewer.cli import DONE, PROBLEMS, USAGE
from qjviewer.exports.errors import ExportError
from qjviewer.rolling.confirming import REST_WORD, confirm
from qjviewer.rolling.roll_errors import RollError
from qjviewer.rolling.todo import REST
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, listed, say

NAME = "confirm"
HELP = "roll.help-confirm"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("path", type=Path, help=say("cli.arg-briefing"))
    parser.add_argument("tabs", nargs="+", metavar="TAB", help=say("roll.arg-tabs"))
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))


def run(args: argparse.Namespace) -> int:
    """Set `read:` and say where."""
    try:
        wanted = {REST if tab == REST_WORD else tab for tab in args.tabs}
        done = [name or REST_WORD for name in confirm(args.path, wanted)]
    except (RollError, ExportError) as error:
        print(error.message(args.lang), file=sys.stderr)
        return USAGE if getattr(error, "reason", "") == "no-such-tab" else PROBLEMS
    key = "confirmed" if done else "confirmed-already"
    print(say(f"roll.{key}", args.lang, names=listed(done, args.lang)))
    return DONE
