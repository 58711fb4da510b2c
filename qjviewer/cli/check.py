"""`check`: everything that is wrong or doubtful in briefings, by file, with a verdict."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import get_args

from qjviewer.checks.claim_table import ClaimLine
from qjviewer.checks.language.judging import Verdict
from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, USAGE
from qjviewer.cli._arguments import add_path
from qjviewer.load import Loaded, View, load
from qjviewer.problems import Problem, Severity, as_json
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, Language, say

NAME = "check"
HELP = "cli.help-check"
_COUNTS = ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings"), (Severity.INFO, "infos"))

# A line of the table names no more figures than these; --json names all.
_MOST_CELLS = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser, many=True)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))
    parser.add_argument("--json", action="store_true", help=say("checks.arg-json"))
    parser.add_argument("--claims", action="store_true", help=say("checks.arg-claims"))
    parser.add_argument("--undecided", action="store_true", help=say("checks.arg-undecided"))
    parser.add_argument("--explain", metavar="CODE", help=say("checks.arg-explain"))
    parser.add_argument("--strict", action="store_true", help=say("checks.arg-strict"))


def run(args: argparse.Namespace) -> int:
    """Check each briefing and print what was found; the worst result is the exit code."""
    if args.explain:
        return _explain(args.explain, args.lang)
    # A path handed over as is shows in the verdict; the built-in briefing shows by its name.
    lists_claims = args.claims or args.undecided
    all_loaded = [load(path, View(args.lang), claims=lists_claims) for path in args.paths]
    if args.json:
        import json

        told = [{**_for_machines(x, args.lang), **_claims_for_machines(x, args)} for x in all_loaded]
        json.dump(told, sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        for loaded in all_loaded:
            _print_problems(loaded, args.lang)
            _print_claims(loaded, args)
            print(verdict(loaded, args.lang))
    return max((_code(x, args.strict) for x in all_loaded), default=DONE)


def _code(loaded: Loaded, strict: bool) -> int:
    if loaded.bundle is None:
        return CANNOT_READ
    failing = loaded.count(Severity.ERROR) + (loaded.count(Severity.WARNING) if strict else 0)
    return PROBLEMS if failing else DONE


def _print_problems(loaded: Loaded, lang: Language) -> None:
    # in_order has sorted them by file.
    for name, found in groupby(loaded.problems, key=lambda p: p.where.file):
        print(name or loaded.path.name)
        for one in found:
            print(_line(one, lang))
            hint = one.hint(lang)
            if hint:
                print(f"      {hint}")
        print()


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


# Claims ------------------------------------------------------------------------------------


def _claims(loaded: Loaded, args: argparse.Namespace) -> tuple[ClaimLine, ...]:
    """The claims asked for: all of them, or those that could not be decided."""
    if args.claims:
        return loaded.claims
    return tuple(x for x in loaded.claims if x.verdict == "undecidable") if args.undecided else ()


def _print_claims(loaded: Loaded, args: argparse.Namespace) -> None:
    lines = _claims(loaded, args)
    for name, found in groupby(lines, key=lambda line: line.where.file):
        print(name or loaded.path.name)
        for line in found:
            print(_claim(line, args.lang))
        print()
    if args.claims and loaded.cube is not None:
        counts = Counter(line.verdict for line in lines)
        print(say("checks.claims-verdict", args.lang, total=len(lines), **_counted(counts)))


def _claim(line: ClaimLine, lang: Language) -> str:
    where = f"{line.where.line}:{line.where.column}" if line.where.line else "-"
    cells = "; ".join([f"{c.name} {c.shown}" for c in line.cells[:_MOST_CELLS]]) or "-"
    cells += "; …" if len(line.cells) > _MOST_CELLS else ""
    mark = say(f"claims.mark-{line.verdict}", lang)
    told = f"  {where:<8} {mark}  {line.words.strip()}  ←  {cells}"
    return told if line.verdict == "proved" else f"{told}  ({line.outcome(lang)})"


def _counted(counts: Counter[Verdict]) -> dict[str, int]:
    return {v: counts[v] for v in get_args(Verdict)}


def _claims_for_machines(loaded: Loaded, args: argparse.Namespace) -> dict[str, object]:
    if not (args.claims or args.undecided):
        return {}
    return {"claims": [_claim_for_machines(x, args.lang) for x in _claims(loaded, args)]}


def _claim_for_machines(line: ClaimLine, lang: Language) -> dict[str, object]:
    return {
        "file": line.where.file,
        "line": line.where.line,
        "column": line.where.column,
        "subject": line.path,
        "language": line.lang,
        "words": line.words,
        "verdict": line.verdict,
        "outcome": line.outcome(lang),
        "cells": [
            {"figure": c.figure, "address": c.address, "name": c.name, "shown": c.shown} for c in line.cells
        ],
    }


# Explanations ------------------------------------------------------------------------------


def _explain(code: str, lang: Language) -> int:
    """Print what a code means, why it matters, a wrong and a right example."""
    from qjviewer.checks.explaining import explained, known_codes

    found = explained(code)
    if found is None:
        from difflib import get_close_matches

        near = "、".join(get_close_matches(code, known_codes(), 3))
        print(say("checks.explain-unknown", lang, code=code, near=near or "-"), file=sys.stderr)
        return USAGE
    print("\n".join(found.lines(lang)))
    return DONE
