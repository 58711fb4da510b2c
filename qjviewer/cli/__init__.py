"""The command line: one module a sub-command, found by walking this package."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Protocol

from qjviewer import __version__
from qjviewer.garbage import nothing_collected
from qjviewer.resources import modules_in
from qjviewer.wording import say

# Of the window; app.py reads them.
_OPTIONS = (
    ("--kiosk", "cli.arg-kiosk"),
    ("--new-window", "settings.arg-new-window"),
    ("--lang LANGUAGE", "cli.arg-lang"),
)
_USUAL_COLUMNS = 80
DONE, PROBLEMS, USAGE, CANNOT_READ = 0, 1, 2, 3


class SubCommand(Protocol):
    """A module of this package. `HELP` names a phrase; `run` gives the exit code."""

    NAME: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, args: argparse.Namespace) -> int: ...


class _HelpFormatter(argparse.HelpFormatter):
    """As argparse's own, which imports `shutil` and its archives to learn how wide a terminal is."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    asked = os.environ.get("COLUMNS", "")
    if asked.isdigit() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size().columns or _USUAL_COLUMNS
    except OSError:
        return _USUAL_COLUMNS


def command_names() -> tuple[str, ...]:
    """The sub-commands there are; a trailing underscore avoids a Python keyword or built-in."""
    return tuple(name.rstrip("_") for name in modules_in(__path__) if name[0] != "_")


def run(argv: Sequence[str]) -> int | None:
    """Run a sub-command; None when the arguments ask for the window instead."""
    if argv and argv[0] in command_names():
        return _run_command(argv[0], argv[1:])
    if argv and argv[0] in ("--version", "-V"):
        print(f"qjviewer {__version__}")
        return DONE
    if argv and argv[0] in ("--help", "-h"):
        print(_overview())
        return DONE
    return None


def _module(name: str) -> SubCommand:
    modules = {name.rstrip("_"): name for name in modules_in(__path__)}
    with nothing_collected():
        module: SubCommand = importlib.import_module(f"{__name__}.{modules[name]}")
    return module


def _run_command(name: str, argv: Sequence[str]) -> int:
    _speak_utf8()
    command = _module(name)
    parser = argparse.ArgumentParser(
        f"qjviewer {name}", description=say(command.HELP), formatter_class=_HelpFormatter
    )
    command.add_arguments(parser)
    try:
        return command.run(parser.parse_args(argv))
    except BrokenPipeError:
        # The reader went away (`qjviewer text … | head`): nothing left to say.
        sys.stderr.close()
        return DONE


def _overview() -> str:
    _speak_utf8()
    lines = [say("cli.usage"), "", say("cli.options")]
    lines += [f"  {option:<16} {say(words)}" for option, words in _OPTIONS]
    lines += ["", say("cli.commands")]
    lines += [f"  {name:<10} {say(_module(name).HELP)}" for name in command_names()]
    return "\n".join(lines)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
