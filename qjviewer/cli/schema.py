"""`schema`: the JSON Schema of the format, or its reference in Markdown."""

import argparse
import json

from qjviewer.cli import DONE
from qjviewer.reference import markdown, schema
from qjviewer.wording import say

NAME = "schema"
HELP = "cli.help-schema"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--markdown", action="store_true", help=say("cli.arg-markdown"))


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    if args.markdown:
        print(markdown(), end="")
    else:
        print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return DONE
