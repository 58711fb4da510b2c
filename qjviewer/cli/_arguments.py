"""Arguments that several sub-commands share."""

import argparse
import sys
from pathlib import Path

from qjviewer.cli import CANNOT_READ
from qjviewer.load import Loaded, View, read
from qjviewer.resources import builtin_bundle
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, say


def add_path(parser: argparse.ArgumentParser, *, many: bool = False) -> None:
    """Add the path, or paths, of a briefing; the built-in one when left out."""
    parser.add_argument(
        "paths" if many else "path",
        type=Path,
        nargs="*" if many else "?",
        default=[builtin_bundle()] if many else builtin_bundle(),
        help=say("cli.arg-path"),
    )


def add_view(parser: argparse.ArgumentParser) -> None:
    """Add the language and the switch for outside context."""
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))
    parser.add_argument("--no-context", action="store_true", help=say("cli.arg-no-context"))


def view_of(args: argparse.Namespace) -> View:
    """The view asked for."""
    return View(args.lang, context=not args.no_context)


def load_or_explain(path: Path, view: View) -> Loaded | None:
    """Read a briefing, unchecked; None after saying on standard error why it cannot be shown at all."""
    loaded = read(path, view)
    if loaded.cover is not None:
        return loaded
    for found in loaded.problems:
        print(f"{found.where}: {found.message(view.lang)} {found.hint(view.lang)}".rstrip(), file=sys.stderr)
    return None


__all__ = ["CANNOT_READ", "add_path", "add_view", "load_or_explain", "view_of"]
