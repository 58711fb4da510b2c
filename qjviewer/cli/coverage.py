"""`coverage`: which numerals of a source document a briefing carries."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import get_args

from qjviewer.bundle.files import because_in
from qjviewer.checks.covering import Found, State, cover
from qjviewer.checks.documents import UnreadableError, text_of
from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS
from qjviewer.cli._arguments import add_path, load_or_explain
from qjviewer.load import View
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, Language, knows, say

NAME = "coverage"
HELP = "cli.help-coverage"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser)
    parser.add_argument(
        "--against", type=Path, required=True, metavar="DOCUMENT", help=say("checks.arg-against")
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))
    parser.add_argument("--json", action="store_true", help=say("checks.arg-json"))


def run(args: argparse.Namespace) -> int:
    """List every numeral; numerals left out make the exit code 1."""
    document = _read(args.against, args.lang)
    loaded = load_or_explain(args.path, View(args.lang)) if document is not None else None
    if document is None or loaded is None or loaded.cube is None:
        return CANNOT_READ
    found = cover(document, loaded.cube)
    if args.json:
        json.dump([_for_machines(f) for f in found], sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        _print(found, args.lang)
    return PROBLEMS if any(f.missing for f in found) else DONE


def _read(path: Path, lang: Language) -> str | None:
    try:
        return text_of(path)
    except UnreadableError as error:
        told = str(error.args[0])
        reason = say(told, lang) if knows(told) else told
    except OSError as error:
        reason = because_in(error, lang)
    print(say("checks.cannot-read", lang, path=path, reason=reason), file=sys.stderr)
    return None


def _print(found: tuple[Found, ...], lang: Language) -> None:
    for one in found:
        state = one.state
        what = "、".join(one.carriers)
        if not what and one.sort != "data":
            what = say(f"checks.sort-{one.sort}", lang)
        spot = f"…{one.before}【{one.text}】{one.after}…"
        print(f"{one.line}:{one.column:<5} {say(f'checks.coverage-{state}', lang)}  {spot}  {what}".rstrip())
    counts = Counter(f.state for f in found)
    print(
        say(
            "checks.coverage-verdict",
            lang,
            total=len(found),
            **{state: counts[state] for state in get_args(State)},
        )
    )


def _for_machines(found: Found) -> dict[str, object]:
    return {
        "line": found.line,
        "column": found.column,
        "text": found.text,
        "before": found.before,
        "after": found.after,
        "sort": found.sort,
        "state": found.state,
        "carriers": list(found.carriers),
    }
