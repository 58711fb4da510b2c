"""`text`: every page as plain text."""

import argparse
import sys

from qjviewer.cli import CANNOT_READ, DONE, USAGE
from qjviewer.cli._arguments import add_owner, add_path, add_view, is_owner, load_or_explain, owner_view, warn
from qjviewer.pages.plain import plain_text
from qjviewer.wording import say

NAME = "text"
HELP = "cli.help-text"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser)
    add_view(parser)
    add_owner(parser)
    parser.add_argument("--tab", help=say("cli.arg-tab"))


def run(args: argparse.Namespace) -> int:
    """Print the pages."""
    loaded = load_or_explain(args.path, owner_view(args))
    if loaded is None or loaded.cover is None:
        return CANNOT_READ
    if not is_owner(loaded):
        return USAGE
    pages = [p for p in loaded.pages if args.tab in (None, p.id)]
    if not pages:
        known = "、".join(p.id for p in loaded.pages)
        print(say("cli.no-such-tab", args.lang, tab=args.tab, known=known), file=sys.stderr)
        return USAGE
    warn(loaded, args)
    print(plain_text(loaded.cover, pages, args.lang), end="")
    return DONE
