"""`pack`: a briefing's folder as one `.qjb` file, and back."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from qjviewer.bundle.archive import SUFFIX, ArchiveRefusal, packed
from qjviewer.bundle.files import PackedFolder
from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, USAGE
from qjviewer.cli._arguments import add_force, gate, load_or_explain
from qjviewer.cli.verify import grouped
from qjviewer.load import Loaded, View
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, Language, say
from qjviewer.writing import not_written, write_whole

NAME = "pack"
HELP = "pack.help-pack"
_NAMED = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("source", type=Path, help=say("pack.arg-source"))
    parser.add_argument("-o", "--output", type=Path, required=True, help=say("pack.arg-output"))
    parser.add_argument("--unpack", action="store_true", help=say("pack.arg-unpack"))
    add_force(parser)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help=say("cli.arg-lang"))


def run(args: argparse.Namespace) -> int:
    """Pack or unpack; what stands at the target is replaced only by a whole archive."""
    try:
        return _unpack(args.source, args.output, args.lang) if args.unpack else _pack(args)
    except OSError as error:
        print(not_written(error, args.output, args.lang), file=sys.stderr)
        return PROBLEMS


def _pack(args: argparse.Namespace) -> int:
    source, target, lang = args.source, args.output, args.lang
    if not source.is_dir():
        return _misused(say("pack.not-a-folder", lang, path=source))
    if target.suffix.lower() != SUFFIX:
        return _misused(say("pack.no-suffix", lang, path=target))
    loaded = load_or_explain(source, View(lang))
    if loaded is None:
        return CANNOT_READ
    release = gate(loaded, "pack", args)
    if release is None:
        return PROBLEMS
    names = _names(loaded)
    try:
        data = packed({name: (source / name).read_bytes() for name in names})
    except ArchiveRefusal as refused:
        print(f"{refused.member or source}: {say(refused.reason, lang)}", file=sys.stderr)
        return PROBLEMS
    write_whole(target, data)
    told = {"digest": grouped(loaded.digest), "verdict": release.verdict(lang)}
    print(say("pack.packed", lang, path=target, count=len(names), **told))
    _tell_left_out(source, {*names, _inside(source, target)}, lang)
    return DONE


def _names(loaded: Loaded) -> Sequence[str]:
    """The files the briefing consists of, and no others: drafts beside it are nobody else's business."""
    return sorted({_inside(loaded.path, path) for path in loaded.files if path.is_file()} - {""})


def _inside(folder: Path, path: Path) -> str:
    """The name of a file below the folder; where it lies elsewhere, something no file is called."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""


def _tell_left_out(source: Path, taken: set[str], lang: Language) -> None:
    found = (path for path in source.rglob("*") if path.is_file())
    names = sorted({_inside(source, path) for path in found} - taken)
    if names:
        shown = "、".join(names[:_NAMED])
        more = say("pack.and-more", lang, count=len(names)) if len(names) > _NAMED else ""
        print(say("pack.left-out", lang, names=f"{shown} {more}".rstrip()))


def _unpack(source: Path, target: Path, lang: Language) -> int:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        return _misused(say("pack.not-empty", lang, path=target))
    folder = PackedFolder(source, "")
    archive = folder.archive()
    try:
        if archive is not None:
            archive.unpack(target)
    except ArchiveRefusal as refused:
        print(f"{refused.member}: {say(refused.reason, lang)}", file=sys.stderr)
        return CANNOT_READ
    for found in folder.problems:
        print(f"{found.where}: {found.message(lang)} {found.hint(lang)}".rstrip(), file=sys.stderr)
    if archive is None:
        return CANNOT_READ
    print(say("pack.unpacked", lang, path=target, count=len(archive.names)))
    return DONE


def _misused(words: str) -> int:
    print(words, file=sys.stderr)
    return USAGE
