"""`qjviewer intake`: read a bureau's own workbooks and list what was read and what is to be confirmed."""

import argparse
from pathlib import Path

from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, say

NAME = "intake"
HELP = "intake.help-intake"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help=say("intake.arg-files"))
    parser.add_argument(
        "--mapping", type=Path, action="append", default=[], metavar="M.yaml", help=say("intake.arg-mapping")
    )
    parser.add_argument("--save-mapping", type=Path, metavar="M.yaml", help=say("intake.arg-save-mapping"))
    parser.add_argument("-o", "--output", type=Path, metavar="BUNDLE", help=say("intake.arg-output"))
    parser.add_argument("--replace", action="store_true", help=say("intake.arg-replace"))
    parser.add_argument("--period", default="", help=say("intake.arg-period"))
    parser.add_argument("--place", default="", help=say("intake.arg-place"))
    parser.add_argument("--all", action="store_true", help=say("intake.arg-all"))
    parser.add_argument("--json", action="store_true", help=say("intake.arg-json"))
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))


def run(args: argparse.Namespace) -> int:
    """Read the files; what reads them is imported only now, as `--help` of all commands comes by here."""
    from qjviewer.cli._intake_run import run as read

    return read(args)
