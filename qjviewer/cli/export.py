"""`export`: a briefing in another format, whole or one chart a file."""

import argparse
import sys
from pathlib import Path

from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, USAGE
from qjviewer.cli._arguments import (
    add_force,
    add_owner,
    add_path,
    add_view,
    gate,
    is_owner,
    load_or_explain,
    owner_view,
)
from qjviewer.editions.print_memory import PrintMemory
from qjviewer.exports.errors import ExportError
from qjviewer.exports.export_files import make_folder, write_whole
from qjviewer.exports.job import files, makes_folder
from qjviewer.exports.parts import DPI, SLIDES, Options, Parts, Picture
from qjviewer.exports.registry import format_names, format_of
from qjviewer.load import parts_of
from qjviewer.wording import say

NAME = "export"
HELP = "exports.help-export"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser)
    add_view(parser)
    add_owner(parser)
    names = format_names()
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(f"  {name:<10} {say(f'exports.format-{name}')}" for name in names)
    parser.add_argument("--to", choices=names, required=True, help=say("exports.arg-to"))
    parser.add_argument("-o", "--output", type=Path, required=True, help=say("cli.arg-output"))
    parser.add_argument("--tab", default="", help=say("cli.arg-tab"))
    parser.add_argument("--chart", default="", help=say("exports.arg-chart"))
    parser.add_argument("--slides", choices=SLIDES, default=SLIDES[0], help=say("exports.arg-slides"))
    add_force(parser)
    parser.add_argument("--dpi", type=int, choices=DPI, default=300, metavar="72-1200",
                        help=say("exports.arg-dpi"))  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Write the file, or a file for every chart into a folder."""
    loaded = load_or_explain(args.path, owner_view(args))
    if loaded is None:
        return CANNOT_READ
    if not is_owner(loaded):
        return USAGE
    release = gate(loaded, "export", args)
    if release is None:
        return PROBLEMS
    try:
        _write(parts_of(loaded, release), args)
    except ExportError as error:
        print(error.message(args.lang), file=sys.stderr)
        return USAGE if error.usage else PROBLEMS
    PrintMemory().remember(loaded, "export", args.to, str(args.output))
    return DONE


def _write(parts: Parts, args: argparse.Namespace) -> None:
    found = format_of(args.to)
    picture = _painter() if found.needs_pictures else None
    options = Options(args.tab, args.chart, args.slides, args.dpi, picture)
    folder = makes_folder(found, options, args.output)
    for path, data in files(found, parts, options, args.output):
        if folder:
            make_folder(path.parent)
        write_whole(path, data)
        print(say("exports.done", args.lang, path=path))


def _painter() -> Picture:
    """Charts as pictures: the only part of an export that starts Qt."""
    try:
        from qjviewer.ui.draw.picture import chart_png
    except ImportError as error:
        raise ExportError("no-pictures") from error
    return chart_png
