"""`prints`: what was printed and exported; the memory of it switched off, on, or emptied."""

import argparse
import sys
from pathlib import Path

from qjviewer.cli import DONE, PROBLEMS
from qjviewer.cli.verify import grouped
from qjviewer.editions.print_memory import PrintMemory, PrintRecord
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, Language, say
from qjviewer.writing import refused

NAME = "prints"
HELP = "editions.help-prints"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    group = parser.add_mutually_exclusive_group()
    for name in ("off", "on", "empty"):
        group.add_argument(f"--{name}", action="store_true", help=say(f"editions.arg-{name}"))
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))


def run(args: argparse.Namespace) -> int:
    """List, or do what was asked."""
    memory = PrintMemory()
    try:
        if args.empty:
            print(say("editions.emptied", args.lang, count=memory.empty()))
            return DONE
        if args.on or args.off:
            memory.switch(on=args.on)
    except OSError as error:
        reason = refused(error, Path(error.filename or ".")).told(args.lang)
        print(say("editions.memory-failed", args.lang, reason=reason), file=sys.stderr)
        return PROBLEMS
    print(say("editions.memory-on" if memory.is_on else "editions.memory-off", args.lang))
    for record in memory.records():
        print(told(record, args.lang))
    return DONE


def told(record: PrintRecord, lang: Language) -> str:
    """One print in a line."""
    return say(
        "editions.print-record",
        lang,
        when=record.when[:16].replace("T", " "),
        digest=grouped(record.digest),
        title=record.title,
        way=record.way_words(lang),
        target=record.target,
    ).rstrip()
