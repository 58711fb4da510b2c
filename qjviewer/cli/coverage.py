"""`coverage`: which numerals of a source document a briefing carries."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from qjviewer.bundle.files import MAX_FILE_BYTES, decode
from qjviewer.checks.covering import Found, cover
from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS
from qjviewer.cli._arguments import add_path, load_or_explain
from qjviewer.load import View
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, Language, say

NAME = "coverage"
HELP = "cli.help-coverage"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser)
    parser.add_argument("--against", type=Path, required=True, metavar="TXT", help=say("checks.arg-against"))
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
        if not path.is_file():
            raise FileNotFoundError(2, "not a file")
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        print(say("checks.cannot-read", lang, path=path, reason=reason), file=sys.stderr)
        return None
    text, encoding = decode(data)
    if text is None:
        print(say("checks.cannot-read", lang, path=path, reason=encoding or "?"), file=sys.stderr)
    return text


def _state(found: Found) -> str:
    if found.sort != "data":
        return "carried" if found.carriers else "aside"
    return "carried" if found.carriers else "missing"


def _print(found: tuple[Found, ...], lang: Language) -> None:
    for one in found:
        state = _state(one)
        what = "、".join(one.carriers)
        if not what and one.sort != "data":
            what = say(f"checks.sort-{one.sort}", lang)
        spot = f"…{one.before}【{one.text}】{one.after}…"
        print(f"{one.line}:{one.column:<5} {say(f'checks.{state}', lang)}  {spot}  {what}".rstrip())
    counts = Counter(_state(f) for f in found)
    print(
        say(
            "checks.coverage-verdict",
            lang,
            total=len(found),
            carried=counts["carried"],
            missing=counts["missing"],
            aside=counts["aside"],
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
        "state": _state(found),
        "carriers": list(found.carriers),
    }
