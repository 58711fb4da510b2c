"""`diff`: what differs between two briefings, be they folders, files or archives."""

import argparse
import json
import sys
from pathlib import Path

from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS
from qjviewer.editions.change_words import as_json, lines
from qjviewer.editions.diffing import diff
from qjviewer.editions.edition import Edition
from qjviewer.editions.taking import edition_of
from qjviewer.editions.web import web_page
from qjviewer.exports.errors import ExportError
from qjviewer.exports.export_files import write_whole
from qjviewer.load import View, read
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, Language, say

NAME = "diff"
HELP = "editions.help-diff"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("before", type=Path, help=say("editions.arg-before"))
    parser.add_argument("after", type=Path, help=say("editions.arg-after"))
    parser.add_argument("--json", action="store_true", help=say("editions.arg-json"))
    parser.add_argument("--html", type=Path, metavar="FILE", help=say("editions.arg-html"))
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))


def run(args: argparse.Namespace) -> int:
    """Print the difference; 0 where there is none, 1 where there is one."""
    sides = [_edition(path, args.lang) for path in (args.before, args.after)]
    before, after = sides
    if before is None or after is None:
        return CANNOT_READ
    found = diff(before, after, args.lang)
    if args.html is not None:
        try:
            write_whole(args.html, web_page(found, args.lang).encode())
        except ExportError as error:
            print(error.message(args.lang), file=sys.stderr)
            return PROBLEMS
    if args.json:
        json.dump(as_json(found), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print("\n".join(lines(found, args.lang)))
    return PROBLEMS if found.typed else DONE


def _edition(path: Path, lang: Language) -> Edition | None:
    """An edition; None after saying on standard error why it cannot be read."""
    loaded = read(path, View(lang))
    if loaded.cube is not None:
        return edition_of(loaded)
    print(say("editions.unreadable", lang, path=path), file=sys.stderr)
    for found in loaded.problems[:10]:
        print(f"{found.where}: {found.message(lang)} {found.hint(lang)}".rstrip(), file=sys.stderr)
    return None
