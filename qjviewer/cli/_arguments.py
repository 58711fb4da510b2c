"""Arguments that several sub-commands share."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from qjviewer.cli import CANNOT_READ
from qjviewer.load import Loaded, View, read
from qjviewer.resources import builtin_bundle
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, listed, say

if TYPE_CHECKING:
    from qjviewer.release import Gated, Release


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


def add_owner(parser: argparse.ArgumentParser) -> None:
    """Add the choice of one department's part."""
    parser.add_argument("--owner", default="", metavar="NAME", help=say("cli.arg-only-owner"))


def view_of(args: argparse.Namespace) -> View:
    """The view asked for."""
    return View(args.lang, context=not args.no_context)


def owner_view(args: argparse.Namespace) -> View:
    """The view asked for, of one department where one is named."""
    return replace(view_of(args), owner=args.owner)


def is_owner(loaded: Loaded) -> bool:
    """Whether the department asked for answers for anything; says on standard error which do."""
    owner, lang = loaded.view.owner, loaded.view.lang
    if owner and owner not in loaded.owners:
        known = listed(loaded.owners, lang)
        print(say("printing.error-no-owner", lang, owner=owner, known=known), file=sys.stderr)
        return False
    return True


def load_or_explain(path: Path, view: View) -> Loaded | None:
    """Read a briefing, unchecked; None after saying on standard error why it cannot be shown at all."""
    loaded = read(path, view)
    if loaded.cover is not None:
        return loaded
    for found in loaded.problems:
        print(f"{found.where}: {found.message(view.lang)} {found.hint(view.lang)}".rstrip(), file=sys.stderr)
    return None


# The release gate ------------------------------------------------------------------------


def add_force(parser: argparse.ArgumentParser) -> None:
    """Add the switch that lets go what should not be released."""
    parser.add_argument("--force", action="store_true", help=say("release.arg-force"))


def gate(loaded: Loaded, what: "Gated", args: argparse.Namespace) -> "Release | None":
    """What stands in the way of release; None after refusing on standard error: the exit code is 1 then.

    With `--force` (see `add_force`) it goes on, says so, and whoever asked marks every page.
    """
    from qjviewer.release import release_of

    release = release_of(loaded)
    if release.is_clean:
        return release
    if args.force:
        print(release.warning(args.lang), file=sys.stderr)
        return release
    print(release.refusal(what, args.lang), file=sys.stderr)
    return None


def warn(loaded: Loaded, args: argparse.Namespace) -> "Release":
    """As `gate` for what only serves to look: it goes on and says on standard error what is wrong."""
    from qjviewer.release import release_of

    release = release_of(loaded)
    if not release.is_clean:
        print(release.warning(args.lang), file=sys.stderr)
    return release


__all__ = [
    "CANNOT_READ",
    "add_force",
    "add_owner",
    "add_path",
    "add_view",
    "gate",
    "is_owner",
    "load_or_explain",
    "owner_view",
    "view_of",
    "warn",
]
