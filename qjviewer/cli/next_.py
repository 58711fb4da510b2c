"""`next`: the next period's briefing out of the last one."""

import argparse
import sys
from pathlib import Path

from qjviewer import writing
from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, USAGE
from qjviewer.load import View, read
from qjviewer.rolling.next_period import day_typed, period_typed
from qjviewer.rolling.report import TodoTeller
from qjviewer.rolling.roll import RollPlan, roll
from qjviewer.rolling.roll_errors import RollError
from qjviewer.rolling.todo import todo_of
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, say

NAME = "next"
HELP = "roll.help-next"
_USAGE = ("not-a-period", "not-a-day", "not-after", "other-sort", "not-empty", "inside")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("path", type=Path, help=say("roll.arg-path"))
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", help=say("roll.arg-output"))
    parser.add_argument("--period", default="", metavar="PERIOD", help=say("roll.arg-period"))
    parser.add_argument("--as-of", default="", metavar="DAY", help=say("roll.arg-as-of"))
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))


def run(args: argparse.Namespace) -> int:
    """Roll forward and tell what is to be done; without -o tell what is left to do in this one."""
    try:
        if args.output is not None:
            _tell_rolled(roll(args.path, args.output, period_typed(args.period), day_typed(args.as_of)), args)
        return _tell_todo(args.output if args.output is not None else args.path, args)
    except RollError as error:
        print(error.message(args.lang), file=sys.stderr)
        return CANNOT_READ if error.reason == "unreadable" else USAGE if error.reason in _USAGE else PROBLEMS
    except OSError as error:
        found = writing.refused(error, args.output or args.path)
        why = found.told(args.lang)
        print(say("roll.error-cannot-write", args.lang, path=args.output, why=why), file=sys.stderr)
        return PROBLEMS


def _tell_rolled(plan: RollPlan, args: argparse.Namespace) -> None:
    lang = args.lang
    print(say("roll.done", lang, path=args.output, old=plan.old.code, new=plan.period.code))
    key = "roll.day-given" if args.as_of else "roll.day-assumed"
    print(say(key, lang, day=plan.as_of.isoformat()))


def _tell_todo(path: Path, args: argparse.Namespace) -> int:
    loaded = read(path, View(args.lang))
    if loaded.cube is None:
        raise RollError("unreadable", loaded.problems[:5], path=path)
    todo = todo_of(loaded.cube, args.lang)
    for line in TodoTeller(loaded.cube, args.lang).lines(todo):
        print(line)
    if todo.tabs:
        print(say("roll.how-confirm", args.lang, path=path))
    return DONE
