"""`check`: everything that is wrong or doubtful in briefings, by file, with a verdict."""

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import groupby

from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS
from qjviewer.cli._arguments import add_path
from qjviewer.load import Loaded, View, load
from qjviewer.problems import Problem, Severity, as_json
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, Language, say

NAME = "check"
HELP = "cli.help-check"
_COUNTS = ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings"), (Severity.INFO, "infos"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser, many=True)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))
    parser.add_argument("--json", action="store_true", help=say("checks.arg-json"))
    parser.add_argument("--strict", action="store_true", help=say("checks.arg-strict"))


def run(args: argparse.Namespace) -> int:
    """Check each briefing and print what was found; the worst result is the exit code."""
    # A path handed over as is shows in the verdict; the built-in briefing shows by its name.
    all_loaded = [load(path, View(args.lang)) for path in args.paths]
    if args.json:
        json.dump([_for_machines(x, args.lang) for x in all_loaded], sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        for loaded in all_loaded:
            _print(loaded, args.lang)
    return max((_code(x, args.strict) for x in all_loaded), default=DONE)


def _code(loaded: Loaded, strict: bool) -> int:
    if loaded.bundle is None:
        return CANNOT_READ
    failing = loaded.count(Severity.ERROR) + (loaded.count(Severity.WARNING) if strict else 0)
    return PROBLEMS if failing else DONE


def _print(loaded: Loaded, lang: Language) -> None:
    # in_order has sorted them by file.
    for name, found in groupby(loaded.problems, key=lambda p: p.where.file):
        print(name or loaded.path.name)
        for one in found:
            print(_line(one, lang))
            hint = one.hint(lang)
            if hint:
                print(f"      {hint}")
        print()
    print(verdict(loaded, lang))


def _line(found: Problem, lang: Language) -> str:
    spot = found.where
    where = f"{spot.sheet}!{spot.cell}" if spot.cell else f"{spot.line}:{spot.column}" if spot.line else "-"
    severity = say(f"checks.{found.severity.word}", lang)
    return f"  {where:<8} {severity}  {found.message(lang)}  [{found.code}]"


def verdict(loaded: Loaded, lang: Language) -> str:
    """One sentence: how many figures, whether all are cited, how much was found."""
    name = loaded.path.name or str(loaded.path)
    if loaded.bundle is None:
        return say("checks.verdict-unreadable", lang, path=name)
    key = "uncited" if loaded.uncited_count else "clean"
    return say(
        f"checks.verdict-{key}",
        lang,
        path=name,
        figures=say("checks.figures", lang, count=loaded.figure_count),
        uncited=loaded.uncited_count,
        findings=_findings(loaded, lang),
    )


def _findings(loaded: Loaded, lang: Language) -> str:
    counted: Sequence[tuple[str, int]] = [(key, loaded.count(severity)) for severity, key in _COUNTS]
    words = [say(f"checks.{key}", lang, count=count) for key, count in counted if count]
    return say("checks.comma", lang).join(words) or say("checks.no-findings", lang)


def _for_machines(loaded: Loaded, lang: Language) -> dict[str, object]:
    return {
        "path": str(loaded.path),
        "readable": loaded.bundle is not None,
        "verdict": verdict(loaded, lang),
        "figures": loaded.figure_count,
        "uncited": loaded.uncited_count,
        **{key: loaded.count(severity) for severity, key in _COUNTS},
        "digest": loaded.digest,
        "problems": [as_json(p, lang) for p in loaded.problems],
    }
