"""`shot`: a picture of the real window showing a tab."""

import argparse
import re
import sys
from pathlib import Path

from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, USAGE
from qjviewer.cli._arguments import add_owner, add_path, add_view, is_owner, load_or_explain, owner_view, warn
from qjviewer.file_names import safe_name
from qjviewer.load import checked
from qjviewer.wording import say
from qjviewer.writing import not_written

NAME = "shot"
HELP = "cli.help-shot"
_SIZE = re.compile(r"(\d{3,4})x(\d{3,4})")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser)
    add_view(parser)
    add_owner(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--tab", help=say("cli.arg-tab"))
    which.add_argument("--all", action="store_true", help=say("cli.arg-all"))
    parser.add_argument("-o", "--output", type=Path, required=True, help=say("cli.arg-output"))
    parser.add_argument("--size", type=_size, default=(1600, 900), help=say("cli.arg-size"))
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")


def _size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(say("cli.bad-size", text=text))
    return int(match[1]), int(match[2])


def run(args: argparse.Namespace) -> int:
    """Show the window where no one sees it and save what it paints."""
    loaded = load_or_explain(args.path, owner_view(args))
    if loaded is None:
        return CANNOT_READ
    if not is_owner(loaded):
        return USAGE
    ids = [p.id for p in loaded.pages]
    wanted = ids if args.all else [args.tab or ids[0]] if ids else []
    if not wanted or wanted[0] not in ids:
        print(say("cli.no-such-tab", args.lang, tab=args.tab, known="、".join(ids)), file=sys.stderr)
        return USAGE
    loaded = checked(loaded)
    warn(loaded, args)
    targets = {tab: args.output / f"{safe_name(tab)}.png" if args.all else args.output for tab in wanted}
    from qjviewer.ui.window.shot import save_shots

    try:
        if args.all:
            args.output.mkdir(parents=True, exist_ok=True)
        save_shots(loaded, targets, args.size, args.theme)
    except OSError as error:
        print(not_written(error, args.output, args.lang), file=sys.stderr)
        return PROBLEMS
    return DONE
