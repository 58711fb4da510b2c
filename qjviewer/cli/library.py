"""`library`: the briefings in a folder by period, and what later editions say otherwise."""

import argparse
import json
import sys
from itertools import groupby
from pathlib import Path

from qjviewer.cli import CANNOT_READ, DONE
from qjviewer.editions.change_words import as_json, line
from qjviewer.editions.library import BriefingHead, library, revisions
from qjviewer.figures.period_words import period_words
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, Language, say

NAME = "library"
HELP = "editions.help-library"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR", help=say("editions.arg-folder"))
    parser.add_argument("--json", action="store_true", help=say("editions.arg-json"))
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))


def run(args: argparse.Namespace) -> int:
    """List the series, the newest first; 3 where there is none."""
    heads, lang = library(args.folder), args.lang
    if not heads:
        print(say("editions.no-library", lang, path=args.folder), file=sys.stderr)
        return CANNOT_READ
    found = {later.path: differing for later, differing in revisions(heads, lang)}
    if args.json:
        told = [_for_machines(h, lang) | {"revised": as_json(found[h.path]) if h.path in found else None}
                for h in heads]  # fmt: skip
        json.dump(told, sys.stdout, ensure_ascii=False, indent=2)
        print()
        return DONE
    for name, own in groupby(heads, key=lambda h: h.id):
        print(name)
        for head in own:
            print(f"  {_told(head, lang)}")
            for change in found[head.path].changes if head.path in found else ():
                print(f"    {line(change, lang)}")
    return DONE


def _told(head: BriefingHead, lang: Language) -> str:
    words = {"period": period_words(head.period, lang), "title": head.worded(lang), "path": head.path}
    return say("editions.in-library", lang, as_of=head.as_of, **words)


def _for_machines(head: BriefingHead, lang: Language) -> dict[str, object]:
    return {
        "path": str(head.path),
        "id": head.id,
        "title": head.worded(lang),
        "period": head.period.code,
        "as_of": head.as_of,
    }
