"""`draft`: what the figures of every tab say, as prose to be edited."""

import argparse

from qjviewer.cli import CANNOT_READ, DONE
from qjviewer.cli._arguments import add_path, add_view, load_or_explain, view_of
from qjviewer.figures.teller import Teller
from qjviewer.pages.drafting import draft
from qjviewer.wording import say

NAME = "draft"
HELP = "cli.help-draft"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser)
    add_view(parser)
    parser.add_argument("--tab", help=say("cli.arg-tab"))


def run(args: argparse.Namespace) -> int:
    """Print the draft."""
    loaded = load_or_explain(args.path, view_of(args))
    if loaded is None or loaded.cube is None:
        return CANNOT_READ
    pages = [p for p in loaded.pages if args.tab in (None, p.id)]
    print(draft(pages, Teller(loaded.cube, args.lang)))
    return DONE
