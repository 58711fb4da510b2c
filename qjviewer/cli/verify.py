"""`verify`: whether a briefing is the one a sheet of paper was printed from."""

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, USAGE
from qjviewer.cli._arguments import load_or_explain
from qjviewer.load import Loaded, View
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, Language, say

NAME = "verify"
HELP = "pack.help-verify"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("path", type=Path, metavar="FILE", help=say("cli.arg-briefing"))
    parser.add_argument("digest", nargs="+", metavar="DIGEST", help=say("pack.arg-digest"))
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))


def run(args: argparse.Namespace) -> int:
    """Compare and say so; 0 when it is the same."""
    typed = " ".join(args.digest)
    wanted = normal(typed)
    if not re.fullmatch(r"[0-9a-f]{16}", wanted):
        print(say("pack.bad-digest", args.lang, text=typed), file=sys.stderr)
        return USAGE
    loaded = load_or_explain(args.path, View(args.lang))
    if loaded is None:
        return CANNOT_READ
    same = loaded.digest == wanted
    words = {"path": args.path, "digest": grouped(loaded.digest), "wanted": grouped(wanted)}
    print(say("pack.same" if same else "pack.different", args.lang, **words))
    if not same:
        for line in _changes(wanted, loaded, args.lang):
            print(line)
    return DONE if same else PROBLEMS


def _changes(wanted: str, loaded: Loaded, lang: Language) -> Iterator[str]:
    """What has changed since that sheet, where its print is remembered."""
    from qjviewer.editions.change_words import lines
    from qjviewer.editions.print_memory import PrintMemory
    from qjviewer.editions.since import day_words, since

    memory = PrintMemory()
    edition = memory.edition(wanted, lang)
    if edition is None:
        yield say("editions.verify-unknown", lang)
        return
    record = next((r for r in memory.records() if r.digest == wanted), None)
    if record is not None:
        how = record.way_words(lang)
        yield say("editions.verify-since", lang, day=day_words(record, lang), how=how)
    yield from lines(since(edition, loaded), lang)


def normal(typed: str) -> str:
    """A digest as computed from one as typed: full-width digits, capitals and spaces do not matter."""
    return "".join(unicodedata.normalize("NFKC", typed).lower().split())


def grouped(digest: str) -> str:
    """The digest in groups of four, as it is printed."""
    return " ".join(digest[n : n + 4] for n in range(0, len(digest), 4))
